import type { LedgerTransactionId } from '../base/ids.ts'
import { accountOf } from '../ledger/account.ts'
import type { LedgerSourceKind } from '../ledger/entry.ts'
import { credit, debit, type Entry, type Move } from '../ledger/post.ts'
import type { LocalDate } from '../time/local-time.ts'
import { isPrepaid } from './deliveries/deliver-prepaid.ts'
import type { Order, OrderLine } from './order.ts'

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
export function completionPosting(order: Order, context: PostingContext): Entry {
  const { currency, taxInclusive, serviceChargeMinor, taxMinor, tipMinor, roundingMinor } = order
  const lines = order.lines.filter(({ kind }) => !isPrepaid(kind))
  const deliveredMinor = sumOf(order.lines, 'totalMinor') - sumOf(lines, 'totalMinor')
  const chargeTaxMinor = taxMinor - sumOf(order.lines, 'taxMinor')
  /** At list price, without what cards pay for and the tax that prices contain. */
  const revenueOf = (kind: 'SERVICE' | 'PRODUCT'): number => {
    const sold = lines.filter((line) => line.kind === kind)
    const taxWithinMinor = taxInclusive ? sumOf(sold, 'taxMinor') : 0
    return sumOf(sold, 'listMinor') - sumOf(sold, 'coveredMinor') - taxWithinMinor
  }
  const rounding = accountOf('CASH_ROUNDING', currency)
  return entryOf(order, 'ORDER_COMPLETION', context, [
    debit(accountOf('CUSTOMER_ADVANCES', currency), order.totalMinor - deliveredMinor),
    debit(accountOf('DISCOUNTS', currency), sumOf(lines, 'discountMinor')),
    credit(accountOf('SERVICE_REVENUE', currency), revenueOf('SERVICE')),
    credit(accountOf('PRODUCT_REVENUE', currency), revenueOf('PRODUCT')),
    credit(
      accountOf('SERVICE_CHARGES', currency),
      taxInclusive ? serviceChargeMinor - chargeTaxMinor : serviceChargeMinor,
    ),
    credit(accountOf('TAX_PAYABLE', currency), taxMinor),
    credit(accountOf('TIPS_PAYABLE', currency), tipMinor),
    roundingMinor < 0 ? debit(rounding, -roundingMinor) : credit(rounding, roundingMinor),
  ])
}

function sumOf(
  lines: readonly OrderLine[],
  amount: 'listMinor' | 'discountMinor' | 'coveredMinor' | 'totalMinor' | 'taxMinor',
): number {
  return lines.reduce((total, line) => total + line[amount], 0)
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
