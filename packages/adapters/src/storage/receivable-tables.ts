import type { LocationId, Payment, Receivable, ReceivableSettlement, ReceivableSettlementId } from '@mendian/core'
import { table } from './columns.ts'

/** The tables of what customers owe, and of what they have paid of it. */
export const receivableTables = {
  receivable: table<Receivable>({
    id: 'text',
    customerId: 'text',
    locationId: 'text',
    orderId: 'nullableText',
    paymentId: 'nullableText',
    customerCardId: 'nullableText',
    currency: 'text',
    amountMinor: 'integer',
    paidMinor: 'integer',
    returnedMinor: 'integer',
    writtenOffMinor: 'integer',
    version: 'integer',
    createdAtMs: 'integer',
    updatedAtMs: 'integer',
  }),
  receivable_settlement: table<Omit<ReceivableSettlement, 'payments'>>({
    id: 'text',
    kind: 'text',
    customerId: 'text',
    locationId: 'text',
    currency: 'text',
    amountMinor: 'integer',
    reason: 'nullableText',
    allocations: 'json',
    businessDate: 'text',
    settledAtMs: 'integer',
    transactionId: 'text',
  }),
  receivable_payment: table<
    Omit<Payment, 'paidAtMs'> & {
      readonly settlementId: ReceivableSettlementId
      readonly locationId: LocationId
      readonly currency: string
    }
  >({
    settlementId: 'text',
    locationId: 'text',
    currency: 'text',
    id: 'text',
    ordinal: 'integer',
    kind: 'text',
    tenderedMinor: 'integer',
    amountMinor: 'integer',
    changeMinor: 'integer',
    provider: 'nullableText',
    reference: 'nullableText',
    parts: 'json',
    businessDate: 'text',
  }),
} as const
