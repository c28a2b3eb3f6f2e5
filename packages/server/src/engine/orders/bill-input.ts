import { type Actor, allows, type BillTerms, type Permission } from '@mendian/core'
import type { orderInput } from '@mendian/core/schemas'
import type { z } from 'zod'
import { addOnRefusals } from '../bookings/add-on-refusals.ts'
import { guestRefusals } from '../customer-cards/card-refusals.ts'
import type { Refusal, RefusalCode } from '../refusal.ts'

/** What a bill may be refused for, made or not. */
export const draftRefusals: readonly RefusalCode[] = [
  'reference_not_found',
  'reference_archived',
  'not_offered_at_location',
  ...addOnRefusals,
  'rounding_not_offered',
  'currency_mismatch',
  'staff_not_qualified',
  'no_qualified_staff',
  'booking_not_billable',
  'booking_already_ordered',
  'customer_required',
  'top_up_offer_rejected',
  'membership_card_not_theirs',
  'card_not_sold_here',
  'card_bought_before',
  'prepaid_limit_exceeded',
  'prepaid_must_last',
  'identity_not_verified',
  'gift_card_state_forbids',
  'gift_card_expired',
  'card_blocked',
  'card_state_forbids',
  'card_expired',
  'card_frozen',
  'card_not_valid_at_location',
  'card_not_held',
  'card_outside_hours',
  'card_does_not_cover',
  ...guestRefusals,
  'amount_too_large',
]

export type OrderInput = z.output<typeof orderInput>

const discountPermission: Permission = 'order:discount'

/** Why the caller may not take something off by hand, if they do. */
export function refuseByHand(
  { manualDiscount, roundTotal }: Pick<OrderInput, 'manualDiscount' | 'roundTotal'>,
  actor: Actor,
): { readonly ok: false; readonly refusal: Refusal } | undefined {
  if ((manualDiscount === null && !roundTotal) || allows(actor, discountPermission)) return undefined
  return { ok: false, refusal: { code: 'forbidden', details: { permission: discountPermission } } }
}

/** What a bill asks for beside its lines. */
export function termsOf({
  tipMinor,
  manualDiscount,
  roundTotal,
}: Pick<OrderInput, 'tipMinor' | 'manualDiscount' | 'roundTotal'>): BillTerms {
  return { tipMinor, manualDiscount, roundTotal }
}
