import {
  type Coupon,
  type CustomerId,
  claimCoupon,
  countForCustomers,
  issueKeysOf,
  present,
  type Transaction,
  voidCoupon,
} from '@mendian/core'
import { couponCode, couponId, couponView as couponSchema, customerId } from '@mendian/core/schemas'
import { z } from 'zod'
import { notFound, referenceNotFound } from '../not-found.ts'
import { defineWrite, type WriteOperation, type WriteResult, type WriteRun } from '../operation.ts'
import { takeUsages } from '../orders/take-usages.ts'
import { assertReplaced, refuseVersion } from '../version.ts'
import { couponCodeLock } from './coupon-codes.ts'
import { type CouponView, couponView } from './coupon-view.ts'
import { forCustomer, issueLocks, issueRefusals, makeCoupons } from './make-coupons.ts'

const claimInput = z.strictObject({ code: couponCode, customerId })

/** Gives a customer the coupon with that code, or one of the template with that claim code. */
export const claim: WriteOperation<typeof claimInput, typeof couponSchema> = defineWrite({
  name: 'coupons.claim',
  summary: 'Claim a coupon by its code for a customer',
  http: ['POST', '/v1/coupons/claim'],
  input: claimInput,
  output: couponSchema,
  permission: 'order:write',
  movesMoney: false,
  refusals: [...issueRefusals, 'coupon_taken', 'coupon_state_forbids'],
  locks: (input) => [couponCodeLock(input.code), { kind: 'CUSTOMER', id: input.customerId }],
  async run(tx, input, run) {
    const [[coupon], template, customer] = await Promise.all([
      tx.coupons.findByCodes([input.code]),
      tx.couponTemplates.findByClaimCode(input.code),
      tx.customers.find(input.customerId),
    ])
    if (!customer) return referenceNotFound('Customer', input.customerId)
    if (customer.archivedAtMs !== null) {
      return { ok: false, refusal: { code: 'reference_archived', details: { kind: 'Customer', id: customer.id } } }
    }
    if (coupon) return claimOne(tx, coupon, input.customerId, run)
    if (!template) return referenceNotFound('Coupon', input.code)
    run.requireLocks(issueLocks(template.id))
    const made = await makeCoupons(tx, template.id, [forCustomer(input.customerId)], run)
    if (!made.ok) return made
    const [issued] = made.coupons as readonly [Coupon]
    return { ok: true, value: couponView(issued, run.nowMs), subjectId: issued.id }
  },
})

async function claimOne(
  tx: Transaction,
  coupon: Coupon,
  owner: CustomerId,
  run: WriteRun,
): Promise<WriteResult<CouponView>> {
  const decision = claimCoupon(coupon, owner, run.nowMs)
  if (!decision.ok) return decision
  if (coupon.customerId === null) {
    run.requireLocks(issueLocks(coupon.templateId))
    const template = present(await tx.couponTemplates.find(coupon.templateId), 'a coupon is of a template that exists')
    const counts = await tx.usages.find(issueKeysOf(template, [owner]))
    const counted = countForCustomers({ template, counts }, [{ customerId: owner }])
    if (!counted.ok) return counted
    await takeUsages(tx, counted.changes)
  }
  return keep(tx, coupon, decision.changes.coupon, run)
}

const voidInput = z.strictObject({ id: couponId })

/** Takes a coupon back before it is spent. */
export const voidOne: WriteOperation<typeof voidInput, typeof couponSchema> = defineWrite({
  name: 'coupons.void',
  summary: 'Void a coupon that has not been spent',
  http: ['POST', '/v1/coupons/{id}/void'],
  input: voidInput,
  output: couponSchema,
  permission: 'order:discount',
  movesMoney: false,
  refusals: ['not_found', 'coupon_state_forbids'],
  locks: ({ id }) => [{ kind: 'RECORD', id }],
  async run(tx, { id }, run) {
    const coupon = await tx.coupons.find(id)
    if (!coupon) return notFound('Coupon', id)
    const conflict = refuseVersion(coupon, run.expectedVersion)
    if (conflict) return conflict
    const decision = voidCoupon(coupon, run.nowMs)
    if (!decision.ok) return decision
    return keep(tx, coupon, decision.changes.coupon, run)
  },
})

async function keep(tx: Transaction, before: Coupon, after: Coupon, run: WriteRun): Promise<WriteResult<CouponView>> {
  if (after !== before) assertReplaced(await tx.coupons.replace(after, before.version), 'the coupon')
  return { ok: true, value: couponView(after, run.nowMs), subjectId: after.id }
}
