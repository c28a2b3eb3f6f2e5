import { z } from 'zod'
import {
  customerId,
  displayName,
  freeText,
  locationId,
  orderId,
  paymentId,
  productId,
  refundId,
  refundRequestId,
  serviceId,
} from '../../base/wire.schema.ts'
import { currency, maxAmountMinor } from '../../money/money.schema.ts'
import { instant, localDate } from '../../time/time.schema.ts'
import { paymentPartView } from '../order.schema.ts'
import { paymentProviders, tenderKinds } from '../tenders/tender.ts'
import { refundDestinations, refundKinds } from './refund.ts'
import { refundRequestStates } from './refund-request.ts'

export const refundKind = z.enum(refundKinds).meta({ id: 'RefundKind' })

export const refundDestination = z.enum(refundDestinations).meta({
  id: 'RefundDestination',
  description:
    "TENDERS: to what it was paid with, in proportion. STORE_CREDIT: money becomes the customer's stored value; value and bonus go back to where they came from all the same.",
})

const lines = z
  .array(
    z.strictObject({
      line: z.int().min(0).max(99).meta({ description: "The line's ordinal." }),
      quantity: z.int().min(1).max(1000),
    }),
  )
  .min(1)
  .max(100)

export const refundReason: z.ZodString = freeText(500).min(1)

export const refundInput = z.strictObject({
  id: orderId,
  lines: lines.optional().meta({ description: 'Which units go back; all that are left when absent.' }),
  destination: refundDestination.default('TENDERS'),
  reason: refundReason,
})

const unlinkedItem = z.discriminatedUnion('kind', [
  z.strictObject({
    kind: z.literal('SERVICE'),
    itemId: serviceId,
    quantity: z.int().min(1).max(1000).default(1),
    unitPriceMinor: z
      .int()
      .min(1)
      .max(maxAmountMinor / 1_000_000),
  }),
  z.strictObject({
    kind: z.literal('PRODUCT'),
    itemId: productId,
    quantity: z.int().min(1).max(1000).default(1),
    unitPriceMinor: z
      .int()
      .min(1)
      .max(maxAmountMinor / 1_000_000)
      .meta({ description: 'What goes back for each, tax included, in minor units.' }),
  }),
])

export const unlinkedReturnInput = z.strictObject({
  locationId,
  customerId: customerId.optional(),
  items: z.array(unlinkedItem).min(1).max(100),
  destination: refundDestination.default('TENDERS').meta({ description: 'TENDERS is cash here.' }),
  reason: refundReason,
})

const lineShareView = z.strictObject({
  line: z.int(),
  quantity: z.int(),
  listMinor: z.int(),
  discountMinor: z.int().meta({ description: 'The returned part of the discounts.' }),
  coveredMinor: z.int(),
  totalMinor: z.int(),
  taxMinor: z.int(),
  keptMinor: z.int().meta({ description: 'What of totalMinor is kept: of a part-used card or top-up.' }),
})

const refundPaymentView = z
  .strictObject({
    kind: z.enum([...tenderKinds, 'STORE_CREDIT']),
    paymentId: paymentId.nullable().meta({ description: 'The payment that it gives back.' }),
    amountMinor: z.int(),
    provider: z.enum(paymentProviders).nullable(),
    reference: z.string().nullable(),
    parts: z.array(paymentPartView).meta({ description: 'The drawer, the provider, or the very lots.' }),
  })
  .meta({ id: 'RefundPayment' })

export const refundView = z
  .strictObject({
    id: refundId,
    kind: refundKind,
    orderId: orderId.nullable().meta({ description: 'Null for an unlinked return.' }),
    locationId,
    customerId: customerId.nullable(),
    currency,
    destination: refundDestination,
    reason: z.string(),
    items: z
      .array(
        z.strictObject({
          kind: z.enum(['SERVICE', 'PRODUCT']),
          itemId: z.string(),
          name: displayName,
          quantity: z.int(),
          unitPriceMinor: z.int(),
        }),
      )
      .meta({ description: 'What an unlinked return is for; line n of it is item n.' }),
    lines: z.array(lineShareView).meta({ description: 'What of the bill goes back, by the shares frozen at sale.' }),
    serviceChargeMinor: z.int(),
    taxMinor: z.int(),
    tipMinor: z.int(),
    roundingMinor: z.int(),
    amountMinor: z.int().meta({ description: 'What that comes to.' }),
    feeMinor: z.int().meta({ description: 'What is kept of it, such as for a late cancellation.' }),
    totalMinor: z.int().meta({ description: 'What goes back: amountMinor − feeMinor.' }),
    payments: z.array(refundPaymentView),
    businessDate: localDate,
    refundedAt: instant,
  })
  .meta({ id: 'Refund', description: 'Money given back.' })

export const refundRequestState = z.enum(refundRequestStates).meta({ id: 'RefundRequestState' })

export const refundRequestInput = z.strictObject({
  orderId,
  lines: lines.optional().meta({ description: 'Which units are to go back; all that are left when absent.' }),
  destination: refundDestination.default('TENDERS'),
  reason: refundReason.meta({ description: 'Why, in words of the customer.' }),
})

export const refundRequestView = z
  .strictObject({
    id: refundRequestId,
    orderId,
    locationId,
    customerId: customerId.nullable(),
    state: refundRequestState,
    lines: lines.nullable(),
    destination: refundDestination,
    reason: z.string(),
    askedMinor: z.int().meta({ description: 'What would have gone back when it was asked for.' }),
    decidedAt: instant.nullable(),
    decisionReason: z.string().nullable().meta({ description: 'Why it was rejected.' }),
    refundId: refundId.nullable(),
    version: z.int(),
    createdAt: instant,
    updatedAt: instant,
  })
  .meta({ id: 'RefundRequest', description: 'A wish to have money back, reviewed in the back office.' })
