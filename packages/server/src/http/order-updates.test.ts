import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { databases, type OpenDatabase } from '../main/testing/databases.ts'
import { type Answer, textOf } from '../testing/call.ts'
import { done, furnish, type OpenSalon, openSalon, publishDay, salonIds } from '../testing/open-salon.ts'

const ids = salonIds()
const shampoo = (quantity = 1): object => ({ kind: 'PRODUCT', productId: ids.shampoo, quantity })
const cut = { kind: 'SERVICE', serviceId: ids.cut }

let salon: OpenSalon
let database: OpenDatabase

const create = (more: object = {}): Promise<Answer> =>
  salon.call('POST /v1/orders', { locationId: ids.location, lines: [shampoo()], ...more })
const update = (order: Answer, change: object, version?: number): Promise<Answer> =>
  salon.call(
    `PATCH /v1/orders/${textOf(order, 'id')}`,
    change,
    version === undefined ? {} : { headers: { 'if-match': `"${version}"` } },
  )
const pay = (order: Answer, tenderedMinor: number): Promise<Answer> =>
  salon.call(
    `POST /v1/orders/${textOf(order, 'id')}/pay`,
    { tenders: [{ kind: 'CASH', tenderedMinor }] },
    { headers: { 'idempotency-key': `pay-${textOf(order, 'id')}` } },
  )
const now = async (order: Answer): Promise<Answer['body']> =>
  (await salon.call(`GET /v1/orders/${textOf(order, 'id')}`)).body
const couponNow = async (id: unknown): Promise<unknown> => (await salon.call(`GET /v1/coupons/${id}`)).body.state
const refused = ({ status, body }: Answer): string => `${status} ${body.code}`

async function coupons(count: number, limits: object = {}): Promise<readonly string[]> {
  const template = await salon.call('POST /v1/coupon-templates', {
    name: 'Tenth off',
    effect: { kind: 'PERCENT_OFF', percentOffBasisPoints: 1000 },
    level: 'ORDER',
    limits,
  })
  const issue = { templateId: textOf(template, 'id'), customerId: ids.zhao }
  const made: string[] = []
  for (let index = 0; index < count; index += 1) made.push(textOf(await salon.call('POST /v1/coupons', issue), 'id'))
  return made
}

