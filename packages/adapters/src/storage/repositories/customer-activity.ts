import type { CustomerActivityRepository, CustomerCount } from '@mendian/core'
import { sql } from 'kysely'
import { tables } from '../schema.ts'
import type { Scope } from '../scope.ts'
import { insertion, type Parameters, statement } from '../statement.ts'
import { createActivityAudit } from './activity-audit.ts'

const activities = tables.customer_activity
const counts = tables.customer_count

interface FigureValues {
  readonly customerId: string
  readonly currency: string
  readonly fromMs: number
  readonly toMs: number
}

const figures = statement((queries, { customerId, currency, fromMs, toMs }: Parameters<FigureValues>) =>
  queries
    .select('customer_activity')
    .select([
      sql<number>`cast(coalesce(sum(case when currency = ${currency} then spent_minor else 0 end), 0) as bigint)`.as(
        'spent_minor',
      ),
      sql<number>`cast(coalesce(sum(visits), 0) as bigint)`.as('visits'),
      sql<number>`cast(coalesce(sum(points), 0) as bigint)`.as('points'),
    ])
    .where('customer_id', '=', customerId)
    .where('occurred_at_ms', '>=', fromMs)
    .where('occurred_at_ms', '<', toMs),
)

const countsOf = statement((queries, { customerId }: Parameters<{ customerId: string }>) =>
  queries.select('customer_count').select(counts.columns).where('customer_id', '=', customerId).orderBy('key'),
)

const transactionsAfter = statement(
  (queries, { customerId, after, limit }: Parameters<{ customerId: string; after: string; limit: number }>) =>
    queries
      .select('customer_activity')
      .select(activities.columns)
      .where('customer_id', '=', customerId)
      .where('kind', '<>', sql.lit('VISIT'))
      .where('id', '>', after)
      .orderBy('id')
      .limit(limit),
)

/** What is taken off a counter says nothing of when it last grew. */
const counted = insertion('customer_count', (query, queries) => {
  const amount = queries.present('customer_count', 'amount')
  const first = queries.present('customer_count', 'first_at_ms')
  const last = queries.present('customer_count', 'last_at_ms')
  return query.onConflict((conflict) =>
    conflict.columns(['tenant_id', 'customer_id', 'key']).doUpdateSet({
      amount: sql<number>`${amount} + excluded.amount`,
      first_at_ms: sql<number>`case when ${first} > excluded.first_at_ms then excluded.first_at_ms else ${first} end`,
      last_at_ms: sql<number>`case when excluded.amount > 0 and ${last} < excluded.last_at_ms then excluded.last_at_ms else ${last} end`,
    }),
  )
})

/** Each counter at most once a list, as no statement meets a row twice; those that come again in the lists after. */
function onceEach(rows: readonly CustomerCount[]): readonly (readonly CustomerCount[])[] {
  const lists: CustomerCount[][] = []
  const met = new Map<string, number>()
  for (const row of rows) {
    const counter = `${row.customerId} ${row.key}`
    const times = met.get(counter) ?? 0
    met.set(counter, times + 1)
    lists[times] = [...(lists[times] ?? []), row]
  }
  return lists
}

interface MoveValues {
  readonly from: string
  readonly to: string
}

const moveActivities = statement((queries, { from, to }: Parameters<MoveValues>) =>
  queries.update('customer_activity').set({ customer_id: to }).where('customer_id', '=', from),
)

const moveRedemptions = statement((queries, { from, to }: Parameters<MoveValues>) =>
  queries.update('points_redemption').set({ customer_id: to }).where('customer_id', '=', from),
)

const dropCounts = statement((queries, { from }: Parameters<{ from: string }>) =>
  queries.delete('customer_count').where('customer_id', '=', from),
)

/** What customers have done, and their counters. */
export function createCustomerActivityRepository(scope: Scope): CustomerActivityRepository {
  const countsOfCustomer = async (customerId: string) =>
    (await scope.rows(countsOf, { customerId })).map(counts.fromRow)
  const addCounts = async (rows: readonly CustomerCount[]): Promise<void> => {
    for (const list of onceEach(rows)) await scope.insert(counted, list)
  }
  return {
    ...createActivityAudit(scope),
    figures: async (query) => {
      const row = await scope.row(figures, query)
      return {
        spentMinor: row?.spent_minor ?? 0,
        visits: row?.visits ?? 0,
        qualifyingPoints: row?.points ?? 0,
      }
    },
    counts: countsOfCustomer,
    transactions: async (customerId, { limit, after = '' }) =>
      (await scope.rows(transactionsAfter, { customerId, after, limit })).map(activities.fromRow),
    insertMany: (rows) => scope.insert('customer_activity', rows),
    addCounts,
    moveAll: async (from, to) => {
      await scope.defer(moveActivities, { from, to })
      await scope.defer(moveRedemptions, { from, to })
      const moved = await countsOfCustomer(from)
      await scope.defer(dropCounts, { from })
      await addCounts(moved.map((count) => ({ ...count, customerId: to })))
    },
  }
}
