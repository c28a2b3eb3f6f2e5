import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import pg from 'pg'
import { describe, expect, inject, it } from 'vitest'
import { createDatabase } from '../../../../../scripts/postgres.ts'
import { createConnections } from '../postgres/connections.ts'
import { migratePostgres } from '../postgres/postgres-migrations.ts'
import { openConnection } from '../sqlite/connection.ts'
import { migrateSqlite } from '../sqlite/sqlite-migrations.ts'
import { placesOfLocation } from './0011-places-of-location.ts'
import { migrations } from './index.ts'
import { type Ddl, postgresDdl, sqliteDdl } from './migration.ts'

const before = migrations.slice(0, migrations.indexOf(placesOfLocation))
const hourMs = 3_600_000

/** A location with a chair, a long visit, a cancelled one, and a claim on the chair. */
function rows({ name }: Ddl): readonly string[] {
  const stamps = '1, 0, 0'
  const booking = (id: string, state: string, hours: number): string =>
    `insert into ${name('booking')} (tenant_id, id, location_id, customer_id, state, channel, redemption_code,
      starts_at_ms, ends_at_ms, note, version, created_at_ms, updated_at_ms)
      values ('t', '${id}', 'loc_1', 'cus_1', '${state}', 'WEB', '${id}', 0, ${hours * hourMs}, '', ${stamps})`
  return [
    `insert into ${name('tenant')} (tenant_id, name, created_at_ms) values ('t', 'T', 0)`,
    `insert into ${name('location')} (tenant_id, id, name, time_zone, currency, slot_alignment_minutes,
      min_lead_minutes, max_lead_days, business_day_cutover, version, created_at_ms, updated_at_ms)
      values ('t', 'loc_1', 'L', 'UTC', 'EUR', 15, 0, 90, '00:00', ${stamps})`,
    `insert into ${name('customer')} (tenant_id, id, name, note, version, created_at_ms, updated_at_ms)
      values ('t', 'cus_1', 'C', '', ${stamps})`,
    `insert into ${name('resource')} (tenant_id, id, location_id, kind, name, quantity, version, created_at_ms,
      updated_at_ms) values ('t', 'rsc_1', 'loc_1', 'ROOM', 'R', 1, ${stamps})`,
    booking('bkg_long', 'CONFIRMED', 50),
    booking('bkg_short', 'COMPLETED', 1),
    booking('bkg_off', 'CANCELLED', 1),
    `insert into ${name('staff')} (tenant_id, id, name, location_ids, bookable, version, created_at_ms, updated_at_ms)
      values ('t', 'stf_1', 'S', '[]', 1, ${stamps})`,
    `insert into ${name('service')} (tenant_id, id, name, duration_minutes, processing_minutes, finishing_minutes,
      transition_minutes, price_amount_minor, price_currency, level_prices, staff_ids, resource_requirements, version,
      created_at_ms, updated_at_ms)
      values ('t', 'svc_1', 'V', 60, 0, 0, 0, 1, 'EUR', '[]', '[]', '[]', ${stamps})`,
    ...['bkg_short', 'bkg_off'].map(
      (id) => `insert into ${name('booking_segment')} (tenant_id, booking_id, ordinal, service_id, staff_id,
        staff_requested, resource_ids, starts_at_ms, ends_at_ms)
        values ('t', '${id}', 0, 'svc_1', 'stf_1', 0, '[]', 0, ${hourMs})`,
    ),
    `insert into ${name('capacity_claim')} (tenant_id, resource_id, start_ms, end_ms, units, owner_kind, owner_id)
      values ('t', 'rsc_1', 0, ${hourMs}, 1, 'BOOKING', 'bkg_short')`,
  ]
}

const claims = ({ name }: Ddl): string =>
  `select resource_id || ' ' || owner_id || ' ' || (start_ms / ${hourMs}) || '-' || (end_ms / ${hourMs}) as claim
    from ${name('capacity_claim')} order by resource_id, owner_id, start_ms`

const expected = [
  { claim: 'loc_1 bkg_long 0-24' },
  { claim: 'loc_1 bkg_long 24-48' },
  { claim: 'loc_1 bkg_long 48-50' },
  { claim: 'loc_1 bkg_short 0-1' },
  { claim: 'loc_1/svc_1 bkg_short 0-1' },
  { claim: 'rsc_1 bkg_short 0-1' },
]

describe('what is booked before locations and services have places takes them, and claims on resources stay', () => {
  it('on SQLite', async () => {
    const folder = mkdtempSync(join(tmpdir(), 'mendian-places-'))
    const connection = openConnection({ file: join(folder, 'test.db'), synchronous: 'NORMAL', readonly: false })
    await migrateSqlite(connection, before)
    for (const sql of rows(sqliteDdl)) connection.database.exec(sql)
    await migrateSqlite(connection)
    expect(connection.database.prepare(claims(sqliteDdl)).all()).toEqual(expected)
    connection.close()
    rmSync(folder, { recursive: true })
  })

  it('on PostgreSQL', async () => {
    const pool = new pg.Pool({ connectionString: await createDatabase(inject('postgresUrl')) })
    await migratePostgres(createConnections(pool), 'mendian', 60_000, before)
    for (const sql of rows(postgresDdl)) await pool.query(sql)
    await migratePostgres(createConnections(pool), 'mendian', 60_000)
    expect((await pool.query(claims(postgresDdl))).rows).toEqual(expected)
    await pool.end()
  })
})
