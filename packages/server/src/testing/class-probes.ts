import { type Call, textOf } from './call.ts'
import type { SalonIds } from './open-salon.ts'

/** What a tenant has of classes. */
export interface ClassThings {
  readonly classSession: string
  readonly enrollment: string
}

type Things = ClassThings & SalonIds
type Probe = readonly [target: string, body?: unknown]
type Probes = (theirs: Things, ours: Things) => readonly Probe[]

/** Nobody's class: of the same form and length. */
export const noClass: ClassThings = {
  classSession: 'cls_00000000000000000000000000',
  enrollment: 'enr_00000000000000000000000000',
}

/** Plans a class with somebody enrolled in it. */
export async function openClass(call: Call, ids: SalonIds): Promise<ClassThings> {
  const session = await call('POST /v1/class-sessions', evening(ids))
  const classSession = textOf(session, 'id')
  const enrollment = await call('POST /v1/enrollments', { classSessionId: classSession, customerId: ids.wang })
  return { classSession, enrollment: textOf(enrollment, 'id') }
}

function evening({ location, cut, lin }: Pick<SalonIds, 'location' | 'cut' | 'lin'>): object {
  const times = { startsAt: '2026-11-21T18:00:00+08:00', durationMinutes: 30 }
  return { locationId: location, serviceId: cut, staffId: lin, capacity: 4, ...times }
}

/** Every operation of classes, with `theirs` in the place of one id each. */
export const classProbes: Readonly<Record<string, Probes>> = {
  'classSessions.create': (theirs, ours) => [
    ['POST /v1/class-sessions', evening({ ...ours, location: theirs.location })],
    ['POST /v1/class-sessions', evening({ ...ours, cut: theirs.cut })],
    ['POST /v1/class-sessions', evening({ ...ours, lin: theirs.lin })],
    [
      'POST /v1/class-sessions',
      {
        ...evening(ours),
        resourceRequirements: [{ resourceIds: [theirs.chair] }],
        startsAt: '2026-11-21T19:00:00+08:00',
      },
    ],
  ],
  'classSessions.get': (theirs) => [[`GET /v1/class-sessions/${theirs.classSession}`]],
  'classSessions.list': (theirs) => [
    [`GET /v1/class-sessions?locationId=${theirs.location}`],
    [`GET /v1/class-sessions?serviceId=${theirs.cut}`],
    [`GET /v1/class-sessions?staffId=${theirs.lin}`],
  ],
  'classSessions.spots': (theirs) => [[`GET /v1/class-sessions/${theirs.classSession}/spots`]],
  'classSessions.cancel': (theirs) => [[`POST /v1/class-sessions/${theirs.classSession}/cancel`, { reason: 'no' }]],
  'classSessions.substitute': (theirs, ours) => [
    [`POST /v1/class-sessions/${theirs.classSession}/substitute`, { staffId: ours.chen }],
    [`POST /v1/class-sessions/${ours.classSession}/substitute`, { staffId: theirs.chen }],
  ],
  'enrollments.create': (theirs, ours) => [
    ['POST /v1/enrollments', { classSessionId: theirs.classSession, customerId: ours.zhao }],
    ['POST /v1/enrollments', { classSessionId: ours.classSession, customerId: theirs.zhao }],
  ],
  'enrollments.get': (theirs) => [[`GET /v1/enrollments/${theirs.enrollment}`]],
  'enrollments.list': (theirs) => [
    [`GET /v1/enrollments?classSessionId=${theirs.classSession}`],
    [`GET /v1/enrollments?customerId=${theirs.wang}`],
  ],
  'enrollments.cancel': (theirs) => [[`POST /v1/enrollments/${theirs.enrollment}/cancel`]],
  'enrollments.checkIn': (theirs) => [[`POST /v1/enrollments/${theirs.enrollment}/check-in`]],
  'enrollments.markNoShow': (theirs) => [[`POST /v1/enrollments/${theirs.enrollment}/mark-no-show`]],
}
