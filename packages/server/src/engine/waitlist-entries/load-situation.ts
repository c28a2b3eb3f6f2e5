import {
  type CandidateSegment,
  candidateSegments,
  type LocationId,
  type LockKey,
  longestReach,
  type ReadTransaction,
  type WaitlistEntry,
  type WaitlistSituation,
} from '@mendian/core'
import { loadCalendar, loadVisitConfiguration, nobodyLikely } from '../availability/load-visit.ts'
import { loadVisitors } from '../availability/load-visitor.ts'
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
  const requests = entries.flatMap(({ segments }) => segments)
  const [configuration, customers] = await Promise.all([
    loadVisitConfiguration(tx, locationId, requests, locking ? likelyUnits(locking.held) : nobodyLikely),
    tx.customers.findMany(customerIds),
  ])
  if (!configuration) return undefined
  const byId = new Map(customers.map((customer) => [customer.id as string, customer]))
  const visits = entries.map(({ customerId, segments, locationType, maxWaitMinutes }) => {
    const found = candidateSegments(
      { ...configuration, customer: byId.get(customerId) ?? null, locationType },
      segments,
    )
    return { segments: found.ok ? found.value : [], maxWaitMinutes }
  })
  const candidates = visits.flatMap(({ segments }): readonly CandidateSegment[] => segments)
  const { maxOpenBookingsPerCustomer, maxBookingsPerDayPerCustomer } = configuration.location
  const limited = maxOpenBookingsPerCustomer !== null
  const customerLocks =
    limited || maxBookingsPerDayPerCustomer !== null ? customerIds.map((id) => ({ kind: 'CUSTOMER', id }) as const) : []
  const entryLocks = entries.map(({ id }) => ({ kind: 'RECORD', id }) as const)
  locking?.requireLocks([...visitLocks(candidates), ...customerLocks, ...entryLocks])
  const fromMs = Math.max(nowMs, Math.min(...entries.flatMap(({ ranges }) => ranges.map(({ startMs }) => startMs))))
  const toMs = Math.max(fromMs, ...entries.map(({ expiresAtMs }) => expiresAtMs), ...lastStarts(entries))
  const [calendar, open, visitors] = await Promise.all([
    loadCalendar(tx, configuration, candidates, longestReach(visits, fromMs, toMs), nowMs),
    limited ? tx.bookings.countOpenOf({ customerIds, locationId, nowMs }) : [],
    loadVisitors(tx, configuration.location, customers, { fromMs, toMs }, nowMs),
  ])
  return {
    configuration,
    entries,
    customers: byId,
    visitors: visitors.byCustomer,
    openBookings: new Map(open.map(({ customerId, count }) => [customerId, count])),
    ...calendar,
  }
}

function lastStarts(entries: readonly WaitlistEntry[]): readonly number[] {
  return entries.flatMap(({ ranges }) => ranges.map(({ endMs }) => endMs))
}
