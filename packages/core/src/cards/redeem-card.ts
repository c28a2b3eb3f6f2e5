import { assert, present } from '../base/assert.ts'
import { accept, type Decision, type RefusalOf, refuse } from '../base/decision.ts'
import type {
  CardRedemptionId,
  CustomerCardId,
  EntitlementId,
  LedgerTransactionId,
  OrderId,
  ServiceId,
} from '../base/ids.ts'
import { accountOf } from '../ledger/account.ts'
import type { Books } from '../ledger/books.ts'
import { costOfTaking } from '../ledger/consume-lots.ts'
import { credit, debit, type Move, type PostRefusal, post } from '../ledger/post.ts'
import { spend } from '../ledger/spend.ts'
import { visitUnit } from '../ledger/unit.ts'
import type { LocalDate } from '../time/local-time.ts'
import { toLocal } from '../time/zone.ts'
import { availableUnits, cardHeader, deferredOf, visitsOf, withLotsEnding } from './card-books.ts'
import { type CustomerCardEvent, cardEvent } from './card-event.ts'
import { type CardRedemption, type CustomerCard, changedCard } from './customer-card.ts'
import { covers, type Entitlement, unitsPerUseOf } from './entitlement.ts'
import { afterGuestUse, type CardGuest, type GuestRefusal, refuseGuest } from './guest-pass.ts'
import { type CardUse, type CardUseRefusal, refuseUse } from './refuse-use.ts'
import { dueOf, validityEnd } from './validity.ts'

export interface RedeemState {
  readonly card: CustomerCard
  /** With the accounts of the card. */
  readonly books: Books
  /** How often it was used today, on the wall clock of where it is used. */
  readonly usesToday: number
}

export interface RedeemCard extends CardUse {
  readonly redemptionId: CardRedemptionId
  readonly transactionId: LedgerTransactionId
  readonly serviceId: ServiceId | null
  /** Which of the card's rights; the first that covers the service when absent. */
  readonly entitlementId?: EntitlementId | undefined
  /** Who uses it on a guest pass; its holder when absent. */
  readonly guest?: CardGuest | undefined
  readonly businessDate: LocalDate
  readonly orderId: OrderId | null
}

export interface RedeemChanges {
  readonly card: CustomerCard
  readonly redemption: CardRedemption
  readonly books: Books
}

export type RedeemRefusal =
  | CardUseRefusal
  | RefusalOf<'card_does_not_cover', { cardId: CustomerCardId; serviceId: ServiceId | null }>
  | GuestRefusal
  | RefusalOf<'card_daily_cap_reached', { cardId: CustomerCardId; maxUsesPerDay: number }>
  | PostRefusal

/**
 * Uses a card: takes its visits, which earns their share of the price, or notes a visit within its time. The first use
 * begins the time of a card that begins then.
 */
export function redeemCard(
  state: RedeemState,
  command: RedeemCard,
  nowMs: number,
): Decision<RedeemChanges, CustomerCardEvent, RedeemRefusal> {
  const { serviceId, location } = command
  const before = state.card
  const unusable = refuseUse(before, command, nowMs)
  if (unusable) return { ok: false, refusal: unusable }
  const candidates = before.entitlements.filter(
    (one) => (command.entitlementId ?? one.id) === one.id && covers(one, serviceId),
  )
  const [first] = candidates
  if (!first) return refuse('card_does_not_cover', { cardId: before.id, serviceId })
  const uninvited = command.guest && refuseGuest(before, nowMs)
  if (uninvited) return { ok: false, refusal: uninvited }
  const { maxUsesPerDay } = before.terms
  if (maxUsesPerDay !== null && state.usesToday >= maxUsesPerDay) {
    return refuse('card_daily_cap_reached', { cardId: before.id, maxUsesPerDay })
  }
  const unitsOf = (one: Entitlement): number => unitsPerUseOf(one, serviceId)
  const entitlement =
    candidates.find((one) => (availableUnits(state.books, one, nowMs) ?? Infinity) >= unitsOf(one)) ?? first
  const units = unitsOf(entitlement)
  const taken = takeUnits(state.books, before, { entitlement, units }, command, nowMs)
  if (!taken.ok) return taken

  // From here it must succeed.
  const active = activated(before, taken.changes.books, nowMs)
  const guestUses = command.guest ? afterGuestUse(active.card, nowMs) : before.guestUses
  const card = changedCard(active.card, { guestUses }, nowMs)
  const redemption: CardRedemption = {
    id: command.redemptionId,
    cardId: card.id,
    entitlementId: entitlement.id,
    customerId: command.customerId,
    guest: command.guest ?? null,
    locationId: location.id,
    serviceId,
    units,
    valueMinor: taken.changes.valueMinor,
    transactionId: entitlement.quantity === null ? null : command.transactionId,
    orderId: command.orderId,
    usedOn: toLocal(location.timeZone, nowMs).date,
    redeemedAtMs: nowMs,
    reversedAtMs: null,
  }
  return accept({ card, redemption, books: active.books }, [cardEvent('customer_card.redeemed', card, before)])
}

interface Taken {
  readonly books: Books
  readonly valueMinor: number
}

/** Takes units off a counted entitlement, with the revenue they earn where they are used. */
function takeUnits(
  books: Books,
  card: CustomerCard,
  { entitlement, units }: { readonly entitlement: Entitlement; readonly units: number },
  command: RedeemCard,
  nowMs: number,
): Decision<Taken, never, PostRefusal> {
  if (entitlement.quantity === null) return accept({ books, valueMinor: 0 }, [])
  const spent = spend(books, [visitsOf(entitlement.id)], units, 'EARLIEST_EXPIRY', nowMs)
  if (!spent.ok) return spent
  const posting = { ...command, locationId: command.location.id }
  const header = cardHeader(posting, 'CARD_REDEMPTION', command.redemptionId, nowMs)
  const valueMinor = costOf(books, spent.changes.moves)
  const moves = [
    ...spent.changes.moves,
    credit(accountOf('VISITS_ISSUED', visitUnit, entitlement.id), units),
    debit(deferredOf(card), valueMinor),
    credit(accountOf('SERVICE_REVENUE', card.currency), valueMinor),
  ]
  const posted = post(books, { ...header, moves }, nowMs)
  return posted.ok ? accept({ books: posted.changes, valueMinor }, []) : posted
}

/** What these visits have cost, which is what they earn. */
function costOf(books: Books, moves: readonly Move[]): number {
  let costMinor = 0
  for (const move of moves) {
    assert(move.kind === 'TAKE', 'spending takes from lots')
    for (const { lotId, amountMinor } of move.allocations) {
      costMinor += costOfTaking(present(books.lots.get(lotId), 'the lot was read'), amountMinor)
    }
  }
  return costMinor
}

/** The card in its time from its first use on, its lots ending with it. */
function activated(
  card: CustomerCard,
  books: Books,
  nowMs: number,
): { readonly card: CustomerCard; readonly books: Books } {
  if (card.activatedAtMs !== null) return { card, books }
  const { validity } = card.terms
  const ends = [card.expiresAtMs, validity && validityEnd(card.timeZone, nowMs, validity)].filter((end) => end !== null)
  const expiresAtMs = ends.length === 0 ? null : Math.min(...ends)
  const begun: CustomerCard = { ...card, state: 'ACTIVE', activatedAtMs: nowMs, expiresAtMs }
  return { card: { ...begun, dueAtMs: dueOf(begun, nowMs) }, books: withLotsEnding(books, card, expiresAtMs, nowMs) }
}
