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
import { enrollmentTerms } from './0085-enrollment-terms.ts'
import { migrations } from './index.ts'
import { type Ddl, postgresDdl, sqliteDdl } from './migration.ts'

const before = migrations.slice(0, migrations.indexOf(enrollmentTerms))

/** A class of three seats, of which a customer has two with spots. */
function rows({ name }: Ddl): readonly string[] {
  const stamps = '1, 0, 0'
  return [
    `insert into ${name('tenant')} (tenant_id, name, created_at_ms) values ('t', 'T', 0)`,
    `insert into ${name('location')} (tenant_id, id, name, time_zone, currency, slot_alignment_minutes,
      min_lead_minutes, max_lead_days, business_day_cutover, version, created_at_ms, updated_at_ms)
      values ('t', 'loc_1', 'L', 'UTC', 'EUR', 15, 0, 90, '00:00', ${stamps})`,
    `insert into ${name('customer')} (tenant_id, id, name, note, version, created_at_ms, updated_at_ms)
      values ('t', 'cus_1', 'C', '', ${stamps})`,
    `insert into ${name('staff')} (tenant_id, id, name, location_ids, bookable, version, created_at_ms, updated_at_ms)
      values ('t', 'stf_1', 'S', '["loc_1"]', 1, ${stamps})`,
    `insert into ${name('service')} (tenant_id, id, name, duration_minutes, processing_minutes, finishing_minutes,
      transition_minutes, price_amount_minor, price_currency, overrides, staff_ids, resource_requirements, version,
      created_at_ms, updated_at_ms)
      values ('t', 'svc_1', 'Y', 60, 0, 0, 0, 100, 'EUR', '[]', '["stf_1"]', '[]', ${stamps})`,
    `insert into ${name('class_session')} (tenant_id, id, location_id, service_id, staff_id, name, state, starts_at_ms,
      ends_at_ms, capacity, seats_taken, resources, version, created_at_ms, updated_at_ms)
      values ('t', 'cls_1', 'loc_1', 'svc_1', 'stf_1', 'Y', 'SCHEDULED', 1, 2, 3, 0, '[]', ${stamps})`,
    `insert into ${name('enrollment')} (tenant_id, id, class_session_id, location_id, customer_id, state, seats, spots,
      channel, note, version, created_at_ms, updated_at_ms)
      values ('t', 'enr_1', 'cls_1', 'loc_1', 'cus_1', 'ENROLLED', 2, '[1]', 'WEB', '', ${stamps})`,
    `insert into ${name('enrollment_spot')} (tenant_id, class_session_id, spot, enrollment_id)
      values ('t', 'cls_1', 1, 'enr_1')`,
  ]
}

const kept = ({ name }: Ddl): string =>
  `select e.id || ' ' || e.price_currency || ' ' || c.price_currency || ' ' || c.seats_taken || ' ' || s.spot as kept
    from ${name('enrollment')} e
    join ${name('class_session')} c on c.tenant_id = e.tenant_id and c.id = e.class_session_id
    join ${name('enrollment_spot')} s on s.tenant_id = e.tenant_id and s.enrollment_id = e.id`
const expected = [{ kept: 'enr_1 EUR EUR 2 1' }]

const grow = ({ name }: Ddl): string => `update ${name('enrollment')} set seats = 4`
const leaveLate = ({ name }: Ddl): string => `update ${name('enrollment')} set state = 'LATE_CANCELLED'`
const seats = ({ name }: Ddl): string => `select seats_taken as taken from ${name('class_session')}`
const none = [{ taken: 0 }]

describe('enrollments of before keep their seats and spots, and a late cancellation gives the seats back', () => {
  it('on SQLite', async () => {
    const folder = mkdtempSync(join(tmpdir(), 'mendian-terms-'))
    const connection = openConnection({ file: join(folder, 'test.db'), synchronous: 'NORMAL', readonly: false })
    await migrateSqlite(connection, before)
    for (const sql of rows(sqliteDdl)) connection.database.exec(sql)
    await migrateSqlite(connection)
    expect(connection.database.prepare(kept(sqliteDdl)).all()).toEqual(expected)
    expect(() => connection.database.exec(grow(sqliteDdl))).toThrow(/full/)
    connection.database.exec(leaveLate(sqliteDdl))
    expect(connection.database.prepare(seats(sqliteDdl)).all()).toEqual(none)
    connection.close()
    rmSync(folder, { recursive: true })
  })

  it('on PostgreSQL', async () => {
    const pool = new pg.Pool({ connectionString: await createDatabase(inject('postgresUrl')) })
    await migratePostgres(createConnections(pool), 'mendian', 60_000, before)
    for (const sql of rows(postgresDdl)) await pool.query(sql)
    await migratePostgres(createConnections(pool), 'mendian', 60_000)
    expect((await pool.query(kept(postgresDdl))).rows).toEqual(expected)
    await expect(pool.query(grow(postgresDdl))).rejects.toThrow(/full/)
    await pool.query(leaveLate(postgresDdl))
    expect((await pool.query(seats(postgresDdl))).rows.map(({ taken }) => ({ taken: Number(taken) }))).toEqual(none)
    await pool.end()
  })
})
