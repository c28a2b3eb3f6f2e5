import type { CustomerId, LedgerTransactionId, LocationId, ReceivableSettlementId } from '../base/ids.ts'
import type { Currency } from '../money/money.ts'
import type { SettledReceivable } from '../receivables/receivable.ts'
import type { LocalDate } from '../time/local-time.ts'
import type { Payment } from './order.ts'

/** How debts end: somebody pays, or nobody expects it any more. */
export const settlementKinds = ['PAYMENT', 'WRITE_OFF'] as const
export type SettlementKind = (typeof settlementKinds)[number]

/** What was paid of debts, or written off. Never changed. */
export interface ReceivableSettlement {
  readonly id: ReceivableSettlementId
  readonly kind: SettlementKind
  readonly customerId: CustomerId
  readonly locationId: LocationId
  readonly currency: Currency
  readonly amountMinor: number
  readonly allocations: readonly SettledReceivable[]
  /** With what it was paid; nothing of what is written off. */
  readonly payments: readonly Payment[]
  /** Why it was written off; null for a payment. */
  readonly reason: string | null
  readonly businessDate: LocalDate
  readonly settledAtMs: number
  readonly transactionId: LedgerTransactionId
}
