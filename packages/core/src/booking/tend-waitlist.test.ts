import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { idOf, type SlotHoldId } from '../base/ids.ts'
import type { Location } from '../places/location.ts'
import { at, bund, byId, chen, configuration, cut, dye, lin, shift, wang } from '../scheduling/salon.fixture.ts'
import { anybody } from '../scheduling/visitor.ts'
import { type Interval, overlaps } from '../time/interval.ts'
import { MINUTE_MS } from '../time/local-time.ts'
import { acceptOffer } from './accept-offer.ts'
import { type BookState, book } from './book.ts'
import { cutAtNoon, frontDesk } from './booking.fixture.ts'
import { holdSlot } from './hold-slot.ts'
import { joinWaitlist } from './join-waitlist.ts'
import { declineOffer, withdrawEntry } from './leave-waitlist.ts'
import { offerTime } from './offer-time.ts'
import { tendWaitlist, type WaitlistSituation } from './tend-waitlist.ts'
import { keptVisit, type VisitRequest, wantedOfKept, wantedVisit } from './visit-request.ts'
import type { VisitRows } from './visit-rows.ts'
import type { WaitlistEntry } from './waitlist-entry.ts'

const RUNS = Number(process.env.MENDIAN_PROPERTY_RUNS ?? 200)

const services = [cut, dye] as const
const people = [undefined, lin, chen] as const

interface Step {
  readonly kind: 'JOIN' | 'BOOK' | 'CANCEL' | 'OFFER' | 'ACCEPT' | 'DECLINE' | 'KEEP' | 'WITHDRAW' | 'TICK' | 'TEND'
  readonly which: number
  readonly quarter: number
  readonly length: number
  readonly service: number
  readonly person: number
  readonly guests: number
}

const stepOf: fc.Arbitrary<Step> = fc.record({
  kind: fc.constantFrom<Step['kind']>(
    ...(['JOIN', 'JOIN', 'JOIN', 'BOOK', 'BOOK', 'CANCEL', 'OFFER', 'ACCEPT'] as const),
    ...(['DECLINE', 'KEEP', 'WITHDRAW', 'TICK', 'TEND', 'TEND'] as const),
  ),
  which: fc.nat(20),
  quarter: fc.nat(20),
  length: fc.integer({ min: 1, max: 14 }),
  service: fc.nat(1),
  person: fc.nat(2),
  guests: fc.integer({ min: 1, max: 2 }),
})

/** Her cuts take a quarter of an hour more. */
const slowWang = { ...wang, serviceOverrides: [{ serviceId: cut.id, durationMinutes: cut.durationMinutes + 15 }] }

function visitOf({ service, person, guests }: Step): VisitRequest {
  const serviceId = services[service]?.id ?? cut.id
  const wanted = Array.from({ length: guests }, (_, guest) => ({
    name: null,
    segments: [{ serviceId, staffId: guest === 0 ? people[person]?.id : undefined }],
  }))
  return { segments: [], guests: wanted }
}

/** A shop's waitlist as a list of entries and rows of time, changed by decisions alone. */
interface World {
  nowMs: number
  rows: Pick<VisitRows, 'occupancy' | 'claims'>
  readonly entries: WaitlistEntry[]
  readonly bookings: string[]
  readonly location: Location
  id(): string
  state(): BookState
  situation(): WaitlistSituation
  take(rows: Pick<VisitRows, 'occupancy' | 'claims'>): void
  giveBack(ownerId: string | undefined): void
  keep(entry: WaitlistEntry): void
}

