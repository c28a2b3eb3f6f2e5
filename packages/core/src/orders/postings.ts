import type { LedgerTransactionId } from '../base/ids.ts'
import type { AccountCode } from '../ledger/account.ts'
import { assertBalanced } from '../ledger/assert-balanced.ts'
import type { LedgerLine, LedgerTransaction } from '../ledger/entry.ts'
import type { LocalDate } from '../time/local-time.ts'
import type { Order, Payment } from './order.ts'

/** What the two kinds of posting share. */
export interface PostingContext {
  readonly transactionId: LedgerTransactionId
  readonly businessDate: LocalDate
  readonly nowMs: number
}

/** Money received: it is owed to the customer until the order is fulfilled. Nothing is posted for nothing. */
export function paymentPosting(
  order: Order,
  payments: readonly Payment[],
  context: PostingContext,
): readonly LedgerTransaction[] {
  const receivedMinor = payments.reduce((total, payment) => total + payment.amountMinor, 0)
  return post(order, 'ORDER_PAYMENT', context, [
    ['CASH_DRAWER', receivedMinor],
    ['CUSTOMER_ADVANCES', -receivedMinor],
  ])
}

/** The order is fulfilled: what was owed becomes revenue at list price, less the discounts given. */
export function completionPosting(order: Order, context: PostingContext): readonly LedgerTransaction[] {
  const listOf = (kind: 'SERVICE' | 'PRODUCT'): number =>
    order.lines.filter((line) => line.kind === kind).reduce((total, line) => total + line.listMinor, 0)
  return post(order, 'ORDER_COMPLETION', context, [
    ['CUSTOMER_ADVANCES', order.totalMinor],
    ['DISCOUNTS', order.discountMinor],
    ['SERVICE_REVENUE', -listOf('SERVICE')],
    ['PRODUCT_REVENUE', -listOf('PRODUCT')],
  ])
}

function post(
  order: Order,
  kind: LedgerTransaction['source']['kind'],
  context: PostingContext,
  amounts: readonly (readonly [AccountCode, number])[],
): readonly LedgerTransaction[] {
  const lines: LedgerLine[] = amounts
    .filter(([, amountMinor]) => amountMinor !== 0)
    .map(([account, amountMinor]) => ({ account, unit: order.currency, amountMinor, lotId: null }))
  if (lines.length === 0) return []
  assertBalanced(lines)
  return [
    {
      id: context.transactionId,
      locationId: order.locationId,
      businessDate: context.businessDate,
      occurredAtMs: context.nowMs,
      recordedAtMs: context.nowMs,
      source: { kind, id: order.id },
      lines,
    },
  ]
}
