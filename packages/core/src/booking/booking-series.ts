import type { BookingChannel } from '../base/channel.ts'
import type { BookingSeriesId, CustomerId, LocationId } from '../base/ids.ts'
import type { SegmentRequest } from '../scheduling/visit-plan.ts'
import type { RecurrenceRule } from '../time/recurrence-rule.ts'

/** One customer's visits that repeat (周期预约), as they were asked for; its bookings go on to live their own lives. */
export interface BookingSeries {
  readonly id: BookingSeriesId
  readonly locationId: LocationId
  readonly customerId: CustomerId
  readonly rule: RecurrenceRule
  /** From where on the rule gives starts. */
  readonly startsAtMs: number
  readonly segments: readonly SegmentRequest[]
  readonly channel: BookingChannel
  readonly note: string
  readonly createdAtMs: number
}
