import type { CouponFilter } from '@mendian/core'
import {
  couponId,
  couponView as couponSchema,
  couponState,
  couponTemplateId,
  customerId,
  pageInput,
} from '@mendian/core/schemas'
import { z } from 'zod'
import { notFound } from '../not-found.ts'
import { defineRead, type ReadOperation } from '../operation.ts'
import { pageOf, readPage } from '../page.ts'
import { couponView } from './coupon-view.ts'

const getInput = z.strictObject({ id: couponId })

export const get: ReadOperation<typeof getInput, typeof couponSchema> = defineRead({
  name: 'coupons.get',
  summary: 'Get a coupon',
  http: ['GET', '/v1/coupons/{id}'],
  input: getInput,
  output: couponSchema,
  permission: 'order:read',
  refusals: ['not_found'],
  async run(tx, { id }, { nowMs }) {
    const coupon = await tx.coupons.find(id)
    return coupon ? { ok: true, value: couponView(coupon, nowMs) } : notFound('Coupon', id)
  },
})

const listInput = z.strictObject({
  ...pageInput,
  customerId: customerId.optional(),
  templateId: couponTemplateId.optional(),
  state: couponState.optional().meta({ description: 'The state at this moment.' }),
})
const page = pageOf('Coupon', couponSchema)

export const list: ReadOperation<typeof listInput, typeof page> = defineRead({
  name: 'coupons.list',
  summary: 'List coupons of a customer or a template',
  http: ['GET', '/v1/coupons'],
  input: listInput,
  output: page,
  permission: 'order:read',
  refusals: [],
  async run(tx, input, { nowMs }) {
    const filter: CouponFilter = {
      ...(input.customerId === undefined ? {} : { customerId: input.customerId }),
      ...(input.templateId === undefined ? {} : { templateId: input.templateId }),
      ...(input.state === undefined ? {} : { state: input.state }),
    }
    return readPage(
      input,
      (request) => tx.coupons.list(filter, nowMs, request),
      (row) => row.id,
      (row) => couponView(row, nowMs),
    )
  },
})
