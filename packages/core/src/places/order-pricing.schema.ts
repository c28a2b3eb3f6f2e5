import { z } from 'zod'
import { basisPoints } from '../money/money.schema.ts'
import { plainPricing } from './order-pricing.ts'

const serviceCharge = z.strictObject({
  rateBasisPoints: basisPoints.meta({ description: 'Of the discounted bill: 1000 is 10 %.' }),
  taxRateBasisPoints: basisPoints.default(0),
})

const cashRounding = z.strictObject({
  unitMinor: z.int().min(2).max(100_000).meta({ description: 'The multiple to round to: 100 is a whole yuan.' }),
  mode: z.enum(['FLOOR', 'HALF_UP', 'CEILING']).default('FLOOR'),
})

export const orderPricing = z
  .strictObject({
    taxInclusive: z
      .boolean()
      .default(true)
      .meta({ description: 'Whether list prices contain the tax; it is added to them otherwise.' }),
    serviceTaxBasisPoints: basisPoints.default(0).meta({ description: 'The tax rate of services: 600 is 6 %.' }),
    productTaxBasisPoints: basisPoints.default(0).meta({ description: 'The tax rate of products.' }),
    serviceCharge: serviceCharge.nullable().default(null).meta({ description: 'Added to every bill; null for none.' }),
    cashRounding: cashRounding
      .nullable()
      .default(null)
      .meta({ description: 'How the sum to pay is rounded where the bill asks for it; null forbids rounding.' }),
    maxPromotions: z
      .int()
      .min(0)
      .max(30)
      .default(5)
      .meta({ description: 'How many promotions and coupons act on one bill at most.' }),
    tierStacksWithTimedPrices: z.boolean().default(true).meta({
      description:
        'Whether the tier takes its discount off timed prices too; otherwise each line has the better of both.',
    }),
  })
  .meta({ id: 'OrderPricing', description: 'How bills are taxed, charged for service, rounded and discounted.' })

export type OrderPricingFields = z.infer<typeof orderPricing>

/** The field of a location. */
export const orderPricingField: z.ZodDefault<typeof orderPricing> = orderPricing.default(plainPricing)
