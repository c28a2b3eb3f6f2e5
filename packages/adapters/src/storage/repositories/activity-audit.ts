import type { CustomerActivityRepository } from '@mendian/core'
import { type SqlBool, sql } from 'kysely'
import type { Scope } from '../scope.ts'
import { differences, elementsOf, faultsOf, numberIn, textIn } from './differences.ts'

const nothing = sql<number>`0`.as('other')
const amountOf = (column: string) => sql<number>`${sql.ref(column)}`.as('amount')
const lessOf = (column: string) => sql<number>`0 - ${sql.ref(column)}`.as('amount')

const counterOf = (key: ReturnType<typeof sql<string>>) => sql<string>`customer_id || ' ' || ${key}`.as('subject')

const countsUnlikeActivity = differences((queries) => [
  queries
    .select('customer_count')
    .select([counterOf(sql`key`), amountOf('amount'), nothing])
    .where(sql<SqlBool>`(key = 'VISITS' or key like 'SPENT/%')`),
  queries.select('customer_activity').select([counterOf(sql`'VISITS'`), lessOf('visits'), nothing]),
  queries.select('customer_activity').select([counterOf(sql`'SPENT/' || currency`), lessOf('spent_minor'), nothing]),
])

/** Those that were completed with a customer, since only they say what it did. */
const activityUnlikeOrders = differences((queries) => [
  queries
    .select('order_')
    .select([sql<string>`id`.as('subject'), amountOf('total_minor'), nothing])
    .where('loyalty', '<>', sql.lit('null')),
  queries
    .select('customer_activity')
    .select([sql<string>`source_id`.as('subject'), lessOf('total_minor'), nothing])
    .where('kind', '=', sql.lit('ORDER')),
])

/** Of the main balance and of each sub-ledger by itself. */
const pointsUnlikeBooks = differences((queries, dialect) => [
  queries
    .select('ledger_line')
    .select([
      sql<string>`source_id || case when unit = 'POINT' then '' else ' in ' || unit end`.as('subject'),
      amountOf('amount_minor'),
      nothing,
    ])
    .where('account', '=', sql.lit('POINTS_ISSUED'))
    .where('source_kind', '=', sql.lit('POINTS_EARNED')),
  queries
    .select('customer_activity')
    .select([sql<string>`source_id`.as('subject'), lessOf('points'), nothing])
    .where('kind', '=', sql.lit('ORDER')),
  sql`(select source_id || ' in POINT.' || ${textIn(dialect, 'subLedgerCode')} as subject,
      0 - ${numberIn(dialect, 'points')} as amount, 0 as other
    from ${elementsOf(
      dialect,
      queries
        .select('customer_activity')
        .select(['source_id', 'sub_ledger_points'])
        .where('kind', '=', sql.lit('ORDER')),
      'sub_ledger_points',
    )} as earned)`,
])

/** Whether what customers have done agrees with their orders, their counters and the books. */
export function createActivityAudit(
  scope: Scope,
): Pick<CustomerActivityRepository, 'countsUnlikeActivity' | 'activityUnlikeOrders' | 'pointsUnlikeBooks'> {
  return {
    countsUnlikeActivity: async () => faultsOf(await scope.rows(countsUnlikeActivity, {})),
    activityUnlikeOrders: async () => faultsOf(await scope.rows(activityUnlikeOrders, {})),
    pointsUnlikeBooks: async () => faultsOf(await scope.rows(pointsUnlikeBooks, {})),
  }
}
