import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { databases, type OpenDatabase } from '../main/testing/databases.ts'
import { type Answer, rowsOf, textOf } from '../testing/call.ts'
import { furnish, nineMs, type OpenSalon, openSalon, salonIds } from '../testing/open-salon.ts'

const ids = salonIds()
let database: OpenDatabase
let salon: OpenSalon
let keys = 0

const keyed = (path: string, body: object, key?: string): Promise<Answer> => {
  keys += 1
  const headers = { 'idempotency-key': `sv-${keys}` }
  return salon.call(`POST /v1/${path}`, body, { headers, ...(key === undefined ? {} : { key }) })
}
const adjust = (amountMinor: number, more: object = {}): Promise<Answer> =>
  keyed('stored-value/adjust', {
    ...{ locationId: ids.location, customerId: ids.zhao, kind: 'PRINCIPAL', amountMinor, reason: 'Goodwill' },
    ...more,
  })
const order = (quantity = 1): Promise<Answer> =>
  salon.call('POST /v1/orders', {
    ...{ locationId: ids.location, customerId: ids.zhao },
    lines: [{ kind: 'PRODUCT', productId: ids.shampoo, quantity }],
  })
const pay = (made: Answer, tender: object, key?: string): Promise<Answer> =>
  keyed(`orders/${textOf(made, 'id')}/pay`, { tenders: [{ kind: 'STORED_VALUE', ...tender }] }, key)
const accounts = async (query = ''): Promise<readonly Readonly<Record<string, unknown>>[]> =>
  rowsOf(await salon.call(`GET /v1/stored-value/accounts${query}`))
const setPin = (pin: string | null): Promise<Answer> =>
  salon.call('POST /v1/stored-value/set-pin', { customerId: ids.zhao, pin })

async function policy(storedValue: object): Promise<void> {
  const { headers } = await salon.call(`GET /v1/locations/${ids.location}`)
  const match = { headers: { 'if-match': headers.get('etag') ?? '' } }
  expect((await salon.call(`PATCH /v1/locations/${ids.location}`, { storedValue }, match)).status).toBe(200)
}

