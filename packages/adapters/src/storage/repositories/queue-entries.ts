import type { QueueRepository } from '@mendian/core'
import { sql } from 'kysely'
import type { RowOf } from '../columns.ts'
import { type RecordIn, tables } from '../schema.ts'
import type { Scope } from '../scope.ts'
import { type Parameters, statement } from '../statement.ts'

const { columns, fromRow, toRow } = tables.queue_entry

type EntryRow = RowOf<RecordIn<'queue_entry'>>

const byId = statement((queries, { id }: Parameters<{ id: string }>) =>
  queries.select('queue_entry').select(columns).where('id', '=', id),
)

/** As the partial index has it. */
const waits = sql<boolean>`state = 'WAITING'`

const waiting = statement((queries, { locationId, nowMs }: Parameters<{ locationId: string; nowMs: number }>) =>
  queries
    .select('queue_entry')
    .select(columns)
    .where('location_id', '=', locationId)
    .where('expires_at_ms', '>', nowMs)
    .where(waits)
    .orderBy('place')
    .orderBy('id'),
)

const settable = columns.filter((column) => column !== 'id')

const replaceAtVersion = statement((queries, parameters: Parameters<EntryRow & { expected_version: number }>) =>
  queries
    .update('queue_entry')
    .set(Object.fromEntries(settable.map((column) => [column, parameters[column]])))
    .where('id', '=', parameters.id)
    .where('version', '=', parameters.expected_version),
)

interface ShiftValues {
  readonly locationId: string
  readonly fromPlace: number
  readonly toPlace: number
  readonly by: number
}

const shift = statement((queries, { locationId, fromPlace, toPlace, by }: Parameters<ShiftValues>) =>
  queries
    .update('queue_entry')
    .set({ place: sql<number>`place + ${by}` })
    .where('location_id', '=', locationId)
    .where('place', '>=', fromPlace)
    .where('place', '<=', toPlace)
    .where(waits),
)

/** Who waits to be served. */
export function createQueueRepository(scope: Scope): QueueRepository {
  return {
    find: async (id) => {
      const row = await scope.row(byId, { id })
      return row && fromRow(row)
    },
    waiting: async (query) => (await scope.rows(waiting, query)).map(fromRow),
    insert: (entry) => scope.insert('queue_entry', [entry]),
    replace: async (entry, expectedVersion) =>
      (await scope.change(replaceAtVersion, { ...toRow(entry), expected_version: expectedVersion })) === 1,
    shift: async (locationId, given) => {
      await scope.change(shift, { locationId, ...given })
    },
  }
}