describe.each(databases)('changing open bills, on $name', ({ open }) => {
  beforeAll(async () => {
    database = await open()
  })
  beforeEach(async () => {
    salon = await openSalon(database.storage)
    await furnish(salon.mendian, salon)
    await publishDay(salon.mendian, salon, ids)
  })
  afterAll(() => database.close())

  test('lines come, go and change; the price is what a bill made now would have', async () => {
    const order = await create()
    expect(order.body).toMatchObject({
      totalMinor: 6900,
      note: '',
      request: { lines: [{ kind: 'PRODUCT', quantity: 1 }], couponIds: [], useCards: [], manualDiscount: null },
    })
    const lines = [cut, shampoo(2)]
    const changed = await update(order, { lines, customerId: ids.wang, tipMinor: 100, note: 'window seat' })
    const fresh = await create({ lines, customerId: ids.wang, tipMinor: 100 })
    expect(changed.status).toBe(200)
    expect(changed.body).toEqual({
      ...fresh.body,
      ...{ id: order.body.id, note: 'window seat', version: 2, createdAt: order.body.createdAt },
    })
    expect(await now(order)).toMatchObject(changed.body)
    // What is absent stays as it was asked for.
    const bare = await update(order, { tipMinor: 0 })
    expect(bare.body).toMatchObject({
      totalMinor: 11_520 + 12_420,
      customerId: ids.wang,
      note: 'window seat',
      version: 3,
    })
    const anonymous = await update(order, { customerId: null })
    expect(anonymous.body).toMatchObject({ totalMinor: 12_800 + 13_800, customerId: null, version: 4 })
    expect((await update(order, {})).body).toEqual(anonymous.body)
    expect((await pay(order, 26_600)).body).toMatchObject({ state: 'COMPLETED', request: null, note: 'window seat' })
    const told = async (): Promise<unknown> => {
      await salon.mendian.jobs.run()
      return salon.events
        .filter(({ subject }) => subject.id === order.body.id)
        .map(({ type, subject }) => `${type} ${subject.version}`)
    }
    const updates = [2, 3, 4].map((version) => `order.updated ${version}`)
    expect(await told()).toEqual(['order.created 1', ...updates, 'order.paid 5', 'order.completed 5'])
    expect(salon.events.find(({ type }) => type === 'order.updated')?.data).toMatchObject({
      order: { totalMinor: changed.body.totalMinor },
      previous: { totalMinor: 6900 },
    })
  })

  test('a stale version changes nothing, nor does a price that is not the one shown', async () => {
    const order = await create()
    expect((await update(order, { lines: [shampoo(2)] }, 1)).body).toMatchObject({ totalMinor: 13_800, version: 2 })
    expect(refused(await update(order, { lines: [shampoo(3)] }, 1))).toBe('412 version_conflict')
    const bill = { locationId: ids.location, lines: [shampoo(3)], orderId: order.body.id }
    const shown = await salon.call('POST /v1/orders/calculate', bill)
    const { quoteHash } = shown.body
    expect(refused(await update(order, { lines: [shampoo(4)], quoteHash }))).toBe('409 quote_changed')
    expect(refused(await update(order, { quoteHash }))).toBe('409 quote_changed')
    expect(refused(await update(order, { note: 'window', quoteHash }))).toBe('409 quote_changed')
    expect(await now(order)).toMatchObject({ totalMinor: 13_800, note: '' })
    expect((await update(order, { lines: [shampoo(3)], quoteHash }, 2)).body).toMatchObject({ totalMinor: 20_700 })
  })

  test('calculating an open bill starts from it as changing it does: what is absent stays', async () => {
    const [coupon = ''] = await coupons(1, {})
    const wishes = { customerId: ids.zhao, couponIds: [coupon], tipMinor: 500 }
    const order = await create(wishes)
    const orderId = order.body.id
    const calculate = (more: object): Promise<Answer> => salon.call('POST /v1/orders/calculate', { orderId, ...more })
    const changes = [
      { lines: [shampoo(2)] },
      { tipMinor: 700 },
      { customerId: null, couponIds: [] },
      { customerId: ids.wang, lines: [cut, shampoo()], roundTotal: false },
      { manualDiscount: { effect: { kind: 'AMOUNT_OFF', amountOffMinor: 300 }, reason: 'x' } },
      { manualDiscount: { effect: { amountOffMinor: 400 } } },
      { manualDiscount: { reason: 'y' }, tipMinor: 700 },
      { lines: [shampoo(5)], useBenefits: [], useCards: 'AUTO' },
    ]
    for (const change of changes) {
      const shown = await calculate({ locationId: ids.location, ...change })
      const { quoteHash, totalMinor } = shown.body
      expect((await calculate(change)).body).toEqual(shown.body)
      expect(await update(order, { ...change, quoteHash })).toMatchObject({ status: 200, body: { totalMinor } })
    }
    expect((await calculate({})).body).toMatchObject({ totalMinor: (await now(order)).totalMinor, tipMinor: 700 })
    // No change takes a bill elsewhere: no quote of another place could be that of one.
    const elsewhere = await calculate({ locationId: 'loc_elsewhere' })
    expect(elsewhere).toMatchObject({ status: 400, body: { errors: [{ pointer: '/locationId' }] } })
    const halfDiscount = { manualDiscount: { reason: 'z' } }
    const half = { locationId: ids.location, lines: [cut], ...halfDiscount }
    for (const answer of [
      await salon.call('POST /v1/orders/calculate', half),
      await update(await create(), halfDiscount),
    ])
      expect(answer).toMatchObject({ status: 400, body: { errors: [{ pointer: '/manualDiscount/effect' }] } })
    const bare = await salon.call('POST /v1/orders/calculate', { customerId: ids.zhao })
    expect(bare).toMatchObject({ status: 400, body: { errors: [{ pointer: '/locationId' }, { pointer: '/lines' }] } })
  })

  test('coupons change hands within the change, and limited offers count once', async () => {
    const [first = '', second = ''] = await coupons(2, { total: 1 })
    const order = await create({ customerId: ids.zhao, couponIds: [first] })
    expect(order.body.totalMinor).toBe(6210)
    const bill = { locationId: ids.location, customerId: ids.zhao, lines: [shampoo(2)], couponIds: [first] }
    const calculated = async (more: object): Promise<unknown> =>
      (await salon.call('POST /v1/orders/calculate', { ...bill, ...more })).body.rejected
    expect(await calculated({})).toMatchObject([{ reason: 'RESERVED' }])
    expect(await calculated({ orderId: order.body.id })).toEqual([])
    // The coupon and the only use there is are its own.
    expect((await update(order, { lines: [shampoo(2)] })).body).toMatchObject({ totalMinor: 12_420 })
    expect([await couponNow(first), await couponNow(second)]).toEqual(['RESERVED', 'ISSUED'])
    expect((await update(order, { couponIds: [second] })).body).toMatchObject({ totalMinor: 12_420 })
    expect([await couponNow(first), await couponNow(second)]).toEqual(['ISSUED', 'RESERVED'])
    const taken = await create({ customerId: ids.zhao, couponIds: [first] })
    expect(refused(taken)).toBe('409 discount_rejected')
    expect((await update(order, { couponIds: [] })).body).toMatchObject({ totalMinor: 13_800 })
    const other = await create({ customerId: ids.zhao, couponIds: [first] })
    expect(other.status).toBe(201)
    expect(refused(await update(order, { couponIds: [first] }))).toBe('409 discount_rejected')
    expect(await now(order)).toMatchObject({ totalMinor: 13_800, version: 4 })
    expect((await pay(other, 6210)).status).toBe(200)
    expect(await couponNow(first)).toBe('USED')
    expect((await salon.call('GET /v1/ledger/verify')).body).toMatchObject({ balanced: true })
  })

  test('bookings on it stay its own, and are free when it lets them go', async () => {
    const startsAt = '2026-11-21T12:00:00+08:00'
    const segments = [{ serviceId: ids.cut, staffId: ids.chen }]
    const visit = { locationId: ids.location, customerId: ids.zhao, startsAt, segments }
    const booking = textOf(await salon.call('POST /v1/bookings', visit), 'id')
    const booked = { kind: 'BOOKING_SEGMENT', bookingId: booking }
    const order = await create({ lines: [booked] })
    const changed = await update(order, { lines: [shampoo(), booked] })
    expect(changed.body).toMatchObject({ totalMinor: 19_700, customerId: ids.zhao })
    expect(refused(await create({ lines: [booked] }))).toBe('409 booking_already_ordered')
    expect((await update(order, { lines: [shampoo()] })).body).toMatchObject({ totalMinor: 6900 })
    const other = await create({ lines: [booked] })
    expect(other.status).toBe(201)
    expect(refused(await update(order, { lines: [booked] }))).toBe('409 booking_already_ordered')
  })

  test('is refused once it is paid, cancelled or expired, and for what cannot be sold', async () => {
    const [order, cancelled] = [await create(), await create()]
    expect(refused(await update(order, { lines: [{ kind: 'PRODUCT', productId: 'prd_none' }] }))).toBe(
      '422 reference_not_found',
    )
    expect(refused(await update(order, { lines: [] }))).toBe('400 invalid_request')
    expect(refused(await update(order, { customer: 'x' }))).toBe('400 invalid_request')
    const none = { body: { id: 'ord_00000000000000000000000000' } } as unknown as Answer
    expect(refused(await update(none, { note: 'x' }))).toBe('404 not_found')
    await pay(order, 6900)
    await salon.call(`POST /v1/orders/${textOf(cancelled, 'id')}/cancel`)
    for (const ended of [order, cancelled]) {
      expect(refused(await update(ended, { note: 'x' }))).toBe('409 order_state_forbids')
      const bill = { locationId: ids.location, lines: [shampoo()], orderId: ended.body.id }
      expect(refused(await salon.call('POST /v1/orders/calculate', bill))).toBe('409 order_state_forbids')
    }
    const reopened = await salon.call(
      `POST /v1/orders/${textOf(order, 'id')}/reopen`,
      { reason: 'x' },
      { headers: { 'idempotency-key': 'reopen' } },
    )
    const successor = { ...reopened, body: { id: (await now(order)).reopenedAsId } }
    const calculated = ({ body }: Answer): Promise<Answer> =>
      salon.call('POST /v1/orders/calculate', { orderId: body.id, tipMinor: 1 })
    const edit = async (bill: Answer): Promise<readonly string[]> => [
      refused(await update(bill, { note: 'x' })),
      refused(await calculated(bill)),
    ]
    expect(await edit(successor)).toEqual(['409 order_not_editable', '409 order_not_editable'])
    const late = await create()
    salon.clock.set(salon.clock.nowMs() + 86_400_000)
    expect(await edit(late)).toEqual(['409 order_expired', '409 order_expired'])
  })

  test('PY-03 whoever may not give discounts changes no bill that has one by hand', async () => {
    const { engine } = salon.mendian
    const manualDiscount = { effect: { kind: 'PERCENT_OFF', percentOffBasisPoints: 5000 }, reason: 'friend' } as const
    const order = await create({ manualDiscount })
    const id = order.body.id as never
    const technician = {
      ...salon.context,
      actor: { kind: 'API_KEY', id: 'key_lin', permissions: ['order:read', 'order:write'] },
    } as const
    const refusal = { code: 'forbidden', details: { permission: 'order:discount' } }
    const lines = [{ kind: 'PRODUCT', productId: ids.shampoo, quantity: 9 }] as const
    for (const change of [{ lines: [...lines] }, {}, { manualDiscount: { reason: 'kin' } }]) {
      expect(await engine.orders.calculate(technician, { orderId: id, ...change })).toMatchObject({ refusal })
    }
    expect(await engine.orders.calculate(technician, { orderId: id, manualDiscount: null })).toMatchObject({ ok: true })
    expect(await engine.orders.update(technician, { id, lines: [...lines] })).toMatchObject({ ok: false, refusal })
    expect(await engine.orders.update(technician, { id, roundTotal: true })).toMatchObject({ ok: false, refusal })
    expect(done(await engine.orders.update(technician, { id, note: 'hers' }))).toMatchObject({ totalMinor: 3450 })
    expect(done(await engine.orders.update(technician, { id, manualDiscount: null }))).toMatchObject({
      totalMinor: 6900,
    })
    expect(done(await engine.orders.update(technician, { id, lines: [...lines] }))).toMatchObject({
      totalMinor: 62_100,
    })
  })

  test('C2 a bill that is paid while its lines change is charged for the lines it has in the end', async () => {
    for (let round = 0; round < 8; round += 1) {
      const order = await create()
      const changes = [2, 3, 4].map((quantity) => update(order, { lines: [shampoo(quantity), cut] }))
      const paid = await Promise.all([...changes, pay(order, 100_000)])
      const answer = paid.at(-1)
      expect(answer?.status).toBe(200)
      const { lines, ...bill } = await now(order)
      const quantity = (lines as readonly { quantity: number }[])[0]?.quantity ?? 0
      const totalMinor = 6900 * quantity + ((lines as readonly object[]).length > 1 ? 12_800 : 0)
      expect(bill).toMatchObject({ state: 'COMPLETED', totalMinor, paidMinor: totalMinor })
      expect(answer?.body).toMatchObject({ lines, totalMinor, changeMinor: 100_000 - totalMinor })
      const late = await update(order, { lines: [shampoo(9)] })
      expect(refused(late)).toBe('409 order_state_forbids')
    }
    expect((await salon.call('GET /v1/ledger/verify')).body).toMatchObject({ balanced: true })
  })

  test('changes, payments and cancellations at once leave one outcome, and nothing reserved for nobody', async () => {
    for (let round = 0; round < 6; round += 1) {
      const [coupon = ''] = await coupons(1)
      const order = await create({ customerId: ids.zhao })
      const path = `POST /v1/orders/${textOf(order, 'id')}`
      const [changed, ended] = await Promise.all([
        update(order, { couponIds: [coupon] }),
        round % 2 === 0 ? pay(order, 6900) : salon.call(`${path}/cancel`),
      ])
      const { state, totalMinor } = await now(order)
      if (round % 2 === 0 && changed.status === 200) {
        // Changed first: the tender pays too much, or gives change.
        expect(totalMinor).toBe(6210)
        expect(await couponNow(coupon)).toBe(state === 'COMPLETED' ? 'USED' : 'RESERVED')
      } else expect(await couponNow(coupon)).toBe('ISSUED')
      expect([changed.status, ended.status]).toContain(200)
    }
    expect((await salon.call('GET /v1/ledger/verify')).body).toMatchObject({ balanced: true })
  })

  test('what a customer has booked is billed to whom they have become a part of, however often', async () => {
    const startsAt = '2026-11-21T12:00:00+08:00'
    const visit = { locationId: ids.location, customerId: ids.zhao, startsAt, segments: [{ serviceId: ids.cut }] }
    const bookingId = textOf(await salon.call('POST /v1/bookings', visit), 'id')
    const lines = [{ kind: 'BOOKING_SEGMENT', bookingId }]
    const open = await create({ lines })
    expect(open.body).toMatchObject({ customerId: ids.zhao })
    const chou = textOf(await salon.call('POST /v1/customers', { name: 'Chou' }), 'id')
    for (const [id, duplicateId] of [
      [chou, ids.zhao],
      [ids.wang, chou],
    ]) {
      const headers = { 'idempotency-key': `merge-${duplicateId}` }
      const merge = { duplicateId, locationId: ids.location }
      expect((await salon.call(`POST /v1/customers/${id}/merge`, merge, { headers })).status).toBe(200)
    }
    // Wang is of a tier that takes a tenth off.
    const wangs = { customerId: ids.wang, subtotalMinor: 17_820 }
    expect((await update(open, { tipMinor: 100 })).body).toMatchObject(wangs)
    expect((await salon.call(`POST /v1/orders/${open.body.id}/cancel`)).status).toBe(200)
    const byBooking = await create({ lines })
    expect(byBooking.body).toMatchObject(wangs)
    await salon.call(`POST /v1/orders/${byBooking.body.id}/cancel`)
    expect(refused(await create({ lines, customerId: ids.zhao }))).toBe('409 reference_archived')
    const paid = await pay(await create({ lines, customerId: ids.wang }), 17_820)
    expect(paid.body).toMatchObject({ ...wangs, state: 'AWAITING_REDEMPTION' })
  })
})
