import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { idOf, type ResourceId, type ServiceId, type StaffId } from '../base/ids.ts'
import type { Service } from '../catalog/service.ts'
import type { Staff } from '../people/staff.ts'
import type { StaffGender } from '../people/staff-gender.ts'
import type { Location } from '../places/location.ts'
import type { Resource } from '../places/resource.ts'
import { bookingWindow } from '../scheduling/booking-window.ts'
import { freeSlots, type SegmentTime } from '../scheduling/free-slots.ts'
import { gridStartAt, slotGrid } from '../scheduling/grid.ts'
import { takenTime } from '../scheduling/occupancy.ts'
import { leastBookedFirst } from '../scheduling/rank-candidates.ts'
import { bund, byId, chairs, cut, lin, wang } from '../scheduling/salon.fixture.ts'
import type { Shift } from '../scheduling/shift.ts'
import {
  calendarReach,
  candidateSegments,
  candidateUnits,
  type SegmentRequest,
  segmentNeeds,
  type VisitConfiguration,
} from '../scheduling/visit-plan.ts'
import { guestArrangements, type VisitShape } from '../scheduling/visit-shape.ts'
import { overlaps } from '../time/interval.ts'
import { addDays, DAY_MS, formatLocalTime, MINUTE_MS } from '../time/local-time.ts'
import { toInstant } from '../time/zone.ts'
import { blocked } from './blocked-time.fixture.ts'
import { type BookChanges, type BookState, book } from './book.ts'
import { cutAtNoon, frontDesk } from './booking.fixture.ts'
import { type HoldChanges, holdSlot } from './hold-slot.ts'
import type { VisitWish } from './plan-visit.ts'
import { requestsOf as requestsOfBooking, reschedule } from './reschedule.ts'
import { assertSound } from './sound-bookings.fixture.ts'

const RUNS = Number(process.env.MENDIAN_PROPERTY_RUNS ?? 200)

/** Zones with a day on which their clocks change, or do not. */
const days: readonly (readonly [zone: string, date: string])[] = [
  ['Asia/Shanghai', '2026-11-21'],
  ['Europe/Berlin', '2026-10-25'],
  ['America/New_York', '2027-03-14'],
  ['Australia/Lord_Howe', '2026-10-04'],
  ['Asia/Kathmandu', '2026-12-01'],
]

interface Shop {
  readonly configuration: VisitConfiguration
  readonly shifts: readonly Shift[]
  /** What time blocks take. */
  readonly blocks: Pick<BookState, 'busy' | 'claims'>
  readonly nowMs: number
  readonly fromMs: number
}

interface Step {
  readonly kind: 'BOOK' | 'RESCHEDULE' | 'CANCEL'
  readonly which: number
  readonly start: number
  readonly visit: Visit
}

/** What is wanted, by numbers of the shop's own. */
interface Visit {
  readonly segments: readonly {
    readonly service: number
    readonly person: number | undefined
    readonly guest: number
    readonly gender: StaffGender | undefined
  }[]
  readonly shape: VisitShape
}

const minutes = (max: number): fc.Arbitrary<number> => fc.integer({ min: 0, max: max / 5 }).map((fives) => fives * 5)
const visitOf: fc.Arbitrary<Visit> = fc.record({
  segments: fc
    .array(
      fc.record({
        service: fc.nat(2),
        person: fc.option(fc.nat(2), { nil: undefined, freq: 1 }),
        guest: fc.constantFrom(0, 0, 0, 1, 2),
        gender: fc.constantFrom(undefined, undefined, undefined, 'FEMALE' as const),
      }),
      { minLength: 1, maxLength: 3 },
    )
    .map(inOrderOfGuests),
  shape: fc.record({
    guestArrangement: fc.constantFrom(...guestArrangements),
    maxWaitMinutes: fc.constantFrom(0, 0, 0, 5, 20),
  }),
})

