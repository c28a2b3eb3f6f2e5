import {
  type Coupon,
  type CouponTemplateId,
  type CouponToIssue,
  type CustomerId,
  type IssueChanges,
  issueCoupons,
  issueKeysOf,
  type LockKey,
  type ReadTransaction,
  type Transaction,
} from '@mendian/core'
import { referenceNotFound } from '../not-found.ts'
import type { WriteRun } from '../operation.ts'
import { takeUsages } from '../orders/take-usages.ts'
import type { Refusal, RefusalCode } from '../refusal.ts'

/** What issuing coupons may be refused for. */
export const issueRefusals: readonly RefusalCode[] = [
  'reference_not_found',
  'reference_archived',
  'coupon_template_over',
  'coupon_limit_reached',
]

/** Coupons of one template are issued one after another, so that its limits hold. */
export function issueLocks(templateId: CouponTemplateId): readonly LockKey[] {
  return [{ kind: 'RECORD', id: templateId }]
}

/** A coupon to be made; its id is made where none is given. */
type WantedCoupon = Omit<CouponToIssue, 'couponId'> & Partial<Pick<CouponToIssue, 'couponId'>>

type Decided = { readonly ok: true; readonly issue: IssueChanges } | { readonly ok: false; readonly refusal: Refusal }

type Made =
  | { readonly ok: true; readonly coupons: readonly Coupon[] }
  | { readonly ok: false; readonly refusal: Refusal }

/** The coupons that would be made, or why none can be; writes nothing. */
export async function decideCoupons(
  tx: ReadTransaction,
  templateId: CouponTemplateId,
  wanted: readonly WantedCoupon[],
  run: WriteRun,
): Promise<Decided> {
  const customerIds = [...new Set(wanted.flatMap(({ customerId }) => (customerId === null ? [] : [customerId])))]
  const [template, customers] = await Promise.all([
    tx.couponTemplates.find(templateId),
    tx.customers.findMany(customerIds),
  ])
  if (!template) return referenceNotFound('CouponTemplate', templateId)
  const missing = customerIds.find((id) => !customers.some((customer) => customer.id === id))
  if (missing !== undefined) return referenceNotFound('Customer', missing)
  const archived = customers.find(({ archivedAtMs }) => archivedAtMs !== null)
  if (archived) {
    return { ok: false, refusal: { code: 'reference_archived', details: { kind: 'Customer', id: archived.id } } }
  }
  const counts = await tx.usages.find(issueKeysOf(template, customerIds))
  const toIssue = wanted.map((one) => ({ ...one, couponId: one.couponId ?? run.ids.next('Coupon') }))
  const decision = issueCoupons({ template, counts }, toIssue, run.nowMs)
  return decision.ok ? { ok: true, issue: decision.changes } : decision
}

/** Stores coupons that were decided on. */
export async function keepCoupons(tx: Transaction, { coupons, usages }: IssueChanges): Promise<void> {
  await takeUsages(tx, usages)
  await tx.coupons.insertMany(coupons)
}

/** Makes the coupons, all or none, in a constant number of queries. */
export async function makeCoupons(
  tx: Transaction,
  templateId: CouponTemplateId,
  wanted: readonly WantedCoupon[],
  run: WriteRun,
): Promise<Made> {
  const decided = await decideCoupons(tx, templateId, wanted, run)
  if (!decided.ok) return decided
  await keepCoupons(tx, decided.issue)
  return { ok: true, coupons: decided.issue.coupons }
}

/** The coupon of one customer. */
export function forCustomer(customerId: CustomerId): Omit<CouponToIssue, 'couponId'> {
  return { customerId, code: null }
}
