import type { CustomerCardId, EntitlementId, LedgerTransactionId, LocationId } from '../base/ids.ts'
import { type Account, accountOf } from '../ledger/account.ts'
import { availableOf, type Books, balanceOf, lotsOf, withLot } from '../ledger/books.ts'
import type { EntryHeader, LedgerSourceKind } from '../ledger/entry.ts'
import type { Lot } from '../ledger/lot.ts'
import { type Move, take } from '../ledger/post.ts'
import { visitUnit } from '../ledger/unit.ts'
import type { LocalDate } from '../time/local-time.ts'
import type { CustomerCard } from './customer-card.ts'

/** Where and when an entry of a card is posted. */
export interface CardPosting {
  readonly transactionId: LedgerTransactionId
  readonly locationId: LocationId
  readonly businessDate: LocalDate
}

/** The entry's header. */
export function cardHeader(posting: CardPosting, kind: LedgerSourceKind, id: string, nowMs: number): EntryHeader {
  const { transactionId, locationId, businessDate } = posting
  return { id: transactionId, locationId, businessDate, occurredAtMs: nowMs, source: { kind, id } }
}

/** The units left of an entitlement. */
export function visitsOf(entitlementId: EntitlementId): Account<'VISITS'> {
  return accountOf('VISITS', visitUnit, entitlementId)
}

/** What has been paid for the card and not been earned. */
export function deferredOf(card: Pick<CustomerCard, 'id' | 'currency'>): Account<'CARD_DEFERRED_REVENUE'> {
  return accountOf('CARD_DEFERRED_REVENUE', card.currency, card.id)
}

/** The balance of a stored-value card: what was paid, and what was given. */
export function storedValueOf(
  cardId: CustomerCardId,
  currency: string,
): readonly [Account<'STORED_VALUE_PRINCIPAL'>, Account<'STORED_VALUE_BONUS'>] {
  return [accountOf('STORED_VALUE_PRINCIPAL', currency, cardId), accountOf('STORED_VALUE_BONUS', currency, cardId)]
}

/** What the card has not earned yet. */
export function deferredMinor(books: Books, card: CustomerCard): number {
  return balanceOf(books, deferredOf(card)).postedMinor
}

/** How many units may be used now; null for any number. */
export function availableUnits(
  books: Books,
  { id, quantity }: Pick<CustomerCard['entitlements'][number], 'id' | 'quantity'>,
  nowMs: number,
): number | null {
  return quantity === null ? null : availableOf(books, visitsOf(id), nowMs)
}

/** All lots that lie on the card. */
export function lotsOfCard(books: Books, card: Pick<CustomerCard, 'id' | 'currency' | 'entitlements'>): readonly Lot[] {
  const counted = card.entitlements.filter(({ quantity }) => quantity !== null).map(({ id }) => visitsOf(id))
  return [...counted, ...storedValueOf(card.id, card.currency)].flatMap((account) => lotsOf(books, account))
}

/** The books with every open lot of the card ending then; what has expired by now stays expired. */
export function withLotsEnding(
  books: Books,
  card: Pick<CustomerCard, 'id' | 'currency' | 'entitlements'>,
  expiresAtMs: number | null,
  nowMs: number,
): Books {
  return lotsOfCard(books, card)
    .filter((lot) => lot.remainingMinor > 0 && (lot.expiresAtMs === null || nowMs < lot.expiresAtMs))
    .reduce((next, lot) => withLot(next, { ...lot, expiresAtMs }), books)
}

/** Takes everything that is free off the card's lots, against where it was issued from. */
export function emptyLots(books: Books, card: CustomerCard): readonly Move[] {
  const moves: Move[] = []
  for (const lot of lotsOfCard(books, card)) {
    const amountMinor = lot.remainingMinor - lot.heldMinor
    if (amountMinor === 0) continue
    const allocations = [{ lotId: lot.id, amountMinor }]
    if (lot.account === 'VISITS') {
      const entitlementId = lot.subjectId as EntitlementId
      moves.push(take(visitsOf(entitlementId), allocations))
      moves.push({
        kind: 'AMOUNT',
        account: accountOf('VISITS_ISSUED', visitUnit, entitlementId),
        amountMinor: 0 - amountMinor,
      })
      continue
    }
    const [principal, bonus] = storedValueOf(card.id, card.currency)
    const isBonus = lot.account === 'STORED_VALUE_BONUS'
    moves.push(take(isBonus ? bonus : principal, allocations))
    if (isBonus)
      moves.push({ kind: 'AMOUNT', account: accountOf('BONUS_GRANTED', card.currency), amountMinor: 0 - amountMinor })
  }
  return moves
}
