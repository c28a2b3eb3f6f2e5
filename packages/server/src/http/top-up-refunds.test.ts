import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { databases, type OpenDatabase } from '../main/testing/databases.ts'
import { type Answer, rowsOf, textOf } from '../testing/call.ts'
import { furnish, nineMs, type OpenSalon, openSalon, salonIds } from '../testing/open-salon.ts'

const ids = salonIds()
const eightDaysMs = 8 * 86_400_000
let database: OpenDatabase
let salon: OpenSalon
let keys = 0

const keyed = (path: string, body: object): Promise<Answer> => {
  keys += 1
  return salon.call(`POST /v1/${path}`, body, { headers: { 'idempotency-key': `tr-${keys}` } })
}
const order = (line: object): Promise<Answer> =>
  salon.call('POST /v1/orders', { locationId: ids.location, customerId: ids.zhao, lines: [line] })
const pay = async (made: Answer, tender: object): Promise<Answer> =>
  keyed(`orders/${textOf(made, 'id')}/pay`, { tenders: [tender] })

/** Tops up 3000.00 with 1000.00 of bonus and spends 3594.00 of it. */
async function partUsed(spendingOrder = 'EARLIEST_EXPIRY'): Promise<string> {
  const { headers } = await salon.call(`GET /v1/locations/${ids.location}`)
  const match = { headers: { 'if-match': headers.get('etag') ?? '' } }
  await salon.call(`PATCH /v1/locations/${ids.location}`, { storedValue: { spendingOrder } }, match)
  const steps = [{ paidMinor: 300_000, bonusMinor: 100_000 }]
  await salon.call('POST /v1/top-up-offers', { name: 'Gift', currency: 'CNY', steps })
  await pay(await order({ kind: 'TOP_UP', amountMinor: 300_000 }), { kind: 'CASH', tenderedMinor: 300_000 })
  const price = { amountMinor: 359_400, currency: 'CNY' }
  const course = textOf(await salon.call('POST /v1/products', { name: 'Course', price }), 'id')
  await pay(await order({ kind: 'PRODUCT', productId: course }), { kind: 'STORED_VALUE' })
  return topUpId()
}

async function topUpId(): Promise<string> {
  const [account] = rowsOf(await salon.call(`GET /v1/stored-value/entries?customerId=${ids.zhao}&limit=1`))
  return (account?.source as { id: string } | undefined)?.id ?? ''
}

const preview = (id: string, fault: string): Promise<Answer> =>
  salon.call(`POST /v1/top-ups/${id}/refund-preview`, { fault, reason: 'Moving away' })
const refund = (id: string, fault: string, more: object = {}): Promise<Answer> =>
  keyed(`top-ups/${id}/refund`, { fault, reason: 'Moving away', ...more })

