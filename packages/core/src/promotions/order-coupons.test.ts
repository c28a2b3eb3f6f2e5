import { expect, test } from 'vitest'
import { idOf } from '../base/ids.ts'
import { template, tenMs } from './coupon.fixture.ts'
import { couponsOfOrder } from './order-coupons.ts'

const order = {
  orderId: idOf('Order', '1'),
  customerId: idOf('Customer', 'wang'),
  spentMinor: 5_000,
  given: new Set(''),
}
const gives = { ...template, issuedByOrders: { minSpendMinor: 5_000 } }
const counted = new Map([[`${template.id}/issued`, { uses: 1, amountMinor: 0 }]])

test.each([
  ['no template that orders give', template, {}, new Map(), 0],
  ['an order that comes to too little', gives, { spentMinor: 4_999 }, new Map(), 0],
  ['one that has given it before', gives, { given: new Set([template.id]) }, new Map(), 0],
  ['an archived template', { ...gives, archivedAtMs: 1 }, {}, new Map(), 0],
  ['a template that is over', { ...gives, validUntil: '2026-11-24T02:00:00Z' }, {}, new Map(), 0],
  ['the last one gone', { ...gives, issueLimit: 1 }, {}, counted, 0],
  ['one left', { ...gives, issueLimit: 2 }, {}, counted, 1],
  ['nothing against it', gives, {}, new Map(), 1],
])('an order gives a coupon, or none: %s', (_, of, fields, counts, expected) => {
  const next = (): ReturnType<typeof idOf<'Coupon'>> => idOf('Coupon', 'new')
  const issues = couponsOfOrder([{ template: of, counts }], { ...order, ...fields }, next, tenMs)
  const coupons = issues.flatMap((issue) => issue.coupons)
  expect(coupons).toHaveLength(expected)
  if (expected > 0) {
    expect(coupons[0]).toMatchObject({ customerId: order.customerId, state: 'ISSUED', issuedByOrderId: order.orderId })
  }
})
