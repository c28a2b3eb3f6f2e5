import type { LedgerRepository, LedgerUnit } from '@mendian/core'
import { type SqlBool, sql } from 'kysely'
import type { Scope } from '../scope.ts'
import { type Parameters, statement } from '../statement.ts'

/** What has left lots of points of whoever holds the lot, by itself or by a merge: its source is the holder. */
const leftLots = statement((queries, { lotId }: Parameters<{ lotId: string }>) =>
  queries
    .select('ledger_line')
    .select(['lot_id', 'unit', 'amount_minor'])
    .where('source_id', 'in', queries.select('ledger_lot').select('subject_id').where('id', '=', lotId))
    .where('account', '=', sql.lit('POINTS'))
    .where('amount_minor', '>', sql.lit(0))
    .where(sql<SqlBool>`source_kind in ('LOT_EXPIRY', 'CUSTOMER_MERGE')`),
)

const lotsFrom = statement(
  (queries, { lotIds, sourceId }: Parameters<{ lotIds: readonly string[]; sourceId: string }>) =>
    queries
      .select('ledger_lot')
      .select('id')
      .where(queries.oneOf('id', lotIds))
      .where('source_id', '=', sourceId)
      .where(sql<SqlBool>`source_kind in ('POINTS_EARNED', 'CARD_SALE')`),
)

/** Which points of orders and cards nobody has had anything for. */
export function createEndedPointsReader(scope: Scope): Pick<LedgerRepository, 'endedPoints'> {
  return {
    endedPoints: async ({ sourceId, lotId }) => {
      const left = await scope.rows(leftLots, { lotId })
      const lotIds = [...new Set(left.flatMap((line) => line.lot_id ?? []))]
      if (lotIds.length === 0) return new Map()
      const own = new Set((await scope.rows(lotsFrom, { lotIds, sourceId })).map(({ id }) => id))
      const ended = new Map<LedgerUnit, number>()
      for (const { lot_id: of, unit, amount_minor: points } of left) {
        if (own.has(of ?? '')) ended.set(unit, (ended.get(unit) ?? 0) + points)
      }
      return ended
    },
  }
}
