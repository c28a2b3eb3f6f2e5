import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { databases, type OpenDatabase } from '../main/testing/databases.ts'
import { type Answer, rowsOf, textOf } from '../testing/call.ts'
import { furnish, nineMs, type OpenSalon, openSalon, salonIds } from '../testing/open-salon.ts'

const ids = salonIds()
const dayMs = 86_400_000
let database: OpenDatabase
let salon: OpenSalon
let keys = 0

const keyed = (path: string, body: object): Promise<Answer> => {
  keys += 1
  return salon.call(`POST /v1/${path}`, body, { headers: { 'idempotency-key': `value-${keys}` } })
}
const order = (...lines: readonly object[]): Promise<Answer> =>
  salon.call('POST /v1/orders', { locationId: ids.location, customerId: ids.zhao, lines })
const pay = async (made: Answer, tender: object): Promise<Answer> => {
  const paid = await keyed(`orders/${textOf(made, 'id')}/pay`, { tenders: [tender] })
  expect(paid.status).toBe(200)
  return paid
}
const refundTopUp = (id: string, fault = 'SELLER'): Promise<Answer> =>
  keyed(`top-ups/${id}/refund`, { fault, reason: 'Moving away' })
const refundBill = (made: Answer, fields: object = {}): Promise<Answer> =>
  keyed(`orders/${textOf(made, 'id')}/refunds`, { reason: 'Not as wished', ...fields })
const product = async (amountMinor: number): Promise<object> => {
  const made = await salon.call('POST /v1/products', { name: 'Course', price: { amountMinor, currency: 'CNY' } })
  return { kind: 'PRODUCT', productId: textOf(made, 'id') }
}
const accountOf = async (customerId: string): Promise<object> =>
  rowsOf(await salon.call(`GET /v1/stored-value/accounts?customerId=${customerId}`))[0] ?? {}

async function settings(storedValue: object): Promise<void> {
  const { headers } = await salon.call(`GET /v1/locations/${ids.location}`)
  const match = { headers: { 'if-match': headers.get('etag') ?? '' } }
  expect((await salon.call(`PATCH /v1/locations/${ids.location}`, { storedValue }, match)).status).toBe(200)
}

/** Tops up, with bonus where an offer gives it, and answers the top-up's id and the order. */
async function topUp(
  amountMinor: number,
  bonusMinor: number,
  offer: object = {},
): Promise<{ readonly id: string; readonly made: Answer }> {
  const steps = [{ paidMinor: amountMinor, bonusMinor }]
  await salon.call('POST /v1/top-up-offers', { name: 'Gift', currency: 'CNY', steps, ...offer })
  const made = await order({ kind: 'TOP_UP', amountMinor })
  await pay(made, { kind: 'CASH', tenderedMinor: amountMinor })
  const [entry] = rowsOf(await salon.call(`GET /v1/stored-value/entries?customerId=${ids.zhao}&limit=1`))
  return { id: (entry?.source as { id: string } | undefined)?.id ?? '', made }
}

