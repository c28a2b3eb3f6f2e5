import {
  type BookState,
  type CustomerId,
  calendarReach,
  candidateSegments,
  candidateUnits,
  type LocationId,
  type ReadTransaction,
  type SlotHold,
  type SlotHoldId,
  type VisitConfiguration,
  type VisitRequest,
  type VisitState,
  type WantedVisit,
  wantedVisit,
} from '@mendian/core'
import { loadCalendar, loadVisitConfiguration, withHeldPeople } from '../availability/load-visit.ts'
import { countOpen, loadVisitor } from '../availability/load-visitor.ts'
import { toMs } from '../instants.ts'
import { referenceNotFound } from '../not-found.ts'
import type { WriteRun } from '../operation.ts'
import type { Refusal, RefusalCode } from '../refusal.ts'
import { hashHoldToken } from '../slot-holds/hold-token.ts'
import { addOnRefusals } from './add-on-refusals.ts'
import { bookingLimitLocks, likelyUnits, visitLocks } from './book-locks.ts'
import { loadAssignment, rotationLocks } from './load-assignment.ts'

/** Why a visit can neither be booked nor held. */
export const visitRefusals: readonly RefusalCode[] = [
  'reference_not_found',
  'reference_archived',
  'customer_blocked',
  'contact_not_verified',
  'too_many_open_bookings',
  'not_offered_at_location',
  'location_type_not_offered',
  ...addOnRefusals,
  'service_too_long',
  'currency_mismatch',
  'staff_not_qualified',
  'staff_not_bookable',
  'no_qualified_staff',
  'resource_not_at_location',
  'start_off_grid',
  'start_in_past',
  'lead_time_too_short',
  'tier_window',
  'beyond_booking_horizon',
  'location_closed',
  'staff_not_working',
  'daily_cap_reached',
  'reserved_for_tiers',
  'slot_taken',
  'capacity_full',
  'not_in_turn',
]

interface VisitInput extends VisitRequest {
  readonly locationId: LocationId
  readonly customerId?: CustomerId | undefined
  readonly startsAt: string
  /** Of a series: when its last visit starts. */
  readonly lastStartsAtMs?: number | undefined
  readonly hold?: { readonly id: SlotHoldId; readonly token: string } | undefined
  /** A hold that is known to be the caller's without a token. */
  readonly holdId?: SlotHoldId | undefined
}

type Loaded =
  | {
      readonly ok: true
      readonly state: VisitState & Pick<BookState, 'policies'>
      readonly startsAtMs: number
      readonly wanted: WantedVisit
    }
  | { readonly ok: false; readonly refusal: Refusal }

/** What booking or holding a visit depends on, read under the locks of everybody and everything that could serve. */
export async function loadVisitState(tx: ReadTransaction, input: VisitInput, run: WriteRun): Promise<Loaded> {
  const wanted = wantedVisit(input)
  const [configured, customer, hold] = await Promise.all([
    loadVisitConfiguration(tx, input.locationId, wanted.segments, likelyUnits(run.held)),
    input.customerId === undefined ? null : tx.customers.find(input.customerId),
    input.hold ? findHold(tx, input.hold) : input.holdId && tx.slotHolds.find(input.holdId),
  ])
  if (!configured) return referenceNotFound('Location', input.locationId)
  if (customer === undefined) return referenceNotFound('Customer', input.customerId ?? '')
  if (input.hold && !hold) return referenceNotFound('SlotHold', input.hold.id)
  const configuration = await withHeldPeople(tx, configured, hold ?? undefined)
  const candidates = candidateSegments(
    { ...configuration, customer, locationType: wanted.locationType },
    wanted.segments,
  )
  // What nobody can ever serve is for the decision to refuse, in its place among the refusals.
  const reachable = candidates.ok ? candidates.value : []
  const { location } = configuration
  const startsAtMs = toMs(input.startsAt)
  run.requireLocks([
    ...visitLocks(reachable),
    ...bookingLimitLocks(location, customer),
    ...rotationLocks(location, startsAtMs, run.nowMs),
  ])
  const lastStartsAtMs = input.lastStartsAtMs ?? startsAtMs
  const reach = calendarReach(reachable, startsAtMs, lastStartsAtMs, wanted.shape.maxWaitMinutes)
  const { staffIds } = candidateUnits(reachable)
  const [calendar, openBookings, policies, visitor, assignment] = await Promise.all([
    loadCalendar(tx, configuration, reachable, reach, run.nowMs),
    countOpen(tx, location, customer, run.nowMs),
    tx.cancellationPolicies.findMany(policyIds(configuration)),
    loadVisitor(tx, location, customer, { fromMs: startsAtMs, toMs: lastStartsAtMs }, run.nowMs),
    loadAssignment(tx, location, staffIds, startsAtMs, run.nowMs),
  ])
  const held = { hold: hold ?? undefined, assignment }
  const state = { configuration, customer, openBookings, visitor, policies, ...held, ...calendar }
  return { ok: true, state, startsAtMs, wanted }
}

/** The policies that a visit may be booked under. */
function policyIds({ location, services }: VisitConfiguration): readonly string[] {
  const named = [location, ...services.values()].map((each) => each.cancellationPolicyId)
  return [...new Set(named.filter((id) => id !== null))]
}

/** The hold, for whoever has its token; to others it is not there. */
async function findHold(
  tx: ReadTransaction,
  { id, token }: { readonly id: SlotHoldId; readonly token: string },
): Promise<SlotHold | undefined> {
  const hold = await tx.slotHolds.find(id)
  return hold?.tokenHash === hashHoldToken(token) ? hold : undefined
}
