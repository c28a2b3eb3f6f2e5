import type { ReceivableRepository, ReceivableSettlement, TenderTotal } from '@mendian/core'
import { type RawBuilder, type SqlBool, sql } from 'kysely'
import { exactInteger, type RowOf } from '../columns.ts'
import type { SqlDialect } from '../dialect.ts'
import { type RecordIn, tables } from '../schema.ts'
import type { Scope } from '../scope.ts'
import { type Parameters, type Statement, statement, type TenantQueries } from '../statement.ts'
import { byParent } from './by-parent.ts'
import { listShapes } from './list-shapes.ts'

const { columns, fromRow } = tables.receivable
const settled = tables.receivable_settlement
const payments = tables.receivable_payment

type ReceivableRow = RowOf<RecordIn<'receivable'>>
type SettlementRow = RowOf<RecordIn<'receivable_settlement'>>

const isOpen = sql<SqlBool>`paid_minor + returned_minor + written_off_minor < amount_minor`
const isSettled = sql<SqlBool>`paid_minor + returned_minor + written_off_minor = amount_minor`

const byId = statement((queries, { id }: Parameters<{ id: string }>) =>
  queries.select('receivable').select(columns).where('id', '=', id),
)

const ofOrder = statement((queries, { orderId }: Parameters<{ orderId: string }>) =>
  queries.select('receivable').select(columns).where('order_id', '=', orderId).orderBy(queries.sorted('id')),
)

interface OpenValues {
  readonly customerId: string
  readonly currency: string
}

const openOf = (queries: TenantQueries, { customerId, currency }: Parameters<OpenValues>) =>
  queries
    .select('receivable')
    .select(columns)
    .where('customer_id', '=', customerId)
    .where('currency', '=', currency)
    .where(isOpen)
    .orderBy(queries.sorted('id'))

const open = statement((queries, parameters: Parameters<OpenValues & { limit: number }>) =>
  openOf(queries, parameters).limit(parameters.limit),
)

const openAmong = statement((queries, parameters: Parameters<OpenValues & { ids: readonly string[] }>) =>
  openOf(queries, parameters).where(queries.oneOf('id', parameters.ids)),
)

interface ListValues {
  readonly customerId: string | null
  readonly locationId: string | null
  readonly orderId: string | null
  readonly open: true | null
  readonly settled: true | null
  readonly after: string | null
  readonly limit: number
}

const list = listShapes<ListValues, ReceivableRow>((queries, parameters, given) => {
  let rows = queries.select('receivable').select(columns).orderBy('id').limit(parameters.limit)
  if (given.has('customerId')) rows = rows.where('customer_id', '=', parameters.customerId as never)
  if (given.has('locationId')) rows = rows.where('location_id', '=', parameters.locationId as never)
  if (given.has('orderId')) rows = rows.where('order_id', '=', parameters.orderId as never)
  if (given.has('open')) rows = rows.where(isOpen)
  if (given.has('settled')) rows = rows.where(isSettled)
  if (given.has('after')) rows = rows.where('id', '>', parameters.after as never)
  return rows
})

interface SettlementValues {
  readonly customerId: string | null
  readonly locationId: string | null
  readonly kind: string | null
  readonly after: string | null
  readonly limit: number
}

const settlements = listShapes<SettlementValues, SettlementRow>((queries, parameters, given) => {
  let rows = queries.select('receivable_settlement').select(settled.columns).orderBy('id').limit(parameters.limit)
  if (given.has('customerId')) rows = rows.where('customer_id', '=', parameters.customerId as never)
  if (given.has('locationId')) rows = rows.where('location_id', '=', parameters.locationId as never)
  if (given.has('kind')) rows = rows.where('kind', '=', parameters.kind as never)
  if (given.has('after')) rows = rows.where('id', '>', parameters.after as never)
  return rows
})

const paymentsOf = statement((queries, { ids }: Parameters<{ ids: readonly string[] }>) =>
  queries
    .select('receivable_payment')
    .select(payments.columns)
    .where(queries.oneOf('settlement_id', ids))
    .orderBy('settlement_id')
    .orderBy('ordinal'),
)

interface Replacement {
  readonly row_id: string
  readonly now_paid: number
  readonly now_returned: number
  readonly now_written_off: number
  readonly now_version: number
  readonly now_updated: number
}

