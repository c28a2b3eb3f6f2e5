import type { EventId, LocationId, TenantId } from '../base/ids.ts'
import type { BookingEvent } from '../booking/booking-event.ts'
import type { QueueEvent } from '../booking/queue-event.ts'
import type { WaitlistEvent } from '../booking/waitlist-event.ts'
import type { CardEvent } from '../cards/card-event.ts'
import type { ClassSessionEvent } from '../classes/class-session-event.ts'
import type { EnrollmentEvent } from '../classes/enrollment-event.ts'
import type { CustomerEvent } from '../loyalty/customer-event.ts'
import type { OrderEvent } from '../orders/order-event.ts'
import type { CashShiftEvent } from '../registers/cash-shift-event.ts'

/** Everything the rooms announce. */
export type MendianEvent =
  | BookingEvent
  | CardEvent
  | ClassSessionEvent
  | CustomerEvent
  | CashShiftEvent
  | EnrollmentEvent
  | OrderEvent
  | QueueEvent
  | WaitlistEvent

/** Somebody is to be told of a change; it stands in the outbox beside the change's own event, one for each of them. */
export type NotificationEventType = 'notification.requested'

/** Stored value was given or taken by hand. */
export type StoredValueEventType = 'stored_value.adjusted'

/** Customers have paid debts, or were let off them. */
export type ReceivableEventType = 'receivable.settled' | 'receivable.written_off'

export type EventType = MendianEvent['type'] | NotificationEventType | StoredValueEventType | ReceivableEventType

/** An event as it leaves the engine: at least once, in order per subject by version, with a stable id. */
export interface EventEnvelope {
  readonly id: EventId
  readonly type: EventType
  readonly schemaVersion: number
  readonly tenantId: TenantId
  readonly locationId?: LocationId
  readonly subject: { readonly kind: string; readonly id: string; readonly version: number }
  /** RFC 3339, UTC. */
  readonly occurredAt: string
  readonly actor: { readonly kind: string; readonly id: string }
  readonly requestId: string
  readonly causedBy?: string
  /** The full wire shape of the subject, and `previous` where something moved. */
  readonly data: { readonly [key: string]: unknown }
}
