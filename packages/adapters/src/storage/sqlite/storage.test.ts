import { existsSync, readdirSync } from 'node:fs'
import { dirname } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { afterEach, describe, expect, it } from 'vitest'
import { booking, ids, seed } from '../contract/fixtures.ts'
import { createGate } from '../contract/gate.ts'
import { sqliteStorage } from './index.ts'

type Opened = ReturnType<typeof sqliteStorage>

const open: Opened[] = []

async function opened(options: Parameters<typeof sqliteStorage>[0] = {}): Promise<Opened> {
  const storage = sqliteStorage(options)
  open.push(storage)
  await storage.migrate()
  return storage
}

afterEach(async () => {
  for (const storage of open.splice(0)) await storage.close().catch(() => {})
})

describe('sqliteStorage', () => {
  it('lets every read see the writes answered before it', async () => {
    const storage = await opened()
    const tenantId = await seed(storage, 'a')
    await Promise.all(
      Array.from({ length: 50 }, async (_, index) => {
        const stored = booking(`b${index}`)
        await storage.transaction({ tenantId }, { locks: [] }, (tx) => tx.bookings.insert(stored))
        expect(await storage.read({ tenantId }, (tx) => tx.bookings.find(stored.id))).toEqual(stored)
      }),
    )
  })

  it('gives concurrent reads views of their own, and lets those beyond its connections wait', async () => {
    const storage = await opened({ readers: 2 })
    const tenantId = await seed(storage, 'a')
    const gate = createGate()
    const count = () => (tx: Parameters<Parameters<Opened['read']>[1]>[0]) => tx.bookings.list({}, { limit: 9 })
    const waiting = Array.from({ length: 2 }, () =>
      storage.read({ tenantId }, async (tx) => {
        const before = (await count()(tx)).length
        await gate.opened
        return [before, (await count()(tx)).length]
      }),
    )
    let third: number | undefined
    const later = storage.read({ tenantId }, async (tx) => {
      third = (await count()(tx)).length
    })
    await storage.transaction({ tenantId }, { locks: [] }, (tx) => tx.bookings.insert(booking('1')))
    await sleep(5)
    expect(third).toBeUndefined()
    gate.open()
    expect(await Promise.all(waiting)).toEqual([
      [0, 0],
      [0, 0],
    ])
    await later
    expect(third).toBe(1)
  })

  it('cannot write in a read', async () => {
    const storage = await opened()
    const tenantId = await seed(storage, 'a')
    const read = storage.read({ tenantId }, (tx) =>
      (tx.bookings as unknown as { insert(stored: object): Promise<void> }).insert(booking('1')),
    )
    await expect(read).rejects.toThrow(/readonly/)
    expect(await storage.read({ tenantId }, (tx) => tx.bookings.find(ids.booking('1')))).toBeUndefined()
  })

  it.each([{}, { file: ':memory:' }])(
    'keeps its data in a temporary file when none is named, which close removes: %j',
    async (options) => {
      const storage = await opened(options)
      let file = ''
      const tenantId = await seed(storage, 'a')
      await storage.transaction({ tenantId }, { locks: [] }, async (tx) => {
        file = tx.host.database.name
      })
      expect(readdirSync(dirname(file))).toContain('mendian.db')
      await storage.close()
      expect(existsSync(dirname(file))).toBe(false)
      await expect(storage.ready()).rejects.toMatchObject({ kind: 'UNAVAILABLE' })
      await expect(
        storage.platform.insertTenant({ id: ids.tenant('b'), name: 'B', createdAtMs: 1 }),
      ).rejects.toMatchObject({
        kind: 'UNAVAILABLE',
      })
    },
  )

  it('lets a read wait for a connection up to its deadline', async () => {
    const storage = await opened({ readers: 1 })
    const tenantId = await seed(storage, 'a')
    const gate = createGate()
    const holder = storage.read({ tenantId }, () => gate.opened)
    const startedMs = Date.now()
    const late = storage.read({ tenantId, deadlineAtMs: startedMs + 50 }, async () => 'late')
    const patient = storage.read({ tenantId, deadlineAtMs: startedMs + 10_000 }, async () => 'patient')
    await expect(late).rejects.toMatchObject({ name: 'StorageError', kind: 'BUSY' })
    expect(Date.now() - startedMs).toBeLessThan(1_000)
    gate.open()
    await holder
    expect(await patient).toBe('patient')
    expect(await storage.read({ tenantId }, async () => 'next')).toBe('next')
  })

  it('closes as often as it is told to, once what is under way has ended', async () => {
    const storage = await opened()
    const tenantId = await seed(storage, 'a')
    const gate = createGate()
    const under = [
      storage.transaction({ tenantId }, { locks: [] }, async () => 'written'),
      storage.read({ tenantId }, async () => gate.opened.then(() => 'read')),
    ]
    const closes = [storage.close(), storage.close()]
    gate.open()
    expect(await Promise.all(under)).toEqual(['written', 'read'])
    await Promise.all(closes)
    await storage.close()
  })

  it('is not ready before it is migrated', async () => {
    const storage = sqliteStorage()
    open.push(storage)
    await expect(storage.ready()).rejects.toThrow()
    await storage.migrate()
    await storage.ready()
  })

  it('refuses settings that make no sense, and files it cannot open', () => {
    expect(() => sqliteStorage({ readers: 0 })).toThrow(/readers/)
    expect(() => sqliteStorage({ file: '/nowhere/at/all.db' })).toThrow()
  })
})

