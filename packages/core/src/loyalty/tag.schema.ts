import { z } from 'zod'
import { displayName, serviceId } from '../base/wire.schema.ts'
import { basisPoints, currency, maxAmountMinor } from '../money/money.schema.ts'

const days = z.int().min(1).max(730).meta({ description: 'How many times 24 hours it looks back, from now.' })
const count = z.int().min(1).max(10_000)

export const tagRule = z
  .discriminatedUnion('kind', [
    z.strictObject({
      kind: z.literal('SERVICE_COUNT'),
      serviceIds: z.array(serviceId).min(1).max(200),
      days,
      minCount: count.meta({ description: 'How many of the services completed orders must have, in all.' }),
    }),
    z.strictObject({
      kind: z.literal('WEEKEND_SHARE'),
      days,
      minVisits: count.default(1).meta({ description: 'Of fewer visits nothing is said.' }),
      minShareBasisPoints: basisPoints
        .min(1)
        .meta({ description: 'The share of visits on Saturdays and Sundays: 6000 is 60 %.' }),
    }),
    z.strictObject({
      kind: z.literal('SPENT'),
      days,
      currency,
      minSpentMinor: z.int().min(1).max(maxAmountMinor).meta({ description: 'On services and goods, less refunds.' }),
    }),
  ])
  .meta({
    id: 'TagRule',
    description:
      'Which customers have the tag, by what they have done lately. It is asked whenever it is read, so that each order ' +
      'that completes and each day that passes counts at once.',
  })

export const tagFields = z.strictObject({ name: displayName, rule: tagRule })

export type TagFields = z.infer<typeof tagFields>
