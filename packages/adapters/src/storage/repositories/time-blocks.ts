import type { TimeBlock, TimeBlockRepository } from '@mendian/core'
import type { RowOf } from '../columns.ts'
import { tables } from '../schema.ts'
import type { Scope } from '../scope.ts'
import { type Parameters, type Statement, statement } from '../statement.ts'

const { columns, fromRow } = tables.time_block

const byId = statement((queries, { id }: Parameters<{ id: string }>) =>
  queries.select('time_block').select(columns).where('id', '=', id),
)

const byIds = statement((queries, { ids }: Parameters<{ ids: readonly string[] }>) =>
  queries.select('time_block').select(columns).where(queries.oneOf('id', ids)),
)

interface ListValues {
  readonly unitId: string
  readonly fromMs: number
  readonly toMs: number
  readonly after: string
  readonly limit: number
}

type ListStatement = Statement<ListValues, RowOf<TimeBlock>>

function listStatement(unit: 'staff_id' | 'resource_id' | undefined): ListStatement {
  return statement((queries, { unitId, fromMs, toMs, after, limit }) => {
    const blocks = queries
      .select('time_block')
      .select(columns)
      .where('id', '>', after)
      .where('starts_at_ms', '<', toMs)
      .where('ends_at_ms', '>', fromMs)
      .orderBy('id')
      .limit(limit)
    return unit === undefined ? blocks : blocks.where(unit, '=', unitId)
  })
}

const ofAnybody = listStatement(undefined)
const ofStaff = listStatement('staff_id')
const ofResource = listStatement('resource_id')

const remove = statement((queries, { id }: Parameters<{ id: string }>) =>
  queries.delete('time_block').where('id', '=', id),
)

/** The bounds of time, where the caller gives none. */
const endsMs = 8.64e15

/** What blocked time is for. */
export function createTimeBlockRepository(scope: Scope): TimeBlockRepository {
  return {
    insert: (timeBlock) => scope.insert('time_block', [timeBlock]),
    find: async (id) => {
      const row = await scope.row(byId, { id })
      return row && fromRow(row)
    },
    findMany: async (ids) => (ids.length === 0 ? [] : (await scope.rows(byIds, { ids })).map(fromRow)),
    list: async ({ staffId, resourceId, fromMs = -endsMs, toMs = endsMs }, { limit, after = '' }) => {
      const list = staffId ? ofStaff : resourceId ? ofResource : ofAnybody
      return (await scope.rows(list, { unitId: staffId ?? resourceId ?? '', fromMs, toMs, after, limit })).map(fromRow)
    },
    remove: (id) => scope.defer(remove, { id }),
  }
}
