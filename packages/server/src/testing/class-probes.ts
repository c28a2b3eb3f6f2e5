import { type Call, textOf } from './call.ts'
import type { SalonIds } from './open-salon.ts'
import { one, type Probes, path, type Things } from './tenant-probe.ts'

/** What a tenant has of classes. */
type ClassThings = Pick<Things, 'classSession' | 'enrollment'>

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
    ['POST /v1/class-sessions', { ...evening(ours), cancellationPolicyId: theirs.policy }],
  ],
  'classSessions.createSeries': (theirs, ours) =>
    [
      { ...ours, location: theirs.location },
      { ...ours, cut: theirs.cut },
      { ...ours, lin: theirs.lin },
    ].map((ids) => ['POST /v1/class-sessions/series', { ...evening(ids), rule: { unit: 'DAYS', count: 2 } }]),
  'classSessions.get': path('classSession', 'class-sessions'),
  'classSessions.list': (theirs) => [
    [`GET /v1/class-sessions?locationId=${theirs.location}`],
    [`GET /v1/class-sessions?serviceId=${theirs.cut}`],
    [`GET /v1/class-sessions?staffId=${theirs.lin}`],
  ],
  'classSessions.spots': one((theirs) => `GET /v1/class-sessions/${theirs.classSession}/spots`),
  'classSessions.cancel': one((theirs) => `POST /v1/class-sessions/${theirs.classSession}/cancel`, { reason: 'no' }),
  'classSessions.substitute': (theirs, ours) => [
    [`POST /v1/class-sessions/${theirs.classSession}/substitute`, { staffId: ours.chen }],
    [`POST /v1/class-sessions/${ours.classSession}/substitute`, { staffId: theirs.chen }],
  ],
  'enrollments.create': (theirs, ours) => [
    ['POST /v1/enrollments', { classSessionId: theirs.classSession, customerId: ours.zhao }],
    ['POST /v1/enrollments', { classSessionId: ours.classSession, customerId: theirs.zhao }],
  ],
  'enrollments.get': path('enrollment', 'enrollments'),
  'enrollments.list': (theirs) => [
    [`GET /v1/enrollments?classSessionId=${theirs.classSession}`],
    [`GET /v1/enrollments?customerId=${theirs.wang}`],
  ],
  'enrollments.cancel': path('enrollment', 'enrollments', '/cancel'),
  'enrollments.cancellationPreview': one((theirs) => `GET /v1/enrollments/${theirs.enrollment}/cancellation-preview`),
  'enrollments.checkIn': path('enrollment', 'enrollments', '/check-in'),
  'enrollments.markNoShow': path('enrollment', 'enrollments', '/mark-no-show'),
}
