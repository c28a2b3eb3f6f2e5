import { z } from 'zod'
import {
  customerId,
  locationId,
  orderId,
  paymentId,
  receivableId,
  receivableSettlementId,
} from '../base/wire.schema.ts'
import { currency } from '../money/money.schema.ts'
import { instant, localDate } from '../time/time.schema.ts'

export const receivableState = z
  .enum(['OPEN', 'SETTLED'])
  .meta({ id: 'ReceivableState', description: 'Whether something of it is still owed.' })

export const receivableView = z
  .strictObject({
    id: receivableId,
    customerId,
    locationId,
    orderId,
    paymentId,
    currency,
    state: receivableState,
    amountMinor: z.int().meta({ description: 'What was put on account.' }),
    settledMinor: z.int().meta({ description: 'What has been paid of it, or given back of the order.' }),
    openMinor: z.int().meta({ description: 'What is still owed.' }),
    ageDays: z.int().meta({ description: 'Whole times 24 hours since it was put on account.' }),
    version: z.int(),
    createdAt: instant,
    updatedAt: instant,
  })
  .meta({ id: 'Receivable', description: 'What a customer owes for one payment on account (挂账).' })

export const receivableSettlementFields = {
  id: receivableSettlementId,
  customerId,
  locationId,
  currency,
  amountMinor: z.int(),
  changeMinor: z.int().meta({ description: 'Change given back.' }),
  allocations: z
    .array(z.strictObject({ receivableId, amountMinor: z.int() }))
    .meta({ description: 'What each receivable got of it.' }),
  businessDate: localDate,
  settledAt: instant,
}

export const receivableAgingView = z
  .strictObject({
    currency,
    openMinor: z.int(),
    upTo30DaysMinor: z.int().meta({ description: 'Of that, younger than 30 times 24 hours.' }),
    upTo60DaysMinor: z.int().meta({ description: 'From 30 to under 60.' }),
    upTo90DaysMinor: z.int().meta({ description: 'From 60 to under 90.' }),
    olderMinor: z.int(),
    customers: z.int().meta({ description: 'How many customers owe it.' }),
  })
  .meta({ id: 'ReceivableAging', description: 'What customers owe in one currency, by how long they have owed it.' })
