import { deepEqual, equal, notDeepEqual } from 'node:assert/strict'
import { idOf, type ReadTransaction, type TenantId, type Transaction } from '@mendian/core'
import type { ContractPart } from './contract.ts'
import { fill } from './filled-tenant.ts'
import * as fixtures from './fixtures.ts'
import { readProbes, writeProbes } from './tenant-probes.ts'

/** What a tenant without data is answered. */
function isNothing(answer: unknown): boolean {
  return (
    answer === undefined ||
    answer === 0 ||
    answer === false ||
    JSON.stringify(answer) === '[]' ||
    JSON.stringify(answer) === '{"transactions":0,"lines":0}'
  )
}

/**
 * No method of any repository gives away or changes what another tenant has. The tests are made from the tables of
 * probes: a method without a probe fails the first of them.
 */
export const tenantBlindnessPart: ContractPart = {
  name: 'tenant blindness',
  declare: ({ storage, tenant, write, test }) => {
    let digits = 0
    const filled = async (): Promise<TenantId> => {
      const tenantId = await tenant()
      digits += 1
      const digit = digits.toString(16)
      await write(tenantId, (tx) => fill(tx, digit))
      return tenantId
    }
    const everythingOf = (tenantId: TenantId) =>
      storage().read({ tenantId }, async (tx) => {
        const answers: Record<string, unknown> = {}
        for (const [name, probe] of Object.entries(readProbes)) answers[name] = await probe(tx)
        return answers
      })

    test('every method has a probe', async () => {
      const tenantId = await tenant()
      const methods = await write(tenantId, async (tx) => methodsOf(tx))
      deepEqual(methods, [...Object.keys(readProbes), ...Object.keys(writeProbes)].sort())
    })

    for (const [name, probe] of Object.entries(readProbes)) {
      test(`${name} gives nothing of another tenant`, async () => {
        await filled()
        const stranger = fixtures.tenant(`empty${name.replace(/[^a-z]/g, '')}`)
        await storage().platform.insertTenant(stranger)
        const answer = await storage().read({ tenantId: stranger.id }, probe)
        if (name === 'tenants.current') deepEqual(answer, stranger)
        else equal(isNothing(answer), true, JSON.stringify(answer))
        const own = await storage().read({ tenantId: await filled() }, probe)
        equal(isNothing(own), /^(ledger|card)Audit\./.test(name), 'the probe finds what its own tenant has')
      })
    }

    for (const [name, probe] of Object.entries(writeProbes)) {
      test(`${name} changes nothing of another tenant`, async () => {
        const [other, own] = [await filled(), await filled()]
        const [otherBefore, ownBefore] = [await everythingOf(other), await everythingOf(own)]
        const options = { locks: [], idempotencyKey: 'probe' }
        await storage().transaction({ tenantId: own }, options, probe)
        deepEqual(await everythingOf(other), otherBefore)
        if (!invisible.has(name)) notDeepEqual(await everythingOf(own), ownBefore, 'the probe changes its own tenant')
        equal(await storage().transaction({ tenantId: other }, options, async (tx) => tx.claimed), undefined)
      })
    }

    test('an id of another tenant is as good as none', async () => {
      const [other, own] = [await filled(), await tenant()]
      const id = idOf('Tier', 'private')
      await write(other, (tx) => tx.tiers.insert({ ...fixtures.tier, id }))
      equal(await write(own, (tx) => tx.tiers.find(id)), undefined)
      equal(await write(own, (tx) => tx.tiers.replace({ ...fixtures.tier, id, version: 2 }, 1)), false)
      deepEqual(await write(other, (tx) => tx.tiers.find(id)), { ...fixtures.tier, id })
    })
  },
}

/** Writes that no read of the tenant's own shows. */
const invisible: ReadonlySet<string> = new Set(['outbox.append', 'idempotency.record', 'waitlistEntries.watch'])

/** All methods of all repositories, as `repository.method`, found in the transaction itself. */
function methodsOf(tx: Transaction | ReadTransaction): readonly string[] {
  const methods: string[] = []
  for (const [name, part] of Object.entries(tx)) {
    if (name === 'host' || typeof part !== 'object' || part === null) continue
    for (const [method, value] of Object.entries(part))
      if (typeof value === 'function') methods.push(`${name}.${method}`)
  }
  return methods.sort()
}
