import { deepEqual, equal } from 'node:assert/strict'
import type { Booking, BookingFilter } from '@mendian/core'
import type { ContractPart } from './contract.ts'
import { refuses, sameMembers } from './expect.ts'
import { booking, hourMs, ids, nineMs, segment } from './fixtures.ts'

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
