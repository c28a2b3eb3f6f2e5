import type { LedgerTransactionId } from '../base/ids.ts'
import { type Account, accountOf } from '../ledger/account.ts'
import type { LedgerSourceKind } from '../ledger/entry.ts'
import { credit, debit, type Entry, type Move } from '../ledger/post.ts'
import type { LocalDate } from '../time/local-time.ts'
import type { Order, Payment, TenderKind } from './order.ts'

/** What the two kinds of posting share. */
export interface PostingContext {
  readonly transactionId: LedgerTransactionId
  readonly businessDate: LocalDate
  readonly nowMs: number
}

/** Where the money of each kind of tender goes. */
const tenderAccounts: Readonly<Record<TenderKind, (currency: string) => Account<'CASH_DRAWER'>>> = {
  CASH: (currency) => accountOf('CASH_DRAWER', currency),
}

/** Money received: it is owed to the customer until the order is fulfilled. Nothing is posted for nothing. */
export function paymentPosting(order: Order, payments: readonly Payment[], context: PostingContext): Entry {
  const { currency } = order
  return entryOf(order, 'ORDER_PAYMENT', context, [
    ...payments.map(({ kind, amountMinor }) => debit(tenderAccounts[kind](currency), amountMinor)),
    ...payments.map(({ amountMinor }) => credit(accountOf('CUSTOMER_ADVANCES', currency), amountMinor)),
  ])
}

/**
 * The order is fulfilled: what was owed becomes revenue at list price, less the discounts given, and what was charged
 * besides. Tax is owed to the state, the tip to who earned it; what rounding took off is told apart.
 */
export function completionPosting(order: Order, context: PostingContext): Entry {
  const { currency, taxInclusive, serviceChargeMinor, taxMinor, tipMinor, roundingMinor } = order
  const lineTaxMinor = order.lines.reduce((total, line) => total + line.taxMinor, 0)
  /** At list price, without the tax that prices contain. */
  const revenueOf = (kind: 'SERVICE' | 'PRODUCT'): number =>
    order.lines
      .filter((line) => line.kind === kind)
      .reduce((total, line) => total + line.listMinor - (taxInclusive ? line.taxMinor : 0), 0)
  const rounding = accountOf('CASH_ROUNDING', currency)
  return entryOf(order, 'ORDER_COMPLETION', context, [
    debit(accountOf('CUSTOMER_ADVANCES', currency), order.totalMinor),
    debit(accountOf('DISCOUNTS', currency), order.discountMinor),
    credit(accountOf('SERVICE_REVENUE', currency), revenueOf('SERVICE')),
    credit(accountOf('PRODUCT_REVENUE', currency), revenueOf('PRODUCT')),
    credit(
      accountOf('SERVICE_CHARGES', currency),
      taxInclusive ? serviceChargeMinor - (taxMinor - lineTaxMinor) : serviceChargeMinor,
    ),
    credit(accountOf('TAX_PAYABLE', currency), taxMinor),
    credit(accountOf('TIPS_PAYABLE', currency), tipMinor),
    roundingMinor < 0 ? debit(rounding, -roundingMinor) : credit(rounding, roundingMinor),
  ])
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
