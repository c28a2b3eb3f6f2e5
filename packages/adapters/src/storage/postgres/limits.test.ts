import { createServer, connect as dial, type Server, type Socket } from 'node:net'
import { setTimeout as sleep } from 'node:timers/promises'
import type { LockKey } from '@mendian/core'
import pg from 'pg'
import { afterAll, beforeAll, describe, expect, inject, it } from 'vitest'
import { createDatabase } from '../../../../../scripts/postgres.ts'
import { auditEntry, secretHash, seed, tier } from '../contract/fixtures.ts'
import { createGate } from '../contract/gate.ts'
import { type PostgresStorage, postgresStorage } from './index.ts'

let connectionString: string
let admin: pg.Client
let storage: PostgresStorage
let tenantId: Awaited<ReturnType<typeof seed>>

beforeAll(async () => {
  connectionString = await createDatabase(inject('postgresUrl'))
  admin = await connected()
  storage = postgresStorage({ connectionString, poolSize: 3, statementTimeoutMs: 400, waitMs: 600 })
  await storage.migrate()
  tenantId = await seed(storage, 'a')
})

afterAll(async () => {
  await storage.close()
  await admin.end()
})

async function connected(): Promise<pg.Client> {
  const client = new pg.Client({ connectionString })
  client.on('error', () => {})
  await client.connect()
  return client
}

/** Runs the work while another session has the whole table. */
async function whileLocked<T>(table: string, work: () => Promise<T>): Promise<T> {
  await admin.query(`begin; lock table mendian.${table} in access exclusive mode`)
  try {
    return await work()
  } finally {
    await admin.query('rollback')
  }
}

async function timed(work: Promise<unknown>): Promise<{ readonly error: unknown; readonly ms: number }> {
  const startedMs = Date.now()
  const error = await work.then(
    () => undefined,
    (reason: unknown) => reason,
  )
  return { error, ms: Date.now() - startedMs }
}

const reads = (deadlineAtMs?: number) =>
  storage.read(deadlineAtMs === undefined ? { tenantId } : { tenantId, deadlineAtMs }, (tx) =>
    tx.bookings.list({}, { limit: 1 }),
  )

describe('postgresStorage, short of time', () => {
  it('ends reads of a locked table at their deadline, and has its connections back', async () => {
    await whileLocked('booking', async () => {
      const late = await Promise.all(Array.from({ length: 10 }, () => timed(reads(Date.now() + 250))))
      for (const { error, ms } of late) {
        expect(error).toMatchObject({ name: 'StorageError', kind: 'BUSY' })
        expect(ms).toBeLessThan(400)
      }
      await sleep(50)
      expect(await storage.read({ tenantId }, (tx) => tx.tiers.find(tier.id))).toEqual(tier)
    })
    expect(await reads()).toEqual([])
  })

  it('gives up reads without a deadline, and what the platform asks', async () => {
    await whileLocked('booking', async () => {
      const { error, ms } = await timed(reads())
      expect(error).toMatchObject({ name: 'StorageError', kind: 'UNAVAILABLE' })
      expect(ms).toBeLessThan(2_000)
    })
    await whileLocked('api_key', async () => {
      const { error } = await timed(storage.platform.resolveApiKey(secretHash('a')))
      expect(error).toMatchObject({ name: 'StorageError' })
    })
    await whileLocked('outbox', async () => {
      const { error } = await timed(storage.platform.leaseOutbox({ limit: 1, nowMs: 1, leaseMs: 1 }))
      expect(error).toMatchObject({ name: 'StorageError' })
    })
    await whileLocked('tenant', async () => {
      const { error } = await timed(storage.ready())
      expect(error).toMatchObject({ name: 'StorageError' })
    })
  })

  it('leaves no settings behind on the connections', async () => {
    const pool = new pg.Pool({ connectionString, max: 1 })
    const onPool = postgresStorage({ pool, statementTimeoutMs: 400 })
    const settings = () =>
      pool
        .query("select current_setting('statement_timeout') as s, current_setting('lock_timeout') as l")
        .then(({ rows }) => rows)
    const before = await settings()
    await onPool.ready()
    await onPool.read({ tenantId }, (tx) => tx.tiers.find(tier.id))
    await sleep(20)
    await onPool.platform.leaseOutbox({ limit: 1, nowMs: 1, leaseMs: 1 })
    expect(await settings()).toEqual(before)
    await pool.end()
  })

  it('waits no longer than the deadline for all locks together', async () => {
    const locks: readonly LockKey[] = Array.from({ length: 5 }, (_, index) => ({ kind: 'CODE', id: `l${index}` }))
    const names = locks.map(({ kind, id }) => `${kind} ${id}`)
    const { rows } = await admin.query<{ name: string }>(
      'select l as name from unnest($1::text[]) l order by hashtextextended($2 || l, 7041776)',
      [names, `${tenantId} `],
    )
    // Freed one after another in the order in which they are taken, each before its own time-out.
    const freed = rows.map(async ({ name }, index) => {
      const holder = await connected()
      await holder.query('begin')
      const hash = [`${tenantId} ${name}`]
      await holder.query('select pg_advisory_xact_lock(hashtextextended($1, 7041776))', hash)
      return async () => {
        await sleep(350 * (index + 1))
        await holder.end()
      }
    })
    const holders = await Promise.all(freed)
    const all = Promise.all(holders.map((free) => free()))
    const { error, ms } = await timed(
      storage.transaction({ tenantId }, { locks, deadlineAtMs: Date.now() + 500 }, async () => {}),
    )
    expect(error).toMatchObject({ name: 'StorageError', kind: 'BUSY' })
    expect(ms).toBeLessThan(800)
    await all
    await storage.transaction({ tenantId }, { locks }, async () => {})
  })

  it('takes deadlines in a far future', async () => {
    const deadlineAtMs = Date.now() + 1e13
    await storage.transaction({ tenantId }, { locks: [], deadlineAtMs }, async () => {})
    expect(await reads(deadlineAtMs)).toEqual([])
  })

  it('erases a tenant with what a write under way at that moment leaves', async () => {
    const gone = await seed(storage, 'gone')
    const [written, gate] = [createGate(), createGate()]
    const slow = storage.transaction({ tenantId: gone }, { locks: [], idempotencyKey: 'k' }, async (tx) => {
      await tx.tiers.replace({ ...tier, version: tier.version + 1 }, tier.version)
      await tx.audit.append(auditEntry('slow'))
      await tx.idempotency.record({ fingerprint: 'f', outcome: '{}', createdAtMs: 1 })
      await tx.tiers.find(tier.id)
      written.open()
      await gate.opened
    })
    await written.opened
    const erased = storage.platform.eraseTenant(gone)
    await sleep(100)
    gate.open()
    await Promise.all([slow, erased])
    for (const table of ['audit_entry', 'idempotency_key', 'tier', 'tenant']) {
      const { rows } = await admin.query(`select tenant_id from mendian.${table} where tenant_id = $1`, [gone])
      expect(rows, table).toEqual([])
    }
  })
})

