import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { auditBooks } from '../engine/ledger/audit-books.ts'
import { databases, type OpenDatabase } from '../main/testing/databases.ts'
import { type Answer, rowsOf, textOf } from '../testing/call.ts'
import { furnish, type OpenSalon, openSalon, type SalonIds } from '../testing/open-salon.ts'

const price = 9_999

describe.each(databases)('cash that no shift has charge of on $name', ({ open }) => {
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
    await salon.call('POST /v1/products', {
      id: 'prd_oil',
      name: '护发精油',
      price: { amountMinor: price, currency: 'CNY' },
    })
  })

  const post = (path: string, body: object): Promise<Answer> => {
    keys += 1
    return salon.call(`POST /v1/${path}`, body, { headers: { 'idempotency-key': `uncharged-${keys}` } })
  }
  const use = async (cashShifts: 'OFF' | 'OPTIONAL' | 'REQUIRED'): Promise<void> => {
    const { headers } = await salon.call(`GET /v1/locations/${ids.location}`)
    const match = { headers: { 'if-match': headers.get('etag') ?? '' } }
    const changed = await salon.call(`PATCH /v1/locations/${ids.location}`, { cashShifts: { use: cashShifts } }, match)
    expect(changed.status).toBe(200)
  }
  const sell = async (): Promise<string> => {
    const lines = [{ kind: 'PRODUCT', productId: 'prd_oil', quantity: 1 }]
    const sold = await post('orders', {
      locationId: ids.location,
      lines,
      tenders: [{ kind: 'CASH', tenderedMinor: price }],
    })
    expect(sold.body).toMatchObject({ state: 'COMPLETED' })
    return textOf(sold, 'id')
  }
  const openShift = (openingFloatMinor: number, fields: object = {}): Promise<Answer> =>
    post('cash-shifts', { locationId: ids.location, staffId: ids.lin, openingFloatMinor, ...fields })
  const close = (shift: Answer, countedMinor: number, fields: object = {}): Promise<Answer> =>
    post(`cash-shifts/${textOf(shift, 'id')}/close`, { staffId: ids.lin, countedMinor, ...fields })
  /** Account by account what it has, none that has nothing. */
  const sheet = async (): Promise<Record<string, number>> => {
    const [of] = rowsOf(await salon.call('GET /v1/ledger/trial-balance'))
    const lines = (of?.lines ?? []) as readonly { account: string; debitMinor: number; creditMinor: number }[]
    const sums = lines.map(({ account, debitMinor, creditMinor }) => [account, debitMinor - creditMinor] as const)
    return Object.fromEntries(sums.filter(([, sum]) => sum !== 0))
  }
  const profit = async (): Promise<unknown> =>
    rowsOf(await salon.call('GET /v1/ledger/profit-and-loss'))[0]?.profitMinor
  const sound = (): Promise<boolean> =>
    database.storage.read({ tenantId: salon.tenantId }, async (tx) => (await auditBooks(tx)).sound)

  test('B58 the float of a shift is the cash that came without one, and no money twice', async () => {
    await use('OPTIONAL')
    const order = await sell()
    const first = await openShift(price)
    expect(first.body).toMatchObject({ openingOverShortMinor: 0, expectedMinor: price })
    expect(await sheet()).toEqual({ CASH_DRAWER: price, PRODUCT_REVENUE: -price })
    expect((await close(first, price)).body).toMatchObject({ overShortMinor: 0, leftMinor: price })
    await sell()
    const second = await openShift(2 * price)
    expect(second.body).toMatchObject({ precedingId: first.body.id, openingOverShortMinor: 0 })
    expect(await sheet()).toEqual({ CASH_DRAWER: 2 * price, PRODUCT_REVENUE: -2 * price })
    expect(await profit()).toBe(2 * price)
    const back = await post(`orders/${order}/refunds`, { reason: '过敏' })
    expect(back).toMatchObject({
      status: 201,
      body: { payments: [{ parts: [{ account: 'CASH_DRAWER', subjectId: second.body.id }] }] },
    })
    expect((await close(second, price)).body).toMatchObject({ expectedMinor: price, overShortMinor: 0 })
    expect(await sound()).toBe(true)
  })

  test('B58 only what is beyond that cash comes from the bank, from the owner, or is over or short', async () => {
    await sell()
    await use('REQUIRED')
    const first = await openShift(price + 20_000)
    expect(first.body).toMatchObject({ openingOverShortMinor: 0 })
    expect(await sheet()).toEqual({ CASH_DRAWER: price + 20_000, BANK: -20_000, PRODUCT_REVENUE: -price })
    await close(first, price + 20_000, { bankedMinor: price })
    await use('OPTIONAL')
    await sell()
    const second = await openShift(20_000 + price - 10)
    expect(second.body).toMatchObject({ openingOverShortMinor: -10 })
    await close(second, 20_000 + price - 10, { bankedMinor: price - 10 })
    await sell()
    const third = await openShift(25_000 + price, { floatFrom: 'OWNER_EQUITY' })
    expect(third.body).toMatchObject({ openingOverShortMinor: 0, expectedMinor: 25_000 + price })
    expect(await sheet()).toEqual({
      ...{ CASH_DRAWER: 25_000 + price, BANK: -20_000 + price + price - 10, CASH_OVER_SHORT: 10 },
      ...{ OWNER_EQUITY: -5_000, PRODUCT_REVENUE: -3 * price },
    })
    expect(await sound()).toBe(true)
  })

  test('B58 what went without a shift is counted too, and what came while one waits to be counted', async () => {
    await use('OPTIONAL')
    const first = await openShift(50_000)
    await close(first, 50_000)
    await post('expenses', { locationId: ids.location, category: 'tea', amountMinor: 3_000, paidFrom: 'CASH' })
    const second = await openShift(47_000)
    expect(second.body).toMatchObject({ openingOverShortMinor: 0, expectedMinor: 47_000 })
    await post(`cash-shifts/${textOf(second, 'id')}/end`, { staffId: ids.lin })
    await sell()
    const handed = await post(`cash-shifts/${textOf(second, 'id')}/hand-over`, {
      ...{ staffId: ids.chen, toStaffId: ids.chen, countedMinor: 47_000 + price },
    })
    expect(handed.body).toMatchObject({
      closed: {
        expectedMinor: 47_000 + price,
        flow: { receivedMinor: price },
        countedMinor: 47_000 + price,
        overShortMinor: 0,
      },
      opened: { openingFloatMinor: 47_000 + price, openingOverShortMinor: 0 },
    })
    expect(await sheet()).toEqual({
      ...{ CASH_DRAWER: 47_000 + price, BANK: -50_000, EXPENSES: 3_000, PRODUCT_REVENUE: -price },
    })
    expect(await sound()).toBe(true)
  })

  const move = (kind: 'PAID_IN' | 'PAID_OUT', amountMinor: number, fields: object = {}): Promise<Answer> =>
    post('cash-movements', {
      locationId: ids.location,
      kind,
      amountMinor,
      reason: '存银行',
      staffId: ids.lin,
      ...fields,
    })

  test('B58 cash goes to the bank and back where no shifts are used, never more than lies there', async () => {
    await sell()
    const tooMuch = await move('PAID_OUT', price + 1)
    expect(tooMuch).toMatchObject({
      status: 409,
      body: { code: 'cash_insufficient', details: { cashShiftId: null, availableMinor: price, askedMinor: price + 1 } },
    })
    expect(tooMuch.body.detail).toMatch(/pay cash in first.*STORE_CREDIT/i)
    const banked = await move('PAID_OUT', price)
    expect(banked).toMatchObject({
      status: 201,
      body: { locationId: ids.location, cashShiftId: null, kind: 'PAID_OUT', counterpart: 'BANK', reason: '存银行' },
    })
    expect(await sheet()).toEqual({ BANK: price, PRODUCT_REVENUE: -price })
    expect((await move('PAID_OUT', 1)).body).toMatchObject({ code: 'cash_insufficient' })
    await move('PAID_IN', 500)
    await move('PAID_IN', 70, { counterpart: 'OWNER_EQUITY' })
    expect(await sheet()).toEqual({ CASH_DRAWER: 570, BANK: price - 500, OWNER_EQUITY: -70, PRODUCT_REVENUE: -price })
    const listed = rowsOf(await salon.call(`GET /v1/cash-movements?locationId=${ids.location}`))
    expect(listed.map((row) => [row.kind, row.amountMinor])).toEqual([
      ['PAID_OUT', price],
      ['PAID_IN', 500],
      ['PAID_IN', 70],
    ])
    expect(await salon.call('POST /v1/cash-movements', { locationId: ids.location })).toMatchObject({ status: 400 })
    const keyless = { locationId: ids.location, kind: 'PAID_IN', amountMinor: 1, reason: 'x', staffId: ids.lin }
    expect(await salon.call('POST /v1/cash-movements', keyless)).toMatchObject({
      status: 400,
      body: { code: 'idempotency_key_required' },
    })
    expect(await sound()).toBe(true)
  })

  test('B58 between shifts it comes out of what was left, in a shift out of that, and not where one is needed', async () => {
    await use('OPTIONAL')
    const first = await openShift(20_000)
    await close(first, 20_000)
    await sell()
    expect((await move('PAID_OUT', 20_001 + price)).body).toMatchObject({
      details: { cashShiftId: null, availableMinor: 20_000 + price },
    })
    expect((await move('PAID_OUT', 15_000)).status).toBe(201)
    const second = await openShift(5_000 + price)
    expect(second.body).toMatchObject({ openingOverShortMinor: 0 })
    expect((await move('PAID_OUT', 4_000)).body).toMatchObject({ cashShiftId: second.body.id })
    expect((await salon.call(`GET /v1/cash-shifts/${textOf(second, 'id')}`)).body).toMatchObject({
      expectedMinor: 1_000 + price,
      flow: { paidOutMinor: 4_000 },
    })
    const inShift = `cashShiftId=${textOf(second, 'id')}`
    expect(rowsOf(await salon.call(`GET /v1/cash-movements?${inShift}`))).toHaveLength(1)
    await close(second, 1_000 + price)
    await use('REQUIRED')
    expect(await move('PAID_OUT', 1)).toMatchObject({ status: 409, body: { code: 'cash_shift_required' } })
    expect(await sheet()).toEqual({ CASH_DRAWER: 1_000 + price, BANK: -1_000, PRODUCT_REVENUE: -price })
    expect(await sound()).toBe(true)
  })

  test('what came while a shift was there, but not into it, is counted with it, and only once', async () => {
    await use('OPTIONAL')
    const first = await openShift(20_000)
    await use('OFF')
    await sell()
    expect((await close(first, 20_000 + price)).body).toMatchObject({ overShortMinor: 0, leftMinor: 20_000 + price })
    expect(await profit()).toBe(price)
    expect((await move('PAID_OUT', 20_001 + price)).body).toMatchObject({
      details: { cashShiftId: null, availableMinor: 20_000 + price },
    })
    await use('OPTIONAL')
    const second = await openShift(20_000 + price)
    expect(second.body).toMatchObject({ openingOverShortMinor: 0 })
    await post(`cash-shifts/${textOf(second, 'id')}/end`, { staffId: ids.lin })
    await post('expenses', { locationId: ids.location, category: 'tea', amountMinor: 3_000, paidFrom: 'CASH' })
    expect((await close(second, 17_000 + price)).body).toMatchObject({ overShortMinor: 0, leftMinor: 17_000 + price })
    expect((await move('PAID_OUT', 17_000 + price)).status).toBe(201)
    expect(await sheet()).toEqual({ BANK: price - 3_000, EXPENSES: 3_000, PRODUCT_REVENUE: -price })
    expect(await sound()).toBe(true)
  })

  test('cash keeps the currency of its location, in a shift or not', async () => {
    const to = async (currency: string): Promise<Answer> => {
      const { headers } = await salon.call(`GET /v1/locations/${ids.location}`)
      const match = { headers: { 'if-match': headers.get('etag') ?? '' } }
      return salon.call(`PATCH /v1/locations/${ids.location}`, { currency }, match)
    }
    expect((await to('JPY')).status).toBe(200)
    await move('PAID_IN', 500)
    const inUse = { status: 409, body: { code: 'location_in_use', details: { fields: ['currency'] } } }
    expect(await to('CNY')).toMatchObject(inUse)
    await use('OPTIONAL')
    expect((await openShift(500)).body).toMatchObject({ currency: 'JPY', openingOverShortMinor: 0 })
    expect(await to('CNY')).toMatchObject(inUse)
  })
})
