import type { RotationQueueRepository } from '@mendian/core'
import type { RowOf } from '../columns.ts'
import { type RecordIn, tables } from '../schema.ts'
import type { Scope } from '../scope.ts'
import { type Parameters, statement } from '../statement.ts'

const { columns, fromRow, toRow } = tables.rotation_queue

const ofLocation = statement((queries, { locationId }: Parameters<{ locationId: string }>) =>
  queries.select('rotation_queue').select(columns).where('location_id', '=', locationId),
)

const settable = columns.filter((column) => column !== 'location_id')

const replace = statement((queries, parameters: Parameters<RowOf<RecordIn<'rotation_queue'>>>) =>
  queries
    .update('rotation_queue')
    .set(Object.fromEntries(settable.map((column) => [column, parameters[column]])))
    .where('location_id', '=', parameters.location_id),
)

/** Whose turn it is where. */
export function createRotationQueueRepository(scope: Scope): RotationQueueRepository {
  return {
    find: async (locationId) => {
      const row = await scope.row(ofLocation, { locationId })
      return row && fromRow(row)
    },
    insert: (queue) => scope.insert('rotation_queue', [queue]),
    replace: (queue) => scope.defer(replace, toRow(queue)),
  }
}
