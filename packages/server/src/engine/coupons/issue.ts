import type { Coupon } from '@mendian/core'
import { couponCode, couponView as couponSchema, couponTemplateId, customerId } from '@mendian/core/schemas'
import { z } from 'zod'
import { defineWrite, type WriteOperation } from '../operation.ts'
import { couponCodeLock, refuseTakenCode } from './coupon-codes.ts'
import { couponView } from './coupon-view.ts'
import { forCustomer, issueLocks, issueRefusals, makeCoupons } from './make-coupons.ts'

const issueInput = z.strictObject({
  templateId: couponTemplateId,
  customerId: customerId.nullable().default(null).meta({ description: 'Null for a coupon of whoever has its code.' }),
  code: couponCode.nullable().default(null).meta({
    description: 'A code that nobody else has; one is made where neither customer nor code is given.',
  }),
})

/** Gives one coupon, to a customer or to whoever has its code. */
export const issue: WriteOperation<typeof issueInput, typeof couponSchema> = defineWrite({
  name: 'coupons.issue',
  summary: 'Issue a coupon to a customer, or with a code',
  http: ['POST', '/v1/coupons'],
  status: 201,
  input: issueInput,
  output: couponSchema,
  permission: 'order:discount',
  movesMoney: false,
  refusals: [...issueRefusals, 'code_taken'],
  locks: ({ templateId, code }) => [...issueLocks(templateId), ...(code === null ? [] : [couponCodeLock(code)])],
  async run(tx, input, run) {
    const code = input.code ?? (input.customerId === null ? run.ids.redemptionCode() : null)
    const taken = await refuseTakenCode(tx, input.code, null)
    if (taken) return { ok: false, refusal: taken }
    const made = await makeCoupons(tx, input.templateId, [{ customerId: input.customerId, code }], run)
    if (!made.ok) return made
    const [coupon] = made.coupons as readonly [Coupon]
    return { ok: true, value: couponView(coupon, run.nowMs), subjectId: coupon.id }
  },
})

const many = z.strictObject({ data: z.array(couponSchema) }).meta({ id: 'IssuedCoupons' })

const issueManyInput = z.strictObject({
  templateId: couponTemplateId,
  customerIds: z.array(customerId).min(1).max(500),
})

/** Gives a coupon to each of the customers, or to none. */
export const issueMany: WriteOperation<typeof issueManyInput, typeof many> = defineWrite({
  name: 'coupons.issueMany',
  summary: 'Issue a coupon to each of several customers, all or none',
  http: ['POST', '/v1/coupons/issue-many'],
  status: 201,
  input: issueManyInput,
  output: many,
  permission: 'order:discount',
  movesMoney: false,
  refusals: issueRefusals,
  locks: ({ templateId }) => issueLocks(templateId),
  async run(tx, { templateId, customerIds }, run) {
    const made = await makeCoupons(tx, templateId, customerIds.map(forCustomer), run)
    if (!made.ok) return made
    const data = made.coupons.map((coupon) => couponView(coupon, run.nowMs))
    return { ok: true, value: { data }, subjectId: templateId }
  },
})

const issueCodesInput = z.strictObject({ templateId: couponTemplateId, count: z.int().min(1).max(500) })

/** Makes coupons of nobody yet, each with a code of its own. */
export const issueCodes: WriteOperation<typeof issueCodesInput, typeof many> = defineWrite({
  name: 'coupons.issueCodes',
  summary: 'Issue coupons with codes, for whoever has them',
  http: ['POST', '/v1/coupons/issue-codes'],
  status: 201,
  input: issueCodesInput,
  output: many,
  permission: 'order:discount',
  movesMoney: false,
  refusals: issueRefusals,
  locks: ({ templateId }) => issueLocks(templateId),
  async run(tx, { templateId, count }, run) {
    const wanted = Array.from({ length: count }, () => ({ customerId: null, code: run.ids.redemptionCode() }))
    const made = await makeCoupons(tx, templateId, wanted, run)
    if (!made.ok) return made
    const data = made.coupons.map((coupon) => couponView(coupon, run.nowMs))
    return { ok: true, value: { data }, subjectId: templateId }
  },
})
