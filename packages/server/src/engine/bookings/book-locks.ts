import { type CandidateSegment, candidateUnits, type LockKey, type SegmentRequest } from '@mendian/core'

/** Everybody and everything that could serve: held before anything is read about them. */
export function visitLocks(candidates: readonly CandidateSegment[]): readonly LockKey[] {
  const { staffIds, resourceIds } = candidateUnits(candidates)
  return [
    ...staffIds.map((id) => ({ kind: 'STAFF', id }) as const),
    ...resourceIds.map((id) => ({ kind: 'RESOURCE', id }) as const),
  ]
}

/** Requests alike in services, people and place have the same candidates. */
export function visitHint(locationId: string, requests: readonly SegmentRequest[]): string {
  return `${locationId} ${requests.map((request) => `${request.serviceId}:${request.staffId ?? ''}`).join(' ')}`
}
