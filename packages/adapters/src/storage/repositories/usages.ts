import type { UsageRepository } from '@mendian/core'
import { sql } from 'kysely'
import type { RowOf } from '../columns.ts'
import { type RecordIn, tables } from '../schema.ts'
import type { Scope } from '../scope.ts'
import { type Parameters, statement } from '../statement.ts'

const { columns, fromRow } = tables.usage_count

type UsageRow = RowOf<RecordIn<'usage_count'>>

const byKeys = statement((queries, { keys }: Parameters<{ keys: readonly string[] }>) =>
  queries.select('usage_count').select(columns).where(queries.oneOf('key', keys)),
)

const begin = statement((queries, _values: Parameters<UsageRow>) =>
  queries.insert('usage_count').onConflict((conflict) => conflict.columns(['tenant_id', 'key']).doNothing()),
)

interface TakeValues extends UsageRow {
  readonly max_uses: number
  readonly max_amount_minor: number
}

/** One statement that counts and judges: whoever comes second finds what the first has left. */
const takeWithin = statement(
  (queries, { key, uses, amount_minor, max_uses, max_amount_minor }: Parameters<TakeValues>) =>
    queries
      .update('usage_count')
      .set({
        uses: sql<number>`uses + ${uses}`,
        amount_minor: sql<number>`amount_minor + ${amount_minor}`,
      })
      .where('key', '=', key)
      .where(sql<boolean>`uses + ${uses} <= ${max_uses} and amount_minor + ${amount_minor} <= ${max_amount_minor}`),
)

/** Never below nothing: what was taken while nothing limited it was not counted. */
const giveBack = statement((queries, { key, uses, amount_minor }: Parameters<UsageRow>) =>
  queries
    .update('usage_count')
    .set({
      uses: sql<number>`case when uses > ${uses} then uses - ${uses} else 0 end`,
      amount_minor: sql<number>`case when amount_minor > ${amount_minor} then amount_minor - ${amount_minor} else 0 end`,
    })
    .where('key', '=', key),
)

const unlimited = Number.MAX_SAFE_INTEGER

/** How often what is limited was given. */
export function createUsageRepository(scope: Scope): UsageRepository {
  return {
    find: async (keys) => {
      if (keys.length === 0) return new Map()
      const found = (await scope.rows(byKeys, { keys })).map(fromRow)
      return new Map(found.map(({ key, uses, amountMinor }) => [key, { uses, amountMinor }]))
    },
    take: async ({ key, uses, amountMinor, maxUses, maxAmountMinor }) => {
      await scope.defer(begin, { key, uses: 0, amount_minor: 0 })
      const most = { max_uses: maxUses ?? unlimited, max_amount_minor: maxAmountMinor ?? unlimited }
      return (await scope.change(takeWithin, { key, uses, amount_minor: amountMinor, ...most })) === 1
    },
    giveBack: ({ key, uses, amountMinor }) => scope.defer(giveBack, { key, uses, amount_minor: amountMinor }),
  }
}
