import { z } from 'zod'
import { displayName } from '../base/wire.schema.ts'
import { maxBillMinor } from '../money/largest-bill.ts'
import { currency, maxAmountMinor } from '../money/money.schema.ts'
import { locationIdsField } from '../promotions/offer-terms.schema.ts'
import { instant } from '../time/time.schema.ts'

const amountMinor = z.int().min(1).max(maxAmountMinor)

const topUpStep = z
  .strictObject({
    paidMinor: z.int().min(1).max(maxBillMinor).meta({
      description:
        'Whoever tops up so much or more gets the bonus of the step; no bill comes to more than its maximum.',
    }),
    bonusMinor: amountMinor,
  })
  .meta({ id: 'TopUpStep', description: 'In minor units of the currency of the offer.' })

const validDays = z.int().min(1).max(36_500).nullable().default(null)

export const topUpOfferFields = z.strictObject({
  name: displayName,
  currency,
  steps: z
    .array(topUpStep)
    .min(1)
    .max(20)
    .refine((steps) => new Set(steps.map(({ paidMinor }) => paidMinor)).size === steps.length, {
      error: 'must not have two steps for one amount',
    })
    .meta({ description: 'The highest step reached counts: with 500 → 50 and 1000 → 150, 999 gets 50.' }),
  cumulative: z.boolean().default(false).meta({
    description:
      'Whether the amount is filled with steps, the highest first and each as often as it fits, and their bonuses add up, to 1 000 000 000 000 at most.',
  }),
  principalValidDays: validDays.meta({
    description: 'What was paid can be spent for so many times 24 hours from the top-up; null for ever.',
  }),
  bonusValidDays: validDays.meta({
    description: 'The bonus can be spent for so many times 24 hours from the top-up; null for ever.',
  }),
  newCustomersOnly: z.boolean().default(false).meta({ description: "Only for a customer's first top-up of all." }),
  locationIds: locationIdsField,
  validFrom: instant.nullable().default(null),
  validUntil: instant
    .nullable()
    .default(null)
    .meta({ description: 'From this instant on it is over; after validFrom.' }),
})

export type TopUpOfferFields = z.infer<typeof topUpOfferFields>
