import {
  type CandidateSegment,
  calendarReach,
  candidateSegments,
  type LocationId,
  type LockKey,
  type QueueEntry,
  type QueueSituation,
  queueClosesAt,
  type ReadTransaction,
  type SegmentRequest,
} from '@mendian/core'
import { loadCalendar, loadVisitConfiguration } from '../availability/load-visit.ts'

/** One at a time may change who stands where in a location's queue. */
export function queueLock(locationId: LocationId): LockKey {
  return { kind: 'CODE', id: `queue:${locationId}` }
}

/**
 * A location's queue with everything its estimates depend on, in a number of queries that does not grow with it;
 * undefined when the location is not there. `newcomers` are requests of who is about to join.
 */
export async function loadQueue(
  tx: ReadTransaction,
  locationId: LocationId,
  nowMs: number,
  newcomers: readonly SegmentRequest[] = [],
): Promise<QueueSituation | undefined> {
  const waiting = await tx.queueEntries.waiting({ locationId, nowMs })
  const requests = distinctRequests(waiting, newcomers)
  const configuration = await loadVisitConfiguration(tx, locationId, requests)
  if (!configuration) return undefined
  const candidates = requests.flatMap((request): readonly CandidateSegment[] => {
    const found = candidateSegments(configuration, [request])
    return found.ok ? found.value : []
  })
  // A visit that begins before the day ends may last longer: of every service so many as one entry may ask for.
  const longest = candidates.flatMap((candidate) => Array<CandidateSegment>(maxSegments).fill(candidate))
  const reach = calendarReach(longest, nowMs, queueClosesAt(configuration.location, nowMs))
  const calendar = await loadCalendar(tx, configuration, candidates, reach, nowMs)
  return { configuration, waiting, ...calendar }
}

const maxSegments = 10

function distinctRequests(
  waiting: readonly QueueEntry[],
  newcomers: readonly SegmentRequest[],
): readonly SegmentRequest[] {
  const requests = [...waiting.flatMap(({ segments }) => segments), ...newcomers]
  return [...new Map(requests.map((request) => [`${request.serviceId} ${request.staffId ?? ''}`, request])).values()]
}
