import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { databases, type OpenDatabase } from '../main/testing/databases.ts'
import { type Answer, rowsOf, textOf } from '../testing/call.ts'
import { furnish, nineMs, type OpenSalon, openSalon, salonIds } from '../testing/open-salon.ts'

const ids = salonIds()
const minuteMs = 60_000
const dayMs = 1440 * minuteMs
const shampoo = { kind: 'PRODUCT', productId: ids.shampoo }
const cash = [{ kind: 'CASH', tenderedMinor: 6900 }]

let salon: OpenSalon
let database: OpenDatabase

const create = (more: object = {}): Promise<Answer> =>
  salon.call('POST /v1/orders', { locationId: ids.location, lines: [shampoo], ...more })
const act = (order: Answer, command: string, body?: object): Promise<Answer> =>
  salon.call(`POST /v1/orders/${textOf(order, 'id')}/${command}`, body)
const pay = (order: Answer, tenderedMinor = 6900): Promise<Answer> => {
  const headers = { 'idempotency-key': `pay-${textOf(order, 'id')}-${tenderedMinor}` }
  return salon.call(
    `POST /v1/orders/${textOf(order, 'id')}/pay`,
    { tenders: [{ ...cash[0], tenderedMinor }] },
    { headers },
  )
}
const now = async (order: Answer): Promise<Answer['body']> =>
  (await salon.call(`GET /v1/orders/${textOf(order, 'id')}`)).body
/** Until the clock has been read so often from now on. */
const readTimes = (times: number): Promise<void> =>
  new Promise((resolve) => {
    const { nowMs } = salon.clock
    let reads = 0
    if (times === 0) resolve()
    salon.clock.nowMs = () => {
      reads += 1
      if (reads === times) resolve()
      return nowMs()
    }
  })
const runJobs = async (): Promise<number> => (await salon.mendian.jobs.run()).expiredOrders

/** A coupon over 10 %, of a kind of which there is one in all. */
async function coupon(): Promise<string> {
  const template = await salon.call('POST /v1/coupon-templates', {
    name: 'Tenth off',
    effect: { kind: 'PERCENT_OFF', percentOffBasisPoints: 1000 },
    level: 'ORDER',
    limits: { total: 1 },
  })
  const templateId = textOf(template, 'id')
  return textOf(await salon.call('POST /v1/coupons', { templateId, customerId: ids.zhao }), 'id')
}
const couponNow = async (id: string): Promise<unknown> => {
  const { state, orderId } = (await salon.call(`GET /v1/coupons/${id}`)).body
  return { state, orderId }
}

