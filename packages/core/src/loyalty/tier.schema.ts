import { z } from 'zod'
import { displayName } from '../base/wire.schema.ts'
import { basisPoints } from '../money/money.schema.ts'
import { tierBenefit } from './tier-benefit.schema.ts'

export const tierFields = z.strictObject({
  name: displayName,
  rank: z.int().min(0).max(1000).meta({ description: 'Order of the tiers, lowest first.' }),
  percentOffBasisPoints: basisPoints
    .default(0)
    .meta({ description: 'Discount on services and products: 1000 is 10 % off (9 折).' }),
  benefits: z.array(tierBenefit).max(20).default([]),
})

export type TierFields = z.infer<typeof tierFields>
