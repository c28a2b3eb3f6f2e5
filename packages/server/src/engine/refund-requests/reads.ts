import type { RefundRequestFilter } from '@mendian/core'
import {
  customerId,
  locationId,
  orderId,
  pageInput,
  refundRequestId,
  refundRequestState,
  refundRequestView as requestSchema,
} from '@mendian/core/schemas'
import { z } from 'zod'
import { notFound } from '../not-found.ts'
import { defineRead, type ReadOperation } from '../operation.ts'
import { pageOf, readPage } from '../page.ts'
import { timeZonesOf } from '../places/time-zones.ts'
import { refundRequestView } from '../refunds/refund-view.ts'

const getInput = z.strictObject({ id: refundRequestId })

export const get: ReadOperation<typeof getInput, typeof requestSchema> = defineRead({
  name: 'refundRequests.get',
  summary: 'Get a request for money back, with what came of it',
  http: ['GET', '/v1/refund-requests/{id}'],
  input: getInput,
  output: requestSchema,
  permission: 'order:read',
  refusals: ['not_found'],
  async run(tx, { id }) {
    const request = await tx.refundRequests.find(id)
    if (!request) return notFound('RefundRequest', id)
    const zones = await timeZonesOf(tx, [request.locationId])
    return { ok: true, value: refundRequestView(request, zones.of(request.locationId)) }
  },
})

const listInput = z.strictObject({
  ...pageInput,
  orderId: orderId.optional(),
  locationId: locationId.optional(),
  customerId: customerId.optional(),
  state: refundRequestState.optional(),
})
const page = pageOf('RefundRequest', requestSchema)

export const list: ReadOperation<typeof listInput, typeof page> = defineRead({
  name: 'refundRequests.list',
  summary: 'List requests for money back, oldest first',
  http: ['GET', '/v1/refund-requests'],
  input: listInput,
  output: page,
  permission: 'order:read',
  refusals: [],
  async run(tx, { limit, cursor, ...asked }) {
    const given = Object.entries(asked).filter(([, value]) => value !== undefined)
    const filter = Object.fromEntries(given) as RefundRequestFilter
    let zones = await timeZonesOf(tx, [])
    return readPage(
      { limit, cursor },
      async (keys) => {
        const rows = await tx.refundRequests.list(filter, keys)
        zones = await timeZonesOf(
          tx,
          rows.map((row) => row.locationId),
        )
        return rows
      },
      (row) => row.id,
      (row) => refundRequestView(row, zones.of(row.locationId)),
    )
  },
})
