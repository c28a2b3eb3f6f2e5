import { joinQueue, present } from '@mendian/core'
import { joinQueueInput, queueEntryView } from '@mendian/core/schemas'
import { referenceNotFound } from '../not-found.ts'
import { defineWrite, type WriteOperation } from '../operation.ts'
import { loadQueue, queueLock } from './load-queue.ts'
import { announceQueue, standingQueue } from './queue-view.ts'

/** Puts somebody who has come without a booking at the end of the queue, and says when they will be served. */
export const join: WriteOperation<typeof joinQueueInput, typeof queueEntryView> = defineWrite({
  name: 'queueEntries.join',
  summary: 'Put somebody in the queue, and say when they will be served',
  http: ['POST', '/v1/queue-entries'],
  status: 201,
  input: joinQueueInput,
  output: queueEntryView,
  permission: 'booking:write',
  movesMoney: false,
  refusals: [
    'reference_not_found',
    'name_missing',
    'reference_archived',
    'customer_blocked',
    'already_queued',
    'currency_mismatch',
    'staff_not_qualified',
    'staff_not_bookable',
    'no_qualified_staff',
    'resource_not_at_location',
    'queue_closed',
  ],
  locks: ({ locationId }) => [queueLock(locationId)],
  async run(tx, input, run) {
    const [situation, customer] = await Promise.all([
      loadQueue(tx, input.locationId, run.nowMs, input.segments),
      input.customerId === undefined ? null : tx.customers.find(input.customerId),
    ])
    if (!situation) return referenceNotFound('Location', input.locationId)
    if (customer === undefined) return referenceNotFound('Customer', input.customerId ?? '')
    const decision = joinQueue(
      { ...situation, customer },
      {
        entryId: run.ids.next('QueueEntry'),
        label: input.label ?? null,
        segments: input.segments,
        note: input.note,
      },
      run.nowMs,
    )
    if (!decision.ok) return decision
    const { entry } = decision.changes
    await tx.queueEntries.insert(entry)
    const queue = standingQueue({ ...situation, waiting: [...situation.waiting, entry] }, run.nowMs)
    return {
      ok: true,
      value: present(queue.at(-1), 'who has joined is last'),
      subjectId: entry.id,
      announcements: announceQueue(decision.events, situation.configuration.location.timeZone, run.nowMs),
    }
  },
})