describe.each(databases)('refunds of top-ups on $name', ({ open }) => {
  beforeAll(async () => {
    database = await open()
  })
  afterAll(() => database.close())
  beforeEach(async () => {
    salon = await openSalon(database.storage)
    await furnish(salon.mendian, salon)
  })

  test('B55 paid 3000 with 1000 on top, used 3594: 2695.50 is deducted, step by step, and the rest paid back', async () => {
    const id = await partUsed()
    salon.clock.set(nineMs + eightDaysMs)
    const before = await database.dump()
    const shown = await preview(id, 'SELLER')
    expect(shown.body).toMatchObject({
      ...{ topUpId: id, policy: 'PRC_PREPAID', deductedMinor: 269_550, refundMinor: 30_450 },
      steps: [
        { code: 'PAID', value: 300_000 },
        { code: 'BONUS', value: 100_000 },
        { code: 'USED', value: 359_400 },
        { code: 'COOLING_OFF', value: 0 },
        { code: 'RATIO', value: 7_500 },
        { code: 'DEDUCTED', value: 269_550, explanation: '359400 × 300000 ÷ 400000 = 269550' },
        { code: 'REFUND', value: 30_450 },
      ],
      refund: { amountMinor: 300_000, feeMinor: 269_550, totalMinor: 30_450 },
    })
    expect(await database.dump()).toBe(before)
    const done = await refund(id, 'SELLER')
    expect(done).toMatchObject({
      status: 201,
      body: {
        refundMinor: 30_450,
        steps: shown.body.steps,
        refund: { payments: [{ kind: 'CASH', amountMinor: 30_450 }] },
      },
    })
    const accounts = rowsOf(await salon.call('GET /v1/stored-value/accounts'))
    expect(accounts).toMatchObject([{ principalMinor: 0, bonusMinor: 0, lots: [] }])
    const [profit] = rowsOf(await salon.call('GET /v1/ledger/profit-and-loss'))
    expect(profit).toMatchObject({ netRevenueMinor: 269_550 })
    const verified = await salon.call('GET /v1/ledger/verify')
    expect(verified.body).toMatchObject({ balanced: true })
    expect(await refund(id, 'SELLER')).toMatchObject({ status: 409, body: { code: 'not_refundable' } })
  })

  test.each([
    ['SELLER', 'BONUS_FIRST', 30_450],
    ['SELLER', 'PRO_RATA', 30_450],
    ['CONSUMER', 'BONUS_FIRST', 0],
  ])('B55 what is kept is revenue: fault of the %s, spent %s', async (fault, spendingOrder, refundMinor) => {
    const id = await partUsed(spendingOrder)
    salon.clock.set(nineMs + eightDaysMs)
    expect((await refund(id, fault)).body).toMatchObject({ refundMinor })
    const [profit] = rowsOf(await salon.call('GET /v1/ledger/profit-and-loss'))
    expect(profit).toMatchObject({ netRevenueMinor: 300_000 - refundMinor })
    const [sheet] = rowsOf(await salon.call('GET /v1/ledger/balance-sheet'))
    expect(sheet).toMatchObject({ assetMinor: 300_000 - refundMinor, liabilityMinor: 0 })
    expect((await salon.call('GET /v1/ledger/verify')).body.balanced).toBe(true)
  })

  test('of a top-up that is used up nothing goes back, even where its bill was rounded down', async () => {
    const { headers } = await salon.call(`GET /v1/locations/${ids.location}`)
    const match = { headers: { 'if-match': headers.get('etag') ?? '' } }
    const pricing = { taxInclusive: true, cashRounding: { unitMinor: 100, mode: 'FLOOR' } }
    expect((await salon.call(`PATCH /v1/locations/${ids.location}`, { pricing }, match)).status).toBe(200)
    const lines = [{ kind: 'TOP_UP', amountMinor: 9_990, topUpOfferId: null }]
    const bill = { locationId: ids.location, customerId: ids.zhao, lines, roundTotal: true }
    const made = await salon.call('POST /v1/orders', bill)
    expect(made.body).toMatchObject({ totalMinor: 9_900, roundingMinor: -90 })
    await pay(made, { kind: 'CASH', tenderedMinor: 9_900 })
    const price = { amountMinor: 9_990, currency: 'CNY' }
    const productId = textOf(await salon.call('POST /v1/products', { name: 'Oil', price }), 'id')
    const bought = await pay(await order({ kind: 'PRODUCT', productId }), { kind: 'STORED_VALUE' })
    expect(bought.status).toBe(200)
    const id = await topUpId()
    const refused = { status: 409, body: { code: 'not_refundable', details: { because: 'NOTHING_LEFT' } } }
    expect(await preview(id, 'CONSUMER')).toMatchObject(refused)
    expect(await refund(id, 'CONSUMER')).toMatchObject(refused)
  })

  test('within the cooling-off it does not matter who is at fault, and an unused top-up goes back whole', async () => {
    const id = await partUsed()
    salon.clock.set(nineMs + 7 * 86_400_000 - 1)
    expect((await preview(id, 'CONSUMER')).body).toMatchObject({ refundMinor: 30_450 })
    salon.clock.set(nineMs + 7 * 86_400_000)
    expect((await preview(id, 'CONSUMER')).body).toMatchObject({ refundMinor: 0, deductedMinor: 300_000 })
    const plain = { kind: 'TOP_UP', amountMinor: 5_000, topUpOfferId: null }
    await pay(await order(plain), { kind: 'CASH', tenderedMinor: 5_000 })
    const accounts = rowsOf(await salon.call('GET /v1/stored-value/accounts'))
    const lots = (accounts[0]?.lots ?? []) as { sourceId: string; remainingMinor: number }[]
    const fresh = lots.find(({ remainingMinor }) => remainingMinor === 5_000)?.sourceId ?? ''
    const destination = 'STORE_CREDIT'
    expect((await refund(fresh, 'CONSUMER', { destination })).body).toMatchObject({ refundMinor: 5_000 })
    expect(rowsOf(await salon.call('GET /v1/stored-value/accounts'))).toMatchObject([{ principalMinor: 5_000 }])
  })

  test.each([
    ['the top-up first', [0, 1]],
    ['the goods first', [1, 0]],
    ['both at once', null],
  ] as const)('a bill that was rounded down gives back what was paid for it: %s', async (_, order) => {
    const { headers } = await salon.call(`GET /v1/locations/${ids.location}`)
    const match = { headers: { 'if-match': headers.get('etag') ?? '' } }
    const pricing = { taxInclusive: true, cashRounding: { unitMinor: 100, mode: 'FLOOR' } }
    expect((await salon.call(`PATCH /v1/locations/${ids.location}`, { pricing }, match)).status).toBe(200)
    const price = { amountMinor: 8_855, currency: 'CNY' }
    const productId = textOf(await salon.call('POST /v1/products', { name: 'Oil', price }), 'id')
    const lines = [
      { kind: 'TOP_UP', amountMinor: 9_990, topUpOfferId: null },
      { kind: 'PRODUCT', productId },
    ]
    const made = await salon.call('POST /v1/orders', {
      ...{ locationId: ids.location, customerId: ids.zhao, lines, roundTotal: true },
    })
    expect(made.body).toMatchObject({ totalMinor: 18_800, roundingMinor: -45 })
    await pay(made, { kind: 'CASH', tenderedMinor: 18_800 })
    const back: number[] = []
    for (const line of order ?? [null]) {
      const body = line === null ? {} : { lines: [{ line, quantity: 1 }] }
      const answer = await keyed(`orders/${textOf(made, 'id')}/refunds`, { reason: 'Moving away', ...body })
      expect(answer.status).toBe(201)
      back.push(Number(answer.body.totalMinor))
    }
    expect(back.reduce((total, amountMinor) => total + amountMinor, 0)).toBe(18_800)
    expect(rowsOf(await salon.call('GET /v1/ledger/balance-sheet'))).toMatchObject([
      { assetMinor: 0, liabilityMinor: 0 },
    ])
    expect((await salon.call('GET /v1/ledger/verify')).body.balanced).toBe(true)
  })
})
