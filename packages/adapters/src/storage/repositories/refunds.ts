import type { PageRequest, Refund, RefundFilter, RefundRepository, RefundTotal } from '@mendian/core'
import { sql } from 'kysely'
import { exactInteger, type RowOf } from '../columns.ts'
import { type RecordIn, tables } from '../schema.ts'
import type { Scope } from '../scope.ts'
import { type Parameters, statement } from '../statement.ts'
import { byParent } from './by-parent.ts'
import { listShapes } from './list-shapes.ts'

const { columns, fromRow } = tables.refund
const payments = tables.refund_payment

type RefundRow = RowOf<RecordIn<'refund'>>

const byId = statement((queries, { id }: Parameters<{ id: string }>) =>
  queries.select('refund').select(columns).where('id', '=', id),
)

const ofOrders = statement((queries, { ids }: Parameters<{ ids: readonly string[] }>) =>
  queries
    .select('refund')
    .select(columns)
    .where(queries.oneOf('order_id', ids))
    .orderBy('refunded_at_ms')
    .orderBy('id'),
)

const paymentsOf = statement((queries, { ids }: Parameters<{ ids: readonly string[] }>) =>
  queries
    .select('refund_payment')
    .select(payments.columns)
    .where(queries.oneOf('refund_id', ids))
    .orderBy('refund_id')
    .orderBy('ordinal'),
)

interface ListValues {
  readonly orderId: string | null
  readonly locationId: string | null
  readonly customerId: string | null
  readonly kind: string | null
  readonly fromDate: string | null
  readonly toDate: string | null
  readonly after: string | null
  readonly limit: number
}

function listValues(filter: RefundFilter, page: PageRequest): ListValues {
  const { orderId = null, locationId = null, customerId = null, kind = null, fromDate = null, toDate = null } = filter
  return { orderId, locationId, customerId, kind, fromDate, toDate, after: page.after ?? null, limit: page.limit }
}

const list = listShapes<ListValues, RefundRow>((queries, parameters, given) => {
  let rows = queries.select('refund').select(columns).orderBy('id').limit(parameters.limit)
  if (given.has('orderId')) rows = rows.where('order_id', '=', parameters.orderId)
  if (given.has('locationId')) rows = rows.where('location_id', '=', parameters.locationId)
  if (given.has('customerId')) rows = rows.where('customer_id', '=', parameters.customerId)
  if (given.has('kind')) rows = rows.where('kind', '=', parameters.kind as never)
  if (given.has('fromDate')) rows = rows.where('business_date', '>=', parameters.fromDate as never)
  if (given.has('toDate')) rows = rows.where('business_date', '<=', parameters.toDate as never)
  if (given.has('after')) rows = rows.where('id', '>', parameters.after)
  return rows
})

interface DayValues {
  readonly locationId: string
  readonly businessDate: string
}

const totals = statement((queries, { locationId, businessDate }: Parameters<DayValues>) =>
  queries
    .select('refund_payment')
    .select(['kind', 'currency'])
    .select([sql<number>`count(*)`.as('refunds'), sql<number>`cast(sum(amount_minor) as bigint)`.as('amount_minor')])
    .where('location_id', '=', locationId)
    .where('business_date', '=', businessDate)
    .groupBy(['kind', 'currency'])
    .orderBy('kind')
    .orderBy('currency'),
)

/** Money given back, with what it went back with. */
export function createRefundRepository(scope: Scope): RefundRepository {
  const withPayments = async (rows: readonly RefundRow[]): Promise<readonly Refund[]> => {
    if (rows.length === 0) return []
    const found = await scope.rows(paymentsOf, { ids: rows.map((row) => row.id) })
    const ofRefund = byParent(found.map(payments.fromRow), 'refundId')
    return rows.map((row) => ({
      ...fromRow(row),
      payments: ofRefund(row.id).map(
        ({ locationId: _place, currency: _currency, businessDate: _day, ...rest }) => rest,
      ),
    }))
  }
  return {
    find: async (id) => (await withPayments(await scope.rows(byId, { id })))[0],
    ofOrders: async (ids) => (ids.length === 0 ? [] : withPayments(await scope.rows(ofOrders, { ids }))),
    list: async (filter, page) => {
      const values = listValues(filter, page)
      return withPayments(await scope.rows(list(values), values))
    },
    totals: async (query) =>
      (await scope.rows(totals, query)).map((row) => ({
        kind: row.kind as RefundTotal['kind'],
        currency: row.currency,
        refunds: exactInteger(row.refunds, 'refunds'),
        amountMinor: exactInteger(row.amount_minor, 'amount_minor'),
      })),
    insert: async (refund) => {
      const { id: refundId, locationId, currency, businessDate } = refund
      await scope.insert('refund', [refund])
      await scope.insert(
        'refund_payment',
        refund.payments.map((payment) => ({ ...payment, refundId, locationId, currency, businessDate })),
      )
    },
  }
}
