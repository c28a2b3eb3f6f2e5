import type { Permission } from '../access/permission.ts'
import type {
  ApiKeyId,
  BookingId,
  CalendarFeedId,
  CustomerGroupId,
  EventId,
  LocationId,
  OrderId,
  SlotHoldId,
  TenantId,
  TierId,
} from '../base/ids.ts'
import type { CancellationPolicy } from '../booking/cancellation-policy.ts'
import type { SlotHold } from '../booking/slot-hold.ts'
import type { AddOn } from '../catalog/add-on.ts'
import type { Category } from '../catalog/category.ts'
import type { Product } from '../catalog/product.ts'
import type { Service } from '../catalog/service.ts'
import type { EventEnvelope } from '../events/event.ts'
import type { LoyaltyProgramme } from '../loyalty/loyalty-programme.ts'
import type { Reward } from '../loyalty/reward.ts'
import type { Tag, TagAudience } from '../loyalty/tag.ts'
import type { Tier } from '../loyalty/tier.ts'
import type { Customer } from '../people/customer.ts'
import type { CustomerGroup } from '../people/customer-group.ts'
import type { Staff, StaffLevel } from '../people/staff.ts'
import type { Location } from '../places/location.ts'
import type { Resource } from '../places/resource.ts'
import type { Tenant } from '../places/tenant.ts'
import type { CouponTemplate } from '../promotions/coupon-template.ts'
import type { Promotion } from '../promotions/promotion.ts'
import type { TimedPriceRule } from '../promotions/timed-price-rule.ts'
import type { ShiftTemplate } from '../scheduling/shift-template.ts'
import type { TopUpOffer } from '../stored-value/top-up-offer.ts'
import type { AssignmentRepository, RotationQueueRepository } from './assignments.ts'
import type { AuditRepository } from './audit-storage.ts'
import type { BookingRepository, BookingSeriesRepository } from './booking-storage.ts'
import type { CalendarFeedRepository } from './calendar-feeds.ts'
import type { CardReaders, CardRepositories, DueCards } from './card-storage.ts'
import type { ClassSessionRepository, EnrollmentRepository } from './class-storage.ts'
import type { AccountingPeriodRepository, LedgerAuditReader, LedgerRepository, LotExpiries } from './ledger-storage.ts'
import type {
  CustomerActivityRepository,
  PointsRedemptionRepository,
  TierReviews,
  TierStandingRepository,
} from './loyalty-storage.ts'
import type { CapacityRepository, OccupancyRepository } from './occupied-time.ts'
import type { OrderRepository, PaymentReader } from './order-storage.ts'
import type {
  ActiveRecordRepository,
  CouponRepository,
  CouponTemplateRepository,
  UsageRepository,
} from './promotion-storage.ts'
import type { ReceivableRepository } from './receivable-storage.ts'
import type { RecordAuditReader } from './record-audit.ts'
import type { PageRequest, RecordReader, RecordRepository } from './records.ts'
import type { RefundRepository, RefundRequestRepository } from './refund-storage.ts'
import type { CashShiftRepository, ExpenseRepository } from './register-storage.ts'
import type { ShiftRepository, ShiftTemplateRepository } from './shifts.ts'
import type { StaffRepository } from './staff.ts'
import type { StoredValueRepository, TopUpRepository } from './stored-value-storage.ts'
import type { TimeBlockRepository } from './time-blocks.ts'
import type { QueueRepository, WaitlistLeases, WaitlistRepository } from './waiting-storage.ts'

/** Whose data a transaction sees. There is no way to a repository without one. */
export interface TenantScope {
  readonly tenantId: TenantId
}

export interface ReadScope extends TenantScope {
  /** Past this instant the read ends with `StorageError` `BUSY`. */
  readonly deadlineAtMs?: number
}

