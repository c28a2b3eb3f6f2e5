import type { PageRequest, WaitlistFilter, WaitlistRepository } from '@mendian/core'
import { sql } from 'kysely'
import type { RowOf } from '../columns.ts'
import { type RecordIn, tables } from '../schema.ts'
import type { Scope } from '../scope.ts'
import { type Parameters, statement } from '../statement.ts'
import { listShapes } from './list-shapes.ts'

const { columns, fromRow, toRow } = tables.waitlist_entry

type EntryRow = RowOf<RecordIn<'waitlist_entry'>>

const byId = statement((queries, { id }: Parameters<{ id: string }>) =>
  queries.select('waitlist_entry').select(columns).where('id', '=', id),
)

/** As the partial index has it. */
const waits = sql<boolean>`state in ('WAITING', 'OFFERED')`

const waiting = statement((queries, { locationId }: Parameters<{ locationId: string }>) =>
  queries
    .select('waitlist_entry')
    .select(columns)
    .where('location_id', '=', locationId)
    .where(waits)
    .orderBy('created_at_ms')
    .orderBy('id'),
)

const countWaiting = statement((queries, { locationId }: Parameters<{ locationId: string }>) =>
  queries
    .select('waitlist_entry')
    .select(sql<number>`cast(count(*) as integer)`.as('count'))
    .where('location_id', '=', locationId)
    .where(waits),
)

interface ListValues {
  readonly locationId: string | null
  readonly customerId: string | null
  readonly state: string | null
  readonly after: string
  readonly limit: number
}

function listValues(filter: WaitlistFilter, { limit, after = '' }: PageRequest): ListValues {
  const { locationId = null, customerId = null, state = null } = filter
  return { locationId, customerId, state, after, limit }
}

const list = listShapes<ListValues, EntryRow>((queries, parameters, given) => {
  let rows = queries
    .select('waitlist_entry')
    .select(columns)
    .where('id', '>', parameters.after)
    .orderBy('id')
    .limit(parameters.limit)
  if (given.has('locationId')) rows = rows.where('location_id', '=', parameters.locationId)
  if (given.has('customerId')) rows = rows.where('customer_id', '=', parameters.customerId)
  if (given.has('state')) rows = rows.where('state', '=', parameters.state)
  return rows
})

const settable = columns.filter((column) => column !== 'id')

const replaceAtVersion = statement((queries, parameters: Parameters<EntryRow & { expected_version: number }>) =>
  queries
    .update('waitlist_entry')
    .set(Object.fromEntries(settable.map((column) => [column, parameters[column]])))
    .where('id', '=', parameters.id)
    .where('version', '=', parameters.expected_version),
)

const watch = statement((queries, { due_at_ms }: Parameters<RowOf<RecordIn<'waitlist_watch'>>>) =>
  queries
    .insert('waitlist_watch')
    .onConflict((conflict) => conflict.columns(['tenant_id', 'location_id']).doUpdateSet({ due_at_ms })),
)

/** Who waits for time to become free. */
export function createWaitlistRepository(scope: Scope): WaitlistRepository {
  return {
    find: async (id) => {
      const row = await scope.row(byId, { id })
      return row && fromRow(row)
    },
    waiting: async (locationId) => (await scope.rows(waiting, { locationId })).map(fromRow),
    countWaiting: async (locationId) => (await scope.row(countWaiting, { locationId }))?.count ?? 0,
    list: async (filter, page) => {
      const values = listValues(filter, page)
      return (await scope.rows(list(values), values)).map(fromRow)
    },
    insert: (entry) => scope.insert('waitlist_entry', [entry]),
    replace: async (entry, expectedVersion) =>
      (await scope.change(replaceAtVersion, { ...toRow(entry), expected_version: expectedVersion })) === 1,
    watch: (locationId, nowMs) => scope.defer(watch, { location_id: locationId, due_at_ms: nowMs }),
  }
}
