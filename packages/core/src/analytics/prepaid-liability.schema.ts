import { z } from 'zod'
import { categoryId, serviceId } from '../base/wire.schema.ts'
import { currency } from '../money/money.schema.ts'
import { prepaidKinds, valueBases } from './prepaid-liability.ts'

const liabilityOfKind = z
  .strictObject({
    kind: z.enum(prepaidKinds),
    priceMinor: z.int().meta({ description: 'What was paid and is not earned yet: what the books say.' }),
    valueMinor: z.int().nullable().meta({
      description:
        'What it can pay for, as in `credits`; null where that cannot be counted, as of days and discounts, or comes to more than 10^15.',
    }),
    bonusMinor: z.int().meta({ description: 'Of the value of a balance, what was given and not paid.' }),
    units: z.int().meta({ description: 'Units left, gifts included; 0 where none are counted.' }),
  })
  .meta({ id: 'LiabilityOfKind' })

const creditsLeft = z
  .strictObject({
    serviceIds: z.array(serviceId).nullable().meta({ description: 'What the units pay for; null for every service.' }),
    categoryIds: z.array(categoryId).meta({ description: 'The categories of these services.' }),
    units: z.int(),
    priceMinor: z.int().meta({ description: 'The part of the price paid that stands for these units.' }),
    valueMinor: z
      .int()
      .nullable()
      .meta({ description: 'Null where nothing says what a unit is worth, or it comes to more than 10^15.' }),
    valuedBy: z
      .enum(valueBases)
      .nullable()
      .meta({
        description:
          'LIST_PRICE: units for one service, at its list price of today where the card was sold, whoever performs it. ' +
          'UNIT_VALUE: units for several services, at the unitValueMinor of the card.',
      }),
  })
  .meta({ id: 'CreditsLeft', description: 'Units left that pay for the same services (service credits).' })

export const prepaidLiabilityView = z
  .strictObject({
    currency,
    priceMinor: z.int().meta({ description: 'By price: what was paid and is not earned yet.' }),
    valueMinor: z
      .int()
      .meta({ description: 'By value: what it can pay for, of the kinds whose value can be counted.' }),
    uncountedPriceMinor: z.int().meta({ description: 'Of the price, what belongs to kinds whose value is null.' }),
    units: z.int().meta({ description: 'By service credits: units left.' }),
    kinds: z.array(liabilityOfKind),
    credits: z.array(creditsLeft),
  })
  .meta({ id: 'PrepaidLiability', description: 'What is owed of what customers paid ahead, in three ways.' })
