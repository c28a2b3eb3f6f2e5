import {
  accountsOfCard,
  type CustomerCard,
  type CustomerId,
  cardAfterMerge,
  type MembershipCard,
  type ReadTransaction,
  type Transaction,
} from '@mendian/core'
import { announceCards } from '../customer-cards/card-view.ts'
import type { Announcement, WriteRun } from '../operation.ts'
import { assertReplaced } from '../version.ts'

/** Cards beyond these move when the two are merged again. */
const cardsAtOnce = 200

/** The cards that a duplicate owns or shares, and the membership cards of both. */
export interface CardsOfDuplicate {
  readonly cards: readonly CustomerCard[]
  readonly membership: MembershipCard | undefined
  readonly ofDuplicate: MembershipCard | undefined
}

/** Reads them under the locks on each. */
export async function loadCardsOfDuplicate(
  tx: ReadTransaction,
  { fromId, toId }: { readonly fromId: CustomerId; readonly toId: CustomerId },
  run: WriteRun,
): Promise<CardsOfDuplicate> {
  const [cards, membership, ofDuplicate] = await Promise.all([
    tx.customerCards.list({ holderId: fromId }, { limit: cardsAtOnce }),
    tx.membershipCards.currentOf(toId),
    tx.membershipCards.currentOf(fromId),
  ])
  run.requireLocks(cards.map(({ id }) => ({ kind: 'RECORD', id })))
  return { cards, membership, ofDuplicate }
}

/** Moves them: who has a membership card keeps it, and the duplicate's is replaced by that. */
export async function moveCards(
  tx: Transaction,
  { cards, membership, ofDuplicate }: CardsOfDuplicate,
  both: { readonly fromId: CustomerId; readonly toId: CustomerId },
  { nowMs }: Pick<WriteRun, 'nowMs'>,
): Promise<readonly Announcement[]> {
  const moved = cards.map((card) => cardAfterMerge(card, both, nowMs))
  for (const { card } of moved) {
    assertReplaced(await tx.customerCards.replace(card, card.version - 1), 'the card')
    await tx.customerCards.setHolders(card)
  }
  if (membership && ofDuplicate) {
    const { version } = ofDuplicate
    const replaced = { ...ofDuplicate, state: 'REPLACED', version: version + 1, updatedAtMs: nowMs } as const
    assertReplaced(await tx.membershipCards.replace(replaced, version), 'the membership card')
  }
  await tx.membershipCards.moveAll(both.fromId, both.toId)
  await tx.giftCards.moveAll(both.fromId, both.toId)
  const balances = await tx.ledger.balances(cards.flatMap(accountsOfCard))
  const events = moved.map(({ event }) => event)
  return announceCards(events, balances, nowMs)
}
