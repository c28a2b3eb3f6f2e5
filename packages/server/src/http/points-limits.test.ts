import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { databases, type OpenDatabase } from '../main/testing/databases.ts'
import { type Answer, textOf } from '../testing/call.ts'
import { furnish, type OpenSalon, openSalon, salonIds } from '../testing/open-salon.ts'

const ids = salonIds()
const shampoo = { kind: 'PRODUCT', productId: ids.shampoo }
const perYuan = { kind: 'SPEND', code: 'SPEND', points: 1, perMinor: 100 }
const cash = { kind: 'CASH', tenderedMinor: 1_000_000 }
let salon: OpenSalon
let database: OpenDatabase
let keys = 0

const keyed = (path: string, body: object): Promise<Answer> => {
  keys += 1
  return salon.call(`POST /v1/${path}`, body, { headers: { 'idempotency-key': `limits-${keys}` } })
}
const programme = async (fields: object): Promise<void> => {
  const body = { name: 'Club', currency: 'CNY', timeZone: 'Asia/Shanghai', earningRules: [perYuan], ...fields }
  expect((await salon.call('POST /v1/loyalty-programmes', body)).status).toBe(201)
}
const bill = (quantity = 1): Promise<Answer> =>
  salon.call('POST /v1/orders', {
    ...{ locationId: ids.location, customerId: ids.zhao },
    lines: [{ ...shampoo, quantity }],
  })
const pay = (order: Answer, ...tenders: readonly object[]): Promise<Answer> =>
  keyed(`orders/${textOf(order, 'id')}/pay`, { tenders })
const buy = async (quantity = 1): Promise<Answer> => pay(await bill(quantity), cash)
const balance = async (): Promise<unknown> => (await salon.call(`GET /v1/customers/${ids.zhao}/points`)).body.balance

