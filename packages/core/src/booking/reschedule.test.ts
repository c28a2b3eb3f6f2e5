import { describe, expect, test } from 'vitest'
import { idOf } from '../base/ids.ts'
import { archived, at, bund, byId, chen, configuration, cut, lin, shift } from '../scheduling/salon.fixture.ts'
import { anybody } from '../scheduling/visitor.ts'
import { DAY_MS } from '../time/local-time.ts'
import { accepted, booked, codeOf, cutAtNoon, frontDesk, nineMs, openDay, withTaken } from './booking.fixture.ts'
import { presets } from './cancellation-policy.ts'
import { type Reschedule, type RescheduleState, requestsOf, reschedule } from './reschedule.ts'

const own = booked()
const requested = booked(openDay, { ...cutAtNoon, segments: [{ serviceId: cut.id, staffId: lin.id }] })
const other = booked(openDay, {
  ...cutAtNoon,
  bookingId: idOf('Booking', 'other'),
  startsAtMs: at('16:00'),
  segments: [{ serviceId: cut.id, staffId: lin.id }],
})

/** The day with the booking, and whatever else. */
function dayOf(changes: typeof own, ...others: readonly (typeof own)[]): RescheduleState {
  const { busy, claims, shifts } = withTaken(openDay, changes, ...others)
  return { booking: changes.booking, configuration, visitor: anybody, openBookings: 0, shifts, busy, claims }
}

function to(clock: string): Reschedule {
  return { startsAtMs: at(clock), actor: frontDesk, reason: 'a late train' }
}

interface Attempt {
  readonly state: RescheduleState
  readonly command: Reschedule
  readonly nowMs: number
}

const strict = { ...presets.STRICT, rescheduleMinHours: 3, maxReschedules: 0 }
const limited = {
  ...bund,
  minLeadMinutes: 60,
  maxLeadDays: 1,
  maxBookingsPerDayPerCustomer: 1,
  maxOpenBookingsPerCustomer: 1,
}
const tierReserve = { minimumTierRank: 1, shareBasisPoints: 1, releaseDaysBefore: 0 }
const gold = { id: idOf('Tier', 'gold'), rank: 1, bookingWindowDays: 2 }
/** Not marked since it ended, and long agreed. */
const over = { ...requested.booking, endsAtMs: at('09:00'), cancellationTerms: [strict] }
const unapproved = { state: 'PENDING', awaiting: 'APPROVAL', pendingExpiresAtMs: at('09:30') } as const
const hopeless: Attempt = {
  state: {
    booking: { ...over, ...unapproved, state: 'CANCELLED' },
    openBookings: 1,
    configuration: {
      ...configuration,
      location: archived(limited),
      services: byId(archived(cut)),
      staff: byId(archived(lin)),
    },
    visitor: {
      tier: null,
      tiers: [gold],
      visits: [{ ownerId: idOf('Booking', 'more'), startMs: at('18:00') }],
    },
    shifts: [],
    busy: [],
    claims: [],
  },
  command: to('09:07'),
  nowMs: at('09:30'),
}

type Repair = (attempt: Attempt) => Attempt

const bookingIs =
  (booking: RescheduleState['booking']): Repair =>
  ({ state, ...rest }) => ({ ...rest, state: { ...state, booking } })
const configure =
  (more: Partial<RescheduleState['configuration']>): Repair =>
  ({ state, ...rest }) => ({ ...rest, state: { ...state, configuration: { ...state.configuration, ...more } } })
const startAt =
  (clock: string): Repair =>
  (attempt) => ({ ...attempt, command: { ...to(clock), waive: true } })

const precedence: readonly (readonly [repair: string, Repair, code: string])[] = [
  ['nothing is right', (attempt) => attempt, 'booking_state_forbids'],
  ['the booking is live', bookingIs({ ...over, ...unapproved }), 'approval_expired'],
  ['it has been approved', bookingIs(over), 'reschedule_too_late'],
  [
    'it is still time',
    bookingIs({ ...over, cancellationTerms: [{ ...strict, rescheduleMinHours: 2 }] }),
    'too_many_reschedules',
  ],
  ['staff look past the terms', (a) => ({ ...a, command: { ...a.command, waive: true } }), 'reference_archived'],
  ['the location is open', configure({ location: limited }), 'too_many_open_bookings'],
  ['the visit is to come', bookingIs({ ...requested.booking, cancellationTerms: [strict] }), 'reference_archived'],
  ['the service is in use', configure({ services: byId({ ...cut, staffIds: [chen.id] }) }), 'reference_archived'],
  ['the person is in use', configure({ staff: byId({ ...lin, bookable: false }) }), 'staff_not_qualified'],
  ['the person does it', configure({ services: byId(cut) }), 'staff_not_bookable'],
  ['the person takes bookings', configure({ staff: byId(lin) }), 'start_off_grid'],
  ['the start is on the grid', startAt('09:15'), 'start_in_past'],
  ['the start is to come', startAt('10:15'), 'lead_time_too_short'],
  ['the start is far off, but for gold', startAt('34:00'), 'tier_window'],
  [
    'the start is far off for all',
    (a) => ({ ...a, command: { ...a.command, startsAtMs: at('34:00') + 2 * DAY_MS } }),
    'beyond_booking_horizon',
  ],
  ['the start is within the horizon', startAt('15:30'), 'staff_not_working'],
  [
    'the person is on shift, with another customer',
    ({ state, ...rest }) => ({
      ...rest,
      state: { ...state, shifts: openDay.shifts, busy: dayOf(requested, other).busy },
    }),
    'slot_taken',
  ],
  ['the start is free', startAt('17:00'), 'daily_cap_reached'],
  [
    'the customer wants the next day, whose one place is kept',
    (a) => ({
      ...startAt('33:00')(a),
      state: {
        ...a.state,
        configuration: {
          ...a.state.configuration,
          location: { ...limited, tierReserve, maxConcurrentCustomers: 1 },
        },
        shifts: [shift(lin, '08:00', '20:00', { date: '2026-11-22' })],
      },
    }),
    'reserved_for_tiers',
  ],
  [
    'the customer is of that tier',
    (a) => ({ ...a, state: { ...a.state, visitor: { ...anybody, tier: gold } } }),
    'accepted',
  ],
]

