/**
 * No bill may exceed this: a hundred million major units of a two-digit currency, so that sums of bills stay exact. What
 * is sold costs no more, so that one of it can always be billed.
 */
export const maxBillMinor = 10_000_000_000
