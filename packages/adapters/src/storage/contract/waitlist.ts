import { deepEqual, equal, rejects } from 'node:assert/strict'
import { idOf, type TenantId, type WaitlistEntry, type WaitlistFilter } from '@mendian/core'
import type { ContractPart } from './contract.ts'
import { booking, customer, hourMs, ids, location, nineMs, waitlistEntry } from './fixtures.ts'

const offer = { holdId: idOf('SlotHold', '1'), startsAtMs: nineMs, endsAtMs: nineMs + 1, expiresAtMs: nineMs }

/** Who waits for time to become free. */
export const waitlistPart: ContractPart = {
  name: 'waitlist',
  declare: ({ storage, tenant, write, test }) => {
    const insert = (tenantId: TenantId, ...entries: readonly WaitlistEntry[]) =>
      write(tenantId, async (tx) => {
        for (const entry of entries) await tx.waitlistEntries.insert(entry)
      })
    const bodies = (entries: readonly WaitlistEntry[]) => entries.map(({ id }) => id.slice('wle_'.length))

    test('an entry comes back whole, and is replaced at its version', async () => {
      const tenantId = await tenant()
      const entry = waitlistEntry('1')
      await insert(tenantId, entry)
      const offered: WaitlistEntry = { ...entry, state: 'OFFERED', offer, version: 2 }
      await write(tenantId, async (tx) => {
        deepEqual(await tx.waitlistEntries.find(entry.id), entry)
        equal(await tx.waitlistEntries.replace(offered, 2), false)
        equal(await tx.waitlistEntries.replace(offered, 1), true)
        deepEqual(await tx.waitlistEntries.find(entry.id), offered)
      })
    })

    test('an entry has an offer or a booking exactly in the states of these', async () => {
      const tenantId = await tenant()
      await write(tenantId, (tx) => tx.bookings.insert(booking('1')))
      for (const wrong of [
        { offer },
        { state: 'OFFERED' },
        { state: 'BOOKED' },
        { bookingId: ids.booking('1') },
      ] as const) {
        await rejects(insert(tenantId, waitlistEntry('1', wrong)))
      }
      await insert(tenantId, waitlistEntry('1', { state: 'BOOKED', bookingId: ids.booking('1') }))
    })

    test('those who wait are found by their place, the longest waiting first', async () => {
      const tenantId = await tenant()
      const otherLocation = { ...location, id: idOf('Location', '2') }
      await write(tenantId, (tx) => tx.locations.insert(otherLocation))
      await insert(
        tenantId,
        waitlistEntry('b', { createdAtMs: 1 }),
        waitlistEntry('a', { createdAtMs: 2 }),
        waitlistEntry('c', { createdAtMs: 1, state: 'OFFERED', offer }),
        waitlistEntry('d', { createdAtMs: 0, state: 'EXPIRED' }),
        waitlistEntry('e', { createdAtMs: 0, locationId: otherLocation.id }),
      )
      await storage().read({ tenantId }, async (tx) => {
        deepEqual(bodies(await tx.waitlistEntries.waiting(ids.location)), ['b', 'c', 'a'])
        equal(await tx.waitlistEntries.countWaiting(ids.location), 3)
      })
    })

    test('entries are listed by place, customer and state, page after page', async () => {
      const tenantId = await tenant()
      const other = { ...customer, id: idOf('Customer', '2'), phone: null }
      await write(tenantId, (tx) => tx.customers.insert(other))
      await insert(
        tenantId,
        waitlistEntry('a'),
        waitlistEntry('b', { state: 'EXPIRED' }),
        waitlistEntry('c', { customerId: other.id }),
      )
      const listed = (filter: WaitlistFilter, page: { limit: number; after?: string } = { limit: 9 }) =>
        storage().read({ tenantId }, async (tx) => bodies(await tx.waitlistEntries.list(filter, page)))
      deepEqual(await listed({}), ['a', 'b', 'c'])
      deepEqual(await listed({}, { limit: 1, after: 'wle_a' }), ['b'])
      deepEqual(await listed({ locationId: ids.location, state: 'WAITING' }), ['a', 'c'])
      deepEqual(await listed({ customerId: ids.customer, state: 'WAITING' }), ['a'])
      deepEqual(await listed({ locationId: idOf('Location', '2') }), [])
    })

    test('a waitlist is looked after when it is due, by one worker at a time, while somebody waits', async () => {
      const tenantId = await tenant()
      const { platform } = storage()
      const lease = async (nowMs: number) =>
        (await platform.leaseWaitlists({ nowMs, leaseMs: 10, limit: 99 })).filter((each) => each.tenantId === tenantId)
      const due = [{ tenantId, locationId: ids.location }]
      await write(tenantId, (tx) => tx.waitlistEntries.watch(ids.location, 100))
      deepEqual(await lease(100), [])
      await insert(tenantId, waitlistEntry('a'))
      deepEqual(await lease(99), [])
      deepEqual(await lease(100), due)
      deepEqual(await lease(109), [])
      deepEqual(await lease(110), due)
      await write(tenantId, (tx) => tx.waitlistEntries.watch(ids.location, 111))
      deepEqual(await lease(111), due)
      await write(tenantId, (tx) => tx.waitlistEntries.replace(waitlistEntry('a', { state: 'EXPIRED', version: 2 }), 1))
      deepEqual(await lease(999), [])
    })

    test('the visits to come are counted of many customers at once', async () => {
      const tenantId = await tenant()
      const [one, other] = [ids.customer, idOf('Customer', '2')]
      await write(tenantId, async (tx) => {
        await tx.customers.insert({ ...customer, id: other, phone: null })
        await tx.bookings.insert(booking('1'))
        await tx.bookings.insert(booking('2'))
        await tx.bookings.insert(booking('3', { state: 'CANCELLED' }))
        await tx.bookings.insert(booking('4', { customerId: other, state: 'PENDING' }))
      })
      const count = (customerIds: readonly (typeof one)[], nowMs: number) =>
        storage().read({ tenantId }, (tx) => tx.bookings.countOpenOf({ customerIds, locationId: ids.location, nowMs }))
      const counts = [...(await count([one, other], nineMs))].sort((a, b) => b.count - a.count)
      deepEqual(counts, [
        { customerId: one, count: 2 },
        { customerId: other, count: 1 },
      ])
      deepEqual(await count([other], nineMs), [{ customerId: other, count: 1 }])
      deepEqual(await count([one, other], nineMs + hourMs), [])
      deepEqual(await count([], nineMs), [])
    })
  },
}
