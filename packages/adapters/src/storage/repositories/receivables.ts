import type { ReceivableRepository, TenderTotal } from '@mendian/core'
import { type SqlBool, sql } from 'kysely'
import { exactInteger, type RowOf } from '../columns.ts'
import { type RecordIn, tables } from '../schema.ts'
import type { Scope } from '../scope.ts'
import { type Parameters, statement } from '../statement.ts'
import { listShapes } from './list-shapes.ts'

const { columns, fromRow, toRow } = tables.receivable

type ReceivableRow = RowOf<RecordIn<'receivable'>>

const isOpen = sql<SqlBool>`settled_minor < amount_minor`

const byId = statement((queries, { id }: Parameters<{ id: string }>) =>
  queries.select('receivable').select(columns).where('id', '=', id),
)

const open = statement((queries, { customerId }: Parameters<{ customerId: string }>) =>
  queries
    .select('receivable')
    .select(columns)
    .where('customer_id', '=', customerId)
    .where(isOpen)
    .orderBy('created_at_ms')
    .orderBy('id'),
)

interface ListValues {
  readonly customerId: string | null
  readonly locationId: string | null
  readonly orderId: string | null
  readonly state: string | null
  readonly after: string | null
  readonly limit: number
}

/** The state is asked for by the shape of the statement: one value is one shape. */
const list = (wanted: 'OPEN' | 'SETTLED' | null) =>
  listShapes<ListValues, ReceivableRow>((queries, parameters, given) => {
    let rows = queries.select('receivable').select(columns).orderBy('id').limit(parameters.limit)
    if (given.has('customerId')) rows = rows.where('customer_id', '=', parameters.customerId as never)
    if (given.has('locationId')) rows = rows.where('location_id', '=', parameters.locationId as never)
    if (given.has('orderId')) rows = rows.where('order_id', '=', parameters.orderId as never)
    if (given.has('after')) rows = rows.where('id', '>', parameters.after as never)
    if (wanted === 'OPEN') rows = rows.where(isOpen)
    if (wanted === 'SETTLED') rows = rows.where(sql<SqlBool>`settled_minor = amount_minor`)
    return rows
  })

const lists = { OPEN: list('OPEN'), SETTLED: list('SETTLED'), ANY: list(null) }

interface AgeValues {
  readonly customerId: string | null
  readonly locationId: string | null
  readonly first: number
  readonly second: number
  readonly third: number
}

interface AgeRow {
  readonly currency: string
  readonly open_minor: number
  readonly first_minor: number
  readonly second_minor: number
  readonly third_minor: number
  readonly older_minor: number
  readonly customers: number
}

const sumWhere = (condition: ReturnType<typeof sql<SqlBool>>) =>
  sql<number>`cast(sum(case when ${condition} then amount_minor - settled_minor else 0 end) as bigint)`

const ages = listShapes<AgeValues, AgeRow>((queries, { first, second, third, ...parameters }, given) => {
  let rows = queries
    .select('receivable')
    .select([
      'currency',
      sql<number>`cast(sum(amount_minor - settled_minor) as bigint)`.as('open_minor'),
      sumWhere(sql<SqlBool>`created_at_ms > ${first}`).as('first_minor'),
      sumWhere(sql<SqlBool>`created_at_ms <= ${first} and created_at_ms > ${second}`).as('second_minor'),
      sumWhere(sql<SqlBool>`created_at_ms <= ${second} and created_at_ms > ${third}`).as('third_minor'),
      sumWhere(sql<SqlBool>`created_at_ms <= ${third}`).as('older_minor'),
      sql<number>`count(distinct customer_id)`.as('customers'),
    ])
    .where(isOpen)
    .groupBy('currency')
    .orderBy('currency')
  if (given.has('customerId')) rows = rows.where('customer_id', '=', parameters.customerId as never)
  if (given.has('locationId')) rows = rows.where('location_id', '=', parameters.locationId as never)
  return rows
})

