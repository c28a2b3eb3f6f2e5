import type { LedgerTransactionId, LotId, TierId } from '../base/ids.ts'

/** What an order earned into a sub-ledger. */
export interface SubLedgerEarned {
  readonly subLedgerCode: string
  /** What settled points that were owed included. */
  readonly points: number
  readonly lotId: LotId | null
  readonly availableAtMs: number | null
  readonly expiresAtMs: number | null
  /** By the ordinals of the order. */
  readonly lines: readonly { readonly points: number; readonly pointsReturned: number }[]
  readonly pointsForfeited?: number
}

/** What completing an order did for its customer, kept with the order: what a refund takes back. */
export interface OrderLoyalty {
  /** What the order earned into the main balance, what settled points that were owed included. */
  readonly points: number
  /** The transaction that gave them; null where there were none. */
  readonly transactionId: LedgerTransactionId | null
  /** The lot they made; null where all of them settled what was owed. */
  readonly lotId: LotId | null
  /** From when they can be spent. */
  readonly availableAtMs: number | null
  readonly expiresAtMs: number | null
  /** By the ordinals of the order. */
  readonly lines: readonly {
    readonly points: number
    readonly totalMinor: number
    readonly returnedMinor: number
    readonly pointsReturned: number
  }[]
  /** How many of those that were returned had ended unused: nobody was asked for them. None when absent. */
  readonly pointsForfeited?: number
  /** What it earned into sub-ledgers, those that got something. Nothing when absent. */
  readonly subLedgers?: readonly SubLedgerEarned[]
  /** What counted towards the customer's spending. */
  readonly spentMinor: number
  /** 1 where the order was a visit itself; that of a booking was counted when it was redeemed. */
  readonly visits: number
  /** Under which keys its uses of limited boosts were counted: reopening the order gives them back. */
  readonly boostKeys: readonly string[]
  /** The tier that the customer reached with it, if any, and the one before. */
  readonly tierReached: { readonly tierId: TierId; readonly previousTierId: TierId | null } | null
}
