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
import { orderTotals } from './0070-order-totals.ts'
import { migrations } from './index.ts'
import { type Ddl, postgresDdl, sqliteDdl } from './migration.ts'

const before = migrations.slice(0, migrations.indexOf(orderTotals))

/** A paid order of one line. */
function rows({ name }: Ddl): readonly string[] {
  const stamps = '1, 0, 0'
  return [
    `insert into ${name('tenant')} (tenant_id, name, created_at_ms) values ('t', 'T', 0)`,
    `insert into ${name('location')} (tenant_id, id, name, time_zone, currency, slot_alignment_minutes,
      min_lead_minutes, max_lead_days, business_day_cutover, version, created_at_ms, updated_at_ms)
      values ('t', 'loc_1', 'L', 'UTC', 'EUR', 15, 0, 90, '00:00', ${stamps})`,
    `insert into ${name('order_')} (tenant_id, id, location_id, currency, state, payment_state, list_minor,
      discount_minor, total_minor, paid_minor, version, created_at_ms, updated_at_ms)
      values ('t', 'ord_1', 'loc_1', 'EUR', 'COMPLETED', 'PAID', 1000, 100, 900, 900, ${stamps})`,
    `insert into ${name('order_line')} (tenant_id, order_id, ordinal, kind, name, quantity, unit_price_minor,
      list_minor, discount_minor, total_minor, trace)
      values ('t', 'ord_1', 0, 'PRODUCT', 'X', 2, 500, 1000, 100, 900, '[]')`,
    `insert into ${name('payment')} (tenant_id, order_id, location_id, currency, id, ordinal, kind, tendered_minor,
      amount_minor, change_minor, business_date, paid_at_ms)
      values ('t', 'ord_1', 'loc_1', 'EUR', 'pay_1', 0, 'CASH', 1000, 900, 100, '2026-11-21', 0)`,
  ]
}

const kept = ({ name }: Ddl): string =>
  `select o.id || ' ' || o.subtotal_minor || ' ' || o.total_minor || ' ' || o.tax_inclusive || ' ' ||
      l.total_minor || ' ' || l.covered_minor || ' ' || l.tax_minor || ' ' || p.amount_minor as sums
    from ${name('order_')} o
    join ${name('order_line')} l on l.tenant_id = o.tenant_id and l.order_id = o.id
    join ${name('payment')} p on p.tenant_id = o.tenant_id and p.order_id = o.id`

const expected = [{ sums: 'ord_1 900 900 1 900 0 0 900' }]

const off = ({ name }: Ddl): string => `update ${name('order_')} set tip_minor = 1`
const lost = ({ name }: Ddl): string => `update ${name('payment')} set order_id = 'ord_lost'`

describe('orders of before keep their lines, payments and sums, and the new sums are guarded', () => {
  it('on SQLite', async () => {
    const folder = mkdtempSync(join(tmpdir(), 'mendian-totals-'))
    const connection = openConnection({ file: join(folder, 'test.db'), synchronous: 'NORMAL', readonly: false })
    await migrateSqlite(connection, before)
    for (const sql of rows(sqliteDdl)) connection.database.exec(sql)
    await migrateSqlite(connection)
    expect(connection.database.prepare(kept(sqliteDdl)).all()).toEqual(expected)
    expect(() => connection.database.exec(off(sqliteDdl))).toThrow(/CHECK/)
    expect(() => connection.database.exec(lost(sqliteDdl))).toThrow(/FOREIGN KEY/)
    connection.close()
    rmSync(folder, { recursive: true })
  })

  it('on PostgreSQL', async () => {
    const pool = new pg.Pool({ connectionString: await createDatabase(inject('postgresUrl')) })
    await migratePostgres(createConnections(pool), 'mendian', 60_000, before)
    for (const sql of rows(postgresDdl)) await pool.query(sql)
    await migratePostgres(createConnections(pool), 'mendian', 60_000)
    expect((await pool.query(kept(postgresDdl))).rows).toEqual(expected)
    await expect(pool.query(off(postgresDdl))).rejects.toThrow(/order_adds_up/)
    await expect(pool.query(lost(postgresDdl))).rejects.toThrow(/foreign key/)
    await pool.end()
  })
})
