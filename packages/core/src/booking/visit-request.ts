import type { LocationType } from '../catalog/location-type.ts'
import type { SegmentRequest } from '../scheduling/visit-plan.ts'
import { type GuestArrangement, noWaiting, type VisitShape } from '../scheduling/visit-shape.ts'
import type { Guest } from './booking.ts'

/** A visit as it is asked for: the segments of the one guest, or the guests with theirs; nobody waits where not told. */
export interface VisitRequest {
  readonly segments: readonly SegmentRequest[]
  readonly guests?: readonly (Guest & { readonly segments: readonly SegmentRequest[] })[]
  readonly guestArrangement?: GuestArrangement
  readonly maxWaitMinutes?: number
  /** At the location when absent. */
  readonly locationType?: LocationType
}

/** What is wanted of a visit, beside its place and time. */
export interface WantedVisit {
  readonly segments: readonly SegmentRequest[]
  readonly guests: readonly Guest[]
  readonly shape: VisitShape
  readonly locationType: LocationType
}

/** What is wanted of a visit, as it is kept with whoever waits for it or has it again and again. */
export interface KeptVisit extends VisitShape {
  /** Guest by guest, each one's in their order. */
  readonly segments: readonly SegmentRequest[]
  /** Who comes, at least one; `guest` of a segment counts in this list. */
  readonly guests: readonly Guest[]
  readonly locationType: LocationType
}

/** All segments guest by guest, each with whose it is. */
export function wantedVisit(request: VisitRequest): WantedVisit {
  const { guestArrangement, maxWaitMinutes } = { ...noWaiting, ...request }
  const guests = request.guests?.length ? request.guests : [{ name: null, segments: request.segments }]
  return {
    segments: guests.flatMap(({ segments }, guest) => segments.map((segment) => ({ ...segment, guest }))),
    guests: guests.map(({ name }) => ({ name })),
    shape: { guestArrangement, maxWaitMinutes },
    locationType: request.locationType ?? 'LOCATION',
  }
}

/** A visit as it is asked for, to be kept. */
export function keptVisit(request: VisitRequest): KeptVisit {
  const { shape, ...wanted } = wantedVisit(request)
  return { ...wanted, ...shape }
}

/** What a kept visit wants. */
export function wantedOfKept(kept: KeptVisit): WantedVisit {
  const { segments, guests, guestArrangement, maxWaitMinutes, locationType } = kept
  return { segments, guests, shape: { guestArrangement, maxWaitMinutes }, locationType }
}

/** A kept visit as it would be asked for anew. */
export function requestOfKept(kept: KeptVisit): Required<VisitRequest> {
  const { guestArrangement, maxWaitMinutes, locationType } = kept
  const guests = kept.guests.map(({ name }, index) => ({
    name,
    segments: kept.segments.filter(({ guest = 0 }) => guest === index),
  }))
  return { segments: [], guests, guestArrangement, maxWaitMinutes, locationType }
}
