import type { BookingChannel } from '../base/channel.ts'
import type { BookingSeriesId, CustomerId, LocationId } from '../base/ids.ts'
import type { VisitAddress } from '../places/visit-address.schema.ts'
import type { RecurrenceRule } from '../time/recurrence-rule.ts'
import type { KeptVisit } from './visit-request.ts'

/** One customer's visits that repeat (周期预约), as they were asked for; its bookings go on to live their own lives. */
export interface BookingSeries extends KeptVisit {
  readonly id: BookingSeriesId
  readonly locationId: LocationId
  readonly customerId: CustomerId
  readonly rule: RecurrenceRule
  /** From where on the rule gives starts. */
  readonly startsAtMs: number
  /** Of visits at the customer's address, and of no others. */
  readonly address: VisitAddress | null
  readonly channel: BookingChannel
  readonly note: string
  readonly createdAtMs: number
}
