import {
  accountsOfCard,
  type Books,
  businessDate,
  type CardPosting,
  type CardRefundState,
  type CustomerCard,
  type CustomerCardId,
  discountUseKey,
  type Location,
  type LocationId,
  ledgerChangesOf,
  present,
  type ReadTransaction,
  type Transaction,
} from '@mendian/core'
import { accountLocks, loadBooks } from '../ledger/load-books.ts'
import { notFound, referenceNotFound } from '../not-found.ts'
import type { WriteRun } from '../operation.ts'
import type { Refusal } from '../refusal.ts'
import { assertReplaced, refuseVersion } from '../version.ts'

/** A card with its part of the books, and where the entry about it is posted. */
export interface LoadedCard {
  readonly card: CustomerCard
  readonly location: Location
  readonly books: Books
  readonly posting: CardPosting
}

type Loaded = { readonly ok: true; readonly loaded: LoadedCard } | { readonly ok: false; readonly refusal: Refusal }

/**
 * Reads a card and what lies on it, under the locks on all of it. Entries are posted at `locationId`, or where the card
 * was sold when absent.
 */
export async function loadCard(
  tx: Transaction,
  id: CustomerCardId,
  run: WriteRun,
  options: { readonly locationId?: LocationId; readonly withOwner?: boolean } = {},
): Promise<Loaded> {
  const [card, named] = await Promise.all([
    tx.customerCards.find(id),
    options.locationId === undefined ? undefined : tx.locations.find(options.locationId),
  ])
  if (!card) return notFound('CustomerCard', id)
  if (options.locationId !== undefined && !named) return referenceNotFound('Location', options.locationId)
  const conflict = refuseVersion(card, run.expectedVersion)
  if (conflict) return conflict
  const subjectIds = [...accountsOfCard(card), ...(options.withOwner ? [card.customerId] : [])]
  run.requireLocks(accountLocks(subjectIds))
  const location = named ?? present(await tx.locations.find(card.locationId), 'a card is of a location that exists')
  const date = businessDate(location, run.nowMs)
  const books = await loadBooks(tx, { locationId: location.id, businessDate: date, subjectIds }, run.nowMs)
  const posting = { transactionId: run.ids.next('LedgerTransaction'), locationId: location.id, businessDate: date }
  return { ok: true, loaded: { card, location, books, posting } }
}

/** What was had of a card, uses taken back left out. */
export type UsesOfCard = Pick<CardRefundState, 'redemptions' | 'discountUses'>

/** What was had of one card. */
export async function usesOfCard(tx: ReadTransaction, id: CustomerCardId): Promise<UsesOfCard> {
  return present((await usesOfCards(tx, [id])).get(id), 'the uses of each card were read')
}

/** What was had of each of those cards. */
export async function usesOfCards(
  tx: ReadTransaction,
  ids: readonly CustomerCardId[],
): Promise<ReadonlyMap<CustomerCardId, UsesOfCard>> {
  const [units, counts] = await Promise.all([
    tx.cardRedemptions.unitsUsed(ids),
    tx.usages.find(ids.map(discountUseKey)),
  ])
  const usesOf = (id: CustomerCardId): UsesOfCard => {
    return { redemptions: units.get(id) ?? [], discountUses: counts.get(discountUseKey(id))?.uses ?? 0 }
  }
  return new Map(ids.map((id) => [id, usesOf(id)]))
}

/** Stores what became of a card. */
export async function keepCard(
  tx: Transaction,
  before: CustomerCard,
  after: CustomerCard,
  books?: Books,
): Promise<void> {
  if (after !== before) assertReplaced(await tx.customerCards.replace(after, before.version), 'the card')
  if (books) await tx.ledger.apply(ledgerChangesOf(books))
}
