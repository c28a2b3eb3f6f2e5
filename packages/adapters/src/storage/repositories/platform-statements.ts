import { type RawBuilder, sql } from 'kysely'
import type { RowOf } from '../columns.ts'
import type { SqlDialect } from '../dialect.ts'
import type { RecordIn, TableName } from '../schema.ts'
import { type Parameters, platformStatement, type Statement } from '../statement.ts'

/** A statement above the tenants: these are the only ones. */
function platformSql<P, R>(
  write: (
    parameters: Parameters<P>,
    named: (table: TableName) => RawBuilder<unknown>,
    dialect: SqlDialect,
  ) => RawBuilder<R>,
): Statement<P, R> {
  return platformStatement((dialect, parameters: Parameters<P>) => {
    const query = write(parameters, (table) => sql.table(dialect.tableName(table)), dialect)
    return { compile: () => query.compile(dialect.kysely) }
  })
}

export type TenantRow = RowOf<RecordIn<'tenant'>> & { readonly tenant_id: string }

export interface KeyRow {
  readonly tenant_id: string
  readonly id: string
  readonly permissions: string
  readonly revoked_at_ms: number | null
}

/** Two rows would mean one secret under two tenants, which then lets nobody in. */
export const keysByHash = platformSql<{ secretHash: string }, KeyRow>(
  ({ secretHash }, named) =>
    sql`select tenant_id, id, permissions, revoked_at_ms from ${named('api_key')} where secret_hash = ${secretHash} limit 2`,
)

export const feedsByHash = platformSql<{ tokenHash: string }, { readonly tenant_id: string; readonly id: string }>(
  ({ tokenHash }, named) =>
    sql`select tenant_id, id from ${named('calendar_feed')} where token_hash = ${tokenHash} limit 2`,
)

export const tenantById = platformSql<{ id: string }, TenantRow>(
  ({ id }, named) => sql`select tenant_id, name, created_at_ms from ${named('tenant')} where tenant_id = ${id}`,
)

export const tenantsAfter = platformSql<{ after: string; limit: number }, TenantRow>(
  ({ after, limit }, named) =>
    sql`select tenant_id, name, created_at_ms from ${named('tenant')} where tenant_id > ${after}
      order by tenant_id limit ${limit}`,
)

export const insertTenant = platformSql<TenantRow, never>(
  ({ tenant_id, name, created_at_ms }, named) =>
    sql`insert into ${named('tenant')} (tenant_id, name, created_at_ms) values (${tenant_id}, ${name}, ${created_at_ms})
      on conflict (tenant_id) do nothing`,
)

export const startErasure = platformSql<{ id: string; nowMs: number }, never>(
  ({ id, nowMs }, named) =>
    sql`insert into ${named('tenant_erasure')} (tenant_id, started_at_ms) values (${id}, ${nowMs})`,
)

/** Deletes what that table has of the tenant. */
export function eraseFrom(table: TableName): Statement<{ id: string }, never> {
  const known = erasures.get(table)
  if (known) return known
  const erase = platformSql<{ id: string }, never>(
    ({ id }, named) => sql`delete from ${named(table)} where tenant_id = ${id}`,
  )
  erasures.set(table, erase)
  return erase
}

const erasures = new Map<TableName, Statement<{ id: string }, never>>()

/**
 * A lease is a due time moved ahead: what is not completed before it is due again. An event waits for those of earlier
 * versions of its subject to be completed, so that nobody hears of a change before the change it follows.
 */
export const leaseOutbox = platformSql<
  { nowMs: number; leasedUntilMs: number; limit: number },
  { id: string; event: string; attempt: number }
>(({ nowMs, leasedUntilMs, limit }, named, dialect) => {
  // Rows that another worker is leasing at this moment are passed over instead of waited for.
  const skipLocked = dialect.kind === 'postgres' ? sql`for update of due skip locked` : sql``
  return sql`update ${named('outbox')} set due_at_ms = ${leasedUntilMs}, attempt = attempt + 1
    where (tenant_id, id) in (
      select tenant_id, id from ${named('outbox')} as due where due_at_ms <= ${nowMs} and not exists (
        select 1 from ${named('outbox')} as earlier
        where earlier.tenant_id = due.tenant_id and earlier.subject_id = due.subject_id
          and earlier.subject_version < due.subject_version
      )
      order by due_at_ms, id limit ${limit} ${skipLocked}
    ) returning id, event, attempt`
})

export const completeOutbox = platformSql<{ ids: readonly string[] }, never>(
  ({ ids }, named, dialect) => sql`delete from ${named('outbox')} where ${idIn(dialect, ids)}`,
)

