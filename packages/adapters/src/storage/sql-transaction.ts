import type { IdempotencyRecord, TenantId, Transaction } from '@mendian/core'
import type { Executor } from './executor.ts'
import { createApiKeyRepository } from './repositories/api-keys.ts'
import { createAssignmentRooms } from './repositories/assignment-rooms.ts'
import { createAuditRepository } from './repositories/audit.ts'
import { createBookRooms } from './repositories/book-rooms.ts'
import { createBookingSeriesRepository } from './repositories/booking-series.ts'
import { createBookingRepository } from './repositories/bookings.ts'
import { createCalendarFeedRepository } from './repositories/calendar-feeds.ts'
import { createCapacityRepository } from './repositories/capacity.ts'
import { createCardRooms } from './repositories/card-rooms.ts'
import { createClassSessionRepository } from './repositories/class-sessions.ts'
import { createCouponRepository } from './repositories/coupons.ts'
import { createEnrollmentRepository } from './repositories/enrollments.ts'
import { createIdempotency } from './repositories/idempotency.ts'
import { createLoyaltyRooms } from './repositories/loyalty-rooms.ts'
import { createOccupancyRepository } from './repositories/occupancy.ts'
import { createOrderRepository } from './repositories/orders.ts'
import { createOutbox } from './repositories/outbox.ts'
import { createPaymentReader } from './repositories/payments.ts'
import { createQueueRepository } from './repositories/queue-entries.ts'
import { createRecordRooms } from './repositories/record-rooms.ts'
import { createSlotHoldRepository } from './repositories/slot-holds.ts'
import { createTenantReader } from './repositories/tenants.ts'
import { createUsageRepository } from './repositories/usages.ts'
import { createWaitlistRepository } from './repositories/waitlist-entries.ts'
import { createWorkingTimeRooms } from './repositories/working-time-rooms.ts'
import { createScope } from './scope.ts'

/** What a transaction is made of, beside the repositories. */
export interface TransactionParts<Host> {
  readonly executor: Executor
  readonly tenantId: TenantId
  readonly idempotencyKey: string | undefined
  readonly claimed: IdempotencyRecord | undefined
  /** The adapter's own handle, made when the work asks for it. */
  readonly host: () => Host
}

/** The transaction of one tenant on that executor: the only place where repositories are made. */
export function createSqlTransaction<Host>(parts: TransactionParts<Host>): Transaction<Host> {
  const { executor, tenantId, idempotencyKey, claimed, host } = parts
  const scope = createScope(executor, tenantId)
  return {
    tenantId,
    claimed,
    ...createRecordRooms(scope),
    ...createBookRooms(scope),
    ...createCardRooms(scope),
    ...createLoyaltyRooms(scope),
    ...createAssignmentRooms(scope),
    ...createWorkingTimeRooms(scope),
    get host() {
      return host()
    },
    idempotency: createIdempotency(scope, idempotencyKey),
    get tenants() {
      return createTenantReader(scope)
    },
    get calendarFeeds() {
      return createCalendarFeedRepository(scope)
    },
    get occupancy() {
      return createOccupancyRepository(scope)
    },
    get capacity() {
      return createCapacityRepository(scope)
    },
    get slotHolds() {
      return createSlotHoldRepository(scope)
    },
    get queueEntries() {
      return createQueueRepository(scope)
    },
    get waitlistEntries() {
      return createWaitlistRepository(scope)
    },
    get bookings() {
      return createBookingRepository(scope)
    },
    get bookingSeries() {
      return createBookingSeriesRepository(scope)
    },
    get classSessions() {
      return createClassSessionRepository(scope)
    },
    get enrollments() {
      return createEnrollmentRepository(scope)
    },
    coupons: createCouponRepository(scope),
    usages: createUsageRepository(scope),
    get orders() {
      return createOrderRepository(scope)
    },
    get payments() {
      return createPaymentReader(scope)
    },
    get audit() {
      return createAuditRepository(scope)
    },
    get apiKeys() {
      return createApiKeyRepository(scope)
    },
    get outbox() {
      return createOutbox(scope)
    },
  }
}
