import type { BookFault, ReadTransaction } from '@mendian/core'
import { recordBookChecks } from './record-checks.ts'

/** Something that must be true of a tenant's books and records at any time, and how to find out. */
export interface BookCheck {
  readonly name: string
  readonly proves: string
  /** At most a hundred faults; none when it is true. */
  readonly run: (tx: ReadTransaction) => Promise<readonly BookFault[]>
}

/** Every check there is. A room that keeps money in rows of its own adds how they agree with the books. */
export const bookChecks: readonly BookCheck[] = [
  {
    name: 'transactions_balance',
    proves: 'The lines of every transaction sum to zero in each unit, visits in each entitlement.',
    run: async (tx) =>
      (await tx.ledgerAudit.unbalanced()).map(({ transactionId, unit, amountMinor }) => ({
        subject: `${transactionId} in ${unit}`,
        found: `off by ${amountMinor}`,
      })),
  },
  {
    name: 'units_balance',
    proves: 'All lines together sum to zero in each unit.',
    run: unitsBalance,
  },
  {
    name: 'lines_complete',
    proves: 'The lines of every transaction are numbered without a gap: none was removed.',
    run: (tx) => tx.ledgerAudit.misnumbered(),
  },
  {
    name: 'append_only',
    proves: 'The database refuses to change or delete lines.',
    run: (tx) => tx.ledgerAudit.missingGuards(),
  },
  {
    name: 'balances_are_lines',
    proves: 'The balance of every guarded account is the sum of its lines.',
    run: (tx) => tx.ledgerAudit.balancesUnlikeLines(),
  },
  {
    name: 'balances_are_lots',
    proves: 'The lots of every account that is kept in lots add up to its balance, what is held included.',
    run: (tx) => tx.ledgerAudit.balancesUnlikeLots(),
  },
  {
    name: 'lots_are_lines',
    proves: 'Every lot has left what its lines have left of it, and of its cost.',
    run: (tx) => tx.ledgerAudit.lotsUnlikeLines(),
  },
  {
    name: 'balances_are_holds',
    proves: 'What every balance holds is the sum of its pending holds.',
    run: (tx) => tx.ledgerAudit.balancesUnlikeHolds(),
  },
  {
    name: 'nothing_below_floor',
    proves: 'No balance is below its floor, and no lot below zero or above what it was.',
    run: (tx) => tx.ledgerAudit.belowFloor(),
  },
  {
    name: 'cash_shifts_are_lines',
    proves:
      'What every cash shift left, expected, and was over or short is what its lines say, and so is every movement of cash.',
    run: (tx) => tx.ledgerAudit.cashShiftsUnlikeLines(),
  },
  {
    name: 'refunds_are_payments',
    proves: 'Every order says that went back of it what its refunds say, and every refund what its payments come to.',
    run: (tx) => tx.ledgerAudit.refundsUnlikePayments(),
  },
  {
    name: 'receivables_are_balances',
    proves: 'The books say of every customer the debt that they put on account and have not settled.',
    run: (tx) => tx.ledgerAudit.receivablesUnlikeBalances(),
  },
  {
    name: 'expenses_are_lines',
    proves: 'The books have every expense that is recorded, and none that is voided.',
    run: (tx) => tx.ledgerAudit.expensesUnlikeLines(),
  },
  {
    name: 'bonus_backed',
    proves: 'Bonus and what was granted of it move together: bonus never turns into money.',
    run: (tx) => tx.ledgerAudit.bonusUnbacked(),
  },
  {
    name: 'cards_are_visits',
    proves: 'What a card has not earned is what the visits left on it have cost.',
    run: (tx) => tx.cardAudit.deferredUnlikeVisits(),
  },
  {
    name: 'cards_owe_it_all',
    proves: 'All that is owed of cards belongs to a card that is there, and every visit left to one of its rights.',
    run: (tx) => tx.cardAudit.owedOfNoCard(),
  },
  {
    name: 'card_uses_are_lines',
    proves: 'Every use of a card has taken its visits, and given them back where it was taken back.',
    run: (tx) => tx.cardAudit.redemptionsUnlikeLines(),
  },
  {
    name: 'cards_over_are_empty',
    proves: 'Nothing is left on cards that have expired or were given back.',
    run: (tx) => tx.cardAudit.overAndNotEmpty(),
  },
  {
    name: 'gift_cards_are_lines',
    proves: 'What happened to a gift card sums to what was posted for it.',
    run: (tx) => tx.cardAudit.giftCardsUnlikeLines(),
  },
  {
    name: 'counters_are_activity',
    proves: "Every customer's counters of spending and visits are the sum of what they did.",
    run: (tx) => tx.customerActivity.countsUnlikeActivity(),
  },
  {
    name: 'activity_is_orders',
    proves: 'What customers did comes to the totals of their completed orders, each counted once.',
    run: (tx) => tx.customerActivity.activityUnlikeOrders(),
  },
  {
    name: 'points_are_orders',
    proves: 'The books have the points that orders earned, and no others.',
    run: (tx) => tx.customerActivity.pointsUnlikeBooks(),
  },
  ...recordBookChecks,
]

async function unitsBalance(tx: ReadTransaction): Promise<readonly BookFault[]> {
  const byUnit = new Map<string, number>()
  for (const { unit, amountMinor } of await tx.ledger.totals({})) {
    byUnit.set(unit, (byUnit.get(unit) ?? 0) + amountMinor)
  }
  return [...byUnit].flatMap(([unit, sum]) => (sum === 0 ? [] : [{ subject: unit, found: `off by ${sum}` }]))
}
