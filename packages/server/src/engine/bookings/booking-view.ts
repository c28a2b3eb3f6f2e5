import {
  type Booking,
  type BookingEvent,
  type BookingSegment,
  bookingNotifications,
  formatInstant,
  type Money,
  type Settlement,
} from '@mendian/core'
import type { bookingView as schema, settlementView } from '@mendian/core/schemas'
import type { z } from 'zod'
import type { Announcement } from '../operation.ts'

export type BookingView = z.output<typeof schema>

/** A booking as callers see it, its times on the location's wall clock. */
export function bookingView(booking: Booking, timeZone: string): BookingView {
  const at = (ms: number): string => formatInstant(timeZone, ms)
  return {
    id: booking.id,
    locationId: booking.locationId,
    customerId: booking.customerId,
    state: booking.state,
    channel: booking.channel,
    locationType: booking.locationType,
    address: booking.address && { ...booking.address },
    meetingUrl: booking.meetingUrl,
    redemptionCode: booking.redemptionCode,
    startsAt: at(booking.startsAtMs),
    endsAt: at(booking.endsAtMs),
    segments: booking.segments.map((segment) => segmentView(segment, timeZone)),
    guests: booking.guests.map(({ name }) => ({ name })),
    guestArrangement: booking.guestArrangement,
    maxWaitMinutes: booking.maxWaitMinutes,
    history: booking.history.map(
      ({ version, state, action, occurredAtMs, actorKind, actorId, reason, cancelReason }) => ({
        version,
        state,
        action,
        occurredAt: at(occurredAtMs),
        actor: { kind: actorKind, id: actorId },
        reason,
        cancelReason,
      }),
    ),
    note: booking.note,
    awaiting: booking.awaiting,
    requiresApproval: booking.requiresApproval,
    prepaymentDue: booking.prepaymentDue,
    pendingExpiresAt: booking.pendingExpiresAtMs === null ? null : at(booking.pendingExpiresAtMs),
    price: booking.price,
    cancellationTerms: booking.cancellationTerms.map((terms) => ({ ...terms, windows: [...terms.windows] })),
    settlement: booking.settlement && settlementOf(booking.settlement, booking.price),
    seriesId: booking.seriesId,
    occurrence: booking.occurrence,
    version: booking.version,
    createdAt: at(booking.createdAtMs),
    updatedAt: at(booking.updatedAtMs),
  }
}

/** A segment of a booking or a hold as callers see it. */
export function segmentView(segment: BookingSegment, timeZone: string): BookingView['segments'][number] {
  const { startsAtMs, endsAtMs, resourceIds, addOns, price, ...rest } = segment
  return {
    ...rest,
    price: { ...price },
    resourceIds: [...resourceIds],
    addOns: addOns.map((addOn) => ({ ...addOn })),
    startsAt: formatInstant(timeZone, startsAtMs),
    endsAt: formatInstant(timeZone, endsAtMs),
  }
}

/** A settlement as callers see it, in the currency of the price. */
export function settlementOf(settlement: Settlement, { currency }: Money): z.output<typeof settlementView> {
  return {
    refund: { amountMinor: settlement.refundMinor, currency },
    fee: { amountMinor: settlement.feeMinor, currency },
    waived: settlement.waived,
  }
}

/**
 * Booking events as they are announced: the full booking, and the one before it where it changed; after each event whom
 * to tell of it.
 */
export function announceBookings(events: readonly BookingEvent[], timeZone: string): readonly Announcement[] {
  return events.flatMap((event) => {
    const { type, subject, previous } = event
    const booking = bookingView(subject, timeZone)
    const about = {
      locationId: subject.locationId,
      subject: { kind: 'BOOKING', id: subject.id, version: subject.version },
    }
    return [
      { type, ...about, data: { booking, ...(previous ? { previous: bookingView(previous, timeZone) } : {}) } },
      ...bookingNotifications(event).map((notification) => ({
        type: 'notification.requested' as const,
        ...about,
        data: { ...notification, booking },
      })),
    ]
  })
}
