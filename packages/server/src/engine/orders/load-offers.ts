import {
  type Coupon,
  type CouponId,
  type CouponTemplate,
  type Customer,
  type Offers,
  type OrderHistory,
  type Promotion,
  present,
  type ReadTransaction,
  type TimedPriceRule,
} from '@mendian/core'
import { referenceNotFound } from '../not-found.ts'
import type { Refusal } from '../refusal.ts'

/** What a bill asks for, as its input has it. */
export interface OfferInput {
  readonly couponIds: readonly CouponId[]
  readonly couponCodes: readonly string[]
  readonly useBenefits: readonly string[]
}

/** What can be read before it is known whose the bill is. */
export interface LoadedOffers {
  readonly timedPriceRules: readonly TimedPriceRule[]
  readonly promotions: readonly Promotion[]
  readonly named: readonly Coupon[]
  readonly coded: readonly Coupon[]
}

/** The shop's offers and the coupons named, in a constant number of queries. */
export async function loadOffers(tx: ReadTransaction, input: OfferInput): Promise<LoadedOffers> {
  const [timedPriceRules, promotions, named, coded] = await Promise.all([
    tx.timedPriceRules.active(),
    tx.promotions.active(),
    tx.coupons.findMany(input.couponIds),
    tx.coupons.findByCodes(input.couponCodes),
  ])
  return { timedPriceRules, promotions, named, coded }
}

/** A coupon that is named and does not exist, if there is one. */
export function missingCoupon(
  { couponIds, couponCodes }: OfferInput,
  { named, coded }: LoadedOffers,
): { readonly ok: false; readonly refusal: Refusal } | undefined {
  const missing =
    couponIds.find((id) => !named.some((coupon) => coupon.id === id)) ??
    couponCodes.find((code) => !coded.some((coupon) => coupon.code === code))
  return missing === undefined ? undefined : referenceNotFound('Coupon', missing)
}

/** Each coupon once, whether it was named by id, by code or by both. */
export function askedCoupons({ named, coded }: LoadedOffers): readonly Coupon[] {
  return [...new Map([...named, ...coded].map((coupon) => [coupon.id, coupon])).values()]
}

/** The coupons with what they are worth. */
export function withTemplates(coupons: readonly Coupon[], templates: readonly CouponTemplate[]): Offers['coupons'] {
  return coupons.map((coupon) => {
    const template = templates.find(({ id }) => id === coupon.templateId)
    return { coupon, template: present(template, 'a coupon is of a template that exists') }
  })
}

const nothingOrdered: OrderHistory = { orders: 0, spentMinor: 0 }

/** What the customer has ordered so far, asked for only where an offer depends on it. */
export async function historyFor(
  tx: ReadTransaction,
  customer: Customer | null,
  offers: Pick<Offers, 'timedPriceRules' | 'promotions' | 'coupons'>,
): Promise<OrderHistory> {
  const records = [...offers.timedPriceRules, ...offers.promotions, ...offers.coupons.map(({ template }) => template)]
  const matters = records.some(({ customers }) => customers.firstOrderOnly || customers.minSpentMinor > 0)
  return customer && matters ? tx.orders.historyOf(customer.id) : nothingOrdered
}
