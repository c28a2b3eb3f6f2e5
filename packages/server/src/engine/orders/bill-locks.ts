import type { DraftOrderState, LockKey, OrderLineRequest } from '@mendian/core'
import { couponCodeLock } from '../coupons/coupon-codes.ts'
import type { OrderInput } from './bill-input.ts'

/** A booking is billed by one order at a time. */
export function bookingLocks(lines: readonly OrderLineRequest[]): readonly LockKey[] {
  return lines.flatMap((line) =>
    line.kind === 'BOOKING_SEGMENT' ? [{ kind: 'BOOKING', id: line.bookingId } as const] : [],
  )
}

/** What a customer can have once or so often is decided one order after another, and so is who spends a code. */
export function offerLocks({
  customerId,
  couponIds,
  couponCodes,
}: Pick<OrderInput, 'customerId' | 'couponIds' | 'couponCodes'>): readonly LockKey[] {
  const customers = customerId === undefined ? [] : [customerId]
  return [
    ...customers.map((id) => ({ kind: 'CUSTOMER', id }) as const),
    ...couponIds.map((id) => ({ kind: 'RECORD', id }) as const),
    ...couponCodes.map(couponCodeLock),
  ]
}

/**
 * Those that only what was read for the bill tells: whose it is by its bookings. The id of a coupon named by its code is
 * known too late: who changes it by its id meanwhile leaves another version than was read, and the write starts again.
 */
export function draftLocks({ customer }: Pick<DraftOrderState, 'customer'>): readonly LockKey[] {
  return customer ? [{ kind: 'CUSTOMER', id: customer.id }] : []
}
