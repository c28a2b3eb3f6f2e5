import { assert } from '../base/assert.ts'
import type { CustomerCardId, EntitlementId, ServiceId } from '../base/ids.ts'
import type { CustomerCard } from './customer-card.ts'
import { covers, unitsPerUseOf } from './entitlement.ts'
import { type CardGuest, type GuestRefusal, guestPassesAt, refuseGuest } from './guest-pass.ts'
import { type CardUse, type CardUseRefusal, refuseUse } from './refuse-use.ts'

/** A card as it stands when a bill is priced. */
export interface CardStanding {
  readonly card: CustomerCard
  /** Units that may be used now, by entitlement; null for any number. */
  readonly available: ReadonlyMap<EntitlementId, number | null>
  readonly usesToday: number
}

/** Units of a line that a card pays for. */
export interface CoveredUnits {
  readonly line: number
  readonly cardId: CustomerCardId
  readonly entitlementId: EntitlementId
  readonly name: string
  readonly serviceId: ServiceId
  readonly guest: CardGuest | null
  /** How many units of the line. */
  readonly units: number
}

/** A service on a bill. */
export interface CoverableLine {
  readonly line: number
  readonly serviceId: ServiceId
  /** Who has it, where that takes a guest pass. */
  readonly guest?: CardGuest | undefined
  readonly quantity: number
}

export interface Coverage {
  readonly covered: readonly CoveredUnits[]
  /** Cards asked for that pay for nothing, and why where they cannot be used at all. */
  readonly idle: readonly { readonly cardId: CustomerCardId; readonly refusal: CardUseRefusal | GuestRefusal | null }[]
}

/** In the order in which cards are used: by priority, then the earliest end, then age. */
export function inOrderOfUse(cards: readonly CardStanding[]): readonly CardStanding[] {
  return [...cards].sort(({ card: a }, { card: b }) => {
    const ends = (a.expiresAtMs ?? Number.POSITIVE_INFINITY) - (b.expiresAtMs ?? Number.POSITIVE_INFINITY)
    return a.terms.priority - b.terms.priority || (Number.isNaN(ends) ? 0 : ends) || (a.id < b.id ? -1 : 1)
  })
}

/** Which units of which services the cards pay for, in the order of the cards and then of the lines. */
export function coverLines(
  lines: readonly CoverableLine[],
  cards: readonly CardStanding[],
  use: CardUse,
  nowMs: number,
): Coverage {
  const open = new Map(lines.map(({ line, quantity }) => [line, quantity]))
  const covered: CoveredUnits[] = []
  const idle: { cardId: CustomerCardId; refusal: CardUseRefusal | GuestRefusal | null }[] = []
  for (const standing of cards) {
    const { card } = standing
    const refusal = refuseUse(card, use, nowMs)
    const guestsLeft = guestPassesAt(card, nowMs)?.left ?? 0
    const found = refusal ? [] : coverWith(standing, lines, open, guestsLeft)
    if (found.length === 0) idle.push({ cardId: card.id, refusal: refusal ?? refuseGuests(card, lines, nowMs) ?? null })
    covered.push(...found)
  }
  return { covered, idle }
}

/** Why the guests on the bill cannot use the card, where it is they for whom it would pay. */
function refuseGuests(card: CustomerCard, lines: readonly CoverableLine[], nowMs: number): GuestRefusal | undefined {
  const forGuest = lines.some(
    ({ guest, serviceId }) => guest !== undefined && card.entitlements.some((one) => covers(one, serviceId)),
  )
  return forGuest ? refuseGuest(card, nowMs) : undefined
}

function coverWith(
  { card, available, usesToday }: CardStanding,
  lines: readonly CoverableLine[],
  open: Map<number, number>,
  guestPasses: number,
): readonly CoveredUnits[] {
  const left = new Map(available)
  const { maxUsesPerDay, name } = card.terms
  let usesLeft = maxUsesPerDay === null ? Number.POSITIVE_INFINITY : Math.max(0, maxUsesPerDay - usesToday)
  let guestsLeft = guestPasses
  const found: CoveredUnits[] = []
  for (const { line, serviceId, guest } of lines) {
    for (const entitlement of card.entitlements) {
      if (!covers(entitlement, serviceId)) continue
      const each = unitsPerUseOf(entitlement, serviceId)
      const visits = left.get(entitlement.id)
      assert(visits !== undefined, 'what an entitlement has left was read')
      const most = visits === null ? Number.POSITIVE_INFINITY : Math.floor(visits / each)
      const passes = guest ? guestsLeft : Number.POSITIVE_INFINITY
      const units = Math.min(open.get(line) ?? 0, most, usesLeft, passes)
      if (units <= 0) continue
      const cover = { line, cardId: card.id, entitlementId: entitlement.id, name, serviceId }
      found.push({ ...cover, guest: guest ?? null, units })
      open.set(line, (open.get(line) ?? 0) - units)
      usesLeft -= units
      if (guest) guestsLeft -= units
      if (visits !== null) left.set(entitlement.id, visits - units * each)
    }
  }
  return found
}
