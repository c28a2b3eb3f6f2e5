import { z } from 'zod'
import {
  addOnId,
  bookingId,
  cardProductId,
  categoryId,
  customerCardId,
  customerId,
  entitlementId,
  giftCardId,
  ledgerTransactionId,
  locationId,
  lotId,
  orderId,
  paymentId,
  productId,
  serviceId,
  staffId,
  tierId,
  topUpOfferId,
} from '../base/wire.schema.ts'
import { cardGuest } from '../cards/guest-pass.schema.ts'
import { accountCodes } from '../ledger/account.ts'
import { currency } from '../money/money.schema.ts'
import { ruleSources } from '../pricing/pricing-rule.ts'
import { askedKinds, offerReasons, quoteReasons } from '../promotions/offer-rejection.ts'
import { instant, localDate } from '../time/time.schema.ts'
import { goodsFulfilmentView } from './goods-fulfilment.schema.ts'
import { orderCancelReasons, orderLineKinds, orderStates, paymentStates, refundStates } from './order.ts'
import { orderRequestView } from './order-request.schema.ts'
import { paymentProviders, tenderKinds } from './tenders/tender.ts'

export const quoteTraceStepView = z
  .strictObject({
    source: z.enum(['LIST_PRICE', 'CARD', ...ruleSources]),
    level: z.enum(['ITEM', 'ORDER']),
    ruleId: z.string().nullable().meta({ description: 'Null for the list price; the card for what a card covers.' }),
    ruleVersion: z.int().nullable(),
    name: z.string(),
    baseMinor: z.int(),
    percentOffBasisPoints: z.int().nullable(),
    amountMinor: z.int().meta({ description: 'Signed: discounts are negative. For the order the share of the line.' }),
  })
  .meta({ id: 'QuoteTraceStep', description: 'One step of how a price came about.' })

const validDays = z.int().nullable().meta({ description: 'So many times 24 hours from the top-up on; null for ever.' })

const topUpGrantView = z
  .strictObject({
    kind: z.literal('TOP_UP'),
    topUpOfferId: topUpOfferId.nullable(),
    principalMinor: z.int().meta({ description: 'What is paid: it becomes principal.' }),
    bonusMinor: z.int(),
    principalValidDays: validDays,
    bonusValidDays: validDays,
    newCustomersOnly: z.boolean(),
  })
  .meta({ id: 'TopUpGrant' })

const cardGrantView = z.strictObject({ kind: z.literal('CARD'), cardProductId }).meta({ id: 'CardGrant' })
const giftCardGrantView = z
  .strictObject({ kind: z.literal('GIFT_CARD'), giftCardId, amountMinor: z.int() })
  .meta({ id: 'GiftCardGrant' })

const prepaidGrantView = z
  .discriminatedUnion('kind', [topUpGrantView, cardGrantView, giftCardGrantView])
  .meta({ id: 'PrepaidGrant' })

export const orderLineView = z
  .strictObject({
    ordinal: z.int(),
    kind: z.enum(orderLineKinds),
    serviceId: serviceId.nullable(),
    productId: productId.nullable(),
    topUpOfferId: topUpOfferId.nullable(),
    cardProductId: cardProductId.nullable(),
    categoryId: categoryId.nullable().meta({ description: 'Of the service or product when it was sold.' }),
    staffId: staffId.nullable(),
    bookingId: bookingId.nullable(),
    bookingSegment: z.int().nullable(),
    name: z.string(),
    quantity: z.int(),
    addOns: z
      .array(z.strictObject({ addOnId, name: z.string(), quantity: z.int(), unitPriceMinor: z.int() }))
      .meta({ description: 'Chosen with each unit of a service, and part of its unit price.' }),
    unitPriceMinor: z.int(),
    listMinor: z.int(),
    discountMinor: z.int().meta({ description: 'All that was taken off, with the share of discounts of the order.' }),
    coveredMinor: z.int().meta({ description: 'What cards pay for.' }),
    coverage: z
      .array(
        z.strictObject({
          cardId: customerCardId,
          entitlementId,
          serviceId,
          guest: cardGuest.nullable(),
          units: z.int(),
        }),
      )
      .meta({ description: 'Which cards pay for how many units of it.' }),
    totalMinor: z.int().meta({ description: 'listMinor − discountMinor − coveredMinor.' }),
    taxMinor: z.int().meta({ description: "The line's share of the tax; within totalMinor where prices contain it." }),
    trace: z.array(quoteTraceStepView),
    prepaid: prepaidGrantView
      .nullable()
      .meta({ description: 'For what is paid ahead: what it gives once it is paid.' }),
  })
  .meta({ id: 'OrderLine' })

