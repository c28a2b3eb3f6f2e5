import type { RefundFilter } from '@mendian/core'
import {
  customerId,
  localDate,
  locationId,
  orderId,
  pageInput,
  refundId,
  refundKind,
  refundView as refundSchema,
} from '@mendian/core/schemas'
import { z } from 'zod'
import { notFound } from '../not-found.ts'
import { defineRead, type ReadOperation } from '../operation.ts'
import { pageOf, readPage } from '../page.ts'
import { timeZonesOf } from '../places/time-zones.ts'
import { refundView } from './refund-view.ts'

const getInput = z.strictObject({ id: refundId })

export const get: ReadOperation<typeof getInput, typeof refundSchema> = defineRead({
  name: 'refunds.get',
  summary: 'Get a refund with what it went back with',
  http: ['GET', '/v1/refunds/{id}'],
  input: getInput,
  output: refundSchema,
  permission: 'order:read',
  refusals: ['not_found'],
  async run(tx, { id }) {
    const refund = await tx.refunds.find(id)
    if (!refund) return notFound('Refund', id)
    const zones = await timeZonesOf(tx, [refund.locationId])
    return { ok: true, value: refundView(refund, zones.of(refund.locationId)) }
  },
})

const listInput = z.strictObject({
  ...pageInput,
  orderId: orderId.optional(),
  locationId: locationId.optional(),
  customerId: customerId.optional(),
  kind: refundKind.optional(),
  fromDate: localDate.optional().meta({ description: 'The first business day.' }),
  toDate: localDate.optional().meta({ description: 'The last business day, this one included.' }),
})
const page = pageOf('Refund', refundSchema)

export const list: ReadOperation<typeof listInput, typeof page> = defineRead({
  name: 'refunds.list',
  summary: 'List refunds, oldest first',
  http: ['GET', '/v1/refunds'],
  input: listInput,
  output: page,
  permission: 'order:read',
  refusals: [],
  async run(tx, { limit, cursor, ...asked }) {
    const given = Object.entries(asked).filter(([, value]) => value !== undefined)
    const filter = Object.fromEntries(given) as RefundFilter
    let zones = await timeZonesOf(tx, [])
    return readPage(
      { limit, cursor },
      async (keys) => {
        const rows = await tx.refunds.list(filter, keys)
        zones = await timeZonesOf(
          tx,
          rows.map((row) => row.locationId),
        )
        return rows
      },
      (row) => row.id,
      (row) => refundView(row, zones.of(row.locationId)),
    )
  },
})
