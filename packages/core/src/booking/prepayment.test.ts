import { describe, expect, test } from 'vitest'
import type { Prepayment } from '../money/prepayment.schema.ts'
import { at, bund, byId, configuration, cut, dye } from '../scheduling/salon.fixture.ts'
import { MINUTE_MS } from '../time/local-time.ts'
import { advanceBooking } from './advance-booking.ts'
import { type BookState, book } from './book.ts'
import { accepted, booked, codeOf, cutAtNoon, frontDesk, nineMs, openDay } from './booking.fixture.ts'
import type { Booking } from './booking.ts'
import { settlePrepayment } from './prepayment.ts'

const acting = { actor: frontDesk, reason: null }
const half: Prepayment = { kind: 'DEPOSIT', percentBasisPoints: 5000 }

/** The salon where those are the policies, and the cut asks for approval or does not. */
function salonWith(ofLocation: Prepayment, ofCut: Prepayment | null, requiresApproval = false): BookState {
  const location = { ...bund, prepayment: ofLocation, prepaymentTimeoutMinutes: 20 }
  const services = byId({ ...cut, prepayment: ofCut, requiresApproval }, dye)
  return { ...openDay, configuration: { ...configuration, location, services } }
}

function bookedAt(state: BookState, nowMs = nineMs): Booking {
  return accepted(book(state, cutAtNoon, nowMs)).booking
}

describe('a booking whose policy asks for prepayment', () => {
  test.each([
    ['the location asks for nothing', { kind: 'NONE' }, null, false, 'CONFIRMED', null, 0],
    ['the location asks for half', half, null, false, 'PENDING', 'PAYMENT', 9900],
    ['the service asks for nothing', half, { kind: 'NONE' }, false, 'CONFIRMED', null, 0],
    ['the service asks for all', half, { kind: 'FULL' }, false, 'PENDING', 'PAYMENT', 19_800],
    ['an amount, and approval after it', { kind: 'DEPOSIT', amountMinor: 100 }, null, true, 'PENDING', 'PAYMENT', 100],
    ['approval alone', { kind: 'NONE' }, null, true, 'PENDING', 'APPROVAL', 0],
  ] as const)('%s', (_, ofLocation, ofCut, requiresApproval, state, awaiting, amountMinor) => {
    const booking = bookedAt(salonWith(ofLocation, ofCut, requiresApproval))
    expect(booking).toMatchObject({ state, awaiting, requiresApproval })
    expect(booking.prepaymentDue).toEqual({ amountMinor, currency: 'CNY' })
    const minutes = awaiting === 'PAYMENT' ? 20 : awaiting === 'APPROVAL' ? 180 : undefined
    expect(booking.pendingExpiresAtMs).toBe(minutes === undefined ? null : nineMs + minutes * MINUTE_MS)
  })

  test('owes for each service by its own policy', () => {
    const segments = [{ serviceId: cut.id }, { serviceId: dye.id }]
    const state = salonWith({ kind: 'FULL' }, half)
    expect(booked(state, { ...cutAtNoon, segments }).booking.prepaymentDue.amountMinor).toBe(9900 + 19_800)
  })

  test('waits no longer than its start', () => {
    expect(bookedAt(salonWith(half, null), at('11:50')).pendingExpiresAtMs).toBe(at('12:00'))
  })
})

const unpaid = bookedAt(salonWith(half, null))
const unapproved = bookedAt(salonWith(half, null, true))
const location = salonWith(half, null).configuration.location

describe('settlePrepayment refuses in a declared order', () => {
  const late = nineMs + 20 * MINUTE_MS
  const rows: readonly (readonly [string, Booking, number, string])[] = [
    ['nothing is right', { ...unpaid, state: 'EXPIRED', awaiting: null }, late, 'booking_state_forbids'],
    ['the booking is pending', { ...unpaid, awaiting: 'APPROVAL' }, late, 'booking_state_forbids'],
    ['it waits for payment', unpaid, late, 'prepayment_expired'],
    ['it is still time', unpaid, late - 1, 'accepted'],
  ]
  test.each(rows)('when %s', (_, booking, nowMs, code) => {
    expect(codeOf(settlePrepayment(booking, location, acting, nowMs))).toBe(code)
  })
})

describe('once the prepayment is there', () => {
  test('the booking stands', () => {
    const decision = settlePrepayment(unpaid, location, acting, nineMs)
    expect(accepted(decision).booking).toMatchObject({
      state: 'CONFIRMED',
      awaiting: null,
      pendingExpiresAtMs: null,
      version: 2,
    })
    expect(decision).toMatchObject({ events: [{ type: 'booking.confirmed', previous: { awaiting: 'PAYMENT' } }] })
  })

  test('or waits for approval, which has its own time', () => {
    const decision = settlePrepayment(unapproved, location, acting, nineMs + MINUTE_MS)
    const { booking } = accepted(decision)
    expect(booking).toMatchObject({ state: 'PENDING', awaiting: 'APPROVAL', pendingExpiresAtMs: at('12:00') })
    expect(booking.history.at(-1)).toMatchObject({ action: 'PREPAY', state: 'PENDING' })
    expect(decision).toMatchObject({ events: [{ type: 'booking.prepaid' }] })
    const approved = accepted(advanceBooking(booking, 'CONFIRM', acting, at('11:00'))).booking
    expect(approved).toMatchObject({ state: 'CONFIRMED', awaiting: null })
  })
})

describe('an unpaid booking', () => {
  const endMs = nineMs + 20 * MINUTE_MS
  test('ends when its time is over, and not before', () => {
    expect(codeOf(advanceBooking(unpaid, 'EXPIRE', acting, endMs - 1))).toBe('booking_state_forbids')
    const { booking, releases } = accepted(advanceBooking(unpaid, 'EXPIRE', acting, endMs))
    expect([booking.state, booking.awaiting, releases]).toEqual(['EXPIRED', null, true])
    expect(codeOf(advanceBooking(unpaid, 'CONFIRM', acting, endMs))).toBe('prepayment_expired')
    expect(codeOf(advanceBooking(unpaid, 'CONFIRM', acting, endMs - 1))).toBe('accepted')
  })
})
