import type {
  CustomerId,
  LedgerTransactionId,
  LocationId,
  OrderId,
  PaymentId,
  ReceivableId,
  ReceivableSettlementId,
} from '../base/ids.ts'
import type { Versioned } from '../base/record.ts'
import type { Currency } from '../money/money.ts'
import type { LocalDate } from '../time/local-time.ts'

/** What a customer owes for one payment on account (挂账). */
export interface Receivable extends Versioned {
  readonly id: ReceivableId
  readonly customerId: CustomerId
  readonly locationId: LocationId
  readonly orderId: OrderId
  readonly paymentId: PaymentId
  readonly currency: Currency
  readonly amountMinor: number
  /** What has been paid of it, or was given back of the order. */
  readonly settledMinor: number
}

/** A part of a settlement that one receivable got. */
export interface SettledReceivable {
  readonly receivableId: ReceivableId
  readonly amountMinor: number
}

/** Money that a customer paid for what they owed. Never changed. */
export interface ReceivableSettlement {
  readonly id: ReceivableSettlementId
  readonly customerId: CustomerId
  readonly locationId: LocationId
  readonly currency: Currency
  readonly amountMinor: number
  readonly allocations: readonly SettledReceivable[]
  readonly businessDate: LocalDate
  readonly settledAtMs: number
  readonly transactionId: LedgerTransactionId
}

/** What of it is still owed. */
export function openOf({ amountMinor, settledMinor }: Pick<Receivable, 'amountMinor' | 'settledMinor'>): number {
  return amountMinor - settledMinor
}

/** Takes that much off the receivables, in their order; gives those that change, and what each of them got. */
export function reduceReceivables(
  receivables: readonly Receivable[],
  amountMinor: number,
  nowMs: number,
): { readonly changed: readonly Receivable[]; readonly allocations: readonly SettledReceivable[] } {
  let leftMinor = amountMinor
  const changed: Receivable[] = []
  const allocations: SettledReceivable[] = []
  for (const receivable of receivables) {
    const taken = Math.min(openOf(receivable), leftMinor)
    if (taken === 0) continue
    leftMinor -= taken
    const { version, settledMinor } = receivable
    changed.push({ ...receivable, settledMinor: settledMinor + taken, version: version + 1, updatedAtMs: nowMs })
    allocations.push({ receivableId: receivable.id, amountMinor: taken })
  }
  return { changed, allocations }
}
