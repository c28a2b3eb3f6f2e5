import { describe, expect, test } from 'vitest'
import { accepted, codeOf } from '../booking/booking.fixture.ts'
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

  test.each([
    ['CANCEL', 'CANCELLED', 'enrollment.cancelled', false],
    ['CHECK_IN', 'ARRIVED', 'enrollment.arrived', true],
    ['NO_SHOW', 'NO_SHOW', 'enrollment.no_show', true],
  ] as const)('%s leads to %s', (step, state, type, keepsSeats) => {
    const decision = advanceEnrollment({ enrollment, session }, { step, reason: 'why' }, noon)
    const next = accepted(decision).enrollment
    expect(next).toEqual({ ...enrollment, state, reason: 'why', version: 2, updatedAtMs: noon })
    expect(takesSeats(next)).toBe(keepsSeats)
    expect(decision).toMatchObject({ events: [{ type, subject: next, previous: enrollment }] })
  })
})
