import type { ReceivableRepository, ReceivableSettlement, TenderTotal } from '@mendian/core'
import { type SqlBool, sql } from 'kysely'
import { exactInteger, type RowOf } from '../columns.ts'
import { type RecordIn, tables } from '../schema.ts'
import type { Scope } from '../scope.ts'
import { type Parameters, statement } from '../statement.ts'
import { byParent } from './by-parent.ts'
import { listShapes } from './list-shapes.ts'

const { columns, fromRow, toRow } = tables.receivable
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
  queries.select('receivable').select(columns).where('order_id', '=', orderId).orderBy('id'),
)

const open = statement((queries, { customerId, currency }: Parameters<{ customerId: string; currency: string }>) =>
  queries
    .select('receivable')
    .select(columns)
    .where('customer_id', '=', customerId)
    .where('currency', '=', currency)
    .where(isOpen)
    .orderBy('id'),
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

const replaceAtVersion = statement((queries, parameters: Parameters<ReceivableRow & { expected_version: number }>) =>
  queries
    .update('receivable')
    .set({
      paid_minor: parameters.paid_minor,
      returned_minor: parameters.returned_minor,
      written_off_minor: parameters.written_off_minor,
      version: parameters.version,
      updated_at_ms: parameters.updated_at_ms,
    })
    .where('id', '=', parameters.id)
    .where('version', '=', parameters.expected_version),
)

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
      for (const receivable of receivables) {
        const values = { ...toRow(receivable), expected_version: receivable.version - 1 }
        if ((await scope.change(replaceAtVersion, values)) !== 1) return false
      }
      return true
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
