import type { CustomerCardId, CustomerId, LocationId, OrderId, PaymentId, ReceivableId } from '../base/ids.ts'
import type { Versioned } from '../base/record.ts'
import type { Currency } from '../money/money.ts'

/** What a customer owes for one payment on account (挂账), or for the freeze of a card. */
export interface Receivable extends Versioned {
  readonly id: ReceivableId
  readonly customerId: CustomerId
  readonly locationId: LocationId
  /** The payment on account; null for a fee. */
  readonly orderId: OrderId | null
  readonly paymentId: PaymentId | null
  /** The card that was frozen for a fee; null for a payment. */
  readonly customerCardId: CustomerCardId | null
  readonly currency: Currency
  readonly amountMinor: number
  /** What the customer has paid of it. */
  readonly paidMinor: number
  /** What refunds of the order took off it. */
  readonly returnedMinor: number
  /** What nobody expects any more. */
  readonly writtenOffMinor: number
}

/** A part of a settlement that one receivable got. */
export interface SettledReceivable {
  readonly receivableId: ReceivableId
  readonly amountMinor: number
}

/** What of it is still owed. */
export function openOf({
  amountMinor,
  paidMinor,
  returnedMinor,
  writtenOffMinor,
}: Pick<Receivable, 'amountMinor' | 'paidMinor' | 'returnedMinor' | 'writtenOffMinor'>): number {
  return amountMinor - paidMinor - returnedMinor - writtenOffMinor
}

/** Takes that much of what is open off the receivables, in their order: those that change, and what each of them got. */
export function settleEach(
  receivables: readonly Receivable[],
  amountMinor: number,
  into: 'paidMinor' | 'writtenOffMinor',
  nowMs: number,
): { readonly changed: readonly Receivable[]; readonly allocations: readonly SettledReceivable[] } {
  let leftMinor = amountMinor
  const changed: Receivable[] = []
  const allocations: SettledReceivable[] = []
  for (const receivable of receivables) {
    const taken = Math.min(openOf(receivable), leftMinor)
    if (taken === 0) continue
    leftMinor -= taken
    const { version } = receivable
    changed.push({ ...receivable, [into]: receivable[into] + taken, version: version + 1, updatedAtMs: nowMs })
    allocations.push({ receivableId: receivable.id, amountMinor: taken })
  }
  return { changed, allocations }
}

/** What taking back some of the order takes off a receivable. */
export interface ReturnedReceivable {
  readonly receivable: Receivable
  /** Of what is still owed. */
  readonly openMinor: number
  /** Of what was written off: the loss is smaller. */
  readonly writtenOffMinor: number
}

/** Takes at most that much off a receivable whose order goes back: first what is open, then what was written off. */
export function returnReceivable(receivable: Receivable, amountMinor: number, nowMs: number): ReturnedReceivable {
  const openMinor = Math.min(openOf(receivable), amountMinor)
  const writtenOffMinor = Math.min(receivable.writtenOffMinor, amountMinor - openMinor)
  return {
    openMinor,
    writtenOffMinor,
    receivable: {
      ...receivable,
      returnedMinor: receivable.returnedMinor + openMinor + writtenOffMinor,
      writtenOffMinor: receivable.writtenOffMinor - writtenOffMinor,
      version: receivable.version + 1,
      updatedAtMs: nowMs,
    },
  }
}
