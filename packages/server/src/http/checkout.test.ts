import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { databases, type OpenDatabase } from '../main/testing/databases.ts'
import { type Answer, type CallOptions, rowsOf, textOf } from '../testing/call.ts'
import { done, furnish, nineMs, type OpenSalon, openSalon, publishDay, salonIds } from '../testing/open-salon.ts'

const ids = salonIds()
let database: OpenDatabase
let salon: OpenSalon
let keys = 0

const post = (path: string, body: object, options: CallOptions = {}): Promise<Answer> => {
  keys += 1
  return salon.call(`POST /v1/${path}`, body, { ...options, headers: { 'idempotency-key': `out-${keys}` } })
}
const cut = { kind: 'SERVICE', serviceId: ids.cut }
const shampoo = { kind: 'PRODUCT', productId: ids.shampoo }
const cash = (tenderedMinor: number): object => ({ kind: 'CASH', tenderedMinor })
const sandbox = (reference: string): object => ({ kind: 'PROVIDER', provider: 'SANDBOX', reference })
const who = { locationId: ids.location, customerId: ids.zhao }
const checkout = (lines: readonly object[], tenders: readonly object[], more: object = {}): Promise<Answer> =>
  post('orders', { ...who, lines, tenders, ...more })
const topUp = (amountMinor: number): Promise<Answer> =>
  checkout([{ kind: 'TOP_UP', amountMinor, topUpOfferId: null }], [cash(amountMinor)])
const orders = async (): Promise<readonly Record<string, unknown>[]> =>
  rowsOf(await salon.call(`GET /v1/orders?customerId=${ids.zhao}`))
const balances = async (): Promise<Readonly<Record<string, unknown>>> => {
  const rows = rowsOf(await salon.call(`GET /v1/ledger/accounts?subjectId=${ids.zhao}`))
  return Object.fromEntries(rows.map(({ account, availableMinor }) => [account, availableMinor]))
}
const couponFor = async (customerId: string): Promise<string> => {
  const effect = { kind: 'AMOUNT_OFF', amountOffMinor: 1_000 }
  const template = await salon.call('POST /v1/coupon-templates', { name: 'Ten off', level: 'ORDER', effect })
  return textOf(await salon.call('POST /v1/coupons', { templateId: template.body.id, customerId }), 'id')
}
const couponState = async (id: string): Promise<unknown> => (await salon.call(`GET /v1/coupons/${id}`)).body.state

