import type { RuleRejection } from '../pricing/quote.ts'

/** Why an offer is not this customer's here and now, whatever stands on the bill. */
export const offerReasons = [
  'VOIDED',
  'USED',
  'RESERVED',
  'NOT_YET_VALID',
  'EXPIRED',
  'OTHER_LOCATION',
  'CUSTOMER_REQUIRED',
  'OTHER_CUSTOMER',
  'OTHER_TIER',
  'OTHER_GROUP',
  'NOT_FIRST_ORDER',
  'SPENT_TOO_LITTLE',
  'HELD_OUT',
  'NOT_HELD',
  'BIRTHDAY_UNKNOWN',
  'NOT_BIRTHDAY_MONTH',
  'LIMIT_REACHED',
  'CUSTOMER_LIMIT_REACHED',
] as const

export type OfferReason = (typeof offerReasons)[number]

/** Why the quote took nothing off for it. */
export const quoteReasons = [
  'NO_ELIGIBLE_LINE',
  'OUTSIDE_WINDOW',
  'MIN_SPEND_NOT_REACHED',
  'NOT_STACKABLE',
  'TOO_MANY_PROMOTIONS',
  'NO_EFFECT',
] as const satisfies readonly RuleRejection['reason'][]

/** What somebody may ask for on a bill. */
export const askedKinds = ['COUPON', 'BENEFIT', 'MANUAL'] as const
export type AskedKind = (typeof askedKinds)[number]

/** Something asked for that takes nothing off, and why, for programs to read. */
export interface OfferRejection {
  readonly kind: AskedKind
  /** The coupon's id, the benefit's code; MANUAL for the discount by hand. */
  readonly id: string
  readonly reason: OfferReason | RuleRejection['reason']
  readonly details: { readonly [name: string]: number | string | null }
}

/** What judging an offer comes to. */
export type Judged<T> =
  | { readonly ok: true; readonly value: T }
  | { readonly ok: false; readonly reason: OfferReason; readonly details: OfferRejection['details'] }

/** The rejected judgement. */
export function reject(
  reason: OfferReason,
  details: OfferRejection['details'] = {},
): { readonly ok: false; readonly reason: OfferReason; readonly details: OfferRejection['details'] } {
  return { ok: false, reason, details }
}
