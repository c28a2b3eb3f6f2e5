import { setTimeout as sleep } from 'node:timers/promises'
import { AssertionError, StorageError } from '@mendian/core'
import pg from 'pg'
import { afterAll, beforeAll, describe, expect, inject, it } from 'vitest'
import { createDatabase } from '../../../../../scripts/postgres.ts'
import { auditEntry, booking, ids, ledgerChanges, ledgerTransaction, seed, tier } from '../contract/fixtures.ts'
import { createGate } from '../contract/gate.ts'
import { type PostgresStorage, postgresStorage } from './index.ts'

let connectionString: string
let admin: pg.Client
let storage: PostgresStorage
let tenantId: Awaited<ReturnType<typeof seed>>

beforeAll(async () => {
  connectionString = await createDatabase(inject('postgresUrl'))
  admin = new pg.Client({ connectionString })
  await admin.connect()
  storage = postgresStorage({ connectionString, poolSize: 3 })
  await storage.migrate()
  tenantId = await seed(storage, 'a')
})

afterAll(async () => {
  await storage.close()
  await admin.end()
})

/** Cuts every connection but the administrator's. */
const cutAll = () =>
  admin.query(
    'select pg_terminate_backend(pid) from pg_stat_activity where datname = current_database() and pid <> pg_backend_pid()',
  )
const write = (id: string) => storage.transaction({ tenantId }, { locks: [] }, (tx) => tx.audit.append(auditEntry(id)))
const audited = async () =>
  (await storage.read({ tenantId }, (tx) => tx.audit.list({ limit: 200 }))).map(({ id }) => id)

