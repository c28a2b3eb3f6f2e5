import { afterAll, beforeAll, expect, test } from 'vitest'
import { type OpenDatabase, openSqlite } from '../main/testing/databases.ts'
import { furnish, type OpenSalon, openSalon, publishDay, type SalonIds } from '../testing/open-salon.ts'

let database: OpenDatabase
let salon: OpenSalon
let ids: SalonIds

beforeAll(async () => {
  database = await openSqlite()
  salon = await openSalon(database.storage)
  ids = await furnish(salon.mendian, salon)
  await publishDay(salon.mendian, salon, ids)
})
afterAll(() => database.close())

const most = { amountMinor: 1_000_000_000_000, currency: 'CNY' }
const startOf = (clock: string): string => `2026-11-21T${clock}:00+08:00`

test('several of the largest amounts come to more than one of them may be', async () => {
  const patch = { price: most, overrides: [] }
  await salon.call(`PATCH /v1/services/${ids.cut}`, patch, { headers: { 'if-match': '"1"' } })
  const visit = { locationId: ids.location, customerId: ids.wang, startsAt: startOf('10:00') }
  const segments = [{ serviceId: ids.cut }, { serviceId: ids.cut }]
  const booked = await salon.call('POST /v1/bookings', { ...visit, segments })
  expect(booked).toMatchObject({ status: 201, body: { price: { amountMinor: 2 * most.amountMinor } } })
  const cancelled = await salon.call(`POST /v1/bookings/${String(booked.body.id)}/cancel`)
  expect(cancelled.body.settlement).toMatchObject({ refund: { amountMinor: 2 * most.amountMinor } })
  const plan = { locationId: ids.location, serviceId: ids.cut, staffId: ids.lin, capacity: 20, price: most }
  const planned = await salon.call('POST /v1/class-sessions', { ...plan, startsAt: startOf('14:00') })
  const enrolling = { classSessionId: planned.body.id, customerId: ids.wang, seats: 20 }
  expect(await salon.call('POST /v1/enrollments', enrolling)).toMatchObject({
    status: 201,
    body: { price: { amountMinor: 20 * most.amountMinor } },
  })
  const dearer = { ...plan, startsAt: startOf('17:00'), price: { ...most, amountMinor: most.amountMinor + 1 } }
  expect(await salon.call('POST /v1/class-sessions', dearer)).toMatchObject({ status: 400 })
})
