import { z } from 'zod'
import { plainOpenOrders } from './open-order-rules.ts'

const minutes = z.int().min(1).max(525_600).nullable()

export const openOrderRules = z
  .strictObject({
    expiryMinutes: minutes.default(1440).meta({
      description:
        'How long a bill may stay unpaid before it is cancelled and gives back its coupons and what it took of limited offers; null for ever.',
    }),
    parkedExpiryMinutes: minutes.default(10_080).meta({
      description: 'The same for a bill that was parked (挂单), from when it was; null for ever.',
    }),
  })
  .meta({ id: 'OpenOrderRules', description: 'How long bills wait for their payment.' })

export type OpenOrderRulesFields = z.infer<typeof openOrderRules>

/** The field of a location. */
export const openOrdersField: z.ZodDefault<typeof openOrderRules> = openOrderRules.default(plainOpenOrders)
