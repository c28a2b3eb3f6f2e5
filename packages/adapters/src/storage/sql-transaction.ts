import type { IdempotencyRecord, TenantId, Transaction } from '@mendian/core'
import type { Executor } from './executor.ts'
import { createApiKeyRepository } from './repositories/api-keys.ts'
import { createAuditRepository } from './repositories/audit.ts'
import { createBookingRepository } from './repositories/bookings.ts'
import { createCapacityRepository } from './repositories/capacity.ts'
import { createCustomerRepository } from './repositories/customers.ts'
import { createIdempotency } from './repositories/idempotency.ts'
import { createLedgerRepository } from './repositories/ledger.ts'
import { createOccupancyRepository } from './repositories/occupancy.ts'
import { createOrderRepository } from './repositories/orders.ts'
import { createOutbox } from './repositories/outbox.ts'
import { createPaymentReader } from './repositories/payments.ts'
import { createRecordRepository } from './repositories/records.ts'
import { createShiftTemplateRepository } from './repositories/shift-templates.ts'
import { createShiftRepository } from './repositories/shifts.ts'
import { createTenantReader } from './repositories/tenants.ts'
import { createTimeBlockRepository } from './repositories/time-blocks.ts'
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
    get host() {
      return host()
    },
    idempotency: createIdempotency(scope, idempotencyKey),
    // Small ones that few ask for; the others are made when they are.
    tenants: createTenantReader(scope),
    payments: createPaymentReader(scope),
    apiKeys: createApiKeyRepository(scope),
    shiftTemplates: createShiftTemplateRepository(scope),
    timeBlocks: createTimeBlockRepository(scope),
    get locations() {
      return createRecordRepository(scope, 'location')
    },
    get resources() {
      return createRecordRepository(scope, 'resource')
    },
    get staffLevels() {
      return createRecordRepository(scope, 'staff_level')
    },
    get staff() {
      return createRecordRepository(scope, 'staff')
    },
    get tiers() {
      return createRecordRepository(scope, 'tier')
    },
    get customers() {
      return createCustomerRepository(scope)
    },
    get services() {
      return createRecordRepository(scope, 'service')
    },
    get products() {
      return createRecordRepository(scope, 'product')
    },
    get shifts() {
      return createShiftRepository(scope)
    },
    get occupancy() {
      return createOccupancyRepository(scope)
    },
    get capacity() {
      return createCapacityRepository(scope)
    },
    get bookings() {
      return createBookingRepository(scope)
    },
    get orders() {
      return createOrderRepository(scope)
    },
    get ledger() {
      return createLedgerRepository(scope)
    },
    get audit() {
      return createAuditRepository(scope)
    },
    get outbox() {
      return createOutbox(scope)
    },
  }
}