describe('reschedule refuses in a declared order', () => {
  test.each(precedence.map(([repair, , code], row) => [repair, code, row] as const))('when %s: %s', (_, code, row) => {
    const attempt = precedence.slice(0, row + 1).reduce((so_far, [, repair]) => repair(so_far), hopeless)
    expect(codeOf(reschedule(attempt.state, attempt.command, attempt.nowMs))).toBe(code)
  })

  test.each([
    ['PENDING', 'accepted'],
    ['CONFIRMED', 'accepted'],
    ['ARRIVED', 'booking_state_forbids'],
    ['IN_SERVICE', 'booking_state_forbids'],
    ['COMPLETED', 'booking_state_forbids'],
    ['CANCELLED', 'booking_state_forbids'],
    ['LATE_CANCELLED', 'booking_state_forbids'],
    ['NO_SHOW', 'booking_state_forbids'],
    ['DECLINED', 'booking_state_forbids'],
    ['EXPIRED', 'booking_state_forbids'],
  ] as const)('from %s: %s', (state, code) => {
    const day = dayOf(own)
    expect(codeOf(reschedule({ ...day, booking: { ...day.booking, state } }, to('14:00'), nineMs))).toBe(code)
  })
})

describe('reschedule, given a booking at noon', () => {
  test('when it moves, then state and code stay, the version grows and the event tells both', () => {
    const decision = reschedule(dayOf(own), to('14:00'), at('09:05'))
    const { booking, occupancy } = accepted(decision)
    expect(booking).toMatchObject({
      state: 'CONFIRMED',
      redemptionCode: own.booking.redemptionCode,
      startsAtMs: at('14:00'),
      endsAtMs: at('15:00'),
      version: 2,
      createdAtMs: nineMs,
      updatedAtMs: at('09:05'),
    })
    expect(booking.history.map((entry) => [entry.version, entry.action, entry.reason])).toEqual([
      [1, 'BOOK', null],
      [2, 'RESCHEDULE', 'a late train'],
    ])
    expect(occupancy).toMatchObject([{ unitId: lin.id, startMs: at('14:00'), endMs: at('15:00'), ownerId: booking.id }])
    expect(decision.ok && decision.events).toEqual([
      { type: 'booking.rescheduled', subjectKind: 'BOOKING', subject: booking, previous: own.booking },
    ])
  })

  test('when the new time overlaps the old one, then its own blocks do not stand in its way', () => {
    const { booking } = accepted(reschedule(dayOf(own), to('12:15'), nineMs))
    expect(booking.segments[0]).toMatchObject({ staffId: lin.id, startsAtMs: at('12:15') })
  })

  test('when the person assigned is free, then that person stays although another is less booked', () => {
    const { booking } = accepted(reschedule(dayOf(own, other), to('14:00'), nineMs))
    expect(booking.segments[0]).toMatchObject({ staffId: lin.id, staffRequested: false })
  })

  test('when the person assigned is taken, then another steps in', () => {
    const { booking } = accepted(reschedule(dayOf(own, other), to('16:00'), nineMs))
    expect(booking.segments[0]).toMatchObject({ staffId: chen.id, staffRequested: false })
  })

  test('when a person was requested, then only that person will do', () => {
    expect(requestsOf(requested.booking)).toEqual([{ serviceId: cut.id, guest: 0, staffId: lin.id, addOns: [] }])
    expect(codeOf(reschedule(dayOf(requested, other), to('16:00'), nineMs))).toBe('slot_taken')
    expect(codeOf(reschedule(dayOf(requested), to('16:00'), nineMs))).toBe('accepted')
  })

  test('when it waits for payment until then, then until then it can be moved', () => {
    const pending = { ...own.booking, state: 'PENDING', awaiting: 'PAYMENT', pendingExpiresAtMs: at('09:30') } as const
    const move = (nowMs: number) => codeOf(reschedule({ ...dayOf(own), booking: pending }, to('14:00'), nowMs))
    expect([move(at('09:29')), move(at('09:30'))]).toEqual(['accepted', 'prepayment_expired'])
  })

  test('when nobody is on shift then, then nothing changes', () => {
    const day = { ...dayOf(own), shifts: [shift(lin, '10:00', '13:00')] }
    expect(codeOf(reschedule(day, to('14:00'), nineMs))).toBe('staff_not_working')
  })
})
