import { deepEqual, equal } from 'node:assert/strict'
import { idOf, takenByStaff, takenTimes } from '@mendian/core'
import type { ContractPart } from './contract.ts'
import { refuses } from './expect.ts'
import { claim, hourMs, ids, minuteMs, nineMs, occupancy, shift } from './fixtures.ts'

const dayMs = 24 * hourMs
const byBooking = (body: string) => ({ ownerId: ids.booking(body) })

/** Shifts, occupancy and pools. */
export const schedulePart: ContractPart = {
  name: 'schedule',
  declare: ({ storage, tenant, write, test }) => {
    test('shifts are found by id, by people and by place', async () => {
      const tenantId = await tenant()
      const shifts = [
        shift('3', { startMinute: 600 }),
        shift('2', { staffId: ids.otherStaff }),
        shift('1', { date: '2026-11-24', startMinute: 0, endMinute: 2880 }),
        shift('4', { startMinute: 540 }),
        shift('5', { date: '2026-11-25' }),
      ]
      await write(tenantId, (tx) => tx.shifts.insertMany(shifts))
      await storage().read({ tenantId }, async (tx) => {
        const dates = { fromDate: '2026-11-23', toDate: '2026-11-24' }
        deepEqual(await tx.shifts.find(idOf('Shift', '1')), shifts[2])
        const ofStaff = await tx.shifts.ofStaff({ staffIds: [ids.otherStaff, ids.staff], ...dates })
        deepEqual(
          ofStaff.map(({ id }) => id),
          ['shf_4', 'shf_3', 'shf_1', 'shf_2'],
        )
        const elsewhere = { staffIds: [ids.staff], ...dates, locationId: idOf('Location', '2') }
        deepEqual(await tx.shifts.ofStaff(elsewhere), [])
        deepEqual(await tx.shifts.timesOfStaff(elsewhere), [])
        const here = { staffIds: [ids.otherStaff, ids.staff], ...dates, locationId: ids.location }
        const times = ofStaff.map(({ staffId, date, startMinute, endMinute, breaks }) => ({
          ...{ staffId, date, startMinute, endMinute, breaks },
        }))
        deepEqual(await tx.shifts.timesOfStaff(here), times)
        deepEqual(await tx.shifts.timesOfStaff({ ...here, staffIds: [] }), [])
        const list = await tx.shifts.list({ locationId: ids.location, ...dates, limit: 2, after: 'shf_1' })
        deepEqual(
          list.map(({ id }) => id),
          ['shf_2', 'shf_3'],
        )
        const ofOne = await tx.shifts.list({ locationId: ids.location, ...dates, limit: 9, staffId: ids.otherStaff })
        deepEqual(
          ofOne.map(({ id }) => id),
          ['shf_2'],
        )
      })
      await write(tenantId, (tx) => tx.shifts.remove(idOf('Shift', '1')))
      equal(await write(tenantId, (tx) => tx.shifts.find(idOf('Shift', '1'))), undefined)
    })

    test('busy blocks are those that overlap, counting their transition and leaving out the expired', async () => {
      const tenantId = await tenant()
      const blocks = [
        occupancy({ ...byBooking('1'), transitionEndMs: nineMs + hourMs + 10 * minuteMs }),
        occupancy({
          ...byBooking('2'),
          startMs: nineMs + 2 * hourMs,
          endMs: nineMs + 3 * hourMs,
          transitionEndMs: nineMs + 3 * hourMs,
          expiresAtMs: 100,
        }),
        occupancy({ ...byBooking('3'), unitId: ids.otherStaff }),
        // The longest that anybody prepares.
        occupancy({
          ...byBooking('5'),
          startMs: nineMs + 12 * hourMs,
          endMs: nineMs + 13 * hourMs,
          preparationMs: 4 * hourMs,
          transitionEndMs: nineMs + 13 * hourMs,
        }),
        // The longest there is: a day, and a day of transition.
        occupancy({ ...byBooking('4'), startMs: nineMs - 2 * dayMs, endMs: nineMs - dayMs, transitionEndMs: nineMs }),
      ]
      await write(tenantId, (tx) => tx.occupancy.insertMany(blocks))
      const busy = (fromMs: number, toMs: number, nowMs = 0, unitIds: readonly string[] = [ids.staff]) =>
        write(tenantId, async (tx) =>
          (await tx.occupancy.busy({ unitIds, fromMs, toMs, nowMs })).map(({ ownerId }) => ownerId),
        )
      deepEqual(await busy(nineMs, nineMs + minuteMs), ['bkg_1'])
      deepEqual(await busy(nineMs + 8 * hourMs - minuteMs, nineMs + 8 * hourMs), [])
      deepEqual(await busy(nineMs + 8 * hourMs, nineMs + 8 * hourMs + 1), ['bkg_5'])
      deepEqual(await busy(nineMs - 1, nineMs + minuteMs), ['bkg_4', 'bkg_1'])
      deepEqual(await busy(nineMs + hourMs, nineMs + 2 * hourMs), ['bkg_1'])
      deepEqual(await busy(nineMs + hourMs + 10 * minuteMs, nineMs + 2 * hourMs), [])
      deepEqual(await busy(nineMs + 2 * hourMs, nineMs + 3 * hourMs, 99), ['bkg_2'])
      deepEqual(await busy(nineMs + 2 * hourMs, nineMs + 3 * hourMs, 100), [])
      deepEqual(await busy(nineMs, nineMs + minuteMs, 0, [ids.otherStaff, ids.staff]), ['bkg_1', 'bkg_3'])
      deepEqual(await busy(nineMs, nineMs + minuteMs, 0, []), [])
      const found = await write(tenantId, (tx) =>
        tx.occupancy.busy({ unitIds: [ids.staff], fromMs: nineMs, toMs: nineMs + 1, nowMs: 0 }),
      )
      deepEqual(found, blocks.slice(0, 1))
      const time = { unitIds: [ids.otherStaff, ids.staff], fromMs: nineMs - dayMs, toMs: nineMs + dayMs, nowMs: 99 }
      const [rows, taken] = await write(tenantId, (tx) =>
        Promise.all([tx.occupancy.busy(time), tx.occupancy.taken(time)]),
      )
      equal(rows.length, 5)
      deepEqual(new Map([...taken].sort()), new Map([...takenByStaff(rows)].sort()))
      equal((await write(tenantId, (tx) => tx.occupancy.taken({ ...time, unitIds: [] }))).size, 0)
    })

    test('taken times are told by their starts, with what takes them', async () => {
      const tenantId = await tenant()
      const owners = [
        { ownerKind: 'TIME_BLOCK', ownerId: idOf('TimeBlock', '1') },
        { ownerKind: 'BOOKING', ownerId: idOf('Booking', '1') },
        { ownerKind: 'HOLD', ownerId: idOf('SlotHold', '1'), expiresAtMs: nineMs },
        { ownerKind: 'CLASS_SESSION', ownerId: idOf('ClassSession', '1') },
      ] as const
      const blocks = owners.map((owner, index) => {
        const startMs = nineMs + ((index * 3) % 4) * hourMs
        const endMs = startMs + hourMs - index * minuteMs
        return occupancy({ ...owner, startMs, endMs, preparationMs: index, transitionEndMs: endMs + 2 * minuteMs })
      })
      await write(tenantId, (tx) => tx.occupancy.insertMany(blocks))
      const time = { unitIds: [ids.staff], fromMs: nineMs, toMs: nineMs + dayMs, nowMs: 0 }
      const taken = await write(tenantId, (tx) => tx.occupancy.taken(time))
      const inOrder = blocks.toSorted((a, b) => a.startMs - b.startMs)
      deepEqual(taken, new Map([[ids.staff, takenTimes(inOrder)]]))
    })

    test('blocks of one unit may touch and not overlap', async () => {
      const tenantId = await tenant()
      const insert = (startMs: number, endMs: number, body: string) =>
        write(tenantId, (tx) =>
          tx.occupancy.insertMany([occupancy({ ...byBooking(body), startMs, endMs, transitionEndMs: endMs })]),
        )
      await insert(nineMs, nineMs + hourMs, '1')
      await insert(nineMs + hourMs, nineMs + 2 * hourMs, '2')
      await insert(nineMs - hourMs, nineMs, '3')
      await refuses('CONFLICT', insert(nineMs + hourMs - 1, nineMs + hourMs, '4'))
      await refuses('CONFLICT', insert(nineMs - 2 * hourMs, nineMs + 5 * hourMs, '4'))
      await refuses('CONFLICT', insert(nineMs + 30 * minuteMs, nineMs + 31 * minuteMs, '4'))
      // A move removes the old block and takes a new one that overlaps it, in one transaction.
      await write(tenantId, async (tx) => {
        await tx.occupancy.removeOfOwner(ids.booking('2'))
        await tx.occupancy.insertMany([
          occupancy({
            ...byBooking('2'),
            startMs: nineMs + hourMs,
            endMs: nineMs + 4 * hourMs,
            transitionEndMs: nineMs + 4 * hourMs,
          }),
        ])
      })
      await refuses('CONFLICT', insert(nineMs + 3 * hourMs, nineMs + 5 * hourMs, '4'))
    })

    test('claims on a pool keep its peak within its quantity', async () => {
      const tenantId = await tenant()
      const insert = (fromHour: number, toHour: number, body: string, units = 1) =>
        write(tenantId, (tx) =>
          tx.capacity.insertMany([
            claim({ ...byBooking(body), startMs: nineMs + fromHour * hourMs, endMs: nineMs + toHour * hourMs, units }),
          ]),
        )
      // Two chairs: three claims overlap the long one, never more than one at once.
      await insert(0, 1, '1')
      await insert(1, 2, '2')
      await insert(2, 3, '3')
      await insert(0, 3, '4')
      await refuses('CONFLICT', insert(0, 1, '5'))
      await refuses('CONFLICT', insert(2.5, 4, '5'))
      await refuses('CONFLICT', insert(3, 4, '5', 3))
      await insert(3, 4, '5', 2)
      await write(tenantId, (tx) => tx.capacity.removeOfOwner(ids.booking('1')))
      await insert(0, 1, '6')
      const claims = await write(tenantId, (tx) =>
        tx.capacity.claims({ resourceIds: [ids.resource], fromMs: nineMs, toMs: nineMs + hourMs, nowMs: 0 }),
      )
      deepEqual(
        claims.map(({ ownerId }) => ownerId),
        ['bkg_4', 'bkg_6'],
      )
    })
  },
}
