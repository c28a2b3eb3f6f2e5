import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { idOf } from '../base/ids.ts'
import type { Location } from '../places/location.ts'
import { at, bund, byId, chairs, chen, configuration, cut, dye, lin, shift, wang } from '../scheduling/salon.fixture.ts'
import { MINUTE_MS } from '../time/local-time.ts'
import { type BookState, book } from './book.ts'
import { booked, codeOf, cutAtNoon, frontDesk, openDay, withTaken } from './booking.fixture.ts'
import { type CallFromQueue, callFromQueue } from './call-from-queue.ts'
import { estimateQueue, walkInStart } from './estimate-queue.ts'
import { queued, queueOf } from './queue.fixture.ts'
import { type QueueEntry, queueClosesAt } from './queue-entry.ts'

const RUNS = Number(process.env.MENDIAN_PROPERTY_RUNS ?? 100)

const services = [cut, dye] as const
const people = [undefined, lin, chen] as const

/** Her cuts take twenty minutes more. */
const slowWang = { ...wang, serviceOverrides: [{ serviceId: cut.id, durationMinutes: cut.durationMinutes + 20 }] }

const wishOf = fc.array(fc.record({ service: fc.nat(1), person: fc.nat(2) }), { minLength: 1, maxLength: 2 })
const shopOf = fc.record({
  nowMs: fc.integer({ min: at('18:00'), max: at('23:59') }),
  cutover: fc.constantFrom('00:00', '02:00'),
  maxConcurrentCustomers: fc.option(fc.integer({ min: 1, max: 2 }), { nil: null }),
  maxBookingsPerDay: fc.option(fc.integer({ min: 1, max: 5 }), { nil: null, freq: 2 }),
  hours: fc.array(fc.record({ from: fc.nat(300), minutes: fc.integer({ min: 30, max: 300 }), who: fc.nat(1) }), {
    minLength: 1,
    maxLength: 3,
  }),
  bookings: fc.array(fc.record({ wish: wishOf, quarter: fc.nat(24) }), { maxLength: 4 }),
  queue: fc.array(fc.record({ wish: wishOf, isParty: fc.boolean() }), { minLength: 1, maxLength: 5 }),
})
type Shop = typeof shopOf extends fc.Arbitrary<infer T> ? T : never

function segmentsOf(wish: Shop['queue'][number]['wish']): QueueEntry['segments'] {
  return wish.map(({ service, person }) => ({
    serviceId: (services[service] ?? cut).id,
    staffId: people[person]?.id,
  }))
}

/** The same for guests who come together, each with one of the services. */
function partyOf(wish: Shop['queue'][number]['wish']): Pick<QueueEntry, 'segments' | 'guests'> {
  return {
    segments: segmentsOf(wish).map((segment, guest) => ({ ...segment, guest })),
    guests: wish.map(() => ({ name: null })),
  }
}

/** The evening of a shop in which some of the bookings wished for have been made. */
function eveningOf(shop: Shop): BookState {
  const location: Location = {
    ...bund,
    minLeadMinutes: 30,
    businessDayCutover: shop.cutover,
    maxConcurrentCustomers: shop.maxConcurrentCustomers,
    maxBookingsPerDay: shop.maxBookingsPerDay,
  }
  const minute = (past18: number): string => {
    const total = 18 * 60 + past18
    return `${String(Math.floor(total / 60)).padStart(2, '0')}:${String(total % 60).padStart(2, '0')}`
  }
  const shifts = shop.hours.map(({ from, minutes, who }) =>
    shift(who === 0 ? lin : chen, minute(from), minute(from + minutes)),
  )
  let state: BookState = { ...openDay, customer: slowWang, configuration: { ...configuration, location }, shifts }
  for (const [index, { wish, quarter }] of shop.bookings.entries()) {
    const startsAtMs = at('18:00') + quarter * 15 * MINUTE_MS
    const bookingId = idOf('Booking', `made${index}`)
    const made = book(state, { ...cutAtNoon, bookingId, startsAtMs, segments: segmentsOf(wish) }, at('12:00'))
    if (made.ok) state = withTaken(state, made.changes)
  }
  return state
}

/** Serves the queue in order, each by trying to book them at every minute. */
function byTrying(state: BookState, waiting: readonly QueueEntry[], nowMs: number): readonly (number | null)[] {
  const { configuration: known } = state
  const slotAlignmentMinutes = 1 as number as Location['slotAlignmentMinutes']
  const location = { ...known.location, slotAlignmentMinutes, minLeadMinutes: 0 }
  let current: BookState = { ...state, configuration: { ...known, location } }
  return waiting.map(({ id, segments }) => {
    const bookingId = idOf('Booking', id.slice('que_'.length))
    const closesMs = queueClosesAt(location, nowMs)
    for (let startsAtMs = Math.ceil(nowMs / MINUTE_MS) * MINUTE_MS; startsAtMs < closesMs; startsAtMs += MINUTE_MS) {
      const made = book(current, { ...cutAtNoon, bookingId, startsAtMs, segments }, nowMs)
      if (!made.ok) continue
      current = withTaken(current, made.changes)
      return startsAtMs
    }
    return null
  })
}

const call: CallFromQueue = { ...cutAtNoon, actor: frontDesk }

