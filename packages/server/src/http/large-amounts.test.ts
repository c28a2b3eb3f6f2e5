import { afterAll, beforeAll, expect, test } from 'vitest'
import { type OpenDatabase, openSqlite } from '../main/testing/databases.ts'
import type { Answer } from '../testing/call.ts'
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
const dearest = { amountMinor: 10_000_000_000, currency: 'CNY' }
const startOf = (clock: string): string => `2026-11-21T${clock}:00+08:00`

test('several of the largest amounts come to more than one of them may be', async () => {
  const patch = { price: dearest, overrides: [] }
  await salon.call(`PATCH /v1/services/${ids.cut}`, patch, { headers: { 'if-match': '"1"' } })
  const visit = { locationId: ids.location, customerId: ids.wang, startsAt: startOf('10:00') }
  const segments = [{ serviceId: ids.cut }, { serviceId: ids.cut }]
  const booked = await salon.call('POST /v1/bookings', { ...visit, segments })
  expect(booked).toMatchObject({ status: 201, body: { price: { amountMinor: 2 * dearest.amountMinor } } })
  const cancelled = await salon.call(`POST /v1/bookings/${String(booked.body.id)}/cancel`)
  expect(cancelled.body.settlement).toMatchObject({ refund: { amountMinor: 2 * dearest.amountMinor } })
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

test('what can be priced can be billed: one of the dearest fills a bill, and nothing is dearer', async () => {
  const at = { locationId: ids.location, customerId: ids.zhao }
  const bill = (line: object): Promise<Answer> => salon.call('POST /v1/orders', { ...at, lines: [line] })
  const dearer = { ...dearest, amountMinor: dearest.amountMinor + 1 }
  const component = { name: 'A', quantity: 1 }
  const records: readonly (readonly [string, (price: object) => object])[] = [
    ['products', (price) => ({ name: 'Diamond', price })],
    ['services', (price) => ({ name: 'Moon', durationMinutes: 60, price, staffIds: [ids.lin] })],
    ['add-ons', (price) => ({ name: 'Star', price, durationMinutes: 0 })],
    ['card-products', (price) => ({ name: 'Pass', kind: 'VISIT_PASS', components: [component], price })],
  ]
  const lineOf = (id: unknown): Readonly<Record<string, object>> => ({
    products: { kind: 'PRODUCT', productId: id },
    services: { kind: 'SERVICE', serviceId: id },
    'card-products': { kind: 'CARD', cardProductId: id },
  })
  for (const [path, fields] of records) {
    const refused = await salon.call(`POST /v1/${path}`, fields(dearer))
    expect(refused).toMatchObject({ status: 400, body: { errors: [{ pointer: '/price/amountMinor' }] } })
    const made = await salon.call(`POST /v1/${path}`, fields(dearest))
    expect([path, made.status]).toEqual([path, 201])
    const line = lineOf(made.body.id)[path]
    if (line) expect(await bill(line)).toMatchObject({ status: 201, body: { totalMinor: dearest.amountMinor } })
  }
  const topUp = { kind: 'TOP_UP', amountMinor: dearest.amountMinor }
  expect(await bill(topUp)).toMatchObject({ status: 201, body: { totalMinor: dearest.amountMinor } })
  expect(await bill({ ...topUp, amountMinor: dearer.amountMinor })).toMatchObject({
    ...{ status: 400, body: { errors: [{ pointer: '/lines/0/amountMinor' }] } },
  })
  const offer = (paidMinor: number): object => ({ name: 'x', currency: 'CNY', steps: [{ paidMinor, bonusMinor: 1 }] })
  expect((await salon.call('POST /v1/top-up-offers', offer(dearer.amountMinor))).status).toBe(400)
  expect((await salon.call('POST /v1/top-up-offers', offer(dearest.amountMinor))).status).toBe(201)
})
