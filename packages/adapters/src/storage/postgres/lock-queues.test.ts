import { type LockKey, StorageError, type TenantId } from '@mendian/core'
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { createGate } from '../contract/gate.ts'
import { createLockQueues, type LockQueues, type Wishes } from './lock-queues.ts'

const tenantId = 'ten_a' as TenantId
const lock = (id: string): LockKey => ({ kind: 'RECORD', id })
const shared = (id: string): LockKey => ({ ...lock(id), shared: true })
const long = 60_000

/** Work that writes down when it begins, and ends when it is told to. */
function hold(queues: LockQueues, log: string[], name: string, wanted: readonly LockKey[] | Wishes, waitMs = long) {
  const end = createGate()
  const wishes = 'locks' in wanted ? wanted : { locks: wanted }
  const done = queues.hold(tenantId, wishes, waitMs, async () => {
    log.push(name)
    await end.opened
  })
  return {
    done,
    end: (): Promise<void> => {
      end.open()
      return done
    },
  }
}

/** Lets all that can go on do so. */
const settle = (): Promise<void> => new Promise((resolve) => setImmediate(resolve))

test('each gets its turn in the order of coming, and what wants other locks goes on beside them', async () => {
  const [queues, log]: [LockQueues, string[]] = [createLockQueues(), []]
  const first = hold(queues, log, 'first', [lock('a')])
  const second = hold(queues, log, 'second', [lock('b'), lock('a')])
  const third = hold(queues, log, 'third', [lock('a')])
  const other = hold(queues, log, 'other', [lock('c')])
  const none = hold(queues, log, 'none', [])
  await settle()
  expect(log).toEqual(['first', 'other', 'none'])
  await first.end()
  await settle()
  expect(log).toEqual(['first', 'other', 'none', 'second'])
  await second.end()
  await settle()
  expect(log.at(-1)).toBe('third')
  await Promise.all([third, other, none].map((work) => work.end()))
})

test('the same record of two tenants is two locks, and the same key two keys', async () => {
  const [queues, log]: [LockQueues, string[]] = [createLockQueues(), []]
  const wishes = { locks: [lock('a')], idempotencyKey: 'key' }
  const first = hold(queues, log, 'first', wishes)
  await queues.hold('ten_b' as TenantId, wishes, long, async () => {
    log.push('of another tenant')
  })
  expect(log).toEqual(['first', 'of another tenant'])
  await first.end()
})

test('many share a lock, and who wants it alone is not overtaken by those who come to share it', async () => {
  const [queues, log]: [LockQueues, string[]] = [createLockQueues(), []]
  const sharing = [hold(queues, log, '1', [shared('a')]), hold(queues, log, '2', [shared('a')])]
  const alone = hold(queues, log, 'alone', [shared('a'), lock('a')])
  const late = [hold(queues, log, '3', [shared('a')]), hold(queues, log, '4', [shared('a')])]
  await settle()
  expect(log).toEqual(['1', '2'])
  for (const work of sharing) await work.end()
  await settle()
  expect(log).toEqual(['1', '2', 'alone'])
  await alone.end()
  await settle()
  expect(log).toEqual(['1', '2', 'alone', '3', '4'])
  await Promise.all(late.map((work) => work.end()))
})

test('who waits too long is told so, has not begun, and holds up nobody', async () => {
  const [queues, log]: [LockQueues, string[]] = [createLockQueues(), []]
  const first = hold(queues, log, 'first', [lock('a')])
  const late = hold(queues, log, 'late', [lock('b'), lock('a')], 20)
  const after = hold(queues, log, 'after', [lock('b')])
  await expect(late.done).rejects.toEqual(new StorageError('BUSY', 'locks were not free before the deadline'))
  await settle()
  expect(log).toEqual(['first', 'after'])
  const next = hold(queues, log, 'next', [lock('a')])
  await first.end()
  await settle()
  expect(log).toEqual(['first', 'after', 'next'])
  await Promise.all([after.end(), next.end()])
})

test('who gives up waiting for a lock alone lets those pass who share it', async () => {
  const [queues, log]: [LockQueues, string[]] = [createLockQueues(), []]
  const first = hold(queues, log, 'first', [shared('a')])
  const alone = hold(queues, log, 'alone', [lock('a')], 20)
  const after = hold(queues, log, 'after', [shared('a')])
  await expect(alone.done).rejects.toMatchObject({ kind: 'BUSY' })
  await settle()
  expect(log).toEqual(['first', 'after'])
  await Promise.all([first.end(), after.end()])
})

