import type {
  CardProductId,
  CardRedemptionId,
  CustomerCardId,
  CustomerId,
  EntitlementId,
  LedgerTransactionId,
  LocationId,
  OrderId,
  ServiceId,
} from '../base/ids.ts'
import type { Versioned } from '../base/record.ts'
import type { Currency } from '../money/money.ts'
import type { LocalDate } from '../time/local-time.ts'
import type { TimeZoneId } from '../time/zone.ts'
import type { CardProduct } from './card-product.ts'
import type { Entitlement } from './entitlement.ts'
import type { CardGuest, GuestUses } from './guest-pass.ts'

/** ISSUED until its first use where its time begins then; BLOCKED while it is reported lost. */
export const cardStates = ['ISSUED', 'ACTIVE', 'BLOCKED', 'EXPIRED', 'REFUNDED'] as const
export type CardState = (typeof cardStates)[number]

/** The state as everybody sees it: a freeze begins and ends by the clock, and so does the end of the card. */
export type CardStateNow = CardState | 'FROZEN'

const termNames = [
  'name',
  'kind',
  'useAtLocationIds',
  'activation',
  'validity',
  'maxUsesPerDay',
  'windows',
  'maxHolders',
  'guestPasses',
  'transferable',
  'freeze',
  'refund',
  'discount',
  'storedValueMinor',
  'priority',
] as const

/** What was sold; later changes of the product do not change it. */
export type CardTerms = Readonly<Pick<CardProduct, (typeof termNames)[number]>>

/** Days on which the card rests. */
export interface CardFreeze {
  readonly fromMs: number
  /** From then on it is over by itself. */
  readonly untilMs: number
  /** Whole days by which its end has been moved for it. */
  readonly days: number
  readonly keepsBenefits: boolean
}

/** A card of a customer (会员卡项): what it gives is in its terms, what is left of it in the books. */
export interface CustomerCard extends Versioned {
  readonly id: CustomerCardId
  /** What stands on it; another one after it was lost. */
  readonly number: string
  readonly previousNumbers: readonly string[]
  readonly productId: CardProductId
  /** Whose it is. */
  readonly customerId: CustomerId
  /** Who else may use it. */
  readonly holderIds: readonly CustomerId[]
  /** Where it was sold: what expires of it is earned there. */
  readonly locationId: LocationId
  readonly timeZone: TimeZoneId
  readonly orderId: OrderId | null
  readonly currency: Currency
  readonly paidMinor: number
  readonly terms: CardTerms
  readonly entitlements: readonly Entitlement[]
  readonly state: CardState
  readonly activatedAtMs: number | null
  readonly expiresAtMs: number | null
  /** The freeze under way, or the last one. */
  readonly freeze: CardFreeze | null
  /** Days by which freezes have moved its end, the one under way included. */
  readonly frozenDays: number
  /** What guests have used of their passes in the last period in which one has; null before. */
  readonly guestUses: GuestUses | null
  /** When the job must look at it next. */
  readonly dueAtMs: number | null
}

/** One use of a card (划卡). */
export interface CardRedemption {
  readonly id: CardRedemptionId
  readonly cardId: CustomerCardId
  readonly entitlementId: EntitlementId
  /** Who used it, or brought the guest who did. */
  readonly customerId: CustomerId
  /** Who used it on a guest pass; null where its holder did. */
  readonly guest: CardGuest | null
  readonly locationId: LocationId
  readonly serviceId: ServiceId | null
  readonly units: number
  /** What was earned by it. */
  readonly valueMinor: number
  /** Null where nothing is counted. */
  readonly transactionId: LedgerTransactionId | null
  readonly orderId: OrderId | null
  /** The date on the wall clock of where it was used, by which uses a day are counted. */
  readonly usedOn: LocalDate
  readonly redeemedAtMs: number
  readonly reversedAtMs: number | null
}

/** The terms of cards that are sold now. */
export function termsOfProduct(product: CardProduct): CardTerms {
  return Object.fromEntries(termNames.map((name) => [name, product[name]])) as unknown as CardTerms
}

/** The state at that instant. */
export function cardStateAt(card: CustomerCard, nowMs: number): CardStateNow {
  const { state, expiresAtMs } = card
  if (state !== 'ISSUED' && state !== 'ACTIVE') return state
  if (expiresAtMs !== null && nowMs >= expiresAtMs) return 'EXPIRED'
  return isFrozen(card, nowMs) ? 'FROZEN' : state
}

/** Whether it rests at that instant. */
export function isFrozen({ freeze }: Pick<CustomerCard, 'freeze'>, nowMs: number): boolean {
  return freeze !== null && freeze.fromMs <= nowMs && nowMs < freeze.untilMs
}

/** Whose accounts the card's value lies on: the card itself and its entitlements. */
export function accountsOfCard({ id, entitlements }: Pick<CustomerCard, 'id' | 'entitlements'>): readonly string[] {
  return [id, ...entitlements.map((entitlement) => entitlement.id)]
}

/** The card after a change. */
export function changedCard(card: CustomerCard, change: Partial<CustomerCard>, nowMs: number): CustomerCard {
  return { ...card, ...change, version: card.version + 1, updatedAtMs: nowMs }
}