describe('postgresStorage, on a network that falls silent', () => {
  let proxy: FreezingProxy
  let pool: pg.Pool
  let remote: PostgresStorage

  beforeAll(async () => {
    const target = new URL(connectionString)
    proxy = await freezingProxy(Number(target.port))
    target.port = String(proxy.port)
    pool = new pg.Pool({ connectionString: target.href, max: 2, connectionTimeoutMillis: 500 })
    pool.on('error', () => {})
    remote = postgresStorage({ pool, statementTimeoutMs: 300, waitMs: 300 })
  })

  afterAll(async () => {
    await pool.end()
    proxy.server.close()
  })

  const write = (id: string) =>
    remote.transaction({ tenantId }, { locks: [] }, async (tx) => {
      await tx.audit.append(auditEntry(id))
      await tx.tiers.find(tier.id)
    })

  it('ends writes, reads and platform calls, and uses none of their connections again', async () => {
    await write('before')
    let removed = 0
    pool.on('remove', () => {
      removed += 1
    })
    await Promise.all([write('one'), write('two')])
    proxy.freeze(true)
    const work = [write('silent'), remote.read({ tenantId }, (tx) => tx.tiers.find(tier.id))]
    for (const { error, ms } of await Promise.all(work.map(timed))) {
      expect(error).toMatchObject({ name: 'StorageError' })
      expect(ms).toBeLessThan(4_000)
    }
    await expect.poll(() => removed).toBeGreaterThan(0)
    proxy.freeze(false)
    await write('after')
  })

  it('ends writes that it falls silent under', async () => {
    const cut = remote.transaction({ tenantId }, { locks: [] }, async (tx) => {
      await tx.tiers.find(tier.id)
      proxy.freeze(true)
      await tx.audit.append(auditEntry('under'))
    })
    const { error, ms } = await timed(cut)
    expect(error).toMatchObject({ name: 'StorageError', kind: 'UNAVAILABLE' })
    expect(ms).toBeLessThan(6_000)
    proxy.freeze(false)
    await write('then')
  })

  it('does not cut a connection whose answer is there when our own process was held up', async () => {
    let removed = 0
    pool.on('remove', () => {
      removed += 1
    })
    await remote.ready()
    const held = remote.ready()
    // So that timers, which come next in the event loop, are looked at before what has come in.
    await new Promise((resolve) => setImmediate(resolve))
    // Longer than the answer is waited for.
    Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, 3_000)
    await held
    expect(removed).toBe(0)
  })
})

interface FreezingProxy {
  readonly server: Server
  readonly port: number
  freeze(frozen: boolean): void
}

/** A proxy that can stop passing anything on, with all its connections open: those made while frozen stay dead. */
async function freezingProxy(port: number): Promise<FreezingProxy> {
  let frozen = false
  const server = createServer((near) => {
    const far = dial(port, '127.0.0.1')
    const pass = (from: Socket, to: Socket): void => {
      from.on('data', (bytes) => {
        if (!frozen) to.write(bytes)
      })
      from.on('error', () => {})
      from.on('close', () => to.destroy())
    }
    pass(near, far)
    pass(far, near)
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const address = server.address()
  if (address === null || typeof address === 'string') throw new Error('the proxy listens on a port')
  return {
    server,
    port: address.port,
    freeze: (now) => {
      frozen = now
    },
  }
}
