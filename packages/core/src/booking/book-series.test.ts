import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { idOf } from '../base/ids.ts'
import { byId, chairs, chen, configuration, cut, dye, lin, shift, sofas } from '../scheduling/salon.fixture.ts'
import { addDays } from '../time/local-time.ts'
import { recurrenceStarts } from '../time/recurrence-rule.ts'
import { type BookState, book } from './book.ts'
import { type BookSeries, bookSeries } from './book-series.ts'
import { accepted, codeOf, cutAtNoon, nineMs, openDay, withTaken } from './booking.fixture.ts'
import { cancelRest } from './cancel-rest.ts'
import { isOfRest, rescheduleRest, restVisits } from './reschedule-rest.ts'

const zone = configuration.location.timeZone
const dates = Array.from({ length: 15 }, (_, day) => addDays('2026-11-21', day))

/** Lin works every day of two weeks, Chen on even days. */
const weeks: BookState = {
  ...openDay,
  shifts: dates.flatMap((date, day) => [
    shift(lin, '10:00', '20:00', { date, id: idOf('Shift', `lin${day}`) }),
    ...(day % 2 === 0 ? [shift(chen, '10:00', '20:00', { date, id: idOf('Shift', `chen${day}`) })] : []),
  ]),
}

function daily(count: number, more: Partial<BookSeries> = {}): BookSeries {
  const { bookingId: _, redemptionCode: __, ...wish } = { ...cutAtNoon, ...more }
  const rule = { unit: 'DAYS' as const, every: 1, weekdays: [], count, until: null }
  const starts = recurrenceStarts(rule, zone, wish.startsAtMs)
  const visits = (starts.ok ? starts.startsAtMs : []).map((startsAtMs, index) => ({
    occurrence: index + 1,
    startsAtMs,
    bookingId: idOf('Booking', `v${index + 1}`),
    redemptionCode: `code${index + 1}`,
  }))
  return { seriesId: idOf('BookingSeries', 'wang'), rule, mode: 'ALL_OR_NOTHING', visits, ...wish, ...more }
}

const withLin = [{ serviceId: cut.id, staffId: lin.id }]
/** Lin is taken on the second day of the series. */
const [second] = accepted(bookSeries(weeks, daily(2, { segments: withLin }), nineMs)).outcomes.slice(1)
const other = { ...second?.changes?.occupancy[0], ownerId: idOf('Booking', 'other') } as BookState['busy'][number]
const taken: BookState = { ...weeks, busy: [other] }

describe('bookSeries', () => {
  test('keeps what was asked for, and says of each booking which it is', () => {
    const { series, outcomes } = accepted(bookSeries(weeks, daily(3), nineMs))
    expect(series).toMatchObject({
      id: 'bks_wang',
      customerId: 'cus_wang',
      segments: cutAtNoon.segments,
      note: 'window seat',
    })
    expect(outcomes.map(({ changes }) => changes?.booking)).toMatchObject(
      [1, 2, 3].map((occurrence) => ({ id: `bkg_v${occurrence}`, seriesId: 'bks_wang', occurrence })),
    )
  })

  test('all or nothing: what stands in the way of one is told of it, and nothing is done', () => {
    const decision = bookSeries(taken, daily(3, { segments: withLin }), nineMs)
    expect(decision).toMatchObject({
      refusal: { code: 'series_conflict', details: { conflicts: [{ occurrence: 2, code: 'slot_taken' }] } },
    })
  })

  test('skipping conflicts: the others are booked', () => {
    const { outcomes } = accepted(bookSeries(taken, daily(3, { segments: withLin, mode: 'SKIP_CONFLICTS' }), nineMs))
    expect(outcomes.map(({ refusal }) => refusal?.code ?? null)).toEqual([null, 'slot_taken', null])
  })

  test('visits of the series count among those to come', () => {
    const location = { ...configuration.location, maxOpenBookingsPerCustomer: 3 }
    const state = { ...weeks, configuration: { ...configuration, location }, openBookings: 1 }
    const { outcomes } = accepted(bookSeries(state, daily(4, { mode: 'SKIP_CONFLICTS' }), nineMs))
    const enough = 'too_many_open_bookings'
    expect(outcomes.map(({ refusal }) => refusal?.code ?? null)).toEqual([null, null, enough, enough])
  })

  test('each is bounded by the horizon of the location', () => {
    const location = { ...configuration.location, maxLeadDays: 1 }
    const state = { ...weeks, configuration: { ...configuration, location } }
    const { outcomes } = accepted(bookSeries(state, daily(3, { mode: 'SKIP_CONFLICTS' }), nineMs))
    const codes = outcomes.map(({ refusal }) => refusal?.code ?? null)
    expect(codes).toEqual([null, 'beyond_booking_horizon', 'beyond_booking_horizon'])
  })

  test('a series comes to what booking its visits one after another comes to', () => {
    const cases = fc.record({
      every: fc.integer({ min: 1, max: 3 }),
      hour: fc.integer({ min: -2, max: 7 }),
      services: fc.constantFrom([cut.id], [dye.id], [cut.id, dye.id]),
      isLong: fc.boolean(),
      cap: fc.constantFrom(null, 1, 2),
      placeCap: fc.constantFrom(null, 1),
    })
    fc.assert(
      fc.property(fc.array(cases, { minLength: 1, maxLength: 4 }), (wanted) => {
        let state = weeks
        for (const [round, { every, hour, services, isLong, cap, placeCap }] of wanted.entries()) {
          const long = { ...cut, transitionMinutes: isLong ? 1380 : 0 }
          state = {
            ...state,
            configuration: {
              location: { ...configuration.location, maxBookingsPerDay: placeCap },
              services: byId(long, dye),
              staff: byId({ ...lin, maxBookingsPerDay: cap }, chen),
              resources: byId(chairs, sofas),
              addOns: new Map(),
            },
          }
          const base = daily(5, {
            startsAtMs: cutAtNoon.startsAtMs + hour * 3_600_000,
            segments: services.map((serviceId) => ({ serviceId })),
            mode: 'SKIP_CONFLICTS',
          })
          const visits = base.visits
            .filter((_, index) => index % every === 0)
            .map((visit) => ({ ...visit, bookingId: idOf('Booking', `${visit.bookingId.slice(4)}r${round}`) }))
          const command = { ...base, visits }
          const asSeries = bookSeries(state, command, nineMs)
          let after = state
          const single = visits.map((visit) => {
            const decision = book(
              after,
              { ...command, ...visit, series: { seriesId: command.seriesId, occurrence: visit.occurrence } },
              nineMs,
            )
            if (decision.ok) after = withTaken(after, decision.changes)
            return decision
          })
          const singles = single.map((decision) => (decision.ok ? 'booked' : decision.refusal.code))
          if (asSeries.ok) {
            expect(asSeries.changes.outcomes.map(({ refusal }) => refusal?.code ?? 'booked')).toEqual(singles)
            state = withTaken(state, ...asSeries.changes.outcomes.flatMap(({ changes }) => (changes ? [changes] : [])))
          } else expect(singles).not.toContain('booked')
        }
      }),
      { numRuns: 150 },
    )
  })
})