test('who waits too long for a key learns that it is in progress, whatever else is taken', async () => {
  const [queues, log]: [LockQueues, string[]] = [createLockQueues(), []]
  const first = hold(queues, log, 'first', { locks: [lock('a')], idempotencyKey: 'key' })
  const twin = hold(queues, log, 'twin', { locks: [lock('a')], idempotencyKey: 'key' }, 20)
  const lockless = hold(queues, log, 'lockless', { locks: [], idempotencyKey: 'key' }, 20)
  const other = hold(queues, log, 'other', { locks: [lock('a')], idempotencyKey: 'of its own' }, 20)
  const inProgress = new StorageError('IN_PROGRESS', 'the idempotency key is in progress')
  await expect(twin.done).rejects.toEqual(inProgress)
  await expect(lockless.done).rejects.toEqual(inProgress)
  await expect(other.done).rejects.toMatchObject({ kind: 'BUSY' })
  await first.end()
  await hold(queues, log, 'again', { locks: [lock('a')], idempotencyKey: 'key' }).end()
  expect(log).toEqual(['first', 'again'])
})

test('work that fails leaves its locks to the next', async () => {
  const queues = createLockQueues()
  const failure = new Error('of the work')
  const failing = queues.hold(tenantId, { locks: [lock('a')] }, long, () => Promise.reject(failure))
  const next = queues.hold(tenantId, { locks: [lock('a')] }, long, () => Promise.resolve('done'))
  await expect(failing).rejects.toBe(failure)
  expect(await next).toBe('done')
})

test('what waits when they are closed has its turn, and what comes later is refused', async () => {
  const [queues, log]: [LockQueues, string[]] = [createLockQueues(), []]
  const works = [hold(queues, log, 'first', [lock('a')]), hold(queues, log, 'second', [lock('a'), lock('b')])]
  const closed = queues.close().then(() => log.push('closed'))
  await expect(hold(queues, log, 'late', [lock('c')]).done).rejects.toMatchObject({ kind: 'UNAVAILABLE' })
  await expect(hold(queues, log, 'late', []).done).rejects.toMatchObject({ kind: 'UNAVAILABLE' })
  for (const work of works) await work.end()
  await closed
  await queues.close()
  expect(log).toEqual(['first', 'second', 'closed'])
})

test('whatever is wanted, nobody has what another has alone, all get their turn, and those of one lock in order', async () => {
  const wish = fc.record({
    locks: fc.array(fc.record({ id: fc.constantFrom('a', 'b', 'c', 'd'), isShared: fc.boolean() }), { maxLength: 4 }),
    rounds: fc.integer({ min: 0, max: 3 }),
    fails: fc.boolean(),
  })
  await fc.assert(
    fc.asyncProperty(fc.array(wish, { maxLength: 20 }), async (wishes) => {
      const queues = createLockQueues()
      const running = new Set<number>()
      const begun: number[] = []
      const isAlone = (id: string, { locks }: (typeof wishes)[number]): boolean =>
        locks.some((wanted) => wanted.id === id && !wanted.isShared)
      const clash = (left: (typeof wishes)[number], right: (typeof wishes)[number]): boolean =>
        left.locks.some(
          ({ id }) => right.locks.some((other) => other.id === id) && (isAlone(id, left) || isAlone(id, right)),
        )
      await Promise.allSettled(
        wishes.map((wanted, index) =>
          queues.hold(
            tenantId,
            { locks: wanted.locks.map(({ id, isShared }) => (isShared ? shared(id) : lock(id))) },
            long,
            async () => {
              for (const other of running) expect(clash(wanted, wishes[other] as typeof wanted)).toBe(false)
              running.add(index)
              begun.push(index)
              for (let round = 0; round < wanted.rounds; round += 1) await settle()
              running.delete(index)
              if (wanted.fails) throw new Error('of the work')
            },
          ),
        ),
      ).then((outcomes) => {
        for (const [index, outcome] of outcomes.entries()) {
          const expected = wishes[index]?.fails ? 'of the work' : undefined
          expect(outcome.status === 'rejected' ? (outcome.reason as Error).message : undefined).toBe(expected)
        }
      })
      expect(begun).toHaveLength(wishes.length)
      for (const [place, index] of begun.entries()) {
        for (const later of begun.slice(place + 1)) {
          const [one, other] = [wishes[index], wishes[later]]
          if (one !== undefined && other !== undefined && clash(one, other)) expect(index).toBeLessThan(later)
        }
      }
    }),
  )
})
