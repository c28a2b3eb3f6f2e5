import { deepEqual, equal } from 'node:assert/strict'
import { StorageError, type TenantId } from '@mendian/core'
import type { ContractPart } from './contract.ts'
import { claim, hourMs, ids, nineMs, occupancy, tier } from './fixtures.ts'

const lock = { kind: 'RECORD', id: tier.id } as const

/** Two storages on one database, as two processes have them. */
export const concurrencyPart: ContractPart = {
  name: 'concurrency',
  declare: ({ database, tenant, test }) => {
    const both = () => [database().storage, database().second] as const
    /** Runs it often at once, on both storages in turn. */
    const atOnce = <T>(times: number, run: (index: number, storage: ReturnType<typeof both>[number]) => Promise<T>) =>
      Promise.allSettled(Array.from({ length: times }, (_, index) => run(index, both()[index % 2 === 0 ? 0 : 1])))

    const raiseRank = (tenantId: TenantId, locks: readonly (typeof lock)[]) =>
      atOnce(40, (_, storage) =>
        storage.transaction({ tenantId }, { locks, deadlineAtMs: Date.now() + 20_000 }, async (tx) => {
          const found = await tx.tiers.find(tier.id)
          if (!found) throw new Error('the tier is there')
          return tx.tiers.replace({ ...found, rank: found.rank + 1, version: found.version + 1 }, found.version)
        }),
      )

    test('no update is lost without locks: a writer that came second is told', async () => {
      const tenantId = await tenant()
      const results = await raiseRank(tenantId, [])
      const made = results.filter((result) => result.status === 'fulfilled' && result.value).length
      deepEqual(
        results.filter(({ status }) => status === 'rejected'),
        [],
      )
      const after = await database().storage.read({ tenantId }, (tx) => tx.tiers.find(tier.id))
      equal(after?.rank, tier.rank + made)
      equal(after?.version, tier.version + made)
    })

    test('with the lock every update is made', async () => {
      const tenantId = await tenant()
      const results = await raiseRank(tenantId, [lock])
      deepEqual(
        results.filter((result) => result.status !== 'fulfilled' || !result.value),
        [],
      )
      const after = await database().storage.read({ tenantId }, (tx) => tx.tiers.find(tier.id))
      equal(after?.rank, tier.rank + 40)
    })

    test('one block, many takers: one has it, the others are told', async () => {
      const tenantId = await tenant()
      const results = await atOnce(30, (index, storage) =>
        storage.transaction({ tenantId }, { locks: [{ kind: 'STAFF', id: ids.staff }] }, async (tx) => {
          const startMs = nineMs + (index % 7)
          const window = { fromMs: startMs, toMs: startMs + hourMs, nowMs: 0 }
          if ((await tx.occupancy.busy({ unitIds: [ids.staff], ...window })).length > 0) return false
          const endMs = startMs + hourMs
          await tx.occupancy.insertMany([
            occupancy({ ownerId: ids.booking(`b${index}`), startMs, endMs, transitionEndMs: endMs }),
          ])
          return true
        }),
      )
      deepEqual(
        results.filter(({ status }) => status === 'rejected'),
        [],
      )
      equal(results.filter((result) => result.status === 'fulfilled' && result.value).length, 1)
    })

    test('without locks the database still lets only one have the block and two have chairs', async () => {
      const tenantId = await tenant()
      // Few, since writers without locks may wait for each other until the database picks a victim.
      const blocks = await atOnce(3, (index, storage) =>
        storage.transaction({ tenantId }, { locks: [] }, (tx) =>
          tx.occupancy.insertMany([occupancy({ ownerId: ids.booking(`b${index}`) })]),
        ),
      )
      equal(blocks.filter(({ status }) => status === 'fulfilled').length, 1)
      const chairs = await atOnce(12, (index, storage) =>
        storage.transaction({ tenantId }, { locks: [] }, (tx) =>
          tx.capacity.insertMany([claim({ ownerId: ids.booking(`b${index}`) })]),
        ),
      )
      equal(chairs.filter(({ status }) => status === 'fulfilled').length, 2)
      for (const result of [...blocks, ...chairs]) {
        if (result.status === 'rejected' && !(result.reason instanceof StorageError)) throw result.reason
      }
    })

    test('locks in any order, on both storages, come to an end', async () => {
      const tenantId = await tenant()
      const keys = ['a', 'b', 'c', 'd'].map((id) => ({ kind: 'CODE', id }) as const)
      const results = await atOnce(40, (index, storage) => {
        const turned = [...keys.slice(index % 4), ...keys.slice(0, index % 4)]
        return storage.transaction({ tenantId }, { locks: turned, deadlineAtMs: Date.now() + 20_000 }, (tx) =>
          tx.audit.append({
            id: `aud_${index}`,
            operation: 'x',
            actor: { kind: 'HOST', id: 'h' },
            requestId: 'r',
            occurredAtMs: index,
            subjectId: null,
          }),
        )
      })
      deepEqual(
        results.filter(({ status }) => status === 'rejected'),
        [],
      )
      const entries = await database().storage.read({ tenantId }, (tx) => tx.audit.list({ limit: 200 }))
      equal(entries.length, 40)
    })
  },
}
