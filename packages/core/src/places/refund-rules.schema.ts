import { z } from 'zod'
import { maxAmountMinor } from '../money/money.schema.ts'
import { plainRefunds } from './refund-rules.ts'

export const refundRules = z
  .strictObject({
    limitMinor: z.int().min(0).max(maxAmountMinor).nullable().default(null).meta({
      description:
        'The most that one refund gives back without the permission order:refund_any, in minor units; null for no limit.',
    }),
    returnCoupons: z.boolean().default(true).meta({
      description: 'Whether coupons and what was taken of limited offers go back when all of a bill does.',
    }),
  })
  .meta({ id: 'RefundRules', description: 'How a location gives money back.' })

export type RefundRulesFields = z.infer<typeof refundRules>

/** The field of a location. */
export const refundRulesField: z.ZodDefault<typeof refundRules> = refundRules.default(plainRefunds)
