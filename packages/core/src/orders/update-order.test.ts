import { describe, expect, test } from 'vitest'
import { idOf } from '../base/ids.ts'
import type { Coupon } from '../promotions/coupon.ts'
import { at, bund } from '../scheduling/salon.fixture.ts'
import { bookedDye, codeOf, cutByAnybody, orderOf, till, twoShampoos } from './bill.fixture.ts'
import { requestOf } from './create-order.ts'
import { type DraftOrderState, draftOrder, type OrderLineRequest } from './draft-order.ts'
import type { ProposeFulfilment } from './goods-fulfilment.ts'
import type { Order } from './order.ts'
import { plainTerms } from './price-draft.ts'
import { type UpdateOrder, updateOrder } from './update-order.ts'
import { withoutOrder } from './without-order.ts'

const nowMs = at('12:30')
const minuteMs = 60_000
const bill = orderOf([cutByAnybody])

function pricedAs(lines: readonly OrderLineRequest[], state: DraftOrderState = till): UpdateOrder['priced'] {
  const drafted = draftOrder(state, lines, plainTerms, nowMs)
  if (!drafted.ok) throw new Error(drafted.refusal.code)
  return { state, draft: drafted.draft, request: requestOf(state, lines, plainTerms) }
}

const rejected: UpdateOrder['priced'] = (() => {
  const priced = pricedAs([cutByAnybody])
  if (!priced) throw new Error('it is priced')
  const rejection = { kind: 'COUPON', id: 'cpn_x', reason: 'RESERVED', details: {} } as const
  return { ...priced, draft: { ...priced.draft, rejected: [rejection] } }
})()

/** Until before it begins. */
const never: ProposeFulfilment = {
  ...{ kind: 'PICKUP', fromMs: at('14:00'), toMs: at('14:00'), pickupCode: 'CODE' },
  ...{ address: null, recipient: 'Wang', phone: null },
}

function update(order: Order, command: UpdateOrder, coupons: readonly Coupon[] = []): ReturnType<typeof updateOrder> {
  return updateOrder({ order, location: bund, coupons }, command, nowMs)
}

describe('updateOrder refuses in a declared order', () => {
  const over = { expiresAtMs: nowMs, request: null }
  test.each([
    ['a paid one', { ...bill, ...over, state: 'COMPLETED' as const }, rejected, 'order_state_forbids'],
    ['an open one whose time is over', { ...bill, ...over }, rejected, 'order_expired'],
    ['one of which nobody knows what was asked', { ...bill, request: null }, rejected, 'order_not_editable'],
    ['one that is to spend what it cannot', bill, rejected, 'discount_rejected'],
    ['one that has no goods to be picked up', bill, pricedAs([cutByAnybody]), 'fulfilment_without_goods'],
    ['one whose goods are to be picked up at no time', bill, pricedAs([twoShampoos]), 'fulfilment_window_invalid'],
  ] as const)('%s', (_, order, priced, code) => {
    expect(codeOf(update(order, { note: '', fulfilment: never, priced }))).toBe(code)
  })
  test('one that becomes something else', () => {
    expect(codeOf(update(bill, { note: '', priced: pricedAs([twoShampoos]) }))).toBe('accepted')
    expect(codeOf(update(bill, { note: '', fulfilment: never, priced: null }))).toBe('fulfilment_without_goods')
  })
})

describe('a changed bill', () => {
  test('is what the same wishes would make now, under its own id, and waits anew', () => {
    const parked: Order = { ...bill, parkedAtMs: at('12:01'), parkedAs: 'Table 4', version: 3 }
    const decision = update(parked, { note: 'no sugar', priced: pricedAs([cutByAnybody, twoShampoos]) })
    if (!decision.ok) throw new Error(decision.refusal.code)
    const made = orderOf([cutByAnybody, twoShampoos])
    expect(decision.changes.order).toEqual({
      ...made,
      ...{ note: 'no sugar', parkedAtMs: at('12:01'), parkedAs: 'Table 4' },
      ...{ expiresAtMs: nowMs + 10_080 * minuteMs, version: 4, updatedAtMs: nowMs },
    })
    expect(decision.changes.relined).toBe(true)
    const { order } = decision.changes
    expect(decision.events).toEqual([{ type: 'order.updated', subjectKind: 'ORDER', subject: order, previous: parked }])
  })

  test('on which only a note changes keeps its price; without a change nothing happens', () => {
    const noted = update(bill, { note: 'window', priced: null })
    if (!noted.ok) throw new Error(noted.refusal.code)
    const expiresAtMs = nowMs + 1440 * minuteMs
    expect(noted.changes.order).toEqual({ ...bill, note: 'window', expiresAtMs, version: 2, updatedAtMs: nowMs })
    expect(noted.changes.relined).toBe(false)
    expect(update(bill, { note: '', priced: null })).toMatchObject({ changes: { order: bill }, events: [] })
  })

  test('gives back the coupons it does not need any more, and only its own', () => {
    const stamps = {
      version: 2,
      createdAtMs: 0,
      updatedAtMs: 0,
      issuedAtMs: 0,
      expiresAtMs: null,
      issuedByOrderId: null,
      issuedWithCardId: null,
    }
    const coupon = (body: string, orderId: Order['id']): Coupon => ({
      ...{ ...stamps, id: idOf('Coupon', body), templateId: idOf('CouponTemplate', 'x') },
      ...{ customerId: null, code: null, state: 'RESERVED', orderId, issuedByOrderId: null },
    })
    const usages = [{ key: 'a', uses: 1, amountMinor: 5 }]
    const held = [coupon('own', bill.id), coupon('other', idOf('Order', 'two'))]
    const decision = update({ ...bill, usages }, { note: '', priced: pricedAs([twoShampoos]) }, held)
    expect(decision).toMatchObject({ ok: true, changes: { givesBack: usages, takes: [] } })
    expect(decision.ok && decision.changes.coupons).toEqual([
      { ...held[0], state: 'ISSUED', orderId: null, version: 3, updatedAtMs: nowMs },
    ])
  })
})

describe('withoutOrder', () => {
  test('frees what the order holds: bookings, coupons, uses of offers, and its place in the history', () => {
    const booked = { ...orderOf([bookedDye]), usages: [{ key: 'a', uses: 1, amountMinor: 5 }] }
    const [line] = booked.lines
    const own = `${line?.bookingId}:${line?.bookingSegment}`
    const state: DraftOrderState = {
      ...till,
      orderedSegments: new Set([own, 'bkg_other:0']),
      history: { orders: 3, spentMinor: 700 },
      counts: new Map([
        ['a', { uses: 4, amountMinor: 25 }],
        ['b', { uses: 1, amountMinor: 1 }],
      ]),
    }
    const free = withoutOrder(state, booked)
    expect([...free.orderedSegments]).toEqual(['bkg_other:0'])
    expect(free.history).toEqual({ orders: 2, spentMinor: 700 })
    expect([...free.counts]).toEqual([
      ['a', { uses: 3, amountMinor: 20 }],
      ['b', { uses: 1, amountMinor: 1 }],
    ])
    expect(withoutOrder(state, { ...booked, customerId: null }).history).toEqual(state.history)
  })
})
