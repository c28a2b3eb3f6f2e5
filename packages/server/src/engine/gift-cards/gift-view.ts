import {
  type Books,
  balanceOf,
  businessDate,
  formatInstant,
  type GiftCard,
  type GiftCardChanges,
  type GiftCardEvent,
  type GiftCardId,
  giftBalanceOf,
  type Location,
  present,
  type Transaction,
} from '@mendian/core'
import type { giftCardView as giftCardSchema } from '@mendian/core/schemas'
import type { z } from 'zod'
import { accountLocks, loadBooks } from '../ledger/load-books.ts'
import { notFound } from '../not-found.ts'
import type { Announcement, WriteResult, WriteRun } from '../operation.ts'
import type { Refusal } from '../refusal.ts'
import { assertReplaced, refuseVersion } from '../version.ts'

export type GiftCardView = z.output<typeof giftCardSchema>

/** A gift card as callers see it, with what it holds; its times are in UTC. */
export function giftCardView(card: GiftCard, balanceMinor: number): GiftCardView {
  const { id, codeHint, state, currency, locationId, customerId, replacedById, version } = card
  const utc = (atMs: number): string => formatInstant('UTC', atMs)
  return {
    ...{ id, codeHint, state, currency, balanceMinor, locationId, customerId },
    expiresAt: card.expiresAtMs === null ? null : utc(card.expiresAtMs),
    ...{ replacedById, version },
    createdAt: utc(card.createdAtMs),
    updatedAt: utc(card.updatedAtMs),
  }
}

/** What a gift card holds, as these books have it. */
export function giftBalance(card: GiftCard, books: Books): number {
  return balanceOf(books, giftBalanceOf(card)).postedMinor
}

/** Gift card events as they are announced. */
export function announceGiftCards(events: readonly GiftCardEvent[], books: Books): readonly Announcement[] {
  return events.map(({ type, subject, previous }) => ({
    type,
    locationId: subject.locationId,
    subject: { kind: 'GIFT_CARD', id: subject.id, version: subject.version },
    data: {
      giftCard: giftCardView(subject, giftBalance(subject, books)),
      ...(previous ? { previous: { state: previous.state } } : {}),
    },
  }))
}

export interface LoadedGiftCards {
  readonly cards: readonly GiftCard[]
  /** Where the first of them is issued. */
  readonly location: Location
  readonly businessDate: string
  readonly books: Books
}

type Loaded =
  | { readonly ok: true; readonly loaded: LoadedGiftCards }
  | { readonly ok: false; readonly refusal: Refusal }

/** Reads these cards, in this order, with what they hold, under the locks on it. */
export async function loadGiftCards(
  tx: Transaction,
  giftCardIds: readonly [GiftCardId, ...GiftCardId[]],
  run: WriteRun,
): Promise<Loaded> {
  run.requireLocks(accountLocks(giftCardIds))
  const found = await tx.giftCards.findMany(giftCardIds)
  const cards: GiftCard[] = []
  for (const id of giftCardIds) {
    const card = found.find((one) => one.id === id)
    if (!card) return notFound('GiftCard', id)
    cards.push(card)
  }
  const [first] = cards as [GiftCard]
  const conflict = refuseVersion(first, run.expectedVersion)
  if (conflict) return conflict
  const location = present(await tx.locations.find(first.locationId), 'a gift card is of a location that exists')
  const date = businessDate(location, run.nowMs)
  const query = { locationId: location.id, businessDate: date, subjectIds: giftCardIds }
  return { ok: true, loaded: { cards, location, businessDate: date, books: await loadBooks(tx, query, run.nowMs) } }
}

/** Stores what became of a gift card, with what happened to it. */
export async function keepGiftCard(tx: Transaction, before: GiftCard, changes: GiftCardChanges): Promise<void> {
  assertReplaced(await tx.giftCards.replace(changes.card, before.version), 'the gift card')
  await tx.giftCards.append(changes.activities)
}

/** What a write answers of a gift card it has changed. */
export function giftCardResult(
  card: GiftCard,
  books: Books,
  events: readonly GiftCardEvent[],
): WriteResult<GiftCardView> {
  return {
    ok: true,
    value: giftCardView(card, giftBalance(card, books)),
    subjectId: card.id,
    announcements: announceGiftCards(events, books),
  }
}
