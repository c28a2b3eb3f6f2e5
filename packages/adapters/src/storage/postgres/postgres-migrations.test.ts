import { fork } from 'node:child_process'
import { once } from 'node:events'
import { fileURLToPath } from 'node:url'
import pg from 'pg'
import { afterEach, beforeEach, describe, expect, inject, it } from 'vitest'
import { createDatabase } from '../../../../../scripts/postgres.ts'
import { migrations } from '../migrations/index.ts'
import { createConnections } from './connections.ts'
import { postgresStorage } from './index.ts'
import { migratePostgres } from './postgres-migrations.ts'

let connectionString: string
let pool: pg.Pool

beforeEach(async () => {
  connectionString = await createDatabase(inject('postgresUrl'))
  pool = new pg.Pool({ connectionString })
})

afterEach(() => pool.end())

const program = fileURLToPath(import.meta.resolve('./migrate-slowly.child.ts'))
const start = () => fork(program, [connectionString], { execArgv: ['--conditions=mendian-source'], stdio: 'inherit' })
const everyId = migrations.map(({ id }) => id)

describe('migrating a database', () => {
  for (const point of [2, 20, 60]) {
    it(`goes on where a process was killed, after ${point} statements`, async () => {
      const child = start()
      const exited = once(child, 'exit')
      for (let statements = 0; statements < point; ) [statements] = (await once(child, 'message')) as [number]
      child.kill('SIGKILL')
      await exited
      const { applied } = await migratePostgres(createConnections(pool), 'mendian', 60_000)
      expect(applied.length).toBeGreaterThan(0)
      expect(applied).toEqual(everyId.slice(everyId.length - applied.length))
      expect(await appliedIds()).toEqual(everyId)
    })
  }

  it('happens once when two start at the same time', async () => {
    const child = start()
    const exited = once(child, 'exit')
    const storages = [postgresStorage({ connectionString }), postgresStorage({ connectionString })]
    const results = await Promise.all(storages.map((storage) => storage.migrate()))
    expect(await exited).toEqual([0, null])
    const applied = results.flatMap((result) => result.applied)
    expect(new Set(applied).size).toBe(applied.length)
    expect(await appliedIds()).toEqual(everyId)
    for (const storage of storages) {
      await storage.ready()
      await storage.close()
    }
  })

  it('is refused when a newer release has been there', async () => {
    const next = '9999-next'
    await migratePostgres(createConnections(pool), 'mendian', 60_000, [
      ...migrations,
      { id: next, statements: () => [] },
    ])
    const storage = postgresStorage({ connectionString })
    await expect(storage.migrate()).rejects.toMatchObject({ kind: 'SCHEMA_NEWER' })
    await storage.close()
  })

  it('uses the schema it is given, beside another one', async () => {
    const [one, other] = ['mendian', 'mendian_2'].map((schema) => postgresStorage({ connectionString, schema }))
    await one?.migrate()
    await other?.migrate()
    const tenant = { id: 'tnt_1', name: 'One', createdAtMs: 1 } as const
    expect(await one?.platform.insertTenant(tenant as never)).toBe(true)
    expect(await other?.platform.findTenant(tenant.id as never)).toBeUndefined()
    await other?.transaction({ tenantId: tenant.id as never }, { locks: [], idempotencyKey: 'k' }, async () => {})
    const left = await pool.query(
      "select 1 from pg_proc join pg_namespace n on n.oid = pronamespace where nspname = 'mendian_2' and prosrc ~ '[^''a-z_]mendian\\.'",
    )
    expect(left.rows).toEqual([])
    await one?.close()
    await other?.close()
  })

  it('refuses names that are not plain', () => {
    expect(() => postgresStorage({ connectionString, schema: 'a"b' })).toThrow(/schema/)
    expect(() => postgresStorage({ connectionString, poolSize: 0 })).toThrow(/poolSize/)
    expect(() => postgresStorage({})).toThrow(/connection string/)
  })
})

async function appliedIds(): Promise<readonly string[]> {
  const { rows } = await pool.query<{ id: string }>('select id from mendian.schema_migration order by id')
  return rows.map(({ id }) => id)
}