/** Each guest's segments together, the guests numbered from 0. */
function inOrderOfGuests<T extends { readonly guest: number }>(segments: readonly T[]): readonly T[] {
  const guests = [...new Set(segments.map(({ guest }) => guest))]
  return guests.flatMap((own, guest) =>
    segments.filter((each) => each.guest === own).map((each) => ({ ...each, guest })),
  )
}
const stepOf: fc.Arbitrary<Step> = fc.record({
  kind: fc.constantFrom('BOOK', 'BOOK', 'BOOK', 'RESCHEDULE', 'CANCEL'),
  which: fc.nat(9),
  start: fc.nat(500),
  visit: visitOf,
})
const serviceOf = fc.record({
  preparationMinutes: minutes(30),
  durationMinutes: minutes(90).map((length) => length + 5),
  processingMinutes: minutes(60),
  finishingMinutes: minutes(30),
  transitionMinutes: minutes(30),
  staff: fc.subarray([0, 1, 2], { minLength: 1 }),
  pools: fc.subarray([0, 1]),
  quantity: fc.integer({ min: 1, max: 2 }),
  shared: fc.boolean(),
})
const shiftOf = fc.record({
  person: fc.nat(2),
  day: fc.integer({ min: -1, max: 1 }),
  startMinute: minutes(1435),
  lengthMinutes: minutes(900).map((length) => length + 30),
  pause: fc.option(fc.record({ afterMinutes: minutes(600), lengthMinutes: minutes(90) }), { nil: undefined }),
})
const hoursOf = fc.record({ opensAt: minutes(1200), lengthMinutes: minutes(900).map((length) => length + 60) })
/** Mostly open, or the shops would sell nothing. */
const placeOf = fc.record({
  weekly: fc.option(fc.array(hoursOf, { minLength: 1, maxLength: 3 }), { nil: undefined }),
  special: fc.option(fc.record({ day: fc.integer({ min: -1, max: 1 }), hours: fc.array(hoursOf, { maxLength: 2 }) }), {
    nil: undefined,
    freq: 2,
  }),
  maxConcurrentCustomers: fc.option(fc.integer({ min: 1, max: 3 }), { nil: null }),
  maxBookingsPerDay: fc.option(fc.integer({ min: 1, max: 5 }), { nil: null, freq: 2 }),
  caps: fc.array(fc.option(fc.integer({ min: 1, max: 3 }), { nil: null, freq: 1 }), { minLength: 3, maxLength: 3 }),
})
const blockOf = fc.record({
  person: fc.option(fc.nat(2), { nil: undefined }),
  pool: fc.nat(1),
  startMinute: fc.integer({ min: -1440, max: 2880 }),
  lengthMinutes: fc.oneof(minutes(600), minutes(4000)).map((length) => length + 5),
})

function timesOf({ opensAt, lengthMinutes }: { opensAt: number; lengthMinutes: number }) {
  return { opensAt: formatLocalTime(opensAt), closesAt: formatLocalTime(Math.min(opensAt + lengthMinutes, 2880)) }
}
type Generated<A> = A extends fc.Arbitrary<infer T> ? T : never

function limitsOf({ weekly, special, ...limits }: Generated<typeof placeOf>, date: string): Partial<Location> {
  const days = special && [{ date: addDays(date, special.day), name: 'Special', hours: special.hours.map(timesOf) }]
  const everyDay = weekly?.map(timesOf) ?? []
  const openingHours = [1, 2, 3, 4, 5, 6, 7].flatMap((weekday) => everyDay.map((hours) => ({ weekday, ...hours })))
  return {
    maxConcurrentCustomers: limits.maxConcurrentCustomers,
    maxBookingsPerDay: limits.maxBookingsPerDay,
    openingHours: weekly ? openingHours : null,
    specialDays: days ?? [],
  }
}

function shiftMade({ person, day, startMinute, ...more }: Generated<typeof shiftOf>, n: number, date: string): Shift {
  const pause = {
    startMinute: startMinute + (more.pause?.afterMinutes ?? 0),
    endMinute: startMinute + (more.pause ? more.pause.afterMinutes + more.pause.lengthMinutes : 0),
  }
  return {
    id: idOf('Shift', `s${n}`),
    locationId: bund.id,
    staffId: staffId(person),
    date: addDays(date, day),
    startMinute,
    endMinute: Math.min(startMinute + more.lengthMinutes, 2880),
    breaks: pause.endMinute > pause.startMinute && pause.endMinute <= 2880 ? [pause] : [],
    createdAtMs: 0,
  }
}

