import pg from 'pg'
import { afterAll, beforeAll, beforeEach, describe, expect, inject, it } from 'vitest'
import { createDatabase } from '../../../../../scripts/postgres.ts'
import { auditEntry, nineMs, seed, tier } from '../contract/fixtures.ts'
import { type PostgresStorage, postgresStorage } from './index.ts'

let client: pg.Client
let storage: PostgresStorage
let tenantId: Awaited<ReturnType<typeof seed>>

beforeAll(async () => {
  const connectionString = await createDatabase(inject('postgresUrl'))
  storage = postgresStorage({ connectionString })
  await storage.migrate()
  client = new pg.Client({ connectionString })
  await client.connect()
  await client.query('create table note (id text primary key)')
})

afterAll(async () => {
  await client.end()
  await storage.close()
})

let tenants = 0
beforeEach(async () => {
  tenants += 1
  tenantId = await seed(storage, `j${tenants}`)
})

const audited = async () => (await storage.read({ tenantId }, (tx) => tx.audit.list({ limit: 9 }))).length
const append = (id: string) =>
  storage
    .join(client)
    .transaction({ tenantId }, { locks: [{ kind: 'CODE', id: 'x' }] }, (tx) => tx.audit.append(auditEntry(id)))

describe("joining a host's transaction", () => {
  it("is committed with the host's rows", async () => {
    await client.query('begin')
    await client.query("insert into note values ('a')")
    await append('1')
    expect(await audited()).toBe(0)
    const seen = await storage.join(client).read({ tenantId }, (tx) => tx.audit.list({ limit: 9 }))
    expect(seen).toHaveLength(1)
    await client.query('commit')
    expect(await audited()).toBe(1)
  })

  it("is rolled back with the host's rows", async () => {
    await client.query('begin')
    await append('1')
    await client.query('rollback')
    expect(await audited()).toBe(0)
  })

  it('is undone alone when it fails, so that the host may go on', async () => {
    await client.query('begin')
    const joined = storage.join(client)
    await append('1')
    let runs = 0
    const failing = joined.transaction({ tenantId }, { locks: [] }, async (tx) => {
      runs += 1
      await tx.audit.append(auditEntry('2'))
      await tx.tiers.insert(tier)
    })
    await expect(failing).rejects.toMatchObject({ kind: 'CONFLICT' })
    expect(runs).toBe(3)
    await client.query("insert into note values ('b')")
    await client.query('commit')
    expect(await audited()).toBe(1)
  })

  it('takes its locks, which hold until the host is done, and leaves the settings as they were', async () => {
    await client.query('begin')
    await client.query("set local lock_timeout = '4321ms'")
    await append('1')
    const { rows } = await client.query("select current_setting('lock_timeout') as lock_timeout")
    expect(rows).toEqual([{ lock_timeout: '4321ms' }])
    const locks = [{ kind: 'CODE', id: 'x' }] as const
    const other = storage.transaction({ tenantId }, { locks, deadlineAtMs: Date.now() + 100 }, async () => {})
    await expect(other).rejects.toMatchObject({ kind: 'BUSY' })
    await client.query('rollback')
  })

  it('runs what is asked for at once in turn', async () => {
    await client.query('begin')
    const joined = storage.join(client)
    await Promise.all(
      ['1', '2', '3'].map((id) =>
        joined.transaction({ tenantId }, { locks: [] }, (tx) => tx.audit.append(auditEntry(id))),
      ),
    )
    await client.query('commit')
    expect(await audited()).toBe(3)
  })

  it('finds the outcome of an idempotency key that was recorded in it', async () => {
    await client.query('begin')
    const claim = () =>
      storage.join(client).transaction({ tenantId }, { locks: [], idempotencyKey: 'k' }, async (tx) => {
        if (!tx.claimed) await tx.idempotency.record({ fingerprint: 'f', outcome: '{}', createdAtMs: nineMs })
        return tx.claimed?.fingerprint
      })
    expect([await claim(), await claim()]).toEqual([undefined, 'f'])
    await client.query('commit')
  })

  it('refuses a transaction whose isolation makes locks useless', async () => {
    await client.query('begin isolation level repeatable read')
    await expect(append('1')).rejects.toThrow(/read committed/)
    await client.query('rollback')
  })
})
