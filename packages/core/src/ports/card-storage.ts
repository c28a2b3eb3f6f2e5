import type {
  CardProductId,
  CardRedemptionId,
  CustomerCardId,
  CustomerId,
  GiftCardId,
  MembershipCardId,
  OrderId,
  TenantId,
} from '../base/ids.ts'
import type { CardProduct } from '../cards/card-product.ts'
import type { CardRedemption, CustomerCard } from '../cards/customer-card.ts'
import type { GiftCard, GiftCardActivity, GiftCardState } from '../cards/gift-card.ts'
import type { MembershipCard } from '../cards/membership-card.ts'
import type { PrepaidPolicy } from '../cards/prepaid-policy.ts'
import type { LocalDate } from '../time/local-time.ts'
import type { BookFault } from './ledger-storage.ts'
import type { PrepaidLiabilityReader } from './liability-storage.ts'
import type { ActiveRecordRepository } from './promotion-storage.ts'
import type { PageRequest, RecordReader, RecordRepository } from './records.ts'

export interface CustomerCardFilter {
  /** Whose it is, or who shares it. */
  readonly holderId?: CustomerId
  readonly productId?: CardProductId
  readonly number?: string
}

export interface CustomerCardReader {
  find(id: CustomerCardId): Promise<CustomerCard | undefined>
  findMany(ids: readonly CustomerCardId[]): Promise<readonly CustomerCard[]>
  /** The cards that the customer owns or shares and that are issued or active, by id. */
  heldBy(customerId: CustomerId): Promise<readonly CustomerCard[]>
  /**
   * Of which of these products the customer has bought a card, whoever has it now; those of orders that were reopened left
   * out. One that was sold elsewhere counts for its owner.
   */
  boughtBy(customerId: CustomerId, productIds: readonly CardProductId[]): Promise<readonly CardProductId[]>
  /** The cards that the order has sold, by id. */
  ofOrder(orderId: OrderId): Promise<readonly CustomerCard[]>
  /** By id, after `page.after`. */
  list(filter: CustomerCardFilter, page: PageRequest): Promise<readonly CustomerCard[]>
}

export interface CustomerCardRepository extends CustomerCardReader {
  /** @throws StorageError CONFLICT when a number is taken. */
  insertMany(cards: readonly CustomerCard[]): Promise<void>
  /** False when not at that version. */
  replace(card: CustomerCard, expectedVersion: number): Promise<boolean>
  /** Writes down anew who owns and who shares the card. */
  setHolders(card: Pick<CustomerCard, 'id' | 'customerId' | 'holderIds'>): Promise<void>
}

export interface CardRedemptionReader {
  find(id: CardRedemptionId): Promise<CardRedemption | undefined>
  /** How often each of these cards was used on that date, uses taken back left out. */
  usesOn(cardIds: readonly CustomerCardId[], date: LocalDate): Promise<ReadonlyMap<CustomerCardId, number>>
  /** Units used of each entitlement of those cards, uses taken back left out; a card without uses is left out. */
  unitsUsed(
    cardIds: readonly CustomerCardId[],
  ): Promise<ReadonlyMap<CustomerCardId, readonly Pick<CardRedemption, 'entitlementId' | 'units'>[]>>
  /** The uses for lines of the order, by id, those taken back left out. */
  ofOrder(orderId: OrderId): Promise<readonly CardRedemption[]>
  /** The uses of a card, by id, after `page.after`. */
  list(cardId: CustomerCardId, page: PageRequest): Promise<readonly CardRedemption[]>
}

export interface CardRedemptionRepository extends CardRedemptionReader {
  insertMany(redemptions: readonly CardRedemption[]): Promise<void>
  /** False when it was taken back already. */
  markReversed(id: CardRedemptionId, reversedAtMs: number): Promise<boolean>
}

export interface GiftCardFilter {
  readonly customerId?: CustomerId
  readonly state?: GiftCardState
}

