import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { idOf } from '../base/ids.ts'
import type { Service } from '../catalog/service.ts'
import type { Staff } from '../people/staff.ts'
import type { Location } from '../places/location.ts'
import type { Resource } from '../places/resource.ts'
import { bund, byId, chairs, cut, lin, wang } from '../scheduling/salon.fixture.ts'
import type { Shift } from '../scheduling/shift.ts'
import { guestArrangements } from '../scheduling/visit-shape.ts'
import { addDays, formatLocalTime, MINUTE_MS } from '../time/local-time.ts'
import { toInstant } from '../time/zone.ts'
import { blocked } from './blocked-time.fixture.ts'
import { book } from './book.ts'
import { cutAtNoon, frontDesk } from './booking.fixture.ts'
import { explainStart, type StartExplanation } from './explain-start.ts'
import { holdSlot } from './hold-slot.ts'
import {
  lived,
  loaded,
  poolId,
  type Shop,
  type Step,
  serviceId,
  shown,
  staffId,
  startsOf,
  stateOf,
  tiers,
  type Visit,
  wantedOf,
  zhao,
} from './lived-shop.fixture.ts'
import { requestsOf as requestsOfBooking, reschedule } from './reschedule.ts'

const RUNS = Number(process.env.MENDIAN_PROPERTY_RUNS ?? 200)
/** Each run tries every start of some days. */
const longestMs = Math.max(120_000, RUNS * 1000)

/** Zones with a day on which their clocks change, or do not. */
const days: readonly (readonly [zone: string, date: string])[] = [
  ['Asia/Shanghai', '2026-11-21'],
  ['Europe/Berlin', '2026-10-25'],
  ['America/New_York', '2027-03-14'],
  ['Australia/Lord_Howe', '2026-10-04'],
  ['Asia/Kathmandu', '2026-12-01'],
]

const minutes = (max: number): fc.Arbitrary<number> => fc.integer({ min: 0, max: max / 5 }).map((fives) => fives * 5)
const visitOf: fc.Arbitrary<Visit> = fc.record({
  segments: fc
    .array(
      fc.record({
        service: fc.nat(2),
        person: fc.option(fc.nat(2), { nil: undefined, freq: 2 }),
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
  byAnother: fc.boolean(),
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
  maxConcurrentBookings: fc.option(fc.integer({ min: 1, max: 3 }), { nil: null, freq: 2 }),
  maxBookingsPerDay: fc.option(fc.integer({ min: 1, max: 4 }), { nil: null, freq: 2 }),
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
  maxBookingsPerDayPerCustomer: fc.option(fc.integer({ min: 1, max: 3 }), { nil: null, freq: 2 }),
  tierReserve: fc.option(
    fc.record({
      minimumTierRank: fc.integer({ min: 1, max: 2 }),
      shareBasisPoints: fc.integer({ min: 1, max: 10_000 }),
      releaseDaysBefore: fc.integer({ min: 0, max: 1 }),
    }),
    { nil: null },
  ),
  caps: fc.array(fc.option(fc.integer({ min: 1, max: 3 }), { nil: null, freq: 2 }), { minLength: 3, maxLength: 3 }),
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
    maxBookingsPerDayPerCustomer: limits.maxBookingsPerDayPerCustomer,
    tierReserve: limits.tierReserve,
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
    tier: fc.constantFrom(null, ...tiers),
  })
  .map(({ day: [timeZone, date], alignment, minLeadMinutes, nowMinute, services, quantities, shifts, ...rest }) => {
    const { bookable, place, blocks, tier } = rest
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
      tier,
    }
  })

/** Where nobody waits, a visit that can be had has somebody free for each segment, and no full pool. */
function assertExplains({ bookable, segments, pools }: StartExplanation): void {
  if (!bookable) return
  for (const { candidates } of segments) {
    expect(candidates.some((candidate) => candidate.reasons.length === 0)).toBe(true)
  }
  expect(pools.every(({ fullUntilMs }) => fullUntilMs === null)).toBe(true)
}

describe('what is shown can be booked, and what can be booked is shown', () => {
  test(
    'at every start of the grid, after any bookings, moves and cancellations',
    () => {
      fc.assert(
        fc.property(shopOf, fc.array(stepOf, { maxLength: 14 }), visitOf, (shop, steps, visit) => {
          const state = stateOf(shop, lived(shop, steps))
          const wanted = wantedOf(visit)
          const offered = shown(shop, state, wanted)
          for (const startsAtMs of startsOf(shop)) {
            const known = loaded(state, wanted, startsAtMs, startsAtMs)
            const decision = book(known, { ...cutAtNoon, startsAtMs, ...wanted }, shop.nowMs)
            const at = `a start at ${new Date(startsAtMs).toISOString()}`
            const explained = explainStart(known, { startsAtMs, ...wanted }, shop.nowMs)
            expect(explained.bookable).toBe(decision.ok)
            expect(explained.reasons[0]).toEqual(decision.ok ? undefined : decision.refusal)
            if (wanted.shape.maxWaitMinutes === 0) assertExplains(explained)
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
    },
    longestMs,
  )

  test('the shops of that rule do book, move and are full', () => {
    const seen = { booked: 0, moved: 0, offered: 0, refused: 0 }
    for (const [shop, steps, visit] of fc.sample(
      fc.tuple(shopOf, fc.array(stepOf, { minLength: 8, maxLength: 14 }), visitOf),
      {
        numRuns: 150,
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
        // A start that has come can be booked, but holding it would be over at once.
        const free = [...shown(shop, state, wanted).keys()].filter((start) => start > shop.nowMs)
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
        const own = [...shown(shop, taken, wanted, held.changes).keys()].filter((start) => start > shop.nowMs)
        expect(own.sort()).toEqual(free.sort())
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
        const whose = booking.customerId === zhao.id ? zhao : wang
        const free = shown(shop, stateOf(shop, others, whose), wanted)
        for (const startsAtMs of startsOf(shop)) {
          const command = { startsAtMs, actor: frontDesk, reason: null }
          const decision = reschedule({ ...stateOf(shop, live, whose), booking }, command, shop.nowMs)
          expect(decision.ok).toBe(free.has(startsAtMs))
        }
      }),
      { numRuns: RUNS },
    )
  })
})
