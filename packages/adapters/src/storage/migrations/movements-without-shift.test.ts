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
import { movementsWithoutShift } from './0192-movements-without-shift.ts'
import { migrations } from './index.ts'
import { type Ddl, postgresDdl, sqliteDdl } from './migration.ts'

const before = migrations.slice(0, migrations.indexOf(movementsWithoutShift))

/** A movement in an open shift. */
function rows({ name }: Ddl): readonly string[] {
  const stamps = '1, 0, 0'
  return [
    `insert into ${name('tenant')} (tenant_id, name, created_at_ms) values ('t', 'T', 0)`,
    `insert into ${name('location')} (tenant_id, id, name, time_zone, currency, slot_alignment_minutes,
      min_lead_minutes, max_lead_days, business_day_cutover, version, created_at_ms, updated_at_ms)
      values ('t', 'loc_1', 'L', 'UTC', 'EUR', 15, 0, 90, '00:00', ${stamps})`,
    `insert into ${name('staff')} (tenant_id, id, name, location_ids, bookable, version, created_at_ms, updated_at_ms)
      values ('t', 'stf_1', 'S', '[]', 1, ${stamps})`,
    `insert into ${name('cash_shift')} (tenant_id, id, location_id, currency, state, business_date, opened_by_id,
      opened_at_ms, opening_float_minor, opening_over_short_minor, carried_order_ids, note, version, created_at_ms,
      updated_at_ms)
      values ('t', 'csh_1', 'loc_1', 'EUR', 'OPEN', '2026-11-21', 'stf_1', 0, 500, 0, '[]', '', ${stamps})`,
    `insert into ${name('cash_movement')} (tenant_id, id, cash_shift_id, kind, amount_minor, counterpart, reason,
      staff_id, business_date, occurred_at_ms, transaction_id)
      values ('t', 'cmv_1', 'csh_1', 'PAID_IN', 70, 'BANK', 'x', 'stf_1', '2026-11-21', 0, 'ltx_1')`,
  ]
}

const without = ({ name }: Ddl, id: string, locationId: string): string =>
  `insert into ${name('cash_movement')} (tenant_id, id, location_id, kind, amount_minor, counterpart, reason, staff_id,
    business_date, occurred_at_ms, transaction_id)
    values ('t', '${id}', '${locationId}', 'PAID_OUT', 1, 'BANK', 'x', 'stf_1', '2026-11-21', 0, 'ltx_2')`

const kept = ({ name }: Ddl): string =>
  `select id || ' ' || location_id || ' ' || coalesce(cash_shift_id, '-') || ' ' || kind || ' ' || amount_minor as moved
    from ${name('cash_movement')} order by id`

const expected = [{ moved: 'cmv_1 loc_1 csh_1 PAID_IN 70' }, { moved: 'cmv_2 loc_1 - PAID_OUT 1' }]

describe('movements of before have the place of their shift, and new ones need no shift', () => {
  it('on SQLite', async () => {
    const folder = mkdtempSync(join(tmpdir(), 'mendian-movements-'))
    const connection = openConnection({ file: join(folder, 'test.db'), synchronous: 'NORMAL', readonly: false })
    await migrateSqlite(connection, before)
    for (const sql of rows(sqliteDdl)) connection.database.exec(sql)
    await migrateSqlite(connection)
    connection.database.exec(without(sqliteDdl, 'cmv_2', 'loc_1'))
    expect(connection.database.prepare(kept(sqliteDdl)).all()).toEqual(expected)
    expect(() => connection.database.exec(without(sqliteDdl, 'cmv_3', 'loc_none'))).toThrow(/FOREIGN KEY/)
    connection.close()
    rmSync(folder, { recursive: true })
  })

  it('on PostgreSQL', async () => {
    const pool = new pg.Pool({ connectionString: await createDatabase(inject('postgresUrl')) })
    await migratePostgres(createConnections(pool), 'mendian', 60_000, before)
    for (const sql of rows(postgresDdl)) await pool.query(sql)
    await migratePostgres(createConnections(pool), 'mendian', 60_000)
    await pool.query(without(postgresDdl, 'cmv_2', 'loc_1'))
    expect((await pool.query(kept(postgresDdl))).rows).toEqual(expected)
    await expect(pool.query(without(postgresDdl, 'cmv_3', 'loc_none'))).rejects.toThrow(/foreign key/)
    await pool.end()
  })
})
