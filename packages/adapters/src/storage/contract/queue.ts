import { deepEqual, equal, rejects } from 'node:assert/strict'
import { idOf, type QueueEntry, type TenantId } from '@mendian/core'
import type { ContractPart } from './contract.ts'
import { booking, ids, location, nineMs, queueEntry } from './fixtures.ts'

/** Who waits to be served. */
export const queuePart: ContractPart = {
  name: 'queue',
  declare: ({ storage, tenant, write, test }) => {
    const insert = (tenantId: TenantId, ...entries: readonly QueueEntry[]) =>
      write(tenantId, async (tx) => {
        for (const entry of entries) await tx.queueEntries.insert(entry)
      })
    const waiting = (tenantId: TenantId, nowMs = nineMs) =>
      storage().read({ tenantId }, async (tx) => {
        const entries = await tx.queueEntries.waiting({ locationId: ids.location, nowMs })
        return entries.map(({ id, place }) => [id.slice('que_'.length), place])
      })

    test('an entry comes back whole, and is replaced at its version', async () => {
      const tenantId = await tenant()
      const entry = queueEntry('1')
      await insert(tenantId, entry)
      const left: QueueEntry = { ...entry, state: 'LEFT', version: 2 }
      await write(tenantId, async (tx) => {
        deepEqual(await tx.queueEntries.find(entry.id), entry)
        equal(await tx.queueEntries.replace(left, 2), false)
        equal(await tx.queueEntries.replace(left, 1), true)
        deepEqual(await tx.queueEntries.find(entry.id), left)
      })
    })

    test('an entry is of somebody, and has a booking exactly when they were called', async () => {
      const tenantId = await tenant()
      await write(tenantId, (tx) => tx.bookings.insert(booking('1')))
      const called = { state: 'CALLED', bookingId: ids.booking('1') } as const
      await rejects(insert(tenantId, queueEntry('1', { label: null })))
      await rejects(insert(tenantId, queueEntry('1', { state: 'CALLED' })))
      await rejects(insert(tenantId, queueEntry('1', { ...called, state: 'LEFT' })))
      await insert(tenantId, queueEntry('1', { ...called, label: null, customerId: ids.customer }))
    })

    test('those who wait are found by their places, until their day is over', async () => {
      const tenantId = await tenant()
      const otherLocation = { ...location, id: idOf('Location', '2') }
      await write(tenantId, (tx) => tx.locations.insert(otherLocation))
      await insert(
        tenantId,
        queueEntry('b', { place: 1 }),
        queueEntry('c', { place: 3, expiresAtMs: nineMs + 9 }),
        queueEntry('a', { place: 2 }),
        queueEntry('d', { place: 0, state: 'NO_SHOW' }),
        queueEntry('e', { place: 0, locationId: otherLocation.id }),
      )
      deepEqual(await waiting(tenantId, nineMs), [
        ['b', 1],
        ['a', 2],
        ['c', 3],
      ])
      deepEqual(await waiting(tenantId, nineMs + 9), [
        ['b', 1],
        ['a', 2],
      ])
    })

    test('room is made among those who wait there, and nobody else', async () => {
      const tenantId = await tenant()
      await insert(tenantId, ...[1, 2, 3, 4].map((place) => queueEntry(String(place), { place })))
      await insert(tenantId, queueEntry('gone', { place: 2, state: 'LEFT' }))
      await write(tenantId, (tx) => tx.queueEntries.shift(ids.location, { fromPlace: 2, toPlace: 3, by: 1 }))
      await write(tenantId, (tx) => tx.queueEntries.shift(idOf('Location', '2'), { fromPlace: 1, toPlace: 9, by: -1 }))
      deepEqual(
        (await waiting(tenantId)).map(([, place]) => place),
        [1, 3, 4, 4],
      )
      const gone = await write(tenantId, (tx) => tx.queueEntries.find(idOf('QueueEntry', 'gone')))
      equal(gone?.place, 2)
    })
  },
}
