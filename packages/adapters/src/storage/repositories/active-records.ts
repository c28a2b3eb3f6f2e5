import type { ActiveRecordRepository } from '@mendian/core'
import type { SelectQueryBuilder } from 'kysely'
import type { RowOf, Table } from '../columns.ts'
import { type Database, type RecordIn, tables } from '../schema.ts'
import type { Scope } from '../scope.ts'
import { type Statement, statement } from '../statement.ts'
import { createRecordRepository } from './records.ts'

type ActiveTable = 'timed_price_rule' | 'promotion' | 'top_up_offer' | 'loyalty_programme' | 'prepaid_policy'

type AnyRow = RowOf<RecordIn<'promotion'>>

const allActive: Readonly<Record<ActiveTable, Statement<object, AnyRow>>> = {
  timed_price_rule: declare('timed_price_rule'),
  promotion: declare('promotion'),
  prepaid_policy: declare('prepaid_policy'),
  top_up_offer: declare('top_up_offer'),
  loyalty_programme: declare('loyalty_programme'),
}

function declare(name: ActiveTable): Statement<object, AnyRow> {
  // All these tables have these columns, so the query is written against one of them.
  const columns = tables[name].columns as readonly (keyof AnyRow)[]
  return statement((queries) =>
    (queries.select(name) as unknown as SelectQueryBuilder<Database, 'promotion', Record<never, never>>)
      .select(columns)
      .where('archived_at_ms', 'is', null)
      .orderBy('id'),
  )
}

/** Configuration records that every bill looks at, all at once. */
export function createActiveRecordRepository<T extends ActiveTable>(
  scope: Scope,
  name: T,
): ActiveRecordRepository<RecordIn<T>> {
  const table = tables[name] as unknown as Table<RecordIn<'promotion'>>
  return {
    ...createRecordRepository(scope, name),
    active: async () => (await scope.rows(allActive[name], {})).map(table.fromRow) as unknown as readonly RecordIn<T>[],
  }
}
