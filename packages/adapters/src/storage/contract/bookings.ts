import { deepEqual, equal } from 'node:assert/strict'
import { type Booking, type BookingFilter, idOf } from '@mendian/core'
import type { ContractPart } from './contract.ts'
import { refuses, sameMembers } from './expect.ts'
import {
  booking,
  bookingSeries,
  classSession,
  customer,
  enrollment,
  hourMs,
  ids,
  nineMs,
  queueEntry,
  segment,
  slotHold,
  waitlistEntry,
} from './fixtures.ts'

const rescheduled: Booking = booking('1', {
  version: 2,
  settlement: { refundMinor: 1, feeMinor: 0, waived: true },
  pendingExpiresAtMs: nineMs,
  startsAtMs: nineMs + hourMs,
  endsAtMs: nineMs + 3 * hourMs,
  segments: [
    segment({ startsAtMs: nineMs + hourMs, endsAtMs: nineMs + 2 * hourMs }),
    segment({
      ordinal: 2,
      staffId: ids.otherStaff,
      staffRequested: false,
      resourceIds: [],
      startsAtMs: nineMs + 2 * hourMs,
      endsAtMs: nineMs + 3 * hourMs,
    }),
  ],
  history: [
    ...booking('1').history,
    {
      version: 2,
      state: 'CONFIRMED',
      action: 'RESCHEDULE',
      occurredAtMs: nineMs + 1,
      actorKind: 'HOST',
      actorId: 'x',
      reason: 'late',
      cancelReason: 'OTHER',
    },
  ],
})

