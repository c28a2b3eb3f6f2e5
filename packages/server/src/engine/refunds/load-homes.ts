import {
  type Customer,
  type CustomerCard,
  type CustomerCardId,
  type CustomerId,
  type GiftCard,
  type GiftCardId,
  homeOf,
  type LockKey,
  type Order,
  type ReadTransaction,
  type ValueHomes,
} from '@mendian/core'
import { followMerges } from '../customers/follow-merges.ts'
import { follow } from '../follow.ts'
import { accountLocks } from '../ledger/load-books.ts'

/** Whose lots have paid with one kind of tender. */
function holdersOf({ payments }: Order, kinds: readonly string[]): readonly string[] {
  const parts = payments.flatMap(({ kind, parts: own }) => (kinds.includes(kind) ? own : []))
  return [...new Set(parts.flatMap(({ lotId, subjectId }) => (lotId && subjectId) || []))]
}

/** What has become of whatever paid for an order: what replaced it is read as well, however often it was replaced. */
export async function loadHomes(tx: ReadTransaction, order: Order): Promise<ValueHomes> {
  const [giftCards, cards] = await Promise.all([
    follow(holdersOf(order, ['GIFT_CARD']), (ids) => tx.giftCards.findMany(ids as readonly GiftCardId[]), replacedBy),
    tx.customerCards.findMany(holdersOf(order, ['CUSTOMER_CARD']) as readonly CustomerCardId[]),
  ])
  const owners = cards.map(({ customerId }) => customerId)
  const customers = await followMerges(tx, [...holdersOf(order, ['STORED_VALUE', 'POINTS']), ...owners])
  return {
    giftCards,
    cards: new Map<string, CustomerCard>(cards.map((card) => [card.id, card])),
    mergedInto: new Map([...customers.values()].flatMap(mergedEntry)),
  }
}

function replacedBy({ replacedById }: GiftCard): string | null {
  return replacedById
}

function mergedEntry({ id, mergedIntoId }: Customer): readonly (readonly [string, CustomerId])[] {
  return mergedIntoId === null ? [] : [[id, mergedIntoId]]
}

/** Whose accounts value would go back to, of those who paid. */
export function homesOf(homes: ValueHomes, subjectIds: readonly string[]): readonly string[] {
  return [...new Set(subjectIds.map((id) => homeOf(homes, id)))]
}

/** What must not change while value goes back to it. */
export function homeLocks(homes: ValueHomes, subjectIds: readonly string[]): readonly LockKey[] {
  return [
    ...accountLocks([...subjectIds, ...homesOf(homes, subjectIds), ...homes.giftCards.keys()]),
    ...[...homes.cards.keys()].map((id) => ({ kind: 'RECORD', id }) as const),
  ]
}
