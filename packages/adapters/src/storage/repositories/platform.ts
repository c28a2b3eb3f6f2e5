import type {
  ApiKeyId,
  BookingId,
  CalendarFeedId,
  CustomerCardId,
  CustomerId,
  EventEnvelope,
  LocationId,
  OrderId,
  Permission,
  PlatformStorage,
  TenantId,
} from '@mendian/core'
import { exactInteger } from '../columns.ts'
import { tablesInErasingOrder } from '../erasing-order.ts'
import type { Executor, StatementOutcome } from '../executor.ts'
import { tables } from '../schema.ts'
import { compile, type ParameterValue, type Statement } from '../statement.ts'
import * as statements from './platform-statements.ts'
import { toTenant } from './tenants.ts'

/** How the platform's repository gets at the database: outside any tenant, each call a transaction. */
export interface PlatformAccess {
  read<T>(work: (executor: Executor) => Promise<T>): Promise<T>
  /** `effort` is how many times longer than usual its statements may take. */
  write<T>(work: (executor: Executor) => Promise<T>, effort?: number): Promise<T>
  nowMs(): number
}

const purgedAtOnce = 1000
const erasureEffort = 20

/** So long a holder who comes back is told that the hold is over, instead of that there is none. */
const holdsKeptMs = 86_400_000

/** What stands above the tenants, the same on both databases. */
export function createPlatformStorage({ read, write, nowMs }: PlatformAccess): PlatformStorage {
  return {
    resolveApiKey: (secretHash) => read((executor) => resolveApiKey(executor, secretHash)),
    resolveCalendarFeed: (tokenHash) => read((executor) => resolveCalendarFeed(executor, tokenHash)),
    findTenant: async (id) => {
      const [row] = await read((executor) => rowsOf(executor, statements.tenantById, { id }))
      return row && toTenant(row)
    },
    listTenants: async ({ after = '', limit }) =>
      (await read((executor) => rowsOf(executor, statements.tenantsAfter, { after, limit }))).map(toTenant),
    insertTenant: async ({ id, ...tenant }) => {
      const row = { tenant_id: id, ...tables.tenant.toRow(tenant) }
      return (await write((executor) => runOn(executor, statements.insertTenant, row))).changed === 1
    },
    eraseTenant: async (id) => {
      await write(async (executor) => {
        await runOn(executor, statements.startErasure, { id, nowMs: nowMs() })
        for (const table of tablesInErasingOrder) await runOn(executor, statements.eraseFrom(table), { id })
      }, erasureEffort)
    },
    leaseOutbox: async ({ limit, nowMs: dueMs, leaseMs }) => {
      const values = { nowMs: dueMs, leasedUntilMs: dueMs + leaseMs, limit }
      const leased = await write((executor) => rowsOf(executor, statements.leaseOutbox, values))
      return leased
        .map(({ event, attempt }) => ({
          event: JSON.parse(event) as EventEnvelope,
          attempt: exactInteger(attempt, 'attempt'),
        }))
        .sort((a, b) => (a.event.id < b.event.id ? -1 : 1))
    },
    completeOutbox: async (ids) => {
      if (ids.length > 0) await write((executor) => runOn(executor, statements.completeOutbox, { ids }))
    },
    retryOutbox: async (ids, dueAtMs) => {
      if (ids.length > 0) await write((executor) => runOn(executor, statements.retryOutbox, { ids, dueAtMs }))
    },
    pendingOverdue: (query) => read((executor) => pendingOverdue(executor, query)),
    ordersOverdue: (query) => read((executor) => ordersOverdue(executor, query)),
    dueCards: (query) => read((executor) => dueCards(executor, query)),
    lotsExpired: async (query) =>
      (await read((executor) => rowsOf(executor, statements.lotsExpired, query))).map((row) => ({
        tenantId: row.tenant_id as TenantId,
        subjectId: row.subject_id,
      })),
    tiersEnded: async (query) =>
      (await read((executor) => rowsOf(executor, statements.tiersEnded, query))).map((row) => ({
        tenantId: row.tenant_id as TenantId,
        customerId: row.customer_id as CustomerId,
      })),
    leaseWaitlists: async ({ nowMs: dueMs, leaseMs, limit }) => {
      const values = { nowMs: dueMs, leasedUntilMs: dueMs + leaseMs, limit }
      const leased = await write((executor) => rowsOf(executor, statements.leaseWaitlists, values))
      return leased.map((row) => ({
        tenantId: row.tenant_id as TenantId,
        locationId: row.location_id as LocationId,
      }))
    },
    purgeSlotHolds: (dueMs) =>
      write(async (executor) => {
        const blocks = await runOn(executor, statements.freeLapsedTime, { nowMs: dueMs })
        const claims = await runOn(executor, statements.freeLapsedClaims, { nowMs: dueMs })
        await runOn(executor, statements.forgetHolds, { beforeMs: dueMs - holdsKeptMs })
        return blocks.changed + claims.changed
      }),
    purgeIdempotency: (beforeMs) => purgeIdempotency(write, beforeMs),
  }
}

