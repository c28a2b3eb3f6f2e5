import {
  type ClassWish,
  type CreateClassSessionState,
  calendarReach,
  candidateSegments,
  classConfiguration,
  type LocationId,
  type ReadTransaction,
  type VisitConfiguration,
} from '@mendian/core'
import { loadCalendar, loadVisitConfiguration } from '../availability/load-visit.ts'
import { likelyUnits, visitLocks } from '../bookings/book-locks.ts'
import type { WriteRun } from '../operation.ts'
import type { RefusalCode } from '../refusal.ts'

/** Why a class cannot be held then, by that teacher. */
export const classRefusals: readonly RefusalCode[] = [
  'reference_not_found',
  'reference_archived',
  'service_too_long',
  'currency_mismatch',
  'staff_not_qualified',
  'start_off_grid',
  'start_in_past',
  'beyond_booking_horizon',
  'location_closed',
  'staff_not_working',
  'daily_cap_reached',
  'slot_taken',
]

/**
 * What a class that starts in `[fromMs, toMs]` depends on, read under the locks of its teacher and rooms; undefined when
 * the location is not there. `asSeen` is how the decision will see the configuration.
 */
export async function loadClassState(
  tx: ReadTransaction,
  wish: ClassWish & { readonly locationId: LocationId },
  starts: { readonly fromMs: number; readonly toMs: number },
  run: WriteRun,
  asSeen: (configuration: VisitConfiguration) => VisitConfiguration = (all) => classConfiguration(all, wish),
): Promise<CreateClassSessionState | undefined> {
  const { serviceId, staffId } = wish
  const requests = [{ serviceId, staffId }]
  const likely = likelyUnits(run.held)
  const named = (wish.resourceRequirements ?? []).flatMap(({ resourceIds }) => resourceIds)
  const resourceIds = [...new Set([...likely.resourceIds, ...named])]
  const configuration = await loadVisitConfiguration(tx, wish.locationId, requests, { ...likely, resourceIds })
  if (!configuration) return undefined
  const candidates = candidateSegments(asSeen(configuration), requests)
  // What can never be held is for the decision to refuse, in its place among the refusals.
  const reachable = candidates.ok ? candidates.value : []
  run.requireLocks(visitLocks(reachable))
  const reach = calendarReach(reachable, starts.fromMs, starts.toMs)
  return { configuration, ...(await loadCalendar(tx, configuration, reachable, reach, run.nowMs)) }
}
