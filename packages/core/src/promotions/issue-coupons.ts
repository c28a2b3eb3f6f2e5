import { accept, type Decision, type RefusalOf, refuse } from '../base/decision.ts'
import type { CouponId, CouponTemplateId, CustomerCardId, CustomerId } from '../base/ids.ts'
import { instantOf } from '../time/instant.ts'
import { DAY_MS } from '../time/local-time.ts'
import type { Coupon } from './coupon.ts'
import type { CouponTemplate } from './coupon-template.ts'
import type { TakeUsage, UsageCounts } from './usage.ts'

/** One coupon to be made. */
export interface CouponToIssue {
  readonly couponId: CouponId
  readonly customerId: CustomerId | null
  readonly code: string | null
  /** The card with which it is given. */
  readonly customerCardId?: CustomerCardId | undefined
}

export interface IssueState {
  readonly template: CouponTemplate
  /** By the keys of {@link issueKeysOf}. */
  readonly counts: UsageCounts
}

export interface IssueChanges {
  readonly coupons: readonly Coupon[]
  readonly usages: readonly TakeUsage[]
}

export type IssueRefusal =
  | RefusalOf<'reference_archived', { kind: string; id: string }>
  | RefusalOf<'coupon_template_over', { templateId: CouponTemplateId; validUntil: string }>
  | RefusalOf<'coupon_limit_reached', { limit: 'TOTAL' | 'CUSTOMER'; left: number; customerId: CustomerId | null }>

const totalKey = (templateId: CouponTemplateId): string => `${templateId}/issued`
const customerKey = (templateId: CouponTemplateId, customerId: CustomerId): string =>
  `${templateId}/issued/${customerId}`

/** Under which keys the coupons issued are counted, where they are limited. */
export function issueKeysOf(
  { id, issueLimit, issueLimitPerCustomer }: CouponTemplate,
  customerIds: readonly (CustomerId | null)[],
): readonly string[] {
  const keys = issueLimit === null ? [] : [totalKey(id)]
  if (issueLimitPerCustomer === null) return keys
  const named = new Set(customerIds.filter((customerId) => customerId !== null))
  return [...keys, ...[...named].map((customerId) => customerKey(id, customerId))]
}

/** Makes coupons of a template, all or none, within its limits. */
export function issueCoupons(
  { template, counts }: IssueState,
  wanted: readonly CouponToIssue[],
  nowMs: number,
): Decision<IssueChanges, never, IssueRefusal> {
  const { id: templateId, validUntil, issueLimit } = template
  if (template.archivedAtMs !== null) return refuse('reference_archived', { kind: 'CouponTemplate', id: templateId })
  if (validUntil !== null && nowMs >= instantOf(validUntil)) {
    return refuse('coupon_template_over', { templateId, validUntil })
  }
  const usages: TakeUsage[] = []
  if (issueLimit !== null) {
    const left = issueLimit - (counts.get(totalKey(templateId))?.uses ?? 0)
    if (wanted.length > left) return refuse('coupon_limit_reached', { limit: 'TOTAL', left, customerId: null })
    usages.push(takeUses(totalKey(templateId), wanted.length, issueLimit))
  }
  const ofCustomers = countForCustomers({ template, counts }, wanted)
  if (!ofCustomers.ok) return ofCustomers
  usages.push(...ofCustomers.changes)

  // From here it must succeed.
  const expiresAtMs = endOf(template, nowMs)
  const coupons = wanted.map(
    ({ couponId, customerId, code, customerCardId = null }): Coupon => ({
      id: couponId,
      templateId,
      customerId,
      code,
      state: 'ISSUED',
      issuedAtMs: nowMs,
      expiresAtMs,
      orderId: null,
      issuedByOrderId: null,
      issuedWithCardId: customerCardId,
      version: 1,
      createdAtMs: nowMs,
      updatedAtMs: nowMs,
    }),
  )
  return accept({ coupons, usages }, [])
}

/** Counts coupons that customers get, by issue or by claiming one that was nobody's yet, within the limit for each. */
export function countForCustomers(
  { template: { id: templateId, issueLimitPerCustomer }, counts }: IssueState,
  wanted: readonly Pick<CouponToIssue, 'customerId'>[],
): Decision<readonly TakeUsage[], never, IssueRefusal> {
  const usages: TakeUsage[] = []
  if (issueLimitPerCustomer === null) return accept(usages, [])
  for (const [customerId, count] of countsByCustomer(wanted)) {
    const key = customerKey(templateId, customerId)
    const left = issueLimitPerCustomer - (counts.get(key)?.uses ?? 0)
    if (count > left) return refuse('coupon_limit_reached', { limit: 'CUSTOMER', left, customerId })
    usages.push(takeUses(key, count, issueLimitPerCustomer))
  }
  return accept(usages, [])
}

function takeUses(key: string, uses: number, maxUses: number): TakeUsage {
  return { key, uses, amountMinor: 0, maxUses, maxAmountMinor: null }
}

function countsByCustomer(wanted: readonly Pick<CouponToIssue, 'customerId'>[]): ReadonlyMap<CustomerId, number> {
  const counts = new Map<CustomerId, number>()
  for (const { customerId } of wanted) {
    if (customerId !== null) counts.set(customerId, (counts.get(customerId) ?? 0) + 1)
  }
  return counts
}

/** The end of the template, or the days after the issue where they end sooner. */
function endOf({ validUntil, validDaysAfterIssue }: CouponTemplate, nowMs: number): number | null {
  const ends = [
    ...(validUntil === null ? [] : [instantOf(validUntil)]),
    ...(validDaysAfterIssue === null ? [] : [nowMs + validDaysAfterIssue * DAY_MS]),
  ]
  return ends.length === 0 ? null : Math.min(...ends)
}
