import { accept, type Decision, type RefusalOf, refuse } from '../base/decision.ts'
import type { CustomerId, MembershipCardId, TierId } from '../base/ids.ts'
import type { Versioned } from '../base/record.ts'
import type { Tier } from '../loyalty/tier.ts'

/** REPLACED by the card of another tier, or by the one issued after it was lost. */
export const membershipCardStates = ['ACTIVE', 'BLOCKED', 'REPLACED'] as const
export type MembershipCardState = (typeof membershipCardStates)[number]

/** Tells who a member is (会员卡): it holds no balance, its customer does. */
export interface MembershipCard extends Versioned {
  readonly id: MembershipCardId
  readonly customerId: CustomerId
  readonly tierId: TierId
  /** Begins with the rank of the tier. */
  readonly number: string
  readonly state: MembershipCardState
}

export interface NewMembershipCard {
  readonly cardId: MembershipCardId
  /** Ten digits that no other card has. */
  readonly digits: string
}

export interface MembershipCardChanges {
  /** The customer's card from now on. */
  readonly card: MembershipCard
  /** The one before it, as it is from now on. */
  readonly previous: MembershipCard | null
}

export type IssueMembershipRefusal =
  | RefusalOf<'customer_without_tier', { customerId: CustomerId }>
  | RefusalOf<'membership_card_exists', { membershipCardId: MembershipCardId }>
  | RefusalOf<'card_blocked', { cardId: string }>

/** Issues the card of the customer's tier; one of another tier is replaced by it. */
export function issueMembershipCard(
  state: { readonly customerId: CustomerId; readonly tier: Tier | null; readonly current: MembershipCard | null },
  command: NewMembershipCard,
  nowMs: number,
): Decision<MembershipCardChanges, never, IssueMembershipRefusal> {
  const { customerId, tier, current } = state
  if (tier === null || tier.archivedAtMs !== null) return refuse('customer_without_tier', { customerId })
  if (current?.state === 'BLOCKED') return refuse('card_blocked', { cardId: current.id })
  if (current?.tierId === tier.id) return refuse('membership_card_exists', { membershipCardId: current.id })
  return accept(replace(current, newCard(customerId, tier, command, nowMs), nowMs), [])
}

/** Blocks a card that was lost (挂失); reporting it twice changes nothing. */
export function reportMembershipLost(
  card: MembershipCard,
  nowMs: number,
): Decision<
  { readonly card: MembershipCard },
  never,
  RefusalOf<'membership_card_replaced', { membershipCardId: MembershipCardId }>
> {
  if (card.state === 'BLOCKED') return accept({ card }, [])
  if (card.state === 'REPLACED') return refuse('membership_card_replaced', { membershipCardId: card.id })
  const blocked: MembershipCard = { ...card, state: 'BLOCKED', version: card.version + 1, updatedAtMs: nowMs }
  return accept({ card: blocked }, [])
}

export type ReissueMembershipRefusal =
  | RefusalOf<'card_not_blocked', { cardId: string }>
  | RefusalOf<'customer_without_tier', { customerId: CustomerId }>

/** Issues another card for one that is blocked (补卡); what the customer has is theirs under either number. */
export function reissueMembershipCard(
  state: { readonly card: MembershipCard; readonly tier: Tier | null },
  command: NewMembershipCard,
  nowMs: number,
): Decision<MembershipCardChanges, never, ReissueMembershipRefusal> {
  const { card, tier } = state
  if (card.state !== 'BLOCKED') return refuse('card_not_blocked', { cardId: card.id })
  if (tier === null) return refuse('customer_without_tier', { customerId: card.customerId })
  return accept(replace(card, newCard(card.customerId, tier, command, nowMs), nowMs), [])
}

/** Why a membership card cannot be shown, if so. */
export function refuseMembership(card: MembershipCard): RefusalOf<'card_blocked', { cardId: string }> | undefined {
  return card.state === 'ACTIVE' ? undefined : { code: 'card_blocked', details: { cardId: card.id } }
}

function newCard(customerId: CustomerId, tier: Tier, command: NewMembershipCard, nowMs: number): MembershipCard {
  return {
    id: command.cardId,
    customerId,
    tierId: tier.id,
    number: `${String(tier.rank).padStart(2, '0')}-${command.digits}`,
    state: 'ACTIVE',
    version: 1,
    createdAtMs: nowMs,
    updatedAtMs: nowMs,
  }
}

function replace(before: MembershipCard | null, card: MembershipCard, nowMs: number): MembershipCardChanges {
  const previous: MembershipCard | null = before && {
    ...before,
    state: 'REPLACED',
    version: before.version + 1,
    updatedAtMs: nowMs,
  }
  return { card, previous }
}
