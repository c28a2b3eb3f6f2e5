import { type Account, accountOf } from '../ledger/account.ts'
import type { Move } from '../ledger/post.ts'
import { isPrepaid } from './deliveries/deliver-prepaid.ts'
import type { Order, OrderLineKind } from './order.ts'
import { amountOf, type BillShare } from './refunds/share-of-bill.ts'

/**
 * What a share of a bill earns once it is handed over, against what was owed to the customer: revenue at list price, less
 * the discounts given, and what was charged besides. Tax is owed to the state, the tip to who earned it; what rounding
 * took off is told apart. What is paid ahead earns nothing here. With `sign` −1 all of it is taken back.
 */
export function earningMoves(order: Order, share: BillShare, sign: 1 | -1 = 1): readonly Move[] {
  const { currency, taxInclusive } = order
  const kindOf = (line: number): OrderLineKind | undefined => order.lines[line]?.kind
  const sold = share.lines.filter(({ line }) => {
    const kind = kindOf(line)
    return kind !== undefined && !isPrepaid(kind)
  })
  const sum = (lines: readonly { readonly [K in Amount]: number }[], amount: Amount): number =>
    lines.reduce((total, line) => total + line[amount], 0)
  const revenueOf = (kind: OrderLineKind): number => {
    const lines = sold.filter(({ line }) => kindOf(line) === kind)
    return sum(lines, 'listMinor') - sum(lines, 'coveredMinor') - (taxInclusive ? sum(lines, 'taxMinor') : 0)
  }
  const chargeTaxMinor = share.taxMinor - sum(share.lines, 'taxMinor')
  const prepaidMinor = sum(share.lines, 'totalMinor') - sum(sold, 'totalMinor')
  const entries: readonly (readonly [Account, number])[] = [
    [accountOf('CUSTOMER_ADVANCES', currency), amountOf(order, share) - prepaidMinor],
    [accountOf('DISCOUNTS', currency), sum(sold, 'discountMinor')],
    [accountOf('SERVICE_REVENUE', currency), 0 - revenueOf('SERVICE')],
    [accountOf('PRODUCT_REVENUE', currency), 0 - revenueOf('PRODUCT')],
    [accountOf('SERVICE_CHARGES', currency), (taxInclusive ? chargeTaxMinor : 0) - share.serviceChargeMinor],
    [accountOf('TAX_PAYABLE', currency), 0 - share.taxMinor],
    [accountOf('TIPS_PAYABLE', currency), 0 - share.tipMinor],
    [accountOf('CASH_ROUNDING', currency), 0 - share.roundingMinor],
  ]
  return entries.map(([account, amountMinor]) => ({ kind: 'AMOUNT', account, amountMinor: sign * amountMinor }))
}

type Amount = 'listMinor' | 'discountMinor' | 'coveredMinor' | 'totalMinor' | 'taxMinor'
