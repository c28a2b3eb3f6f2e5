import type { PointsRedemptionRepository } from '@mendian/core'
import type { RowOf } from '../columns.ts'
import { type RecordIn, tables } from '../schema.ts'
import type { Scope } from '../scope.ts'
import { type Parameters, statement } from '../statement.ts'
import { listShapes } from './list-shapes.ts'

const { columns, fromRow } = tables.points_redemption

const byId = statement((queries, { id }: Parameters<{ id: string }>) =>
  queries.select('points_redemption').select(columns).where('id', '=', id),
)

interface ListValues {
  readonly customerId: string | null
  readonly rewardId: string | null
  readonly after: string
  readonly limit: number
}

const list = listShapes<ListValues, RowOf<RecordIn<'points_redemption'>>>((queries, parameters, given) => {
  let rows = queries
    .select('points_redemption')
    .select(columns)
    .where('id', '>', parameters.after)
    .orderBy('id')
    .limit(parameters.limit)
  if (given.has('customerId')) rows = rows.where('customer_id', '=', parameters.customerId)
  if (given.has('rewardId')) rows = rows.where('reward_id', '=', parameters.rewardId)
  return rows
})

/** Points that were exchanged for rewards. */
export function createPointsRedemptionRepository(scope: Scope): PointsRedemptionRepository {
  return {
    find: async (id) => {
      const row = await scope.row(byId, { id })
      return row && fromRow(row)
    },
    list: async ({ customerId = null, rewardId = null }, { limit, after = '' }) => {
      const values = { customerId, rewardId, after, limit }
      return (await scope.rows(list(values), values)).map(fromRow)
    },
    insert: (redemption) => scope.insert('points_redemption', [redemption]),
  }
}
