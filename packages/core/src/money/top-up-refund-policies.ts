/** By which rule a part-used top-up is paid back. */
export const topUpRefundPolicies = ['PRC_PREPAID', 'PRINCIPAL_LEFT'] as const

export type TopUpRefundPolicy = (typeof topUpRefundPolicies)[number]
