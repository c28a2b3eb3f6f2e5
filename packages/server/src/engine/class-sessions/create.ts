import { createClassSession } from '@mendian/core'
import { classSessionInput, classSessionView as classSessionSchema } from '@mendian/core/schemas'
import { visitHint } from '../bookings/book-locks.ts'
import { takeTime } from '../bookings/take-time.ts'
import { toMs } from '../instants.ts'
import { referenceNotFound } from '../not-found.ts'
import { defineWrite, type WriteOperation } from '../operation.ts'
import { announceClassSession, classSessionView } from './class-session-view.ts'
import { classRefusals, loadClassState } from './load-class-state.ts'
import { refusePolicy } from './refuse-policy.ts'

/** Plans a class: its teacher and its rooms are taken in one transaction, or nothing changes. */
export const create: WriteOperation<typeof classSessionInput, typeof classSessionSchema> = defineWrite({
  name: 'classSessions.create',
  summary: 'Plan a class that customers enroll in',
  http: ['POST', '/v1/class-sessions'],
  status: 201,
  input: classSessionInput,
  output: classSessionSchema,
  permission: 'schedule:write',
  movesMoney: false,
  refusals: [...classRefusals, 'resource_not_at_location', 'capacity_full'],
  locks: () => [],
  lockHint: (input) => visitHint(input.locationId, [input]),
  async run(tx, input, run) {
    const { startsAt, name, ...rest } = input
    const startsAtMs = toMs(startsAt)
    const policyId = rest.cancellationPolicyId ?? null
    const unknown = await refusePolicy(tx, policyId)
    if (unknown) return unknown
    const wish = {
      ...rest,
      durationMinutes: rest.durationMinutes ?? null,
      price: rest.price ?? null,
      cancellationPolicyId: policyId,
      resourceRequirements: rest.resourceRequirements ?? null,
    }
    const state = await loadClassState(tx, wish, { fromMs: startsAtMs, toMs: startsAtMs }, run)
    if (!state) return referenceNotFound('Location', input.locationId)
    const classSessionId = run.ids.next('ClassSession')
    const decision = createClassSession(state, { ...wish, classSessionId, name: name ?? null, startsAtMs }, run.nowMs)
    if (!decision.ok) return decision
    const { session } = decision.changes
    await tx.classSessions.insertMany([session])
    await takeTime(tx, decision.changes, run.nowMs)
    const { timeZone } = state.configuration.location
    return {
      ok: true,
      value: classSessionView(session, timeZone),
      subjectId: session.id,
      announcements: decision.events.map((event) => announceClassSession(event, timeZone)),
    }
  },
})
