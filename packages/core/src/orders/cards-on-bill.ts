import { type RefusalOf, refuse } from '../base/decision.ts'
import type { CardProductId, CustomerCardId, ServiceId } from '../base/ids.ts'
import type { CardProduct } from '../cards/card-product.ts'
import { type CardStanding, type CoveredUnits, coverLines, inOrderOfUse } from '../cards/cover-lines.ts'
import type { CustomerCard } from '../cards/customer-card.ts'
import type { GiftCard } from '../cards/gift-card.ts'
import type { GuestRefusal } from '../cards/guest-pass.ts'
import type { PrepaidPolicy, PrepaidRefusal } from '../cards/prepaid-policy.ts'
import type { LoadRefusal } from '../cards/refuse-load.ts'
import type { UnverifiedRefusal } from '../cards/refuse-unverified.ts'
import { type CardUseRefusal, refuseUse } from '../cards/refuse-use.ts'
import type { Customer } from '../people/customer.ts'
import type { Location } from '../places/location.ts'
import type { LineScope } from '../pricing/line-scope.ts'
import type { PricingRule } from '../pricing/pricing-rule.ts'
import type { NamedLine } from './named-line.ts'

/** What a bill needs to know of cards. */
export interface CardsOnBill {
  /** The products that are sold on it. */
  readonly products: ReadonlyMap<string, CardProduct>
  /** Of those, the ones that the customer has or had a card of. */
  readonly bought: ReadonlySet<CardProductId>
  readonly policies: readonly PrepaidPolicy[]
  /** The gift cards that are loaded on it, with what they hold. */
  readonly giftCards: ReadonlyMap<string, { readonly card: GiftCard; readonly balanceMinor: number }>
  /** Which cards are to pay for services: those named, or whatever the customer has. */
  readonly use: readonly CustomerCardId[] | 'AUTO'
  /** The cards that the customer owns or shares, and those that are named. */
  readonly held: readonly CardStanding[]
}

export const noCards: CardsOnBill = {
  products: new Map(),
  bought: new Set(),
  policies: [],
  giftCards: new Map(),
  use: [],
  held: [],
}

export type CardsOnBillRefusal =
  | CardUseRefusal
  | GuestRefusal
  | PrepaidRefusal
  | UnverifiedRefusal
  | RefusalOf<'card_does_not_cover', { cardId: CustomerCardId; serviceId: ServiceId | null }>
  | RefusalOf<'card_not_sold_here', { cardProductId: CardProductId; line: number }>
  | RefusalOf<'card_bought_before', { cardProductId: CardProductId; line: number }>
  | LoadRefusal

type Covered =
  | { readonly ok: true; readonly covered: readonly CoveredUnits[] }
  | { readonly ok: false; readonly refusal: CardsOnBillRefusal | RefusalOf<'customer_required', { line?: number }> }

/** Which units of the services on the bill the customer's cards pay for; a card that is named pays for something. */
export function coverBill(
  { use, held }: CardsOnBill,
  named: readonly NamedLine[],
  customer: Customer | null,
  location: Location,
  nowMs: number,
): Covered {
  if (use !== 'AUTO' && use.length === 0) return { ok: true, covered: [] }
  if (!customer) return use === 'AUTO' ? { ok: true, covered: [] } : refuse('customer_required', {})
  const lines = named.flatMap(({ serviceId, quantity, guest }, line) =>
    serviceId ? [{ line, serviceId, quantity, guest }] : [],
  )
  const cards = use === 'AUTO' ? inOrderOfUse(held) : use.flatMap((id) => held.find(({ card }) => card.id === id) ?? [])
  const { covered, idle } = coverLines(lines, cards, { location, customerId: customer.id }, nowMs)
  const [first] = use === 'AUTO' ? [] : idle
  if (!first) return { ok: true, covered }
  if (first.refusal) return { ok: false, refusal: first.refusal }
  return refuse('card_does_not_cover', { cardId: first.cardId, serviceId: lines[0]?.serviceId ?? null })
}

/** The discount cards that the customer can use here and now, as rules of the quote. */
export function discountCardRules(
  { held }: CardsOnBill,
  customer: Customer | null,
  location: Location,
  nowMs: number,
): readonly PricingRule[] {
  if (!customer) return []
  return held
    .map(({ card }) => card)
    .filter((card) => !refuseUse(card, { location, customerId: customer.id }, nowMs))
    .flatMap(discountRule)
}

function discountRule({ id, terms }: CustomerCard): readonly PricingRule[] {
  const { discount, name, priority } = terms
  if (discount === null) return []
  const { percentOffBasisPoints, itemIds, excludedItemIds } = discount
  const scope: LineScope = { kinds: ['SERVICE', 'PRODUCT'], itemIds, categoryIds: null, excludedItemIds }
  return [
    {
      id,
      version: 1,
      name,
      source: 'DISCOUNT_CARD',
      level: 'ITEM',
      effect: { kind: 'PERCENT_OFF', percentOffBasisPoints, maxOffMinor: null },
      scope,
      windows: null,
      minSpendMinor: 0,
      priority,
      // Of several discount cards each line has the best.
      exclusiveGroups: ['discount-cards'],
      exclusive: false,
      base: 'DISCOUNTED',
    },
  ]
}
