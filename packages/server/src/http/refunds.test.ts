import { permissions } from '@mendian/core'
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { auditBooks } from '../engine/ledger/audit-books.ts'
import { databases, type OpenDatabase } from '../main/testing/databases.ts'
import { type Answer, type CallOptions, rowsOf, textOf } from '../testing/call.ts'
import { done, furnish, nineMs, type OpenSalon, openSalon, publishDay, type SalonIds } from '../testing/open-salon.ts'

const hourMs = 3_600_000

describe.each(databases)('refunds on $name', ({ open }) => {
  let database: OpenDatabase
  let salon: OpenSalon
  let ids: SalonIds
  let keys = 0

  beforeAll(async () => {
    database = await open()
  })
  afterAll(() => database.close())
  beforeEach(async () => {
    salon = await openSalon(database.storage)
    ids = await furnish(salon.mendian, salon)
  })

  const post = (path: string, body: object, options: CallOptions = {}): Promise<Answer> => {
    keys += 1
    return salon.call(`POST /v1/${path}`, body, { ...options, headers: { 'idempotency-key': `refund-${keys}` } })
  }
  const settings = async (fields: object): Promise<void> => {
    const { headers } = await salon.call(`GET /v1/locations/${ids.location}`)
    const match = { headers: { 'if-match': headers.get('etag') ?? '' } }
    expect((await salon.call(`PATCH /v1/locations/${ids.location}`, fields, match)).status).toBe(200)
  }
  const bill = async (lines: readonly object[], fields: object = {}): Promise<Answer> =>
    salon.call('POST /v1/orders', { locationId: ids.location, lines, ...fields })
  const pay = (order: Answer, tenders: readonly object[]): Promise<Answer> =>
    post(`orders/${textOf(order, 'id')}/pay`, { tenders })
  const payCash = (order: Answer): Promise<Answer> =>
    pay(order, [{ kind: 'CASH', tenderedMinor: Number(order.body.totalMinor) }])
  const refund = (order: Answer, fields: object = {}): Promise<Answer> =>
    post(`orders/${textOf(order, 'id')}/refunds`, { reason: '不满意', ...fields })
  const shampoos = (quantity: number): object => ({ kind: 'PRODUCT', productId: ids.shampoo, quantity })
  const cut = (): object => ({ kind: 'SERVICE', serviceId: ids.cut })
  const topUp = async (amountMinor: number): Promise<Answer> =>
    payCash(await bill([{ kind: 'TOP_UP', amountMinor }], { customerId: ids.wang }))
  const orderNow = async (order: Answer): Promise<Answer['body']> =>
    (await salon.call(`GET /v1/orders/${textOf(order, 'id')}`)).body
  const sheet = async (): Promise<Record<string, number>> => {
    const [of] = rowsOf(await salon.call('GET /v1/ledger/trial-balance'))
    const lines = (of?.lines ?? []) as readonly { account: string; debitMinor: number; creditMinor: number }[]
    return Object.fromEntries(lines.map((line) => [line.account, line.debitMinor - line.creditMinor]))
  }
  const sound = (): Promise<unknown> =>
    database.storage.read({ tenantId: salon.tenantId }, async (tx) => {
      const { checks } = await auditBooks(tx)
      return checks.filter(({ faults }) => faults.length > 0)
    })

  test('what is paid ahead takes no service charge and no tip back, the services and goods take all of them', async () => {
    await settings({ pricing: { serviceCharge: { rateBasisPoints: 1000, taxRateBasisPoints: 600 } } })
    const lines = [shampoos(2), { kind: 'TOP_UP', amountMinor: 50_000 }]
    const order = await bill(lines, { customerId: ids.wang, tipMinor: 500 })
    // 138.00 less 10 %, 10 % of that on top, 5.00 for Lin.
    expect(order.body).toMatchObject({ serviceChargeMinor: 1_242, totalMinor: 12_420 + 50_000 + 1_242 + 500 })
    await payCash(order)
    const back = async (line: number, quantity: number): Promise<Answer['body']> =>
      (await refund(order, { lines: [{ line, quantity }] })).body
    expect(await back(1, 1)).toMatchObject({ serviceChargeMinor: 0, taxMinor: 0, tipMinor: 0, totalMinor: 50_000 })
    expect(await back(0, 1)).toMatchObject({ serviceChargeMinor: 621, tipMinor: 250, totalMinor: 6_210 + 621 + 250 })
    expect(await back(0, 1)).toMatchObject({ serviceChargeMinor: 621, tipMinor: 250, totalMinor: 6_210 + 621 + 250 })
    expect(await orderNow(order)).toMatchObject({ refundState: 'FULL', refundedMinor: order.body.totalMinor })
    expect(await sound()).toEqual([])
  })

  test('B62 an itemised return gives back its share of discount and tip, and all of them exactly what was paid', async () => {
    const order = await bill([shampoos(2), cut()], { customerId: ids.wang, tipMinor: 1_000 })
    expect(order.body).toMatchObject({ listMinor: 26_600, discountMinor: 2_660, totalMinor: 24_940 })
    expect(await refund(order)).toMatchObject({
      status: 409,
      body: { code: 'not_refundable', details: { because: 'NOT_PAID' } },
    })
    await payCash(order)
    const one = { lines: [{ line: 0, quantity: 1 }] }
    const preview = await salon.call(`POST /v1/orders/${textOf(order, 'id')}/refund-preview`, { ...one, reason: 'x' })
    const first = await refund(order, one)
    expect(first).toMatchObject({
      status: 201,
      body: {
        ...{ kind: 'ITEMISED', amountMinor: 6_469, feeMinor: 0, totalMinor: 6_469, tipMinor: 259 },
        lines: [{ line: 0, quantity: 1, listMinor: 6_900, discountMinor: 690, totalMinor: 6_210 }],
        payments: [{ kind: 'CASH', amountMinor: 6_469 }],
      },
    })
    const shown = (answer: Answer): object => ({ ...answer.body, id: '', reason: '' })
    expect(shown(preview)).toEqual(shown(first))
    expect(await orderNow(order)).toMatchObject({
      ...{ state: 'COMPLETED', refundedMinor: 6_469, refundState: 'PARTIAL', returnedQuantities: [1, 0] },
    })
    expect(await refund(order, { lines: [{ line: 0, quantity: 2 }] })).toMatchObject({
      status: 409,
      body: { code: 'refund_exceeds_line', details: { line: 0, leftQuantity: 1, askedQuantity: 2 } },
    })
    expect((await refund(order, { lines: [{ line: 7, quantity: 1 }] })).body).toMatchObject({
      code: 'refund_line_unknown',
    })
    expect((await refund(order)).body).toMatchObject({ totalMinor: 18_471 })
    expect((await refund(order)).body).toMatchObject({ code: 'not_refundable', details: { because: 'NOTHING_LEFT' } })
    expect(await orderNow(order)).toMatchObject({ refundedMinor: 24_940, refundState: 'FULL' })
    const nothing = Object.values(await sheet()).filter((amount) => amount !== 0)
    expect(nothing).toEqual([])
    const listed = rowsOf(await salon.call(`GET /v1/refunds?orderId=${textOf(order, 'id')}`))
    expect(listed.map((row) => row.totalMinor)).toEqual([6_469, 18_471])
    expect((await salon.call(`GET /v1/refunds/${textOf(first, 'id')}`)).body).toEqual(first.body)
    const day = await salon.call(`GET /v1/reports/day-totals?locationId=${ids.location}&businessDate=2026-11-21`)
    expect(day.body).toMatchObject({
      tenders: [{ kind: 'CASH', amountMinor: 24_940 }],
      refunds: [{ kind: 'CASH', refunds: 2, amountMinor: 24_940 }],
    })
    expect(await sound()).toEqual([])
  })

  test('B62 what goes back names its tax, and the parts of it are all of it', async () => {
    await settings({ pricing: { productTaxBasisPoints: 1300, serviceTaxBasisPoints: 600 } })
    const order = await bill([shampoos(3), cut()])
    // 207.00 contain 13 %: 23.81; 128.00 contain 6 %: 7.25.
    expect(order.body).toMatchObject({ totalMinor: 33_500, taxMinor: 2_381 + 725 })
    await payCash(order)
    const back = async (line: number): Promise<Answer['body']> =>
      (await refund(order, { lines: [{ line, quantity: 1 }] })).body
    const parts = [await back(0), await back(0), await back(1), await back(0)]
    expect(parts.map(({ totalMinor, taxMinor }) => [totalMinor, taxMinor])).toEqual([
      [6_900, 794],
      [6_900, 793],
      [12_800, 725],
      [6_900, 794],
    ])
    expect(Object.values(await sheet()).filter((amount) => amount !== 0)).toEqual([])
    expect(await sound()).toEqual([])
  })

  test('M6 a repeated refund gives back once, and says the same', async () => {
    const order = await bill([shampoos(2)])
    await payCash(order)
    const path = `POST /v1/orders/${textOf(order, 'id')}/refunds`
    const key = { headers: { 'idempotency-key': 'once' } }
    const body = { reason: 'x', lines: [{ line: 0, quantity: 1 }] }
    const [first, again] = [await salon.call(path, body, key), await salon.call(path, body, key)]
    expect([first.status, again.text]).toEqual([201, first.text])
    expect(await orderNow(order)).toMatchObject({ refundedMinor: 6_900, returnedQuantities: [1] })
    expect(await sheet()).toMatchObject({ CASH_DRAWER: 6_900 })
  })

  test('PY-06 each part is restored: stored value to its lots, cash as cash, in the proportion paid', async () => {
    await topUp(10_000)
    const order = await bill([shampoos(2)], { customerId: ids.wang })
    expect(order.body).toMatchObject({ totalMinor: 12_420 })
    await pay(order, [
      { kind: 'STORED_VALUE', amountMinor: 4_140 },
      { kind: 'CASH', tenderedMinor: 8_280 },
    ])
    const balance = async (): Promise<unknown> =>
      rowsOf(await salon.call(`GET /v1/ledger/accounts?subjectId=${ids.wang}&account=STORED_VALUE_PRINCIPAL`))[0]
        ?.postedMinor
    expect(await balance()).toBe(5_860)
    expect((await refund(order, { lines: [{ line: 0, quantity: 1 }] })).body).toMatchObject({
      totalMinor: 6_210,
      payments: [
        {
          kind: 'STORED_VALUE',
          amountMinor: 2_070,
          parts: [{ account: 'STORED_VALUE_PRINCIPAL', amountMinor: 2_070 }],
        },
        { kind: 'CASH', amountMinor: 4_140 },
      ],
    })
    expect(await balance()).toBe(7_930)
    await refund(order)
    expect(await balance()).toBe(10_000)
    expect(await sheet()).toMatchObject({ CASH_DRAWER: 10_000, STORED_VALUE_PRINCIPAL: -10_000 })
    expect(await sound()).toEqual([])
  })

  test('B63 store credit instead of money: a lot that was paid for; nobody has none', async () => {
    const nobodys = await bill([shampoos(1)])
    await payCash(nobodys)
    expect((await refund(nobodys, { destination: 'STORE_CREDIT' })).body).toMatchObject({ code: 'customer_required' })
    const order = await bill([shampoos(1)], { customerId: ids.zhao })
    await payCash(order)
    expect((await refund(order, { destination: 'STORE_CREDIT' })).body).toMatchObject({
      destination: 'STORE_CREDIT',
      payments: [{ kind: 'STORE_CREDIT', amountMinor: 6_900, paymentId: null }],
    })
    expect(await sheet()).toMatchObject({
      CASH_DRAWER: 13_800,
      STORED_VALUE_PRINCIPAL: -6_900,
      PRODUCT_REVENUE: -6_900,
    })
    expect(await sound()).toEqual([])
  })

  test('a top-up goes back whole, while nothing of it was spent', async () => {
    const paid = await topUp(10_000)
    const spent = await bill([shampoos(1)], { customerId: ids.wang })
    await pay(spent, [{ kind: 'STORED_VALUE' }])
    expect((await refund(paid)).body).toMatchObject({
      code: 'lot_spent',
      details: { askedMinor: 10_000, availableMinor: 3_790 },
    })
    await refund(spent)
    expect((await refund(paid)).body).toMatchObject({
      totalMinor: 10_000,
      payments: [{ kind: 'CASH', amountMinor: 10_000 }],
    })
    expect(Object.values(await sheet()).filter((amount) => amount !== 0)).toEqual([])
  })

  test('RP-03 refunding has a permission of its own, and a limit that another one lifts', async () => {
    await settings({ refunds: { limitMinor: 6_900 } })
    const order = await bill([shampoos(2)])
    await payCash(order)
    const keyWithout = async (without: string): Promise<string> => {
      const held = permissions.filter((permission) => permission !== without)
      return done(await salon.mendian.engine.apiKeys.create(salon.context, { name: without, permissions: held })).secret
    }
    const path = `orders/${textOf(order, 'id')}/refunds`
    const none = await keyWithout('order:refund')
    expect(await post(path, { reason: 'x' }, { key: none })).toMatchObject({
      status: 403,
      body: { details: { permission: 'order:refund' } },
    })
    const limited = await keyWithout('order:refund_any')
    expect(await post(path, { reason: 'x' }, { key: limited })).toMatchObject({
      status: 403,
      body: { details: { permission: 'order:refund_any' } },
    })
    const one = { reason: 'x', lines: [{ line: 0, quantity: 1 }] }
    expect((await post(path, one, { key: limited })).status).toBe(201)
    expect((await post(path, { reason: '' })).body).toMatchObject({ code: 'invalid_request' })
    expect((await post(path, { reason: 'x' })).status).toBe(201)
  })

  test('B62 an unlinked return gives cash or store credit, off the revenue of today', async () => {
    const items = [{ kind: 'PRODUCT', itemId: ids.shampoo, quantity: 2, unitPriceMinor: 5_000 }]
    const body = { locationId: ids.location, items, reason: '别店购买' }
    expect(await post('refunds/unlinked', body)).toMatchObject({
      status: 201,
      body: {
        kind: 'UNLINKED',
        orderId: null,
        totalMinor: 10_000,
        items: [{ name: 'Shampoo' }],
        payments: [{ kind: 'CASH' }],
      },
    })
    expect((await post('refunds/unlinked', { ...body, destination: 'STORE_CREDIT' })).body).toMatchObject({
      code: 'customer_required',
    })
    await post('refunds/unlinked', { ...body, destination: 'STORE_CREDIT', customerId: ids.wang })
    const unknown = { ...body, items: [{ ...items[0], itemId: 'prd_none' }] }
    expect((await post('refunds/unlinked', unknown)).body).toMatchObject({ code: 'reference_not_found' })
    // Nobody could spend what a record gets that has become a part of another.
    const merge = { duplicateId: ids.zhao, locationId: ids.location }
    expect((await post(`customers/${ids.wang}/merge`, merge)).status).toBe(200)
    const toMerged = await post('refunds/unlinked', { ...body, destination: 'STORE_CREDIT', customerId: ids.zhao })
    expect([toMerged.status, toMerged.body.code]).toEqual([409, 'reference_archived'])
    expect(await sheet()).toMatchObject({
      CASH_DRAWER: -10_000,
      PRODUCT_REVENUE: 20_000,
      STORED_VALUE_PRINCIPAL: -10_000,
    })
  })

  test('B58 cash of sales and refunds is the open shift’s, which must have it', async () => {
    await settings({ cashShifts: { use: 'REQUIRED' } })
    const order = await bill([shampoos(2)])
    expect((await payCash(order)).body).toMatchObject({ code: 'cash_shift_required' })
    const opening = { locationId: ids.location, staffId: ids.lin, openingFloatMinor: 1_000 }
    const shift = textOf(await post('cash-shifts', opening), 'id')
    expect((await payCash(order)).body).toMatchObject({
      payments: [{ parts: [{ account: 'CASH_DRAWER', subjectId: shift }] }],
    })
    expect((await refund(order, { lines: [{ line: 0, quantity: 1 }] })).body).toMatchObject({
      payments: [{ parts: [{ account: 'CASH_DRAWER', subjectId: shift, amountMinor: 6_900 }] }],
    })
    expect((await salon.call(`GET /v1/cash-shifts/${shift}`)).body).toMatchObject({
      expectedMinor: 7_900,
      flow: { receivedMinor: 13_800, refundedMinor: 6_900 },
    })
    await post(`cash-shifts/${shift}/pay-out`, { staffId: ids.lin, amountMinor: 7_000, reason: 'bank' })
    expect((await refund(order)).body).toMatchObject({ code: 'cash_insufficient', details: { availableMinor: 900 } })
    await post(`cash-shifts/${shift}/close`, { staffId: ids.lin, countedMinor: 900 })
    expect((await refund(order)).body).toMatchObject({ code: 'cash_shift_required' })
    expect(await sound()).toEqual([])
  })

  test('BK-14 a paid booking cancelled 25 h before gives 19900 back, 23 h before 9950; the rest is a fee', async () => {
    salon.clock.set(nineMs - 48 * hourMs)
    const windows = [
      { minHoursBefore: 24, refundBasisPoints: 10_000, feeBasisPoints: 0 },
      { minHoursBefore: 0, refundBasisPoints: 5_000, feeBasisPoints: 0 },
    ]
    const noShow = { refundBasisPoints: 0, feeBasisPoints: 0 }
    const policy = await salon.call('POST /v1/cancellation-policies', { name: 'Prepaid', windows, noShow })
    expect(policy.status).toBe(201)
    await settings({ cancellationPolicyId: policy.body.id, prepayment: { kind: 'FULL' } })
    await publishDay(salon.mendian, salon, ids)
    const booked = async (time: string): Promise<{ booking: Answer; order: Answer }> => {
      const startsAt = `2026-11-21T${time}:00+08:00`
      const segments = [{ serviceId: ids.manicure }]
      const visit = { locationId: ids.location, customerId: ids.zhao, startsAt, segments }
      const booking = await salon.call('POST /v1/bookings', visit)
      expect(booking.body).toMatchObject({ state: 'PENDING', awaiting: 'PAYMENT' })
      const order = await bill([{ kind: 'BOOKING_SEGMENT', bookingId: booking.body.id }], { customerId: ids.zhao })
      expect(order.body).toMatchObject({ totalMinor: 19_900 })
      expect((await payCash(order)).body).toMatchObject({ state: 'AWAITING_REDEMPTION' })
      expect((await salon.call(`GET /v1/bookings/${textOf(booking, 'id')}`)).body).toMatchObject({ state: 'CONFIRMED' })
      return { booking, order }
    }
    const start = (time: string): number => Date.parse(`2026-11-21T${time}:00+08:00`)
    const early = await booked('10:00')
    const late = await booked('13:00')
    const never = await booked('16:00')
    salon.clock.set(start('10:00') - 25 * hourMs)
    const unkeyed = await salon.call(`POST /v1/bookings/${textOf(early.booking, 'id')}/cancel`)
    expect(unkeyed).toMatchObject({ status: 400, body: { code: 'idempotency_key_required' } })
    const cancelEarly = await post(`bookings/${textOf(early.booking, 'id')}/cancel`, {})
    expect(cancelEarly.body).toMatchObject({ state: 'CANCELLED' })
    expect(await orderNow(early.order)).toMatchObject({
      state: 'CANCELLED',
      refundedMinor: 19_900,
      refundState: 'FULL',
    })
    salon.clock.set(start('13:00') - 23 * hourMs)
    await post(`bookings/${textOf(late.booking, 'id')}/cancel`, { refundTo: 'STORE_CREDIT' })
    expect(await orderNow(late.order)).toMatchObject({ state: 'CANCELLED', refundedMinor: 9_950, refundState: 'FULL' })
    const [kept] = rowsOf(await salon.call(`GET /v1/refunds?orderId=${textOf(late.order, 'id')}`))
    expect(kept).toMatchObject({
      kind: 'BOOKING_CANCELLATION',
      amountMinor: 19_900,
      feeMinor: 9_950,
      totalMinor: 9_950,
    })
    salon.clock.set(start('16:00') + hourMs)
    await post(`bookings/${textOf(never.booking, 'id')}/mark-no-show`, {})
    expect(await orderNow(never.order)).toMatchObject({ state: 'CANCELLED', refundedMinor: 0, refundState: 'FULL' })
    expect(await sheet()).toMatchObject({
      ...{ CASH_DRAWER: 39_800, STORED_VALUE_PRINCIPAL: -9_950, CANCELLATION_FEES: -29_850 },
    })
    expect((await sheet()).CUSTOMER_ADVANCES ?? 0).toBe(0)
    expect(await sound()).toEqual([])
  })

  test('BK-15 a request is PENDING with the balance held, approved it is REFUNDED, rejected with a reason', async () => {
    const paid = await topUp(10_000)
    const ask = { orderId: paid.body.id, reason: '不再需要' }
    const asked = await post('refund-requests', ask)
    expect(asked).toMatchObject({ status: 201, body: { state: 'PENDING', askedMinor: 10_000, refundId: null } })
    expect((await post('refund-requests', ask)).body).toMatchObject({
      code: 'refund_requested',
      details: { refundRequestId: asked.body.id },
    })
    const spent = await bill([shampoos(1)], { customerId: ids.wang })
    expect((await pay(spent, [{ kind: 'STORED_VALUE' }])).body).toMatchObject({ code: 'balance_insufficient' })
    const request = `refund-requests/${textOf(asked, 'id')}`
    expect((await post(`${request}/reject`, {})).body).toMatchObject({ code: 'invalid_request' })
    const rejected = await post(`${request}/reject`, { reason: '超过期限' })
    expect(rejected.body).toMatchObject({ state: 'REJECTED', decisionReason: '超过期限' })
    expect((await post(`${request}/approve`, {})).body).toMatchObject({
      code: 'refund_request_state_forbids',
      details: { state: 'REJECTED', action: 'APPROVE' },
    })
    const again = `refund-requests/${textOf(await post('refund-requests', ask), 'id')}`
    const approved = await post(`${again}/approve`, {})
    expect(approved.body).toMatchObject({ state: 'REFUNDED' })
    expect((await salon.call(`GET /v1/${again}`)).body).toEqual(approved.body)
    expect((await salon.call(`GET /v1/refunds/${textOf(approved, 'refundId')}`)).body).toMatchObject({
      totalMinor: 10_000,
    })
    expect(Object.values(await sheet()).filter((amount) => amount !== 0)).toEqual([])
    const states = rowsOf(await salon.call(`GET /v1/refund-requests?customerId=${ids.wang}`)).map((row) => row.state)
    expect(states.toSorted()).toEqual(['REFUNDED', 'REJECTED'])
    const other = await bill([shampoos(1)])
    await payCash(other)
    const withdrawn = `refund-requests/${textOf(await post('refund-requests', { orderId: other.body.id, reason: 'x' }), 'id')}`
    expect((await post(`${withdrawn}/withdraw`, {})).body).toMatchObject({ state: 'WITHDRAWN' })
    const online = await bill([shampoos(1)], { customerId: ids.wang })
    await pay(online, [{ kind: 'PROVIDER', provider: 'SANDBOX', reference: 'bk-15' }])
    const filed = textOf(await post('refund-requests', { orderId: online.body.id, reason: 'x' }), 'id')
    const granted = await post(`refund-requests/${filed}/approve`, {})
    expect((await salon.call(`GET /v1/refunds/${textOf(granted, 'refundId')}`)).body).toMatchObject({
      payments: [{ kind: 'PROVIDER', provider: 'SANDBOX', reference: 'bk-15', amountMinor: 6_210 }],
    })
    expect(await sound()).toEqual([])
  })
})