/** Something that only one write at a time may decide about. */
export interface LockKey {
  readonly kind:
    | 'STAFF'
    | 'RESOURCE'
    | 'CUSTOMER'
    | 'BOOKING'
    | 'CLASS_SESSION'
    | 'ORDER'
    | 'ACCOUNT'
    | 'PERIODS'
    | 'CASH_DRAWER'
    | 'RECORD'
    | 'CODE'
    | 'ROTATION'
  readonly id: string
  /** Others may hold it with this one, as long as nobody holds it alone: for what all depend on and few change. */
  readonly shared?: true
}

export interface TransactionOptions {
  /**
   * Everything the decision depends on and others may change, taken in one sorted step before the first read.
   * Nothing can be locked later.
   */
  readonly locks: readonly LockKey[]
  /** Claims this key for the transaction: a concurrent twin waits, a later one finds {@link Transaction.claimed}. */
  readonly idempotencyKey?: string
  /** Past this instant waiting for locks ends with `StorageError` `BUSY`. */
  readonly deadlineAtMs?: number
}

export interface CustomerRepository extends RecordRepository<Customer> {
  findByPhone(phone: string): Promise<Customer | undefined>
  /** Not archived, of that group, by id, after `page.after`. */
  listByGroup(groupId: CustomerGroupId, page: PageRequest): Promise<readonly Customer[]>
  /** Not archived, of that audience, by id, after `page.after`. */
  listByTag(audience: TagAudience, page: PageRequest): Promise<readonly Customer[]>
}

export interface ServiceRepository extends RecordRepository<Service> {
  /** Not archived, with an override for that tier, by id, after `page.after`. */
  listByTier(tierId: TierId, page: PageRequest): Promise<readonly Service[]>
}

export interface SlotHoldRepository {
  find(id: SlotHoldId): Promise<SlotHold | undefined>
  findByTokenHash(tokenHash: string): Promise<SlotHold | undefined>
  /** Whether there is a hold at the location that still keeps its time. */
  isAnyLive(query: { locationId: LocationId; nowMs: number }): Promise<boolean>
  insert(hold: SlotHold): Promise<void>
  /** Moves its end up: the hold was released, or has become a booking. Its time is removed apart. */
  end(id: SlotHoldId, expiresAtMs: number): Promise<void>
}

/** What a write came to, kept so that its repetition gets the same answer byte for byte. */
export interface IdempotencyRecord {
  /** SHA-256 of operation, caller and canonical input. */
  readonly fingerprint: string
  /** The outcome as JSON text. */
  readonly outcome: string
  readonly createdAtMs: number
}

export interface ApiKey {
  readonly id: ApiKeyId
  readonly name: string
  readonly permissions: readonly Permission[]
  /** The readable beginning of the secret, to tell keys apart. */
  readonly hint: string
  readonly createdAtMs: number
  readonly revokedAtMs: number | null
}

export interface ApiKeyRepository {
  /** `secretHash` is the SHA-256 of the whole key, in hex; the key itself is stored nowhere. */
  insert(key: ApiKey, secretHash: string): Promise<void>
  find(id: ApiKeyId): Promise<ApiKey | undefined>
  list(page: PageRequest): Promise<readonly ApiKey[]>
  revoke(id: ApiKeyId, revokedAtMs: number): Promise<void>
}