describe('the rest of a series', () => {
  const booked = accepted(bookSeries(weeks, daily(4, { segments: withLin }), nineMs)).outcomes
  const changes = booked.flatMap((outcome) => (outcome.changes ? [outcome.changes] : []))
  const bookings = changes.map(({ booking }) => booking)
  const before = new Map(bookings.map((booking) => [booking.id as string, booking]))
  const full = withTaken(weeks, ...changes)
  const acting = { actor: cutAtNoon.actor, reason: null }
  const move = (change: Parameters<typeof restVisits>[1], state = full, mode: BookSeries['mode'] = 'ALL_OR_NOTHING') =>
    rescheduleRest({ ...state, visits: restVisits(bookings, change, zone) }, { ...acting, mode }, before, nineMs)

  test('is what is still to come of it, from an occurrence on', () => {
    const [first] = bookings
    if (!first) throw new Error('the series has a booking')
    expect(isOfRest(first, 1, nineMs)).toBe(true)
    expect(isOfRest({ ...first, state: 'PENDING' }, 1, nineMs)).toBe(true)
    for (const state of ['ARRIVED', 'CANCELLED', 'COMPLETED'] as const) {
      expect(isOfRest({ ...first, state }, 1, nineMs)).toBe(false)
    }
    expect(isOfRest(first, 2, nineMs)).toBe(false)
    expect(isOfRest(first, 1, first.startsAtMs)).toBe(false)
    expect(isOfRest({ ...first, occurrence: null }, 1, nineMs)).toBe(false)
  })

  test('moves to another time of its own dates, over its own time', () => {
    const outcomes = accepted(move({ startMinute: 12 * 60 + 30, staffId: null }))
    expect(outcomes.map((outcome) => outcome.changes?.booking.startsAtMs)).toEqual(
      bookings.map(({ startsAtMs }) => startsAtMs + 30 * 60_000),
    )
  })

  test('moves to another person, as if asked for; the events tell of the one before', () => {
    const atNoon = { startMinute: null, staffId: chen.id }
    expect(codeOf(move(atNoon))).toBe('series_conflict')
    const decision = move(atNoon, full, 'SKIP_CONFLICTS')
    const outcomes = accepted(decision)
    expect(outcomes.map(({ refusal }) => refusal?.code ?? null)).toEqual([
      null,
      'staff_not_working',
      null,
      'staff_not_working',
    ])
    expect(outcomes[0]?.changes?.booking.segments).toMatchObject([{ staffId: chen.id, staffRequested: true }])
    expect(decision).toMatchObject({
      events: [1, 3].map((occurrence) => ({
        type: 'booking.rescheduled',
        subject: { occurrence, version: 2 },
        previous: bookings[occurrence - 1],
      })),
    })
  })

  test('is cancelled by the terms of each', () => {
    const command = { ...acting, cancelReason: 'CUSTOMER' as const, waive: false }
    const all = accepted(cancelRest({ bookings, timeZone: zone }, { ...command, mode: 'ALL_OR_NOTHING' }, nineMs))
    expect(all.map((outcome) => outcome.changes?.booking.state)).toEqual(all.map(() => 'CANCELLED'))
    expect(all).toHaveLength(4)
  })
})
