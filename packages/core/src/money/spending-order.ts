/** What goes first where somebody has both principal and bonus. Within each the earliest expiry goes first. */
export const spendingOrders = ['EARLIEST_EXPIRY', 'PRINCIPAL_FIRST', 'BONUS_FIRST', 'PRO_RATA'] as const

export type SpendingOrder = (typeof spendingOrders)[number]