describe('estimateQueue', () => {
  test(
    'is what trying every minute comes to, and whoever can be served now can be called',
    () => {
      let served = 0
      fc.assert(
        fc.property(shopOf, (shop) => {
          const state = eveningOf(shop)
          const waiting = shop.queue.map(({ wish, isParty }, index) => ({
            ...queued,
            id: idOf('QueueEntry', `q${index}`),
            ...(isParty ? partyOf(wish) : { segments: segmentsOf(wish) }),
            expiresAtMs: queueClosesAt(state.configuration.location, shop.nowMs),
          }))
          const { configuration: known, shifts, busy, claims } = state
          const estimates = estimateQueue(
            { configuration: known, waiting, customers: byId(slowWang), shifts, busy, claims },
            shop.nowMs,
          )
          expect(estimates).toEqual(byTrying(state, waiting, shop.nowMs))
          served += estimates.filter((each) => each !== null).length
          const [first] = waiting
          const isNow = estimates[0] === walkInStart(shop.nowMs)
          if (first) expect(callFromQueue(first, state, call, shop.nowMs).ok).toBe(isNow)
        }),
        { numRuns: RUNS },
      )
      expect(served).toBeGreaterThan(RUNS / 5)
    },
    Math.max(120_000, RUNS * 200),
  )

  const queue = (length: number, state: BookState = openDay, clock = '12:00'): readonly (string | null)[] => {
    const { configuration: known, shifts, busy, claims } = state
    const waiting = queueOf(length)
    const clockOf = (ms: number): string => new Date(ms + 8 * 3_600_000).toISOString().slice(11, 16)
    return estimateQueue({ configuration: known, waiting, customers: byId(), shifts, busy, claims }, at(clock)).map(
      (ms) => ms && clockOf(ms),
    ) as readonly (string | null)[]
  }

  test('serves two at a time with two people, and nobody after closing', () => {
    expect(queue(5)).toEqual(['12:00', '12:00', '13:00', '13:00', '14:00'])
    expect(queue(4, openDay, '18:30')).toEqual(['18:30', '18:30', null, null])
    expect(queue(2, openDay, '09:00')).toEqual(['10:00', '10:00'])
    expect(queue(1, { ...openDay, shifts: [] })).toEqual([null])
  })

  test('leaves room for bookings', () => {
    const made = booked(openDay, { ...cutAtNoon, startsAtMs: at('12:30') })
    expect(queue(3, withTaken(openDay, made))).toEqual(['12:00', '13:00', '13:30'])
  })

  test('rounds up to the minute', () => {
    expect(walkInStart(at('12:00'))).toBe(at('12:00'))
    expect(walkInStart(at('12:00') + 1)).toBe(at('12:01'))
  })
})

describe('callFromQueue', () => {
  const nowMs = at('12:07') + 20_000
  const called = { ...queued, state: 'CALLED', bookingId: cutAtNoon.bookingId } as const
  const first = booked(openDay, { ...cutAtNoon, bookingId: idOf('Booking', 'a') })
  const second = booked(withTaken(openDay, first), { ...cutAtNoon, bookingId: idOf('Booking', 'b') })
  const crowded = withTaken(openDay, first, second)

  test.each([
    ['the entry waits no more', called, { ...crowded, shifts: [] }, 'queue_state_forbids'],
    ['the day is over', { ...queued, expiresAtMs: nowMs }, { ...crowded, shifts: [] }, 'queue_state_forbids'],
    ['nobody works', queued, { ...crowded, shifts: [] }, 'staff_not_working'],
    ['everybody is taken', queued, crowded, 'slot_taken'],
    ['somebody is free', queued, openDay, 'accepted'],
  ] as const)('%s', (_, entry, state, code) => {
    expect(codeOf(callFromQueue(entry, state, call, nowMs))).toBe(code)
  })

  test('books from the next minute on, whatever the grid and the lead time, for somebody who is there', () => {
    const location = { ...bund, minLeadMinutes: 120 }
    const services = new Map([[cut.id, { ...cut, requiresApproval: true }]])
    const state = { ...openDay, configuration: { ...configuration, location, services } }
    const decision = callFromQueue(queued, state, { ...call, staffId: chen.id }, nowMs)
    expect(decision).toMatchObject({
      ok: true,
      changes: {
        entry: { state: 'CALLED', bookingId: cutAtNoon.bookingId, customerId: wang.id },
        booked: {
          booking: {
            state: 'ARRIVED',
            version: 2,
            channel: 'WALK_IN',
            note: 'in a hurry',
            startsAtMs: at('12:08'),
            pendingExpiresAtMs: null,
            segments: [{ staffId: chen.id, staffRequested: false }],
          },
        },
      },
    })
    const types = decision.ok ? decision.events.map(({ type }) => type) : []
    expect(types).toEqual(['booking.created', 'booking.arrived', 'queue_entry.called'])
  })

  test('who was asked for stays asked for', () => {
    const asked = { ...queued, segments: [{ serviceId: dye.id, staffId: lin.id }] }
    const decision = callFromQueue(asked, openDay, { ...call, staffId: chen.id }, nowMs)
    const segments = [{ staffId: lin.id, staffRequested: true, resourceIds: [chairs.id] }]
    expect(decision).toMatchObject({ ok: true, changes: { booked: { booking: { segments } } } })
  })
})
