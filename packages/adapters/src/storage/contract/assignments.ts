import { deepEqual, equal } from 'node:assert/strict'
import type { ContractPart } from './contract.ts'
import { refuses } from './expect.ts'
import { assignment, assignmentDate, booking, ids, nineMs, rotationQueue } from './fixtures.ts'

const november = { locationId: ids.location, fromDate: '2026-11-01', toDate: '2026-11-30' }

/** Why people were chosen, how often, and whose turn it is. */
export const assignmentsPart: ContractPart = {
  name: 'assignments',
  declare: ({ storage, tenant, write, test }) => {
    test('the log of a booking comes back whole, in the order in which it was made', async () => {
      const tenantId = await tenant()
      const entries = [
        assignment({ segment: 1, turn: null, keptStaffId: ids.otherStaff, counted: true }),
        assignment({ bookingVersion: 2 }),
        assignment({ segment: 0 }),
      ]
      await write(tenantId, async (tx) => {
        await tx.bookings.insert(booking('1'))
        await tx.bookings.insert(booking('2'))
        await tx.assignments.insertMany([...entries, assignment({ bookingId: ids.booking('2') })])
      })
      const read = await storage().read({ tenantId }, (tx) => tx.assignments.ofBookings([ids.booking('1')]))
      deepEqual(read, [entries[2], entries[0], entries[1]])
      await refuses(
        'CONFLICT',
        write(tenantId, (tx) => tx.assignments.insertMany([assignment()])),
      )
    })

    test('visits are counted by person, place and date', async () => {
      const tenantId = await tenant()
      const count = (more: object = {}) =>
        write(tenantId, (tx) => tx.assignments.count({ ...assignmentDate, atMs: nineMs, ...more }))
      await count()
      await count({ atMs: nineMs + 5 })
      await count({ date: '2026-11-02' })
      await count({ date: '2026-10-31' })
      await count({ staffId: ids.otherStaff })
      await write(tenantId, (tx) => tx.assignments.uncount({ ...assignmentDate, date: '2026-11-02' }))
      const days = (more: object = {}) =>
        storage().read({ tenantId }, (tx) => tx.assignments.days({ ...november, staffIds: [ids.staff], ...more }))
      deepEqual(await days(), [
        { staffId: ids.staff, date: '2026-11-02', assigned: 0, lastAssignedAtMs: nineMs },
        { staffId: ids.staff, date: '2026-11-23', assigned: 2, lastAssignedAtMs: nineMs + 5 },
      ])
      equal((await days({ staffIds: [ids.staff, ids.otherStaff] })).length, 3)
      deepEqual(await days({ staffIds: [] }), [])
      deepEqual(await days({ toDate: '2026-11-01' }), [])
    })

    test('two counts at once both count', async () => {
      const tenantId = await tenant()
      const more = { ...assignmentDate, atMs: nineMs }
      await Promise.all(Array.from({ length: 8 }, () => write(tenantId, (tx) => tx.assignments.count(more))))
      const [day] = await storage().read({ tenantId }, (tx) =>
        tx.assignments.days({ ...november, staffIds: [ids.staff] }),
      )
      equal(day?.assigned, 8)
    })

    test('a rotation queue comes back whole, and there is one a location', async () => {
      const tenantId = await tenant()
      const find = () => storage().read({ tenantId }, (tx) => tx.rotationQueues.find(ids.location))
      equal(await find(), undefined)
      await write(tenantId, (tx) => tx.rotationQueues.insert(rotationQueue))
      deepEqual(await find(), rotationQueue)
      const next = { ...rotationQueue, places: [], nextTurn: 9, version: 2, updatedAtMs: nineMs + 1 }
      await write(tenantId, (tx) => tx.rotationQueues.replace(next))
      deepEqual(await find(), next)
      await refuses(
        'CONFLICT',
        write(tenantId, (tx) => tx.rotationQueues.insert(rotationQueue)),
      )
    })
  },
}
