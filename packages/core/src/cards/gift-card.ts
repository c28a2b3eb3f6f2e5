import type { CustomerId, GiftCardId, LedgerTransactionId, LocationId } from '../base/ids.ts'
import type { Versioned } from '../base/record.ts'
import { type Account, accountOf } from '../ledger/account.ts'
import type { Currency } from '../money/money.ts'

/** PENDING until it is sold; BLOCKED cards can be unblocked, DEACTIVATED ones cannot. */
export const giftCardStates = ['PENDING', 'ACTIVE', 'BLOCKED', 'DEACTIVATED'] as const
export type GiftCardState = (typeof giftCardStates)[number]

/** A card of whoever has its code (礼品卡). The code itself is kept nowhere. */
export interface GiftCard extends Versioned {
  readonly id: GiftCardId
  /** The last characters of the code, to tell cards apart. */
  readonly codeHint: string
  readonly state: GiftCardState
  readonly currency: Currency
  /** Where it is issued: what expires of it is earned there. */
  readonly locationId: LocationId
  /** Whose it is, where that is known; anybody who has the code can spend it all the same. */
  readonly customerId: CustomerId | null
  readonly expiresAtMs: number | null
  /** The card that its balance has moved to. */
  readonly replacedById: GiftCardId | null
}

export const giftCardActivityKinds = [
  'ACTIVATE',
  'LOAD',
  'UNLOAD',
  'REDEEM',
  'REFUND',
  'BLOCK',
  'UNBLOCK',
  'DEACTIVATE',
  'IMPORT',
  'TRANSFER_BALANCE_FROM',
  'TRANSFER_BALANCE_TO',
] as const
export type GiftCardActivityKind = (typeof giftCardActivityKinds)[number]

export const giftCardReasons = [
  'LOST',
  'STOLEN',
  'SUSPICIOUS_ACTIVITY',
  'CHARGEBACK',
  'DAMAGED',
  'CUSTOMER_REQUEST',
  'OTHER',
] as const
export type GiftCardReason = (typeof giftCardReasons)[number]

/** Something that happened to a gift card; appended and never changed. */
export interface GiftCardActivity {
  readonly giftCardId: GiftCardId
  /** Ten times the card's version after it, and its place in what one write did. */
  readonly ordinal: number
  readonly kind: GiftCardActivityKind
  /** By how much the balance changed, signed. */
  readonly amountMinor: number
  readonly reason: GiftCardReason | null
  /** The order or the other card it is about. */
  readonly sourceId: string | null
  /** Of a load: the entry that made its lot. */
  readonly transactionId: LedgerTransactionId | null
  readonly occurredAtMs: number
}

/** Whether its end has come: it neither pays nor is loaded from then on. */
export function isGiftCardOver({ expiresAtMs }: Pick<GiftCard, 'expiresAtMs'>, nowMs: number): boolean {
  return expiresAtMs !== null && nowMs >= expiresAtMs
}

/** The balance of a gift card. */
export function giftBalanceOf({ id, currency }: Pick<GiftCard, 'id' | 'currency'>): Account<'GIFT_CARDS'> {
  return accountOf('GIFT_CARDS', currency, id)
}
