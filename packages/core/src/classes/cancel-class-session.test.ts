import { describe, expect, test } from 'vitest'
import { idOf } from '../base/ids.ts'
import { accepted, codeOf } from '../booking/booking.fixture.ts'
import { at } from '../scheduling/salon.fixture.ts'
import { cancelClassSession } from './cancel-class-session.ts'
import { enrollment, nineMs, session } from './classes.fixture.ts'
import { type EnrollmentState, enrollmentStates, takesSeats } from './enrollment.ts'

const ill = { reason: 'the teacher is ill' }

describe('cancelClassSession', () => {
  test.each([
    ['it is cancelled already', { state: 'CANCELLED' }, at('13:00'), 'CANCELLED'],
    ['it is over', {}, at('13:00'), 'OVER'],
    ['nothing stands against it', {}, at('13:00') - 1, undefined],
  ] as const)('when %s', (_, fields, nowMs, why) => {
    const decision = cancelClassSession({ session: { ...session, ...fields }, enrollments: [] }, ill, nowMs)
    expect(codeOf(decision)).toBe(why === undefined ? 'accepted' : 'class_not_open')
    if (why) expect(decision).toMatchObject({ refusal: { details: { why } } })
  })

  test('ends whatever has not ended, gives the seats back and tells of each', () => {
    const enrollments = enrollmentStates
      .filter((state) => takesSeats({ state }))
      .map((state) => ({ ...enrollment, id: idOf('Enrollment', state.toLowerCase().replace('_', '')), state }))
    const decision = cancelClassSession({ session: { ...session, seatsTaken: 6 }, enrollments }, ill, nineMs)
    const { session: cancelled, ended } = accepted(decision)
    expect(cancelled).toMatchObject({ state: 'CANCELLED', cancelReason: ill.reason, seatsTaken: 2, version: 2 })
    const settlement = { refundMinor: enrollment.price.amountMinor, feeMinor: 0, waived: false }
    const free = { state: 'CANCELLED', cancelReason: 'LOCATION', settlement }
    const from: readonly EnrollmentState[] = ['ENROLLED', 'ARRIVED']
    expect(ended.map(({ id }) => id)).toEqual(from.map((state) => idOf('Enrollment', state.toLowerCase())))
    for (const each of ended) expect(each).toMatchObject({ ...free, reason: ill.reason, version: 2 })
    expect(decision).toMatchObject({
      events: [
        { type: 'class_session.cancelled', previous: { state: 'SCHEDULED' } },
        ...from.map((state) => ({ type: 'enrollment.cancelled', previous: { state } })),
      ],
    })
  })
})