describe('the handle of a transaction', () => {
  const noteTable = 'create table note (id text primary key) strict'
  const insert = 'insert into note (id) values (?)'

  async function withNotes(): Promise<{
    readonly storage: Opened
    readonly tenantId: Awaited<ReturnType<typeof seed>>
    readonly notes: () => Promise<unknown>
  }> {
    const storage = await opened()
    const tenantId = await seed(storage, 'a')
    const work = <T>(run: (database: Handle) => T) =>
      storage.transaction({ tenantId }, { locks: [] }, async (tx) => run(tx.host.database))
    await work((database) => database.exec(noteTable))
    return {
      storage,
      tenantId,
      notes: () => work((database) => database.prepare('select id from note order by id').pluck().all()),
    }
  }

  type Handle = Parameters<Parameters<Opened['transaction']>[2]>[0]['host']['database']

  /** Every way to write that a work may have kept. */
  const kept = (database: Handle) => {
    const statement = database.prepare(insert)
    const transaction = database.transaction((id: string) => database.prepare(insert).run(id))
    const { immediate } = transaction
    const rows = database.prepare('select 1').iterate()
    expect([...rows]).toHaveLength(1)
    return [
      () => statement.run('statement'),
      () => statement.pluck(false),
      () => statement.database.exec("insert into note values ('database')"),
      () => rows.next(),
      () => transaction('transaction'),
      () => immediate('immediate'),
      () => (transaction as unknown as { database: Handle }).database.exec("insert into note values ('inner')"),
      () => database.exec("insert into note values ('exec')"),
      () => database.prepare(insert),
      () => database.pragma('user_version = 7'),
    ]
  }

  it('does what the database does while the work runs', async () => {
    const { storage, tenantId, notes } = await withNotes()
    const seen = await storage.transaction({ tenantId }, { locks: [] }, async (tx) => {
      const { database } = tx.host
      database.transaction((ids: readonly string[]) => {
        for (const id of ids) database.prepare(insert).run(id)
      })(['a', 'b'])
      const undone = database.transaction(() => {
        database.prepare(insert).run('c')
        throw new Error('no')
      })
      expect(() => undone.immediate()).toThrow('no')
      expect(database.exec("insert into note values ('d')")).toBe(database)
      expect(database.prepare(insert).bind('e').run().changes).toBe(1)
      expect(database.prepare('select 1').reader).toBe(true)
      expect(database.pragma('foreign_keys', { simple: true })).toBe(1)
      expect([database.open, database.inTransaction, 'prepare' in database]).toEqual([true, true, true])
      database.function('twice', (id) => `${id}${id}`)
      expect(database.prepare('select twice(?) as id').get('x')).toEqual({ id: 'xx' })
      return [...database.prepare('select id from note order by id').pluck().iterate()]
    })
    expect(seen).toEqual(['a', 'b', 'd', 'e'])
    expect(await notes()).toEqual(['a', 'b', 'd', 'e'])
  })

  it('is over with the work, for a work that was answered', async () => {
    const { storage, tenantId, notes } = await withNotes()
    let ways: ReturnType<typeof kept> = []
    await storage.transaction({ tenantId }, { locks: [] }, async (tx) => {
      ways = kept(tx.host.database)
    })
    for (const way of ways) expect(way).toThrow(/is over/)
    expect(await notes()).toEqual([])
  })

  it.each(['by itself', "in somebody else's transaction"])(
    'is over for a work that waited for a timer, whose code goes on: it stores nothing %s',
    async (where) => {
      const { storage, tenantId, notes } = await withNotes()
      const ended = createGate()
      const errors: unknown[] = []
      const refused = storage.transaction({ tenantId }, { locks: [] }, async (tx) => {
        const { database } = tx.host
        const statement = database.prepare(insert)
        await sleep(20)
        const late = (): void => {
          for (const write of [() => statement.run('late'), () => database.prepare(insert).run('later')]) {
            try {
              write()
            } catch (error) {
              errors.push(error)
            }
          }
          ended.open()
        }
        if (where === 'by itself') late()
        else await storage.transaction({ tenantId }, { locks: [] }, async () => late())
      })
      await expect(refused).rejects.toMatchObject({ name: 'AssertionError' })
      await ended.opened
      expect(errors).toHaveLength(2)
      for (const error of errors) expect(error).toMatchObject({ name: 'AssertionError' })
      expect(await notes()).toEqual([])
    },
  )

  it('is not there in a read', async () => {
    const { storage, tenantId } = await withNotes()
    const read = storage.read({ tenantId }, async (tx) => (tx as unknown as { host: unknown }).host)
    await expect(read).rejects.toThrow(/no handle/)
  })
})
