import { cancelClassSession } from '@mendian/core'
import { classSessionId, classSessionView as classSessionSchema, note } from '@mendian/core/schemas'
import { z } from 'zod'
import { giveTimeBack } from '../bookings/take-time.ts'
import { announceEnrollment } from '../enrollments/enrollment-view.ts'
import { notFound } from '../not-found.ts'
import { defineWrite, type WriteOperation } from '../operation.ts'
import { timeZonesOf } from '../places/time-zones.ts'
import { assertReplaced, refuseVersion } from '../version.ts'
import { announceClassSession, classSessionView } from './class-session-view.ts'

const input = z.strictObject({
  id: classSessionId,
  reason: note.min(1).meta({ description: 'In words, for everybody enrolled.' }),
})

/** Calls a class off: its time is free at once, and every enrollment ends with an event of its own. */
export const cancel: WriteOperation<typeof input, typeof classSessionSchema> = defineWrite({
  name: 'classSessions.cancel',
  summary: 'Cancel a class with all its enrollments; its time is free again',
  http: ['POST', '/v1/class-sessions/{id}/cancel'],
  input,
  output: classSessionSchema,
  permission: 'schedule:write',
  movesMoney: false,
  refusals: ['not_found', 'class_not_open'],
  locks: ({ id }) => [{ kind: 'CLASS_SESSION', id }],
  async run(tx, { id, reason }, run) {
    const [session, enrollments] = await Promise.all([tx.classSessions.find(id), tx.enrollments.liveOf(id)])
    if (!session) return notFound('ClassSession', id)
    const conflict = refuseVersion(session, run.expectedVersion)
    if (conflict) return conflict
    const decision = cancelClassSession({ session, enrollments }, { reason }, run.nowMs)
    if (!decision.ok) return decision
    const { session: cancelled } = decision.changes
    await tx.enrollments.cancelAllOf(id, { reason, nowMs: run.nowMs })
    assertReplaced(await tx.classSessions.replace(cancelled, session.version), 'the class')
    await giveTimeBack(tx, id)
    const timeZone = (await timeZonesOf(tx, [session.locationId])).of(session.locationId)
    return {
      ok: true,
      value: classSessionView(cancelled, timeZone),
      subjectId: id,
      announcements: decision.events.map((event) =>
        event.subjectKind === 'CLASS_SESSION'
          ? announceClassSession(event, timeZone)
          : announceEnrollment(event, timeZone),
      ),
    }
  },
})
