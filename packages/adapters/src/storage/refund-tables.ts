import type { LocalDate, LocationId, Refund, RefundId, RefundPayment, RefundRequest } from '@mendian/core'
import { table } from './columns.ts'

/** A payment of a refund with what it repeats of it, for sums by day. */
export interface RefundPaymentRow extends RefundPayment {
  readonly refundId: RefundId
  readonly locationId: LocationId
  readonly currency: string
  readonly businessDate: LocalDate
}

/** The tables of money given back, and of requests for it. */
export const refundTables = {
  refund: table<Omit<Refund, 'payments'>>({
    id: 'text',
    kind: 'text',
    orderId: 'nullableText',
    locationId: 'text',
    customerId: 'nullableText',
    currency: 'text',
    destination: 'text',
    reason: 'text',
    items: 'json',
    lines: 'json',
    serviceChargeMinor: 'integer',
    taxMinor: 'integer',
    tipMinor: 'integer',
    roundingMinor: 'integer',
    amountMinor: 'integer',
    feeMinor: 'integer',
    totalMinor: 'integer',
    returned: 'json',
    businessDate: 'text',
    refundedAtMs: 'integer',
    transactionId: 'text',
  }),
  refund_payment: table<RefundPaymentRow>({
    refundId: 'text',
    ordinal: 'integer',
    locationId: 'text',
    currency: 'text',
    businessDate: 'text',
    kind: 'text',
    paymentId: 'nullableText',
    amountMinor: 'integer',
    provider: 'nullableText',
    reference: 'nullableText',
    parts: 'json',
  }),
  refund_request: table<RefundRequest>({
    id: 'text',
    locationId: 'text',
    customerId: 'nullableText',
    orderId: 'text',
    state: 'text',
    lines: 'json',
    destination: 'text',
    reason: 'text',
    askedMinor: 'integer',
    holdIds: 'json',
    decidedById: 'nullableText',
    decidedAtMs: 'nullableInteger',
    decisionReason: 'nullableText',
    refundId: 'nullableText',
    version: 'integer',
    createdAtMs: 'integer',
    updatedAtMs: 'integer',
  }),
} as const
