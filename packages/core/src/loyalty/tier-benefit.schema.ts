import { z } from 'zod'
import { displayName, productId, serviceId } from '../base/wire.schema.ts'
import { instant } from '../time/time.schema.ts'

const shared = {
  code: z
    .string()
    .regex(/^[A-Z][A-Z0-9_]{0,39}$/, 'must be capitals, digits and _, up to 40')
    .meta({ description: 'What bills name it by. Benefits of one code count together, whatever tier they are of.' }),
  name: displayName,
  validFrom: instant.nullable().default(null),
  validUntil: instant
    .nullable()
    .default(null)
    .meta({ description: 'From this instant on it is over; after validFrom.' }),
}

const birthdayUpgrade = z.strictObject({
  kind: z.literal('BIRTHDAY_UPGRADE'),
  ...shared,
  upgrades: z
    .array(z.strictObject({ baseServiceId: serviceId, upgradedServiceId: serviceId }))
    .min(1)
    .max(50)
    .meta({ description: 'The upgraded service is had at the list price of the base one.' }),
})

const freeItem = z.strictObject({
  kind: z.literal('FREE_ITEM'),
  ...shared,
  itemIds: z
    .array(z.union([serviceId, productId]))
    .min(1)
    .max(200)
    .meta({ description: 'Services and products of which one unit is free.' }),
  quota: z.int().min(1).max(1000).default(1).meta({ description: 'How often in each period.' }),
  period: z
    .enum(['MONTH', 'YEAR'])
    .default('MONTH')
    .meta({ description: "By the calendar, on the location's wall clock." }),
  automatic: z
    .boolean()
    .default(false)
    .meta({ description: 'Given to every bill with such an item while there is quota left, without being asked for.' }),
})

export const tierBenefit = z.discriminatedUnion('kind', [birthdayUpgrade, freeItem]).meta({
  id: 'TierBenefit',
  description:
    'BIRTHDAY_UPGRADE: once a year, in the month of the birthday, one unit of an upgraded service costs what the base one costs. FREE_ITEM: one unit a bill is free, `quota` times a period.',
})

export type TierBenefitFields = z.infer<typeof tierBenefit>
