import { deepEqual, equal } from 'node:assert/strict'
import { idOf, type LocationId, type TenantId } from '@mendian/core'
import type { ContractPart } from './contract.ts'
import { refuses } from './expect.ts'
import { claim, hourMs, ids, nineMs, occupancy, slotHold } from './fixtures.ts'

const held = { ownerKind: 'HOLD', ownerId: idOf('SlotHold', '1'), expiresAtMs: 100 } as const
const window = { fromMs: nineMs, toMs: nineMs + hourMs, nowMs: 0 }

/** Holds, and the time they keep until they lapse. */
export const slotHoldsPart: ContractPart = {
  name: 'slot holds',
  declare: ({ storage, tenant, write, test }) => {
    const takenOf = (tenantId: TenantId) =>
      storage().read({ tenantId }, async (tx) => [
        ...(await tx.occupancy.busy({ unitIds: [ids.staff, ids.otherStaff], ...window })),
        ...(await tx.capacity.claims({ resourceIds: [ids.resource], ...window })),
      ])

    test('a hold comes back whole, by its id and by its token', async () => {
      const tenantId = await tenant()
      const hold = slotHold('1', { customerId: ids.customer })
      await write(tenantId, (tx) => tx.slotHolds.insert(hold))
      await storage().read({ tenantId }, async (tx) => {
        deepEqual(await tx.slotHolds.find(hold.id), hold)
        deepEqual(await tx.slotHolds.findByTokenHash('hash-1'), hold)
        equal(await tx.slotHolds.findByTokenHash('HASH-1'), undefined)
      })
      await write(tenantId, (tx) => tx.slotHolds.end(hold.id, 7))
      deepEqual(await write(tenantId, (tx) => tx.slotHolds.find(hold.id)), { ...hold, expiresAtMs: 7 })
    })

    test('a location has a live hold until the last of its own lapses', async () => {
      const tenantId = await tenant()
      const live = (locationId: LocationId, nowMs: number) =>
        storage().read({ tenantId }, (tx) => tx.slotHolds.isAnyLive({ locationId, nowMs }))
      equal(await live(ids.location, 0), false)
      await write(tenantId, async (tx) => {
        await tx.slotHolds.insert(slotHold('1', { expiresAtMs: 100 }))
        await tx.slotHolds.insert(slotHold('2', { expiresAtMs: 50, tokenHash: 'hash-2' }))
      })
      deepEqual([await live(ids.location, 99), await live(ids.location, 100)], [true, false])
      equal(await live(idOf('Location', 'another'), 0), false)
    })

    test('a pool is claimed by what is still to come, blocked and lapsed time left out', async () => {
      const tenantId = await tenant()
      const claimed = (nowMs: number, resourceId: string = ids.resource) =>
        storage().read({ tenantId }, (tx) => tx.capacity.isClaimed({ resourceId, nowMs }))
      await write(tenantId, (tx) =>
        tx.capacity.insertMany([
          claim({ ...held, expiresAtMs: nineMs + 1, units: 1 }),
          claim({
            ownerKind: 'TIME_BLOCK',
            ownerId: idOf('TimeBlock', '1'),
            startMs: nineMs + 2 * hourMs,
            endMs: nineMs + 3 * hourMs,
          }),
        ]),
      )
      deepEqual([await claimed(nineMs), await claimed(nineMs + 1)], [true, false])
      await write(tenantId, (tx) => tx.capacity.insertMany([claim()]))
      deepEqual([await claimed(nineMs + hourMs - 1), await claimed(nineMs + hourMs)], [true, false])
      equal(await claimed(0, idOf('Resource', 'another')), false)
    })

    test('held time keeps others out until it is removed, and only lapsed time of the named units is', async () => {
      const tenantId = await tenant()
      await write(tenantId, async (tx) => {
        await tx.occupancy.insertMany([occupancy(held), occupancy({ ...held, unitId: ids.otherStaff })])
        await tx.capacity.insertMany([claim({ ...held, units: 2 })])
      })
      const mine = { ownerId: ids.booking('2') }
      const take = (nowMs: number) =>
        write(tenantId, async (tx) => {
          await tx.occupancy.removeExpired({ unitIds: [ids.staff], nowMs })
          await tx.occupancy.insertMany([occupancy(mine)])
        })
      const claimAll = (nowMs: number) =>
        write(tenantId, async (tx) => {
          await tx.capacity.removeExpired({ resourceIds: [ids.resource], nowMs })
          await tx.capacity.insertMany([claim({ ...mine, units: 2 })])
        })
      await refuses('CONFLICT', take(99))
      await refuses('CONFLICT', claimAll(99))
      equal((await takenOf(tenantId)).length, 3)
      await take(100)
      await claimAll(100)
      deepEqual(
        (await takenOf(tenantId)).map(({ ownerId }) => ownerId),
        [ids.booking('2'), held.ownerId, ids.booking('2')],
      )
      // What never lapses stays, however late it is.
      await refuses('CONFLICT', take(nineMs * 2))
    })

    test('what lapsed is freed everywhere at once, and the hold itself is forgotten a day later', async () => {
      const tenantId = await tenant()
      const { platform } = storage()
      await platform.purgeSlotHolds(100)
      await write(tenantId, async (tx) => {
        await tx.slotHolds.insert(slotHold('1', { expiresAtMs: held.expiresAtMs }))
        await tx.occupancy.insertMany([occupancy(held), occupancy({ unitId: ids.otherStaff })])
        await tx.capacity.insertMany([claim(held)])
      })
      await platform.purgeSlotHolds(99)
      equal((await takenOf(tenantId)).length, 3)
      equal(await platform.purgeSlotHolds(100), 2)
      deepEqual(
        (await takenOf(tenantId)).map(({ ownerKind }) => ownerKind),
        ['BOOKING'],
      )
      const found = () => storage().read({ tenantId }, (tx) => tx.slotHolds.find(held.ownerId))
      equal((await found())?.expiresAtMs, 100)
      await platform.purgeSlotHolds(100 + 24 * hourMs)
      equal(await found(), undefined)
    })
  },
}
