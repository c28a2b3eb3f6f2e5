import type { CouponId, CouponTemplateId, CustomerCardId, CustomerId, OrderId } from '../base/ids.ts'
import type { Coupon, CouponState } from '../promotions/coupon.ts'
import type { CouponTemplate } from '../promotions/coupon-template.ts'
import type { TakeUsage, Usage, UsageCounts } from '../promotions/usage.ts'
import type { PageRequest, RecordRepository } from './records.ts'

/** Configuration records that every bill looks at. */
export interface ActiveRecordRepository<R> extends RecordRepository<R> {
  /** All that are not archived, by id. */
  active(): Promise<readonly R[]>
}

export interface CouponTemplateRepository extends RecordRepository<CouponTemplate> {
  findByClaimCode(code: string): Promise<CouponTemplate | undefined>
  /** Those in use whose coupons orders give, by id. */
  issuedByOrders(): Promise<readonly CouponTemplate[]>
}

export interface CouponFilter {
  readonly customerId?: CustomerId
  readonly templateId?: CouponTemplateId
  readonly state?: CouponState | 'EXPIRED'
}

export interface CouponRepository {
  find(id: CouponId): Promise<Coupon | undefined>
  findMany(ids: readonly CouponId[]): Promise<readonly Coupon[]>
  findByCodes(codes: readonly string[]): Promise<readonly Coupon[]>
  /** By id, after `page.after`; the state is that at `nowMs`. */
  list(filter: CouponFilter, nowMs: number, page: PageRequest): Promise<readonly Coupon[]>
  /** @throws StorageError CONFLICT when a code is taken. */
  insertMany(coupons: readonly Coupon[]): Promise<void>
  /** False when not at that version. */
  replace(coupon: Coupon, expectedVersion: number): Promise<boolean>
  /** Those that the completion of the order has given, by id. */
  issuedBy(orderId: OrderId): Promise<readonly Coupon[]>
  /** Those that were given with these cards, by id. */
  issuedWith(cardIds: readonly CustomerCardId[]): Promise<readonly Coupon[]>
  /** Those that the order reserves or has used and that another has given by its completion or with a card, by id. */
  giftsSpentBy(orderId: OrderId): Promise<readonly Coupon[]>
  /** Those that an order has given, and that are spent or about to be, are of another order from now on. */
  passOnIssued(orderId: OrderId, toOrderId: OrderId, nowMs: number): Promise<void>
  /** Gives them to that customer. */
  moveTo(ids: readonly CouponId[], customerId: CustomerId, nowMs: number): Promise<void>
  /** Gives back those that the order has used. */
  releaseOf(orderId: OrderId, nowMs: number): Promise<void>
  /** Those that the order has used are reserved by another one from now on. */
  passOn(orderId: OrderId, toOrderId: OrderId, nowMs: number): Promise<void>
  /** What becomes of the coupons an order reserves: spent with it, or given back when it is cancelled. */
  settleOf(orderId: OrderId, state: 'USED' | 'ISSUED', nowMs: number): Promise<void>
}

/** How often what is limited was given. */
export interface UsageRepository {
  find(keys: readonly string[]): Promise<UsageCounts>
  /** False, and nothing changed, when a limit would be exceeded. */
  take(usage: TakeUsage): Promise<boolean>
  giveBack(usage: Usage): Promise<void>
}
