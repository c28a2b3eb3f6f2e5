import { z } from 'zod'
import { displayName } from '../base/wire.schema.ts'
import { basisPoints, maxAmountMinor } from '../money/money.schema.ts'
import { tierBenefit } from './tier-benefit.schema.ts'

const threshold = z.int().min(0).max(maxAmountMinor).nullable().default(null)

/** What customers must come to. */
export const tierCriteria = z
  .strictObject({
    minSpentMinor: threshold.meta({ description: 'Spent in the period, in minor units of the programme’s currency.' }),
    minVisits: threshold.meta({ description: 'Visits in the period.' }),
    minQualifyingPoints: threshold.meta({ description: 'Points earned in the period (成长值), whether spent or not.' }),
    match: z.enum(['ALL', 'ANY']).default('ALL').meta({ description: 'Whether all that are named must hold, or one.' }),
  })
  .meta({ id: 'TierCriteria', description: 'With nothing named every customer meets them.' })

export const tierFields = z.strictObject({
  name: displayName,
  rank: z.int().min(0).max(1000).meta({ description: 'Order of the tiers, lowest first.' }),
  percentOffBasisPoints: basisPoints
    .default(0)
    .meta({ description: 'Discount on services and products: 1000 is 10 % off (9 折).' }),
  bookingWindowDays: z
    .int()
    .min(1)
    .max(730)
    .nullable()
    .default(null)
    .meta({ description: "How many days ahead its customers may book, instead of the location's `maxLeadDays`." }),
  criteria: tierCriteria
    .nullable()
    .default(null)
    .meta({ description: 'What reaches the tier; null for one that is given by hand only.' }),
  retainThreshold: tierCriteria
    .nullable()
    .default(null)
    .meta({ description: 'What retains the tier when it ends (保级); what reaches it when null.' }),
  benefits: z.array(tierBenefit).max(20).default([]),
})

export type TierCriteria = z.infer<typeof tierCriteria>
export type TierFields = z.infer<typeof tierFields>