const shopOf: fc.Arbitrary<Shop> = fc
  .record({
    day: fc.constantFrom(...days),
    alignment: fc.constantFrom(10, 15, 20, 30, 45),
    minLeadMinutes: fc.constantFrom(0, 0, 7, 90),
    nowMinute: fc.integer({ min: -600, max: 600 }),
    services: fc.array(serviceOf, { minLength: 3, maxLength: 3 }),
    quantities: fc.tuple(fc.integer({ min: 1, max: 3 }), fc.integer({ min: 1, max: 2 })),
    shifts: fc.array(shiftOf, { minLength: 2, maxLength: 12 }),
    bookable: fc.tuple(fc.constant(true), fc.constant(true), fc.boolean()),
    place: placeOf,
    blocks: fc.array(blockOf, { maxLength: 3 }),
  })
  .map(({ day: [timeZone, date], alignment, minLeadMinutes, nowMinute, services, quantities, shifts, ...rest }) => {
    const { bookable, place, blocks } = rest
    const own = { timeZone, slotAlignmentMinutes: alignment, minLeadMinutes, maxLeadDays: 1 }
    const location: Location = { ...bund, ...own, ...limitsOf(place, date) }
    const staff: readonly Staff[] = bookable.map((takes, n) => ({
      ...lin,
      id: staffId(n),
      bookable: takes,
      gender: n === 0 ? 'MALE' : 'FEMALE',
      maxBookingsPerDay: place.caps[n] ?? null,
    }))
    const pools: readonly Resource[] = quantities.map((quantity, n) => ({ ...chairs, id: poolId(n), quantity }))
    const fromMs = toInstant(timeZone, date, 0, 'EARLIER')
    return {
      configuration: {
        location,
        services: byId(
          ...services.map(
            (made, n): Service => ({
              ...cut,
              ...made,
              id: serviceId(n),
              staffIds: made.staff.map(staffId),
              resourceRequirements:
                made.pools.length === 0
                  ? []
                  : [
                      {
                        resourceIds: made.pools.map(poolId),
                        quantity: made.quantity,
                        sharedByParty: made.shared,
                        carriedAlong: false,
                      },
                    ],
            }),
          ),
        ),
        staff: byId(...staff),
        resources: byId(...pools),
        addOns: byId(),
      },
      shifts: shifts.map((shift, n) => shiftMade(shift, n, date)),
      blocks: blocked(
        blocks.map(({ startMinute, lengthMinutes, person, pool }, n) => {
          const startsAtMs = fromMs + startMinute * MINUTE_MS
          return { n, person, pool, startsAtMs, endsAtMs: startsAtMs + lengthMinutes * MINUTE_MS }
        }),
        staff,
        pools,
      ),
      nowMs: fromMs + nowMinute * MINUTE_MS,
      fromMs,
    }
  })

const staffId = (n: number): StaffId => idOf('Staff', `p${n}`)
const poolId = (n: number): ResourceId => idOf('Resource', `r${n}`)
const serviceId = (n: number): ServiceId => idOf('Service', `v${n}`)

function requestsOf(visit: Step['visit']): readonly SegmentRequest[] {
  return visit.segments.map(({ service, person, guest, gender }) => ({
    serviceId: serviceId(service),
    guest,
    ...(person === undefined ? {} : { staffId: staffId(person) }),
    ...(gender === undefined ? {} : { staffGender: gender }),
  }))
}

/** What is wanted, as the operations have it. */
function wantedOf(visit: Visit): Wanted {
  return { segments: requestsOf(visit), shape: visit.shape }
}

type Wanted = Pick<VisitWish, 'segments'> & { readonly shape: VisitShape }

/** The shop with what the live bookings take. */
function stateOf(shop: Shop, live: ReadonlyMap<string, BookChanges>): BookState {
  const all = [...live.values()]
  const { configuration, shifts, blocks } = shop
  const busy = [...blocks.busy, ...all.flatMap((changes) => changes.occupancy)]
  const claims = [...blocks.claims, ...all.flatMap((changes) => changes.claims)]
  return { configuration, customer: wang, openBookings: 0, policies: [], shifts, busy, claims }
}

