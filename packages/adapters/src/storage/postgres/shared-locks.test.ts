import { setTimeout as sleep } from 'node:timers/promises'
import type { LockKey } from '@mendian/core'
import { afterAll, beforeAll, expect, inject, test } from 'vitest'
import { createDatabase } from '../../../../../scripts/postgres.ts'
import { ids, seed } from '../contract/fixtures.ts'
import { createGate } from '../contract/gate.ts'
import { type PostgresStorage, postgresStorage } from './index.ts'

let storage: PostgresStorage
let tenantId: Awaited<ReturnType<typeof seed>>

beforeAll(async () => {
  storage = postgresStorage({ connectionString: await createDatabase(inject('postgresUrl')), poolSize: 4 })
  await storage.migrate()
  tenantId = await seed(storage, 'a')
})
afterAll(() => storage.close())

const alone: LockKey = { kind: 'RECORD', id: ids.location }
const shared: LockKey = { ...alone, shared: true }

/** A write that holds those locks until it is let go. */
function holding(locks: readonly LockKey[]) {
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
}

const begins = (begun: Promise<unknown>): Promise<boolean> =>
  Promise.race([begun.then(() => true), sleep(150).then(() => false)])

test('many hold a shared lock at once, and who wants it alone waits for all of them', async () => {
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
  const both = holding([shared, alone])
  await both.begun
  const other = holding([shared])
  expect(await begins(other.begun)).toBe(false)
  await both.end()
  await other.begun
  await other.end()
})
