import type { RefusalOf } from '../base/decision.ts'
import type { CustomerId, LocationId, SlotHoldId } from '../base/ids.ts'
import type { SegmentRequest } from '../scheduling/visit-plan.ts'
import { type GuestArrangement, noWaiting, type VisitShape } from '../scheduling/visit-shape.ts'
import { formatInstant } from '../time/zone.ts'
import type { BookingSegment } from './booking.ts'
import { preferenceOf } from './staff-preference.ts'

/** The time of a visit, kept for somebody who is about to book it (占位). */
export interface SlotHold {
  readonly id: SlotHoldId
  /** SHA-256 of the token that proves who holds; the token itself is kept nowhere. */
  readonly tokenHash: string
  readonly locationId: LocationId
  /** Null while the holder has not said who they are. */
  readonly customerId: CustomerId | null
  readonly startsAtMs: number
  readonly endsAtMs: number
  /** The people and resources chosen, as a booking of the hold will have them. */
  readonly segments: readonly BookingSegment[]
  readonly guestArrangement: GuestArrangement
  readonly maxWaitMinutes: number
  /** From here on the time is free; moved up when the hold is released or has become a booking. */
  readonly expiresAtMs: number
  readonly createdAtMs: number
}

export type HoldRefusal =
  | RefusalOf<'hold_expired', { expiredAt: string }>
  | RefusalOf<
      'hold_mismatch',
      { field: 'locationId' | 'customerId' | 'startsAt' | 'segments' | 'guestArrangement' | 'maxWaitMinutes' }
    >

/** Whether the hold still keeps its time. */
export function isLive(hold: SlotHold, nowMs: number): boolean {
  return nowMs < hold.expiresAtMs
}

/** What the holder wants to book, as far as a hold tells it. */
export interface HeldVisit {
  readonly locationId: LocationId
  readonly customerId: CustomerId | null
  readonly timeZone: string
  readonly startsAtMs: number
  readonly segments: readonly SegmentRequest[]
  readonly shape?: VisitShape | undefined
}

/** Why the hold cannot become that visit, if it cannot: first because it is over, then because it is for another. */
export function refuseHold(hold: SlotHold, visit: HeldVisit, nowMs: number): HoldRefusal | undefined {
  if (!isLive(hold, nowMs)) {
    return { code: 'hold_expired', details: { expiredAt: formatInstant(visit.timeZone, hold.expiresAtMs) } }
  }
  const mismatch = (field: Extract<HoldRefusal, { code: 'hold_mismatch' }>['details']['field']): HoldRefusal => ({
    code: 'hold_mismatch',
    details: { field },
  })
  if (hold.locationId !== visit.locationId) return mismatch('locationId')
  if (hold.customerId !== null && hold.customerId !== visit.customerId) return mismatch('customerId')
  if (hold.startsAtMs !== visit.startsAtMs) return mismatch('startsAt')
  const alike =
    hold.segments.length === visit.segments.length &&
    hold.segments.every((held, index) => {
      const wanted = visit.segments[index]
      return (
        wanted?.serviceId === held.serviceId &&
        (wanted.guest ?? 0) === held.guest &&
        (wanted.staffId ?? held.staffId) === held.staffId &&
        (wanted.staffLevelId ?? held.staffLevelId) === held.staffLevelId &&
        (wanted.staffGender ?? held.staffGender) === held.staffGender
      )
    })
  if (!alike) return mismatch('segments')
  const { guestArrangement, maxWaitMinutes } = visit.shape ?? noWaiting
  if (hold.guestArrangement !== guestArrangement) return mismatch('guestArrangement')
  return hold.maxWaitMinutes === maxWaitMinutes ? undefined : mismatch('maxWaitMinutes')
}

/** What a held visit asks for: a person who was named, a level or a gender that was asked for when it was held stays. */
export function heldRequests(hold: SlotHold, requests: readonly SegmentRequest[]): readonly SegmentRequest[] {
  return requests.map((request, index) => {
    const held = hold.segments[index]
    if (!held) return request
    const { staffId, assignmentSource } = held
    const isNamed = assignmentSource === 'REQUESTED' || assignmentSource === 'ON_SPOT_PICK'
    return { ...request, ...(isNamed ? { staffId, assignmentSource } : {}), ...preferenceOf(held) }
  })
}
