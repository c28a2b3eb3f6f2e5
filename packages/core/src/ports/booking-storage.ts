import type { BookingChannel } from '../base/channel.ts'
import type { BookingId, BookingSeriesId, CustomerId, LocationId, StaffId } from '../base/ids.ts'
import type { Booking, BookingState } from '../booking/booking.ts'
import type { BookingSeries } from '../booking/booking-series.ts'
import type { LocationType } from '../catalog/location-type.ts'
import type { OwnedRow } from '../scheduling/daily-cap.ts'
import type { PageRequest } from './records.ts'

export interface BookingFilter {
  readonly locationId?: LocationId
  readonly customerId?: CustomerId
  readonly staffId?: StaffId
  readonly locationType?: LocationType
  readonly state?: BookingState
  readonly channel?: BookingChannel
  readonly seriesId?: BookingSeriesId
  /** Starting in `[fromMs, toMs)`. */
  readonly fromMs?: number
  readonly toMs?: number
}

/** A booking as calendars and reports take it, many at a time. */
export type CalendarBooking = Omit<Booking, 'history'>

export interface BookingRepository {
  /** How many visits of the customer at the location are neither over nor called off at that instant. */
  countOpen(query: { customerId: CustomerId; locationId: LocationId; nowMs: number }): Promise<number>
  /** The same of many customers; who has none is left out. */
  countOpenOf(query: {
    customerIds: readonly CustomerId[]
    locationId: LocationId
    nowMs: number
  }): Promise<readonly { readonly customerId: CustomerId; readonly count: number }[]>
  /**
   * The customers' live bookings and holds at the location that start in `[fromMs, toMs)`, by start: what counts against
   * a limit of visits a day.
   */
  startsOfCustomers(query: {
    customerIds: readonly CustomerId[]
    locationId: LocationId
    fromMs: number
    toMs: number
    nowMs: number
  }): Promise<readonly (OwnedRow & { readonly customerId: CustomerId })[]>
  find(id: BookingId): Promise<Booking | undefined>
  findMany(ids: readonly BookingId[]): Promise<readonly Booking[]>
  findByRedemptionCode(code: string): Promise<Booking | undefined>
  /** By start, then id; `after` is `<startsAtMs>:<id>` of the last row seen. Segments and history included. */
  list(filter: BookingFilter, page: PageRequest): Promise<readonly Booking[]>
  /** Like `list` without the history: the first `limit` by start. */
  calendar(filter: BookingFilter, limit: number): Promise<readonly CalendarBooking[]>
  /** With its segments and history. @throws StorageError CONFLICT when the code is taken. */
  insert(booking: Booking): Promise<void>
  /** Rewrites row and segments, appends the history entries of the new version; false when not at that version. */
  replace(booking: Booking, expectedVersion: number): Promise<boolean>
  /**
   * What the one has booked, enrolled in and waits for is the other's from now on, each at its next version. Of a class in
   * which both are enrolled each keeps their own.
   */
  moveAll(fromId: CustomerId, toId: CustomerId): Promise<void>
}

/** Series as they were asked for; their bookings say which they are of. */
export interface BookingSeriesRepository {
  find(id: BookingSeriesId): Promise<BookingSeries | undefined>
  insert(series: BookingSeries): Promise<void>
}
