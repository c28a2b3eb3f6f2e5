import type { CouponId, CustomerId, OrderId } from '../base/ids.ts'
import { type IssueChanges, type IssueState, issueCoupons } from './issue-coupons.ts'

/** An order of a customer that has just completed. */
export interface OrderThatGives {
  readonly orderId: OrderId
  readonly customerId: CustomerId
  /** What it came to, without what is as good as money and what went back. */
  readonly spentMinor: number
  /** Of these templates it has given already. */
  readonly given: ReadonlySet<string>
}

/**
 * The coupons that an order gives for the customer's next ones: one of each template that says so and has one left, if
 * the order came to enough. A template whose limits are reached, or that is over, gives none, and refuses nothing.
 */
export function couponsOfOrder(
  templates: readonly IssueState[],
  { orderId, customerId, spentMinor, given }: OrderThatGives,
  nextCouponId: () => CouponId,
  nowMs: number,
): readonly IssueChanges[] {
  return templates.flatMap((state): readonly IssueChanges[] => {
    const { issuedByOrders, id } = state.template
    if (issuedByOrders === null || spentMinor < issuedByOrders.minSpendMinor || given.has(id)) return []
    const issued = issueCoupons(state, [{ couponId: nextCouponId(), customerId, code: null }], nowMs)
    if (!issued.ok) return []
    const { coupons, usages } = issued.changes
    return [{ usages, coupons: coupons.map((coupon) => ({ ...coupon, issuedByOrderId: orderId })) }]
  })
}
