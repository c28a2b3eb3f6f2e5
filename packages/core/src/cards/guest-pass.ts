import type { RefusalOf } from '../base/decision.ts'
import type { CustomerCardId, CustomerId } from '../base/ids.ts'
import type { LocalDate } from '../time/local-time.ts'
import { dayBounds, toLocal } from '../time/zone.ts'
import type { CardProduct } from './card-product.ts'
import type { CustomerCard } from './customer-card.ts'
import { addMonths } from './validity.ts'

export type GuestPassRule = NonNullable<CardProduct['guestPasses']>

/** Whom a holder of a card brings. */
export interface CardGuest {
  readonly name: string
  /** Null for nobody the shop knows. */
  readonly customerId: CustomerId | null
}

/** How often guests have used a card in the period that began with that day. */
export interface GuestUses {
  readonly from: LocalDate
  readonly uses: number
}

/** What of the guest passes is left, and when there are new ones. */
export interface GuestPasses {
  readonly left: number
  /** Null where none are to come. */
  readonly nextAtMs: number | null
}

export type GuestRefusal =
  | RefusalOf<'card_has_no_guest_passes', { cardId: CustomerCardId }>
  | RefusalOf<
      'guest_passes_used_up',
      { cardId: CustomerCardId; count: number; per: GuestPassRule['per']; nextAtMs: number | null }
    >

type PassCard = Pick<CustomerCard, 'terms' | 'timeZone' | 'activatedAtMs' | 'expiresAtMs' | 'guestUses'>

interface Period {
  readonly from: LocalDate
  /** The first day of the next one; null where there is none. */
  readonly next: LocalDate | null
}

/** The guest passes of a card at that instant; null where its terms give none. */
export function guestPassesAt(card: PassCard, nowMs: number): GuestPasses | null {
  const rule = card.terms.guestPasses
  if (rule === null) return null
  const { from, next } = periodAt(card, rule, nowMs)
  const used = card.guestUses?.from === from ? card.guestUses.uses : 0
  const nextAtMs = next === null || card.activatedAtMs === null ? null : dayBounds(card.timeZone, next).startMs
  const ends = card.expiresAtMs ?? Number.POSITIVE_INFINITY
  return { left: Math.max(0, rule.count - used), nextAtMs: nextAtMs !== null && nextAtMs < ends ? nextAtMs : null }
}

/** Why no guest can use the card now, if so. */
export function refuseGuest(card: PassCard & Pick<CustomerCard, 'id'>, nowMs: number): GuestRefusal | undefined {
  const rule = card.terms.guestPasses
  const passes = guestPassesAt(card, nowMs)
  if (rule === null || passes === null) return { code: 'card_has_no_guest_passes', details: { cardId: card.id } }
  if (passes.left > 0) return undefined
  return { code: 'guest_passes_used_up', details: { cardId: card.id, ...rule, nextAtMs: passes.nextAtMs } }
}

/** What guests have used once another one has. */
export function afterGuestUse(card: PassCard, nowMs: number): GuestUses | null {
  const rule = card.terms.guestPasses
  if (rule === null) return card.guestUses
  const { from } = periodAt(card, rule, nowMs)
  return { from, uses: (card.guestUses?.from === from ? card.guestUses.uses : 0) + 1 }
}

/** What guests have used once a use of that instant is taken back; one of a period that is over gives no pass back. */
export function withoutGuestUse(card: PassCard, usedAtMs: number): GuestUses | null {
  const { guestUses, terms } = card
  if (guestUses === null || terms.guestPasses === null) return guestUses
  const { from } = periodAt(card, terms.guestPasses, usedAtMs)
  return guestUses.from === from ? { from, uses: guestUses.uses - 1 } : guestUses
}

/** Whether the two are the same guest, or both none. */
export function isSameGuest(one: CardGuest | null | undefined, other: CardGuest | null | undefined): boolean {
  return one?.name === other?.name && (one?.customerId ?? null) === (other?.customerId ?? null)
}

const monthsOf = { CARD: null, MONTH: 1, YEAR: 12 } as const

/** The period of the card that the instant lies in. One whose time has not begun would begin it now. */
function periodAt({ timeZone, activatedAtMs }: PassCard, { per }: GuestPassRule, nowMs: number): Period {
  const begun = toLocal(timeZone, activatedAtMs ?? nowMs).date
  const months = monthsOf[per]
  if (months === null) return { from: begun, next: null }
  const today = toLocal(timeZone, nowMs).date
  const near = Math.max(0, Math.floor((monthIndex(today) - monthIndex(begun)) / months))
  const periods = near > 0 && addMonths(begun, near * months) > today ? near - 1 : near
  return { from: addMonths(begun, periods * months), next: addMonths(begun, (periods + 1) * months) }
}

function monthIndex(date: LocalDate): number {
  return Number(date.slice(0, 4)) * 12 + Number(date.slice(5, 7))
}
