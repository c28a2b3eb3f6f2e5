import { describe, expect, test } from 'vitest'
import { at } from '../scheduling/salon.fixture.ts'
import { bookedDye, codeOf, cutByAnybody, orderOf, twoShampoos, visit } from './bill.fixture.ts'
import { cancelOrder } from './cancel-order.ts'
import { isFulfilled } from './fulfil-order.ts'
import {
  type GoodsFulfilmentState,
  handOverGoods,
  type ProposeFulfilment,
  prepareGoods,
  proposeFulfilment,
} from './goods-fulfilment.ts'
import type { Order } from './order.ts'

const nowMs = at('13:00')
const pickup: ProposeFulfilment = {
  ...{ kind: 'PICKUP', fromMs: at('14:00'), toMs: at('18:00'), pickupCode: 'CODE' },
  ...{ address: null, recipient: 'Wang', phone: null },
}

function agreed(order: Order): Order {
  const decision = proposeFulfilment(order, pickup)
  if (!decision.ok) throw new Error(decision.refusal.code)
  return decision.changes.order
}
const waiting: Order = {
  ...agreed(orderOf([bookedDye, twoShampoos])),
  state: 'AWAITING_REDEMPTION',
  paymentState: 'PAID',
}
const inState = (state: GoodsFulfilmentState): Order => ({
  ...waiting,
  fulfilment: waiting.fulfilment && { ...waiting.fulfilment, state },
})

describe('goods are agreed to be picked up or brought', () => {
  test.each([
    ['on a bill without goods, for no time at all', orderOf([cutByAnybody]), at('14:00'), 'fulfilment_without_goods'],
    ['with goods, for no time at all', orderOf([twoShampoos]), at('14:00'), 'fulfilment_window_invalid'],
    ['for a moment', orderOf([twoShampoos]), at('14:00') + 1, 'accepted'],
    ['without an end', orderOf([twoShampoos]), null, 'accepted'],
  ])('%s', (_, order, toMs, code) => {
    expect(codeOf(proposeFulfilment(order, { ...pickup, toMs }))).toBe(code)
  })
})

describe('handing goods over refuses in a declared order', () => {
  const open: Order = { ...inState('COMPLETED'), state: 'OPEN' }
  test.each([
    ['an open one', open, 'WRONG', 'order_not_to_fulfil'],
    ['one of which nothing is picked up', { ...waiting, fulfilment: null }, 'WRONG', 'order_not_to_fulfil'],
    ['one that was picked up', inState('COMPLETED'), 'WRONG', 'fulfilment_state_forbids'],
    ['one that was called off', inState('CANCELLED'), 'WRONG', 'fulfilment_state_forbids'],
    ['one that lies ready, with the wrong code', inState('PREPARED'), 'WRONG', 'pickup_code_wrong'],
    ['with its code', inState('PREPARED'), 'CODE', 'accepted'],
    ['without a code, before it was prepared', inState('PROPOSED'), undefined, 'accepted'],
  ] as const)('%s', (_, order, code, expected) => {
    expect(codeOf(handOverGoods(order, code, nowMs))).toBe(expected)
  })

  test.each([
    ['PROPOSED', 'accepted'],
    ['PREPARED', 'fulfilment_state_forbids'],
    ['COMPLETED', 'fulfilment_state_forbids'],
    ['CANCELLED', 'fulfilment_state_forbids'],
  ] as const)('preparing what is %s', (state, expected) => {
    expect(codeOf(prepareGoods(inState(state), nowMs))).toBe(expected)
    expect(codeOf(prepareGoods({ ...inState(state), state: 'OPEN' }, nowMs))).toBe('order_not_to_fulfil')
  })
})

describe('an order with goods to be picked up', () => {
  test('is fulfilled once they were and its bookings are redeemed', () => {
    const redeemed = new Set([visit.id])
    expect([isFulfilled(waiting, new Set()), isFulfilled(waiting, redeemed)]).toEqual([false, false])
    const decision = handOverGoods(waiting, 'CODE', nowMs)
    if (!decision.ok) throw new Error(decision.refusal.code)
    const { order } = decision.changes
    expect(order).toMatchObject({
      fulfilment: { state: 'COMPLETED', completedAtMs: nowMs },
      version: waiting.version + 1,
    })
    expect(decision.events).toMatchObject([{ type: 'order.handed_over', previous: waiting }])
    expect([isFulfilled(order, new Set()), isFulfilled(order, redeemed)]).toEqual([false, true])
    // Goods that went back are not waited for.
    expect(isFulfilled({ ...waiting, returnedQuantities: [0, 2] }, redeemed)).toBe(true)
  })

  test('is prepared once, and called off with the bill', () => {
    expect(prepareGoods(waiting, nowMs)).toMatchObject({
      changes: { order: { fulfilment: { state: 'PREPARED', preparedAtMs: nowMs } } },
      events: [{ type: 'order.prepared' }],
    })
    const cancelled = cancelOrder(agreed(orderOf([twoShampoos])), nowMs)
    expect(cancelled).toMatchObject({ changes: { order: { state: 'CANCELLED', fulfilment: { state: 'CANCELLED' } } } })
  })
})
