import type { Order, OrderId, OrderRepository } from '@mendian/core'
import { sql } from 'kysely'
import type { RowOf } from '../columns.ts'
import { type RecordIn, tables } from '../schema.ts'
import type { Scope } from '../scope.ts'
import { type Parameters, statement } from '../statement.ts'
import { byParent } from './by-parent.ts'
import { orderList, orderListValues } from './order-list.ts'

const { columns, fromRow, toRow } = tables.order_
const lines = tables.order_line
const payments = tables.payment

type OrderRow = RowOf<RecordIn<'order_'>>

const byId = statement((queries, { id }: Parameters<{ id: string }>) =>
  queries.select('order_').select(columns).where('id', '=', id),
)

const ofBookings = statement((queries, { bookingIds }: Parameters<{ bookingIds: readonly string[] }>) =>
  queries
    .select('order_')
    .select(columns)
    .where('state', '<>', sql.lit('CANCELLED'))
    .where('id', 'in', queries.select('order_line').select('order_id').where(queries.oneOf('booking_id', bookingIds)))
    .orderBy('id'),
)

const goneBack = statement((queries, { ids }: Parameters<{ ids: readonly string[] }>) =>
  queries
    .select('order_')
    .select('id')
    .where(queries.oneOf('id', ids))
    .where(sql<boolean>`(state = 'CANCELLED' or refund_state = 'FULL')`),
)

const history = statement((queries, { customerId }: Parameters<{ customerId: string }>) =>
  queries
    .select('order_')
    .select([
      sql<number>`cast(count(*) as bigint)`.as('orders'),
      sql<number>`cast(coalesce(sum(paid_minor - refunded_minor), 0) as bigint)`.as('spent_minor'),
    ])
    .where('customer_id', '=', customerId)
    .where('state', '<>', sql.lit('CANCELLED')),
)

const openAt = statement((queries, parameters: Parameters<{ locationId: string; limit: number }>) =>
  queries
    .select('order_')
    .select('id')
    .where('location_id', '=', parameters.locationId)
    .where('state', '=', sql.lit('OPEN'))
    .orderBy('id')
    .limit(parameters.limit),
)

const linesOf = statement((queries, { ids }: Parameters<{ ids: readonly string[] }>) =>
  queries
    .select('order_line')
    .select(lines.columns)
    .where(queries.oneOf('order_id', ids))
    .orderBy('order_id')
    .orderBy('ordinal'),
)

const paymentsOf = statement((queries, { ids }: Parameters<{ ids: readonly string[] }>) =>
  queries
    .select('payment')
    .select(payments.columns)
    .where(queries.oneOf('order_id', ids))
    .orderBy('order_id')
    .orderBy('ordinal'),
)

const lastPayment = statement((queries, { id }: Parameters<{ id: string }>) =>
  queries
    .select('payment')
    .select((row) => row.fn.max('ordinal').as('ordinal'))
    .where('order_id', '=', id),
)

const settable = columns.filter((column) => column !== 'id')

const replaceAtVersion = statement((queries, parameters: Parameters<OrderRow & { expected_version: number }>) =>
  queries
    .update('order_')
    .set(Object.fromEntries(settable.map((column) => [column, parameters[column]])))
    .where('id', '=', parameters.id)
    .where('version', '=', parameters.expected_version),
)

const moveAll = statement((queries, { fromId, toId }: Parameters<{ fromId: string; toId: string }>) =>
  queries
    .update('order_')
    .set({ customer_id: toId as never, version: sql<number>`version + 1` })
    .where('customer_id', '=', fromId),
)

const removeLines = statement((queries, { id }: Parameters<{ id: string }>) =>
  queries.delete('order_line').where('order_id', '=', id),
)

/** Bills with their lines and payments. */
export function createOrderRepository(scope: Scope): OrderRepository {
  return {
    find: async (id) => {
      const ids = [id]
      const [rows, lineRows, paymentRows] = await Promise.all([
        scope.rows(byId, { id }),
        scope.rows(linesOf, { ids }),
        scope.rows(paymentsOf, { ids }),
      ])
      return assemble(rows, lineRows, paymentRows)[0]
    },
    ofBookings: async (bookingIds) =>
      bookingIds.length === 0 ? [] : withChildren(scope, await scope.rows(ofBookings, { bookingIds })),
    goneBack: async (ids) =>
      new Set(ids.length === 0 ? [] : (await scope.rows(goneBack, { ids })).map(({ id }) => id as OrderId)),
    historyOf: async (customerId) => {
      const row = await scope.row(history, { customerId })
      return { orders: row?.orders ?? 0, spentMinor: row?.spent_minor ?? 0 }
    },
    openAt: async (locationId, limit) =>
      (await scope.rows(openAt, { locationId, limit })).map(({ id }) => id as OrderId),
    list: async (filter, page) => {
      const values = orderListValues(filter, page)
      return withChildren(scope, await scope.rows(orderList(values), values))
    },
    insert: async (order) => {
      await scope.insert('order_', [order])
      await insertLines(scope, order)
      await insertPayments(scope, order, -1)
    },
    rewrite: async (order, expectedVersion) => {
      if ((await scope.change(replaceAtVersion, { ...toRow(order), expected_version: expectedVersion })) !== 1)
        return false
      await scope.defer(removeLines, { id: order.id })
      await insertLines(scope, order)
      return true
    },
    replace: async (order, expectedVersion) => {
      const [changed, last] = await Promise.all([
        scope.change(replaceAtVersion, { ...toRow(order), expected_version: expectedVersion }),
        scope.row(lastPayment, { id: order.id }),
      ])
      if (changed !== 1) return false
      await insertPayments(scope, order, last?.ordinal ?? -1)
      return true
    },
    moveAll: (fromId, toId) => scope.defer(moveAll, { fromId, toId }),
  }
}

function insertLines(scope: Scope, { id: orderId, lines: rows }: Order): Promise<void> {
  return scope.insert(
    'order_line',
    rows.map((line) => ({ ...line, orderId })),
  )
}

function insertPayments(scope: Scope, order: Order, afterOrdinal: number): Promise<void> {
  const { id: orderId, locationId, currency } = order
  const added = order.payments.filter((payment) => payment.ordinal > afterOrdinal)
  return scope.insert(
    'payment',
    added.map((payment) => ({ ...payment, orderId, locationId, currency })),
  )
}

async function withChildren(scope: Scope, rows: readonly OrderRow[]): Promise<readonly Order[]> {
  if (rows.length === 0) return []
  const ids = rows.map((row) => row.id)
  const [lineRows, paymentRows] = await Promise.all([scope.rows(linesOf, { ids }), scope.rows(paymentsOf, { ids })])
  return assemble(rows, lineRows, paymentRows)
}

type LineRow = RowOf<RecordIn<'order_line'>>
type PaymentRow = RowOf<RecordIn<'payment'>>

function assemble(
  rows: readonly OrderRow[],
  lineRows: readonly LineRow[],
  paymentRows: readonly PaymentRow[],
): readonly Order[] {
  const linesByOrder = byParent(lineRows.map(lines.fromRow), 'orderId')
  const paymentsByOrder = byParent(paymentRows.map(withoutOrder), 'orderId')
  return rows.map((row) => ({ ...fromRow(row), lines: linesByOrder(row.id), payments: paymentsByOrder(row.id) }))
}

/** A payment without what it repeats of its order. */
function withoutOrder(row: PaymentRow) {
  const { locationId: _location, currency: _currency, ...payment } = payments.fromRow(row)
  return payment
}
