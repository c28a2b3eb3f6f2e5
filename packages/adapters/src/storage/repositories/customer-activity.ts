import type { CustomerActivityRepository, CustomerCount } from '@mendian/core'
import { sql } from 'kysely'
import type { RowOf } from '../columns.ts'
import { type RecordIn, tables } from '../schema.ts'
import type { Scope } from '../scope.ts'
import { type Parameters, statement } from '../statement.ts'
import { createActivityAudit } from './activity-audit.ts'

const activities = tables.customer_activity
const counts = tables.customer_count

type CountRow = RowOf<RecordIn<'customer_count'>>

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

const begin = statement((queries, _values: Parameters<CountRow>) =>
  queries
    .insert('customer_count')
    .onConflict((conflict) => conflict.columns(['tenant_id', 'customer_id', 'key']).doNothing()),
)

/** What is taken off a counter says nothing of when it last grew. */
const move = statement((queries, values: Parameters<CountRow>) => {
  const { customer_id, key, amount, first_at_ms, last_at_ms } = values
  return queries
    .update('customer_count')
    .set({
      amount: sql<number>`amount + ${amount}`,
      first_at_ms: sql<number>`case when first_at_ms > ${first_at_ms} then ${first_at_ms} else first_at_ms end`,
      last_at_ms: sql<number>`case when ${amount} > 0 and last_at_ms < ${last_at_ms} then ${last_at_ms} else last_at_ms end`,
    })
    .where('customer_id', '=', customer_id)
    .where('key', '=', key)
})

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
  const addCounts = async (added: readonly CustomerCount[]): Promise<void> => {
    for (const count of added) {
      await scope.defer(begin, counts.toRow({ ...count, amount: 0 }))
      await scope.defer(move, counts.toRow(count))
    }
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
    insertMany: (added) => scope.insert('customer_activity', added),
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
