import {
  type CandidateSegment,
  type CustomerId,
  candidateSegments,
  type LocationId,
  type LockKey,
  longestReach,
  type QueueEntry,
  type QueueSituation,
  queueClosesAt,
  type ReadTransaction,
} from '@mendian/core'
import { loadCalendar, loadVisitConfiguration } from '../availability/load-visit.ts'

/** One at a time may change who stands where in a location's queue. */
export function queueLock(locationId: LocationId): LockKey {
  return { kind: 'CODE', id: `queue:${locationId}` }
}

/** What somebody who waits is served, and who they are. */
type Wanted = Pick<QueueEntry, 'segments' | 'maxWaitMinutes' | 'customerId'>

/**
 * A location's queue with everything its estimates depend on, in a number of queries that does not grow with it;
 * undefined when the location is not there. `newcomer` is who is about to join.
 */
export async function loadQueue(
  tx: ReadTransaction,
  locationId: LocationId,
  nowMs: number,
  newcomer?: Wanted,
): Promise<QueueSituation | undefined> {
  const waiting = await tx.queueEntries.waiting({ locationId, nowMs })
  const wanted: readonly Wanted[] = newcomer ? [...waiting, newcomer] : waiting
  const customerIds = wanted.map(({ customerId }) => customerId).filter((id) => id !== null)
  const [configuration, known] = await Promise.all([
    loadVisitConfiguration(
      tx,
      locationId,
      wanted.flatMap(({ segments }) => segments),
    ),
    tx.customers.findMany([...new Set<CustomerId>(customerIds)]),
  ])
  if (!configuration) return undefined
  const customers = new Map(known.map((customer) => [customer.id as string, customer]))
  const visits = wanted.map(({ segments, customerId, maxWaitMinutes }) => {
    const customer = customers.get(customerId ?? '') ?? null
    const found = candidateSegments({ ...configuration, customer }, segments)
    return { segments: found.ok ? found.value : [], maxWaitMinutes }
  })
  const candidates = visits.flatMap(({ segments }): readonly CandidateSegment[] => segments)
  // A visit that begins before the day ends may last longer.
  const reach = longestReach(visits, nowMs, queueClosesAt(configuration.location, nowMs))
  const calendar = await loadCalendar(tx, configuration, candidates, reach, nowMs)
  return { configuration, waiting, customers, ...calendar }
}
