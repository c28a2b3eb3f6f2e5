import type { CalendarFeedId, LocationId, StaffId } from '../base/ids.ts'

export const calendarFeedKinds = ['STAFF', 'LOCATION'] as const

export type CalendarFeedKind = (typeof calendarFeedKinds)[number]

/**
 * A calendar that programs subscribe to: one person's time at all locations, or one location's bookings. Whoever has its
 * secret address may read it, until it is revoked.
 */
export interface CalendarFeed {
  readonly id: CalendarFeedId
  readonly kind: CalendarFeedKind
  /** Whose time; null for a location's feed. */
  readonly staffId: StaffId | null
  /** Which location; null for a person's feed. */
  readonly locationId: LocationId | null
  /** Events tell who the customer is. */
  readonly includeCustomerNames: boolean
  readonly createdAtMs: number
  readonly revokedAtMs: number | null
}