function openWorld(location: Location): World {
  let made = 0
  const world: World = {
    nowMs: at('09:00'),
    rows: { occupancy: [], claims: [] },
    entries: [],
    bookings: [],
    location,
    id() {
      made += 1
      return String(made)
    },
    state() {
      const isLive = ({ expiresAtMs }: { readonly expiresAtMs: number | null }): boolean =>
        expiresAtMs === null || expiresAtMs > world.nowMs
      return {
        configuration: { ...configuration, location },
        customer: slowWang,
        openBookings: 0,
        visitor: anybody,
        policies: [],
        shifts: [shift(lin, '10:00', '14:00'), shift(chen, '11:00', '13:00')],
        busy: world.rows.occupancy.filter(isLive),
        claims: world.rows.claims.filter(isLive),
      }
    },
    situation() {
      const { configuration: known, shifts, busy, claims } = world.state()
      const entries = world.entries.filter(({ state }) => state === 'WAITING' || state === 'OFFERED')
      return {
        configuration: known,
        shifts,
        busy,
        claims,
        entries,
        customers: byId(slowWang),
        openBookings: new Map(),
        visitors: new Map(),
      }
    },
    take({ occupancy, claims }) {
      world.rows = { occupancy: [...world.rows.occupancy, ...occupancy], claims: [...world.rows.claims, ...claims] }
    },
    giveBack(ownerId) {
      const isOthers = (row: { readonly ownerId: string }): boolean => row.ownerId !== ownerId
      const { occupancy, claims } = world.rows
      world.rows = { occupancy: occupancy.filter(isOthers), claims: claims.filter(isOthers) }
    },
    keep(entry) {
      const index = world.entries.findIndex(({ id }) => id === entry.id)
      if (index === -1) world.entries.push(entry)
      else world.entries[index] = entry
    },
  }
  return world
}

const hold = (world: World) => ({ holdId: idOf('SlotHold', world.id()), tokenHash: '' })

function join(world: World, step: Step): void {
  const { quarter, length } = step
  const startMs = at('10:00') + quarter * 15 * MINUTE_MS
  const command = {
    entryId: idOf('WaitlistEntry', world.id().padStart(4, '0')),
    visit: keptVisit(visitOf(step)),
    address: null,
    ranges: [{ startMs, endMs: startMs + length * 15 * MINUTE_MS }],
    expiresAtMs: null,
    channel: 'WEB',
    note: '',
  } as const
  const decision = joinWaitlist({ ...world.state(), waiting: 0 }, command, world.nowMs)
  if (decision.ok) world.keep(decision.changes.entry)
}

function bookStranger(world: World, step: Step): void {
  const { quarter } = step
  const bookingId = idOf('Booking', world.id())
  const startsAtMs = at('10:00') + quarter * 15 * MINUTE_MS
  const decision = book(
    world.state(),
    { ...cutAtNoon, bookingId, startsAtMs, ...wantedVisit(visitOf(step)) },
    world.nowMs,
  )
  if (!decision.ok) return
  world.take(decision.changes)
  world.bookings.push(bookingId)
}

function accept(world: World, entry: WaitlistEntry, step: Step): void {
  const { offer } = entry
  const state = world.state()
  const held = offer && {
    id: offer.holdId,
    tokenHash: '',
    locationId: bund.id,
    customerId: wang.id,
    startsAtMs: offer.startsAtMs,
    endsAtMs: offer.endsAtMs,
    segments: entry.segments.map(({ serviceId, guest = 0 }, ordinal) => ({
      ordinal,
      guest,
      staffLevelId: null,
      staffGender: null,
      serviceId,
      staffId:
        world.rows.occupancy.find((row) => row.ownerId === offer.holdId && row.segment === ordinal)?.unitId ?? lin.id,
      staffRequested: false,
      assignmentSource: 'AUTOMATIC' as const,
      resourceIds: [],
      addOns: [],
      price: cut.price,
      startsAtMs: offer.startsAtMs,
      endsAtMs: offer.endsAtMs,
    })),
    locationType: 'LOCATION' as const,
    guestArrangement: 'TOGETHER' as const,
    maxWaitMinutes: 0,
    expiresAtMs: offer.expiresAtMs,
    createdAtMs: entry.updatedAtMs,
  }
  const bookingId = idOf('Booking', world.id())
  const startsAtMs = offer ? null : at('10:00') + step.quarter * 15 * MINUTE_MS
  const command = { bookingId, redemptionCode: '1', actor: frontDesk, reason: null, startsAtMs }
  const decision = acceptOffer(entry, { ...state, hold: held ?? undefined }, command, world.nowMs)
  // What an open offer keeps can be booked, whatever has happened meanwhile.
  if (offer && world.nowMs < offer.expiresAtMs) expect(decision.ok).toBe(true)
  if (!decision.ok) return
  world.giveBack(offer?.holdId)
  world.take(decision.changes.booked)
  world.bookings.push(bookingId)
  world.keep(decision.changes.entry)
}

