import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { databases, type OpenDatabase } from '../main/testing/databases.ts'
import { type Answer, rowsOf, textOf } from '../testing/call.ts'
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

  test('orders are listed by how far their goods have come', async () => {
    const list = async (query: string): Promise<readonly unknown[]> =>
      rowsOf(await salon.call(`GET /v1/orders?locationId=${ids.location}&${query}`)).map(({ id }) => id)
    const [waiting, ready, done] = [
      await sell(pickup, [shampoo()], 6900),
      await sell(delivery, [shampoo()], 6900),
      await sell(pickup, [shampoo()], 6900),
    ]
    const unpaid = await salon.call('POST /v1/orders', {
      ...{ locationId: ids.location, lines: [shampoo()], fulfilment: pickup },
    })
    await act(ready, 'prepare')
    await act(done, 'hand-over')
    const back = await sell(pickup, [shampoo()], 6900)
    await act(back, 'refunds', { reason: 'broken' })
    expect(await list('fulfilmentState=PROPOSED')).toEqual([waiting.body.id, unpaid.body.id])
    expect(await list('fulfilmentState=PROPOSED&state=AWAITING_REDEMPTION')).toEqual([waiting.body.id])
    expect(await list('fulfilmentState=PREPARED')).toEqual([ready.body.id])
    expect(await list('fulfilmentState=COMPLETED')).toEqual([done.body.id])
    expect(await list('fulfilmentState=CANCELLED')).toEqual([back.body.id])
    expect(refused(await salon.call('GET /v1/orders?fulfilmentState=LOST'))).toBe('400 invalid_request')
  })

  test('how the goods of an open bill come to whom they are for is changed, and keeps its code', async () => {
    const bill = { locationId: ids.location, customerId: ids.zhao, lines: [shampoo()] }
    const order = await salon.call('POST /v1/orders', { ...bill, note: 'window' })
    const update = (change: object): Promise<Answer> => salon.call(`PATCH /v1/orders/${order.body.id}`, change)
    const picked = await update({ fulfilment: pickup })
    const same = { totalMinor: 6900, note: 'window' }
    expect(picked.body).toMatchObject({ ...same, version: 2, fulfilment: { ...pickup, state: 'PROPOSED' } })
    expect(codeOf(picked)).toEqual(expect.any(String))
    // What is absent stays, and a code that somebody may have been told.
    expect(codeOf(await update({ lines: [shampoo(2)] }))).toBe(codeOf(picked))
    const later = await update({ fulfilment: { ...pickup, to: '2026-11-21T20:00:00+08:00' } })
    expect(later.body).toMatchObject({ totalMinor: 13_800, fulfilment: { to: '2026-11-21T20:00:00+08:00' } })
    expect(codeOf(later)).toBe(codeOf(picked))
    const nothing = { ...pickup, to: pickup.from }
    expect(refused(await update({ fulfilment: nothing }))).toBe('422 fulfilment_window_invalid')
    const cut = { kind: 'SERVICE', serviceId: ids.cut }
    expect(refused(await update({ lines: [cut], fulfilment: pickup }))).toBe('422 fulfilment_without_goods')
    expect((await salon.call(`GET /v1/orders/${order.body.id}`)).body).toMatchObject(later.body)
    const brought = await update({ fulfilment: delivery })
    expect(brought.body.fulfilment).toMatchObject({ ...delivery, pickupCode: null })
    expect((await update({ fulfilment: null })).body).toMatchObject({ fulfilment: null, totalMinor: 13_800 })
    // Goods and how they come may come to the bill in one change.
    expect((await update({ lines: [cut, shampoo()], fulfilment: pickup })).body).toMatchObject({ totalMinor: 19_700 })
    const paid = await act(order, 'pay', { tenders: [{ kind: 'CASH', tenderedMinor: 19_700 }] })
    expect(paid.body).toMatchObject({ state: 'AWAITING_REDEMPTION', fulfilment: { state: 'PROPOSED' } })
    expect(refused(await update({ fulfilment: null }))).toBe('409 order_state_forbids')
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
