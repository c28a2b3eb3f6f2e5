import { z } from 'zod'
import {
  addOnId,
  bookingId,
  customerId,
  locationId,
  orderId,
  paymentId,
  productId,
  serviceId,
  staffId,
} from '../base/wire.schema.ts'
import { addOnChoices } from '../catalog/add-on.schema.ts'
import { currency, maxAmountMinor } from '../money/money.schema.ts'
import { ruleSources } from '../pricing/pricing-rule.ts'
import { instant, localDate } from '../time/time.schema.ts'
import { orderStates, paymentStates, tenderKinds } from './order.ts'

const quantity = z.int().min(1).max(1000).default(1)

export const orderLineRequest = z
  .discriminatedUnion('kind', [
    z.strictObject({
      kind: z.literal('SERVICE'),
      serviceId,
      staffId: staffId.optional(),
      quantity,
      addOns: addOnChoices.default([]),
    }),
    z.strictObject({ kind: z.literal('BOOKING_SEGMENT'), bookingId, segment: z.int().min(0).max(9).default(0) }),
    z.strictObject({ kind: z.literal('PRODUCT'), productId, quantity }),
  ])
  .meta({ id: 'OrderLineRequest', description: 'A service on the spot, a segment of a booking, or a product.' })

export const orderInput = z.strictObject({
  locationId,
  customerId: customerId
    .optional()
    .meta({ description: 'Whose tier discount applies; the customer of a booking on the bill when absent.' }),
  lines: z.array(orderLineRequest).min(1).max(100),
})

export const tender = z
  .strictObject({
    kind: z.enum(tenderKinds),
    tenderedMinor: z
      .int()
      .min(1)
      .max(maxAmountMinor)
      .meta({ description: 'What the customer hands over, in minor units; change is worked out.' }),
  })
  .meta({ id: 'Tender' })

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

export const orderLineView = z
  .strictObject({
    ordinal: z.int(),
    kind: z.enum(['SERVICE', 'PRODUCT']),
    serviceId: serviceId.nullable(),
    productId: productId.nullable(),
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
    discountMinor: z.int(),
    totalMinor: z.int(),
    trace: z.array(quoteTraceStepView),
  })
  .meta({ id: 'OrderLine' })

export const quoteView = z
  .strictObject({
    currency,
    lines: z.array(orderLineView),
    listMinor: z.int(),
    discountMinor: z.int(),
    totalMinor: z.int(),
  })
  .meta({ id: 'OrderQuote', description: 'The bill as it would be charged now.' })

export const paymentView = z
  .strictObject({
    id: paymentId,
    kind: z.enum(tenderKinds),
    tenderedMinor: z.int(),
    amountMinor: z.int(),
    changeMinor: z.int(),
    businessDate: localDate,
    paidAt: instant,
  })
  .meta({ id: 'Payment' })

export const orderState = z.enum(orderStates).meta({ id: 'OrderState' })

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
    listMinor: z.int(),
    discountMinor: z.int(),
    totalMinor: z.int(),
    paidMinor: z.int(),
    changeMinor: z.int().meta({ description: 'Change given back, over all payments.' }),
    completedAt: instant.nullable(),
    version: z.int(),
    createdAt: instant,
    updatedAt: instant,
  })
  .meta({ id: 'Order' })
