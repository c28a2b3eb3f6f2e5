import { describe, expect, test } from 'vitest'
import { idOf } from '../base/ids.ts'
import { accepted, codeOf } from '../booking/booking.fixture.ts'
import { archived, at, bund, byId, chairs, chen, lin, shift } from '../scheduling/salon.fixture.ts'
import { nineMs, session, studio, yoga, yogaAtNoon } from './classes.fixture.ts'
import { createClassSession } from './create-class-session.ts'
import { type SubstituteTeacherState, substituteTeacher } from './substitute-teacher.ts'

const planned = accepted(createClassSession(studio, yogaAtNoon, nineMs))
const state: SubstituteTeacherState = { ...studio, busy: planned.occupancy, claims: planned.claims, session }
const toChen = { staffId: chen.id }
const lesson = planned.occupancy.map((block) => ({
  ...block,
  unitId: chen.id,
  ownerKind: 'BOOKING' as const,
  ownerId: idOf('Booking', 'other'),
}))

function teaching(...staffIds: readonly (typeof lin.id)[]): SubstituteTeacherState['configuration'] {
  return { ...studio.configuration, services: byId({ ...yoga, staffIds: [...staffIds] }) }
}

describe('substituteTeacher refuses in a declared order', () => {
  const cancelled = { ...session, state: 'CANCELLED' as const }
  const worst: SubstituteTeacherState = {
    ...state,
    session: cancelled,
    configuration: { ...teaching(lin.id), staff: byId(lin) },
    shifts: [shift(lin, '10:00', '20:00')],
    busy: [...planned.occupancy, ...lesson],
  }
  const open = { ...worst, session }
  const known = { ...open, configuration: { ...teaching(lin.id), staff: byId(lin, archived(chen)) } }
  const inUse = { ...known, configuration: teaching(lin.id) }
  const qualified = { ...inUse, configuration: teaching(lin.id, chen.id) }
  const atWork = { ...qualified, shifts: studio.shifts }

  test.each([
    ['the class is cancelled', worst, nineMs, 'class_not_open'],
    ['the class is over', open, at('13:00'), 'class_not_open'],
    ['there is no such person', open, at('12:59'), 'reference_not_found'],
    ['the person is archived', known, at('12:59'), 'reference_archived'],
    ['the person does not teach this', inUse, at('12:59'), 'staff_not_qualified'],
    ['the class has begun', qualified, at('12:59'), 'start_in_past'],
    ['the person is off', qualified, nineMs, 'staff_not_working'],
    ['the person is taken', atWork, nineMs, 'slot_taken'],
    ['nothing', { ...atWork, busy: planned.occupancy }, nineMs, 'accepted'],
  ] as const)('when %s', (_, given, nowMs, code) => {
    expect(codeOf(substituteTeacher(given, toChen, nowMs))).toBe(code)
  })
})

describe('substituteTeacher', () => {
  test('moves the time to the substitute and leaves everything else', () => {
    const decision = substituteTeacher({ ...state, session: { ...session, seatsTaken: 7 } }, toChen, nineMs + 1)
    const changes = accepted(decision)
    expect(changes.session).toEqual({
      ...session,
      seatsTaken: 7,
      staffId: chen.id,
      version: 2,
      updatedAtMs: nineMs + 1,
    })
    expect(changes.occupancy).toEqual(planned.occupancy.map((block) => ({ ...block, unitId: chen.id })))
    expect(decision).toMatchObject({
      events: [{ type: 'class_session.substituted', previous: { staffId: lin.id }, subject: { staffId: chen.id } }],
    })
  })

  test('changes nothing for who teaches already', () => {
    const decision = substituteTeacher(state, { staffId: lin.id }, nineMs)
    expect(accepted(decision).session).toBe(session)
    expect(decision).toMatchObject({ events: [] })
  })

  test('asks for nothing but the person, whatever has become of service, rooms and places', () => {
    const full = { ...planned.claims[0], ownerId: idOf('Booking', 'other'), resourceId: chairs.id }
    const configuration = {
      ...studio.configuration,
      services: byId(archived(yoga)),
      resources: byId(archived(chairs)),
      location: { ...bund, maxConcurrentCustomers: 1, maxBookingsPerDay: 1 },
    }
    const claims = [...planned.claims, full] as typeof planned.claims
    expect(codeOf(substituteTeacher({ ...state, configuration, claims }, toChen, nineMs))).toBe('accepted')
  })
})
