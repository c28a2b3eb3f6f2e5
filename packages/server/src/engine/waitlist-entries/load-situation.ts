import {
  type CandidateSegment,
  calendarReach,
  candidateSegments,
  type LocationId,
  type LockKey,
  type ReadTransaction,
  type SegmentRequest,
  type WaitlistEntry,
  type WaitlistSituation,
} from '@mendian/core'
import { loadCalendar, loadVisitConfiguration, nobodyLikely } from '../availability/load-visit.ts'
import { likelyUnits, visitLocks } from '../bookings/book-locks.ts'

/**
 * Everybody who waits at a location and all that could serve them, in a number of queries that does not grow with them;
 * undefined when nobody waits. `requireLocks` is called before anything is read that others may change.
 */
export async function loadSituation(
  tx: ReadTransaction,
  locationId: LocationId,
  nowMs: number,
  locking?: { readonly held: readonly LockKey[]; requireLocks(keys: readonly LockKey[]): void },
): Promise<WaitlistSituation | undefined> {
  const entries = await tx.waitlistEntries.waiting(locationId)
  if (entries.length === 0) return undefined
  const customerIds = [...new Set(entries.map((entry) => entry.customerId))]
  const requests = distinctRequests(entries)
  const [configuration, customers] = await Promise.all([
    loadVisitConfiguration(tx, locationId, requests, locking ? likelyUnits(locking.held) : nobodyLikely),
    tx.customers.findMany(customerIds),
  ])
  if (!configuration) return undefined
  const candidates = requests.flatMap((request): readonly CandidateSegment[] => {
    const found = candidateSegments(configuration, [request])
    return found.ok ? found.value : []
  })
  const limited = configuration.location.maxOpenBookingsPerCustomer !== null
  const customerLocks = limited ? customerIds.map((id) => ({ kind: 'CUSTOMER', id }) as const) : []
  const entryLocks = entries.map(({ id }) => ({ kind: 'RECORD', id }) as const)
  locking?.requireLocks([...visitLocks(candidates), ...customerLocks, ...entryLocks])
  const fromMs = Math.max(nowMs, Math.min(...entries.flatMap(({ ranges }) => ranges.map(({ startMs }) => startMs))))
  const toMs = Math.max(fromMs, ...entries.map(({ expiresAtMs }) => expiresAtMs), ...lastStarts(entries))
  const [calendar, open] = await Promise.all([
    loadCalendar(tx, configuration, candidates, calendarReach(candidates, fromMs, toMs), nowMs),
    limited ? tx.bookings.countOpenOf({ customerIds, locationId, nowMs }) : [],
  ])
  return {
    configuration,
    entries,
    customers: new Map(customers.map((customer) => [customer.id, customer])),
    openBookings: new Map(open.map(({ customerId, count }) => [customerId, count])),
    ...calendar,
  }
}

function lastStarts(entries: readonly WaitlistEntry[]): readonly number[] {
  return entries.flatMap(({ ranges }) => ranges.map(({ endMs }) => endMs))
}

/** Each service and person that somebody waits for, once: what follows depends on no more. */
function distinctRequests(entries: readonly WaitlistEntry[]): readonly SegmentRequest[] {
  const requests = entries.flatMap(({ segments }) => segments)
  return [...new Map(requests.map((request) => [`${request.serviceId} ${request.staffId ?? ''}`, request])).values()]
}
