import {
  type CandidateSegment,
  type Customer,
  candidateUnits,
  type Location,
  type LockKey,
  type SegmentRequest,
} from '@mendian/core'
import type { LikelyUnits } from '../availability/load-visit.ts'

/** The location as it is, and everybody and everything that could serve: held before anything is read about them. */
export function visitLocks(candidates: readonly CandidateSegment[]): readonly LockKey[] {
  const { staffIds, resourceIds } = candidateUnits(candidates)
  const [first] = candidates
  return [
    ...(first ? [locationLock(first.location.id)] : []),
    ...staffIds.map((id) => ({ kind: 'STAFF', id }) as const),
    ...resourceIds.map((id) => ({ kind: 'RESOURCE', id }) as const),
  ]
}

/** What the location says does not change meanwhile; many may rely on it at once. */
export function locationLock(locationId: string): LockKey {
  return { kind: 'RECORD', id: locationId, shared: true }
}

/** What an input tells: where is booked, and by whom, whose limits may be asked for. */
export function bookerLocks(locationId: string, customerId: string | undefined): readonly LockKey[] {
  const customer = customerId === undefined ? [] : [{ kind: 'CUSTOMER', id: customerId } as const]
  return [locationLock(locationId), ...customer]
}

/** Who books, where the location limits how much of it one customer does. */
export function bookingLimitLocks(location: Location, customer: Customer | null): readonly LockKey[] {
  const { maxOpenBookingsPerCustomer, maxBookingsPerDayPerCustomer } = location
  const isLimited = maxOpenBookingsPerCustomer !== null || maxBookingsPerDayPerCustomer !== null
  return isLimited && customer ? [{ kind: 'CUSTOMER', id: customer.id }] : []
}

/** Requests alike in services, people and place have the same candidates. */
export function visitHint(locationId: string, wanted: readonly SegmentRequest[]): string {
  const requests = wanted.map(({ serviceId, staffId, staffLevelId, staffGender, assignmentSource, addOns = [] }) =>
    [serviceId, staffId, staffLevelId, staffGender, assignmentSource, ...addOns.map(({ addOnId }) => addOnId)].join(
      ':',
    ),
  )
  return [locationId, ...requests].join(' ')
}

/** Who will probably be needed: those a like request needed last time, whose locks are held therefore. */
export function likelyUnits(held: readonly LockKey[]): LikelyUnits {
  const idsOf = (kind: LockKey['kind']): string[] => held.filter((key) => key.kind === kind).map((key) => key.id)
  return { staffIds: idsOf('STAFF'), resourceIds: idsOf('RESOURCE') }
}
