import { z } from 'zod'
import { patchOf } from '../base/merge-patch.schema.ts'
import {
  bookingId,
  cardProductId,
  couponId,
  customerCardId,
  customerId,
  displayName,
  giftCardId,
  locationId,
  note,
  orderId,
  productId,
  serviceId,
  staffId,
  topUpOfferId,
} from '../base/wire.schema.ts'
import { cardNumber } from '../cards/customer-card.schema.ts'
import { cardGuest } from '../cards/guest-pass.schema.ts'
import { addOnChoices } from '../catalog/add-on.schema.ts'
import { subLedgerCode } from '../loyalty/loyalty-programme.schema.ts'
import { maxBillMinor } from '../money/largest-bill.ts'
import { basisPoints, maxAmountMinor } from '../money/money.schema.ts'
import { couponCode } from '../promotions/coupon-template.schema.ts'
import { goodsFulfilmentInput } from './goods-fulfilment.schema.ts'
import { tenders } from './tenders/tender.schema.ts'

const couponCodes = z.array(couponCode).max(20)

const manualDiscount = z
  .strictObject({
    effect: z.discriminatedUnion('kind', [
      z.strictObject({ kind: z.literal('PERCENT_OFF'), percentOffBasisPoints: basisPoints.min(1) }),
      z.strictObject({ kind: z.literal('AMOUNT_OFF'), amountOffMinor: z.int().min(1).max(maxAmountMinor) }),
    ]),
    reason: displayName.meta({ description: 'Why; it stands in the trace.' }),
  })
  .meta({ id: 'ManualDiscount', description: 'A discount of the whole bill, given by hand.' })

const quantity = z.int().min(1).max(1000).default(1)

const lineGuest = cardGuest.optional().meta({
  description: "Who has it in place of the bill's customer, whose cards pay for each unit of it with a guest pass.",
})

const lineKinds = [
  z.strictObject({
    kind: z.literal('SERVICE'),
    serviceId,
    staffId: staffId.optional(),
    quantity,
    addOns: addOnChoices.default([]),
    guest: lineGuest,
  }),
  z.strictObject({
    kind: z.literal('BOOKING_SEGMENT'),
    bookingId,
    segment: z.int().min(0).max(9).default(0),
    guest: lineGuest,
  }),
  z.strictObject({ kind: z.literal('PRODUCT'), productId, quantity }),
  z.strictObject({ kind: z.literal('CARD'), cardProductId }),
  z.strictObject({
    kind: z.literal('GIFT_CARD'),
    giftCardId: giftCardId.meta({ description: 'A card made to be sold, or one in use; made by giftCards.create.' }),
    amountMinor: z.int().min(1).max(maxBillMinor).meta({ description: 'What it is loaded with.' }),
  }),
  z.strictObject({
    kind: z.literal('TOP_UP'),
    amountMinor: z.int().min(1).max(maxBillMinor).meta({ description: 'What is paid, in minor units.' }),
    topUpOfferId: topUpOfferId
      .nullable()
      .optional()
      .meta({ description: 'The offer to have; the one with the highest bonus when absent, none when null.' }),
  }),
] as const

export const orderLineRequest = z.discriminatedUnion('kind', lineKinds).meta({
  id: 'OrderLineRequest',
  description: 'A service on the spot, a segment of a booking, a product, or a top-up of stored value.',
})

/** The same as it is answered, so that the two have names of their own. */
const requestedLine = z.discriminatedUnion('kind', lineKinds).meta({
  id: 'RequestedLine',
  description: 'A line as it was asked for.',
})

export const reopenInput = z.strictObject({
  id: orderId,
  reason: z.string().trim().min(1).max(500).meta({ description: 'Why it is taken back.' }),
})

const quoteHash = z.string().regex(/^[0-9a-f]{64}$/, 'must be the quoteHash of orders.calculate')

const noteField = note.meta({ description: 'What staff note on the bill.' })

const cardsToUse = z.union([z.literal('AUTO'), z.array(customerCardId).max(20)], {
  error: 'must be "AUTO" or an array of ids of CustomerCards',
})

export const orderInput = z.strictObject({
  locationId,
  customerId: customerId
    .optional()
    .meta({ description: 'Whose tier discount applies; the customer of a booking on the bill when absent.' }),
  membershipCardNumber: cardNumber
    .optional()
    .meta({ description: "The membership card that is shown: the bill is its holder's." }),
  lines: z.array(orderLineRequest).min(1).max(100),
  couponIds: z.array(couponId).max(20).default([]),
  couponCodes: couponCodes.default([]).meta({ description: 'Coupons by their codes.' }),
  useCards: cardsToUse.default([]).meta({
    description: "Cards that pay for services on the bill, in this order; AUTO takes whatever of the customer's does.",
  }),
  useBenefits: z
    .array(z.string().max(40))
    .max(20)
    .default([])
    .meta({ description: "Benefits of the customer's tier, by their codes." }),
  tipMinor: z.int().min(0).max(1_000_000_000).default(0).meta({ description: 'Neither discounted nor taxed.' }),
  manualDiscount: manualDiscount.nullable().default(null).meta({ description: 'Needs the permission order:discount.' }),
  roundTotal: z.boolean().default(false).meta({
    description: 'Round the sum to pay as the location does (抹零); needs the permission order:discount.',
  }),
  quoteHash: quoteHash
    .optional()
    .meta({ description: 'What the customer was shown: the same price is charged, or none. Calculating ignores it.' }),
})

