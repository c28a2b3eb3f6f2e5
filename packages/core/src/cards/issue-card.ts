import { assert, present } from '../base/assert.ts'
import {
  type CustomerCardId,
  type CustomerId,
  type EntitlementId,
  idOf,
  type LocationId,
  type OrderId,
} from '../base/ids.ts'
import { accountOf } from '../ledger/account.ts'
import { credit, debit, issue, type Move } from '../ledger/post.ts'
import { visitUnit } from '../ledger/unit.ts'
import { allocate } from '../money/allocate.ts'
import type { TimeZoneId } from '../time/zone.ts'
import { deferredOf, storedValueOf, visitsOf } from './card-books.ts'
import type { CardProduct } from './card-product.ts'
import { type CustomerCard, termsOfProduct } from './customer-card.ts'
import type { Entitlement } from './entitlement.ts'
import { dueOf, isEarnedByTime, validityEnd } from './validity.ts'

export interface IssueCard {
  readonly cardId: CustomerCardId
  readonly number: string
  /** As many as {@link entitlementCount} says. */
  readonly entitlementIds: readonly EntitlementId[]
  readonly customerId: CustomerId
  readonly orderId: OrderId | null
  /** What was paid for it, in minor units of the product's currency. */
  readonly paidMinor: number
  /** When it ends, where that is known already; by its terms when absent. */
  readonly expiresAtMs?: number | undefined
  /** Where it is sold. */
  readonly location: { readonly id: LocationId; readonly timeZone: TimeZoneId }
}

/** A new card, and the movements that make its value: credits of exactly what was paid, and visits. */
export interface IssuedCard {
  readonly card: CustomerCard
  readonly moves: readonly Move[]
}

type ItemGift = Extract<CardProduct['gifts'][number], { kind: 'ITEM' }>

function itemGifts({ gifts }: Pick<CardProduct, 'gifts'>): readonly ItemGift[] {
  return gifts.filter((gift) => gift.kind === 'ITEM')
}

/** The ids of a card's entitlements, after the card's own: digits alone follow the last e, so that none is another's. */
export function entitlementIdsOf(cardId: string, count: number): readonly EntitlementId[] {
  const body = cardId.slice(cardId.indexOf('_') + 1)
  return Array.from({ length: count }, (_, n) => idOf('Entitlement', `${body}e${n}`))
}

/** How many entitlements a card of that product has: one for each component and each item given with it. */
export function entitlementCount(product: Pick<CardProduct, 'components' | 'gifts'>): number {
  return product.components.length + itemGifts(product).length
}

/**
 * Makes the card that was sold. Its price is owed until it is used: by its visits, which share it by what they are
 * worth, by the days of its validity, or as a balance that can be spent. Gifts cost nothing and earn nothing.
 */
export function issueCard(product: CardProduct, command: IssueCard, nowMs: number): IssuedCard {
  const { location, paidMinor } = command
  assert(Number.isSafeInteger(paidMinor) && paidMinor >= 0, 'a card costs nothing or more')
  const terms = termsOfProduct(product)
  const begins = terms.activation === 'ON_SALE'
  const ends = begins && terms.validity !== null ? validityEnd(location.timeZone, nowMs, terms.validity) : null
  const made: CustomerCard = {
    id: command.cardId,
    number: command.number,
    previousNumbers: [],
    productId: product.id,
    customerId: command.customerId,
    holderIds: [],
    locationId: location.id,
    timeZone: location.timeZone,
    orderId: command.orderId,
    currency: product.price.currency,
    paidMinor,
    terms,
    entitlements: entitlementsFor(product, command.entitlementIds),
    state: begins ? 'ACTIVE' : 'ISSUED',
    activatedAtMs: begins ? nowMs : null,
    expiresAtMs: command.expiresAtMs ?? ends,
    freeze: null,
    frozenDays: 0,
    guestUses: null,
    dueAtMs: null,
    version: 1,
    createdAtMs: nowMs,
    updatedAtMs: nowMs,
  }
  const card = { ...made, dueAtMs: dueOf(made, nowMs) }
  const moves = terms.kind === 'STORED_VALUE_CARD' ? storedValue(card, product) : [...price(card), ...visits(card)]
  return { card, moves }
}

function entitlementsFor(product: CardProduct, ids: readonly EntitlementId[]): readonly Entitlement[] {
  assert(ids.length === entitlementCount(product), 'an id for each entitlement')
  const gifts = itemGifts(product).map(({ name, serviceIds, quantity }) => {
    return { name, serviceIds, quantity, unitsPerUse: [], unitValueMinor: 0, gift: true }
  })
  return [...product.components.map((component) => ({ ...component, gift: false })), ...gifts].map((part, index) => {
    return { id: present(ids[index], 'an id for each entitlement'), ...part }
  })
}

/** The price is owed, or earned at once where neither uses nor days earn it. */
function price(card: CustomerCard): readonly Move[] {
  const earnedAtOnce = card.terms.kind === 'DISCOUNT_CARD' && !isEarnedByTime(card)
  if (earnedAtOnce) return [credit(accountOf('CARD_REVENUE', card.currency), card.paidMinor)]
  return [credit(deferredOf(card), card.paidMinor)]
}

/** The visits, each component with its share of the price. */
function visits(card: CustomerCard): readonly Move[] {
  const counted = card.entitlements.filter(({ quantity }) => quantity !== null)
  const paid = counted.filter(({ gift }) => !gift)
  const costs = paid.length === 0 ? [] : allocate(card.paidMinor, weightsOf(paid))
  return counted.flatMap((entitlement) => {
    const amountMinor = present(entitlement.quantity, 'it is counted')
    const costMinor = entitlement.gift ? 0 : (costs[paid.indexOf(entitlement)] ?? 0)
    return [
      debit(accountOf('VISITS_ISSUED', visitUnit, entitlement.id), amountMinor),
      issue(visitsOf(entitlement.id), {
        origin: entitlement.gift ? 'GIFT' : 'CARD_SALE',
        amountMinor,
        cost: { amountMinor: costMinor, currency: card.currency },
        deferredCardId: card.id,
        expiresAtMs: card.expiresAtMs,
      }),
    ]
  })
}

/** By list value, or by the number of units where nothing says what they are worth. */
function weightsOf(paid: readonly Entitlement[]): readonly number[] {
  const values = paid.map(({ quantity, unitValueMinor }) => (quantity ?? 0) * unitValueMinor)
  return values.every((value) => value > 0) ? values : paid.map(({ quantity }) => quantity ?? 0)
}

/** What was paid is principal, what the card can pay beyond that is bonus. */
function storedValue(card: CustomerCard, { storedValueMinor }: CardProduct): readonly Move[] {
  const [principal, bonus] = storedValueOf(card.id, card.currency)
  const { paidMinor, expiresAtMs } = card
  const bonusMinor = present(storedValueMinor, 'a stored-value card says what it can pay') - paidMinor
  const lot = { expiresAtMs, origin: 'CARD_SALE' } as const
  const moves: Move[] = []
  if (paidMinor > 0) {
    moves.push(
      issue(principal, { ...lot, amountMinor: paidMinor, cost: { amountMinor: paidMinor, currency: card.currency } }),
    )
  }
  if (bonusMinor > 0) {
    moves.push(debit(accountOf('BONUS_GRANTED', card.currency), bonusMinor))
    moves.push(issue(bonus, { ...lot, origin: 'BONUS', amountMinor: bonusMinor, cost: null }))
  }
  return moves
}