describe('postgresStorage, when things fail', () => {
  it('reports a server that is not there as unavailable', async () => {
    const nowhere = postgresStorage({ connectionString: 'postgres://nobody@127.0.0.1:1/none' })
    await expect(nowhere.ready()).rejects.toMatchObject({ name: 'StorageError', kind: 'UNAVAILABLE' })
    await expect(nowhere.transaction({ tenantId }, { locks: [] }, async () => {})).rejects.toMatchObject({
      kind: 'UNAVAILABLE',
    })
    await nowhere.close()
    const wrong = postgresStorage({ connectionString: connectionString.replace(/\/[^/]*$/, '/no_such_database') })
    await expect(wrong.ready()).rejects.toMatchObject({ kind: 'UNAVAILABLE' })
    await wrong.close()
  })

  it('reports a schema that is not there as unavailable', async () => {
    const unmigrated = postgresStorage({ connectionString, schema: 'elsewhere' })
    await expect(unmigrated.ready()).rejects.toMatchObject({ kind: 'UNAVAILABLE' })
    await unmigrated.close()
  })

  it('survives connections that are cut while idle', async () => {
    await Promise.all([write('i1'), write('i2'), write('i3')])
    await cutAll()
    await sleep(50)
    await write('i4')
    expect(await audited()).toEqual(expect.arrayContaining(['aud_i1', 'aud_i2', 'aud_i3', 'aud_i4']))
  })

  it('survives connections that are cut in the middle of a transaction, which leaves nothing', async () => {
    const cut = storage.transaction({ tenantId }, { locks: [] }, async (tx) => {
      await tx.audit.append(auditEntry('cut'))
      await tx.tiers.find(tier.id)
      await cutAll()
      await sleep(20)
      await tx.tiers.find(tier.id)
    })
    await expect(cut).rejects.toMatchObject({ name: 'StorageError', kind: 'UNAVAILABLE' })
    const cutAtCommit = storage.transaction({ tenantId }, { locks: [] }, async (tx) => {
      await tx.audit.append(auditEntry('cut'))
      await cutAll()
    })
    await expect(cutAtCommit).rejects.toMatchObject({ name: 'StorageError', kind: 'UNAVAILABLE' })
    expect(await audited()).not.toContain('aud_cut')
  })

  it('survives cuts under load without an answer that is neither done nor a StorageError', async () => {
    let over = false
    const cutter = (async () => {
      while (!over) {
        await cutAll()
        await sleep(15)
      }
    })()
    const results = await Promise.allSettled(
      Array.from({ length: 300 }, async (_, index) => {
        await sleep(index)
        await write(`load${index}`)
        return `aud_load${index}`
      }),
    )
    over = true
    await cutter
    const done = results.flatMap((result) => (result.status === 'fulfilled' ? [result.value] : []))
    for (const result of results) {
      if (result.status === 'rejected') expect(result.reason).toBeInstanceOf(StorageError)
    }
    await sleep(50)
    const kept = await storage.read({ tenantId }, async (tx) => [
      ...(await tx.audit.list({ limit: 200 })),
      ...(await tx.audit.list({ limit: 200, after: 'aud_load2' })),
    ])
    expect(kept.map(({ id }) => id)).toEqual(expect.arrayContaining(done.slice(0, 50)))
  })

  it('leaks no connection, whatever becomes of the work', async () => {
    for (let round = 0; round < 10; round += 1) {
      await Promise.allSettled([
        write(`leak${round}`),
        storage.transaction({ tenantId }, { locks: [] }, () => Promise.reject(new Error('no'))),
        storage.transaction({ tenantId }, { locks: [] }, (tx) => tx.tiers.insert(tier)),
        storage.read({ tenantId }, () => Promise.reject(new Error('no'))),
        storage.transaction({ tenantId }, { locks: [] }, (tx) => tx.host.client.query('select 1/0')),
      ])
    }
    const { rows } = await admin.query(
      "select state from pg_stat_activity where datname = current_database() and pid <> pg_backend_pid() and state <> 'idle'",
    )
    expect(rows).toEqual([])
    await Promise.all(Array.from({ length: 9 }, (_, index) => write(`after${index}`)))
  })

  it('keeps a connection on which nothing but the work has failed', async () => {
    const pool = new pg.Pool({ connectionString, max: 1 })
    const onPool = postgresStorage({ pool })
    const pid = () => pool.query('select pg_backend_pid() as pid').then(({ rows }) => rows[0]?.pid as number)
    const before = await pid()
    let removed = 0
    pool.on('remove', () => {
      removed += 1
    })
    const errors = [new Error('no'), new StorageError('CONFLICT', 'no'), new AssertionError('no'), 'no']
    for (let round = 0; round < 5; round += 1) {
      for (const error of errors) {
        const thrown = onPool.transaction({ tenantId }, { locks: [] }, async (tx) => {
          await tx.tiers.find(tier.id)
          throw error
        })
        await expect(thrown).rejects.toBe(error)
        await expect(onPool.read({ tenantId }, () => Promise.reject(error))).rejects.toBe(error)
      }
    }
    expect(removed).toBe(0)
    expect(await pid()).toBe(before)
    await onPool.close()
    await pool.end()
  })

  it("does not take a transaction for stored that the host's own SQL has ended", async () => {
    const ended = storage.transaction({ tenantId }, { locks: [] }, async (tx) => {
      await tx.audit.append(auditEntry('ended'))
      await tx.host.client.query('rollback')
    })
    await expect(ended).rejects.toBeInstanceOf(AssertionError)
    expect(await audited()).not.toContain('aud_ended')
  })

  it('closes as often as it is told to', async () => {
    const other = postgresStorage({ connectionString })
    await other.ready()
    await Promise.all([other.close(), other.close()])
    await other.close()
  })

  it('is busy when no connection is free before the deadline', async () => {
    const gate = createGate()
    const holders = Array.from({ length: 3 }, () => storage.transaction({ tenantId }, { locks: [] }, () => gate.opened))
    await sleep(50)
    const late = storage.transaction({ tenantId }, { locks: [], deadlineAtMs: Date.now() + 100 }, async () => {})
    await expect(late).rejects.toMatchObject({ kind: 'BUSY' })
    gate.open()
    await Promise.all(holders)
    await write('free')
  })

  it('gives up a statement that takes too long', async () => {
    const impatient = postgresStorage({ connectionString, statementTimeoutMs: 100 })
    const slow = impatient.transaction({ tenantId }, { locks: [] }, (tx) => tx.host.client.query('select pg_sleep(5)'))
    await expect(slow).rejects.toThrow(/statement timeout/)
    await impatient.close()
  })

  it('refuses a ledger transaction that does not balance when it commits', async () => {
    const [debit] = ledgerTransaction('1').lines
    if (!debit) throw new Error('there is a line')
    const half = storage.transaction({ tenantId }, { locks: [] }, (tx) =>
      tx.ledger.apply(ledgerChanges({ transactions: [ledgerTransaction('half', { lines: [debit] })] })),
    )
    await expect(half).rejects.toThrow(/sum to zero/)
    expect(await storage.read({ tenantId }, (tx) => tx.ledger.count())).toEqual({ transactions: 0, lines: 0 })
  })

  it('refuses integers that JavaScript does not hold exactly', async () => {
    await write('far')
    await storage.transaction({ tenantId }, { locks: [] }, (tx) => tx.bookings.insert(booking('far')))
    await admin.query(`update mendian.booking set ends_at_ms = 9007199254740993 where id = 'bkg_far'`)
    const read = storage.read({ tenantId }, (tx) => tx.bookings.find(ids.booking('far')))
    await expect(read).rejects.toThrow(/safe integer/)
    await admin.query(`update mendian.booking set ends_at_ms = starts_at_ms + 1 where id = 'bkg_far'`)
  })

  it('sends what was put off before a statement of the host', async () => {
    const seen = await storage.transaction({ tenantId }, { locks: [] }, async (tx) => {
      const { client } = tx.host
      await tx.audit.append(auditEntry('host'))
      return (await client.query("select id from mendian.audit_entry where id = 'aud_host'")).rows
    })
    expect(seen).toEqual([{ id: 'aud_host' }])
  })
})
