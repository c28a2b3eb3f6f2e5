import { describe, expect, test } from 'vitest'
import { accepted, codeOf } from '../booking/booking.fixture.ts'
import { presets } from '../booking/cancellation-policy.ts'
import { at } from '../scheduling/salon.fixture.ts'
import { advanceEnrollment } from './advance-enrollment.ts'
import { enrollment, nineMs, session } from './classes.fixture.ts'
import { enrollmentStates, enrollmentSteps, enrollmentTransitions, takesSeats } from './enrollment.ts'

const noon = at('12:00')

describe('advanceEnrollment', () => {
  test.each(enrollmentSteps)('%s is allowed from its states and no others', (step) => {
    const from = enrollmentStates.filter(
      (state) => advanceEnrollment({ enrollment: { ...enrollment, state }, session }, { step, reason: null }, noon).ok,
    )
    expect(from).toEqual(enrollmentTransitions[step].from)
  })

  test.each([
    ['the state forbids it', 'CANCELLED', nineMs, 'enrollment_state_forbids'],
    ['the class has not begun', 'ENROLLED', noon - 1, 'class_not_begun'],
    ['it has', 'ENROLLED', noon, 'accepted'],
  ] as const)('a no-show when %s', (_, state, nowMs, code) => {
    const of = { enrollment: { ...enrollment, state }, session }
    expect(codeOf(advanceEnrollment(of, { step: 'NO_SHOW', reason: null }, nowMs))).toBe(code)
  })

  /** 396 yuan for two, of which late cancelling costs half and staying away all; nothing a day ahead. */
  const strict = { ...enrollment, cancellationTerms: [presets.STRICT] }
  const dayMs = 24 * 3_600_000

  test.each([
    ['a day ahead', {}, noon - dayMs, 'CANCELLED', 39_600, 0],
    ['later', {}, noon - dayMs + 1, 'LATE_CANCELLED', 19_800, 19_800],
    ['once it has begun', {}, noon, 'LATE_CANCELLED', 0, 39_600],
    ['late, let off', { waive: true }, noon - 1, 'CANCELLED', 39_600, 0],
    ['late, by the merchant', { cancelReason: 'STAFF' }, noon - 1, 'CANCELLED', 39_600, 0],
  ] as const)('cancelled %s', (_, more, nowMs, state, refundMinor, feeMinor) => {
    const command = { step: 'CANCEL', reason: null, ...more } as const
    const next = accepted(advanceEnrollment({ enrollment: strict, session }, command, nowMs)).enrollment
    expect(next).toMatchObject({ state, settlement: { refundMinor, feeMinor, waived: 'waive' in more } })
    expect(takesSeats(next)).toBe(false)
  })

  test('who stays away owes what the terms say', () => {
    const command = { step: 'NO_SHOW', reason: null } as const
    const next = accepted(advanceEnrollment({ enrollment: strict, session }, command, noon)).enrollment
    expect(next.settlement).toEqual({ refundMinor: 0, feeMinor: 39_600, waived: false })
  })

  test.each([
    ['CANCEL', 'CANCELLED', 'enrollment.cancelled', false],
    ['CHECK_IN', 'ARRIVED', 'enrollment.arrived', true],
    ['NO_SHOW', 'NO_SHOW', 'enrollment.no_show', true],
  ] as const)('%s leads to %s', (step, state, type, keepsSeats) => {
    const decision = advanceEnrollment({ enrollment, session }, { step, reason: 'why' }, noon)
    const next = accepted(decision).enrollment
    const { settlement, cancelReason } = next
    expect(next).toEqual({
      ...enrollment,
      ...{ state, settlement, cancelReason, reason: 'why', version: 2, updatedAtMs: noon },
    })
    expect(cancelReason).toBe(step === 'CANCEL' ? 'CUSTOMER' : null)
    expect(settlement === null).toBe(step === 'CHECK_IN')
    expect(takesSeats(next)).toBe(keepsSeats)
    expect(decision).toMatchObject({ events: [{ type, subject: next, previous: enrollment }] })
  })
})
