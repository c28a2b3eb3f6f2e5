import { setTimeout as sleep } from 'node:timers/promises'
import type { LockKey } from '@mendian/core'
import { afterAll, beforeAll, describe, expect, inject, test } from 'vitest'
import { createDatabase } from '../../../../../scripts/postgres.ts'
import { ids, seed } from '../contract/fixtures.ts'
import { createGate } from '../contract/gate.ts'
import { type PostgresStorage, postgresStorage } from './index.ts'

/** Two storages, as of two processes: what they want of each other is settled by the database. */
let connectionString: string
let storages: readonly [PostgresStorage, PostgresStorage]
let tenantId: Awaited<ReturnType<typeof seed>>

beforeAll(async () => {
  connectionString = await createDatabase(inject('postgresUrl'))
  storages = [postgresStorage({ connectionString, poolSize: 4 }), postgresStorage({ connectionString, poolSize: 4 })]
  await storages[0].migrate()
  tenantId = await seed(storages[0], 'a')
})
afterAll(() => Promise.all(storages.map((storage) => storage.close())))

const alone: LockKey = { kind: 'RECORD', id: ids.location }
const shared: LockKey = { ...alone, shared: true }

interface Writes {
  holding(locks: readonly LockKey[]): { begun: Promise<void>; end(): Promise<void> }
}

/** Writes that hold their locks until they are let go, of each process in turn. */
function writesOf(processes: number): Writes {
  let count = 0
  return {
    holding: (locks) => {
      const storage = storages[count++ % processes] ?? storages[0]
      const [begun, end] = [createGate(), createGate()]
      const write = storage.transaction({ tenantId }, { locks }, async () => {
        begun.open()
        await end.opened
      })
      const finish = (): Promise<void> => {
        end.open()
        return write
      }
      return { begun: begun.opened, end: finish }
    },
  }
}

const begins = (begun: Promise<unknown>): Promise<boolean> =>
  Promise.race([begun.then(() => true), sleep(150).then(() => false)])

describe.each([1, 2])('writes of %i processes', (processes) => {
  test('many hold a shared lock at once, and who wants it alone waits for all of them', async () => {
    const { holding } = writesOf(processes)
    const [first, second] = [holding([shared]), holding([shared])]
    await Promise.all([first.begun, second.begun])
    const third = holding([alone])
    expect(await begins(third.begun)).toBe(false)
    await first.end()
    expect(await begins(third.begun)).toBe(false)
    await second.end()
    await third.begun
    const late = holding([shared])
    expect(await begins(late.begun)).toBe(false)
    await third.end()
    await late.begun
    await late.end()
  })

  test('who waits for it alone is not overtaken for ever', async () => {
    const { holding } = writesOf(processes)
    const first = holding([shared])
    await first.begun
    const waits = holding([alone])
    await sleep(100)
    const after = holding([shared])
    expect(await begins(after.begun)).toBe(false)
    await first.end()
    await waits.begun
    await waits.end()
    await after.begun
    await after.end()
  })

  test('who asks for it both ways has it alone', async () => {
    const { holding } = writesOf(processes)
    const both = holding([shared, alone])
    await both.begun
    const other = holding([shared])
    expect(await begins(other.begun)).toBe(false)
    await both.end()
    await other.begun
    await other.end()
  })
})

test('who waits for a lock of their own process leaves the connections to others', async () => {
  const { holding } = writesOf(1)
  const first = holding([alone])
  await first.begun
  const waiting = Array.from({ length: 8 }, () => holding([alone]))
  const other = holding([{ kind: 'RECORD', id: ids.staff }])
  expect(await begins(other.begun)).toBe(true)
  await Promise.all([other, first, ...waiting].map((write) => write.end()))
})

test('a twin in the same process learns that the key is in progress, and not that locks were busy', async () => {
  const [storage] = storages
  const [begun, end] = [createGate(), createGate()]
  const wishes = { locks: [alone], idempotencyKey: 'key' }
  const first = storage.transaction({ tenantId }, wishes, async () => {
    begun.open()
    await end.opened
  })
  await begun.opened
  const twin = storage.transaction({ tenantId }, { ...wishes, deadlineAtMs: Date.now() + 100 }, async () => {})
  await expect(twin).rejects.toMatchObject({ kind: 'IN_PROGRESS' })
  end.open()
  await first
})

test('writes that wait for each other when the storage is closed are made before it is', async () => {
  const storage = postgresStorage({ connectionString, poolSize: 1 })
  const [begun, end] = [createGate(), createGate()]
  const first = storage.transaction({ tenantId }, { locks: [alone] }, async () => {
    begun.open()
    await end.opened
  })
  await begun.opened
  const second = storage.transaction({ tenantId }, { locks: [alone] }, async () => 'made')
  const closed = storage.close()
  end.open()
  await first
  expect(await second).toBe('made')
  await closed
})
