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
import { guestPasses } from './0183-guest-passes.ts'
import { migrations } from './index.ts'
import { type Ddl, postgresDdl, sqliteDdl } from './migration.ts'

const before = migrations.slice(0, migrations.indexOf(guestPasses))

/** A card whose name is made to be mistaken for terms. */
function rows({ name }: Ddl): readonly string[] {
  const stamps = '1, 0, 0'
  const terms = JSON.stringify({ name: '"maxHolders":', maxHolders: 1 })
  return [
    `insert into ${name('tenant')} (tenant_id, name, created_at_ms) values ('t', 'T', 0)`,
    `insert into ${name('location')} (tenant_id, id, name, time_zone, currency, slot_alignment_minutes,
      min_lead_minutes, max_lead_days, business_day_cutover, version, created_at_ms, updated_at_ms)
      values ('t', 'loc_1', 'L', 'UTC', 'EUR', 15, 0, 90, '00:00', ${stamps})`,
    `insert into ${name('customer')} (tenant_id, id, name, note, version, created_at_ms, updated_at_ms)
      values ('t', 'cus_1', 'C', '', ${stamps})`,
    `insert into ${name('card_product')} (tenant_id, id, name, description, kind, price_amount_minor, price_currency,
      components, discount, sell_at_location_ids, use_at_location_ids, activation, validity, windows, max_holders,
      transferable, once_per_customer, "freeze", refund, gifts, priority, version, created_at_ms, updated_at_ms)
      values ('t', 'cdp_1', 'P', '', 'TIME_PASS', 1, 'EUR', '[]', 'null', 'null', 'null', 'ON_SALE', 'null', 'null', 1,
      1, 0, 'null', '{}', '[]', 0, ${stamps})`,
    `insert into ${name('customer_card')} (tenant_id, id, number, previous_numbers, product_id, customer_id, holder_ids,
      location_id, time_zone, currency, paid_minor, terms, entitlements, state, "freeze", frozen_days, version,
      created_at_ms, updated_at_ms)
      values ('t', 'crd_1', 'N', '[]', 'cdp_1', 'cus_1', '[]', 'loc_1', 'UTC', 'EUR', 0, '${terms}', '[]', 'ACTIVE',
      'null', 0, ${stamps})`,
    `insert into ${name('order_')} (tenant_id, id, location_id, customer_id, currency, state, payment_state, list_minor,
      discount_minor, subtotal_minor, total_minor, paid_minor, version, created_at_ms, updated_at_ms)
      values ('t', 'ord_1', 'loc_1', 'cus_1', 'EUR', 'OPEN', 'UNPAID', 0, 0, 0, 0, 0, ${stamps})`,
    `insert into ${name('order_line')} (tenant_id, order_id, ordinal, kind, name, quantity, unit_price_minor, list_minor,
      discount_minor, total_minor, trace, coverage, prepaid)
      values ('t', 'ord_1', 0, 'CARD', 'P', 1, 0, 0, 0, 0, '[]', '[]', '{"kind":"CARD","product":${terms}}')`,
    `insert into ${name('order_line')} (tenant_id, order_id, ordinal, kind, name, quantity, unit_price_minor, list_minor,
      discount_minor, total_minor, trace, coverage, prepaid)
      values ('t', 'ord_1', 1, 'SERVICE', 'S', 1, 0, 0, 0, 0, '[]', '[{"cardId":"crd_1","units":2}]', 'null')`,
  ]
}

const kept = ({ name }: Ddl): string => `select terms, guest_uses from ${name('customer_card')}`
const lines = ({ name }: Ddl): string => `select coverage, prepaid from ${name('order_line')} order by ordinal`
const expected = { name: '"maxHolders":', guestPasses: null, maxHolders: 1 }
const expectedLines = [
  [[], { kind: 'CARD', product: expected }],
  [[{ cardId: 'crd_1', guest: null, units: 2 }], null],
]

interface Line {
  readonly coverage: string
  readonly prepaid: string
}

const parsed = (found: readonly Line[]): unknown =>
  found.map(({ coverage, prepaid }) => [JSON.parse(coverage), JSON.parse(prepaid)])

describe('cards sold before give no guest passes', () => {
  it('on SQLite', async () => {
    const folder = mkdtempSync(join(tmpdir(), 'mendian-guests-'))
    const connection = openConnection({ file: join(folder, 'test.db'), synchronous: 'NORMAL', readonly: false })
    await migrateSqlite(connection, before)
    for (const sql of rows(sqliteDdl)) connection.database.exec(sql)
    await migrateSqlite(connection)
    const [card] = connection.database.prepare(kept(sqliteDdl)).all() as { terms: string; guest_uses: string }[]
    expect([JSON.parse(card?.terms ?? ''), card?.guest_uses]).toEqual([expected, 'null'])
    const found = connection.database.prepare(lines(sqliteDdl)).all() as unknown as Line[]
    expect(parsed(found)).toEqual(expectedLines)
    connection.close()
    rmSync(folder, { recursive: true })
  })

  it('on PostgreSQL', async () => {
    const pool = new pg.Pool({ connectionString: await createDatabase(inject('postgresUrl')) })
    await migratePostgres(createConnections(pool), 'mendian', 60_000, before)
    for (const sql of rows(postgresDdl)) await pool.query(sql)
    await migratePostgres(createConnections(pool), 'mendian', 60_000)
    const [card] = (await pool.query(kept(postgresDdl))).rows
    expect([JSON.parse(card.terms), card.guest_uses]).toEqual([expected, 'null'])
    expect(parsed((await pool.query(lines(postgresDdl))).rows)).toEqual(expectedLines)
    await pool.end()
  })
})
