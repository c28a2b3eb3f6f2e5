import type { LedgerTransactionId } from '../base/ids.ts'
import { accountOf } from '../ledger/account.ts'
import type { LedgerSourceKind } from '../ledger/entry.ts'
import { credit, type Entry, type Move } from '../ledger/post.ts'
import type { LocalDate } from '../time/local-time.ts'
import { earningMoves } from './earning-moves.ts'
import type { Order } from './order.ts'
import { type BillShare, restOf } from './refunds/share-of-bill.ts'

/** What the kinds of posting share. */
export interface PostingContext {
  readonly transactionId: LedgerTransactionId
  readonly businessDate: LocalDate
  readonly nowMs: number
}

/** What tenders debit: it is owed to the customer until the order is fulfilled. Nothing is posted for nothing. */
export function paymentPosting(order: Order, debits: readonly Move[], context: PostingContext): Entry {
  const received = credit(accountOf('CUSTOMER_ADVANCES', order.currency), order.totalMinor)
  return entryOf(order, 'ORDER_PAYMENT', context, [...debits, received])
}

/**
 * The order is fulfilled: what was owed becomes revenue at list price, less the discounts given, and what was charged
 * besides. Tax is owed to the state, the tip to who earned it; what rounding took off is told apart. What was paid
 * ahead was delivered when it was paid.
 */
export function completionPosting(
  order: Order,
  context: PostingContext,
  /** What of it went back before: that is not earned. */
  refunds: readonly BillShare[] = [],
): Entry {
  return entryOf(order, 'ORDER_COMPLETION', context, earningMoves(order, restOf(order, refunds)))
}

function entryOf(order: Order, kind: LedgerSourceKind, context: PostingContext, moves: readonly Move[]): Entry {
  return {
    id: context.transactionId,
    locationId: order.locationId,
    businessDate: context.businessDate,
    occurredAtMs: context.nowMs,
    source: { kind, id: order.id },
    moves,
  }
}
