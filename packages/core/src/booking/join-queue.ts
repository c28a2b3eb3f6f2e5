import { assert } from '../base/assert.ts'
import { accept, type Decision, type RefusalOf, refuse } from '../base/decision.ts'
import type { CustomerId, QueueEntryId } from '../base/ids.ts'
import type { Customer } from '../people/customer.ts'
import { candidateSegments, type VisitConfiguration, type VisitRefusal } from '../scheduling/visit-plan.ts'
import { type QueueEntry, queueClosesAt } from './queue-entry.ts'
import type { QueueEvent } from './queue-event.ts'
import type { KeptVisit } from './visit-request.ts'

/** No queue is longer, whatever its location says. */
export const longestQueue = 200

export interface JoinQueueState {
  readonly configuration: VisitConfiguration
  /** Null for somebody the shop does not know. */
  readonly customer: Customer | null
  /** Those who wait, in the order of the queue. */
  readonly waiting: readonly QueueEntry[]
}

export interface JoinQueue {
  readonly entryId: QueueEntryId
  readonly label: string | null
  /** It is at the location, where they are. */
  readonly visit: Omit<KeptVisit, 'locationType'>
  readonly note: string
}

export type JoinQueueRefusal =
  | RefusalOf<'name_missing'>
  | RefusalOf<'reference_archived', { kind: string; id: string }>
  | RefusalOf<'customer_blocked', { customerId: CustomerId }>
  | RefusalOf<'already_queued', { queueEntryId: QueueEntryId }>
  | RefusalOf<'queue_closed', { maxQueueLength: number }>
  | VisitRefusal

/**
 * Puts somebody at the end of the queue. Refuses, in this order: nobody in particular, an archived location or customer,
 * a customer who is blocked or waits already, a visit that nobody can ever serve, and a queue that takes nobody more.
 */
export function joinQueue(
  { configuration, customer, waiting }: JoinQueueState,
  command: JoinQueue,
  nowMs: number,
): Decision<{ readonly entry: QueueEntry }, QueueEvent, JoinQueueRefusal> {
  const { visit } = command
  assert(visit.segments.length > 0, 'who waits, waits for something')
  const { location } = configuration
  if (!customer && command.label === null) return refuse('name_missing', {})
  if (location.archivedAtMs !== null) return refuse('reference_archived', { kind: 'Location', id: location.id })
  if (customer && customer.archivedAtMs !== null) {
    return refuse('reference_archived', { kind: 'Customer', id: customer.id })
  }
  if (customer?.blocked) return refuse('customer_blocked', { customerId: customer.id })
  const already = customer && waiting.find((entry) => entry.customerId === customer.id)
  if (already) return refuse('already_queued', { queueEntryId: already.id })
  const candidates = candidateSegments({ ...configuration, customer }, visit.segments)
  if (!candidates.ok) return candidates
  const maxQueueLength = Math.min(location.maxQueueLength ?? longestQueue, longestQueue)
  if (waiting.length >= maxQueueLength) return refuse('queue_closed', { maxQueueLength })

  // From here it must succeed.
  const entry: QueueEntry = {
    id: command.entryId,
    locationId: location.id,
    customerId: customer?.id ?? null,
    label: command.label,
    ...visit,
    state: 'WAITING',
    place: (waiting.at(-1)?.place ?? 0) + 1,
    note: command.note,
    bookingId: null,
    expiresAtMs: queueClosesAt(location, nowMs),
    version: 1,
    createdAtMs: nowMs,
    updatedAtMs: nowMs,
  }
  return accept({ entry }, [{ type: 'queue_entry.joined', subjectKind: 'QUEUE_ENTRY', subject: entry }])
}