describe.each(databases)('checkout on $name', ({ open }) => {
  beforeAll(async () => {
    database = await open()
  })
  afterAll(() => database.close())
  beforeEach(async () => {
    salon = await openSalon(database.storage)
    await furnish(salon.mendian, salon)
  })

  test('PY-02 services become an order with what is to be paid, in one answer', async () => {
    const made = await salon.call('POST /v1/orders', { ...who, lines: [cut, { ...cut, staffId: ids.lin }] })
    expect(made).toMatchObject({
      status: 201,
      body: { state: 'OPEN', paymentState: 'UNPAID', totalMinor: 32_600, paidMinor: 0, payments: [] },
    })
  })

  test('PY-02 an order is made, priced, paid and completed in one request', async () => {
    await topUp(5_000)
    const couponId = await couponFor(ids.zhao)
    const lines = [cut, shampoo, { ...shampoo, quantity: 2 }]
    const shown = await salon.call('POST /v1/orders/calculate', { ...who, lines, couponIds: [couponId] })
    expect(shown.body).toMatchObject({ totalMinor: 32_500 })
    const tenders = [{ kind: 'STORED_VALUE' }, cash(30_000)]
    const { quoteHash } = shown.body
    const paid = await checkout(lines, tenders, { couponIds: [couponId], quoteHash })
    expect(paid).toMatchObject({
      status: 201,
      body: {
        ...{ state: 'COMPLETED', paymentState: 'PAID', totalMinor: 32_500, paidMinor: 32_500, changeMinor: 2_500 },
        payments: [
          { kind: 'STORED_VALUE', amountMinor: 5_000 },
          { kind: 'CASH', tenderedMinor: 30_000, amountMinor: 27_500, changeMinor: 2_500 },
        ],
      },
    })
    expect((await salon.call(`GET /v1/orders/${paid.body.id}`)).body).toMatchObject(paid.body)
    expect(await couponState(couponId)).toBe('USED')
    expect(await balances()).toEqual({ STORED_VALUE_PRINCIPAL: 0 })
    expect((await checkout([cut], [], { quoteHash })).body).toMatchObject({ code: 'quote_changed' })
  })

  test('PY-02 paying at once needs a key, and repeated with it pays once', async () => {
    const body = { ...who, lines: [cut], tenders: [cash(12_800)] }
    const keyless = await salon.call('POST /v1/orders', body)
    expect(keyless).toMatchObject({ status: 400, body: { code: 'idempotency_key_required' } })
    expect((await salon.call('POST /v1/orders', { ...who, lines: [cut] })).status).toBe(201)
    const again = { headers: { 'idempotency-key': 'once' } }
    const both = await Promise.all([0, 1].map(() => salon.call('POST /v1/orders', body, again)))
    expect(both.map(({ status }) => status)).toContain(201)
    expect((await salon.call('POST /v1/orders', body, again)).status).toBe(201)
    expect((await orders()).filter(({ state }) => state === 'COMPLETED')).toHaveLength(1)
  })

  test('PY-02 what refuses the payment leaves no order, and takes no coupon', async () => {
    const couponId = await couponFor(ids.zhao)
    const refused = await Promise.all([
      checkout([cut], [cash(1)], { couponIds: [couponId] }),
      checkout([cut], [{ kind: 'STORED_VALUE' }], { couponIds: [couponId] }),
      checkout([cut], [cash(20_000), cash(1)], { couponIds: [couponId] }),
      checkout([cut], [{ kind: 'ON_ACCOUNT' }], { customerId: undefined }),
    ])
    expect(refused.map(({ body }) => body.code)).toEqual([
      ...['tender_insufficient', 'balance_insufficient', 'tender_superfluous', 'customer_required'],
    ])
    expect(await orders()).toEqual([])
    expect(await couponState(couponId)).toBe('ISSUED')
    const both = await Promise.all(['a', 'a'].map((reference) => checkout([cut], [sandbox(reference)])))
    expect(both.map(({ status }) => status).sort()).toEqual([201, 409])
    expect(await orders()).toHaveLength(1)
  })

  test('PY-02 paying a booking that waits for its prepayment confirms it, and not once that is too late', async () => {
    const { engine } = salon.mendian
    await publishDay(salon.mendian, salon, ids)
    const prepayment = { kind: 'DEPOSIT', percentBasisPoints: 3000 } as const
    done(await engine.locations.update({ ...salon.context, expectedVersion: 1 }, { id: ids.location, prepayment }))
    const visit = { ...who, segments: [{ serviceId: ids.manicure }] }
    const booked = await salon.call('POST /v1/bookings', { ...visit, startsAt: '2026-11-21T12:00:00+08:00' })
    const late = await salon.call('POST /v1/bookings', { ...visit, startsAt: '2026-11-21T16:00:00+08:00' })
    const segment = ({ body }: Answer): object => ({ kind: 'BOOKING_SEGMENT', bookingId: body.id, segment: 0 })
    const paid = await checkout([segment(booked)], [cash(19_900)])
    expect(paid).toMatchObject({ status: 201, body: { state: 'AWAITING_REDEMPTION', paidMinor: 19_900 } })
    expect((await salon.call(`GET /v1/bookings/${booked.body.id}`)).body).toMatchObject({ state: 'CONFIRMED' })
    const open = await salon.call('POST /v1/orders', { ...who, lines: [segment(late)] })
    salon.clock.set(nineMs + 15 * 60_000)
    expect(await post(`orders/${open.body.id}/pay`, { tenders: [cash(19_900)] })).toMatchObject({
      status: 409,
      body: { code: 'prepayment_expired' },
    })
    expect((await salon.call(`GET /v1/orders/${open.body.id}`)).body).toMatchObject({ state: 'OPEN', payments: [] })
    await salon.call(`POST /v1/orders/${open.body.id}/cancel`)
    expect(await checkout([segment(late)], [cash(19_900)])).toMatchObject({ body: { code: 'prepayment_expired' } })
    expect(await orders()).toHaveLength(2)
  })

  test('OR-02 orders are found by time, place, service and state together, page by page', async () => {
    const { body: pier } = await salon.call('POST /v1/locations', {
      ...{ name: 'Pier', timeZone: 'Asia/Shanghai', currency: 'CNY' },
    })
    const make = async (lines: readonly object[], more: object = {}): Promise<string> =>
      textOf(await post('orders', { ...who, lines, ...more }), 'id')
    const first = await make([cut])
    const bought = await make([shampoo])
    const away = await make([shampoo], { locationId: pier.id })
    salon.clock.set(nineMs + 3_600_000)
    const second = await make([shampoo, cut], { tenders: [cash(19_700)] })
    const third = await make([cut], { tenders: [cash(12_800)] })
    const found = async (query: string): Promise<unknown> => {
      const rows = rowsOf(await salon.call(`GET /v1/orders?${query}`))
      return rows.map(({ id }) => id).sort()
    }
    const ten = encodeURIComponent('2026-11-21T10:00:00+08:00')
    const nine = encodeURIComponent('2026-11-21T09:00:00+08:00')
    expect(await found('')).toEqual([first, bought, away, second, third].sort())
    expect(await found(`serviceId=${ids.cut}`)).toEqual([first, second, third].sort())
    expect(await found(`serviceId=${ids.cut}&to=${ten}`)).toEqual([first])
    expect(await found(`from=${nine}&to=${ten}&locationId=${ids.location}`)).toEqual([first, bought].sort())
    expect(await found(`locationId=${pier.id}&from=${ten}`)).toEqual([])
    const all = `serviceId=${ids.cut}&state=COMPLETED&from=${ten}&locationId=${ids.location}&customerId=${ids.zhao}`
    expect(await found(all)).toEqual([second, third].sort())
    const page = await salon.call(`GET /v1/orders?${all}&limit=1`)
    const rest = await salon.call(`GET /v1/orders?${all}&limit=1&cursor=${page.body.nextCursor}`)
    expect([...rowsOf(page), ...rowsOf(rest)].map(({ id }) => id).sort()).toEqual([second, third].sort())
    expect(await salon.call('GET /v1/orders?from=noon')).toMatchObject({ status: 400 })
  })

  test('OR-02 orders are found by category, time, place and state together; offers and points go by it as well', async () => {
    const category = async (name: string): Promise<string> =>
      textOf(await salon.call('POST /v1/categories', { name }), 'id')
    const [hair, care] = [await category('Hair'), await category('Care')]
    const put = async (path: string, categoryId: string | null): Promise<void> => {
      const { version } = (await salon.call(`GET /v1/${path}`)).body
      const headers = { 'if-match': `"${version}"` }
      expect((await salon.call(`PATCH /v1/${path}`, { categoryId }, { headers })).status).toBe(200)
    }
    await put(`services/${ids.cut}`, hair)
    await put(`products/${ids.shampoo}`, care)
    const spend = { kind: 'SPEND', code: 'HAIR', points: 1, perMinor: 100, scope: { categoryIds: [hair] } }
    await salon.call('POST /v1/loyalty-programmes', {
      ...{ name: 'Club', currency: 'CNY', timeZone: 'Asia/Shanghai', earningRules: [spend] },
    })
    const manicure = { kind: 'SERVICE', serviceId: ids.manicure }
    const both = await checkout([cut, shampoo, manicure], [cash(39_600)])
    // B43: 128.00 of hair; neither care nor what has no category.
    expect(both.body).toMatchObject({
      loyalty: { points: 128 },
      lines: [{ categoryId: hair }, { categoryId: care }, { categoryId: null }],
    })
    salon.clock.set(nineMs + 3_600_000)
    const goods = await post('orders', { ...who, lines: [shampoo] })
    const found = async (query: string): Promise<unknown> =>
      rowsOf(await salon.call(`GET /v1/orders?${query}`)).map(({ id }) => id)
    expect(await found(`categoryId=${hair}`)).toEqual([both.body.id])
    expect(await found(`categoryId=${care}`)).toEqual([both.body.id, goods.body.id])
    const ten = encodeURIComponent('2026-11-21T10:00:00+08:00')
    const narrow = `categoryId=${care}&from=${ten}&state=OPEN&locationId=${ids.location}&lineKind=PRODUCT`
    expect(await found(narrow)).toEqual([goods.body.id])
    expect(await found(`categoryId=${hair}&from=${ten}`)).toEqual([])
    // What was sold keeps the category of its time.
    await put(`products/${ids.shampoo}`, hair)
    expect(await found(`categoryId=${hair}`)).toEqual([both.body.id])
    await put(`products/${ids.shampoo}`, care)
    const offer = { name: 'Hair', level: 'ITEM', effect: { kind: 'PERCENT_OFF', percentOffBasisPoints: 3000 } }
    await salon.call('POST /v1/promotions', { ...offer, scope: { categoryIds: [hair] } })
    const quote = await salon.call('POST /v1/orders/calculate', { ...who, lines: [cut, shampoo, manicure] })
    const totals = (quote.body.lines as { totalMinor: number }[]).map(({ totalMinor }) => totalMinor)
    expect(totals).toEqual([8_960, 6_900, 19_900])
    const unknown = { ...offer, scope: { categoryIds: ['cat_none'] } }
    expect(await salon.call('POST /v1/promotions', unknown)).toMatchObject({ body: { code: 'reference_not_found' } })
  })

  test('OR-04 what is bought online waits for its redemption in the store; what is ordered on site does not', async () => {
    await publishDay(salon.mendian, salon, ids)
    const booked = await salon.call('POST /v1/bookings', {
      ...{ ...who, channel: 'MINI_PROGRAM', startsAt: '2026-11-21T12:00:00+08:00' },
      segments: [{ serviceId: ids.manicure }],
    })
    const segment = { kind: 'BOOKING_SEGMENT', bookingId: booked.body.id, segment: 0 }
    const online = await checkout([segment, shampoo], [sandbox('online')])
    expect(online).toMatchObject({ status: 201, body: { state: 'AWAITING_REDEMPTION', completedAt: null } })
    expect((await checkout([cut], [cash(12_800)])).body).toMatchObject({ state: 'COMPLETED' })
    salon.clock.set(nineMs + 3 * 3_600_000)
    await salon.mendian.jobs.run()
    const now = async (): Promise<unknown> => (await salon.call(`GET /v1/orders/${online.body.id}`)).body
    expect(await now()).toMatchObject(online.body)
    const { redemptionCode } = booked.body
    expect((await salon.call('POST /v1/bookings/redeem', { redemptionCode })).status).toBe(200)
    expect(await now()).toMatchObject({ state: 'COMPLETED', completedAt: '2026-11-21T12:00:00+08:00' })
  })

  test('PY-03 a technician bills their own services, at prices that their role cannot change', async () => {
    const held = ['order:read', 'order:write', 'catalog:read'] as const
    const { secret: key } = done(
      await salon.mendian.engine.apiKeys.create(salon.context, { name: 'Technician', permissions: [...held] }),
    )
    const mine = { ...cut, staffId: ids.lin }
    const bill = (line: object, more: object = {}): Promise<Answer> =>
      post('orders', { ...who, lines: [line], ...more }, { key })
    expect(await bill(mine)).toMatchObject({
      status: 201,
      body: { totalMinor: 19_800, lines: [{ staffId: ids.lin, unitPriceMinor: 19_800 }] },
    })
    expect(await bill({ ...mine, unitPriceMinor: 1 })).toMatchObject({ status: 400, body: { code: 'invalid_request' } })
    const manualDiscount = { effect: { kind: 'AMOUNT_OFF', amountOffMinor: 100 }, reason: 'x' }
    for (const more of [{ manualDiscount }, { roundTotal: true }]) {
      const refused = await bill(mine, more)
      expect(refused).toMatchObject({ status: 403, body: { details: { permission: 'order:discount' } } })
    }
    const other = await salon.call('POST /v1/staff', { name: 'Untrained', locationIds: [ids.location] })
    expect(await bill({ ...cut, staffId: other.body.id })).toMatchObject({ body: { code: 'staff_not_qualified' } })
    expect(await bill(mine, { tenders: [{ kind: 'ON_ACCOUNT' }] })).toMatchObject({ status: 403 })
  })

  test('PY-06 coupon, points, balance and a provider pay one bill, sum up to it, and each gets its part back', async () => {
    await salon.call('POST /v1/loyalty-programmes', {
      ...{ name: 'Club', currency: 'CNY', timeZone: 'Asia/Shanghai', tender: { points: 100, amountMinor: 100 } },
      earningRules: [{ kind: 'SPEND', code: 'SPEND', points: 1, perMinor: 100 }],
    })
    await checkout([{ ...cut, quantity: 10 }], [cash(128_000)])
    await topUp(4_000)
    const before = await balances()
    expect(before).toMatchObject({ POINTS: 1_280, STORED_VALUE_PRINCIPAL: 4_000 })
    const couponId = await couponFor(ids.zhao)
    const tenders = [{ kind: 'POINTS', points: 800 }, { kind: 'STORED_VALUE' }, sandbox('wx-1')]
    const paid = await checkout([cut, shampoo], tenders, { couponIds: [couponId] })
    expect(paid.body).toMatchObject({
      ...{ state: 'COMPLETED', listMinor: 19_700, discountMinor: 1_000, totalMinor: 18_700, paidMinor: 18_700 },
      payments: [
        { kind: 'POINTS', amountMinor: 800, parts: [{ account: 'POINTS', amountMinor: 800 }] },
        { kind: 'STORED_VALUE', amountMinor: 4_000 },
        { kind: 'PROVIDER', amountMinor: 13_900, reference: 'wx-1' },
      ],
    })
    const lines = paid.body.lines as { discountMinor: number; totalMinor: number }[]
    expect(lines.map(({ discountMinor }) => discountMinor)).toEqual([650, 350])
    expect(lines.reduce((total, { totalMinor }) => total + totalMinor, 0)).toBe(18_700)
    const back = await post(`orders/${paid.body.id}/refunds`, { reason: 'x' })
    expect(back.body).toMatchObject({
      totalMinor: 18_700,
      payments: [
        { kind: 'POINTS', amountMinor: 800 },
        { kind: 'STORED_VALUE', amountMinor: 4_000 },
        { kind: 'PROVIDER', amountMinor: 13_900, reference: 'wx-1' },
      ],
    })
    expect(await balances()).toMatchObject(before)
    expect(await couponState(couponId)).toBe('ISSUED')
  })

  test('B48 credit on account is apart from gift cards: each pays of its own, and has books of its own', async () => {
    await topUp(10_000)
    const code = 'GIFT-0001-CODE'
    const gift = await post('gift-cards/import', { locationId: ids.location, code, balanceMinor: 5_000 })
    expect(gift.status).toBe(201)
    const accounts = async (): Promise<unknown> =>
      rowsOf(await salon.call(`GET /v1/stored-value/accounts?customerId=${ids.zhao}`)).map((row) => row.principalMinor)
    expect(await accounts()).toEqual([10_000])
    const paid = await checkout([shampoo], [{ kind: 'GIFT_CARD', code }, { kind: 'STORED_VALUE' }])
    expect(paid.body).toMatchObject({
      payments: [
        { kind: 'GIFT_CARD', amountMinor: 5_000, parts: [{ account: 'GIFT_CARDS' }] },
        { kind: 'STORED_VALUE', amountMinor: 1_900, parts: [{ account: 'STORED_VALUE_PRINCIPAL' }] },
      ],
    })
    expect(await accounts()).toEqual([8_100])
    expect(await checkout([shampoo], [{ kind: 'GIFT_CARD', code }])).toMatchObject({ status: 409 })
    expect(await accounts()).toEqual([8_100])
  })

  test('B57 one bill is split among tenders, in their order and to the fen', async () => {
    await topUp(3_000)
    const split = [
      { kind: 'STORED_VALUE', amountMinor: 1_111 },
      { ...sandbox('card'), amountMinor: 2_222 },
      { ...sandbox('wallet'), amountMinor: 3_333 },
      { kind: 'ON_ACCOUNT', amountMinor: 4_444 },
      cash(2_000),
    ]
    const { body } = await checkout([cut], split)
    expect(body).toMatchObject({ state: 'COMPLETED', totalMinor: 12_800, changeMinor: 310 })
    const payments = body.payments as { kind: string; amountMinor: number }[]
    expect(payments.map(({ kind, amountMinor }) => [kind, amountMinor])).toEqual([
      ['STORED_VALUE', 1_111],
      ['PROVIDER', 2_222],
      ['PROVIDER', 3_333],
      ['ON_ACCOUNT', 4_444],
      ['CASH', 1_690],
    ])
    expect(payments.reduce((total, { amountMinor }) => total + amountMinor, 0)).toBe(12_800)
  })
})