const appliedRuleView = z
  .strictObject({
    ruleId: z.string(),
    ruleVersion: z.int(),
    source: z.enum(ruleSources),
    amountOffMinor: z.int(),
  })
  .meta({ id: 'AppliedRule', description: 'A rule that changed the bill, and by how much in all.' })

const quoteTaxView = z
  .strictObject({
    rateBasisPoints: z.int(),
    baseMinor: z.int().meta({ description: 'Before tax where it is added, with the tax where prices contain it.' }),
    taxMinor: z.int(),
  })
  .meta({ id: 'QuoteTax', description: 'The tax of one rate, worked out once on all that bears it.' })

export const offerRejectionView = z
  .strictObject({
    kind: z.enum(askedKinds),
    id: z.string().meta({ description: "The coupon's id, the benefit's code; MANUAL for the discount by hand." }),
    reason: z.enum([...offerReasons, ...quoteReasons]),
    details: z.record(z.string(), z.union([z.string(), z.number(), z.null()])),
  })
  .meta({ id: 'OfferRejection', description: 'Something asked for that takes nothing off, and why.' })

/** The sums of a bill, alike in a quote and in an order. */
const billTotals = {
  listMinor: z.int(),
  discountMinor: z.int(),
  coveredMinor: z.int().meta({ description: 'What cards pay for.' }),
  subtotalMinor: z.int().meta({ description: 'listMinor − discountMinor − coveredMinor: the sum of the lines.' }),
  serviceChargeMinor: z.int(),
  taxInclusive: z.boolean().meta({ description: 'Whether prices contain the tax; it is added to them otherwise.' }),
  taxMinor: z.int(),
  taxes: z.array(quoteTaxView),
  tipMinor: z.int(),
  roundingMinor: z.int().meta({ description: 'Signed: what rounding the sum to pay adds or takes off.' }),
  totalMinor: z.int().meta({ description: 'What is to be paid, in minor units.' }),
  applied: z.array(appliedRuleView),
}

export const quoteView = z
  .strictObject({
    currency,
    lines: z.array(orderLineView),
    ...billTotals,
    rejected: z
      .array(offerRejectionView)
      .meta({ description: 'What was asked for and takes nothing off; orders.create refuses a bill that has any.' }),
    pointsTender: z
      .strictObject({
        points: z.int().meta({ description: 'As many as it needs.' }),
        amountMinor: z.int().meta({ description: 'Signed: what they take off what is to be paid.' }),
        dueMinor: z.int().meta({ description: 'What is left to pay.' }),
      })
      .nullable()
      .meta({ description: 'What the points asked for would pay; null where none were.' }),
    quoteHash: z.string().meta({ description: 'SHA-256 of the price and its reasons; orders.create takes it.' }),
  })
  .meta({ id: 'OrderQuote', description: 'The bill as it would be charged now.' })

export const paymentPartView = z
  .strictObject({
    account: z.enum(accountCodes),
    subjectId: z.string().nullable(),
    lotId: lotId.nullable(),
    amountMinor: z.int().meta({ description: "In the account's unit: minor units of money." }),
    costMinor: z.int().nullable().meta({ description: 'Which part of what the lot had cost went along.' }),
    subLedgerCode: z
      .string()
      .optional()
      .meta({ description: 'Of points, the sub-ledger that they came from; of the main balance when absent.' }),
  })
  .meta({ id: 'PaymentPart', description: 'What one account, and one lot of it, gave to a payment.' })