/** One statement however many there are: `rows` is a list of {@link Replacement} as JSON. */
const replaceAll: Statement<{ readonly rows: string }, unknown> = {
  build: (queries, { rows }, dialect) =>
    queries
      .update('receivable')
      .from(replacements(rows, dialect).as('given'))
      .set({
        paid_minor: sql<number>`now_paid`,
        returned_minor: sql<number>`now_returned`,
        written_off_minor: sql<number>`now_written_off`,
        version: sql<number>`now_version`,
        updated_at_ms: sql<number>`now_updated`,
      })
      .where(sql<SqlBool>`id = row_id and version = now_version - 1`),
}

const figures = ['now_paid', 'now_returned', 'now_written_off', 'now_version', 'now_updated'] as const

/** The list as rows. */
function replacements(rows: RawBuilder<string>, { kind }: SqlDialect): RawBuilder<Replacement> {
  if (kind === 'sqlite') {
    const columns = ['row_id', ...figures].map(
      (name) => sql`json_extract(value, ${sql.lit(`$.${name}`)}) as ${sql.ref(name)}`,
    )
    return sql`(select ${sql.join(columns)} from json_each(${rows}))`
  }
  const columns = figures.map((name) => sql`${sql.ref(name)} bigint`)
  return sql`(select * from jsonb_to_recordset(${rows}::jsonb) as listed(row_id text, ${sql.join(columns)}))`
}

const moveAll = statement((queries, { fromId, toId }: Parameters<{ fromId: string; toId: string }>) =>
  queries
    .update('receivable')
    .set({ customer_id: toId as never })
    .where('customer_id', '=', fromId),
)

const totals = statement(
  (queries, { locationId, businessDate }: Parameters<{ locationId: string; businessDate: string }>) =>
    queries
      .select('receivable_payment')
      .select(['kind', 'currency'])
      .select([sql<number>`count(*)`.as('payments'), sql<number>`cast(sum(amount_minor) as bigint)`.as('amount_minor')])
      .where('location_id', '=', locationId)
      .where('business_date', '=', businessDate)
      .groupBy(['kind', 'currency'])
      .orderBy('kind')
      .orderBy('currency'),
)

/** What customers owe, and how it was settled. */
export function createReceivableRepository(scope: Scope): ReceivableRepository {
  const withPayments = async (rows: readonly SettlementRow[]): Promise<readonly ReceivableSettlement[]> => {
    if (rows.length === 0) return []
    const found = await scope.rows(paymentsOf, { ids: rows.map((row) => row.id) })
    const ofSettlement = byParent(found.map(payments.fromRow), 'settlementId')
    return rows.map(settled.fromRow).map((settlement) => ({
      ...settlement,
      payments: ofSettlement(settlement.id).map(({ locationId: _place, currency: _currency, ...payment }) => ({
        ...payment,
        paidAtMs: settlement.settledAtMs,
      })),
    }))
  }
  return {
    find: async (id) => {
      const row = await scope.row(byId, { id })
      return row && fromRow(row)
    },
    ofOrder: async (orderId) => (await scope.rows(ofOrder, { orderId })).map(fromRow),
    openOf: async (query) => (await scope.rows(open, query)).map(fromRow),
    openAmong: async (query) => (query.ids.length === 0 ? [] : (await scope.rows(openAmong, query)).map(fromRow)),
    list: async ({ customerId = null, locationId = null, orderId = null, state }, { after = null, limit }) => {
      const states = { open: state === 'OPEN' || null, settled: state === 'SETTLED' || null }
      const values = { customerId, locationId, orderId, ...states, after, limit }
      return (await scope.rows(list(values), values)).map(fromRow)
    },
    settlements: async ({ customerId = null, locationId = null, kind = null }, { after = null, limit }) => {
      const values = { customerId, locationId, kind, after, limit }
      return withPayments(await scope.rows(settlements(values), values))
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
      if (receivables.length === 0) return true
      const rows = receivables.map(
        ({ id, paidMinor, returnedMinor, writtenOffMinor, version, updatedAtMs }): Replacement => ({
          ...{ row_id: id, now_paid: paidMinor, now_returned: returnedMinor, now_written_off: writtenOffMinor },
          ...{ now_version: version, now_updated: updatedAtMs },
        }),
      )
      return (await scope.change(replaceAll, { rows: JSON.stringify(rows) })) === rows.length
    },
    insertSettlement: async ({ payments: given, ...settlement }) => {
      await scope.insert('receivable_settlement', [settlement])
      const { id: settlementId, locationId, currency } = settlement
      const rows = given.map(({ paidAtMs: _at, ...payment }) => ({ ...payment, settlementId, locationId, currency }))
      await scope.insert('receivable_payment', rows)
    },
    moveAll: (fromId, toId) => scope.defer(moveAll, { fromId, toId }),
  }
}