/** What of a bill a change of it is merged into, as it is asked for when the bill is made. */
export const mergedTerms = z.strictObject({
  manualDiscount: manualDiscount.nullable(),
  fulfilment: goodsFulfilmentInput.nullable(),
})

/** What an open bill becomes; what is absent stays as it was asked for. */
export const updateOrderInput = z.strictObject({
  id: orderId,
  customerId: customerId
    .nullable()
    .optional()
    .meta({ description: 'Whose bill it is; null for nobody’s, unless a booking on it is somebody’s.' }),
  membershipCardNumber: cardNumber
    .optional()
    .meta({ description: "The membership card that is shown: the bill is its holder's." }),
  lines: z
    .array(orderLineRequest)
    .min(1)
    .max(100)
    .optional()
    .meta({ description: 'All lines that the bill has then.' }),
  couponIds: z.array(couponId).max(20).optional().meta({
    description: 'With couponCodes all coupons of the bill; one given without the other takes that one as none.',
  }),
  couponCodes: couponCodes.optional(),
  useCards: cardsToUse.optional(),
  useBenefits: z.array(z.string().max(40)).max(20).optional(),
  tipMinor: z.int().min(0).max(1_000_000_000).optional(),
  manualDiscount: patchOf(manualDiscount).nullable().optional().meta({
    description: 'Null for none. Pricing a bill that has one anew needs the permission order:discount.',
  }),
  roundTotal: z
    .boolean()
    .optional()
    .meta({ description: 'Needs the permission order:discount, as manualDiscount does.' }),
  note: noteField.optional(),
  fulfilment: patchOf(goodsFulfilmentInput).nullable().optional().meta({
    description:
      'How its goods are picked up or brought; null for handed over when they are paid. What is picked up keeps its code.',
  }),
  quoteHash: quoteHash.optional().meta({
    description: 'Of orders.calculate with the orderId: that price is charged, or nothing is changed.',
  }),
})

/** What was asked of an open bill. */
export const orderRequestView = z
  .strictObject({
    lines: z.array(requestedLine),
    couponIds: z.array(couponId),
    useCards: z.union([z.literal('AUTO'), z.array(customerCardId)]),
    useBenefits: z.array(z.string()),
    tipMinor: z.int(),
    manualDiscount: manualDiscount.nullable(),
    roundTotal: z.boolean(),
  })
  .meta({ id: 'OrderRequest', description: 'What was asked of a bill: orders.update prices it from that.' })

/** A bill to be made, and paid at once where tenders are given. */
export const createOrderInput = orderInput.extend({
  note: noteField.default(''),
  fulfilment: goodsFulfilmentInput
    .nullable()
    .default(null)
    .meta({ description: 'For bills with goods that are not handed over when they are paid.' }),
  tenders: tenders.optional().meta({
    description:
      'Pays the bill in the same request, all of it or nothing; needs an Idempotency-Key. The bill stays open when absent.',
  }),
})

const { couponIds, useCards, useBenefits, tipMinor } = updateOrderInput.shape

/** A bill to be priced, and what else is to be shown of it. */
export const calculateInput = orderInput
  .extend({
    orderId: orderId.optional().meta({
      description:
        'An open bill that is to become this: what is absent stays as it was asked for, as in orders.update. Its own coupons and what it took of offers count as free.',
    }),
    locationId: locationId
      .optional()
      .meta({ description: "Required without orderId; with it the bill's own, which no change of a bill replaces." }),
    customerId: customerId.nullable().optional().meta({
      description:
        "Whose tier discount applies; the customer of a booking on the bill when absent, with orderId the bill's own. Null for nobody.",
    }),
    lines: updateOrderInput.shape.lines.meta({
      description: 'All lines that the bill is to have. Required without orderId.',
    }),
    couponIds,
    couponCodes: couponCodes.optional().meta({ description: 'Coupons by their codes.' }),
    useCards: useCards.meta({
      description:
        "Cards that pay for services on the bill, in this order; AUTO takes whatever of the customer's does.",
    }),
    useBenefits: useBenefits.meta({ description: "Benefits of the customer's tier, by their codes." }),
    tipMinor: tipMinor.meta({ description: 'Neither discounted nor taxed.' }),
    manualDiscount: patchOf(manualDiscount).nullable().optional().meta({
      description:
        'Needs the permission order:discount, as pricing a bill that has one does; null for none. With orderId what is absent of it stays, too.',
    }),
    roundTotal: z.boolean().optional().meta({
      description: 'Round the sum to pay as the location does (抹零); needs the permission order:discount.',
    }),
    redeemPoints: z
      .int()
      .min(1)
      .max(1_000_000_000)
      .optional()
      .meta({ description: 'Shows what so many points of the customer would pay; pay with the tender POINTS.' }),
    redeemSubLedgerCode: subLedgerCode
      .optional()
      .meta({ description: 'The sub-ledger that redeemPoints are of; the main balance when absent.' }),
  })
  .refine(({ redeemPoints, redeemSubLedgerCode }) => redeemPoints !== undefined || redeemSubLedgerCode === undefined, {
    path: ['redeemSubLedgerCode'],
    error: 'must not be given without redeemPoints',
  })
  .refine(({ orderId, locationId }) => orderId !== undefined || locationId !== undefined, {
    path: ['locationId'],
    error: 'is required without orderId',
  })
  .refine(({ orderId, lines }) => orderId !== undefined || lines !== undefined, {
    path: ['lines'],
    error: 'is required without orderId',
  })
