import type { LocalDate } from '../time/local-time.ts'
import type { Payment } from './order.ts'
import type { SettledTenders } from './tenders/settle-tenders.ts'

/** The payments that tenders have come to. */
export function paymentsOf({ settled }: SettledTenders, businessDate: LocalDate, nowMs: number): readonly Payment[] {
  return settled.map(({ tender, tenderedMinor, amountMinor, provider, reference, parts }, ordinal) => ({
    id: tender.paymentId,
    ordinal,
    kind: tender.kind,
    tenderedMinor,
    amountMinor,
    changeMinor: tenderedMinor - amountMinor,
    provider,
    reference,
    parts,
    businessDate,
    paidAtMs: nowMs,
  }))
}