/** Bookings with their segments and history. */
export const bookingsPart: ContractPart = {
  name: 'bookings',
  declare: ({ storage, tenant, write, test }) => {
    test('bookings come back whole', async () => {
      const tenantId = await tenant()
      const stored = booking('1')
      await write(tenantId, (tx) => tx.bookings.insert(stored))
      await storage().read({ tenantId }, async (tx) => {
        deepEqual(await tx.bookings.find(stored.id), stored)
        deepEqual(await tx.bookings.findMany([stored.id, ids.booking('none')]), [stored])
        deepEqual(await tx.bookings.findByRedemptionCode('code-1'), stored)
        equal(await tx.bookings.find(ids.booking('none')), undefined)
        equal(await tx.bookings.findByRedemptionCode('CODE-1'), undefined)
        deepEqual(await tx.bookings.findMany([]), [])
      })
    })

    test('a replaced booking has its new segments and one more step of history', async () => {
      const tenantId = await tenant()
      await write(tenantId, (tx) => tx.bookings.insert(booking('1')))
      equal(await write(tenantId, (tx) => tx.bookings.replace(rescheduled, 1)), true)
      deepEqual(await write(tenantId, (tx) => tx.bookings.find(rescheduled.id)), rescheduled)
      equal(await write(tenantId, (tx) => tx.bookings.replace(booking('1', { version: 2 }), 1)), false)
      deepEqual(await write(tenantId, (tx) => tx.bookings.find(rescheduled.id)), rescheduled)
    })

    test('a code that is taken is refused within the tenant only', async () => {
      const [one, other] = [await tenant(), await tenant()]
      await write(one, (tx) => tx.bookings.insert(booking('1')))
      await refuses(
        'CONFLICT',
        write(one, (tx) => tx.bookings.insert(booking('2', { redemptionCode: 'code-1' }))),
      )
      equal(await write(one, (tx) => tx.bookings.find(ids.booking('2'))), undefined)
      await write(other, (tx) => tx.bookings.insert(booking('1')))
    })

    test('what one has booked, enrolled in and waits for is moved to another', async () => {
      const tenantId = await tenant()
      const other = idOf('Customer', 'other')
      const [first, second] = [ids.enrollment('1'), ids.enrollment('2')]
      await write(tenantId, async (tx) => {
        await tx.customers.insert({ ...customer, id: other, phone: null })
        await tx.bookings.insert(booking('1'))
        await tx.bookingSeries.insert(bookingSeries('1'))
        await tx.slotHolds.insert(slotHold('1', { customerId: ids.customer }))
        await tx.waitlistEntries.insert(waitlistEntry('1'))
        await tx.queueEntries.insert(queueEntry('1', { customerId: ids.customer }))
        await tx.classSessions.insertMany([classSession('1'), classSession('2')])
        await tx.enrollments.insert(enrollment('1'))
        await tx.enrollments.insert(enrollment('2', { classSessionId: ids.classSession('2'), spots: [] }))
        await tx.enrollments.insert(enrollment('3', { customerId: other, seats: 1, spots: [] }))
        await tx.bookings.moveAll(ids.customer, other)
      })
      await storage().read({ tenantId }, async (tx) => {
        const moved = { ...booking('1'), customerId: other, version: booking('1').version + 1 }
        deepEqual(await tx.bookings.find(moved.id), moved)
        equal((await tx.bookingSeries.find(bookingSeries('1').id))?.customerId, other)
        equal((await tx.waitlistEntries.find(waitlistEntry('1').id))?.customerId, other)
        equal((await tx.queueEntries.find(queueEntry('1').id))?.customerId, other)
        // Both are in the first class, and the other one alone may be in the second.
        equal((await tx.enrollments.find(first))?.customerId, ids.customer)
        equal((await tx.enrollments.find(second))?.customerId, other)
      })
    })

    test('visits to come are counted by customer, place and time', async () => {
      const tenantId = await tenant()
      await write(tenantId, async (tx) => {
        for (const state of [
          'PENDING',
          'CONFIRMED',
          'ARRIVED',
          'IN_SERVICE',
          'COMPLETED',
          'CANCELLED',
          'NO_SHOW',
        ] as const) {
          await tx.bookings.insert(booking(state.toLowerCase().replace('_', ''), { state }))
        }
      })
      const { endsAtMs } = booking('1')
      const open = (fields: object = {}) =>
        storage().read({ tenantId }, (tx) =>
          tx.bookings.countOpen({ customerId: ids.customer, locationId: ids.location, nowMs: endsAtMs - 1, ...fields }),
        )
      equal(await open(), 4)
      equal(await open({ nowMs: endsAtMs }), 0)
      equal(await open({ customerId: 'cus_none' }), 0)
      equal(await open({ locationId: 'loc_none' }), 0)
    })

    test('starts of a customer are those of live bookings and holds, at one place, by start', async () => {
      const tenantId = await tenant()
      const { customer, location } = ids
      const at = (hour: number) => ({ startsAtMs: nineMs + hour * hourMs, endsAtMs: nineMs + (hour + 1) * hourMs })
      await write(tenantId, async (tx) => {
        await tx.bookings.insert(booking('late', { ...at(4), state: 'COMPLETED', segments: [] }))
        await tx.bookings.insert(booking('off', { ...at(1), state: 'CANCELLED', segments: [] }))
        await tx.bookings.insert(booking('missed', { ...at(1), state: 'NO_SHOW', segments: [] }))
        await tx.bookings.insert(booking('first', { ...at(0), state: 'PENDING', segments: [] }))
        await tx.bookings.insert(booking('next', { ...at(9), segments: [] }))
        await tx.slotHolds.insert(slotHold('held', { ...at(2), customerId: customer, expiresAtMs: nineMs }))
        await tx.slotHolds.insert(slotHold('nobodys', { ...at(2), expiresAtMs: nineMs }))
      })
      const starts = (more: object = {}) =>
        storage().read({ tenantId }, async (tx) => {
          const time = { fromMs: nineMs, toMs: nineMs + 9 * hourMs, nowMs: 0 }
          const query = { customerIds: [customer, idOf('Customer', 'none')], locationId: location, ...time, ...more }
          return (await tx.bookings.startsOfCustomers(query)).map(({ ownerId }) => ownerId)
        })
      deepEqual(await starts(), ['bkg_first', 'hld_held', 'bkg_late'])
      deepEqual(await starts({ nowMs: nineMs }), ['bkg_first', 'bkg_late'])
      deepEqual(await starts({ fromMs: nineMs + 1, toMs: nineMs + 10 * hourMs }), ['hld_held', 'bkg_late', 'bkg_next'])
      deepEqual(await starts({ locationId: 'loc_none' }), [])
    })

    test('lists go by start and id, by every filter and combination, and go on after a row', async () => {
      const tenantId = await tenant()
      const at = (body: string, hour: number, fields: Partial<Booking> = {}): Booking => {
        const times = { startsAtMs: nineMs + hour * hourMs, endsAtMs: nineMs + (hour + 1) * hourMs }
        return booking(body, { ...times, segments: [segment(times)], ...fields })
      }
      const bookings = [
        at('c', 0),
        at('b', 0, { state: 'CANCELLED' }),
        at('a', 5),
        at('d', 3, {
          segments: [
            segment({ staffId: ids.otherStaff, startsAtMs: nineMs + 4 * hourMs, endsAtMs: nineMs + 5 * hourMs }),
          ],
        }),
      ]
      await write(tenantId, async (tx) => {
        for (const each of bookings) await tx.bookings.insert(each)
      })
      const list = (filter: BookingFilter, limit = 200, after?: string) =>
        storage().read({ tenantId }, async (tx) =>
          (await tx.bookings.list(filter, after ? { limit, after } : { limit })).map(({ id }) => id.slice(4)).join(''),
        )
      equal(await list({}), 'bcda')
      equal(await list({}, 2), 'bc')
      equal(await list({}, 2, `${nineMs}:bkg_b`), 'cd')
      equal(await list({ fromMs: nineMs + 1 }), 'da')
      equal(await list({ fromMs: nineMs, toMs: nineMs + 5 * hourMs }), 'bcd')
      equal(await list({ state: 'CANCELLED' }), 'b')
      equal(await list({ channel: 'WEB' }), 'bcda')
      equal(await list({ channel: 'PHONE', locationId: ids.location }), '')
      equal(await list({ staffId: ids.otherStaff }), 'd')
      equal(await list({ staffId: ids.otherStaff, fromMs: nineMs + 3 * hourMs }, 5, `${nineMs}:bkg_c`), 'd')
      equal(await list({ staffId: ids.otherStaff, toMs: nineMs + 3 * hourMs + 1 }), 'd')
      equal(await list({ staffId: ids.otherStaff, toMs: nineMs + 3 * hourMs }), '')
      equal(
        await list({ staffId: ids.staff, state: 'CONFIRMED', customerId: ids.customer, locationId: ids.location }),
        'ca',
      )
      const whole = await storage().read({ tenantId }, (tx) => tx.bookings.list({}, { limit: 4 }))
      deepEqual(
        [...whole].sort((a, b) => a.id.localeCompare(b.id)),
        [...bookings].sort((a, b) => a.id.localeCompare(b.id)),
      )
      const found = await storage().read({ tenantId }, (tx) => tx.bookings.findMany(bookings.map(({ id }) => id)))
      sameMembers(
        found.map((each) => JSON.stringify(each)),
        whole.map((each) => JSON.stringify(each)),
      )
    })
  },
}
