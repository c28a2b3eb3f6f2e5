import { type LockKey, StorageError } from '@mendian/core'
import { expect, test } from 'vitest'
import { withLocks } from './execute.ts'
import { createLockHints, requireLocks } from './locks.ts'

const key = (id: string): LockKey => ({ kind: 'STAFF', id })
const [lin, chen, wang] = [key('stf_lin'), key('stf_chen'), key('stf_wang')] as const

test('a transaction starts again until it holds all it needs, never with fewer locks than before', async () => {
  const lockHints = createLockHints()
  const held: (readonly LockKey[])[] = []
  const work = async (locks: readonly LockKey[]): Promise<string> => {
    held.push(locks)
    requireLocks(locks, [lin, chen])
    requireLocks(locks, [wang])
    return 'done'
  }
  expect(await withLocks({ lockHints }, [lin], 'hint', work)).toBe('done')
  expect(held).toEqual([[lin], [lin, chen], [lin, chen, wang]])
})

test('the hint keeps the whole set, so that the next one starts with it', async () => {
  const lockHints = createLockHints()
  const work = async (locks: readonly LockKey[]): Promise<number> => {
    requireLocks(locks, [lin, chen])
    requireLocks(locks, [wang])
    return locks.length
  }
  await withLocks({ lockHints }, [], 'hint', work)
  expect(lockHints.get('hint')).toEqual([lin, chen, wang])
  expect(lockHints.get('another')).toEqual([])
})

test('the hint leaves out what the input tells and what is one customer’s own, so that it does not grow', async () => {
  const lockHints = createLockHints()
  const started: (readonly LockKey[])[] = []
  for (const name of ['wang', 'zhao', 'qian']) {
    const customer: LockKey = { kind: 'CUSTOMER', id: `cus_${name}` }
    const hold: LockKey = { kind: 'RECORD', id: `hld_${name}` }
    const plans: (readonly LockKey[])[] = []
    await withLocks({ lockHints }, [hold], 'hint', async (locks) => {
      plans.push(locks)
      requireLocks(locks, [lin, chen, customer])
    })
    expect(new Set(plans.at(-1))).toEqual(new Set([hold, lin, chen, customer]))
    started.push(plans[0] ?? [])
  }
  expect(started.map((locks) => locks.length)).toEqual([1, 3, 3])
  expect(lockHints.get('hint')).toEqual([lin, chen])
})

test('what needs further locks each time it is planned is given up as busy', async () => {
  let plans = 0
  const work = async (): Promise<never> => {
    plans += 1
    requireLocks([], [key(`stf_${plans}`)])
    throw new Error('a lock was not missing')
  }
  const outcome = withLocks({ lockHints: createLockHints() }, [], undefined, work)
  await expect(outcome).rejects.toMatchObject({ name: StorageError.name, kind: 'BUSY' })
  expect(plans).toBe(4)
})

test('other failures are not tried again', async () => {
  let plans = 0
  const work = async (): Promise<never> => {
    plans += 1
    throw new Error('broken')
  }
  await expect(withLocks({ lockHints: createLockHints() }, [], undefined, work)).rejects.toThrow('broken')
  expect(plans).toBe(1)
})

test('hints beyond the limit forget the one set longest ago', () => {
  const hints = createLockHints(2)
  hints.set('a', [lin])
  hints.set('b', [chen])
  hints.set('a', [lin, chen])
  hints.set('c', [wang])
  expect([hints.get('a'), hints.get('b'), hints.get('c')]).toEqual([[lin, chen], [], [wang]])
})

test('a lock that is shared does where sharing is enough, and is taken alone where that is asked for too', async () => {
  const shared: LockKey = { ...lin, shared: true }
  const held: (readonly LockKey[])[] = []
  const needing = (needed: LockKey) => (locks: readonly LockKey[]) => {
    held.push(locks)
    requireLocks(locks, [needed])
    return Promise.resolve()
  }
  const lockHints = createLockHints()
  await withLocks({ lockHints }, [lin], undefined, needing(shared))
  await withLocks({ lockHints }, [shared], undefined, needing(lin))
  await withLocks({ lockHints }, [], undefined, needing(shared))
  expect(held).toEqual([[lin], [shared], [lin], [], [shared]])
})