export const paymentView = z
  .strictObject({
    id: paymentId,
    kind: z.enum(tenderKinds),
    tenderedMinor: z.int(),
    amountMinor: z.int(),
    changeMinor: z.int(),
    provider: z.enum(paymentProviders).nullable(),
    reference: z.string().nullable().meta({ description: 'What the provider calls the payment.' }),
    parts: z.array(paymentPartView).meta({ description: 'Where it came from; refunds give back to the same.' }),
    businessDate: localDate,
    paidAt: instant,
  })
  .meta({ id: 'Payment' })

export const orderState = z.enum(orderStates).meta({ id: 'OrderState' })

export const orderLoyaltyView = z
  .strictObject({
    points: z
      .int()
      .meta({ description: 'Points earned into the main balance, with what settled points that were owed.' }),
    pointsReturned: z.int().meta({ description: 'What of them went with what was refunded.' }),
    transactionId: ledgerTransactionId.nullable().meta({ description: 'The entry in the books that gave them.' }),
    availableAt: instant.nullable().meta({ description: 'From when they can be spent.' }),
    expiresAt: instant.nullable(),
    subLedgers: z
      .array(
        z.strictObject({
          subLedgerCode: z.string(),
          points: z.int(),
          pointsReturned: z.int(),
          availableAt: instant.nullable(),
          expiresAt: instant.nullable(),
        }),
      )
      .meta({ description: 'The same of each sub-ledger that it earned into.' }),
    tierReached: z
      .strictObject({ tierId, previousTierId: tierId.nullable() })
      .nullable()
      .meta({ description: 'The tier that the customer reached with it.' }),
  })
  .meta({ id: 'OrderLoyalty', description: 'What an order did for its customer.' })

export const orderView = z
  .strictObject({
    id: orderId,
    locationId,
    customerId: customerId.nullable(),
    currency,
    state: orderState,
    paymentState: z.enum(paymentStates),
    lines: z.array(orderLineView),
    payments: z.array(paymentView),
    ...billTotals,
    request: orderRequestView.nullable().meta({
      description: 'What was asked of it, while it can be changed: null once it is paid or cancelled.',
    }),
    fulfilment: goodsFulfilmentView.nullable().meta({
      description: 'How its goods are picked up or brought; null where they are handed over when they are paid.',
    }),
    note: z.string().meta({ description: 'What staff have noted on it.' }),
    paidMinor: z.int(),
    refundedMinor: z.int().meta({ description: 'What of it went back; fees that were kept did not.' }),
    refundState: z.enum(refundStates).meta({ description: 'Whether units of its lines went back: none, some or all.' }),
    returnedQuantities: z
      .array(z.int())
      .meta({ description: 'How many units of each line went back, by ordinal; empty when none.' }),
    changeMinor: z.int().meta({ description: 'Change given back, over all payments.' }),
    expiresAt: instant.nullable().meta({
      description:
        'From then on it can be paid no more and is cancelled; null for ever, and once it is paid or cancelled.',
    }),
    parkedAt: instant.nullable().meta({ description: 'Since when it is put aside (挂单); null when it is not.' }),
    parkedAs: z.string().nullable().meta({ description: 'What it is called there.' }),
    cancelReason: z.enum(orderCancelReasons).nullable().meta({
      description:
        'REQUESTED by somebody, EXPIRED unpaid, REFUNDED whole before it was handed over, or REOPENED as another.',
    }),
    completedAt: instant.nullable(),
    loyalty: orderLoyaltyView
      .nullable()
      .meta({ description: 'What completing it did for its customer; null before, and without a customer.' }),
    reopensId: orderId.nullable().meta({ description: 'The order that was reopened as this one.' }),
    reopenedAsId: orderId
      .nullable()
      .meta({ description: 'The order that it was reopened as; it is itself cancelled since.' }),
    version: z.int(),
    createdAt: instant,
    updatedAt: instant,
  })
  .meta({ id: 'Order' })
