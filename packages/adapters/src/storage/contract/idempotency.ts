import { deepEqual, equal, rejects } from 'node:assert/strict'
import { AssertionError, type IdempotencyRecord } from '@mendian/core'
import type { ContractPart } from './contract.ts'
import { failsWith, refuses } from './expect.ts'
import { auditEntry, nineMs } from './fixtures.ts'
import { createGate } from './gate.ts'

const outcome: IdempotencyRecord = { fingerprint: 'f', outcome: '{"é": "\\u0000 \\" ’"}', createdAtMs: nineMs }

/** A write and its repetitions. */
export const idempotencyPart: ContractPart = {
  name: 'idempotency',
  declare: ({ database, storage, tenant, write, test }) => {
    test('the first finds nothing, its repetitions find its outcome byte for byte', async () => {
      const [tenantId, other] = [await tenant(), await tenant()]
      const claim = (idempotencyKey: string, of = tenantId) =>
        storage().transaction({ tenantId: of }, { locks: [], idempotencyKey }, async (tx) => {
          if (!tx.claimed) await tx.idempotency.record(outcome)
          return tx.claimed
        })
      equal(await claim('k'), undefined)
      deepEqual(await claim('k'), outcome)
      deepEqual(await claim('k'), outcome)
      equal(await claim("k'--"), undefined)
      equal(await claim('k', other), undefined)
      deepEqual(await claim('k', other), outcome)
      equal(await write(tenantId, async (tx) => tx.claimed), undefined)
    })

    test('an outcome is recorded under a key only, and once', async () => {
      const tenantId = await tenant()
      await rejects(
        write(tenantId, (tx) => tx.idempotency.record(outcome)),
        AssertionError,
      )
      const twice = storage().transaction({ tenantId }, { locks: [], idempotencyKey: 'twice' }, async (tx) => {
        await tx.idempotency.record(outcome)
        await tx.idempotency.record(outcome)
      })
      await rejects(twice, AssertionError)
    })

    test('the outcome is rolled back with the write', async () => {
      const tenantId = await tenant()
      const error = new Error('no')
      const options = { locks: [], idempotencyKey: 'k' }
      await failsWith(
        error,
        storage().transaction({ tenantId }, options, async (tx) => {
          await tx.idempotency.record(outcome)
          throw error
        }),
      )
      equal(await storage().transaction({ tenantId }, options, async (tx) => tx.claimed), undefined)
    })

    test('twins at the same moment, on two storages: one writes, the others get its outcome', async () => {
      const tenantId = await tenant()
      const storages = [storage(), database().second]
      const options = { locks: [], idempotencyKey: 'k', deadlineAtMs: Date.now() + 20_000 }
      const claims = await Promise.all(
        Array.from({ length: 20 }, (_, index) =>
          (storages[index % 2] ?? storage()).transaction({ tenantId }, options, async (tx) => {
            if (tx.claimed) return tx.claimed
            await tx.audit.append(auditEntry('1'))
            await tx.idempotency.record(outcome)
            return undefined
          }),
        ),
      )
      equal(claims.filter((claimed) => claimed === undefined).length, 1)
      deepEqual(
        claims.find((claimed) => claimed !== undefined),
        outcome,
      )
      equal((await write(tenantId, (tx) => tx.audit.list({ limit: 9 }))).length, 1)
    })

    test('a twin that has to wait too long is told that the key is in progress', async () => {
      const tenantId = await tenant()
      const gate = createGate()
      const entered = createGate()
      const first = storage().transaction({ tenantId }, { locks: [], idempotencyKey: 'k' }, async (tx) => {
        entered.open()
        await gate.opened
        await tx.idempotency.record(outcome)
      })
      await entered.opened
      const locks = [{ kind: 'CODE', id: 'x' }] as const
      const twin = { locks, idempotencyKey: 'k', deadlineAtMs: Date.now() + 200 }
      await refuses(
        'IN_PROGRESS',
        database().second.transaction({ tenantId }, twin, async () => {}),
      )
      gate.open()
      await first
      deepEqual(
        await database().second.transaction(
          { tenantId },
          { ...twin, deadlineAtMs: Date.now() + 5_000 },
          async (tx) => tx.claimed,
        ),
        outcome,
      )
    })

    test('locks that are not free in time are reported as busy', async () => {
      const tenantId = await tenant()
      const locks = [{ kind: 'CODE', id: 'x' }] as const
      const gate = createGate()
      const entered = createGate()
      const first = storage().transaction({ tenantId }, { locks }, async () => {
        entered.open()
        await gate.opened
      })
      await entered.opened
      const startedMs = Date.now()
      const late = { locks, deadlineAtMs: startedMs + 300, idempotencyKey: 'free' }
      await refuses(
        'BUSY',
        database().second.transaction({ tenantId }, late, async () => {}),
      )
      equal(Date.now() - startedMs < 3_000, true)
      gate.open()
      await first
    })

    test('old outcomes are purged, young ones stay', async () => {
      const tenantId = await tenant()
      const record = (idempotencyKey: string, createdAtMs: number) =>
        storage().transaction({ tenantId }, { locks: [], idempotencyKey }, (tx) =>
          tx.idempotency.record({ ...outcome, createdAtMs }),
        )
      await record('old', 10)
      await record('edge', 20)
      equal(await storage().platform.purgeIdempotency(20), 1)
      const found = (idempotencyKey: string) =>
        storage().transaction({ tenantId }, { locks: [], idempotencyKey }, async (tx) => tx.claimed?.createdAtMs)
      equal(await found('old'), undefined)
      equal(await found('edge'), 20)
    })
  },
}
