import type { Customer } from '@mendian/core'
import {
  accountOf,
  availableOf,
  type OrderDraft,
  openBooks,
  paidWithMoneyOnly,
  pointUnit,
  type ReadTransaction,
  refuse,
  worthOfPoints,
} from '@mendian/core'
import type { Refusal } from '../refusal.ts'
import type { QuoteView } from './order-view.ts'

type Shown =
  | { readonly ok: true; readonly value: QuoteView['pointsTender'] }
  | { readonly ok: false; readonly refusal: Refusal }

/** What so many points of the customer would pay of the bill, as paying with them would refuse or take them. */
export async function pointsOnBill(
  tx: ReadTransaction,
  { quote, lines }: OrderDraft,
  customer: Customer | null,
  asked: number | undefined,
  nowMs: number,
): Promise<Shown> {
  if (asked === undefined) return { ok: true, value: null }
  if (customer === null) return refuse('customer_required', {})
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
  const worth = worthOfPoints(programme ?? null, { currency, totalMinor, dueMinor, paidMinor: 0, points: asked })
  if (!worth.ok) return worth
  const { points, amountMinor } = worth.changes
  const books = openBooks({ subjectIds, balances, lots, holds, closedPeriods: [] }, nowMs)
  const availableMinor = availableOf(books, accountOf('POINTS', pointUnit, customer.id), nowMs)
  if (points > availableMinor) {
    const of = { account: 'POINTS', subjectId: customer.id, unit: pointUnit } as const
    return refuse('balance_insufficient', { ...of, availableMinor, askedMinor: points })
  }
  return { ok: true, value: { points, amountMinor: 0 - amountMinor, dueMinor: totalMinor - amountMinor } }
}
