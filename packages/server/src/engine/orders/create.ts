import {
  type Actor,
  allows,
  type BillTerms,
  draftOrder,
  type LockKey,
  type OrderLineRequest,
  openOrder,
  type Permission,
} from '@mendian/core'
import { calculateInput, orderInput, orderView as orderSchema, quoteView as quoteSchema } from '@mendian/core/schemas'
import type { z } from 'zod'
import { addOnRefusals } from '../bookings/add-on-refusals.ts'
import { locationLock } from '../bookings/book-locks.ts'
import { shownCard } from '../membership-cards/shown-card.ts'
import { defineRead, defineWrite, type ReadOperation, type WriteOperation } from '../operation.ts'
import type { Refusal, RefusalCode } from '../refusal.ts'
import { assertReplaced } from '../version.ts'
import { loadDraft } from './load-draft.ts'
import { announceOrders, orderView, quoteView } from './order-view.ts'
import { pointsOnBill } from './points-on-bill.ts'
import { takeUsages } from './take-usages.ts'

const refusals: readonly RefusalCode[] = [
  'reference_not_found',
  'reference_archived',
  'not_offered_at_location',
  ...addOnRefusals,
  'rounding_not_offered',
  'currency_mismatch',
  'staff_not_qualified',
  'booking_not_billable',
  'booking_already_ordered',
  'customer_required',
  'top_up_offer_rejected',
  'membership_card_not_theirs',
  'card_not_sold_here',
  'card_bought_before',
  'prepaid_limit_exceeded',
  'prepaid_must_last',
  'gift_card_state_forbids',
  'card_blocked',
  'card_state_forbids',
  'card_expired',
  'card_frozen',
  'card_not_valid_at_location',
  'card_not_held',
  'card_outside_hours',
  'card_does_not_cover',
  'amount_too_large',
]

type OrderInput = z.output<typeof orderInput>

const discountPermission: Permission = 'order:discount'

/** Why the caller may not take something off by hand, if they do. */
function refuseByHand(
  { manualDiscount, roundTotal }: OrderInput,
  actor: Actor,
): { readonly ok: false; readonly refusal: Refusal } | undefined {
  if ((manualDiscount === null && !roundTotal) || allows(actor, discountPermission)) return undefined
  return { ok: false, refusal: { code: 'forbidden', details: { permission: discountPermission } } }
}

function termsOf({ tipMinor, manualDiscount, roundTotal }: OrderInput): BillTerms {
  return { tipMinor, manualDiscount, roundTotal }
}

/** Prices a bill without making it: the same reading and the same rules as creating it. */
export const calculate: ReadOperation<typeof calculateInput, typeof quoteSchema> = defineRead({
  name: 'orders.calculate',
  summary: 'Price a bill without making it',
  http: ['POST', '/v1/orders/calculate'],
  input: calculateInput,
  output: quoteSchema,
  permission: 'order:read',
  refusals: [...refusals, 'points_not_accepted', 'points_too_few', 'balance_insufficient'],
  async run(tx, input, { nowMs, actor }) {
    const forbidden = refuseByHand(input, actor)
    if (forbidden) return forbidden
    const shown = await shownCard(tx, input.membershipCardNumber, input.customerId)
    if (!shown.ok) return shown
    const loaded = await loadDraft(tx, { ...input, customerId: shown.customerId }, nowMs)
    if (!loaded.ok) return loaded
    const drafted = draftOrder(loaded.state, input.lines, termsOf(input), nowMs)
    if (!drafted.ok) return drafted
    const { draft } = drafted
    const points = await pointsOnBill(tx, draft, loaded.state.customer, input.redeemPoints, nowMs)
    return points.ok ? { ok: true, value: { ...quoteView(draft), pointsTender: points.value } } : points
  },
})

/** A booking is billed by one order at a time. */
function bookingLocks(lines: readonly OrderLineRequest[]): readonly LockKey[] {
  return lines.flatMap((line) =>
    line.kind === 'BOOKING_SEGMENT' ? [{ kind: 'BOOKING', id: line.bookingId } as const] : [],
  )
}

/** What a customer can have once or so often is decided one order after another. */
function offerLocks({ customerId, couponIds }: OrderInput): readonly LockKey[] {
  const customers = customerId === undefined ? [] : [customerId]
  return [
    ...customers.map((id) => ({ kind: 'CUSTOMER', id }) as const),
    ...couponIds.map((id) => ({ kind: 'RECORD', id }) as const),
  ]
}

/** Makes a bill of services, booked segments and products; its prices stay as they are from here on. */
export const create: WriteOperation<typeof orderInput, typeof orderSchema> = defineWrite({
  name: 'orders.create',
  summary: 'Make a bill',
  http: ['POST', '/v1/orders'],
  status: 201,
  input: orderInput,
  output: orderSchema,
  permission: 'order:write',
  movesMoney: false,
  refusals: [...refusals, 'quote_changed', 'discount_rejected'],
  locks: (input) => [locationLock(input.locationId), ...bookingLocks(input.lines), ...offerLocks(input)],
  async run(tx, input, run) {
    const forbidden = refuseByHand(input, run.actor)
    if (forbidden) return forbidden
    const shown = await shownCard(tx, input.membershipCardNumber, input.customerId)
    if (!shown.ok) return shown
    const loaded = await loadDraft(tx, { ...input, customerId: shown.customerId }, run.nowMs)
    if (!loaded.ok) return loaded
    const { customer, location, offers } = loaded.state
    const coupons = offers.coupons.map(({ coupon }) => coupon)
    run.requireLocks([
      ...(customer ? [{ kind: 'CUSTOMER', id: customer.id } as const] : []),
      ...coupons.map(({ id }) => ({ kind: 'RECORD', id }) as const),
    ])
    const drafted = draftOrder(loaded.state, input.lines, termsOf(input), run.nowMs)
    if (!drafted.ok) return drafted
    const quote = quoteView(drafted.draft)
    if (input.quoteHash !== undefined && input.quoteHash !== quote.quoteHash) {
      return { ok: false, refusal: { code: 'quote_changed', details: { quote } } }
    }
    const decision = openOrder(loaded.state, drafted.draft, run.ids.next('Order'), run.nowMs)
    if (!decision.ok) return decision
    const { order, coupons: reserved, usages } = decision.changes
    await tx.orders.insert(order)
    await takeUsages(tx, usages)
    for (const coupon of reserved) assertReplaced(await tx.coupons.replace(coupon, coupon.version - 1), 'the coupon')
    return {
      ok: true,
      value: orderView(order, location.timeZone),
      subjectId: order.id,
      announcements: announceOrders(decision.events, location.timeZone),
    }
  },
})
