import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { idOf, type Transaction } from '@mendian/core'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { ids, nineMs, seed } from '../contract/fixtures.ts'
import { readProbes, writeProbes } from '../contract/tenant-probes.ts'
import { sqliteDialect } from '../dialect.ts'
import { createSqlTransaction } from '../sql-transaction.ts'
import { openConnection, type SqliteConnection } from './connection.ts'
import { sqliteStorage } from './index.ts'
import { createSqliteExecutor } from './sqlite-executor.ts'

let folder: string
let connection: SqliteConnection
const texts = new Set<string>()

beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'mendian-plans-'))
  const file = join(folder, 'test.db')
  const storage = sqliteStorage({ file })
  await storage.migrate()
  const tenantId = await seed(storage, 'a')
  await storage.close()
  connection = openConnection({ file, synchronous: 'NORMAL', readonly: false })
  const recording: SqliteConnection = {
    ...connection,
    run: ({ sql }) => {
      texts.add(sql)
      return { rows: [], changed: 1 }
    },
  }
  const executor = createSqliteExecutor(recording, sqliteDialect())
  const tx = createSqlTransaction({
    executor,
    tenantId,
    idempotencyKey: 'k',
    claimed: undefined,
    host: () => undefined,
  })
  for (const probe of Object.values(readProbes)) await probe(tx).catch(() => {})
  for (const probe of Object.values(writeProbes)) await probe(tx as Transaction)
  for (const filter of [{}, { locationId: ids.location }, { customerId: ids.customer, fromMs: nineMs, toMs: nineMs }]) {
    await tx.bookings.list(filter, { limit: 5, after: `${nineMs}:bkg_1` })
    await tx.orders.list(filter, { limit: 5, after: `${nineMs}:ord_1` })
    await tx.orders.list({ ...filter, fulfilmentState: 'PROPOSED' }, { limit: 5, after: `${nineMs}:ord_1` })
    await tx.orders.list({ ...filter, lineKind: 'PRODUCT', serviceId: ids.service }, { limit: 5 })
  }
  await tx.bookings.list({ seriesId: idOf('BookingSeries', '1') }, { limit: 61 })
  await tx.bookings.list({ staffId: ids.staff, fromMs: nineMs, toMs: nineMs }, { limit: 5 })
})

afterAll(() => {
  connection.close()
  rmSync(folder, { recursive: true })
})

describe('every statement of a repository', () => {
  it('finds its rows by an index', () => {
    expect(texts.size).toBeGreaterThan(60)
    const scans = [...texts].flatMap((sql) =>
      plan(sql)
        .filter((step) => /\bSCAN mendian_/.test(step))
        .map(() => sql),
    )
    expect(scans).toEqual([])
  })

  it('reads no table of a tenant from end to end to have what is asked for in order', () => {
    const whole = [...texts].filter(
      (sql) =>
        / (order by|where tenant_id = \+\? and) /.test(sql) &&
        !sql.includes(' limit ') &&
        plan(sql).some((step) => /autoindex_\w+ \(tenant_id=\?\)$/.test(step)),
    )
    expect(whole).toEqual([])
  })

  it('asks for nothing that is not in a list of rows, which PostgreSQL reads anew for each row once it is long', () => {
    const excluding = [...texts].filter((sql) => /\bnot in \(\s*select .* from "mendian_/.test(sql))
    // The classes of one customer are few.
    expect(excluding.filter((sql) => !sql.startsWith('update "mendian_enrollment"'))).toEqual([])
  })

  it('looks at no more of a person than the time that is asked for', () => {
    const [list = ''] = [...texts].filter((sql) => /staff_id.* \+ \d+/.test(sql))
    expect(plan(list).join()).toMatch(
      /booking_segment_of_staff \(tenant_id=\? AND staff_id=\? AND starts_at_ms>\? AND starts_at_ms<\?\)/,
    )
  })

  it('reads of orders only those of the time that is asked for', () => {
    const ofTime = [...texts].filter((sql) => / limit \+\?$/.test(sql) && sql.includes('created_at_ms" < '))
    expect(ofTime.length).toBeGreaterThan(1)
    for (const sql of ofTime)
      expect(plan(sql).join()).toMatch(
        /order_(made\w*|to_fulfil) \(tenant_id=\?.*created_at_ms.*>.* AND created_at_ms<\?\)/,
      )
  })

  it('reads of a place only those orders whose goods have come so far', () => {
    const ofPlace = [...texts].filter((sql) => sql.includes('fulfilment_state = ') && sql.includes('location_id" = '))
    expect(ofPlace).toHaveLength(1)
    expect(plan(ofPlace[0] ?? '').join()).toMatch(/order_to_fulfil \(tenant_id=\? AND fulfilment_state=\?/)
  })

  it('is not compiled anew for each value that a placeholder is given', () => {
    const given = [...texts].filter((sql) => sql.includes('?'))
    expect(given.length).toBeGreaterThan(60)
    expect(given.filter((sql) => /(?<!\+)\?/.test(sql))).toEqual([])
  })

  it('is not sorted where an index has the order', () => {
    const lists = [...texts].filter(
      (sql) => / limit \+\?$/.test(sql) && /^select .* from "mendian_(booking|order_)"/.test(sql),
    )
    expect(lists.length).toBeGreaterThan(2)
    const sorted = lists.filter((sql) => !sql.includes('staff_id') && plan(sql).some((step) => step.includes('B-TREE')))
    expect(sorted).toEqual([])
  })
})

function plan(sql: string): readonly string[] {
  const parameters = Array.from({ length: sql.split('?').length - 1 }, () => null)
  const steps = connection.database.prepare(`explain query plan ${sql}`).all(...parameters) as { detail: string }[]
  return steps.map(({ detail }) => detail)
}
