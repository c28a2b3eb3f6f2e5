import { accept, type Decision, refuse } from '../../base/decision.ts'
import { accountOf } from '../../ledger/account.ts'
import { type BalanceRefusal, debit } from '../../ledger/post.ts'
import { type PointsTenderRefusal, spendPoints, worthOfPoints } from '../../loyalty/spend-points.ts'
import { partsOf } from './stored-value.ts'
import { refuseAmount, type SettledTender, type SettlingState, type TenderOf, type TenderRefusal } from './tender.ts'

/**
 * Points pay what the programme says they are worth (积分抵现), of what value may pay for. No more of them are taken than
 * it needs. What they pay becomes revenue like all else and is taken off it again here.
 */
export function settlePoints(
  {
    ordinal,
    payable,
    pointsPaidMinor: paidMinor,
    customerId,
    currency,
    programme,
    totalMinor,
    books,
    nowMs,
  }: SettlingState,
  { points: offered, subLedgerCode: named }: TenderOf<'POINTS'>,
): Decision<SettledTender, never, TenderRefusal | PointsTenderRefusal | BalanceRefusal> {
  if (customerId === null) return refuse('customer_required', { tender: ordinal })
  const subLedgerCode = named ?? null
  const dueMinor = payable.valueMinor
  const worth = worthOfPoints(programme, { currency, totalMinor, dueMinor, paidMinor, points: offered, subLedgerCode })
  if (!worth.ok) return worth
  const { points, amountMinor, share } = worth.changes
  const refused = dueMinor === 0 && refuseAmount({ ordinal, payable }, undefined, dueMinor)
  if (refused) return refused
  if (amountMinor === 0) return refuse('tender_superfluous', { tender: ordinal })
  const spent = spendPoints(books, { customerId, subLedgerCode }, points, nowMs)
  if (!spent.ok) return spent
  return accept(
    {
      tenderedMinor: amountMinor,
      amountMinor,
      provider: null,
      reference: null,
      parts: spent.changes.parts
        .flatMap(partsOf)
        .map((part) => (subLedgerCode === null ? part : { ...part, subLedgerCode })),
      moves: [...spent.changes.moves, debit(accountOf('POINTS_REDEEMED', currency), amountMinor)],
      ...(share ? { cap: { by: 'POINTS_SHARE', ...share } } : {}),
    },
    [],
  )
}