/** The repositories of one tenant on one consistent view. */
export interface ReadTransaction extends CardReaders {
  readonly tenantId: TenantId
  readonly tenants: { current(): Promise<Tenant | undefined> }
  readonly locations: RecordReader<Location>
  readonly resources: RecordReader<Resource>
  readonly staffLevels: RecordReader<StaffLevel>
  readonly staff: RecordReader<Staff> & Pick<StaffRepository, 'listBy'>
  readonly tiers: RecordReader<Tier>
  readonly customers: RecordReader<Customer> & Pick<CustomerRepository, 'findByPhone' | 'listByGroup' | 'listByTag'>
  readonly services: RecordReader<Service> & Pick<ServiceRepository, 'listByTier'>
  readonly addOns: RecordReader<AddOn>
  readonly products: RecordReader<Product>
  readonly cancellationPolicies: RecordReader<CancellationPolicy>
  readonly timedPriceRules: RecordReader<TimedPriceRule> & Pick<ActiveRecordRepository<TimedPriceRule>, 'active'>
  readonly promotions: RecordReader<Promotion> & Pick<ActiveRecordRepository<Promotion>, 'active'>
  readonly couponTemplates: RecordReader<CouponTemplate> &
    Pick<CouponTemplateRepository, 'findByClaimCode' | 'issuedByOrders'>
  readonly loyaltyProgrammes: RecordReader<LoyaltyProgramme> & Pick<ActiveRecordRepository<LoyaltyProgramme>, 'active'>
  readonly rewards: RecordReader<Reward>
  readonly customerGroups: RecordReader<CustomerGroup>
  readonly tags: RecordReader<Tag>
  readonly categories: RecordReader<Category>
  readonly customerActivity: Omit<CustomerActivityRepository, 'insertMany' | 'addCounts' | 'moveAll'>
  readonly tierStandings: Pick<TierStandingRepository, 'find'>
  readonly pointsRedemptions: Pick<PointsRedemptionRepository, 'find' | 'list'>
  readonly topUpOffers: RecordReader<TopUpOffer> & Pick<ActiveRecordRepository<TopUpOffer>, 'active'>
  readonly topUps: Pick<TopUpRepository, 'find' | 'ofOrder' | 'hasToppedUp' | 'outflowOf' | 'paidBackOf'>
  readonly receivables: Pick<
    ReceivableRepository,
    'find' | 'openOf' | 'openAmong' | 'ofOrder' | 'list' | 'settlements' | 'totals'
  >
  readonly storedValue: Pick<StoredValueRepository, 'owners' | 'spentOn' | 'pins' | 'adjustments'>
  readonly coupons: Pick<
    CouponRepository,
    'find' | 'findMany' | 'findByCodes' | 'giftsSpentBy' | 'issuedBy' | 'issuedWith' | 'list'
  >
  readonly usages: Pick<UsageRepository, 'find'>
  readonly shifts: Pick<ShiftRepository, 'find' | 'ofStaff' | 'timesOfStaff' | 'list'>
  readonly shiftTemplates: RecordReader<ShiftTemplate> & Pick<ShiftTemplateRepository, 'ofLocation'>
  readonly timeBlocks: Pick<TimeBlockRepository, 'find' | 'findMany' | 'list'>
  readonly calendarFeeds: Pick<CalendarFeedRepository, 'find' | 'list'>
  readonly capacity: Pick<CapacityRepository, 'claims' | 'isClaimed'>
  readonly slotHolds: Pick<SlotHoldRepository, 'find' | 'findByTokenHash' | 'isAnyLive'>
  readonly occupancy: Pick<OccupancyRepository, 'busy' | 'taken'>
  readonly bookingSeries: Pick<BookingSeriesRepository, 'find'>
  readonly waitlistEntries: Pick<WaitlistRepository, 'find' | 'waiting' | 'countWaiting' | 'list'>
  readonly queueEntries: Pick<QueueRepository, 'find' | 'waiting'>
  readonly classSessions: Pick<ClassSessionRepository, 'find' | 'list'>
  readonly enrollments: Pick<EnrollmentRepository, 'find' | 'findLive' | 'liveOf' | 'takenSpots' | 'list'>
  readonly bookings: Pick<
    BookingRepository,
    | 'countOpen'
    | 'countOpenOf'
    | 'startsOfCustomers'
    | 'find'
    | 'findMany'
    | 'findByRedemptionCode'
    | 'list'
    | 'calendar'
  >
  readonly orders: Pick<OrderRepository, 'find' | 'ofBookings' | 'goneBack' | 'historyOf' | 'list' | 'openAt'>
  readonly assignments: Pick<AssignmentRepository, 'ofBookings' | 'days'>
  readonly rotationQueues: Pick<RotationQueueRepository, 'find'>
  readonly payments: PaymentReader
  readonly ledger: Omit<LedgerRepository, 'apply'>
  readonly ledgerAudit: LedgerAuditReader
  readonly recordAudit: RecordAuditReader
  readonly accountingPeriods: Pick<AccountingPeriodRepository, 'find' | 'closed' | 'list'>
  readonly refunds: Pick<RefundRepository, 'find' | 'ofOrders' | 'list' | 'totals'>
  readonly refundRequests: Pick<RefundRequestRepository, 'find' | 'list'>
  readonly cashShifts: Pick<
    CashShiftRepository,
    'find' | 'latest' | 'list' | 'drawerTotals' | 'unchargedMinor' | 'listMovements'
  >
  readonly expenses: Pick<ExpenseRepository, 'find' | 'list'>
  readonly audit: Pick<AuditRepository, 'list' | 'ofSubjects'>
  readonly apiKeys: Pick<ApiKeyRepository, 'find' | 'list'>
}

