import type { BookFault, CardAuditReader } from '@mendian/core'
import { type SqlBool, sql } from 'kysely'
import type { Scope } from '../scope.ts'
import type { Statement } from '../statement.ts'
import { type DifferenceRow, differences, elementsOf, type Nothing, textIn } from './differences.ts'

const nothing = sql<number>`0`.as('other')

/** What cards with paid visits owe, and what the visits left have cost. */
const deferredUnlikeVisits = differences((queries) => {
  const paidFor = queries
    .select('ledger_lot')
    .select('deferred_card_id')
    .where('deferred_card_id', 'is not', null)
    .where('cost_minor', '>', sql.lit(0))
  return [
    queries
      .select('ledger_balance')
      .select([sql<string>`subject_id`.as('subject'), sql<number>`posted_minor`.as('amount'), nothing])
      .where('account', '=', sql.lit('CARD_DEFERRED_REVENUE'))
      .where('subject_id', 'in', paidFor),
    queries
      .select('ledger_lot')
      .select([sql<string>`deferred_card_id`.as('subject'), sql<number>`0 - cost_left_minor`.as('amount'), nothing])
      .where('deferred_card_id', 'is not', null),
  ]
})

/** Each use with its units, once more where it was taken back; its lines take as many visits and give them back. */
const redemptionsUnlikeLines = differences((queries) => [
  queries
    .select('card_redemption')
    .select([
      sql<string>`transaction_id`.as('subject'),
      sql<number>`units`.as('amount'),
      sql<number>`case when reversed_at_ms is null then 0 else units end`.as('other'),
    ])
    .where('transaction_id', 'is not', null),
  queries
    .select('ledger_line')
    .select([
      sql<string>`coalesce(reverses_id, transaction_id)`.as('subject'),
      sql<number>`case when reverses_id is null then 0 - amount_minor else 0 end`.as('amount'),
      sql<number>`case when reverses_id is null then 0 else amount_minor end`.as('other'),
    ])
    .where('account', '=', sql.lit('VISITS'))
    .where('source_kind', '=', sql.lit('CARD_REDEMPTION')),
])

/** What a report that goes by cards would leave out: in time that grows as the cards do, on both databases. */
const owedOfNoCard = differences((queries, dialect) => {
  const owed = queries
    .select('ledger_balance')
    .select(['subject_id', 'unit', 'posted_minor'])
    .where('account', '=', sql.lit('CARD_DEFERRED_REVENUE'))
  const cards = queries.select('customer_card').select(['id', 'currency'])
  const visits = queries
    .select('ledger_lot')
    .select(['subject_id', 'remaining_minor'])
    .where('account', '=', sql.lit('VISITS'))
  const given = elementsOf(dialect, queries.select('customer_card').select('entitlements'), 'entitlements')
  return [
    sql`(select owed.subject_id || ' in ' || owed.unit as subject, owed.posted_minor as amount, 0 as other
      from ${owed} as owed left join ${cards} as card on card.id = owed.subject_id and card.currency = owed.unit
      where card.id is null)`,
    // Counted together, since neither database joins what is in JSON by an index.
    sql`(select subject, sum(amount) as amount, 0 as other
      from (select subject_id as subject, remaining_minor as amount, 0 as known from ${visits} as visits
        union all select ${textIn(dialect, 'id')}, 0, 1 from ${given} as given) as counted
      group by subject having sum(known) = 0)`,
  ]
})

const overAndNotEmpty = differences((queries) => [
  queries
    .select('ledger_balance')
    .select([sql<string>`subject_id`.as('subject'), sql<number>`posted_minor - held_minor`.as('amount'), nothing])
    .where(
      'subject_id',
      'in',
      queries
        .select('customer_card')
        .select('id')
        // A lost card stays lost past its end: nothing is due of it any more then.
        .where(
          sql<SqlBool>`(state in ('EXPIRED', 'REFUNDED')
            or state = 'BLOCKED' and expires_at_ms is not null and due_at_ms is null)`,
        ),
    ),
])

const giftCardsUnlikeLines = differences((queries) => [
  queries
    .select('gift_card_activity')
    .select([sql<string>`gift_card_id`.as('subject'), sql<number>`amount_minor`.as('amount'), nothing]),
  queries
    .select('ledger_line')
    .select([sql<string>`subject_id`.as('subject'), sql<number>`amount_minor`.as('amount'), nothing])
    .where('account', '=', sql.lit('GIFT_CARDS'))
    .where(sql<SqlBool>`source_kind <> 'LOT_EXPIRY'`),
])

/** Holds what cards say against the books: constant statements over all of a tenant's rows. */
export function createCardAuditReader(scope: Scope): CardAuditReader {
  const faults = async (declared: Statement<Nothing, DifferenceRow>): Promise<readonly BookFault[]> =>
    (await scope.rows(declared, {})).map(({ subject, amount, other }) => ({
      subject,
      found: `off by ${amount}${Number(other) === 0 ? '' : `, what was taken back by ${other}`}`,
    }))
  return {
    deferredUnlikeVisits: () => faults(deferredUnlikeVisits),
    redemptionsUnlikeLines: () => faults(redemptionsUnlikeLines),
    owedOfNoCard: () => faults(owedOfNoCard),
    overAndNotEmpty: () => faults(overAndNotEmpty),
    giftCardsUnlikeLines: () => faults(giftCardsUnlikeLines),
  }
}
