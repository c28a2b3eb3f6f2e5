import type { RecordCheck } from '@mendian/core'
import type { BookCheck } from './book-checks.ts'

/** What is true of the records beside the books where a check finds nothing. */
const proofs: Readonly<Record<RecordCheck, string>> = {
  ORDERS_UNLIKE_LINES: 'Every bill is the sum of its lines, less discounts, with what is charged besides.',
  ORDERS_UNLIKE_PAYMENTS: 'Every paid order has payments of its total, and no other order has any.',
  PAYMENTS_UNLIKE_BOOKS: 'The books have every payment once, in the account of its tender.',
  REFUNDS_UNLIKE_BOOKS: 'The books have what every refund gave back in money.',
  REFUNDS_ABOVE_SALE: 'No payment has given back more than it was, and no line more than was sold.',
  ORDERS_UNLIKE_REFUNDS: 'Orders know how many units of each line went back.',
  ADVANCES_UNLIKE_ORDERS: 'What is owed to customers in advance is what paid orders have not handed over yet.',
  COUPONS_UNLIKE_ORDERS:
    'Coupons are reserved and used by the orders that spend them, each by one, and none can be spent that went back with what gave it.',
  USAGES_UNLIKE_ORDERS: 'Limited offers and coupons are counted as often as orders have taken them.',
  TOP_UPS_UNLIKE_BOOKS: 'The books have the principal and the bonus of every top-up.',
  REDEMPTIONS_UNLIKE_BOOKS: 'The books have the points of every redemption.',
  TIME_DOUBLED: 'Nobody is in two places at once.',
  POOLS_OVERDRAWN: 'No resource gives more units at once than it has.',
  BOOKINGS_UNLIKE_TIME: 'Bookings take time of somebody while they stand, and none afterwards.',
  SEATS_UNLIKE_ENROLLMENTS:
    'Classes have as many seats and spots taken as their enrollments have, and no more than there are.',
  ROWS_ASTRAY: 'What is part of something belongs to something that is there.',
  KEYS_UNLIKE_CHANGES: 'Every idempotency key that stands for a success has left its change and the audit entry of it.',
}

/** Every check of the records. */
export const recordBookChecks: readonly BookCheck[] = Object.entries(proofs).map(([check, proves]) => ({
  name: check.toLowerCase(),
  proves,
  run: (tx) => tx.recordAudit.faults(check as RecordCheck),
}))
