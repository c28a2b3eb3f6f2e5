import { describe, expect, test } from 'vitest'
import { at, bund, byId, configuration, cut, dye } from '../scheduling/salon.fixture.ts'
import { book } from './book.ts'
import { accepted, booked, codeOf, cutAtNoon, frontDesk, nineMs, openDay } from './booking.fixture.ts'
import type { Booking } from './booking.ts'
import { bookingStates, bookingTransitions } from './booking.ts'
import { type CancelBooking, cancelBooking } from './cancel-booking.ts'
import { type CancellationPolicy, presets } from './cancellation-policy.ts'
import { refuseByTerms, rescheduleTerms } from './reschedule-terms.ts'

const terms = { ...presets.STRICT, rescheduleMinHours: 2, maxReschedules: 1 }
const booking: Booking = { ...booked().booking, cancellationTerms: [terms] }
const byCustomer: CancelBooking = { actor: frontDesk, reason: 'ill', cancelReason: 'CUSTOMER', waive: false }
const dayBefore = booking.startsAtMs - 24 * 3_600_000
const price = booking.price.amountMinor

function cancelled(command: Partial<CancelBooking>, nowMs: number, state: Booking['state'] = 'CONFIRMED'): Booking {
  return accepted(cancelBooking({ ...booking, state }, { ...byCustomer, ...command }, nowMs)).booking
}

describe('cancelBooking', () => {
  test.each([
    ['in time', {}, dayBefore, 'CANCELLED', [price, 0, false]],
    ['late', {}, dayBefore + 1, 'LATE_CANCELLED', [price / 2, price / 2, false]],
    ['after the start', {}, at('12:00'), 'LATE_CANCELLED', [0, price, false]],
    [
      'late for another reason',
      { cancelReason: 'OTHER' },
      dayBefore + 1,
      'LATE_CANCELLED',
      [price / 2, price / 2, false],
    ],
    ['late by staff', { cancelReason: 'STAFF' }, dayBefore + 1, 'CANCELLED', [price, 0, false]],
    ['late by the location', { cancelReason: 'LOCATION' }, dayBefore + 1, 'CANCELLED', [price, 0, false]],
    ['late by mistake', { cancelReason: 'MISTAKE' }, dayBefore + 1, 'CANCELLED', [price, 0, false]],
    ['late, let off', { waive: true }, dayBefore + 1, 'CANCELLED', [price, 0, true]],
    ['in time, with nothing to let off', { waive: true }, dayBefore, 'CANCELLED', [price, 0, false]],
  ] as const)('%s', (_, command, nowMs, state, [refundMinor, feeMinor, waived]) => {
    const after = cancelled(command, nowMs)
    expect(after).toMatchObject({ state, settlement: { refundMinor, feeMinor, waived } })
    expect(after.history.at(-1)).toMatchObject({
      action: state === 'CANCELLED' ? 'CANCEL' : 'LATE_CANCEL',
      reason: 'ill',
      cancelReason: { cancelReason: 'CUSTOMER', ...command }.cancelReason,
    })
  })

  test('what is kept of a paid price is what is owed of an unpaid one, to the last unit', () => {
    for (const amountMinor of [0, 1, 2, 3, 99, 101, 4995, 12_345]) {
      for (const feeBasisPoints of [0, 1, 1000, 3000, 3333, 5000, 9999, 10_000]) {
        const refundBasisPoints = 10_000 - feeBasisPoints
        const cancellationTerms = [{ ...terms, windows: [{ minHoursBefore: 0, refundBasisPoints, feeBasisPoints }] }]
        const odd = { ...booking, price: { ...booking.price, amountMinor }, cancellationTerms }
        const { settlement } = accepted(cancelBooking(odd, byCustomer, nineMs)).booking
        const kept = amountMinor - (settlement?.refundMinor ?? -1)
        expect([amountMinor, feeBasisPoints, kept]).toEqual([amountMinor, feeBasisPoints, settlement?.feeMinor])
      }
    }
  })

  test('what was never approved costs nothing', () => {
    expect(cancelled({}, at('11:59'), 'PENDING')).toMatchObject({ state: 'CANCELLED', settlement: { feeMinor: 0 } })
  })

  test('is allowed from its states and no others, gives the time back and tells of the booking before', () => {
    const from = bookingStates.filter((state) => cancelBooking({ ...booking, state }, byCustomer, nineMs).ok)
    expect(from).toEqual(bookingTransitions.CANCEL.from)
    const decision = cancelBooking(booking, byCustomer, nineMs)
    const { booking: subject, releases } = accepted(decision)
    expect(releases).toBe(true)
    const event = { type: 'booking.cancelled', subjectKind: 'BOOKING', subject, previous: booking }
    expect(decision.ok && decision.events).toEqual([event])
  })
})

