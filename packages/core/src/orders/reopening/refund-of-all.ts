import type { LedgerTransactionId, RefundId } from '../../base/ids.ts'
import type { LocalDate } from '../../time/local-time.ts'
import type { Order } from '../order.ts'
import type { Refund } from '../refunds/refund.ts'
import { restOf } from '../refunds/share-of-bill.ts'
import { sourcesOf } from '../refunds/split-return.ts'

/** Everything that was paid, given back to the very same, as reopening the order does it. */
export function refundOfAll(
  order: Order,
  command: {
    readonly refundId: RefundId
    readonly reason: string
    readonly transactionId: LedgerTransactionId
    readonly paidOn: LocalDate
    /** Whose drawer the cash comes out of; null where cash is not counted. */
    readonly cashShiftId: string | null
  },
  nowMs: number,
): Refund {
  const { id: orderId, locationId, customerId, currency, paidMinor } = order
  const { refundId: id, reason, transactionId, paidOn, cashShiftId } = command
  const all = restOf(order, [])
  return {
    ...all,
    lines: all.lines.map((line) => ({ ...line, keptMinor: 0 })),
    ...{ id, kind: 'REOPENING', items: [], orderId, locationId, customerId, currency, destination: 'TENDERS', reason },
    ...{ amountMinor: paidMinor, feeMinor: 0, totalMinor: paidMinor, returned: sourcesOf(order) },
    payments: order.payments
      .filter(({ amountMinor }) => amountMinor > 0)
      .map(({ id: paymentId, kind, amountMinor, provider, reference, parts }, ordinal) => ({
        ...{ ordinal, kind, paymentId, amountMinor, provider, reference },
        parts: parts.map((part) => (part.account === 'CASH_DRAWER' ? { ...part, subjectId: cashShiftId } : part)),
      })),
    ...{ businessDate: paidOn, refundedAtMs: nowMs, transactionId },
  }
}
