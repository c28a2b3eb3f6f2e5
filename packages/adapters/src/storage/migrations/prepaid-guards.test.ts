import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, it } from 'vitest'
import { openConnection } from '../sqlite/connection.ts'
import { migrateSqlite } from '../sqlite/sqlite-migrations.ts'
import { prepaidGuards } from './0184-prepaid-guards.ts'
import { migrations } from './index.ts'

const stamps = '1, 0, 0'
const rows = [
  `insert into mendian_prepaid_policy (tenant_id, id, name, currency, named_may_expire, unnamed_min_months,
    named_identity_from_minor, unnamed_identity_from_minor, version, created_at_ms, updated_at_ms)
    values ('t', 'ppl_1', 'P', 'EUR', 1, 0, 7, null, ${stamps}), ('t', 'ppl_2', 'Q', 'EUR', 1, 0, null, 9, ${stamps})`,
  `insert into mendian_customer_card (tenant_id, id, number, previous_numbers, product_id, customer_id, holder_ids,
    location_id, time_zone, currency, paid_minor, terms, entitlements, state, "freeze", frozen_days, guest_uses, version,
    created_at_ms, updated_at_ms)
    values ('t', 'crd_1', 'N', '[]', 'cdp_1', 'cus_1', '[]', 'loc_1', 'UTC', 'EUR', 0,
    '{"guestPasses":{"count":2,"per":"YEAR"}}', '[]', 'ACTIVE', 'null', 0, '{"from":"2026-11-22","uses":2}', ${stamps})`,
]

it('keeps what the columns say that are made anew on SQLite', async () => {
  const folder = mkdtempSync(join(tmpdir(), 'mendian-guards-'))
  const connection = openConnection({ file: join(folder, 'test.db'), synchronous: 'NORMAL', readonly: false })
  await migrateSqlite(connection, migrations.slice(0, migrations.indexOf(prepaidGuards)))
  // Only these two tables matter here.
  connection.database.pragma('foreign_keys = off')
  for (const sql of rows) connection.database.exec(sql)
  await migrateSqlite(connection)
  const read = (sql: string): unknown => connection.database.prepare(sql).raw().all()
  const thresholds = 'named_identity_from_minor, unnamed_identity_from_minor'
  expect(read(`select ${thresholds} from mendian_prepaid_policy order by id`)).toEqual([
    [7, null],
    [null, 9],
  ])
  expect(read('select guest_uses from mendian_customer_card')).toEqual([['{"from":"2026-11-22","uses":2}']])
  connection.close()
  rmSync(folder, { recursive: true })
})
