import pg from 'pg'
import { afterAll, beforeAll, expect, inject, test } from 'vitest'
import { createDatabase } from '../../../../../scripts/postgres.ts'
import { ids, nineMs, order, seed } from '../contract/fixtures.ts'
import { type PostgresStorage, postgresStorage } from './index.ts'

let storage: PostgresStorage
let client: pg.Client

beforeAll(async () => {
  const connectionString = await createDatabase(inject('postgresUrl'))
  storage = postgresStorage({ connectionString })
  await storage.migrate()
  const tenantId = await seed(storage, 'a')
  const made = Array.from({ length: 200 }, (_, n) => order(`n${n}`, { lines: [], createdAtMs: nineMs + n }))
  await storage.transaction({ tenantId }, { locks: [] }, async (tx) => {
    for (const one of made) await tx.orders.insert(one)
  })
  client = new pg.Client({ connectionString })
  await client.connect()
  await client.query('analyze mendian.order_')
  // With rows as few as these, reading all of them would be quickest.
  await client.query('set enable_seqscan = off')
  await client.query('set enable_bitmapscan = off')
})
afterAll(async () => {
  await client.end()
  await storage.close()
})

test.each([
  ['of all', ''],
  ['of a location', `and location_id = '${ids.location}'`],
  ['of a customer', `and customer_id = '${ids.customer}'`],
])('orders %s of a time are found by an index, which has them in order', async (_, filter) => {
  const { rows } = await client.query<{ 'QUERY PLAN': string }>(
    `explain select * from mendian.order_ where tenant_id = 'tnt_a' ${filter}
      and created_at_ms >= ${nineMs + 50} and created_at_ms < ${nineMs + 60} order by created_at_ms, id limit 50`,
  )
  const plan = rows.map((row) => row['QUERY PLAN']).join('\n')
  expect(plan).toMatch(/Index Scan using order_made/)
  expect(plan).toMatch(/Index Cond: .*created_at_ms >= .*created_at_ms < /)
  expect(plan).not.toContain('Sort')
})

test('orders whose goods have come so far are found by an index of them', async () => {
  const { rows } = await client.query<{ 'QUERY PLAN': string }>(
    `explain select * from mendian.order_ where tenant_id = 'tnt_a' and fulfilment_state = 'PROPOSED'
      and location_id = '${ids.location}' order by created_at_ms, id limit 50`,
  )
  const plan = rows.map((row) => row['QUERY PLAN']).join('\n')
  expect(plan).toMatch(/Index Scan using order_to_fulfil/)
  expect(plan).not.toContain('Sort')
})
