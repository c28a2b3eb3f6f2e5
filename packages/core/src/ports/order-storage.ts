import type { BookingId, CategoryId, CustomerId, LocationId, OrderId, ServiceId } from '../base/ids.ts'
import type { GoodsFulfilmentState } from '../orders/goods-fulfilment.ts'
import type { Order, OrderLineKind, OrderState } from '../orders/order.ts'
import type { PaymentProviderCode, TenderKind } from '../orders/tenders/tender.ts'
import type { OrderHistory } from '../promotions/occasion.ts'
import type { LocalDate } from '../time/local-time.ts'
import type { PageRequest } from './records.ts'

export interface OrderFilter {
  readonly locationId?: LocationId
  readonly customerId?: CustomerId
  readonly state?: OrderState
  /** Whether it is put aside. */
  readonly parked?: boolean
  /** With goods that are picked up or brought, as far as that. */
  readonly fulfilmentState?: GoodsFulfilmentState
  readonly bookingId?: BookingId
  /** With a line of that service. */
  readonly serviceId?: ServiceId
  /** With a line that was of that category. */
  readonly categoryId?: CategoryId
  /** With a line of that kind. */
  readonly lineKind?: OrderLineKind
  /** Made from then on. */
  readonly fromMs?: number
  /** Made before then. */
  readonly toMs?: number
}

export interface OrderRepository {
  find(id: OrderId): Promise<Order | undefined>
  /** Not cancelled orders with a line for one of these bookings. */
  ofBookings(ids: readonly BookingId[]): Promise<readonly Order[]>
  /** Which of these orders are cancelled, or have gone back as a whole. */
  goneBack(ids: readonly OrderId[]): Promise<ReadonlySet<OrderId>>
  /** What the customer has ordered, cancelled orders left out. */
  historyOf(customerId: CustomerId): Promise<OrderHistory>
  /** The first bills of the location that are open, by id. */
  openAt(locationId: LocationId, limit: number): Promise<readonly OrderId[]>
  /** By when they were made and id, newest last; goes on after `<createdAtMs>:<id>`. Lines and payments included. */
  list(filter: OrderFilter, page: PageRequest): Promise<readonly Order[]>
  insert(order: Order): Promise<void>
  /** Rewrites an order that nobody has paid, with its lines; false when not at that version. */
  rewrite(order: Order, expectedVersion: number): Promise<boolean>
  /** Rewrites the row, appends the payments of a higher ordinal than are stored; false when not at that version. */
  replace(order: Order, expectedVersion: number): Promise<boolean>
  /** What the one has ordered is the other's from now on, each order at its next version. */
  moveAll(fromId: CustomerId, toId: CustomerId): Promise<void>
}

/** Payments of one business day by kind. */
export interface TenderTotal {
  readonly kind: TenderKind
  readonly currency: string
  readonly payments: number
  readonly amountMinor: number
}

export interface PaymentReader {
  /** The orders that payments of these references pay, by reference; null where they pay what is owed. */
  ordersOf(query: {
    provider: PaymentProviderCode
    references: readonly string[]
  }): Promise<ReadonlyMap<string, OrderId | null>>
  totals(query: { locationId: LocationId; businessDate: LocalDate }): Promise<readonly TenderTotal[]>
}