async function pendingOverdue(
  executor: Executor,
  query: { readonly nowMs: number; readonly limit: number },
): ReturnType<PlatformStorage['pendingOverdue']> {
  return (await rowsOf(executor, statements.pendingOverdue, query)).map((row) => ({
    tenantId: row.tenant_id as TenantId,
    bookingId: row.id as BookingId,
  }))
}

async function ordersOverdue(
  executor: Executor,
  query: { readonly nowMs: number; readonly limit: number },
): ReturnType<PlatformStorage['ordersOverdue']> {
  return (await rowsOf(executor, statements.ordersOverdue, query)).map((row) => ({
    tenantId: row.tenant_id as TenantId,
    orderId: row.id as OrderId,
  }))
}

async function dueCards(
  executor: Executor,
  query: { readonly nowMs: number; readonly limit: number },
): ReturnType<PlatformStorage['dueCards']> {
  return (await rowsOf(executor, statements.dueCards, query)).map((row) => ({
    tenantId: row.tenant_id as TenantId,
    cardId: row.id as CustomerCardId,
  }))
}

async function resolveApiKey(executor: Executor, secretHash: string): ReturnType<PlatformStorage['resolveApiKey']> {
  const rows = await rowsOf(executor, statements.keysByHash, { secretHash })
  const [row] = rows
  if (!row || rows.length > 1) return undefined
  return {
    tenantId: row.tenant_id as TenantId,
    id: row.id as ApiKeyId,
    permissions: JSON.parse(row.permissions) as readonly Permission[],
    revokedAtMs: row.revoked_at_ms,
  }
}

async function purgeIdempotency(write: PlatformAccess['write'], beforeMs: number): Promise<number> {
  let purged = 0
  for (;;) {
    const values = { beforeMs, limit: purgedAtOnce }
    const { changed } = await write((executor) => runOn(executor, statements.purgeIdempotency, values))
    purged += changed
    if (changed < purgedAtOnce) return purged
  }
}

async function resolveCalendarFeed(
  executor: Executor,
  tokenHash: string,
): Promise<{ readonly tenantId: TenantId; readonly feedId: CalendarFeedId } | undefined> {
  const rows = await rowsOf(executor, statements.feedsByHash, { tokenHash })
  const [row] = rows
  if (!row || rows.length > 1) return undefined
  return { tenantId: row.tenant_id as TenantId, feedId: row.id as CalendarFeedId }
}

async function rowsOf<P extends object, R>(
  executor: Executor,
  declared: Statement<P, R>,
  values: P,
): Promise<readonly R[]> {
  return (await runOn(executor, declared, values)).rows as readonly R[]
}

/** Runs a platform statement as it stands: no tenant is put into it. */
export function runOn<P extends object>(
  executor: Executor,
  declared: Statement<P, unknown>,
  values: P,
): Promise<StatementOutcome> {
  const compiled = compile(executor.dialect, declared)
  const byName = values as Readonly<Record<string, ParameterValue>>
  return executor.run(
    compiled,
    compiled.slots.map((slot) => byName[slot] ?? null),
  )
}
