import { draftOrder, type LockKey, type OrderLineRequest, openOrder } from '@mendian/core'
import { calculateInput, orderInput, orderView as orderSchema, quoteView as quoteSchema } from '@mendian/core/schemas'
import { locationLock } from '../bookings/book-locks.ts'
import { shownCard } from '../membership-cards/shown-card.ts'
import { defineRead, defineWrite, type ReadOperation, type WriteOperation } from '../operation.ts'
import { assertReplaced } from '../version.ts'
import { draftRefusals, type OrderInput, refuseByHand, termsOf } from './bill-input.ts'
import { loadDraft } from './load-draft.ts'
import { announceOrders, orderView, quoteView } from './order-view.ts'
import { pointsOnBill } from './points-on-bill.ts'
import { takeUsages } from './take-usages.ts'

/** Prices a bill without making it: the same reading and the same rules as creating it. */
export const calculate: ReadOperation<typeof calculateInput, typeof quoteSchema> = defineRead({
  name: 'orders.calculate',
  summary: 'Price a bill without making it',
  http: ['POST', '/v1/orders/calculate'],
  input: calculateInput,
  output: quoteSchema,
  permission: 'order:read',
  refusals: [...draftRefusals, 'points_not_accepted', 'points_too_few', 'balance_insufficient'],
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
  refusals: [...draftRefusals, 'quote_changed', 'discount_rejected'],
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
