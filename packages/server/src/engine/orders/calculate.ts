import { draftOrder, type Order, refuseUpdate, withoutOrder } from '@mendian/core'
import { calculateInput, quoteView as quoteSchema } from '@mendian/core/schemas'
import { shownCard } from '../membership-cards/shown-card.ts'
import { referenceNotFound } from '../not-found.ts'
import { defineRead, type ReadOperation, type Result } from '../operation.ts'
import { draftRefusals, refuseByHand, termsOf } from './bill-input.ts'
import { loadDraft } from './load-draft.ts'
import { quoteView } from './order-view.ts'
import { pointsOnBill } from './points-on-bill.ts'
import { newBill, wholeWish, wishedBill } from './wished-bill.ts'

/** Prices a bill without making it: the same reading and the same rules as creating it, or as changing an open one, of which what is absent stays. */
export const calculate: ReadOperation<typeof calculateInput, typeof quoteSchema> = defineRead({
  name: 'orders.calculate',
  summary: 'Price a bill without making it',
  http: ['POST', '/v1/orders/calculate'],
  input: calculateInput,
  output: quoteSchema,
  permission: 'order:read',
  refusals: [
    ...draftRefusals,
    'order_state_forbids',
    'order_expired',
    'order_not_editable',
    'points_not_accepted',
    'points_too_few',
    'sub_ledger_unknown',
    'balance_insufficient',
  ],
  async run(tx, input, { nowMs, actor }) {
    const order = input.orderId === undefined ? null : await tx.orders.find(input.orderId)
    if (order === undefined) return referenceNotFound('Order', input.orderId ?? '')
    const closed = order && refuseUpdate(order, nowMs)
    if (closed) return closed
    if (order && input.locationId !== undefined && input.locationId !== order.locationId) return elsewhere(order)
    const whole = wholeWish(order, input)
    if (!whole.ok) return whole
    const wish = order ? wishedBill(order, whole.value) : newBill(whole.value)
    const forbidden = refuseByHand(wish, actor)
    if (forbidden) return forbidden
    const shown = await shownCard(tx, wish.membershipCardNumber, wish.customerId)
    if (!shown.ok) return shown
    const loaded = await loadDraft(tx, { ...wish, customerId: shown.customerId }, nowMs)
    if (!loaded.ok) return loaded
    const state = order ? withoutOrder(loaded.state, order) : loaded.state
    const drafted = draftOrder(state, wish.lines, termsOf(wish), nowMs)
    if (!drafted.ok) return drafted
    const { draft } = drafted
    const points = await pointsOnBill(tx, draft, state.customer, input, nowMs)
    return points.ok ? { ok: true, value: { ...quoteView(draft), pointsTender: points.value } } : points
  },
})

/** No change of a bill takes it to another location, so that no quote of that could be the change's. */
function elsewhere({ locationId }: Order): Result<never> {
  const message = `must be ${locationId}, the location of the bill, or absent`
  const errors = [{ pointer: '/locationId', code: 'invalid_value', message }]
  return { ok: false, refusal: { code: 'invalid_request', details: { errors } } }
}
