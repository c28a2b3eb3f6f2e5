import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { databases, type OpenDatabase } from '../main/testing/databases.ts'
import { type Answer, textOf } from '../testing/call.ts'
import { furnish, nineMs, type OpenSalon, openSalon, publishDay, salonIds } from '../testing/open-salon.ts'

const ids = salonIds()
const shampoo = (quantity = 1): object => ({ kind: 'PRODUCT', productId: ids.shampoo, quantity })
const keyed = (key: string): object => ({ headers: { 'idempotency-key': key } })
const pickup = { kind: 'PICKUP', recipient: 'Zhao', from: '2026-11-21T14:00:00+08:00', to: '2026-11-21T18:00:00+08:00' }
const delivery = { kind: 'DELIVERY', recipient: 'Zhao', address: { line: '1 Nanjing Road', city: 'Shanghai' } }

let salon: OpenSalon
let database: OpenDatabase
let keys = 0

const sell = (fulfilment: object, lines: readonly object[], tenderedMinor: number): Promise<Answer> => {
  keys += 1
  const bill = { locationId: ids.location, customerId: ids.zhao, lines, fulfilment }
  return salon.call('POST /v1/orders', { ...bill, tenders: [{ kind: 'CASH', tenderedMinor }] }, keyed(`sale-${keys}`))
}
const act = (order: Answer, command: string, body: object = {}): Promise<Answer> => {
  keys += 1
  return salon.call(`POST /v1/orders/${textOf(order, 'id')}/${command}`, body, keyed(`${command}-${keys}`))
}
const refused = ({ status, body }: Answer): string => `${status} ${body.code}`
const codeOf = ({ body }: Answer): unknown => (body.fulfilment as { readonly pickupCode: unknown }).pickupCode
const proveBooks = async (): Promise<void> => {
  expect((await salon.call('GET /v1/ledger/verify')).body).toMatchObject({ balanced: true })
}