/** The repositories of one write: everything in it is stored together or not at all. */
export interface Transaction<Host = unknown> extends Omit<ReadTransaction, keyof CardReaders>, CardRepositories {
  /** What an earlier write with the same idempotency key came to, if there was one. */
  readonly claimed: IdempotencyRecord | undefined
  /** The adapter's own handle on this transaction, for rows of the host's own tables. */
  readonly host: Host
  readonly locations: RecordRepository<Location>
  readonly resources: RecordRepository<Resource>
  readonly staffLevels: RecordRepository<StaffLevel>
  readonly staff: StaffRepository
  readonly tiers: RecordRepository<Tier>
  readonly customers: CustomerRepository
  readonly services: ServiceRepository
  readonly addOns: RecordRepository<AddOn>
  readonly products: RecordRepository<Product>
  readonly cancellationPolicies: RecordRepository<CancellationPolicy>
  readonly timedPriceRules: ActiveRecordRepository<TimedPriceRule>
  readonly promotions: ActiveRecordRepository<Promotion>
  readonly couponTemplates: CouponTemplateRepository
  readonly loyaltyProgrammes: ActiveRecordRepository<LoyaltyProgramme>
  readonly rewards: RecordRepository<Reward>
  readonly customerGroups: RecordRepository<CustomerGroup>
  readonly tags: RecordRepository<Tag>
  readonly categories: RecordRepository<Category>
  readonly customerActivity: CustomerActivityRepository
  readonly tierStandings: TierStandingRepository
  readonly pointsRedemptions: PointsRedemptionRepository
  readonly topUpOffers: ActiveRecordRepository<TopUpOffer>
  readonly topUps: TopUpRepository
  readonly receivables: ReceivableRepository
  readonly storedValue: StoredValueRepository
  readonly coupons: CouponRepository
  readonly usages: UsageRepository
  readonly shifts: ShiftRepository
  readonly shiftTemplates: ShiftTemplateRepository
  readonly timeBlocks: TimeBlockRepository
  readonly calendarFeeds: CalendarFeedRepository
  readonly occupancy: OccupancyRepository
  readonly capacity: CapacityRepository
  readonly slotHolds: SlotHoldRepository
  readonly waitlistEntries: WaitlistRepository
  readonly queueEntries: QueueRepository
  readonly bookings: BookingRepository
  readonly bookingSeries: BookingSeriesRepository
  readonly classSessions: ClassSessionRepository
  readonly enrollments: EnrollmentRepository
  readonly assignments: AssignmentRepository
  readonly rotationQueues: RotationQueueRepository
  readonly orders: OrderRepository
  readonly ledger: LedgerRepository
  readonly accountingPeriods: AccountingPeriodRepository
  readonly refunds: RefundRepository
  readonly refundRequests: RefundRequestRepository
  readonly cashShifts: CashShiftRepository
  readonly expenses: ExpenseRepository
  readonly audit: AuditRepository
  readonly apiKeys: ApiKeyRepository
  readonly outbox: { append(events: readonly EventEnvelope[], dueAtMs: number): Promise<void> }
  /** Stores the outcome under the claimed key. Once per transaction, and only with an idempotency key. */
  readonly idempotency: { record(entry: IdempotencyRecord): Promise<void> }
}

