import { describe, expect, test } from 'vitest'
import { at } from '../scheduling/salon.fixture.ts'
import { advanceBooking } from './advance-booking.ts'
import { accepted, booked, codeOf, frontDesk } from './booking.fixture.ts'
import { type Booking, type BookingMove, bookingStates, bookingTransitions, occupies } from './booking.ts'
import { refuseTransition } from './transition.ts'

const { booking } = booked()
const acting = { actor: frontDesk, reason: 'ill' }
const steps = ['CONFIRM', 'DECLINE', 'EXPIRE', 'NO_SHOW', 'START', 'COMPLETE'] as const

describe('the states of a booking', () => {
  const allowed: Readonly<Record<BookingMove, readonly Booking['state'][]>> = {
    PREPAY: ['PENDING'],
    CONFIRM: ['PENDING'],
    DECLINE: ['PENDING'],
    EXPIRE: ['PENDING'],
    RESCHEDULE: ['PENDING', 'CONFIRMED'],
    REASSIGN: ['PENDING', 'CONFIRMED', 'ARRIVED'],
    CANCEL: ['PENDING', 'CONFIRMED'],
    LATE_CANCEL: ['CONFIRMED'],
    NO_SHOW: ['CONFIRMED'],
    CHECK_IN: ['CONFIRMED'],
    START: ['ARRIVED'],
    EXTEND: ['IN_SERVICE'],
    SET_MEETING_URL: ['PENDING', 'CONFIRMED', 'ARRIVED', 'IN_SERVICE'],
    COMPLETE: ['ARRIVED', 'IN_SERVICE'],
  }
  const rows = (Object.keys(allowed) as BookingMove[]).flatMap((action) =>
    bookingStates.map((state) => [action, state, allowed[action].includes(state)] as const),
  )

  test('name every action there is', () => {
    expect(Object.keys(allowed).sort()).toEqual(Object.keys(bookingTransitions).sort())
  })

  test.each(rows)('%s from %s: %s', (action, state, isAllowed) => {
    expect(refuseTransition({ ...booking, state }, action) === undefined).toBe(isAllowed)
  })

  test('none leads out of an end', () => {
    for (const state of bookingStates.filter((each) => !occupies(each))) {
      expect(Object.values(bookingTransitions).some(({ from }) => from.includes(state))).toBe(false)
    }
  })
})

describe('advanceBooking', () => {
  test.each(steps)('%s is allowed from its states and no others', (step) => {
    const from = bookingStates.filter((state) => advanceBooking({ ...booking, state }, step, acting, at('12:00')).ok)
    expect(from).toEqual(bookingTransitions[step].from)
  })

  test('a refusal tells the state and where the step may start from', () => {
    expect(advanceBooking(booking, 'START', acting, at('12:00'))).toEqual({
      ok: false,
      refusal: {
        code: 'booking_state_forbids',
        details: { state: 'CONFIRMED', action: 'START', allowedFrom: ['ARRIVED'] },
      },
    })
  })

  const inFull = { refundMinor: booking.price.amountMinor, feeMinor: 0, waived: false }

  test.each([
    ['CONFIRM', 'PENDING', 'CONFIRMED', false, 'booking.confirmed', null],
    ['DECLINE', 'PENDING', 'DECLINED', true, 'booking.declined', inFull],
    ['EXPIRE', 'PENDING', 'EXPIRED', true, 'booking.expired', inFull],
    ['NO_SHOW', 'CONFIRMED', 'NO_SHOW', true, 'booking.no_show', inFull],
    ['START', 'ARRIVED', 'IN_SERVICE', false, 'booking.started', null],
    ['COMPLETE', 'IN_SERVICE', 'COMPLETED', false, 'booking.completed', null],
  ] as const)('%s leads from %s to %s', (step, from, to, releases, type, settlement) => {
    const before = { ...booking, state: from }
    const decision = advanceBooking(before, step, acting, at('12:00'))
    const changes = accepted(decision)
    expect(changes.releases).toBe(releases)
    const entry = { occurredAtMs: at('12:00'), actorKind: 'API_KEY', actorId: frontDesk.id, cancelReason: null }
    expect(changes.booking).toEqual({
      ...before,
      state: to,
      settlement,
      version: 2,
      updatedAtMs: at('12:00'),
      history: [...before.history, { version: 2, state: to, action: step, reason: 'ill', ...entry }],
    })
    expect(decision.ok && decision.events).toEqual([
      { type, subjectKind: 'BOOKING', subject: changes.booking, previous: before },
    ])
  })

  test('approval comes before its deadline, expiry from it on', () => {
    const pending: Booking = { ...booking, state: 'PENDING', pendingExpiresAtMs: at('11:00') }
    const early = at('11:00') - 1
    expect(codeOf(advanceBooking(pending, 'CONFIRM', acting, early))).toBe('accepted')
    expect(codeOf(advanceBooking(pending, 'EXPIRE', acting, early))).toBe('booking_state_forbids')
    expect(codeOf(advanceBooking(pending, 'CONFIRM', acting, at('11:00')))).toBe('approval_expired')
    expect(codeOf(advanceBooking(pending, 'EXPIRE', acting, at('11:00')))).toBe('accepted')
    expect(codeOf(advanceBooking(pending, 'DECLINE', acting, at('11:00')))).toBe('accepted')
    const confirmed = accepted(advanceBooking(pending, 'CONFIRM', acting, early)).booking
    expect(confirmed.pendingExpiresAtMs).toBeNull()
  })

  test('nobody has stayed away before the visit was to begin', () => {
    expect(codeOf(advanceBooking(booking, 'NO_SHOW', acting, at('12:00') - 1))).toBe('booking_not_begun')
    expect(codeOf(advanceBooking(booking, 'NO_SHOW', acting, at('12:00')))).toBe('accepted')
  })

  test('a step that releases time is one to a state that takes none, and the other way round', () => {
    for (const step of steps) {
      const { from, to } = bookingTransitions[step]
      for (const state of from) {
        const { releases } = accepted(advanceBooking({ ...booking, state }, step, acting, at('12:00')))
        expect(releases).toBe(to !== 'SAME' && !occupies(to))
      }
    }
  })
})
