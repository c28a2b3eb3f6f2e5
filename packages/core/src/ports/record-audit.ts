import type { BookFault } from './ledger-storage.ts'

/** What must be true of a tenant's records at any time, beside its books; each is looked for in the rows themselves. */
export const recordChecks = [
  /** Every bill is the sum of its lines, less discounts, with what is charged besides. */
  'ORDERS_UNLIKE_LINES',
  /** Every bill's payments come to what its state says was paid. */
  'ORDERS_UNLIKE_PAYMENTS',
  /** The books have every payment, in the account of its tender. */
  'PAYMENTS_UNLIKE_BOOKS',
  /** The books have what refunds gave back in money. */
  'REFUNDS_UNLIKE_BOOKS',
  /** No payment and no line has given back more than it was. */
  'REFUNDS_ABOVE_SALE',
  /** Orders know how many units of their lines went back. */
  'ORDERS_UNLIKE_REFUNDS',
  /** What is owed to customers is what paid orders have not handed over. */
  'ADVANCES_UNLIKE_ORDERS',
  /** Coupons are kept by the orders that spend them, and by no others. */
  'COUPONS_UNLIKE_ORDERS',
  /** Limited offers are counted as often as orders have taken them. */
  'USAGES_UNLIKE_ORDERS',
  /** The books have what top-ups gave. */
  'TOP_UPS_UNLIKE_BOOKS',
  /** The books have the points that were redeemed for rewards. */
  'REDEMPTIONS_UNLIKE_BOOKS',
  /** Nobody is in two places at once. */
  'TIME_DOUBLED',
  /** No pool gives more units than it has. */
  'POOLS_OVERDRAWN',
  /** Bookings take time while they stand, and none afterwards. */
  'BOOKINGS_UNLIKE_TIME',
  /** Classes have as many seats taken as their enrollments have, and no more than there are. */
  'SEATS_UNLIKE_ENROLLMENTS',
  /** What is part of something has it, in the same tenant. */
  'ROWS_ASTRAY',
  /** Every idempotency key whose request succeeded has left the change it tells of. */
  'KEYS_UNLIKE_CHANGES',
] as const

export type RecordCheck = (typeof recordChecks)[number]

/** Looks for what must not be in the records. */
export interface RecordAuditReader {
  /** At most a hundred faults; none when all is well. */
  faults(check: RecordCheck): Promise<readonly BookFault[]>
}
