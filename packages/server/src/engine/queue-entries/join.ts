import { joinQueue, keptVisit, present } from '@mendian/core'
import { joinQueueInput, queueEntryView } from '@mendian/core/schemas'
import { addOnRefusals } from '../bookings/add-on-refusals.ts'
import { customerLocks } from '../customers/customer-locks.ts'
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
    'not_offered_at_location',
    'location_type_not_offered',
    ...addOnRefusals,
    'service_too_long',
    'currency_mismatch',
    'staff_not_qualified',
    'staff_not_bookable',
    'no_qualified_staff',
    'resource_not_at_location',
    'queue_closed',
  ],
  locks: ({ locationId, customerId }) => [queueLock(locationId), ...customerLocks([customerId ?? null])],
  async run(tx, input, run) {
    const { locationType: _here, ...visit } = keptVisit(input)
    const newcomer = { ...visit, customerId: input.customerId ?? null }
    const situation = await loadQueue(tx, input.locationId, run.nowMs, newcomer)
    if (!situation) return referenceNotFound('Location', input.locationId)
    const { customerId } = input
    const customer = customerId === undefined ? null : situation.customers.get(customerId)
    if (customer === undefined) return referenceNotFound('Customer', customerId ?? '')
    const decision = joinQueue(
      { ...situation, customer },
      {
        entryId: run.ids.next('QueueEntry'),
        label: input.label ?? null,
        visit,
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