const replaceAtVersion = statement((queries, parameters: Parameters<ReceivableRow & { expected_version: number }>) =>
  queries
    .update('receivable')
    .set({
      settled_minor: parameters.settled_minor,
      version: parameters.version,
      updated_at_ms: parameters.updated_at_ms,
    })
    .where('id', '=', parameters.id)
    .where('version', '=', parameters.expected_version),
)

const moveAll = statement((queries, { fromId, toId }: Parameters<{ fromId: string; toId: string }>) =>
  queries.update('receivable').set({ customer_id: toId }).where('customer_id', '=', fromId),
)

interface ReferenceValues {
  readonly provider: string
  readonly references: readonly string[]
}

const ofReferences = statement((queries, { provider, references }: Parameters<ReferenceValues>) =>
  queries
    .select('receivable_payment')
    .select('reference')
    .where('provider', '=', provider)
    .where(queries.oneOf('reference', references)),
)

const totals = statement(
  (queries, { locationId, businessDate }: Parameters<{ locationId: string; businessDate: string }>) =>
    queries
      .select('receivable_payment')
      .select(['kind', 'currency'])
      .select([
        sql<number>`count(*)`.as('payments'),
        sql<number>`cast(sum(amount_minor) as bigint)`.as('amount_minor'),
      ])
      .where('location_id', '=', locationId)
      .where('business_date', '=', businessDate)
      .groupBy(['kind', 'currency'])
      .orderBy('kind')
      .orderBy('currency'),
)

/** What customers owe, and what they have paid of it. */
export function createReceivableRepository(scope: Scope): ReceivableRepository {
  return {
    find: async (id) => {
      const row = await scope.row(byId, { id })
      return row && fromRow(row)
    },
    openOf: async (customerId) => (await scope.rows(open, { customerId })).map(fromRow),
    list: async ({ customerId = null, locationId = null, orderId = null, state }, { after = null, limit }) => {
      const values = { customerId, locationId, orderId, state: null, after, limit }
      return (await scope.rows(lists[state ?? 'ANY'](values), values)).map(fromRow)
    },
    aging: async ({ customerId = null, locationId = null }, [first, second, third]) => {
      const values = { customerId, locationId, first, second, third }
      return (await scope.rows(ages(values), values)).map((row) => ({
        currency: row.currency,
        openMinor: exactInteger(row.open_minor, 'open_minor'),
        sinceMinor: [
          exactInteger(row.first_minor, 'first_minor'),
          exactInteger(row.second_minor, 'second_minor'),
          exactInteger(row.third_minor, 'third_minor'),
        ] as const,
        olderMinor: exactInteger(row.older_minor, 'older_minor'),
        customers: exactInteger(row.customers, 'customers'),
      }))
    },
    referencesUsed: async ({ provider, references }) => {
      if (references.length === 0) return new Set()
      return new Set((await scope.rows(ofReferences, { provider, references })).map((row) => row.reference ?? ''))
    },
    totals: async (query) =>
      (await scope.rows(totals, query)).map((row) => ({
        kind: row.kind as TenderTotal['kind'],
        currency: row.currency,
        payments: exactInteger(row.payments, 'payments'),
        amountMinor: exactInteger(row.amount_minor, 'amount_minor'),
      })),
    insertMany: (receivables) => scope.insert('receivable', receivables),
    replaceMany: async (receivables) => {
      for (const receivable of receivables) {
        const values = { ...toRow(receivable), expected_version: receivable.version - 1 }
        if ((await scope.change(replaceAtVersion, values)) !== 1) return false
      }
      return true
    },
    insertSettlement: async (settlement, payments) => {
      await scope.insert('receivable_settlement', [settlement])
      const { id: settlementId, locationId, currency } = settlement
      const rows = payments.map(({ paidAtMs: _at, ...payment }) => ({ ...payment, settlementId, locationId, currency }))
      await scope.insert('receivable_payment', rows)
    },
    moveAll: (fromId, toId) => scope.defer(moveAll, { fromId, toId }),
  }
}
