import { formatInstant, type Refund, type RefundRequest } from '@mendian/core'
import type { refundRequestView as requestSchema, refundView as schema } from '@mendian/core/schemas'
import type { z } from 'zod'

export type RefundView = z.output<typeof schema>

/** A refund as callers see it. */
export function refundView(refund: Refund, timeZone: string): RefundView {
  const { refundedAtMs, transactionId: _transaction, returned: _returned, lines, items, payments, ...rest } = refund
  return {
    ...rest,
    items: items.map((item) => ({ ...item })),
    lines: lines.map((line) => ({ ...line })),
    payments: payments.map(({ ordinal: _ordinal, parts, ...payment }) => ({
      ...payment,
      parts: parts.map((part) => ({ ...part })),
    })),
    refundedAt: formatInstant(timeZone, refundedAtMs),
  }
}

/** A request as callers see it. */
export function refundRequestView(request: RefundRequest, timeZone: string): z.output<typeof requestSchema> {
  const { createdAtMs, updatedAtMs, decidedAtMs, holdIds: _holds, decidedById: _by, lines, ...rest } = request
  const at = (ms: number): string => formatInstant(timeZone, ms)
  return {
    ...rest,
    lines: lines === null ? null : lines.map((line) => ({ ...line })),
    decidedAt: decidedAtMs === null ? null : at(decidedAtMs),
    createdAt: at(createdAtMs),
    updatedAt: at(updatedAtMs),
  }
}
