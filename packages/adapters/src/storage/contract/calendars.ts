import { deepEqual, equal } from 'node:assert/strict'
import type { ContractPart } from './contract.ts'
import { booking, calendarFeed, hourMs, ids, nineMs, secretHash, segment } from './fixtures.ts'

/** Calendars that programs subscribe to, and what stands in them. */
export const calendarsPart: ContractPart = {
  name: 'calendars',
  declare: ({ storage, tenant, write, test }) => {
    test('feeds are found by id, and by the hash of their secret above the tenants, revoked or not', async () => {
      const tenantId = await tenant()
      const ofStaff = calendarFeed('1')
      const place = { kind: 'LOCATION', staffId: null, locationId: ids.location, includeCustomerNames: true } as const
      const ofLocation = calendarFeed('2', place)
      await write(tenantId, async (tx) => {
        await tx.calendarFeeds.insert(ofLocation, secretHash('e'))
        await tx.calendarFeeds.insert(ofStaff, secretHash('d'))
      })
      const { platform } = storage()
      deepEqual(await platform.resolveCalendarFeed(secretHash('d')), { tenantId, feedId: ofStaff.id })
      equal(await platform.resolveCalendarFeed(secretHash('c')), undefined)
      deepEqual(await write(tenantId, (tx) => tx.calendarFeeds.find(ofLocation.id)), ofLocation)
      deepEqual(await write(tenantId, (tx) => tx.calendarFeeds.list({ limit: 9 })), [ofStaff, ofLocation])
      deepEqual(await write(tenantId, (tx) => tx.calendarFeeds.list({ limit: 9, after: ofStaff.id })), [ofLocation])
      await write(tenantId, (tx) => tx.calendarFeeds.revoke(ofStaff.id, nineMs))
      await write(tenantId, (tx) => tx.calendarFeeds.revoke(ofStaff.id, nineMs + 1))
      equal((await write(tenantId, (tx) => tx.calendarFeeds.find(ofStaff.id)))?.revokedAtMs, nineMs)
      deepEqual(await platform.resolveCalendarFeed(secretHash('d')), { tenantId, feedId: ofStaff.id })
    })

    test('a secret that two tenants share is nobody’s', async () => {
      for (const tenantId of [await tenant(), await tenant()]) {
        await write(tenantId, (tx) => tx.calendarFeeds.insert(calendarFeed('1'), secretHash('b')))
      }
      equal(await storage().platform.resolveCalendarFeed(secretHash('b')), undefined)
    })

    test('bookings of a calendar come by start with their segments and without their history', async () => {
      const tenantId = await tenant()
      const later = { startsAtMs: nineMs + hourMs, endsAtMs: nineMs + 2 * hourMs }
      await write(tenantId, async (tx) => {
        await tx.bookings.insert(booking('b', { ...later, segments: [segment({ ...later, staffId: ids.otherStaff })] }))
        await tx.bookings.insert(booking('a'))
      })
      const calendar = (filter: object, limit = 9) =>
        storage().read({ tenantId }, (tx) => tx.bookings.calendar(filter, limit))
      const { history: _, ...first } = booking('a')
      deepEqual(await calendar({}, 1), [first])
      const idsOf = async (filter: object) => (await calendar(filter)).map(({ id }) => id)
      deepEqual(await idsOf({ locationId: ids.location }), ['bkg_a', 'bkg_b'])
      deepEqual(await idsOf({ staffId: ids.otherStaff, fromMs: nineMs, toMs: nineMs + 2 * hourMs }), ['bkg_b'])
      deepEqual(await idsOf({ fromMs: nineMs + 2 * hourMs }), [])
    })
  },
}
