import type { TimeBlock, TimeBlockId, TimeBlockRepository } from '@mendian/core'
import type { RowOf } from '../columns.ts'
import { tables } from '../schema.ts'
import type { Scope } from '../scope.ts'
import { type Parameters, statement } from '../statement.ts'
import { listShapes } from './list-shapes.ts'

const { columns, fromRow } = tables.time_block

const byId = statement((queries, { id }: Parameters<{ id: string }>) =>
  queries.select('time_block').select(columns).where('id', '=', id),
)

interface ListValues {
  readonly staffId: string | null
  readonly resourceId: string | null
  readonly seriesId: string | null
  readonly source: string | null
  readonly fromMs: number
  readonly toMs: number
  readonly after: string
  readonly limit: number
}

const list = listShapes<ListValues, RowOf<TimeBlock>>((queries, parameters, given) => {
  let blocks = queries
    .select('time_block')
    .select(columns)
    .where('id', '>', parameters.after)
    .where('starts_at_ms', '<', parameters.toMs)
    .where('ends_at_ms', '>', parameters.fromMs)
    .orderBy('id')
    .limit(parameters.limit)
  if (given.has('staffId')) blocks = blocks.where('staff_id', '=', parameters.staffId)
  if (given.has('resourceId')) blocks = blocks.where('resource_id', '=', parameters.resourceId)
  if (given.has('seriesId')) blocks = blocks.where('series_id', '=', parameters.seriesId)
  if (given.has('source')) blocks = blocks.where('source', '=', parameters.source)
  return blocks
})

type Ids = { readonly ids: readonly string[] }

const remove = statement((queries, { ids }: Parameters<Ids>) =>
  queries.delete('time_block').where(queries.oneOf('id', ids)),
)

const freeStaff = statement((queries, { ids }: Parameters<Ids>) =>
  queries.delete('occupancy').where(queries.oneOf('owner_id', ids)),
)

const freePools = statement((queries, { ids }: Parameters<Ids>) =>
  queries.delete('capacity_claim').where(queries.oneOf('owner_id', ids)),
)

/** The bounds of time, where the caller gives none. */
const endsMs = 8.64e15

/** What blocked time is for. */
export function createTimeBlockRepository(scope: Scope): TimeBlockRepository {
  const giveTimeBack = async (ids: readonly TimeBlockId[]): Promise<void> => {
    if (ids.length === 0) return
    await scope.defer(freeStaff, { ids })
    await scope.defer(freePools, { ids })
  }
  return {
    insertMany: (timeBlocks) => scope.insert('time_block', timeBlocks),
    find: async (id) => {
      const row = await scope.row(byId, { id })
      return row && fromRow(row)
    },
    list: async (filter, { limit, after = '' }) => {
      const values: ListValues = {
        staffId: filter.staffId ?? null,
        resourceId: filter.resourceId ?? null,
        seriesId: filter.seriesId ?? null,
        source: filter.source ?? null,
        fromMs: filter.fromMs ?? -endsMs,
        toMs: filter.toMs ?? endsMs,
        after,
        limit,
      }
      return (await scope.rows(list(values), values)).map(fromRow)
    },
    giveTimeBack,
    removeMany: async (ids) => {
      if (ids.length === 0) return
      await giveTimeBack(ids)
      await scope.defer(remove, { ids })
    },
  }
}
