import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { databases, type OpenDatabase } from '../main/testing/databases.ts'
import type { Answer } from '../testing/call.ts'
import { furnish, type OpenSalon, openSalon, publishDay, salonIds } from '../testing/open-salon.ts'

const ids = salonIds()
const cny = (amountMinor: number): object => ({ amountMinor, currency: 'CNY' })

describe.each(databases)('what a visit was booked at, on $name', ({ open }) => {
  let database: OpenDatabase
  let salon: OpenSalon

  beforeAll(async () => {
    database = await open()
  })
  afterAll(() => database.close())
  beforeEach(async () => {
    salon = await openSalon(database.storage)
    await furnish(salon.mendian, salon)
    await publishDay(salon.mendian, salon, ids)
  })

  const priceOf = ({ status, body, text }: Answer): readonly unknown[] => {
    expect([200, 201], text).toContain(status)
    const segments = body.segments as readonly { readonly price: unknown }[]
    return [body.price, ...segments.map(({ price }) => price)]
  }

  test('BK-01 is charged, whatever the catalogue and the calendar say since', async () => {
    const booked = await salon.call('POST /v1/bookings', {
      ...{ locationId: ids.location, customerId: ids.zhao, startsAt: '2026-11-21T12:00:00+08:00' },
      segments: [{ serviceId: ids.cut, staffId: ids.lin }, { serviceId: ids.manicure }],
    })
    const prices = [cny(39_700), cny(19_800), cny(19_900)]
    expect(priceOf(booked)).toEqual(prices)
    const dearer = { price: cny(99_900), overrides: [] }
    for (const service of [ids.cut, ids.manicure]) {
      const headers = { 'if-match': '"1"' }
      expect((await salon.call(`PATCH /v1/services/${service}`, dearer, { headers })).status).toBe(200)
    }
    const path = `/v1/bookings/${booked.body.id}`
    const moved = await salon.call(`POST ${path}/reschedule`, { startsAt: '2026-11-21T15:00:00+08:00' })
    expect(priceOf(moved)).toEqual(prices)
    expect(priceOf(await salon.call(`GET ${path}`))).toEqual(prices)
    const lines = [0, 1].map((segment) => ({ kind: 'BOOKING_SEGMENT', bookingId: booked.body.id, segment }))
    const bill = { locationId: ids.location, lines }
    const totals = { totalMinor: 39_700, lines: [{ unitPriceMinor: 19_800 }, { unitPriceMinor: 19_900 }] }
    expect(await salon.call('POST /v1/orders/calculate', bill)).toMatchObject({ status: 200, body: totals })
    expect(await salon.call('POST /v1/orders', bill)).toMatchObject({ status: 201, body: totals })
  })
})