describe.each(databases)('bills that wait for their payment, on $name', ({ open }) => {
  beforeAll(async () => {
    database = await open()
  })
  beforeEach(async () => {
    salon = await openSalon(database.storage)
    await furnish(salon.mendian, salon)
    // What an earlier test left: the job is one for all tenants.
    salon.clock.set(nineMs + 1000 * dayMs)
    await runJobs()
    salon.clock.set(nineMs)
  })
  afterAll(() => database.close())

  test('B40 a coupon is kept for a bill as long as the bill waits, and comes back with what it took', async () => {
    const id = await coupon()
    const order = await create({ customerId: ids.zhao, couponIds: [id] })
    expect(order.body).toMatchObject({ state: 'OPEN', totalMinor: 6210, expiresAt: '2026-11-22T09:00:00+08:00' })
    salon.clock.set(nineMs + dayMs - 1)
    expect(await runJobs()).toBe(0)
    expect(await couponNow(id)).toEqual({ state: 'RESERVED', orderId: order.body.id })

    salon.clock.set(nineMs + dayMs)
    expect(await runJobs()).toBe(1)
    expect(await runJobs()).toBe(0)
    const ended = { state: 'CANCELLED', cancelReason: 'EXPIRED', paymentState: 'UNPAID', expiresAt: null, version: 2 }
    expect(await now(order)).toMatchObject(ended)
    expect(await couponNow(id)).toEqual({ state: 'ISSUED', orderId: null })
    const told = salon.events.filter(({ subject }) => subject.id === order.body.id)
    expect(told.map(({ type, actor }) => [type, actor.kind])).toEqual([
      ['order.created', 'API_KEY'],
      ['order.cancelled', 'SYSTEM'],
    ])
    // The one use there is can be had again.
    const again = await create({
      customerId: ids.zhao,
      couponIds: [id],
      tenders: [{ kind: 'CASH', tenderedMinor: 6210 }],
    })
    expect(again.body).toMatchObject({ code: 'idempotency_key_required' })
    expect((await create({ customerId: ids.zhao, couponIds: [id] })).status).toBe(201)
  })

  test('paying after that says so, whether the job has come by or not', async () => {
    const order = await create()
    salon.clock.set(nineMs + dayMs)
    expect(await pay(order)).toMatchObject({
      status: 409,
      body: { code: 'order_expired', details: { expiredAt: '2026-11-22T01:00:00+00:00' } },
    })
    expect(await act(order, 'park', { label: 'x' })).toMatchObject({ status: 409, body: { code: 'order_expired' } })
    expect(await act(order, 'resume')).toMatchObject({ status: 409, body: { code: 'order_expired' } })
    expect(await runJobs()).toBe(1)
    expect(await pay(order, 6901)).toMatchObject({ status: 409, body: { code: 'order_state_forbids' } })
  })

  test('the location says how long; what is paid, cancelled or waits for ever is left alone', async () => {
    const headers = { 'if-match': '"1"' }
    const openOrders = { expiryMinutes: 30 }
    const changed = await salon.call(`PATCH /v1/locations/${ids.location}`, { openOrders }, { headers })
    expect(changed.body).toMatchObject({ openOrders: { expiryMinutes: 30, parkedExpiryMinutes: 10_080 } })
    const [paid, cancelled, left] = [await create(), await create(), await create()]
    expect((await pay(paid)).body).toMatchObject({ state: 'COMPLETED', expiresAt: null })
    expect((await act(cancelled, 'cancel')).body).toMatchObject({ cancelReason: 'REQUESTED', expiresAt: null })
    await salon.call(
      `PATCH /v1/locations/${ids.location}`,
      { openOrders: { expiryMinutes: null } },
      { headers: { 'if-match': '"2"' } },
    )
    expect((await create()).body.expiresAt).toBeNull()
    salon.clock.set(nineMs + 30 * minuteMs)
    expect(await runJobs()).toBe(1)
    expect((await now(left)).cancelReason).toBe('EXPIRED')
    salon.clock.set(nineMs + 365 * dayMs)
    expect(await runJobs()).toBe(0)
  })

  test('a parked bill (挂单) waits longer, is found by its name, and is gone on with', async () => {
    const [order, other] = [await create(), await create()]
    const parked = await act(order, 'park', { label: 'Table 4' })
    expect(parked.body).toMatchObject({
      state: 'OPEN',
      parkedAs: 'Table 4',
      parkedAt: '2026-11-21T09:00:00+08:00',
      expiresAt: '2026-11-28T09:00:00+08:00',
    })
    const list = async (parking: string): Promise<unknown> =>
      rowsOf(await salon.call(`GET /v1/orders?locationId=${ids.location}&parking=${parking}`)).map(({ id }) => id)
    expect(await list('PARKED')).toEqual([order.body.id])
    expect(await list('NOT_PARKED')).toEqual([other.body.id])
    salon.clock.set(nineMs + dayMs)
    expect(await runJobs()).toBe(1)
    expect((await now(other)).cancelReason).toBe('EXPIRED')
    const resumed = await act(order, 'resume')
    expect(resumed.body).toMatchObject({ parkedAt: null, parkedAs: null, expiresAt: '2026-11-23T09:00:00+08:00' })
    expect(await list('PARKED')).toEqual([])
    expect((await pay(order)).body).toMatchObject({ state: 'COMPLETED' })
    expect(await act(order, 'park', { label: 'x' })).toMatchObject({
      status: 409,
      body: { code: 'order_state_forbids' },
    })
    const stale = { headers: { 'if-match': '"1"' } }
    expect((await salon.call(`POST /v1/orders/${textOf(resumed, 'id')}/resume`, {}, stale)).status).toBe(412)
  })

  test('payment and expiry at one moment: exactly one wins', async () => {
    const outcomes: unknown[] = []
    for (let round = 0; round < 12; round += 1) {
      salon.clock.set(nineMs + round * 2 * dayMs)
      const id = await coupon()
      const order = await create({ customerId: ids.zhao, couponIds: [id] })
      salon.clock.set(salon.clock.nowMs() + dayMs - 1)
      const looked = readTimes(round % 3)
      const paying = pay(order, 6210)
      // Its time is over once paying has looked at the clock so often, and the job comes by at that moment.
      await Promise.race([looked, paying])
      for (let turn = 0; turn < round; turn += 1) await Promise.resolve()
      salon.clock.set(nineMs + round * 2 * dayMs + dayMs)
      const [paid, expired] = await Promise.all([paying, runJobs()])
      const { state, cancelReason } = await now(order)
      outcomes.push(state)
      const kept = await couponNow(id)
      if (paid.status === 200) {
        expect([state, cancelReason, expired, kept]).toEqual([
          'COMPLETED',
          null,
          0,
          { state: 'USED', orderId: order.body.id },
        ])
      } else {
        expect(['order_expired', 'order_state_forbids']).toContain(paid.body.code)
        expect([state, cancelReason, expired, kept]).toEqual([
          'CANCELLED',
          'EXPIRED',
          1,
          { state: 'ISSUED', orderId: null },
        ])
      }
    }
    expect(new Set(outcomes)).toEqual(new Set(['CANCELLED', 'COMPLETED']))
    expect((await salon.call('GET /v1/ledger/verify')).body).toMatchObject({ balanced: true })
  })
})
