import { deepEqual, equal } from 'node:assert/strict'
import { idOf } from '@mendian/core'
import type { ContractPart } from './contract.ts'
import { sameMembers } from './expect.ts'
import { event } from './fixtures.ts'

/** Events on their way out. Every test takes an hour of its own, since leases see all tenants. */
export const outboxPart: ContractPart = {
  name: 'outbox',
  declare: ({ database, storage, tenant, write, test }) => {
    const lease = (nowMs: number, limit = 200, leaseMs = 100, of = storage()) =>
      of.platform.leaseOutbox({ nowMs, limit, leaseMs })
    const clear = async () => {
      const left = await lease(Number.MAX_SAFE_INTEGER - 1000)
      await storage().platform.completeOutbox(left.map((each) => each.event.id))
    }

    test('due events are leased oldest first, whole, and not again while leased', async () => {
      await clear()
      const tenantId = await tenant()
      const events = ['3', '1', '2'].map((body) => event(`order${body}`, tenantId))
      await write(tenantId, (tx) => tx.outbox.append(events, 1_000))
      await write(tenantId, (tx) => tx.outbox.append([event('later', tenantId)], 2_000))
      deepEqual(await lease(999), [])
      const first = await lease(1_000, 2)
      deepEqual(first, [
        { event: event('order1', tenantId), attempt: 1 },
        { event: event('order2', tenantId), attempt: 1 },
      ])
      deepEqual(
        (await lease(1_000)).map((each) => each.event.id),
        ['evt_order3'],
      )
      deepEqual(await lease(1_000), [])
    })

    test('a lease that ran out is given again, a completed event never', async () => {
      await clear()
      const tenantId = await tenant()
      await write(tenantId, (tx) => tx.outbox.append([event('x1', tenantId), event('x2', tenantId)], 1_000))
      equal((await lease(1_000)).length, 2)
      await storage().platform.completeOutbox([idOf('Event', 'x1')])
      deepEqual(await lease(1_099), [])
      deepEqual(await lease(1_100), [{ event: event('x2', tenantId), attempt: 2 }])
      await storage().platform.completeOutbox([idOf('Event', 'x2'), idOf('Event', 'none')])
      await storage().platform.completeOutbox([])
      deepEqual(await lease(9_999), [])
    })

    test('an event that could not be handed over is due again when asked', async () => {
      await clear()
      const tenantId = await tenant()
      await write(tenantId, (tx) => tx.outbox.append([event('r1', tenantId)], 1_000))
      await lease(1_000)
      await storage().platform.retryOutbox([idOf('Event', 'r1')], 5_000)
      deepEqual(await lease(4_999), [])
      deepEqual(await lease(5_000), [{ event: event('r1', tenantId), attempt: 2 }])
    })

    test('an event waits for the earlier versions of its subject, leased or put off', async () => {
      await clear()
      const tenantId = await tenant()
      const versions = [2, 1, 3].map((version) => {
        const base = event(`v${version}`, tenantId)
        return { ...base, subject: { kind: 'BOOKING', id: 'bkg_ordered', version } }
      })
      await write(tenantId, (tx) => tx.outbox.append(versions, 1_000))
      const idsOf = async (nowMs: number) => (await lease(nowMs)).map((each) => each.event.id)
      deepEqual(await idsOf(1_000), ['evt_v1'])
      deepEqual(await idsOf(1_001), [])
      await storage().platform.retryOutbox([idOf('Event', 'v1')], 5_000)
      deepEqual(await idsOf(4_999), [])
      deepEqual(await idsOf(5_000), ['evt_v1'])
      await storage().platform.completeOutbox([idOf('Event', 'v1')])
      deepEqual(await idsOf(5_000), ['evt_v2'])
      await storage().platform.completeOutbox([idOf('Event', 'v2')])
      deepEqual(await idsOf(5_000), ['evt_v3'])
    })

    test('no two workers hold one event', async () => {
      await clear()
      const tenantId = await tenant()
      const events = Array.from({ length: 60 }, (_, index) => event(`w${index}`, tenantId))
      await write(tenantId, (tx) => tx.outbox.append(events, 1_000))
      const storages = [storage(), database().second]
      const leases = await Promise.all(
        Array.from({ length: 12 }, (_, index) => lease(1_000, 7, 100_000, storages[index % 2] ?? storage())),
      )
      const held = leases.flat().map((each) => each.event.id)
      const rest = (await lease(1_000)).map((each) => each.event.id)
      sameMembers(
        [...held, ...rest],
        events.map(({ id }) => id),
      )
    })
  },
}
