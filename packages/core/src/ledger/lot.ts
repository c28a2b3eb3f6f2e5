import { type CustomerCardId, idOf, type LedgerTransactionId, type LocationId, type LotId } from '../base/ids.ts'
import { type AccountKey, accountKey, type LotCode } from './account.ts'
import type { LedgerSource } from './entry.ts'
import type { LedgerUnit } from './unit.ts'

/** How value came to its holder. */
export type LotOrigin =
  | 'TOP_UP'
  | 'BONUS'
  | 'EARNED'
  | 'GIFT_CARD'
  | 'CARD_SALE'
  | 'GIFT'
  | 'REFUND'
  | 'TRANSFER'
  | 'ADJUSTMENT'
  | 'OPENING'

/** Value that came at one time, for one price, with one expiry. What remains of it never exceeds what came. */
export interface Lot {
  readonly id: LotId
  readonly account: LotCode
  readonly subjectId: string
  readonly unit: LedgerUnit
  readonly origin: LotOrigin
  /** Where it was issued; what expires is earned there. */
  readonly locationId: LocationId
  readonly originalMinor: number
  readonly remainingMinor: number
  /** The part of the remainder that holds keep. */
  readonly heldMinor: number
  /** What was paid for the whole lot, in minor units; 0 for a gift. */
  readonly costMinor: number
  /** The part of the cost that belongs to the remainder. */
  readonly costLeftMinor: number
  /** The currency of the cost; null where it cost nothing. */
  readonly costCurrency: string | null
  /** The card whose deferred revenue is this lot's cost, for visits of a card that was sold. */
  readonly deferredCardId: CustomerCardId | null
  /** Before this it is pending: counted, but not to be spent. */
  readonly availableFromMs: number
  readonly expiresAtMs: number | null
  readonly createdAtMs: number
  readonly source: LedgerSource
}

/** What a lot is issued with; the rest follows from the entry. */
export interface NewLot {
  readonly origin: LotOrigin
  readonly amountMinor: number
  readonly cost: { readonly amountMinor: number; readonly currency: string } | null
  readonly deferredCardId?: CustomerCardId
  /** At once when absent. */
  readonly availableFromMs?: number
  /** Never when absent. */
  readonly expiresAtMs?: number | null
  /** Where it first came from, where it only changes hands; the entry's source when absent. */
  readonly source?: LedgerSource
}

/** A part of a lot that is taken or held. */
export interface LotAllocation {
  readonly lotId: LotId
  readonly amountMinor: number
}

/** A part of a lot with the cost that was taken with it. */
export interface CostedAllocation extends LotAllocation {
  readonly costMinor: number
}

/** The lot that a line of a transaction makes. */
export function lotIdOf(transactionId: LedgerTransactionId, lineNo: number): LotId {
  // The last n of it is the separator, since digits alone follow; so different lines make different lots.
  return idOf('Lot', `${transactionId.slice(transactionId.indexOf('_') + 1)}n${lineNo}`)
}

/** Whether that transaction has made the lot. */
export function isMadeBy(lotId: LotId, transactionId: LedgerTransactionId): boolean {
  const made = lotIdOf(transactionId, 0).slice(0, -1)
  return lotId.startsWith(made) && /^\d+$/.test(lotId.slice(made.length))
}

export function lotAccountKey(lot: Pick<Lot, 'account' | 'subjectId' | 'unit'>): AccountKey {
  return accountKey(lot.account, lot.subjectId, lot.unit)
}

/** What nobody holds of it. */
export function freeOf(lot: Lot): number {
  return lot.remainingMinor - lot.heldMinor
}

/** Whether it may be spent at that instant: not pending, not expired. */
export function isSpendable(lot: Lot, nowMs: number): boolean {
  return lot.availableFromMs <= nowMs && (lot.expiresAtMs === null || nowMs < lot.expiresAtMs)
}