/** What the operations load of that state for starts in the range, and no more. */
function loaded(state: BookState, { segments: requests, shape }: Wanted, fromMs: number, toMs: number): BookState {
  const candidates = candidateSegments(state.configuration, requests)
  const reach = calendarReach(candidates.ok ? candidates.value : [], fromMs, toMs, shape.maxWaitMinutes)
  const time = { startMs: reach.fromMs, endMs: reach.toMs }
  const { staffIds, resourceIds } = candidateUnits(candidates.ok ? candidates.value : [])
  return {
    ...state,
    busy: state.busy.filter((block) => staffIds.includes(block.unitId) && overlaps(takenTime(block), time)),
    claims: state.claims.filter((claim) => resourceIds.includes(claim.resourceId) && overlaps(claim, time)),
  }
}

/** Every grid start of two days: what the location's window lets through and what lies around it. */
function startsOf({ configuration: { location }, fromMs }: Shop): readonly number[] {
  const grid = slotGrid(location.timeZone, fromMs - DAY_MS / 4, fromMs + 1.5 * DAY_MS, location.slotAlignmentMinutes)
  return Array.from({ length: grid.total }, (_, index) => gridStartAt(grid, index))
}

/** What a search shows of the shop; to the holder of `hold` its own time as free. */
function shown(
  shop: Shop,
  state: BookState,
  wanted: Wanted,
  hold?: HoldChanges,
): ReadonlyMap<number, readonly SegmentTime[]> {
  const { location } = shop.configuration
  const candidates = candidateSegments(shop.configuration, wanted.segments)
  if (!candidates.ok) return new Map()
  const window = bookingWindow(location, shop.nowMs)
  const fromMs = shop.fromMs - DAY_MS / 4
  const toMs = shop.fromMs + 1.5 * DAY_MS
  const notBeforeMs = Math.max(fromMs, window.earliestMs)
  const notAfterMs = Math.min(toMs - 1, window.latestMs)
  const calendar = loaded(state, wanted, notBeforeMs, notAfterMs)
  const found = freeSlots({
    grid: slotGrid(location.timeZone, fromMs, toMs, location.slotAlignmentMinutes),
    needs: segmentNeeds(candidates.value, calendar, location.timeZone, hold?.hold.id),
    notBeforeMs,
    notAfterMs,
    shape: wanted.shape,
    rank: leastBookedFirst(location.timeZone),
  })
  return new Map(found.startsAtMs.map((startMs, index) => [startMs, found.timesAt(index)]))
}

/** The bookings that come of random steps, each made, moved or cancelled by the decisions themselves. */
function lived(shop: Shop, steps: readonly Step[]): ReadonlyMap<string, BookChanges> {
  const live = new Map<string, BookChanges>()
  const starts = startsOf(shop)
  for (const [n, { kind, which, start, visit }] of steps.entries()) {
    const state = stateOf(shop, live)
    const held = [...live.values()][which % Math.max(live.size, 1)]
    const wanted =
      kind === 'RESCHEDULE' && held
        ? { segments: requestsOfBooking(held.booking), shape: held.booking }
        : wantedOf(visit)
    // Mostly a start that is free, or the shops would stay empty.
    const choice = start % 4 === 0 ? starts : [...shown(shop, state, wanted).keys()]
    const startsAtMs = choice[start % choice.length] ?? shop.fromMs
    if (kind === 'BOOK' || !held) {
      const bookingId = idOf('Booking', `b${n}`)
      const known = loaded(state, wantedOf(visit), startsAtMs, startsAtMs)
      const decision = book(known, { ...cutAtNoon, bookingId, startsAtMs, ...wantedOf(visit) }, shop.nowMs)
      if (decision.ok) live.set(bookingId, decision.changes)
    } else if (kind === 'CANCEL') {
      live.delete(held.booking.id)
    } else {
      const command = { startsAtMs, actor: frontDesk, reason: null }
      const decision = reschedule({ ...state, booking: held.booking }, command, shop.nowMs)
      if (decision.ok) live.set(held.booking.id, decision.changes)
    }
    assertSound(shop.configuration, shop.blocks, [...live.values()])
  }
  return live
}