export const retryOutbox = platformSql<{ ids: readonly string[]; dueAtMs: number }, never>(
  ({ ids, dueAtMs }, named, dialect) =>
    sql`update ${named('outbox')} set due_at_ms = ${dueAtMs} where ${idIn(dialect, ids)}`,
)

function idIn(dialect: SqlDialect, ids: RawBuilder<readonly string[]>): RawBuilder<unknown> {
  return dialect.kind === 'sqlite' ? sql`id in (select value from json_each(${ids}))` : sql`id = any(${ids}::text[])`
}

/** Old keys a portion at a time, so that no write waits long behind it. */
export const purgeIdempotency = platformSql<{ beforeMs: number; limit: number }, never>(
  ({ beforeMs, limit }, named) =>
    sql`delete from ${named('idempotency_key')} where (tenant_id, key) in (
      select tenant_id, key from ${named('idempotency_key')} where created_at_ms < ${beforeMs} limit ${limit}
    )`,
)

export const pendingOverdue = platformSql<{ nowMs: number; limit: number }, { tenant_id: string; id: string }>(
  ({ nowMs, limit }, named) =>
    sql`select tenant_id, id from ${named('booking')} where state = 'PENDING' and pending_expires_at_ms <= ${nowMs}
      order by pending_expires_at_ms limit ${limit}`,
)

export const ordersOverdue = platformSql<{ nowMs: number; limit: number }, { tenant_id: string; id: string }>(
  ({ nowMs, limit }, named) =>
    sql`select tenant_id, id from ${named('order_')} where state = 'OPEN' and expires_at_ms <= ${nowMs}
      order by expires_at_ms limit ${limit}`,
)

export const dueCards = platformSql<{ nowMs: number; limit: number }, { tenant_id: string; id: string }>(
  ({ nowMs, limit }, named) =>
    sql`select tenant_id, id from ${named('customer_card')} where due_at_ms <= ${nowMs}
      order by due_at_ms limit ${limit}`,
)

export const lotsExpired = platformSql<{ nowMs: number; limit: number }, { tenant_id: string; subject_id: string }>(
  ({ nowMs, limit }, named) =>
    sql`select distinct tenant_id, subject_id from ${named('ledger_lot')}
      where expires_at_ms <= ${nowMs} and remaining_minor > held_minor order by tenant_id, subject_id limit ${limit}`,
)

/** Only where a programme judges tiers: what nobody can settle would be found for ever. */
export const tiersEnded = platformSql<{ nowMs: number; limit: number }, { tenant_id: string; customer_id: string }>(
  ({ nowMs, limit }, named) =>
    sql`select tenant_id, customer_id from ${named('tier_standing')} as standing where ends_at_ms <= ${nowMs}
      and exists (
        select 1 from ${named('loyalty_programme')} as programme
        where programme.tenant_id = standing.tenant_id and programme.archived_at_ms is null
          and programme.tier_evaluation <> 'null'
      )
      order by ends_at_ms, customer_id limit ${limit}`,
)

/** Only locations where somebody waits; those without are looked at again when somebody comes. */
export const leaseWaitlists = platformSql<
  { nowMs: number; leasedUntilMs: number; limit: number },
  { tenant_id: string; location_id: string }
>(({ nowMs, leasedUntilMs, limit }, named, dialect) => {
  const skipLocked = dialect.kind === 'postgres' ? sql`for update of due skip locked` : sql``
  return sql`update ${named('waitlist_watch')} set due_at_ms = ${leasedUntilMs}
    where (tenant_id, location_id) in (
      select tenant_id, location_id from ${named('waitlist_watch')} as due where due_at_ms <= ${nowMs} and exists (
        select 1 from ${named('waitlist_entry')} as entry
        where entry.tenant_id = due.tenant_id and entry.location_id = due.location_id
          and entry.state in ('WAITING', 'OFFERED')
      )
      order by due_at_ms, location_id limit ${limit} ${skipLocked}
    ) returning tenant_id, location_id`
})

/** What lapsed holds have left of people's and pools' time. */
export const freeLapsedTime = platformSql<{ nowMs: number }, never>(
  ({ nowMs }, named) => sql`delete from ${named('occupancy')} where expires_at_ms <= ${nowMs}`,
)

export const freeLapsedClaims = platformSql<{ nowMs: number }, never>(
  ({ nowMs }, named) => sql`delete from ${named('capacity_claim')} where expires_at_ms <= ${nowMs}`,
)

export const forgetHolds = platformSql<{ beforeMs: number }, never>(
  ({ beforeMs }, named) => sql`delete from ${named('slot_hold')} where expires_at_ms <= ${beforeMs}`,
)

export const ping = platformSql<object, { one: number }>(
  (_parameters, named) => sql`select 1 as one from ${named('tenant')} limit 1`,
)
