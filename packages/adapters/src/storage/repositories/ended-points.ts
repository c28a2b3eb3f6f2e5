import type { CustomerCardId, LedgerRepository, LedgerUnit, OrderId } from '@mendian/core'
import { type SqlBool, sql } from 'kysely'
import type { Scope } from '../scope.ts'
import { type Parameters, statement } from '../statement.ts'

/** What has left lots of points of whoever holds one of those, by itself or by a merge: its source is the holder. */
const leftLots = statement((queries, { lotIds }: Parameters<{ lotIds: readonly string[] }>) =>
  queries
    .select('ledger_line')
    .select(['lot_id', 'unit', 'amount_minor'])
    .where('source_id', 'in', queries.select('ledger_lot').select('subject_id').where(queries.oneOf('id', lotIds)))
    .where('account', '=', sql.lit('POINTS'))
    .where('amount_minor', '>', sql.lit(0))
    .where(sql<SqlBool>`source_kind in ('LOT_EXPIRY', 'CUSTOMER_MERGE')`),
)

const lotsFrom = statement(
  (queries, { lotIds, sourceIds }: Parameters<{ lotIds: readonly string[]; sourceIds: readonly string[] }>) =>
    queries
      .select('ledger_lot')
      .select(['id', 'source_id'])
      .where(queries.oneOf('id', lotIds))
      .where(queries.oneOf('source_id', sourceIds))
      .where(sql<SqlBool>`source_kind in ('POINTS_EARNED', 'CARD_SALE')`),
)

/** Which points of orders and cards nobody has had anything for. */
export function createEndedPointsReader(scope: Scope): Pick<LedgerRepository, 'endedPoints'> {
  return {
    endedPoints: async (of) => {
      const ended = new Map<OrderId | CustomerCardId, Map<LedgerUnit, number>>()
      if (of.length === 0) return ended
      const left = await scope.rows(leftLots, { lotIds: [...new Set(of.map(({ lotId }) => lotId))] })
      const lotIds = [...new Set(left.flatMap((line) => line.lot_id ?? []))]
      if (lotIds.length === 0) return ended
      const sourceIds = [...new Set(of.map(({ sourceId }) => sourceId))]
      const found = await scope.rows(lotsFrom, { lotIds, sourceIds })
      const sourceOf = new Map(found.map((lot) => [lot.id, lot.source_id as OrderId | CustomerCardId]))
      for (const { lot_id: lotId, unit, amount_minor: points } of left) {
        const sourceId = sourceOf.get(lotId ?? '')
        if (sourceId === undefined) continue
        const ofSource = ended.get(sourceId) ?? new Map<LedgerUnit, number>()
        ended.set(sourceId, ofSource.set(unit, (ofSource.get(unit) ?? 0) + points))
      }
      return ended
    },
  }
}