describe('what is shown can be booked, and what can be booked is shown', () => {
  test('at every start of the grid, after any bookings, moves and cancellations', () => {
    fc.assert(
      fc.property(shopOf, fc.array(stepOf, { maxLength: 14 }), visitOf, (shop, steps, visit) => {
        const state = stateOf(shop, lived(shop, steps))
        const wanted = wantedOf(visit)
        const offered = shown(shop, state, wanted)
        for (const startsAtMs of startsOf(shop)) {
          const known = loaded(state, wanted, startsAtMs, startsAtMs)
          const decision = book(known, { ...cutAtNoon, startsAtMs, ...wanted }, shop.nowMs)
          const at = `a start at ${new Date(startsAtMs).toISOString()}`
          expect(decision.ok, at).toBe(offered.has(startsAtMs))
          if (!decision.ok) continue
          const times = decision.changes.segments.map((segment) => [segment.startsAtMs, segment.endsAtMs])
          expect(
            offered.get(startsAtMs)?.map(({ startMs, endMs }) => [startMs, endMs]),
            at,
          ).toEqual(times)
        }
      }),
      { numRuns: RUNS },
    )
  })

  test('the shops of that rule do book, move and are full', () => {
    const seen = { booked: 0, moved: 0, offered: 0, refused: 0 }
    for (const [shop, steps, visit] of fc.sample(
      fc.tuple(shopOf, fc.array(stepOf, { minLength: 8, maxLength: 14 }), visitOf),
      {
        numRuns: 60,
        seed: 20_261_121,
      },
    )) {
      const live = lived(shop, steps)
      const offered = shown(shop, stateOf(shop, live), wantedOf(visit))
      seen.booked += live.size
      seen.moved += [...live.values()].filter(({ booking }) => booking.version > 1).length
      seen.offered += offered.size
      seen.refused += startsOf(shop).length - offered.size
    }
    expect(Math.min(seen.booked, seen.moved, seen.offered, seen.refused)).toBeGreaterThan(5)
  })

  test('a hold hides its time from all but its holder, who can book it, and is as good as nothing once it lapsed', () => {
    const seen = { held: 0, hidden: 0 }
    fc.assert(
      fc.property(shopOf, fc.array(stepOf, { maxLength: 8 }), visitOf, fc.nat(99), (shop, steps, visit, which) => {
        const state = stateOf(shop, lived(shop, steps))
        const wanted = wantedOf(visit)
        const free = [...shown(shop, state, wanted).keys()]
        const startsAtMs = free[which % Math.max(free.length, 1)]
        if (startsAtMs === undefined) return
        const command = { holdId: idOf('SlotHold', 'h'), tokenHash: 'h', startsAtMs, ...wanted, ttlSeconds: 300 }
        const held = holdSlot(state, command, shop.nowMs)
        if (!held.ok) throw new Error(`what is shown can be held, not ${held.refusal.code}`)
        const { hold, occupancy, claims } = held.changes
        const taken = { ...state, busy: [...state.busy, ...occupancy], claims: [...state.claims, ...claims] }
        const strange = shown(shop, taken, wanted)
        for (const start of startsOf(shop)) {
          const wish = { ...cutAtNoon, startsAtMs: start, ...wanted }
          expect(book(taken, wish, shop.nowMs).ok).toBe(strange.has(start))
          expect(book({ ...taken, hold }, wish, shop.nowMs).ok).toBe(
            start === startsAtMs && hold.expiresAtMs > shop.nowMs,
          )
        }
        expect([...shown(shop, taken, wanted, held.changes).keys()]).toEqual(free)
        seen.held += 1
        seen.hidden += strange.has(startsAtMs) ? 0 : 1
      }),
      { numRuns: RUNS },
    )
    expect(Math.min(seen.held, seen.hidden)).toBeGreaterThan(5)
  })

  test('moving to a start that the rest of the day leaves free is allowed, any other move is not', () => {
    fc.assert(
      fc.property(shopOf, fc.array(stepOf, { minLength: 3, maxLength: 10 }), fc.nat(9), (shop, steps, which) => {
        const live = lived(shop, steps)
        const held = [...live.values()][which % Math.max(live.size, 1)]
        if (!held) return
        const { booking } = held
        const others = new Map([...live].filter(([id]) => id !== booking.id))
        const wanted = { segments: requestsOfBooking(booking), shape: booking }
        const free = shown(shop, stateOf(shop, others), wanted)
        for (const startsAtMs of startsOf(shop)) {
          const command = { startsAtMs, actor: frontDesk, reason: null }
          const decision = reschedule({ ...stateOf(shop, live), booking }, command, shop.nowMs)
          expect(decision.ok).toBe(free.has(startsAtMs))
        }
      }),
      { numRuns: RUNS },
    )
  })
})
