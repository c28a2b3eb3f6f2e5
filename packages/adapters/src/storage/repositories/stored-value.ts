import type { CustomerId, StoredValueRepository } from '@mendian/core'
import { type SqlBool, sql } from 'kysely'
import { exactInteger, type RowOf } from '../columns.ts'
import { type RecordIn, tables } from '../schema.ts'
import type { Scope } from '../scope.ts'
import { type Parameters, statement } from '../statement.ts'
import { listShapes } from './list-shapes.ts'

const { columns, fromRow, toRow } = tables.stored_value_pin

type PinRow = RowOf<RecordIn<'stored_value_pin'>>

const isStoredValue = sql<SqlBool>`account in ('STORED_VALUE_PRINCIPAL', 'STORED_VALUE_BONUS')`
/** Cards with a balance of their own have such accounts as well. */
const isOfCustomer = sql<SqlBool>`substr(subject_id, 1, 4) = 'cus_'`

interface OwnerValues {
  readonly customerId: string | null
  readonly afterSubject: string | null
  readonly afterUnit: string | null
  readonly limit: number
}

const owners = listShapes<OwnerValues, { readonly subject_id: string; readonly unit: string }>(
  (queries, parameters, given) => {
    let rows = queries
      .select('ledger_balance')
      .select(['subject_id', 'unit'])
      .distinct()
      .where(isStoredValue)
      .where(isOfCustomer)
      .orderBy('subject_id')
      .orderBy('unit')
      .limit(parameters.limit)
    if (given.has('customerId')) rows = rows.where('subject_id', '=', parameters.customerId)
    if (given.has('afterSubject')) {
      rows = rows.where(sql<SqlBool>`(subject_id, unit) > (${parameters.afterSubject}, ${parameters.afterUnit})`)
    }
    return rows
  },
)

interface SpentValues {
  readonly customerId: string
  readonly currency: string
  readonly businessDate: string
}

const spent = statement((queries, { customerId, currency, businessDate }: Parameters<SpentValues>) =>
  queries
    .select('ledger_line')
    .select(sql<number>`cast(coalesce(sum(amount_minor), 0) as bigint)`.as('spent_minor'))
    .where('subject_id', '=', customerId)
    .where('business_date', '=', businessDate)
    .where('unit', '=', currency)
    .where(isStoredValue)
    .where(sql<SqlBool>`source_kind in ('ORDER_PAYMENT', 'ORDER_REOPENING', 'RECEIVABLE_SETTLEMENT')`)
    // What reopening takes is a top-up that it takes back.
    .where(sql<SqlBool>`(source_kind <> 'ORDER_REOPENING' or amount_minor < 0)`),
)

const byCustomers = statement((queries, { customerIds }: Parameters<{ customerIds: readonly string[] }>) =>
  queries.select('stored_value_pin').select(columns).where(queries.oneOf('customer_id', customerIds)),
)

const keep = statement((queries, { hash, wrong_in_row, locked_until_ms }: Parameters<PinRow>) =>
  queries
    .insert('stored_value_pin')
    .onConflict((known) =>
      known.columns(['tenant_id', 'customer_id']).doUpdateSet({ hash, wrong_in_row, locked_until_ms }),
    ),
)

const adjustmentsById = statement((queries, { ids }: Parameters<{ ids: readonly string[] }>) =>
  queries
    .select('stored_value_adjustment')
    .select(tables.stored_value_adjustment.columns)
    .where(queries.oneOf('id', ids)),
)

const remove = statement((queries, { customerId }: Parameters<{ customerId: string }>) =>
  queries.delete('stored_value_pin').where('customer_id', '=', customerId),
)

/** Who has stored value, what they have spent of it on a day, and their PINs. */
export function createStoredValueRepository(scope: Scope): StoredValueRepository {
  return {
    owners: async ({ customerId = null }, { after, limit }) => {
      const [afterSubject = null, afterUnit = null] = after?.split(':') ?? []
      const values = { customerId, afterSubject, afterUnit, limit }
      return (await scope.rows(owners(values), values)).map((row) => ({
        customerId: row.subject_id as CustomerId,
        currency: row.unit,
      }))
    },
    spentOn: async (query) => exactInteger((await scope.row(spent, query))?.spent_minor, 'spent_minor'),
    pins: async (customerIds) =>
      customerIds.length === 0 ? [] : (await scope.rows(byCustomers, { customerIds })).map(fromRow),
    insertAdjustment: (adjustment) => scope.insert('stored_value_adjustment', [adjustment]),
    adjustments: async (ids) =>
      ids.length === 0 ? [] : (await scope.rows(adjustmentsById, { ids })).map(tables.stored_value_adjustment.fromRow),
    keepPin: (pin) => scope.defer(keep, toRow(pin)),
    removePin: (customerId) => scope.defer(remove, { customerId }),
  }
}
