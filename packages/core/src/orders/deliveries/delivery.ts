import type { CustomerId, LedgerTransactionId } from '../../base/ids.ts'
import type { LedgerSource } from '../../ledger/entry.ts'
import type { Move } from '../../ledger/post.ts'
import type { TopUp } from '../../stored-value/top-up.ts'
import type { Order, OrderLine } from '../order.ts'

/** What the lines of a bill have brought their customer, to be stored beside the order. */
export interface Delivered {
  readonly topUps: readonly TopUp[]
}

/** What is stored for one thing that was paid ahead, and how its money moves from owed to that. */
export interface PrepaidDelivery {
  readonly source: LedgerSource
  /** Debits what was owed to the customer by the line's total, and whatever else belongs to it. */
  readonly moves: readonly Move[]
  readonly delivered: Partial<Delivered>
}

/** The ids made for the delivery of one line. */
export interface DeliveryIds {
  /** Of the entry. */
  readonly transactionId: LedgerTransactionId
  /** Of what is delivered: a top-up, a card. Its parts are numbered after it. */
  readonly recordId: string
}

export interface DeliveryContext extends DeliveryIds {
  /** Whose it is; orders of what needs one have one. */
  readonly customerId: CustomerId | null
  readonly nowMs: number
}

/** How one kind of line that is paid ahead is delivered. */
export type DeliverPrepaid = (order: Order, line: OrderLine, context: DeliveryContext) => PrepaidDelivery
