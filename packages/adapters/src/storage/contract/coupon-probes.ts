import { idOf, type ReadTransaction } from '@mendian/core'
import { ids, nineMs } from './fixtures.ts'

const page = { limit: 200 }

/** Reads of coupons that find something in a filled tenant. */
export const couponReadProbes = {
  'coupons.find': (tx) => tx.coupons.find(idOf('Coupon', '1')),
  'coupons.findMany': (tx) => tx.coupons.findMany([idOf('Coupon', '1'), idOf('Coupon', '2')]),
  'coupons.findByCodes': (tx) => tx.coupons.findByCodes(['CODE-1']),
  'coupons.giftsSpentBy': (tx) => tx.coupons.giftsSpentBy(ids.order('1')),
  'coupons.issuedWith': (tx) => tx.coupons.issuedWith([idOf('CustomerCard', '1')]),
  'coupons.issuedBy': (tx) => tx.coupons.issuedBy(ids.order('1')),
  'couponTemplates.issuedByOrders': (tx) => tx.couponTemplates.issuedByOrders(),
  'coupons.list': (tx) => tx.coupons.list({}, nineMs, page),
} as const satisfies Readonly<Record<string, (tx: ReadTransaction) => Promise<unknown>>>
