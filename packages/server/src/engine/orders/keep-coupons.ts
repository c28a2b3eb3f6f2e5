import type { Coupon, Transaction } from '@mendian/core'
import { assertReplaced } from '../version.ts'

/** Stores what a bill makes of coupons: in the order of their ids, so that bills with the same ones do not wait in a circle. */
export async function keepCouponsOfBill(tx: Transaction, coupons: readonly Coupon[]): Promise<void> {
  const inOrder = [...coupons].sort((a, b) => (a.id < b.id ? -1 : 1))
  for (const coupon of inOrder) assertReplaced(await tx.coupons.replace(coupon, coupon.version - 1), 'the coupon')
}