describe.each(databases)('what a top-up is worth on $name', ({ open }) => {
  beforeAll(async () => {
    database = await open()
  })
  afterAll(() => database.close())
  beforeEach(async () => {
    salon = await openSalon(database.storage)
    await furnish(salon.mendian, salon)
  })

  test('B55 what has settled a debt was used, and counts in full: it is not paid out again', async () => {
    await pay(await order({ kind: 'SERVICE', serviceId: ids.cut }), { kind: 'ON_ACCOUNT' })
    const { id } = await topUp(100_000, 20_000)
    const tenders = [{ kind: 'STORED_VALUE' }]
    await keyed('receivables/settle', { locationId: ids.location, customerId: ids.zhao, tenders })
    const course = await order(await product(24_000))
    await settings({ spendingOrder: 'PRO_RATA' })
    await pay(course, { kind: 'STORED_VALUE' })
    salon.clock.set(nineMs + 8 * dayMs)
    const done = await refundTopUp(id)
    expect(done).toMatchObject({
      status: 201,
      body: {
        ...{ deductedMinor: 32_800, refundMinor: 67_200 },
        steps: [
          { code: 'PAID' },
          { code: 'BONUS' },
          { code: 'USED', value: 36_800 },
          { code: 'SETTLED', value: 12_800 },
          { code: 'COOLING_OFF' },
          { code: 'RATIO' },
          { code: 'DEDUCTED', explanation: '24000 × 100000 ÷ 120000 + 12800 = 32800' },
          { code: 'REFUND' },
        ],
      },
    })
    expect(await accountOf(ids.zhao)).toMatchObject({ principalMinor: 0, bonusMinor: 0 })
    const [profit] = rowsOf(await salon.call('GET /v1/ledger/profit-and-loss'))
    expect(profit).toMatchObject({ netRevenueMinor: 32_800 })
  })

  test.each([
    [
      'held for a request',
      async ({ made }: { made: Answer }) => {
        const asked = { orderId: textOf(made, 'id'), reason: 'Moving away' }
        expect((await keyed('refund-requests', asked)).status).toBe(201)
      },
    ],
    [
      'moved to another customer',
      async () => {
        const merged = await keyed(`customers/${ids.wang}/merge`, { duplicateId: ids.zhao, locationId: ids.location })
        expect(merged.status).toBe(200)
      },
    ],
    [
      'taken away by hand',
      async () => {
        const fields = { kind: 'PRINCIPAL', amountMinor: -1, reason: 'Put right' }
        const body = { locationId: ids.location, customerId: ids.zhao, ...fields }
        expect((await keyed('stored-value/adjust', body)).status).toBe(200)
      },
    ],
    [
      'expired',
      async () => {
        salon.clock.set(nineMs + 31 * dayMs)
        await salon.mendian.jobs.run()
      },
    ],
  ])('B55 value that was %s is not paid out again', async (_, leave) => {
    const given = await topUp(100_000, 20_000, { principalValidDays: 30, bonusValidDays: 30 })
    await leave(given)
    expect(await refundTopUp(given.id)).toMatchObject({ status: 409, body: { code: 'lot_spent' } })
    const preview = { fault: 'SELLER', reason: 'x' }
    const shown = await salon.call(`POST /v1/top-ups/${given.id}/refund-preview`, preview)
    expect(shown).toMatchObject({ status: 409, body: { code: 'lot_spent' } })
  })

  test('B55 bonus that has expired is worth nothing, and hinders nothing', async () => {
    const { id } = await topUp(100_000, 20_000, { bonusValidDays: 30 })
    await pay(await order({ kind: 'PRODUCT', productId: ids.shampoo }), { kind: 'STORED_VALUE' })
    salon.clock.set(nineMs + 31 * dayMs)
    await salon.mendian.jobs.run()
    expect((await refundTopUp(id, 'CONSUMER')).body).toMatchObject({ deductedMinor: 6_900, refundMinor: 93_100 })
    expect(await accountOf(ids.zhao)).toMatchObject({ principalMinor: 0, bonusMinor: 0 })
  })

  test.each([
    ['at once', [2]],
    ['unit by unit', [1, 1]],
  ])('B55 of a bill paid from it no more principal comes back than its refund has kept, %s', async (_, steps) => {
    await settings({ spendingOrder: 'PRINCIPAL_FIRST' })
    const { id } = await topUp(300_000, 100_000)
    const made = await order({ ...(await product(179_700)), quantity: 2 })
    await pay(made, { kind: 'STORED_VALUE' })
    salon.clock.set(nineMs + 8 * dayMs)
    expect((await refundTopUp(id)).body).toMatchObject({ deductedMinor: 269_550, refundMinor: 30_450 })
    const reopened = await keyed(`orders/${textOf(made, 'id')}/reopen`, { reason: 'Wrong tender' })
    expect(reopened).toMatchObject({
      status: 409,
      body: { code: 'not_reopenable', details: { because: 'TOP_UP_PAID_BACK' } },
    })
    for (const quantity of steps) {
      const back = await refundBill(made, { lines: [{ line: 0, quantity }] })
      expect(back).toMatchObject({ status: 201, body: { totalMinor: 179_700 * quantity } })
    }
    expect(await accountOf(ids.zhao)).toMatchObject({ principalMinor: 269_550, bonusMinor: 89_850 })
    expect(rowsOf(await salon.call('GET /v1/ledger/profit-and-loss'))).toMatchObject([{ netRevenueMinor: 0 }])
    expect(rowsOf(await salon.call('GET /v1/ledger/balance-sheet'))).toMatchObject([
      { assetMinor: 269_550, liabilityMinor: 269_550 },
    ])
    // What came back is spent and comes back as it was.
    const again = await order(await product(269_550))
    await pay(again, { kind: 'STORED_VALUE' })
    await refundBill(again)
    expect(await accountOf(ids.zhao)).toMatchObject({ principalMinor: 269_550, bonusMinor: 89_850 })
    expect((await salon.call('GET /v1/ledger/verify')).body.balanced).toBe(true)
  })

  test('B45 paying a top-up back takes back the points and the figures it gave', async () => {
    const earningRules = [{ kind: 'SPEND', code: 'ALL', points: 1, perMinor: 100, scope: { kinds: ['TOP_UP'] } }]
    const programme = { name: 'Club', currency: 'CNY', timeZone: 'Asia/Shanghai', earningRules, returnPolicy: 'OWED' }
    expect((await salon.call('POST /v1/loyalty-programmes', programme)).status).toBe(201)
    const { id, made } = await topUp(100_000, 20_000)
    const points = async (): Promise<object> => (await salon.call(`GET /v1/customers/${ids.zhao}/points`)).body
    expect(await points()).toMatchObject({ balance: 1_000 })
    expect((await refundTopUp(id)).body).toMatchObject({ refundMinor: 100_000 })
    expect(await points()).toMatchObject({ balance: 0 })
    expect((await salon.call(`GET /v1/orders/${textOf(made, 'id')}`)).body).toMatchObject({
      loyalty: { points: 1_000, pointsReturned: 1_000 },
    })
  })
})
