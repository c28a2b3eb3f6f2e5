import {
  type AccountBalance,
  type CardEvent,
  type CardRedemption,
  type CustomerCard,
  type CustomerCardEvent,
  cardStateAt,
  formatInstant,
  guestPassesAt,
} from '@mendian/core'
import type { customerCardView as cardSchema, cardRedemptionView as redemptionSchema } from '@mendian/core/schemas'
import type { z } from 'zod'
import type { Announcement } from '../operation.ts'

export type CustomerCardView = z.output<typeof cardSchema>
export type CardRedemptionView = z.output<typeof redemptionSchema>

/** Balances of any accounts, as they are read or as a decision leaves them. */
export type Balances = Iterable<Pick<AccountBalance, 'account' | 'subjectId' | 'postedMinor'>>

/** A card as callers see it: what is left of it stands in the books. */
export function customerCardView(card: CustomerCard, balances: Balances, nowMs: number): CustomerCardView {
  const posted = new Map([...balances].map((row) => [`${row.account}:${row.subjectId}`, row.postedMinor]))
  const left = (account: AccountBalance['account'], subjectId: string): number => {
    return posted.get(`${account}:${subjectId}`) ?? 0
  }
  const at = (atMs: number): string => formatInstant(card.timeZone, atMs)
  const { id, number, previousNumbers, productId, customerId, holderIds, locationId, orderId } = card
  const { currency, paidMinor, terms, freeze, version } = card
  return {
    ...{ id, number, previousNumbers: [...previousNumbers], productId, customerId, holderIds: [...holderIds] },
    ...{ locationId, orderId, currency, paidMinor },
    deferredMinor: left('CARD_DEFERRED_REVENUE', id),
    balance:
      terms.kind === 'STORED_VALUE_CARD'
        ? { principalMinor: left('STORED_VALUE_PRINCIPAL', id), bonusMinor: left('STORED_VALUE_BONUS', id) }
        : null,
    terms: structuredClone(terms) as CustomerCardView['terms'],
    entitlements: card.entitlements.map((entitlement) => ({
      ...(structuredClone(entitlement) as Omit<CustomerCardView['entitlements'][number], 'remaining'>),
      remaining: entitlement.quantity === null ? null : left('VISITS', entitlement.id),
    })),
    state: cardStateAt(card, nowMs),
    activatedAt: card.activatedAtMs === null ? null : at(card.activatedAtMs),
    expiresAt: card.expiresAtMs === null ? null : at(card.expiresAtMs),
    freeze: freeze && {
      from: at(freeze.fromMs),
      until: at(freeze.untilMs),
      days: freeze.days,
      keepsBenefits: freeze.keepsBenefits,
    },
    guestPasses: guestPassesView(card, nowMs),
    version,
    createdAt: at(card.createdAtMs),
    updatedAt: at(card.updatedAtMs),
  }
}

function guestPassesView(card: CustomerCard, nowMs: number): CustomerCardView['guestPasses'] {
  const passes = guestPassesAt(card, nowMs)
  if (passes === null) return null
  const state = cardStateAt(card, nowMs)
  if (state === 'EXPIRED' || state === 'REFUNDED') return { left: 0, nextAt: null }
  const { left, nextAtMs } = passes
  return { left, nextAt: nextAtMs === null ? null : formatInstant(card.timeZone, nextAtMs) }
}

/** A use of a card as callers see it. */
export function redemptionView(redemption: CardRedemption, timeZone: string): CardRedemptionView {
  const { redeemedAtMs, reversedAtMs, ...rest } = redemption
  return {
    ...rest,
    redeemedAt: formatInstant(timeZone, redeemedAtMs),
    reversedAt: reversedAtMs === null ? null : formatInstant(timeZone, reversedAtMs),
  }
}

/** Card events as they are announced; what is left stands in the card's view, before as after it. */
export function announceCards(
  events: readonly CardEvent[],
  balances: Balances,
  nowMs: number,
): readonly Announcement[] {
  const known = [...balances]
  return events.filter(isOfCustomerCard).map(({ type, subject, previous }) => ({
    type,
    locationId: subject.locationId,
    subject: { kind: 'CUSTOMER_CARD', id: subject.id, version: subject.version },
    data: {
      card: customerCardView(subject, known, nowMs),
      ...(previous
        ? { previous: { state: previous.state, number: previous.number, customerId: previous.customerId } }
        : {}),
    },
  }))
}

function isOfCustomerCard(event: CardEvent): event is CustomerCardEvent {
  return event.subjectKind === 'CUSTOMER_CARD'
}