/** The times that can be kept, or booked where everybody is told and nothing is kept, by trying each minute. */
function timesByTrying(world: World, entry: WaitlistEntry): readonly Interval[] {
  const times: Interval[] = []
  for (const { startMs, endMs } of entry.ranges) {
    for (let startsAtMs = startMs; startsAtMs < endMs; startsAtMs += MINUTE_MS) {
      const command = { ...hold(world), startsAtMs, ...wantedOfKept(entry), ttlSeconds: 60 }
      if (world.location.waitlistPolicy === 'IN_ORDER') {
        const held = holdSlot(world.state(), command, world.nowMs)
        if (held.ok) times.push({ startMs: startsAtMs, endMs: held.changes.hold.endsAtMs })
      } else {
        const booked = book(world.state(), { ...cutAtNoon, ...command }, world.nowMs)
        if (booked.ok) times.push({ startMs: startsAtMs, endMs: booked.changes.booking.endsAtMs })
      }
    }
  }
  return times
}

function tend(world: World): void {
  const situation = world.situation()
  const holds = situation.entries.map(() => hold(world))
  const { changes } = tendWaitlist(situation, { holds }, world.nowMs)
  const after = new Map<string, WaitlistEntry>(changes.entries.map(({ entry }) => [entry.id, entry]))
  for (const before of situation.entries) {
    const entry = after.get(before.id) ?? before
    world.keep(entry)
    const stillOffered = before.offer !== null && world.nowMs < before.offer.expiresAtMs
    if (stillOffered) {
      expect(entry).toBe(before)
      continue
    }
    if (world.nowMs >= before.expiresAtMs) {
      expect(entry.state).toBe('EXPIRED')
      continue
    }
    const times = timesByTrying(world, entry)
    if (world.location.waitlistPolicy === 'BROADCAST') {
      const told = entry.notifiedStarts.flatMap(({ startMs, endMs }) =>
        Array.from({ length: (endMs - startMs) / (15 * MINUTE_MS) }, (_, n) => startMs + n * 15 * MINUTE_MS),
      )
      expect(told).toEqual(times.map(({ startMs }) => startMs))
      continue
    }
    const suitable = times.filter((time) => !entry.passedTimes.some((passed) => overlaps(passed, time)))
    // Whoever has waited longer chose first: what was kept for them is taken by now.
    expect(entry.offer?.startsAtMs).toBe(suitable[0]?.startMs)
    const own = changes.held.find((held) => held.hold.id === entry.offer?.holdId)
    if (own) world.take(own)
  }
}

function take(world: World, step: Step): void {
  const entry = world.entries[step.which % Math.max(1, world.entries.length)]
  if (step.kind === 'JOIN') join(world, step)
  else if (step.kind === 'BOOK') bookStranger(world, step)
  else if (step.kind === 'CANCEL') world.giveBack(world.bookings[step.which % Math.max(1, world.bookings.length)])
  else if (step.kind === 'TICK') world.nowMs += step.length * 7 * MINUTE_MS
  else if (step.kind === 'TEND') tend(world)
  else if (entry) ofEntry(world, entry, step)
}

function ofEntry(world: World, entry: WaitlistEntry, step: Step): void {
  if (step.kind === 'ACCEPT') accept(world, entry, step)
  else if (step.kind === 'OFFER') {
    const startsAtMs = at('10:00') + step.quarter * 15 * MINUTE_MS
    const decision = offerTime(entry, world.state(), { ...hold(world), startsAtMs, ttlSeconds: 900 }, world.nowMs)
    if (!decision.ok) return
    world.take(decision.changes.held)
    world.keep(decision.changes.entry)
  } else {
    const left =
      step.kind === 'WITHDRAW'
        ? withdrawEntry(entry, world.nowMs)
        : declineOffer(entry, { keepWaiting: step.kind === 'KEEP' }, world.nowMs)
    if (!left.ok) return
    world.giveBack(entry.offer?.holdId)
    world.keep(left.changes.entry)
  }
}

function assertSoundWaitlist(world: World): void {
  const { busy } = world.state()
  const holders = new Set(busy.filter((row) => row.ownerKind === 'HOLD').map((row) => row.ownerId as SlotHoldId))
  const open = world.entries.flatMap(({ offer }) => (offer && world.nowMs < offer.expiresAtMs ? [offer.holdId] : []))
  // Every open offer has its hold, and every hold is the offer of one entry.
  expect([...holders].sort()).toEqual([...open].sort())
  for (const [index, row] of busy.entries()) {
    for (const other of busy.slice(index + 1)) {
      expect(row.unitId === other.unitId && overlaps(row, other)).toBe(false)
    }
  }
}

