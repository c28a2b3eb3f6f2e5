import {
  type ClassSession,
  MINUTE_MS,
  substituteConfiguration,
  substituteTeacher,
  type Transaction,
} from '@mendian/core'
import { classSessionId, classSessionView as classSessionSchema, staffId } from '@mendian/core/schemas'
import { z } from 'zod'
import { takeTime } from '../bookings/take-time.ts'
import { notFound, referenceNotFound } from '../not-found.ts'
import { defineWrite, type WriteOperation, type WriteRun } from '../operation.ts'
import { assertReplaced, refuseVersion } from '../version.ts'
import { announceClassSession, classSessionView } from './class-session-view.ts'
import { classRefusals, loadClassState } from './load-class-state.ts'

const input = z.strictObject({ id: classSessionId, staffId: staffId.meta({ description: 'Who teaches instead.' }) })

/** Gives a class to another teacher: the one's time is given back and the other's taken in one transaction. */
export const substitute: WriteOperation<typeof input, typeof classSessionSchema> = defineWrite({
  name: 'classSessions.substitute',
  summary: 'Give a class to a substitute teacher',
  http: ['POST', '/v1/class-sessions/{id}/substitute'],
  input,
  output: classSessionSchema,
  permission: 'schedule:write',
  movesMoney: false,
  refusals: ['not_found', 'class_not_open', ...classRefusals],
  locks: ({ id, staffId: to }) => [
    { kind: 'CLASS_SESSION', id },
    { kind: 'STAFF', id: to },
  ],
  async run(tx, { id, staffId: to }, run) {
    const session = await tx.classSessions.find(id)
    if (!session) return notFound('ClassSession', id)
    const conflict = refuseVersion(session, run.expectedVersion)
    if (conflict) return conflict
    const wish = {
      locationId: session.locationId,
      serviceId: session.serviceId,
      staffId: to,
      durationMinutes: (session.endsAtMs - session.startsAtMs) / MINUTE_MS,
      price: session.price,
      resourceRequirements: [],
    }
    const time = { fromMs: session.startsAtMs, toMs: session.startsAtMs }
    const state = await loadClassState(tx, wish, time, run, (configuration) =>
      substituteConfiguration({ session, configuration }, to),
    )
    if (!state) return referenceNotFound('Location', session.locationId)
    const decision = substituteTeacher({ ...state, session }, { staffId: to }, run.nowMs)
    if (!decision.ok) return decision
    const { session: substituted } = decision.changes
    if (substituted.version > session.version) await keep(tx, session, decision.changes, run)
    const { timeZone } = state.configuration.location
    return {
      ok: true,
      value: classSessionView(substituted, timeZone),
      subjectId: id,
      announcements: decision.events.map((event) => announceClassSession(event, timeZone)),
    }
  },
})

async function keep(
  tx: Transaction,
  before: ClassSession,
  { session, occupancy }: Extract<ReturnType<typeof substituteTeacher>, { ok: true }>['changes'],
  { nowMs }: WriteRun,
): Promise<void> {
  await tx.occupancy.removeOfOwner(session.id)
  assertReplaced(await tx.classSessions.replace(session, before.version), 'the class')
  await takeTime(tx, { occupancy, claims: [] }, nowMs)
}
