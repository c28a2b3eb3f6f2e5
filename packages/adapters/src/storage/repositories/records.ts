import type { ConfigurationRecord, PageRequest, RecordReader, RecordRepository } from '@mendian/core'
import type { SelectQueryBuilder, UpdateQueryBuilder, UpdateResult } from 'kysely'
import type { RowOf, Table } from '../columns.ts'
import type { Database, RecordIn } from '../schema.ts'
import { tables } from '../schema.ts'
import type { Scope } from '../scope.ts'
import { type Statement, statement } from '../statement.ts'

/** The tables that hold plain configuration records: an id, a version, fields of their own, archived or not. */
export const recordTables = [
  'location',
  'resource',
  'staff_level',
  'staff',
  'tier',
  'customer',
  'service',
  'add_on',
  'product',
  'category',
  'cancellation_policy',
  'shift_template',
  'timed_price_rule',
  'promotion',
  'coupon_template',
  'card_product',
  'prepaid_policy',
  'loyalty_programme',
  'reward',
  'customer_group',
  'tag',
  'top_up_offer',
] as const

export type RecordTable = (typeof recordTables)[number]

/** The repository of one kind of configuration record; all kinds share this one. */
export function createRecordRepository<T extends RecordTable>(scope: Scope, name: T): RecordRepository<RecordIn<T>> {
  const table = tables[name] as unknown as Table<AnyRecord>
  const { findById, findByIds, listFirst, listAfter, replaceAtVersion } = statementsOf(name)
  const records = {
    find: async (id: string) => {
      const row = await scope.row(findById, { id })
      return row && table.fromRow(row)
    },
    findMany: async (ids: readonly string[]) => {
      const [id] = ids
      if (id === undefined) return []
      // One is the common case, and a list of one costs SQLite several times as much.
      const rows = ids.length === 1 ? scope.rows(findById, { id }) : scope.rows(findByIds, { ids })
      return (await rows).map(table.fromRow)
    },
    list: async ({ limit, after }: PageRequest) => {
      const rows = after === undefined ? scope.rows(listFirst, { limit }) : scope.rows(listAfter, { limit, after })
      return (await rows).map(table.fromRow)
    },
    insert: (record: RecordIn<T>) => scope.insert(name, [record]),
    replace: async (record: RecordIn<T>, expectedVersion: number) => {
      const values = { ...table.toRow(record as unknown as AnyRecord), expected_version: expectedVersion }
      return (await scope.change(replaceAtVersion, values)) === 1
    },
  }
  return records as unknown as RecordRepository<RecordIn<T>> & RecordReader<RecordIn<T>>
}

type AnyRecord = ConfigurationRecord<string, { readonly name: string }>
type AnyRow = RowOf<AnyRecord>

interface RecordStatements {
  readonly findById: Statement<{ id: string }, AnyRow>
  readonly findByIds: Statement<{ ids: readonly string[] }, AnyRow>
  readonly listFirst: Statement<{ limit: number }, AnyRow>
  readonly listAfter: Statement<{ limit: number; after: string }, AnyRow>
  readonly replaceAtVersion: Statement<AnyRow & { expected_version: number }, unknown>
}

const declared = new Map<RecordTable, RecordStatements>()

function statementsOf(name: RecordTable): RecordStatements {
  const known = declared.get(name)
  if (known) return known
  const statements = declareStatements(name)
  declared.set(name, statements)
  return statements
}

function declareStatements(name: RecordTable): RecordStatements {
  // All record tables have these columns, so the queries are written against one of them.
  const columns = tables[name].columns as readonly (keyof AnyRow)[]
  const select = (queries: { select(table: RecordTable): unknown }) =>
    (queries.select(name) as SelectQueryBuilder<Database, 'staff_level', Record<never, never>>).select(columns)
  const settable = columns.filter((column) => column !== 'id')
  return {
    findById: statement((queries, { id }) => select(queries).where('id', '=', id)),
    findByIds: statement((queries, { ids }) => select(queries).where(queries.oneOf('id', ids))),
    listFirst: statement((queries, { limit }) =>
      select(queries).where('archived_at_ms', 'is', null).orderBy('id').limit(limit),
    ),
    listAfter: statement((queries, { limit, after }) =>
      select(queries).where('archived_at_ms', 'is', null).where('id', '>', after).orderBy('id').limit(limit),
    ),
    replaceAtVersion: statement((queries, parameters) =>
      (queries.update(name) as unknown as UpdateQueryBuilder<Database, 'staff_level', 'staff_level', UpdateResult>)
        .set(Object.fromEntries(settable.map((column) => [column, parameters[column]])))
        .where('id', '=', parameters.id)
        .where('version', '=', parameters.expected_version),
    ),
  }
}
