import {
  type CandidateSegment,
  type Customer,
  candidateUnits,
  type Location,
  type LockKey,
  type SegmentRequest,
} from '@mendian/core'
import type { LikelyUnits } from '../availability/load-visit.ts'

/** Everybody and everything that could serve: held before anything is read about them. */
export function visitLocks(candidates: readonly CandidateSegment[]): readonly LockKey[] {
  const { staffIds, resourceIds } = candidateUnits(candidates)
  return [
    ...staffIds.map((id) => ({ kind: 'STAFF', id }) as const),
    ...resourceIds.map((id) => ({ kind: 'RESOURCE', id }) as const),
  ]
}

/** Who books, where the location limits how much of it one customer does. */
export function customerLocks(location: Location, customer: Customer | null): readonly LockKey[] {
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
