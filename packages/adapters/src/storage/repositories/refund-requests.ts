import type { RefundRequest, RefundRequestRepository } from '@mendian/core'
import type { RowOf } from '../columns.ts'
import { tables } from '../schema.ts'
import type { Scope } from '../scope.ts'
import { type Parameters, statement } from '../statement.ts'
import { listShapes } from './list-shapes.ts'

const { columns, fromRow, toRow } = tables.refund_request

type RequestRow = RowOf<RefundRequest>

const byId = statement((queries, { id }: Parameters<{ id: string }>) =>
  queries.select('refund_request').select(columns).where('id', '=', id),
)

interface ListValues {
  readonly orderId: string | null
  readonly locationId: string | null
  readonly customerId: string | null
  readonly state: string | null
  readonly after: string | null
  readonly limit: number
}

const list = listShapes<ListValues, RequestRow>((queries, parameters, given) => {
  let rows = queries.select('refund_request').select(columns).orderBy('id').limit(parameters.limit)
  if (given.has('orderId')) rows = rows.where('order_id', '=', parameters.orderId as never)
  if (given.has('locationId')) rows = rows.where('location_id', '=', parameters.locationId)
  if (given.has('customerId')) rows = rows.where('customer_id', '=', parameters.customerId)
  if (given.has('state')) rows = rows.where('state', '=', parameters.state as never)
  if (given.has('after')) rows = rows.where('id', '>', parameters.after)
  return rows
})

const settable = columns.filter((column) => column !== 'id')

const replaceAtVersion = statement((queries, parameters: Parameters<RequestRow & { expected_version: number }>) =>
  queries
    .update('refund_request')
    .set(Object.fromEntries(settable.map((column) => [column, parameters[column]])))
    .where('id', '=', parameters.id)
    .where('version', '=', parameters.expected_version),
)

/** Requests for refunds. */
export function createRefundRequestRepository(scope: Scope): RefundRequestRepository {
  return {
    find: async (id) => {
      const row = await scope.row(byId, { id })
      return row && fromRow(row)
    },
    list: async (filter, page) => {
      const { orderId = null, locationId = null, customerId = null, state = null } = filter
      const values = { orderId, locationId, customerId, state, after: page.after ?? null, limit: page.limit }
      return (await scope.rows(list(values), values)).map(fromRow)
    },
    insert: (request) => scope.insert('refund_request', [request]),
    replace: async (request, expectedVersion) =>
      (await scope.change(replaceAtVersion, { ...toRow(request), expected_version: expectedVersion })) === 1,
  }
}
