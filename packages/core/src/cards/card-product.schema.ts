import { z } from 'zod'
import { couponTemplateId, displayName, freeText, locationId, productId, serviceId } from '../base/wire.schema.ts'
import { subLedgerCode } from '../loyalty/loyalty-programme.schema.ts'
import { basisPoints, maxAmountMinor, price } from '../money/money.schema.ts'
import { timeWindow } from '../time/time-window.schema.ts'
import { guestPassRule } from './guest-pass.schema.ts'

export const cardKinds = ['VISIT_PASS', 'TIME_PASS', 'STORED_VALUE_CARD', 'DISCOUNT_CARD', 'PACKAGE'] as const

export const cardKind = z.enum(cardKinds).meta({ id: 'CardKind' })

const amountMinor = z.int().min(0).max(maxAmountMinor)
const units = z.int().min(1).max(10_000)
/** So that all units of a card together come to a whole number that is exact. */
const unitValueMinor = z.int().min(0).max(10_000_000_000)
const serviceIds = z.array(serviceId).min(1).max(500)

export const cardComponent = z
  .strictObject({
    name: displayName,
    serviceIds: serviceIds.nullable().default(null).meta({ description: 'What it pays for; null for every service.' }),
    quantity: units.nullable().default(null).meta({ description: 'How many units there are; null for any number.' }),
    unitsPerUse: z
      .array(z.strictObject({ serviceId, units }))
      .max(500)
      .default([])
      .meta({ description: 'Services that take more than one unit each time.' }),
    unitValueMinor: unitValueMinor.default(0).meta({
      description: 'List price of one unit: the price is split by it, and refunds may count used units by it.',
    }),
  })
  .meta({ id: 'CardComponent', description: 'A right that a card gives, counted by itself.' })

const cardDiscount = z
  .strictObject({
    percentOffBasisPoints: basisPoints.min(1).meta({ description: '2000 is 20 % off (8 折).' }),
    itemIds: z
      .array(z.union([serviceId, productId]))
      .min(1)
      .max(500)
      .nullable()
      .default(null)
      .meta({ description: 'Services and products; null for all.' }),
    excludedItemIds: z
      .array(z.union([serviceId, productId]))
      .max(500)
      .default([]),
  })
  .meta({ id: 'CardDiscount', description: 'What holding a discount card takes off.' })

export const cardValidity = z.strictObject({ unit: z.enum(['DAYS', 'MONTHS']), count: z.int().min(1).max(1200) }).meta({
  id: 'CardValidity',
  description: 'From activation on, whose day is the first one; calendar months, in the zone where it was sold.',
})

const cardFreeze = z
  .strictObject({
    maxDays: z.int().min(1).max(366).meta({ description: 'How many days one freeze lasts at most.' }),
    extendsValidity: z.boolean().default(true).meta({ description: 'Whether the days frozen are added at the end.' }),
    keepsBenefits: z.boolean().default(false).meta({ description: 'Whether it can be used while it is frozen.' }),
    feeMinor: amountMinor.default(0).meta({ description: 'Owed by the customer for each freeze.' }),
  })
  .meta({ id: 'CardFreezeRule', description: 'How the card can be frozen (停卡).' })

const cardRefund = z
  .strictObject({
    method: z.enum(['REMAINING_AT_PAID_PRICE', 'LIST_PRICE_OF_USED']).default('REMAINING_AT_PAID_PRICE').meta({
      description: 'Give back what remains at the price paid, or the price paid less what was used at its list price.',
    }),
    feeBasisPoints: basisPoints.default(0).meta({ description: 'Kept of what is given back.' }),
  })
  .meta({ id: 'CardRefundRule' })

const cardGift = z
  .discriminatedUnion('kind', [
    z.strictObject({
      kind: z.literal('COUPON'),
      couponTemplateId,
      count: z.int().min(1).max(100).default(1),
    }),
    z.strictObject({
      kind: z.literal('ITEM'),
      name: displayName,
      serviceIds: serviceIds.nullable().default(null),
      quantity: units,
    }),
    z.strictObject({
      kind: z.literal('POINTS'),
      points: z.int().min(1).max(1_000_000_000).meta({
        description:
          'To spend at once; they end as the programme has earned points end. They go back with the card: what was spent of them is taken back or owed by its returnPolicy.',
      }),
      subLedgerCode: subLedgerCode
        .optional()
        .meta({ description: 'The sub-ledger that they go into; the main balance when absent.' }),
    }),
  ])
  .meta({ id: 'CardGift', description: 'A gift for opening the card (开卡赠礼), given once.' })

const locationIds = z.array(locationId).min(1).max(1000).nullable().default(null)

export const cardProductFields = z.strictObject({
  name: displayName,
  description: freeText(2000).default(''),
  kind: cardKind,
  price,
  components: z.array(cardComponent).max(20).default([]).meta({
    description: 'One counted for a VISIT_PASS, one uncounted for a TIME_PASS, counted ones for a PACKAGE, else none.',
  }),
  storedValueMinor: amountMinor
    .min(1)
    .nullable()
    .default(null)
    .meta({ description: 'What a STORED_VALUE_CARD can pay; what exceeds the price paid is bonus.' }),
  discount: cardDiscount.nullable().default(null).meta({ description: 'For a DISCOUNT_CARD.' }),
  sellAtLocationIds: locationIds.meta({ description: 'Where it is sold; null for everywhere.' }),
  useAtLocationIds: locationIds.meta({ description: 'Where it can be used; null for everywhere.' }),
  activation: z.enum(['ON_SALE', 'ON_FIRST_USE']).default('ON_SALE').meta({ description: 'When its time begins.' }),
  validity: cardValidity.nullable().default(null).meta({ description: 'How long it can be used; null for ever.' }),
  maxUsesPerDay: z.int().min(1).max(1000).nullable().default(null),
  windows: z
    .array(timeWindow)
    .min(1)
    .max(20)
    .nullable()
    .default(null)
    .meta({ description: 'When it can be used, on the wall clock of where it is; null for any time.' }),
  maxHolders: z.int().min(1).max(20).default(1).meta({ description: 'How many may use it, its owner included.' }),
  guestPasses: guestPassRule.nullable().default(null).meta({
    description: 'How often guests may use it, for cards with visits or time; null where they may not.',
  }),
  transferable: z.boolean().default(true).meta({ description: 'Whether it can be given to another customer (转卡).' }),
  oncePerCustomer: z.boolean().default(false).meta({ description: 'Sold to a customer once: an intro offer.' }),
  freeze: cardFreeze.nullable().default(null).meta({ description: 'Null where it cannot be frozen.' }),
  refund: cardRefund.default({ method: 'REMAINING_AT_PAID_PRICE', feeBasisPoints: 0 }),
  gifts: z.array(cardGift).max(10).default([]),
  priority: z.int().min(-1000).max(1000).default(0).meta({ description: 'Of several cards the lower is used first.' }),
})

export type CardProductFields = z.infer<typeof cardProductFields>
