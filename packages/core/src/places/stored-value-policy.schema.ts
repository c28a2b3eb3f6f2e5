import { z } from 'zod'
import { maxAmountMinor } from '../money/money.schema.ts'
import { spendingOrders } from '../money/spending-order.ts'
import { topUpRefundPolicies } from '../money/top-up-refund-policies.ts'
import { plainStoredValue } from './stored-value-policy.ts'

const limit = z.int().min(0).max(maxAmountMinor).nullable().default(null)

export const storedValuePolicy = z
  .strictObject({
    spendingOrder: z.enum(spendingOrders).default('EARLIEST_EXPIRY').meta({
      description:
        'What goes first where a customer has principal and bonus; PRO_RATA takes of both in proportion. Within each the earliest expiry goes first.',
    }),
    maxPerPaymentMinor: limit.meta({
      description: 'What one order takes at most without the PIN of the customer or approval; null for any amount.',
    }),
    maxPerDayMinor: limit.meta({
      description:
        'What a customer spends at most on one business day, all locations together, without PIN or approval; null for any amount.',
    }),
    refundPolicy: z.enum(topUpRefundPolicies).default('PRC_PREPAID').meta({
      description:
        'How a part-used top-up is paid back. PRC_PREPAID: what was used counts at paid ÷ (paid + bonus), unless the consumer is at fault. PRINCIPAL_LEFT: what is left of what was paid.',
    }),
    coolingOffDays: z
      .int()
      .min(0)
      .max(365)
      .default(7)
      .meta({ description: 'So many times 24 hours from the top-up on it does not matter who is at fault.' }),
  })
  .meta({ id: 'StoredValuePolicy', description: 'How stored value is taken in payment.' })

export type StoredValuePolicyFields = z.infer<typeof storedValuePolicy>

/** The field of a location. */
export const storedValueField: z.ZodDefault<typeof storedValuePolicy> = storedValuePolicy.default(plainStoredValue)