describe.each(databases)('goods that are picked up or brought, on $name', ({ open }) => {
  beforeAll(async () => {
    database = await open()
  })
  beforeEach(async () => {
    salon = await openSalon(database.storage)
    await furnish(salon.mendian, salon)
    await publishDay(salon.mendian, salon, ids)
  })
  afterAll(() => database.close())

  test('a paid order waits until its goods were picked up with its code, and completes then', async () => {
    const order = await sell(pickup, [shampoo(2)], 13_800)
    expect(order).toMatchObject({
      status: 201,
      body: {
        ...{ state: 'AWAITING_REDEMPTION', paymentState: 'PAID', completedAt: null },
        fulfilment: { ...pickup, state: 'PROPOSED', phone: null, address: null, preparedAt: null, completedAt: null },
      },
    })
    await proveBooks()
    salon.clock.set(nineMs + 60_000)
    const prepared = await act(order, 'prepare')
    const preparedAt = '2026-11-21T09:01:00+08:00'
    expect(prepared.body).toMatchObject({ state: 'AWAITING_REDEMPTION', fulfilment: { state: 'PREPARED', preparedAt } })
    expect(refused(await act(order, 'prepare'))).toBe('409 fulfilment_state_forbids')
    expect(refused(await act(order, 'hand-over', { pickupCode: 'WRONG' }))).toBe('422 pickup_code_wrong')
    const handed = await act(order, 'hand-over', { pickupCode: codeOf(order) })
    expect(handed.body).toMatchObject({
      ...{ state: 'COMPLETED', completedAt: preparedAt },
      fulfilment: { state: 'COMPLETED', completedAt: preparedAt },
    })
    expect((await salon.call(`GET /v1/orders/${order.body.id}`)).body).toMatchObject(handed.body)
    expect(refused(await act(order, 'hand-over'))).toBe('409 order_not_to_fulfil')
    await salon.mendian.jobs.run()
    const told = salon.events.filter(({ subject }) => subject.id === order.body.id)
    expect(told.map(({ type }) => type)).toEqual([
      ...['order.created', 'order.paid', 'order.prepared', 'order.handed_over', 'order.completed'],
    ])
    await proveBooks()
  })

  test('an order that is reopened hands nothing over; the bill in its place does', async () => {
    const order = await sell(pickup, [shampoo()], 6900)
    await act(order, 'prepare')
    const successor = await act(order, 'reopen', { reason: 'Wrong tender' })
    expect(successor.body).toMatchObject({
      state: 'OPEN',
      fulfilment: { state: 'PREPARED', pickupCode: codeOf(order) },
    })
    const gone = await salon.call(`GET /v1/orders/${order.body.id}`)
    expect(gone.body).toMatchObject({ state: 'CANCELLED', fulfilment: { state: 'CANCELLED' } })
    expect(refused(await act(order, 'hand-over'))).toBe('409 order_not_to_fulfil')
    await act(successor, 'pay', { tenders: [{ kind: 'CASH', tenderedMinor: 6900 }] })
    const handed = await act(successor, 'hand-over', { pickupCode: codeOf(order) })
    expect(handed.body).toMatchObject({ state: 'COMPLETED', fulfilment: { state: 'COMPLETED' } })
    await proveBooks()
  })

  test('a delivery names where to; a bill with a visit completes when both are done', async () => {
    const startsAt = '2026-11-21T12:00:00+08:00'
    const segments = [{ serviceId: ids.cut, staffId: ids.chen }]
    const visit = { locationId: ids.location, customerId: ids.zhao, startsAt, segments }
    const booking = await salon.call('POST /v1/bookings', visit)
    const lines = [{ kind: 'BOOKING_SEGMENT', bookingId: booking.body.id }, shampoo()]
    const order = await sell(delivery, lines, 19_700)
    const address = { line: '1 Nanjing Road', city: 'Shanghai', latitude: null, longitude: null, note: '' }
    expect(order.body).toMatchObject({ state: 'AWAITING_REDEMPTION', fulfilment: { pickupCode: null, address } })
    expect((await act(order, 'hand-over')).body).toMatchObject({ state: 'AWAITING_REDEMPTION', completedAt: null })
    await proveBooks()
    await salon.call('POST /v1/bookings/redeem', { redemptionCode: booking.body.redemptionCode })
    expect((await salon.call(`GET /v1/orders/${order.body.id}`)).body).toMatchObject({ state: 'COMPLETED' })
    await proveBooks()
  })

  test('goods that go back are not waited for, and a cancelled bill calls them off', async () => {
    const order = await sell(pickup, [{ kind: 'SERVICE', serviceId: ids.cut }, shampoo()], 19_700)
    await act(order, 'refunds', { lines: [{ line: 1, quantity: 1 }], reason: 'sold out' })
    const { body } = await salon.call(`GET /v1/orders/${order.body.id}`)
    expect(body).toMatchObject({ state: 'COMPLETED', refundedMinor: 6900, fulfilment: { state: 'CANCELLED' } })
    const whole = await sell(pickup, [shampoo()], 6900)
    await act(whole, 'refunds', { lines: [{ line: 0, quantity: 1 }], reason: 'sold out' })
    expect((await salon.call(`GET /v1/orders/${whole.body.id}`)).body).toMatchObject({
      ...{ state: 'CANCELLED', cancelReason: 'REFUNDED', fulfilment: { state: 'CANCELLED' } },
    })
    const bill = { locationId: ids.location, lines: [shampoo()], fulfilment: pickup }
    const open = await salon.call('POST /v1/orders', bill)
    expect(refused(await act(open, 'prepare'))).toBe('409 order_not_to_fulfil')
    expect((await act(open, 'cancel')).body).toMatchObject({ fulfilment: { state: 'CANCELLED' } })
    await proveBooks()
  })

  test('is refused without goods, for no time, and for an address that is none', async () => {
    const bill = (fulfilment: object, lines: readonly object[] = [shampoo()]): Promise<Answer> =>
      salon.call('POST /v1/orders', { locationId: ids.location, lines, fulfilment })
    expect(refused(await bill(pickup, [{ kind: 'SERVICE', serviceId: ids.cut }]))).toBe('422 fulfilment_without_goods')
    expect(refused(await bill({ ...pickup, to: pickup.from }))).toBe('422 fulfilment_window_invalid')
    expect(refused(await bill({ kind: 'DELIVERY', recipient: 'x' }))).toBe('400 invalid_request')
    expect(refused(await bill({ ...delivery, address: { line: 'x'.repeat(301) } }))).toBe('400 invalid_request')
    const kept = await bill(pickup)
    const path = `PATCH /v1/orders/${textOf(kept, 'id')}`
    expect((await salon.call(path, { lines: [shampoo(3)] })).body.fulfilment).toEqual(kept.body.fulfilment)
    expect((await salon.call(path, { lines: [{ kind: 'SERVICE', serviceId: ids.cut }] })).body.fulfilment).toBeNull()
  })
})