export interface GiftCardReader {
  find(id: GiftCardId): Promise<GiftCard | undefined>
  findMany(ids: readonly GiftCardId[]): Promise<readonly GiftCard[]>
  /** `codeHash` is the SHA-256 of the code, in hex. */
  findByCodeHash(codeHash: string): Promise<GiftCard | undefined>
  /** By id, after `page.after`. */
  list(filter: GiftCardFilter, page: PageRequest): Promise<readonly GiftCard[]>
  /** What happened to a card, oldest first; `after` is `<card>:<ordinal>` of the last row seen. */
  activities(id: GiftCardId, page: PageRequest): Promise<readonly GiftCardActivity[]>
  /** What that order has loaded on these gift cards, by card, the first first. */
  loadsOf(orderId: OrderId, ids: readonly GiftCardId[]): Promise<readonly GiftCardActivity[]>
}

export interface GiftCardRepository extends GiftCardReader {
  /** @throws StorageError CONFLICT when the code is taken. */
  insert(card: GiftCard, codeHash: string): Promise<void>
  /** False when not at that version. */
  replace(card: GiftCard, expectedVersion: number): Promise<boolean>
  append(activities: readonly GiftCardActivity[]): Promise<void>
  /** The gift cards of the one are the other's from now on, each at its next version. */
  moveAll(fromId: CustomerId, toId: CustomerId): Promise<void>
}

export interface MembershipCardFilter {
  readonly customerId?: CustomerId
  readonly number?: string
}

export interface MembershipCardReader {
  find(id: MembershipCardId): Promise<MembershipCard | undefined>
  findByNumber(number: string): Promise<MembershipCard | undefined>
  /** The card of the customer that has not been replaced. */
  currentOf(customerId: CustomerId): Promise<MembershipCard | undefined>
  /** By id, after `page.after`. */
  list(filter: MembershipCardFilter, page: PageRequest): Promise<readonly MembershipCard[]>
}

export interface MembershipCardRepository extends MembershipCardReader {
  /** @throws StorageError CONFLICT when the number is taken, or the customer has another card that is not replaced. */
  insert(card: MembershipCard): Promise<void>
  /** False when not at that version. */
  replace(card: MembershipCard, expectedVersion: number): Promise<boolean>
  /** The membership cards of the one are the other's from now on. */
  moveAll(fromId: CustomerId, toId: CustomerId): Promise<void>
}

/** Looks for cards that say otherwise than the books; each answers at most 100 faults. */
export interface CardAuditReader {
  /** Cards whose price that is not earned is not the cost of the visits left on them. */
  deferredUnlikeVisits(): Promise<readonly BookFault[]>
  /** Uses whose units are not what their transaction has taken, or that are taken back in one place only. */
  redemptionsUnlikeLines(): Promise<readonly BookFault[]>
  /** What is owed of cards that are not there, or of another currency, and units of entitlements that no card has. */
  owedOfNoCard(): Promise<readonly BookFault[]>
  /** Cards that are over and still have something. */
  overAndNotEmpty(): Promise<readonly BookFault[]>
  /** Gift cards whose activities do not sum to what was posted for them. */
  giftCardsUnlikeLines(): Promise<readonly BookFault[]>
}

/** What is read of cards. */
export interface CardReaders {
  readonly cardProducts: RecordReader<CardProduct>
  readonly prepaidPolicies: RecordReader<PrepaidPolicy> & Pick<ActiveRecordRepository<PrepaidPolicy>, 'active'>
  readonly customerCards: CustomerCardReader
  readonly cardRedemptions: CardRedemptionReader
  readonly giftCards: GiftCardReader
  readonly membershipCards: MembershipCardReader
  readonly cardAudit: CardAuditReader
  readonly prepaidLiability: PrepaidLiabilityReader
}

/** What is read and written of cards. */
export interface CardRepositories {
  readonly cardProducts: RecordRepository<CardProduct>
  readonly prepaidPolicies: ActiveRecordRepository<PrepaidPolicy>
  readonly customerCards: CustomerCardRepository
  readonly cardRedemptions: CardRedemptionRepository
  readonly giftCards: GiftCardRepository
  readonly membershipCards: MembershipCardRepository
  readonly cardAudit: CardAuditReader
  readonly prepaidLiability: PrepaidLiabilityReader
}

/** Cards that the job must look at, of all tenants. */
export interface DueCards {
  dueCards(query: {
    nowMs: number
    limit: number
  }): Promise<readonly { readonly tenantId: TenantId; readonly cardId: CustomerCardId }[]>
}
