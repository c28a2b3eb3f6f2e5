import type { Customer } from '@mendian/core'
import {
  accountOf,
  availableOf,
  type OrderDraft,
  openBooks,
  paidWithMoneyOnly,
  pointUnitOf,
  type ReadTransaction,
  refuse,
  worthOfPoints,
} from '@mendian/core'
import type { Refusal } from '../refusal.ts'
import type { QuoteView } from './order-view.ts'

type Shown =
  | { readonly ok: true; readonly value: QuoteView['pointsTender'] }
  | { readonly ok: false; readonly refusal: Refusal }

interface PointsAsked {
  readonly redeemPoints?: number | undefined
  readonly redeemSubLedgerCode?: string | undefined
}

/** What so many points of the customer would pay of the bill, as paying with them would refuse or take them. */
export async function pointsOnBill(
  tx: ReadTransaction,
  { quote, lines }: OrderDraft,
  customer: Customer | null,
  { redeemPoints: asked, redeemSubLedgerCode }: PointsAsked,
  nowMs: number,
): Promise<Shown> {
  if (asked === undefined) return { ok: true, value: null }
  if (customer === null) return refuse('customer_required', {})
  const subLedgerCode = redeemSubLedgerCode ?? null
  const subjectIds = [customer.id]
  const [[programme], balances, lots, holds] = await Promise.all([
    tx.loyaltyProgrammes.active(),
    tx.ledger.balances(subjectIds),
    tx.ledger.openLots(subjectIds),
    tx.ledger.pendingHolds(subjectIds),
  ])
  const { currency, totalMinor } = quote
  const moneyOnlyMinor = lines.reduce(
    (sum, line) => (paidWithMoneyOnly.includes(line.kind) ? sum + line.totalMinor : sum),
    0,
  )
  const dueMinor = totalMinor - moneyOnlyMinor
  const worth = worthOfPoints(programme ?? null, {
    currency,
    totalMinor,
    dueMinor,
    paidMinor: 0,
    points: asked,
    subLedgerCode,
  })
  if (!worth.ok) return worth
  const { points, amountMinor } = worth.changes
  const books = openBooks({ subjectIds, balances, lots, holds, closedPeriods: [] }, nowMs)
  const unit = pointUnitOf(subLedgerCode)
  const availableMinor = availableOf(books, accountOf('POINTS', unit, customer.id), nowMs)
  if (points > availableMinor) {
    const of = { account: 'POINTS', subjectId: customer.id, unit } as const
    return refuse('balance_insufficient', { ...of, availableMinor, askedMinor: points })
  }
  return { ok: true, value: { points, amountMinor: 0 - amountMinor, dueMinor: totalMinor - amountMinor } }
}