describe.each(databases)('accounts of stored value on $name', ({ open }) => {
  beforeAll(async () => {
    database = await open()
  })
  afterAll(() => database.close())
  beforeEach(async () => {
    salon = await openSalon(database.storage)
    await furnish(salon.mendian, salon)
  })

  test('SV-05 accounts list principal, bonus and ends; adjustments need a reason and a permission', async () => {
    expect(await accounts()).toEqual([])
    const expiresAt = '2026-12-01T00:00:00Z'
    const made = await adjust(10_000)
    expect(made.body).toMatchObject({
      customerId: ids.zhao,
      kind: 'PRINCIPAL',
      amountMinor: 10_000,
      reason: 'Goodwill',
    })
    await adjust(3_000, { kind: 'BONUS', expiresAt })
    await adjust(500, { customerId: ids.wang })
    const zhao = {
      ...{ customerId: ids.zhao, currency: 'CNY', principalMinor: 10_000, bonusMinor: 3_000, availableMinor: 13_000 },
      pinSet: false,
      lots: [
        { kind: 'BONUS', origin: 'ADJUSTMENT', remainingMinor: 3_000, expiresAt: '2026-12-01T00:00:00.000Z' },
        { kind: 'PRINCIPAL', remainingMinor: 10_000, expiresAt: null, sourceId: made.body.transactionId },
      ],
    }
    expect(await accounts(`?customerId=${ids.zhao}`)).toMatchObject([zhao])
    const first = await salon.call('GET /v1/stored-value/accounts?limit=1')
    expect(rowsOf(first)).toMatchObject([{ customerId: ids.wang, principalMinor: 500 }])
    const rest = await accounts(`?cursor=${String(first.body.nextCursor)}`)
    expect(rest).toMatchObject([zhao])
    await adjust(-4_000, { reason: 'Booked twice' })
    await pay(await order(), {})
    const history = rowsOf(await salon.call(`GET /v1/stored-value/entries?customerId=${ids.zhao}`))
    expect(history).toMatchObject([
      { kind: 'PRINCIPAL', amountMinor: 10_000, reason: 'Goodwill', source: { kind: 'STORED_VALUE_ADJUSTMENT' } },
      { kind: 'BONUS', amountMinor: 3_000, reason: 'Goodwill' },
      { kind: 'PRINCIPAL', amountMinor: -4_000, reason: 'Booked twice' },
      { kind: 'PRINCIPAL', amountMinor: -3_900, reason: null, source: { kind: 'ORDER_PAYMENT' } },
      { kind: 'BONUS', amountMinor: -3_000, reason: null },
    ])
    salon.clock.set(Date.parse(expiresAt))
    expect(await accounts(`?customerId=${ids.zhao}`)).toMatchObject([{ principalMinor: 2_100, bonusMinor: 0 }])
    expect((await salon.call('GET /v1/ledger/verify')).body.balanced).toBe(true)
    const { mendian, context } = salon
    const [profit] = rowsOf(await salon.call('GET /v1/ledger/profit-and-loss'))
    expect(profit).toMatchObject({ expenseMinor: 10_000 - 4_000 + 500, netRevenueMinor: 3_900 })
    const plain = await mendian.engine.apiKeys.create(context, { name: 'Till', permissions: ['order:write'] })
    if (!plain.ok) throw new Error(plain.refusal.code)
    const { secret } = plain.value
    const fields = { ...{ locationId: ids.location, customerId: ids.zhao, kind: 'BONUS' }, amountMinor: 1, reason: 'x' }
    expect(await keyed('stored-value/adjust', fields, secret)).toMatchObject({
      status: 403,
      body: { details: { permission: 'stored-value:write' } },
    })
  })

  test.each([
    ['without a reason', { reason: '' }, 1, 400, 'invalid_request'],
    ['of nothing', {}, 0, 400, 'invalid_request'],
    ['of more than there is', {}, -1, 409, 'balance_insufficient'],
    ['that has ended', { expiresAt: '2026-11-21T09:00:00+08:00' }, 1, 422, 'expiry_in_past'],
    ['for nobody', { customerId: 'cus_none' }, 1, 422, 'reference_not_found'],
  ])('no adjustment %s', async (_, more, amountMinor, status, code) => {
    const before = await database.dump()
    expect(await adjust(amountMinor, more)).toMatchObject({ status, body: { code } })
    if (status !== 400) expect(await accounts()).toEqual([])
    else expect(await database.dump()).toBe(before)
  })

  test('SV-06 a top-up that is taken back was not spent, and what came back of a payment is not any more', async () => {
    await policy({ maxPerDayMinor: 10_000 })
    await adjust(100_000)
    const lines = [{ kind: 'TOP_UP', amountMinor: 50_000 }]
    const bill = await salon.call('POST /v1/orders', { locationId: ids.location, customerId: ids.zhao, lines })
    const cash = { kind: 'CASH', tenderedMinor: 50_000 }
    expect((await keyed(`orders/${textOf(bill, 'id')}/pay`, { tenders: [cash] })).status).toBe(200)
    const reopen = (made: Answer): Promise<Answer> =>
      keyed(`orders/${textOf(made, 'id')}/reopen`, { reason: 'Wrong customer' })
    expect((await reopen(bill)).status).toBe(201)
    const bought = await order(1)
    expect((await pay(bought, {})).status).toBe(200)
    expect(await pay(await order(1), {})).toMatchObject({ body: { details: { limit: 'DAY', askedMinor: 13_800 } } })
    expect((await reopen(bought)).status).toBe(201)
    expect((await pay(await order(1), {})).status).toBe(200)
  })

  test('SV-06 above the limit of one order or one day the PIN or an approval is needed', async () => {
    await policy({ maxPerPaymentMinor: 10_000, maxPerDayMinor: 20_000 })
    await adjust(100_000)
    expect(await pay(await order(2), {})).toMatchObject({
      status: 409,
      body: { code: 'limit_exceeded', details: { tender: 0, limit: 'PAYMENT', maxMinor: 10_000, askedMinor: 13_800 } },
    })
    expect((await pay(await order(1), {})).status).toBe(200)
    expect((await pay(await order(1), {})).status).toBe(200)
    const third = await order(1)
    expect(await pay(third, {})).toMatchObject({
      status: 409,
      body: { code: 'limit_exceeded', details: { limit: 'DAY', maxMinor: 20_000, askedMinor: 20_700 } },
    })
    expect(await pay(third, { pin: '1234' })).toMatchObject({ status: 409, body: { code: 'pin_not_set' } })
    expect((await setPin('1234')).body).toEqual({ customerId: ids.zhao, pinSet: true })
    expect((await pay(third, { pin: '1234' })).status).toBe(200)
    const fourth = await order(2)
    expect((await pay(fourth, { approved: true })).status).toBe(200)
    salon.clock.set(nineMs + 86_400_000)
    expect((await pay(await order(1), {})).status).toBe(200)
    const till = await salon.mendian.engine.apiKeys.create(salon.context, {
      ...{ name: 'Till', permissions: ['order:read', 'order:write'] },
    })
    if (!till.ok) throw new Error(till.refusal.code)
    const made = await order(2)
    expect(await pay(made, { approved: true }, till.value.secret)).toMatchObject({
      status: 403,
      body: { details: { permission: 'stored-value:override' } },
    })
    expect((await pay(made, { pin: '1234' }, till.value.secret)).status).toBe(200)
  })

  test('a PIN is kept as a slow hash, and after five wrong ones none is looked at for a quarter of an hour', async () => {
    await policy({ maxPerPaymentMinor: 0 })
    await adjust(100_000)
    await setPin('9182736450')
    const made = await order()
    const attempt = async (pin: string): Promise<unknown> => {
      const { status, body } = await pay(made, { pin })
      return status === 200 ? 'paid' : [body.code, (body.details as { attemptsLeft?: number }).attemptsLeft]
    }
    expect(await attempt('0000')).toEqual(['pin_wrong', 4])
    expect(await attempt('00001')).toEqual(['pin_wrong', 3])
    expect(await attempt('9182736451')).toEqual(['pin_wrong', 2])
    expect(await attempt('0000')).toEqual(['pin_wrong', 1])
    expect(await attempt('0000')).toEqual(['pin_wrong', 0])
    expect(await pay(made, { pin: '9182736450' })).toMatchObject({
      status: 409,
      body: { code: 'pin_locked', details: { until: '2026-11-21T01:15:00.000Z' } },
    })
    salon.clock.set(nineMs + 15 * 60_000)
    const again = await keyed(`orders/${textOf(made, 'id')}/pay`, {
      tenders: [{ kind: 'STORED_VALUE', pin: '9182736450' }],
    })
    expect(again.status).toBe(200)
    const kept = await database.dump()
    expect(kept).not.toContain('9182736450')
    expect(kept).toContain('scrypt$')
    expect((await setPin(null)).body).toMatchObject({ pinSet: false })
    expect(await attempt('0000')).toEqual(['pin_not_set', undefined])
    expect(await accounts()).toMatchObject([{ pinSet: false }])
  })
})
