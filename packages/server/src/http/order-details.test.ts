import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { databases, type OpenDatabase } from '../main/testing/databases.ts'
import { type Answer, rowsOf, textOf } from '../testing/call.ts'
import { done, furnish, nineMs, type OpenSalon, openSalon, publishDay, salonIds } from '../testing/open-salon.ts'

const ids = salonIds()
const minuteMs = 60_000
const shampoo = (quantity = 1): object => ({ kind: 'PRODUCT', productId: ids.shampoo, quantity })
const keyed = (key: string): object => ({ headers: { 'idempotency-key': key } })

let salon: OpenSalon
let database: OpenDatabase

const get = (id: unknown, more: object = {}): Promise<Answer> => salon.call(`GET /v1/orders/${id}`, undefined, more)

describe.each(databases)('an order with all that has come of it, on $name', ({ open }) => {
  beforeAll(async () => {
    database = await open()
  })
  beforeEach(async () => {
    salon = await openSalon(database.storage)
    await furnish(salon.mendian, salon)
    await publishDay(salon.mendian, salon, ids)
  })
  afterAll(() => database.close())

  test('OR-03 customer, services, what was paid with what, redemption time, refunds and trail', async () => {
    const startsAt = '2026-11-21T12:00:00+08:00'
    const segments = [{ serviceId: ids.cut, staffId: ids.chen }]
    const visit = { locationId: ids.location, customerId: ids.zhao, startsAt, segments }
    const booking = await salon.call('POST /v1/bookings', visit)
    const lines = [{ kind: 'BOOKING_SEGMENT', bookingId: booking.body.id }, shampoo(2)]
    const order = textOf(await salon.call('POST /v1/orders', { locationId: ids.location, lines }), 'id')
    const tenders = [
      { kind: 'PROVIDER', provider: 'SANDBOX', reference: `ref-${order}`, amountMinor: 6600 },
      { kind: 'CASH', tenderedMinor: 20_100 },
    ]
    await salon.call(`POST /v1/orders/${order}/pay`, { tenders }, keyed(`pay-${order}`))
    expect((await get(order)).body).toMatchObject({
      state: 'AWAITING_REDEMPTION',
      customer: { id: ids.zhao, name: 'Zhao', phone: null },
      redemptions: [{ line: 0, bookingId: booking.body.id, redeemedAt: null }],
      tenders: [
        { kind: 'PROVIDER', paidMinor: 6600, refundedMinor: 0 },
        { kind: 'CASH', paidMinor: 20_000, refundedMinor: 0 },
      ],
      refunds: [],
    })
    salon.clock.set(nineMs + 150 * minuteMs)
    await salon.call('POST /v1/bookings/redeem', { redemptionCode: booking.body.redemptionCode })
    const back = { lines: [{ line: 1, quantity: 1 }], reason: 'leaks' }
    const refund = await salon.call(`POST /v1/orders/${order}/refunds`, back, keyed(`back-${order}`))
    const detail = await get(order)
    expect(detail.body).toMatchObject({
      state: 'COMPLETED',
      changeMinor: 100,
      lines: [
        { name: 'Cut', serviceId: ids.cut, staffId: ids.chen },
        { name: 'Shampoo', quantity: 2 },
      ],
      redemptions: [{ line: 0, bookingId: booking.body.id, redeemedAt: '2026-11-21T11:30:00+08:00' }],
      refunds: [{ id: refund.body.id, totalMinor: 6900, reason: 'leaks' }],
    })
    const spent = detail.body.tenders as readonly { readonly refundedMinor: number }[]
    expect(spent.reduce((sum, { refundedMinor }) => sum + refundedMinor, 0)).toBe(6900)
    const trail = detail.body.auditTrail as readonly { readonly operation: string; readonly actor: { kind: string } }[]
    expect(trail.map(({ operation }) => operation)).toEqual([
      ...['orders.create', 'orders.pay', 'bookings.redeem', 'orders.refund'],
    ])
    expect(new Set(trail.map(({ actor }) => actor.kind))).toEqual(new Set(['API_KEY']))
  })

  test('OR-03 the trail tells who asked for money back, who granted it, and who called a visit off', async () => {
    const startsAt = '2026-11-21T12:00:00+08:00'
    const visit = { locationId: ids.location, customerId: ids.zhao, startsAt, segments: [{ serviceId: ids.cut }] }
    const booking = await salon.call('POST /v1/bookings', visit)
    await salon.call(`POST /v1/bookings/${booking.body.id}/reschedule`, { startsAt: '2026-11-21T13:00:00+08:00' })
    salon.clock.set(nineMs + minuteMs)
    const lines = [{ kind: 'BOOKING_SEGMENT', bookingId: booking.body.id }, shampoo(2)]
    const order = textOf(await salon.call('POST /v1/orders', { locationId: ids.location, lines }), 'id')
    const post = async (path: string, body: object): Promise<Answer> => {
      const answer = await salon.call(`POST /v1/${path}`, body, keyed(`${path.replace('/', '-')}-trail`))
      expect(answer.status).toBeLessThan(300)
      return answer
    }
    await post(`orders/${order}/pay`, { tenders: [{ kind: 'CASH', tenderedMinor: 100_000 }] })
    const units = (quantity: number): object => ({ orderId: order, lines: [{ line: 1, quantity }], reason: 'leaks' })
    const first = await post('refund-requests', units(1))
    await post(`refund-requests/${first.body.id}/approve`, {})
    await post(`bookings/${booking.body.id}/cancel`, {})
    const trail = (await get(order)).body.auditTrail as readonly { readonly operation: string }[]
    expect(trail.map(({ operation }) => operation)).toEqual([
      ...['orders.create', 'orders.pay', 'refundRequests.create', 'refundRequests.approve', 'bookings.cancel'],
    ])
  })

  test('OR-03 who may not see customers or the trail sees the order without', async () => {
    const order = await salon.call('POST /v1/orders', {
      ...{ locationId: ids.location, customerId: ids.zhao, lines: [shampoo()] },
    })
    const { secret: key } = done(
      await salon.mendian.engine.apiKeys.create(salon.context, { name: 'Till', permissions: ['order:read'] }),
    )
    const plain = { customerId: ids.zhao, customer: null, auditTrail: null, redemptions: [], tenders: [], refunds: [] }
    expect((await get(order.body.id, { key })).body).toEqual({ ...order.body, ...plain })
    const auditTrail = [{ operation: 'orders.create', subjectId: order.body.id }]
    expect((await get(order.body.id)).body).toMatchObject({ customer: { name: 'Zhao' }, auditTrail })
  })

  test('OR-03 a reopened order tells so, and the one in its place tells of itself', async () => {
    const bill = { locationId: ids.location, lines: [shampoo()], tenders: [{ kind: 'CASH', tenderedMinor: 6900 }] }
    const order = textOf(await salon.call('POST /v1/orders', bill, keyed('sale')), 'id')
    await salon.call(`POST /v1/orders/${order}/reopen`, { reason: 'wrong' }, keyed('reopen'))
    const { body } = await get(order)
    await salon.call(`POST /v1/orders/${body.reopenedAsId}/cancel`)
    const trailOf = async (id: unknown): Promise<unknown> =>
      ((await get(id)).body.auditTrail as readonly { readonly operation: string }[]).map(({ operation }) => operation)
    expect(await trailOf(order)).toEqual(['orders.create', 'orders.reopen'])
    expect(await trailOf(body.reopenedAsId)).toEqual(['orders.reopen', 'orders.cancel'])
    expect(body.refunds).toMatchObject([{ kind: 'REOPENING', totalMinor: 6900 }])
    expect(body.tenders).toEqual([{ kind: 'CASH', paidMinor: 6900, refundedMinor: 6900 }])
  })

  test('OR-02 orders are listed in the order in which they were made, by time and kind of line', async () => {
    const made: unknown[] = []
    for (const [minute, line] of [
      [30, shampoo()],
      [0, { kind: 'SERVICE', serviceId: ids.cut }],
      [15, shampoo()],
    ] as const) {
      salon.clock.set(nineMs + minute * minuteMs)
      made.push((await salon.call('POST /v1/orders', { locationId: ids.location, lines: [line] })).body.id)
    }
    const [late, first, middle] = made
    const found = async (query: string): Promise<unknown> =>
      rowsOf(await salon.call(`GET /v1/orders?locationId=${ids.location}${query}`)).map(({ id }) => id)
    expect(await found('')).toEqual([first, middle, late])
    expect(await found('&lineKind=PRODUCT')).toEqual([middle, late])
    expect(await found('&lineKind=SERVICE')).toEqual([first])
    const until = encodeURIComponent('2026-11-21T09:30:00+08:00')
    expect(await found(`&to=${until}&lineKind=PRODUCT`)).toEqual([middle])
    const page = await salon.call(`GET /v1/orders?limit=2`)
    const rest = await salon.call(`GET /v1/orders?limit=2&cursor=${page.body.nextCursor}`)
    expect([...rowsOf(page), ...rowsOf(rest)].map(({ id }) => id)).toEqual([first, middle, late])
    expect((await salon.call('GET /v1/orders?lineKind=CAKE')).status).toBe(400)
  })
})
