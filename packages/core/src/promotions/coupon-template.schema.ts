import { z } from 'zod'
import { displayName } from '../base/wire.schema.ts'
import { maxAmountMinor } from '../money/money.schema.ts'
import { offerTerms } from './offer-terms.schema.ts'

/** What customers type in. */
export const couponCode: z.ZodString = z
  .string()
  .regex(/^[A-Z0-9-]{4,40}$/, 'must be 4–40 capitals, digits and dashes')
  .meta({ description: 'A code of 4–40 capitals, digits and dashes.' })

const issued = z.int().min(1).max(1_000_000_000).nullable().default(null)

export const couponTemplateFields = z.strictObject({
  name: displayName,
  ...offerTerms,
  validDaysAfterIssue: z
    .int()
    .min(1)
    .max(3650)
    .nullable()
    .default(null)
    .meta({ description: 'Each coupon ends so many times 24 hours after its issue, and never after validUntil.' }),
  issueLimit: issued.meta({ description: 'How many coupons there are at most; null for any number.' }),
  issueLimitPerCustomer: issued.meta({ description: 'How many of them one customer gets, issued or claimed.' }),
  claimCode: couponCode.nullable().default(null).meta({
    description: 'Customers claim a coupon with this code, within the limits; unique within the tenant.',
  }),
  issuedByOrders: z
    .strictObject({
      minSpendMinor: z.int().min(0).max(maxAmountMinor).default(0).meta({
        description: 'What an order must come to, top-ups and gift cards left out, in minor units of its currency.',
      }),
    })
    .nullable()
    .default(null)
    .meta({
      description:
        'A customer gets one with every order that completes, within the limits, to be used from the next order on; null for none. It is taken back when all of the order goes back before it was used.',
    }),
  stackable: z
    .boolean()
    .default(true)
    .meta({ description: 'Of coupons that are not stackable a bill has one, the best.' }),
})

export type CouponTemplateFields = z.infer<typeof couponTemplateFields>
