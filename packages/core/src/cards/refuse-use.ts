import type { RefusalOf } from '../base/decision.ts'
import type { CustomerCardId, CustomerId, LocationId } from '../base/ids.ts'
import { isWithinWindows, timeWindowOf, wallClockAt } from '../time/time-window.ts'
import type { TimeZoneId } from '../time/zone.ts'
import { type CardStateNow, type CustomerCard, cardStateAt, isFrozen } from './customer-card.ts'

/** Where and by whom a card is to be used. */
export interface CardUse {
  readonly location: { readonly id: LocationId; readonly timeZone: TimeZoneId }
  readonly customerId: CustomerId
}

export type CardStateRefusal =
  | RefusalOf<'card_blocked', { cardId: string }>
  | RefusalOf<'card_state_forbids', { cardId: CustomerCardId; state: CardStateNow }>
  | RefusalOf<'card_expired', { cardId: CustomerCardId; expiresAtMs: number | null }>
  | RefusalOf<'card_frozen', { cardId: CustomerCardId; untilMs: number }>

export type CardUseRefusal =
  | CardStateRefusal
  | RefusalOf<'card_not_valid_at_location', { cardId: CustomerCardId; locationId: LocationId }>
  | RefusalOf<'card_not_held', { cardId: CustomerCardId; customerId: CustomerId }>
  | RefusalOf<'card_outside_hours', { cardId: CustomerCardId }>

/** Why the card's state keeps it from being used or changed, if so. */
export function refuseState(card: CustomerCard, nowMs: number): CardStateRefusal | undefined {
  const cardId = card.id
  const state = cardStateAt(card, nowMs)
  if (state === 'BLOCKED') return { code: 'card_blocked', details: { cardId } }
  if (state === 'REFUNDED') return { code: 'card_state_forbids', details: { cardId, state } }
  if (state === 'EXPIRED') return { code: 'card_expired', details: { cardId, expiresAtMs: card.expiresAtMs } }
  return undefined
}

/** Why the card cannot be used there by them now, whatever for. */
export function refuseUse(card: CustomerCard, use: CardUse, nowMs: number): CardUseRefusal | undefined {
  const cardId = card.id
  const forbidden = refuseState(card, nowMs)
  if (forbidden) return forbidden
  const { freeze, terms, customerId, holderIds } = card
  if (freeze && isFrozen(card, nowMs) && !freeze.keepsBenefits) {
    return { code: 'card_frozen', details: { cardId, untilMs: freeze.untilMs } }
  }
  const { location } = use
  if (terms.useAtLocationIds !== null && !terms.useAtLocationIds.includes(location.id)) {
    return { code: 'card_not_valid_at_location', details: { cardId, locationId: location.id } }
  }
  if (use.customerId !== customerId && !holderIds.includes(use.customerId)) {
    return { code: 'card_not_held', details: { cardId, customerId: use.customerId } }
  }
  if (terms.windows !== null) {
    const clock = wallClockAt(location.timeZone, nowMs)
    if (!isWithinWindows(terms.windows.map(timeWindowOf), clock))
      return { code: 'card_outside_hours', details: { cardId } }
  }
  return undefined
}
