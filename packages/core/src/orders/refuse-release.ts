import type { RefusalOf } from '../base/decision.ts'
import type { BookingId } from '../base/ids.ts'
import type { Order } from './order.ts'

export type ReleaseRefusal = RefusalOf<'booking_paid', { bookingId: BookingId; orderIds: readonly string[] }>

/**
 * Why a booking's time may not be given back, if so: it has been paid for, and the money would be owed for something
 * that can no longer be had.
 */
export function refuseRelease(bookingId: BookingId, orders: readonly Order[]): ReleaseRefusal | undefined {
  const paid = orders.filter(
    (order) => order.paymentState === 'PAID' && order.lines.some((line) => line.bookingId === bookingId),
  )
  if (paid.length === 0) return undefined
  return { code: 'booking_paid', details: { bookingId, orderIds: paid.map((order) => order.id) } }
}
