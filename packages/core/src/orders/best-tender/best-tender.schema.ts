import { z } from 'zod'
import { couponId, customerCardId } from '../../base/wire.schema.ts'
import { giftCardCode } from '../../cards/gift-card.schema.ts'
import { instant } from '../../time/time.schema.ts'
import { quoteView } from '../order.schema.ts'
import { orderInput } from '../order-request.schema.ts'
import { tender } from '../tenders/tender.schema.ts'
import { tenderKinds } from '../tenders/tender.ts'

export const bestTenderInput = orderInput.extend({
  giftCardCodes: z
    .array(giftCardCode)
    .max(5)
    .default([])
    .meta({ description: 'Gift cards that the customer shows; each must be usable here.' }),
})

const plannedUseView = z
  .strictObject({
    kind: z.enum(['COUPON', 'BENEFIT', 'CARD', ...tenderKinds]),
    id: z
      .string()
      .nullable()
      .meta({ description: 'The coupon, benefit or card, or the code of the gift card; null for the other tenders.' }),
    amountMinor: z.int().meta({ description: 'What it takes off the bill or pays of it.' }),
    ownMinor: z.int().meta({ description: "The customer's own money in that: paid now, or paid for it before." }),
    expiresAt: instant.nullable().meta({ description: 'When the first of what is used would end.' }),
  })
  .meta({ id: 'PlannedUse', description: 'What is used of something the customer has.' })

export const bestTenderView = z
  .strictObject({
    couponIds: z.array(couponId).meta({ description: 'To send to orders.create.' }),
    useBenefits: z.array(z.string()).meta({ description: 'To send to orders.create.' }),
    useCards: z.array(customerCardId).meta({ description: 'To send to orders.create.' }),
    tenders: z.array(tender).meta({
      description: 'To send to orders.pay; what is left to pay in money stands last as CASH, for any tender of money.',
    }),
    quote: quoteView.meta({ description: 'What the bill comes to with that; its quoteHash is for orders.create.' }),
    toPayMinor: z.int().meta({ description: 'What is paid in money now.' }),
    ownMinor: z.int().meta({
      description: "All of the customer's own money that goes into it: toPayMinor and what was paid for what is used.",
    }),
    withoutMinor: z.int().meta({ description: 'What it would cost without any of it, all in money.' }),
    complete: z.boolean().meta({
      description:
        'Whether every combination was compared; false where there are too many or comparing them takes too long, and good ones were.',
    }),
    uses: z.array(plannedUseView).meta({ description: 'Why: what each thing gives and what was paid for it.' }),
  })
  .meta({ id: 'BestTender', description: "The way to pay a bill that takes least of the customer's own money." })
