import type { DraftOrderState, LockKey, OrderLineRequest } from '@mendian/core'
import type { OrderInput } from './bill-input.ts'

/** A booking is billed by one order at a time. */
export function bookingLocks(lines: readonly OrderLineRequest[]): readonly LockKey[] {
  return lines.flatMap((line) =>
    line.kind === 'BOOKING_SEGMENT' ? [{ kind: 'BOOKING', id: line.bookingId } as const] : [],
  )
}

/** What a customer can have once or so often is decided one order after another. */
export function offerLocks({
  customerId,
  couponIds,
}: Pick<OrderInput, 'customerId' | 'couponIds'>): readonly LockKey[] {
  const customers = customerId === undefined ? [] : [customerId]
  return [
    ...customers.map((id) => ({ kind: 'CUSTOMER', id }) as const),
    ...couponIds.map((id) => ({ kind: 'RECORD', id }) as const),
  ]
}

/** Those that only what was read for the bill tells: whose it is by its bookings, and coupons named by their codes. */
export function draftLocks({ customer, offers }: Pick<DraftOrderState, 'customer' | 'offers'>): readonly LockKey[] {
  return [
    ...(customer ? [{ kind: 'CUSTOMER', id: customer.id } as const] : []),
    ...offers.coupons.map(({ coupon }) => ({ kind: 'RECORD', id: coupon.id }) as const),
  ]
}
