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
