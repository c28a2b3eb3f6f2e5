import { z } from 'zod'
import { spendingOrders } from '../money/spending-order.ts'
import { plainStoredValue } from './stored-value-policy.ts'

export const storedValuePolicy = z
  .strictObject({
    spendingOrder: z.enum(spendingOrders).default('EARLIEST_EXPIRY').meta({
      description:
        'What goes first where a customer has principal and bonus; PRO_RATA takes of both in proportion. Within each the earliest expiry goes first.',
    }),
  })
  .meta({ id: 'StoredValuePolicy', description: 'How stored value is taken in payment.' })

/** The field of a location. */
export const storedValueField: z.ZodDefault<typeof storedValuePolicy> = storedValuePolicy.default(plainStoredValue)
