import { idOf } from '../base/ids.ts'
import { accepted } from '../booking/booking.fixture.ts'
import type { Service } from '../catalog/service.ts'
import { at, bund, byId, chairs, chen, configuration, cut, lin, shift, wang } from '../scheduling/salon.fixture.ts'
import type { ClassSession } from './class-session.ts'
import { type CreateClassSession, type CreateClassSessionState, createClassSession } from './create-class-session.ts'
import { type Enroll, type EnrollState, enroll } from './enroll.ts'
import type { Enrollment } from './enrollment.ts'

/** An hour on the chairs, with some of it left to itself: a class has none of that. */
export const yoga: Service = {
  ...cut,
  id: idOf('Service', 'yoga'),
  name: 'Yoga',
  durationMinutes: 30,
  processingMinutes: 20,
  finishingMinutes: 10,
  transitionMinutes: 15,
  resourceRequirements: [{ resourceIds: [chairs.id], quantity: 1, sharedByParty: false, carriedAlong: false }],
}

/** Lin and Chen work from 10 to 20; Chen takes no appointments. */
export const studio: CreateClassSessionState = {
  configuration: { ...configuration, services: byId(cut, yoga), staff: byId(lin, { ...chen, bookable: false }) },
  shifts: [shift(lin, '10:00', '20:00'), shift(chen, '10:00', '20:00')],
  busy: [],
  claims: [],
}

/** Yoga with Lin at noon, ten seats. */
export const yogaAtNoon: CreateClassSession = {
  classSessionId: idOf('ClassSession', 'yoga'),
  serviceId: yoga.id,
  staffId: lin.id,
  name: null,
  startsAtMs: at('12:00'),
  durationMinutes: null,
  capacity: 10,
  price: null,
  cancellationPolicyId: null,
  resourceRequirements: null,
}

export const nineMs: number = at('09:00')

export const session: ClassSession = accepted(createClassSession(studio, yogaAtNoon, nineMs)).session

export const forTwo: Enroll = {
  enrollmentId: idOf('Enrollment', 'wang'),
  seats: 2,
  spots: [],
  channel: 'APP',
  note: 'mat',
}

export const openClass: EnrollState = {
  session,
  location: bund,
  customer: wang,
  existing: undefined,
  takenSpots: [],
  policy: undefined,
}

export const enrollment: Enrollment = accepted(enroll(openClass, forTwo, nineMs)).enrollment