describe.each(databases)('the limits of points on $name', ({ open }) => {
  beforeAll(async () => {
    database = await open()
  })
  afterAll(() => database.close())
  beforeEach(async () => {
    salon = await openSalon(database.storage)
    await furnish(salon.mendian, salon)
  })

  test('PT-02 the share of a bill that points may pay is one for all tenders of points', async () => {
    const tender = { points: 100, amountMinor: 100, maxShareBasisPoints: 5_000 }
    await programme({ earningRules: [{ ...perYuan, points: 100 }], tender })
    await buy()
    const order = await bill()
    const points = (points: number): object => ({ kind: 'POINTS', points })
    expect(await pay(order, points(3_000), points(450), points(100), cash)).toMatchObject({
      status: 422,
      body: { code: 'tender_superfluous', details: { tender: 2 } },
    })
    expect(await pay(order, points(4_000))).toMatchObject({
      status: 422,
      body: {
        code: 'tender_insufficient',
        details: {
          ...{ dueMinor: 6_900, tenderedMinor: 3_450 },
          capped: [{ tender: 0, by: 'POINTS_SHARE', maxShareBasisPoints: 5_000, maxMinor: 3_450 }],
        },
      },
    })
    const topUp = {
      ...{ locationId: ids.location, customerId: ids.zhao },
      lines: [{ kind: 'TOP_UP', amountMinor: 500 }],
    }
    expect(await pay(await salon.call('POST /v1/orders', topUp), points(500))).toMatchObject({
      status: 422,
      body: { code: 'tender_exceeds_due', details: { tender: 0, payableMinor: 0, because: 'MONEY_ONLY' } },
    })
    expect((await pay(order, points(3_000), points(2_000), cash)).body).toMatchObject({
      payments: [{ amountMinor: 3_000 }, { amountMinor: 450 }, { kind: 'CASH', amountMinor: 3_450 }],
    })
    expect((await salon.call('GET /v1/ledger/verify')).body).toMatchObject({ balanced: true })
  })

  test('B43 what bonus and points have paid earns nothing, whatever else is on the bill, nor do top-ups reach a boost', async () => {
    const big = { code: 'BIG', name: 'Big', effect: { kind: 'ADD', points: 500 }, minSpendMinor: 10_000 }
    const tender = { points: 1, amountMinor: 100 }
    await programme({ tender, earningBoosts: [big] })
    const gift = { locationId: ids.location, customerId: ids.zhao, kind: 'BONUS', amountMinor: 6_900, reason: 'Gift' }
    expect((await keyed('stored-value/adjust', gift)).status).toBe(200)
    const withTopUp = (): Promise<Answer> =>
      salon.call('POST /v1/orders', {
        ...{ locationId: ids.location, customerId: ids.zhao },
        lines: [shampoo, { kind: 'TOP_UP', amountMinor: 100_000 }],
      })
    const byBonus = await pay(await withTopUp(), { kind: 'STORED_VALUE', amountMinor: 6_900 }, cash)
    expect(byBonus).toMatchObject({ status: 200, body: { loyalty: { points: 0 } } })
    expect((await buy()).body).toMatchObject({ loyalty: { points: 69 } })
    const byPoints = await pay(await withTopUp(), { kind: 'POINTS', points: 69 }, cash)
    expect(byPoints).toMatchObject({ status: 200, body: { loyalty: { points: 0 } } })
    expect((await buy(2)).body).toMatchObject({ loyalty: { points: 138 + 500 } })
    expect((await salon.call('GET /v1/ledger/verify')).body).toMatchObject({ balanced: true })
  })

  test.each([
    ['a point worth all the money there is', { points: 1, amountMinor: 1_000_000_000_000 }, 6_900, 999_999_999],
    ['all points worth a fen', { points: 1_000_000_000, amountMinor: 1 }, 1, 0],
  ])('B43 the extremes of what a programme may say are no faults: %s', async (_, tender, paidMinor, left) => {
    const effect = { kind: 'MULTIPLY', factorBasisPoints: 1_000_000 }
    await programme({
      earningRules: [{ ...perYuan, points: 1_000_000_000, perMinor: 1 }],
      earningBoosts: [{ code: 'MOST', name: 'Most', effect }],
      tender,
    })
    const bought = await buy(99)
    expect(bought).toMatchObject({ status: 200, body: { loyalty: { points: 1_000_000_000 } } })
    const order = await bill()
    const paid = await pay(order, { kind: 'POINTS', points: 1_000_000_000 }, ...(paidMinor < 6_900 ? [cash] : []))
    expect(paid).toMatchObject({ status: 200, body: { state: 'COMPLETED' } })
    expect((paid.body.payments as readonly object[])[0]).toMatchObject({ kind: 'POINTS', amountMinor: paidMinor })
    const earned = paidMinor < 6_900 ? 1_000_000_000 : 0
    expect(await balance()).toBe(left + earned)
    const refund = await keyed(`orders/${textOf(bought, 'id')}/refunds`, { reason: 'x' })
    expect(refund.status).toBe(201)
  })

  test('C3 points are earned once and end once, whatever pays, refunds and looks after them at once', async () => {
    await programme({ expiry: { months: 1, roundTo: 'DAY' }, returnPolicy: 'OWED' })
    for (let round = 0; round < 4; round += 1) {
      const order = await bill()
      const twice = { headers: { 'idempotency-key': `c3-${round}` } }
      const path = `POST /v1/orders/${textOf(order, 'id')}/pay`
      const paid = await Promise.all([1, 2, 3].map(() => salon.call(path, { tenders: [cash] }, twice)))
      expect(paid.map(({ status }) => status)).toContain(200)
      expect(await balance()).toBe(69)
      salon.clock.set(salon.clock.nowMs() + 32 * 86_400_000)
      const [first, second, refund] = await Promise.all([
        salon.mendian.jobs.run(),
        salon.mendian.jobs.run(),
        keyed(`orders/${textOf(order, 'id')}/refunds`, { reason: 'x' }),
      ])
      expect(refund.status).toBe(201)
      expect(Number(first.expiredLots) + Number(second.expiredLots)).toBeLessThanOrEqual(1)
      await salon.mendian.jobs.run()
      expect((await salon.call(`GET /v1/customers/${ids.zhao}/points`)).body).toMatchObject({ balance: 0, owed: 0 })
      const books = await salon.call(`GET /v1/ledger/accounts?subjectId=${ids.zhao}`)
      expect(books.body).toMatchObject({ data: [{ account: 'POINTS', postedMinor: 0 }] })
    }
    expect((await salon.call('GET /v1/ledger/verify')).body).toMatchObject({ balanced: true })
  })

  test('B44 reopening an order gives the use of a limited boost back', async () => {
    const limit = { times: 1, per: 'EVER' }
    const earningBoosts = [{ code: 'FIRST', name: 'First', effect: { kind: 'ADD', points: 100 }, limit }]
    await programme({ earningBoosts })
    const first = await buy()
    expect(await balance()).toBe(169)
    const reopened = await keyed(`orders/${textOf(first, 'id')}/reopen`, { reason: 'Wrong tender' })
    expect(await balance()).toBe(0)
    await pay(reopened, cash)
    expect(await balance()).toBe(169)
    await buy()
    expect(await balance()).toBe(238)
  })
})
