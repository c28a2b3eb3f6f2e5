import { leaveQueue, moveInQueue, present, type QueueEntry, type QueueEntryId, type Transaction } from '@mendian/core'
import { queueEntryView as entrySchema, queueEntryId } from '@mendian/core/schemas'
import { z } from 'zod'
import { notFound } from '../not-found.ts'
import { defineWrite, type WriteOperation, type WriteRun } from '../operation.ts'
import { timeZonesOf } from '../places/time-zones.ts'
import type { Refusal } from '../refusal.ts'
import { assertReplaced, refuseVersion } from '../version.ts'
import { loadQueue, queueLock } from './load-queue.ts'
import { announceQueue, goneFromQueue, standingQueue } from './queue-view.ts'

type Found = { readonly ok: true; readonly entry: QueueEntry } | { readonly ok: false; readonly refusal: Refusal }

/** The entry at the version the caller has seen, under the lock of its queue: others may be moving it. */
export async function findQueued(tx: Transaction, id: QueueEntryId, run: WriteRun): Promise<Found> {
  const entry = await tx.queueEntries.find(id)
  if (!entry) return notFound('QueueEntry', id)
  run.requireLocks([queueLock(entry.locationId)])
  return refuseVersion(entry, run.expectedVersion) ?? { ok: true, entry }
}

const leaveInput = z.strictObject({ id: queueEntryId })

function leaving(
  action: 'LEAVE' | 'NO_SHOW',
  name: `queueEntries.${string}`,
  path: string,
  summary: string,
): WriteOperation<typeof leaveInput, typeof entrySchema> {
  return defineWrite({
    name,
    summary,
    http: ['POST', `/v1/queue-entries/{id}/${path}`],
    input: leaveInput,
    output: entrySchema,
    permission: 'booking:write',
    movesMoney: false,
    refusals: ['not_found', 'queue_state_forbids'],
    locks: ({ id }) => [{ kind: 'RECORD', id }],
    lockHint: ({ id }) => id,
    async run(tx, { id }, run) {
      const found = await findQueued(tx, id, run)
      if (!found.ok) return found
      const decision = leaveQueue(found.entry, action, run.nowMs)
      if (!decision.ok) return decision
      const { entry } = decision.changes
      assertReplaced(await tx.queueEntries.replace(entry, found.entry.version), 'the queue entry')
      const timeZone = (await timeZonesOf(tx, [entry.locationId])).of(entry.locationId)
      return {
        ok: true,
        value: goneFromQueue(entry, timeZone, run.nowMs),
        subjectId: id,
        announcements: announceQueue(decision.events, timeZone, run.nowMs),
      }
    },
  })
}

export const leave: WriteOperation<typeof leaveInput, typeof entrySchema> = leaving(
  'LEAVE',
  'queueEntries.leave',
  'leave',
  'Let somebody leave the queue',
)

export const noShow: WriteOperation<typeof leaveInput, typeof entrySchema> = leaving(
  'NO_SHOW',
  'queueEntries.noShow',
  'no-show',
  'Note that somebody was not there when it was their turn',
)

const moveInput = z.strictObject({
  id: queueEntryId,
  position: z.int().min(1).max(200).meta({ description: 'Counted from 1; past the end is the end.' }),
})

export const move: WriteOperation<typeof moveInput, typeof entrySchema> = defineWrite({
  name: 'queueEntries.move',
  summary: 'Move somebody to another position of the queue',
  http: ['POST', '/v1/queue-entries/{id}/move'],
  input: moveInput,
  output: entrySchema,
  permission: 'booking:override',
  movesMoney: false,
  refusals: ['not_found', 'queue_state_forbids'],
  locks: ({ id }) => [{ kind: 'RECORD', id }],
  lockHint: ({ id }) => id,
  async run(tx, { id, position }, run) {
    const found = await findQueued(tx, id, run)
    if (!found.ok) return found
    const { locationId } = found.entry
    const loaded = await loadQueue(tx, locationId, run.nowMs)
    const situation = present(loaded, 'an entry names a location that exists')
    const decision = moveInQueue(found.entry, situation.waiting, { position }, run.nowMs)
    if (!decision.ok) return decision
    const { entry, shift } = decision.changes
    if (shift) await tx.queueEntries.shift(locationId, shift)
    assertReplaced(await tx.queueEntries.replace(entry, found.entry.version), 'the queue entry')
    const waiting = await tx.queueEntries.waiting({ locationId, nowMs: run.nowMs })
    const queue = standingQueue({ ...situation, waiting }, run.nowMs)
    return {
      ok: true,
      value: present(
        queue.find((each) => each.id === id),
        'who was moved still waits',
      ),
      subjectId: id,
      announcements: announceQueue(decision.events, situation.configuration.location.timeZone, run.nowMs),
    }
  },
})
