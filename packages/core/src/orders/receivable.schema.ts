import { z } from 'zod'
import {
  customerCardId,
  customerId,
  freeText,
  ledgerTransactionId,
  locationId,
  orderId,
  paymentId,
  receivableId,
  receivableSettlementId,
} from '../base/wire.schema.ts'
import { currency, maxAmountMinor } from '../money/money.schema.ts'
import { instant, localDate } from '../time/time.schema.ts'
import { paymentView } from './order.schema.ts'
import { settlementKinds } from './receivable-settlement.ts'
import { debtTender } from './tenders/tender.schema.ts'

export const receivableState = z
  .enum(['OPEN', 'SETTLED'])
  .meta({ id: 'ReceivableState', description: 'Whether something of it is still owed.' })

export const receivableView = z
  .strictObject({
    id: receivableId,
    customerId,
    locationId,
    orderId: orderId.nullable().meta({ description: 'Whose payment on account it is; null for a fee.' }),
    paymentId: paymentId.nullable(),
    customerCardId: customerCardId.nullable().meta({ description: 'The card that was frozen for a fee.' }),
    currency,
    state: receivableState,
    amountMinor: z.int().meta({ description: 'What was put on account.' }),
    paidMinor: z.int().meta({ description: 'What the customer has paid of it.' }),
    returnedMinor: z.int().meta({ description: 'What refunds of the order took off it.' }),
    writtenOffMinor: z.int(),
    openMinor: z.int().meta({ description: 'What is still owed.' }),
    version: z.int(),
    createdAt: instant,
    updatedAt: instant,
  })
  .meta({
    id: 'Receivable',
    description: 'What a customer owes for one payment on account (挂账), or for freezing a card.',
  })

export const settlementKind = z.enum(settlementKinds).meta({ id: 'SettlementKind' })

export const receivableSettlementView = z
  .strictObject({
    id: receivableSettlementId,
    kind: settlementKind,
    customerId,
    locationId,
    currency,
    amountMinor: z.int(),
    changeMinor: z.int().meta({ description: 'Change given back.' }),
    allocations: z
      .array(z.strictObject({ receivableId, amountMinor: z.int() }))
      .meta({ description: 'What each receivable got of it.' }),
    payments: z.array(paymentView),
    reason: z.string().nullable(),
    businessDate: localDate,
    settledAt: instant,
    transactionId: ledgerTransactionId,
  })
  .meta({ id: 'ReceivableSettlement', description: 'What was paid of debts, or written off.' })

const which = {
  customerId,
  receivableIds: z.array(receivableId).min(1).max(100).optional().meta({
    description:
      'These, in this order; all that is owed in the currency, the oldest first, when absent, of more than 1000 the oldest 1000.',
  }),
  amountMinor: z
    .int()
    .min(1)
    .max(maxAmountMinor)
    .optional()
    .meta({ description: 'How much of them, in minor units; all that is owed when absent.' }),
}

export const settleReceivablesInput = z.strictObject({
  locationId: locationId.meta({ description: 'Who takes the money, in their currency.' }),
  ...which,
  tenders: z.array(debtTender).min(1).max(20).meta({ description: 'They pay in this order, together the amount.' }),
})

export const writeOffReceivablesInput = z.strictObject({
  locationId: locationId.meta({ description: 'Whose expense it becomes.' }),
  ...which,
  reason: freeText(500).min(1),
})
