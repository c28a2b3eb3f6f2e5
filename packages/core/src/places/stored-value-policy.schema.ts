import { z } from 'zod'
import { maxAmountMinor } from '../money/money.schema.ts'
import { spendingOrders } from '../money/spending-order.ts'
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
  })
  .meta({ id: 'StoredValuePolicy', description: 'How stored value is taken in payment.' })

export type StoredValuePolicyFields = z.infer<typeof storedValuePolicy>

/** The field of a location. */
export const storedValueField: z.ZodDefault<typeof storedValuePolicy> = storedValuePolicy.default(plainStoredValue)
