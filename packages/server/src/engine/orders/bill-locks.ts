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

/**
 * Those that only what was read for the bill tells: whose it is by its bookings. A coupon named by its code is not among
 * them, as its id is known too late: who comes second finds another version than was read, and the write starts again.
 */
export function draftLocks({ customer }: Pick<DraftOrderState, 'customer'>): readonly LockKey[] {
  return customer ? [{ kind: 'CUSTOMER', id: customer.id }] : []
}
