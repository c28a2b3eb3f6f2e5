import { z } from 'zod'
import {
  cardProductId,
  categoryId,
  customerGroupId,
  locationId,
  productId,
  serviceId,
  tierId,
} from '../base/wire.schema.ts'
import { basisPoints, maxAmountMinor } from '../money/money.schema.ts'
import { instant } from '../time/time.schema.ts'
import { timeWindow } from '../time/time-window.schema.ts'

const amountMinor = z.int().min(0).max(maxAmountMinor)
const itemIds = z.array(z.union([serviceId, productId, cardProductId])).max(500)

export const offerScope = z
  .strictObject({
    kinds: z
      .array(z.enum(['SERVICE', 'PRODUCT', 'CARD']))
      .min(1)
      .max(3)
      .nullable()
      .default(null),
    itemIds: itemIds
      .min(1)
      .nullable()
      .default(null)
      .meta({ description: 'Services, products and cards; null for all services and products.' }),
    categoryIds: z
      .array(categoryId)
      .min(1)
      .max(500)
      .nullable()
      .default(null)
      .meta({ description: 'Services and products of these categories; null for all.' }),
    excludedItemIds: itemIds.default([]),
  })
  .meta({ id: 'OfferScope', description: 'Which lines it is about: those that every list lets in.' })

export const offerScopeField = offerScope.default({
  kinds: null,
  itemIds: null,
  categoryIds: null,
  excludedItemIds: [],
})

const percentOff = z.strictObject({
  kind: z.literal('PERCENT_OFF'),
  percentOffBasisPoints: basisPoints.min(1).meta({ description: '3000 is 30 % off (7 折).' }),
  maxOffMinor: amountMinor.nullable().default(null).meta({ description: 'The most it takes off in all.' }),
})
const amountOff = z.strictObject({
  kind: z.literal('AMOUNT_OFF'),
  amountOffMinor: amountMinor.min(1).meta({ description: 'Off each unit of an item, or off the order once.' }),
})
const unitPrice = z.strictObject({
  kind: z.literal('UNIT_PRICE'),
  unitPriceMinor: amountMinor.meta({ description: 'What each unit costs instead, where it costs more.' }),
})
const freeUnits = z.strictObject({
  kind: z.literal('FREE_UNITS'),
  units: z.int().min(1).max(1000).meta({ description: 'So many units are free, the first on the bill first.' }),
})

const buyXGetY = z.strictObject({
  kind: z.literal('BUY_X_GET_Y'),
  buyUnits: z.int().min(1).max(1000),
  getUnits: z.int().min(1).max(1000).meta({
    description: 'For every buyUnits + getUnits units in scope so many are cheaper, the cheapest on the bill first.',
  }),
  percentOffBasisPoints: basisPoints.min(1).default(10_000).meta({ description: '10000 for nothing, 5000 for half.' }),
})

export const timedPriceEffect = z
  .discriminatedUnion('kind', [percentOff, amountOff, unitPrice])
  .meta({ id: 'TimedPriceEffect' })

export const offerEffect = z.discriminatedUnion('kind', [percentOff, amountOff, unitPrice, freeUnits, buyXGetY]).meta({
  id: 'OfferEffect',
  description: 'What it takes off; UNIT_PRICE, FREE_UNITS and BUY_X_GET_Y are for items only.',
})

export const customerConditions = z
  .strictObject({
    membersOnly: z.boolean().default(false).meta({ description: 'Customers of any tier.' }),
    tierIds: z.array(tierId).min(1).max(50).nullable().default(null),
    firstOrderOnly: z
      .boolean()
      .default(false)
      .meta({ description: 'Customers without an order that is not cancelled.' }),
    minSpentMinor: amountMinor.default(0).meta({ description: 'What the customer has paid so far, at least.' }),
    groupIds: z
      .array(customerGroupId)
      .min(1)
      .max(50)
      .nullable()
      .default(null)
      .meta({ description: 'Customers who are in one of the groups.' }),
    holdOutBasisPoints: basisPoints.default(0).meta({
      description:
        'A share of customers, the same ones every time, who never get it (对照组): 1000 is one in ten. 0 for nobody.',
    }),
  })
  .meta({ id: 'CustomerConditions', description: 'Who can have it; all that is named must hold.' })

export const customerConditionsField = customerConditions.default({
  membersOnly: false,
  tierIds: null,
  firstOrderOnly: false,
  minSpentMinor: 0,
  groupIds: null,
  holdOutBasisPoints: 0,
})

const uses = z.int().min(1).max(1_000_000_000).nullable().default(null)

export const usageLimits = z
  .strictObject({
    total: uses,
    perDay: uses.meta({ description: "On one date of the location's wall clock, all locations together." }),
    perCustomer: uses,
    perCustomerPerDay: uses,
    perCustomerPerWeek: uses.meta({ description: "From Monday to Sunday on the location's wall clock." }),
    perLocation: uses,
    perLocationPerDay: uses,
    budgetMinor: amountMinor.nullable().default(null).meta({ description: 'What it takes off all bills together.' }),
  })
  .meta({
    id: 'UsageLimits',
    description: 'How often it is given, at most; null for no limit. Cancelled orders give back.',
  })

export const usageLimitsField = usageLimits.default({
  total: null,
  perDay: null,
  perCustomer: null,
  perCustomerPerDay: null,
  perCustomerPerWeek: null,
  perLocation: null,
  perLocationPerDay: null,
  budgetMinor: null,
})

export const locationIdsField = z
  .array(locationId)
  .min(1)
  .max(500)
  .nullable()
  .default(null)
  .meta({ description: 'Where it applies; null for everywhere.' })

export const priorityField = z
  .int()
  .min(-1000)
  .max(1000)
  .default(0)
  .meta({ description: 'Among rules of one step the lower acts first.' })

export const exclusiveGroupField = z
  .string()
  .regex(/^[A-Z][A-Z0-9_]{0,39}$/, 'must be capitals, digits and _, up to 40')
  .nullable()
  .default(null)
  .meta({ description: 'Of the rules of one group only the best acts.' })

/** What promotions and coupon templates have in common. */
export const offerTerms = {
  level: z.enum(['ITEM', 'ORDER']).meta({ description: 'Off each line in scope, or off all of them together.' }),
  effect: offerEffect,
  scope: offerScopeField,
  windows: z.array(timeWindow).min(1).max(20).nullable().default(null),
  minSpendMinor: amountMinor.default(0).meta({ description: 'What the lines in scope must come to before it acts.' }),
  customers: customerConditionsField,
  limits: usageLimitsField,
  locationIds: locationIdsField,
  validFrom: instant.nullable().default(null),
  validUntil: instant
    .nullable()
    .default(null)
    .meta({ description: 'From this instant on it is over; after validFrom.' }),
  exclusive: z
    .boolean()
    .default(false)
    .meta({ description: 'Acts alone, where that is better than all others together.' }),
  base: z
    .enum(['LIST', 'DISCOUNTED'])
    .default('DISCOUNTED')
    .meta({ description: 'What a percentage is of: the list price, or what earlier steps have left.' }),
  priority: priorityField,
}
