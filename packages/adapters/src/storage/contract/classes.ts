import { deepEqual, equal } from 'node:assert/strict'
import {
  type ClassSession,
  type ClassSessionFilter,
  type Enrollment,
  type EnrollmentFilter,
  idOf,
  type TenantId,
} from '@mendian/core'
import type { ContractPart } from './contract.ts'
import { refuses } from './expect.ts'
import { classSession, customer, enrollment, hourMs, ids, nineMs } from './fixtures.ts'

const other = idOf('Customer', '2')
const third = idOf('Customer', '3')
const session = classSession('1')

/** Classes with their enrollments: seats, spots, and who has them. */
export const classesPart: ContractPart = {
  name: 'classes',
  declare: ({ storage, tenant, write, test }) => {
    const opened = async (): Promise<TenantId> => {
      const tenantId = await tenant()
      await write(tenantId, async (tx) => {
        for (const id of [other, third]) await tx.customers.insert({ ...customer, id, phone: null })
        await tx.classSessions.insertMany([session, classSession('2')])
      })
      return tenantId
    }
    const enter = (tenantId: TenantId, body: string, fields: Partial<Enrollment> = {}) =>
      write(tenantId, (tx) => tx.enrollments.insert(enrollment(body, fields)))
    const found = (tenantId: TenantId, id = session.id) =>
      storage().read({ tenantId }, (tx) => tx.classSessions.find(id))
    const seatsTaken = async (tenantId: TenantId) => (await found(tenantId))?.seatsTaken
    const spots = (tenantId: TenantId) => storage().read({ tenantId }, (tx) => tx.enrollments.takenSpots(session.id))

    test('classes come back whole, and a replacement leaves the seats taken alone', async () => {
      const tenantId = await opened()
      deepEqual(await found(tenantId), session)
      equal(await found(tenantId, ids.classSession('none')), undefined)
      await enter(tenantId, '1')
      const changed: ClassSession = {
        ...session,
        staffId: ids.otherStaff,
        state: 'CANCELLED',
        cancelReason: 'ill',
        version: 2,
      }
      equal(await write(tenantId, (tx) => tx.classSessions.replace({ ...changed, seatsTaken: 99 }, 1)), true)
      deepEqual(await found(tenantId), { ...changed, seatsTaken: 2 })
      equal(await write(tenantId, (tx) => tx.classSessions.replace(changed, 1)), false)
    })

    test('enrollments come back whole, by every way to them', async () => {
      const tenantId = await opened()
      const stored = enrollment('1')
      await enter(tenantId, '1')
      const ofCustomer = { classSessionId: session.id, customerId: stored.customerId }
      await storage().read({ tenantId }, async (tx) => {
        deepEqual(await tx.enrollments.find(stored.id), stored)
        equal(await tx.enrollments.find(ids.enrollment('none')), undefined)
        deepEqual(await tx.enrollments.findLive(ofCustomer), stored)
        equal(await tx.enrollments.findLive({ ...ofCustomer, customerId: other }), undefined)
        deepEqual(await tx.enrollments.liveOf(session.id), [stored])
        deepEqual(await tx.enrollments.liveOf(ids.classSession('2')), [])
        deepEqual(await tx.enrollments.takenSpots(session.id), [1, 3])
      })
    })

    test('seats follow the enrollments, whatever happens to them', async () => {
      const tenantId = await opened()
      await enter(tenantId, '1')
      await enter(tenantId, '2', { customerId: other, seats: 1, spots: [2] })
      equal(await seatsTaken(tenantId), 3)
      const step = (fields: Partial<Enrollment>, version: number) =>
        write(tenantId, (tx) => tx.enrollments.replace(enrollment('1', { version: version + 1, ...fields }), version))
      equal(await step({ state: 'ARRIVED', reason: 'early' }, 1), true)
      equal(await seatsTaken(tenantId), 3)
      deepEqual(await spots(tenantId), [1, 2, 3])
      equal(await step({ state: 'CANCELLED' }, 1), false)
      equal(await seatsTaken(tenantId), 3)
      equal(await step({ state: 'CANCELLED' }, 2), true)
      equal(await seatsTaken(tenantId), 1)
      deepEqual(await spots(tenantId), [2])
      // Whoever cancelled may come back, for the same spots.
      await enter(tenantId, '3', { seats: 3 })
      equal(await seatsTaken(tenantId), 4)
      const late = enrollment('3', { seats: 3, state: 'LATE_CANCELLED', version: 2 })
      equal(await write(tenantId, (tx) => tx.enrollments.replace(late, 1)), true)
      equal(await seatsTaken(tenantId), 1)
      await enter(tenantId, '4', { seats: 3 })
      equal(await seatsTaken(tenantId), 4)
    })

    test('more seats than there are, a second enrollment and a spot that is picked are refused', async () => {
      const tenantId = await opened()
      await enter(tenantId, '1')
      await refuses('CONFLICT', enter(tenantId, '2', { customerId: other, seats: 3, spots: [] }))
      await refuses('CONFLICT', enter(tenantId, '2', { seats: 1, spots: [] }))
      await refuses('CONFLICT', enter(tenantId, '2', { customerId: other, seats: 1, spots: [3] }))
      equal(await seatsTaken(tenantId), 2)
      equal(await write(tenantId, (tx) => tx.enrollments.find(ids.enrollment('2'))), undefined)
      await enter(tenantId, '2', { classSessionId: ids.classSession('2') })
      await enter(tenantId, '3', { customerId: other, spots: [4] })
      equal(await seatsTaken(tenantId), 4)
    })

    test('all of a class are cancelled at once, but for those who stayed away', async () => {
      const tenantId = await opened()
      await enter(tenantId, '1', { state: 'NO_SHOW', seats: 1, spots: [1] })
      await enter(tenantId, '2', { state: 'ARRIVED', customerId: other, seats: 1, spots: [2] })
      await enter(tenantId, '3', { customerId: third, seats: 1, spots: [] })
      await enter(tenantId, '4', { classSessionId: ids.classSession('2') })
      await write(tenantId, (tx) => tx.enrollments.cancelAllOf(session.id, { reason: 'ill', nowMs: nineMs + 5 }))
      const settlement = { refundMinor: 10_000, feeMinor: 0, waived: false }
      const ended = { state: 'CANCELLED', cancelReason: 'LOCATION', settlement, reason: 'ill' } as const
      const cancelled = { ...ended, version: 2, updatedAtMs: nineMs + 5 }
      deepEqual(await write(tenantId, (tx) => tx.enrollments.list({ classSessionId: session.id }, { limit: 9 })), [
        enrollment('1', { state: 'NO_SHOW', seats: 1, spots: [1] }),
        enrollment('2', { customerId: other, seats: 1, spots: [2], ...cancelled }),
        enrollment('3', { customerId: third, seats: 1, spots: [], ...cancelled }),
      ])
      equal(await seatsTaken(tenantId), 1)
      deepEqual(await spots(tenantId), [1])
      equal((await found(tenantId, ids.classSession('2')))?.seatsTaken, 2)
    })

    test('lists go by every filter and combination, and go on after a row', async () => {
      const tenantId = await tenant()
      const at = (body: string, hour: number, fields: Partial<ClassSession> = {}): ClassSession =>
        classSession(body, { startsAtMs: nineMs + hour * hourMs, endsAtMs: nineMs + (hour + 1) * hourMs, ...fields })
      await write(tenantId, async (tx) => {
        await tx.customers.insert({ ...customer, id: other, phone: null })
        await tx.classSessions.insertMany([
          at('c', 0),
          at('b', 0, { state: 'CANCELLED' }),
          at('a', 5, { staffId: ids.otherStaff }),
        ])
        const of = { classSessionId: ids.classSession('c') }
        await tx.enrollments.insert(enrollment('1', of))
        await tx.enrollments.insert(enrollment('2', { ...of, customerId: other, state: 'CANCELLED', spots: [] }))
        await tx.enrollments.insert(enrollment('3', { classSessionId: ids.classSession('a') }))
      })
      const listed = (filter: ClassSessionFilter, limit = 200, after?: string) =>
        storage().read({ tenantId }, async (tx) =>
          (await tx.classSessions.list(filter, after ? { limit, after } : { limit }))
            .map(({ id }) => id.slice(4))
            .join(''),
        )
      equal(await listed({}), 'bca')
      equal(await listed({}, 1, `${nineMs}:cls_b`), 'c')
      equal(await listed({ state: 'SCHEDULED', fromMs: nineMs, toMs: nineMs + 1 }), 'c')
      equal(await listed({ staffId: ids.otherStaff, serviceId: ids.service, locationId: ids.location }), 'a')
      equal(await listed({ locationId: idOf('Location', 'none') }), '')
      equal(await listed({ serviceId: idOf('Service', 'none') }), '')
      const roster = (filter: EnrollmentFilter, limit = 200, after?: string) =>
        storage().read({ tenantId }, async (tx) =>
          (await tx.enrollments.list(filter, after ? { limit, after } : { limit }))
            .map(({ id }) => id.slice(4))
            .join(''),
        )
      equal(await roster({}), '123')
      equal(await roster({}, 1, 'enr_1'), '2')
      equal(await roster({ classSessionId: ids.classSession('c') }), '12')
      equal(await roster({ classSessionId: ids.classSession('c'), state: 'ENROLLED' }), '1')
      equal(await roster({ customerId: ids.customer }), '13')
      equal(await roster({ customerId: other, classSessionId: ids.classSession('a') }), '')
    })
  },
}