describe('the terms of moving', () => {
  test('end so many hours before the start, and after so many moves', () => {
    const lastMs = booking.startsAtMs - 2 * 3_600_000
    expect(refuseByTerms(booking, lastMs)).toBeUndefined()
    expect(refuseByTerms(booking, lastMs + 1)?.code).toBe('reschedule_too_late')
    expect(refuseByTerms({ ...booking, state: 'PENDING' }, lastMs + 1)).toBeUndefined()
    const moves = booking.history.map((entry) => ({ ...entry, action: 'RESCHEDULE' as const }))
    const moved = { ...booking, history: [...booking.history, ...moves] }
    expect(refuseByTerms(moved, lastMs)).toEqual({
      code: 'too_many_reschedules',
      details: { reschedules: 1, maxReschedules: 1 },
    })
  })

  test('end at the start where they ask for no hours, and not at all where there are none', () => {
    const movable = (cancellationTerms: Booking['cancellationTerms'], nowMs: number): boolean =>
      refuseByTerms({ ...booking, cancellationTerms }, nowMs) === undefined
    const { startsAtMs } = booking
    expect(movable([presets.STRICT], startsAtMs - 1)).toBe(true)
    expect(movable([presets.STRICT], startsAtMs)).toBe(false)
    expect(movable([], startsAtMs)).toBe(true)
  })

  test('are the strictest of all', () => {
    const others = [{ ...terms, rescheduleMinHours: 5, maxReschedules: null }, presets.FAIR]
    expect(rescheduleTerms({ ...booking, cancellationTerms: [terms, ...others] })).toEqual({
      minHoursBefore: 5,
      maxReschedules: 1,
      reschedules: 0,
    })
    expect(rescheduleTerms({ ...booking, cancellationTerms: [] }).maxReschedules).toBeNull()
  })
})

describe('a booking keeps', () => {
  const stamps = { version: 1, createdAtMs: 0, updatedAtMs: 0, archivedAtMs: null }
  const policy = (id: string, more: Partial<CancellationPolicy> = {}): CancellationPolicy => ({
    ...presets.FAIR,
    ...stamps,
    id: id as CancellationPolicy['id'],
    ...more,
  })
  const location = { ...bund, cancellationPolicyId: policy('cxp_house').id, pendingTimeoutMinutes: 60 }
  const services = byId({ ...cut, cancellationPolicyId: policy('cxp_cut').id }, { ...dye, requiresApproval: true })
  const state = { ...openDay, configuration: { ...configuration, location, services } }
  const segments = [{ serviceId: cut.id }, { serviceId: dye.id }]

  test('the terms of each service, its own or the location’s, of policies in use', () => {
    const house = policy('cxp_house', { maxReschedules: 1 })
    const own = policy('cxp_cut', { maxReschedules: 2 })
    const kept = (policies: readonly CancellationPolicy[]) =>
      accepted(book({ ...state, policies }, { ...cutAtNoon, segments }, nineMs)).booking.cancellationTerms.map(
        ({ maxReschedules }) => maxReschedules,
      )
    expect(kept([house, own])).toEqual([2, 1])
    expect(kept([house, { ...own, archivedAtMs: 1 }])).toEqual([1])
    expect(kept([])).toEqual([])
  })

  test('its list price, and waits for approval if one service asks for it, never past its start', () => {
    const { booking: late } = accepted(book(state, { ...cutAtNoon, segments }, nineMs))
    expect(late).toMatchObject({ state: 'PENDING', pendingExpiresAtMs: at('10:00') })
    // Lin is senior, Chen is not.
    const chens = late.segments.filter(({ staffId }) => staffId !== 'stf_lin').length
    expect(late.price.amountMinor).toBe(2 * 19_800 - chens * 7000)
    const { booking: soon } = accepted(book(state, { ...cutAtNoon, segments }, at('11:30')))
    expect(soon.pendingExpiresAtMs).toBe(at('12:00'))
    expect(codeOf(book(state, cutAtNoon, nineMs))).toBe('accepted')
    expect(accepted(book(state, cutAtNoon, nineMs)).booking.state).toBe('CONFIRMED')
  })
})