/** A leased outbox row. */
export interface OutboxLease {
  readonly event: EventEnvelope
  /** How often it was leased, this time included. */
  readonly attempt: number
}

/** What stands above the tenants: for authentication, jobs and the platform's own operations only. */
export interface PlatformStorage extends WaitlistLeases, DueCards, TierReviews, LotExpiries {
  resolveApiKey(secretHash: string): Promise<
    | {
        readonly tenantId: TenantId
        readonly id: ApiKeyId
        readonly permissions: readonly Permission[]
        readonly revokedAtMs: number | null
      }
    | undefined
  >
  findTenant(id: TenantId): Promise<Tenant | undefined>
  listTenants(page: PageRequest): Promise<readonly Tenant[]>
  /** False, and nothing changed, when the id is taken. */
  insertTenant(tenant: Tenant): Promise<boolean>
  /** Removes the tenant with everything it has, the books included. */
  eraseTenant(id: TenantId): Promise<void>
  /**
   * Takes up to `limit` due events for `leaseMs`, oldest first; no two workers hold one event at a time, and no event is
   * given while one of an earlier version of its subject is still in the outbox.
   */
  leaseOutbox(request: { limit: number; nowMs: number; leaseMs: number }): Promise<readonly OutboxLease[]>
  /** The events were handed over and leave the outbox. */
  completeOutbox(ids: readonly EventId[]): Promise<void>
  /** The events could not be handed over and are due again at `dueAtMs`. */
  retryOutbox(ids: readonly EventId[], dueAtMs: number): Promise<void>
  /** The feed whose secret has that SHA-256 (hex), revoked or not, and whose it is. */
  resolveCalendarFeed(
    tokenHash: string,
  ): Promise<{ readonly tenantId: TenantId; readonly feedId: CalendarFeedId } | undefined>
  /** PENDING bookings whose time for approval is over, the longest due first. */
  pendingOverdue(query: {
    nowMs: number
    limit: number
  }): Promise<readonly { readonly tenantId: TenantId; readonly bookingId: BookingId }[]>
  /** Open orders that were not paid in time, the longest due first. */
  ordersOverdue(query: {
    nowMs: number
    limit: number
  }): Promise<readonly { readonly tenantId: TenantId; readonly orderId: OrderId }[]>
  /** Frees the time of lapsed holds, and forgets the holds themselves a day later; gives how many rows of time. */
  purgeSlotHolds(nowMs: number): Promise<number>
  /** Removes idempotency records older than that; gives how many. */
  purgeIdempotency(beforeMs: number): Promise<number>
}

/**
 * Storage of the engine. `read` gives one consistent view; `transaction` is one atomic write.
 *
 * The `work` of a transaction may be run more than once (at most three times, after a rollback each time), so it holds
 * reads, one decision and its writes, and awaits nothing but the transaction's own repositories. Writes that answer
 * nothing may be sent with a later statement or with the commit, and what they throw then comes from `transaction`.
 */
export interface Storage<Host = unknown> {
  readonly dialect: 'sqlite' | 'postgres'
  /** Whether locks do anything: false where all writes run one after another anyway. */
  readonly locksNeeded: boolean
  /** Brings the schema up to this release. @throws StorageError SCHEMA_NEWER */
  migrate(): Promise<{ readonly applied: readonly string[] }>
  /** Resolves when the storage answers. @throws StorageError */
  ready(): Promise<void>
  read<T>(scope: ReadScope, work: (tx: ReadTransaction) => Promise<T>): Promise<T>
  transaction<T>(
    scope: TenantScope,
    options: TransactionOptions,
    work: (tx: Transaction<Host>) => Promise<T>,
  ): Promise<T>
  readonly platform: PlatformStorage
  close(): Promise<void>
}