describe('tendWaitlist', () => {
  test.each(['IN_ORDER', 'BROADCAST'] as const)(
    'whatever happens, a %s list has a hold for each offer, and gives what can be had',
    (waitlistPolicy) => {
      fc.assert(
        fc.property(fc.array(stepOf, { minLength: 4, maxLength: 40 }), (steps) => {
          const world = openWorld({ ...bund, waitlistPolicy, waitlistOfferMinutes: 20 })
          for (const step of steps) {
            take(world, step)
            assertSoundWaitlist(world)
          }
        }),
        { numRuns: RUNS },
      )
    },
    Math.max(60_000, RUNS * 200),
  )

  test('a start that is now is kept for nobody, so that nobody goes without for it', () => {
    const world = openWorld({ ...bund, waitlistOfferMinutes: 20 })
    for (const which of [0, 1]) {
      join(world, { kind: 'JOIN', which, quarter: 0, length: 4, service: 0, person: 0, guests: 1 })
    }
    world.nowMs = at('10:00')
    tend(world)
    assertSoundWaitlist(world)
    expect(world.entries.map(({ offer }) => offer?.startsAtMs)).not.toContain(at('10:00'))
  })

  test('tells everybody of what is free once, and again of what is free again', () => {
    const world = openWorld({ ...bund, waitlistPolicy: 'BROADCAST' })
    join(world, { kind: 'JOIN', which: 0, quarter: 0, length: 1, service: 0, person: 1, guests: 1 })
    const events = (): readonly string[] => {
      const { changes, events: told } = tendWaitlist(world.situation(), { holds: [hold(world)] }, world.nowMs)
      for (const { entry } of changes.entries) world.keep(entry)
      return told.map(({ type }) => type)
    }
    const atTen = { kind: 'BOOK', which: 0, quarter: 0, length: 1, service: 0, person: 1, guests: 1 } as const
    expect(events()).toEqual(['waitlist_entry.notified'])
    expect(events()).toEqual([])
    bookStranger(world, atTen)
    expect(events()).toEqual([])
    world.giveBack(world.bookings[0])
    expect(events()).toEqual(['waitlist_entry.notified'])
  })

  test('no more entries change than there are holds; the others are left for the next time', () => {
    const world = openWorld(bund)
    for (const quarter of [0, 8]) {
      join(world, { kind: 'JOIN', which: 0, quarter, length: 1, service: 0, person: 1, guests: 1 })
    }
    const offered = (holds: number): readonly string[] => {
      const command = { holds: Array.from({ length: holds }, () => hold(world)) }
      return tendWaitlist(world.situation(), command, world.nowMs).changes.entries.map(({ entry }) => entry.id)
    }
    const all = offered(3)
    expect(all).toHaveLength(2)
    expect([offered(0), offered(1)]).toEqual([[], all.slice(0, 1)])
  })

  test('nobody is offered what they may not book, and nothing is offered at a place that is gone', () => {
    const world = openWorld(bund)
    join(world, { kind: 'JOIN', which: 0, quarter: 0, length: 1, service: 0, person: 0, guests: 1 })
    const situation = world.situation()
    const { location } = situation.configuration
    const changed = (more: Partial<WaitlistSituation>): number =>
      tendWaitlist({ ...situation, ...more }, { holds: [hold(world)] }, world.nowMs).changes.entries.length
    const at1 = { configuration: { ...situation.configuration, location: { ...location, archivedAtMs: 1 } } }
    const limited = { ...situation.configuration, location: { ...location, maxOpenBookingsPerCustomer: 2 } }
    expect(changed({})).toBe(1)
    expect(changed({ customers: byId({ ...wang, blocked: true }) })).toBe(0)
    expect(changed({ customers: byId({ ...wang, archivedAtMs: 1 }) })).toBe(0)
    expect(changed({ configuration: limited, openBookings: new Map([[wang.id, 2]]) })).toBe(0)
    expect(changed({ configuration: limited, openBookings: new Map([[wang.id, 1]]) })).toBe(1)
    expect(changed(at1)).toBe(0)
  })
})
