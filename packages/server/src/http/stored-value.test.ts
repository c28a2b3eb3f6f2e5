import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { databases, type OpenDatabase } from '../main/testing/databases.ts'
import { type Answer, rowsOf, textOf } from '../testing/call.ts'
import { furnish, nineMs, type OpenSalon, openSalon, salonIds } from '../testing/open-salon.ts'

const ids = salonIds()
const dayMs = 86_400_000
const ladder = [
  { paidMinor: 50_000, bonusMinor: 5_000 },
  { paidMinor: 100_000, bonusMinor: 15_000 },
  { paidMinor: 200_000, bonusMinor: 40_000 },
]

let database: OpenDatabase
let salon: OpenSalon
let keys = 0

const offer = async (more: object = {}): Promise<string> =>
  textOf(await salon.call('POST /v1/top-up-offers', { name: 'Ladder', currency: 'CNY', steps: ladder, ...more }), 'id')
const bill = (line: object, more: object = {}): object => ({
  ...{ locationId: ids.location, customerId: ids.zhao, lines: [line] },
  ...more,
})
const topUpLine = (amountMinor: number, more: object = {}): object => ({ kind: 'TOP_UP', amountMinor, ...more })
const order = (line: object, more: object = {}): Promise<Answer> => salon.call('POST /v1/orders', bill(line, more))
const quote = (line: object, more: object = {}): Promise<Answer> =>
  salon.call('POST /v1/orders/calculate', bill(line, more))
const cut = { kind: 'SERVICE', serviceId: ids.cut }

function pay(made: Answer, ...tenders: readonly object[]): Promise<Answer> {
  keys += 1
  const headers = { 'idempotency-key': `pay-${keys}` }
  return salon.call(`POST /v1/orders/${textOf(made, 'id')}/pay`, { tenders }, { headers })
}

const cash = (tenderedMinor: number): object => ({ kind: 'CASH', tenderedMinor })

async function topUp(amountMinor: number, more: object = {}, customer: object = {}): Promise<Answer> {
  return pay(await order(topUpLine(amountMinor, more), customer), cash(amountMinor))
}

/** What the customer has, by account. */
async function balances(customerId: string = ids.zhao): Promise<Readonly<Record<string, unknown>>> {
  const rows = rowsOf(await salon.call(`GET /v1/ledger/accounts?subjectId=${customerId}`))
  return Object.fromEntries(rows.map(({ account, availableMinor }) => [account, availableMinor]))
}

const grantOf = ({ body }: Answer): unknown => (body.lines as { prepaid: unknown }[] | undefined)?.[0]?.prepaid

describe.each(databases)('stored value on $name', ({ open }) => {
  beforeAll(async () => {
    database = await open()
  })
  afterAll(() => database.close())
  beforeEach(async () => {
    salon = await openSalon(database.storage)
    await furnish(salon.mendian, salon)
  })

  test('SV-01 a top-up with bonus: 1000 → +200 gives principal 100000 and bonus 20000', async () => {
    const id = await offer({ steps: [{ paidMinor: 100_000, bonusMinor: 20_000 }] })
    const made = await order(topUpLine(100_000))
    expect(made.body).toMatchObject({ totalMinor: 100_000, state: 'OPEN', taxMinor: 0 })
    expect(grantOf(made)).toMatchObject({ topUpOfferId: id, principalMinor: 100_000, bonusMinor: 20_000 })
    const paid = await pay(made, cash(100_000))
    expect(paid.body).toMatchObject({ state: 'COMPLETED', paymentState: 'PAID', paidMinor: 100_000 })
    expect(await balances()).toEqual({ STORED_VALUE_PRINCIPAL: 100_000, STORED_VALUE_BONUS: 20_000 })
    expect((await salon.call('GET /v1/ledger/verify')).body.balanced).toBe(true)
    const [day] = rowsOf(await salon.call('GET /v1/ledger/profit-and-loss')) as { netRevenueMinor?: number }[]
    expect(day?.netRevenueMinor ?? 0).toBe(0)
  })

  test('SV-02 the highest step reached counts, and steps add up only where the offer says so', async () => {
    const plain = await offer()
    const bonus = async (amountMinor: number, topUpOfferId: string): Promise<unknown> => {
      const grant = grantOf(await quote(topUpLine(amountMinor, { topUpOfferId })))
      return (grant as { bonusMinor?: number } | undefined)?.bonusMinor ?? 0
    }
    const paid = [49_900, 50_000, 99_900, 100_000, 199_900, 200_000]
    const got = await Promise.all(paid.map((amountMinor) => bonus(amountMinor, plain)))
    expect(got).toEqual([0, 5_000, 5_000, 15_000, 15_000, 40_000])
    const cumulative = await offer({ cumulative: true })
    const filled = await Promise.all([99_900, 150_000, 199_900, 350_000].map((each) => bonus(each, cumulative)))
    expect(filled).toEqual([5_000, 20_000, 20_000, 60_000])
    expect(await quote(topUpLine(49_900, { topUpOfferId: plain }))).toMatchObject({
      status: 409,
      body: { code: 'top_up_offer_rejected', details: { because: 'BELOW_FIRST_STEP' } },
    })
  })

  test.each([
    [49_900, 0],
    [50_000, 5_000],
    [99_900, 5_000],
    [100_000, 15_000],
    [199_900, 15_000],
    [200_000, 40_000],
  ])(
    'SV-02 a recharge of %i with the ladder of the shop is worth that and %i more',
    async (amountMinor, bonusMinor) => {
      await offer()
      expect((await topUp(amountMinor)).body).toMatchObject({ state: 'COMPLETED', paidMinor: amountMinor })
      const bonus = bonusMinor === 0 ? {} : { STORED_VALUE_BONUS: bonusMinor }
      expect(await balances()).toEqual({ STORED_VALUE_PRINCIPAL: amountMinor, ...bonus })
    },
  )

  test('the best offer is had, or the one that is named, or none, and never two', async () => {
    await offer()
    const generous = await offer({ steps: [{ paidMinor: 50_000, bonusMinor: 6_000 }] })
    const brief = await offer({ steps: [{ paidMinor: 50_000, bonusMinor: 1_000 }] })
    expect(grantOf(await quote(topUpLine(50_000)))).toMatchObject({ topUpOfferId: generous, bonusMinor: 6_000 })
    expect(grantOf(await quote(topUpLine(50_000, { topUpOfferId: brief })))).toMatchObject({ bonusMinor: 1_000 })
    expect(grantOf(await quote(topUpLine(50_000, { topUpOfferId: null })))).toMatchObject({ bonusMinor: 0 })
    await salon.call(`POST /v1/top-up-offers/${brief}/archive`)
    const archived = await quote(topUpLine(50_000, { topUpOfferId: brief }))
    expect(archived).toMatchObject({ status: 409, body: { code: 'reference_archived' } })
    const shown = (await quote(topUpLine(50_000))).body.quoteHash
    await offer({ steps: [{ paidMinor: 50_000, bonusMinor: 7_000 }] })
    const changed = await order(topUpLine(50_000), { quoteHash: shown })
    expect(changed).toMatchObject({ status: 409, body: { code: 'quote_changed' } })
  })

  test.each([
    ['too early', { validFrom: '2026-11-22T00:00:00+08:00' }, 'NOT_YET_VALID'],
    ['over', { validUntil: '2026-11-21T09:00:00+08:00' }, 'EXPIRED'],
    ['in another currency', { currency: 'EUR' }, 'OTHER_CURRENCY'],
  ])('an offer that is %s is not to be had', async (_, more, because) => {
    const topUpOfferId = await offer(more)
    expect(grantOf(await quote(topUpLine(50_000)))).toMatchObject({ topUpOfferId: null, bonusMinor: 0 })
    expect(await quote(topUpLine(50_000, { topUpOfferId }))).toMatchObject({
      status: 409,
      body: { code: 'top_up_offer_rejected', details: { topUpOfferId, because } },
    })
  })

  test('SV-04 an offer for new customers works once, however many orders wait', async () => {
    const topUpOfferId = await offer({ newCustomersOnly: true })
    const [first, second] = [await order(topUpLine(50_000)), await order(topUpLine(50_000))]
    expect([grantOf(first), grantOf(second)]).toMatchObject([{ bonusMinor: 5_000 }, { bonusMinor: 5_000 }])
    const both = await Promise.all([pay(first, cash(50_000)), pay(second, cash(50_000))])
    expect(both.map(({ status }) => status).sort()).toEqual([200, 409])
    expect(both.find(({ status }) => status === 409)?.body).toMatchObject({
      code: 'top_up_offer_lapsed',
      details: { topUpOfferId, line: 0 },
    })
    expect(await balances()).toEqual({ STORED_VALUE_PRINCIPAL: 50_000, STORED_VALUE_BONUS: 5_000 })
    expect(grantOf(await quote(topUpLine(50_000)))).toMatchObject({ bonusMinor: 0 })
    expect(await quote(topUpLine(50_000, { topUpOfferId }))).toMatchObject({
      body: { code: 'top_up_offer_rejected', details: { because: 'NOT_FIRST_TOP_UP' } },
    })
    const two = { ...bill(topUpLine(50_000)), customerId: ids.wang, lines: [topUpLine(50_000), topUpLine(50_000)] }
    const grants = (await salon.call('POST /v1/orders/calculate', two)).body.lines
    expect(grants).toMatchObject([{ prepaid: { bonusMinor: 5_000 } }, { prepaid: { bonusMinor: 0 } }])
  })

  test('SV-04 who has topped up as a duplicate is no new customer', async () => {
    await offer({ newCustomersOnly: true })
    await topUp(50_000)
    const merged = { duplicateId: ids.zhao, locationId: ids.location }
    const headers = { 'idempotency-key': 'merge-who-topped-up' }
    expect((await salon.call(`POST /v1/customers/${ids.wang}/merge`, merged, { headers })).status).toBe(200)
    const next = { customerId: ids.wang }
    expect(grantOf(await quote(topUpLine(50_000), next))).toMatchObject({ bonusMinor: 0 })
    expect(grantOf(await order(topUpLine(50_000), next))).toMatchObject({ bonusMinor: 0 })
  })

  test('SV-02 a bonus that adds up beyond every number is as much as a top-up may bring', async () => {
    await offer({ cumulative: true, steps: [{ paidMinor: 1, bonusMinor: 1_000_000_000_000 }] })
    for (const times of [1, 2]) {
      expect((await topUp(1_000_000)).status).toBe(200)
      expect(await balances()).toMatchObject({ STORED_VALUE_BONUS: times * 1_000_000_000_000 })
    }
  })

  test('SV-03 of two payments of the whole balance at once one succeeds, and nothing is below zero', async () => {
    await topUp(12_800)
    const orders = [await order(cut), await order(cut)]
    const answers = await Promise.all(orders.map((made) => pay(made, { kind: 'STORED_VALUE' })))
    expect(answers.map(({ status }) => status).sort()).toEqual([200, 409])
    expect(answers.find(({ status }) => status === 409)?.body).toMatchObject({
      code: 'balance_insufficient',
      details: { availableMinor: 0, askedMinor: 12_800 },
    })
    expect(await balances()).toEqual({ STORED_VALUE_PRINCIPAL: 0 })
    expect((await salon.call('GET /v1/ledger/verify')).body.balanced).toBe(true)
  })

  test('stored value pays what there is of it, and each payment says of which lots it came', async () => {
    await offer({ principalValidDays: 730, bonusValidDays: 1 })
    await topUp(50_000)
    const made = await order({ ...cut, quantity: 5 })
    const paid = await pay(made, { kind: 'STORED_VALUE' }, cash(10_000))
    expect(paid.body).toMatchObject({
      state: 'COMPLETED',
      changeMinor: 1_000,
      payments: [
        {
          ...{ kind: 'STORED_VALUE', amountMinor: 55_000, changeMinor: 0 },
          parts: [
            { account: 'STORED_VALUE_PRINCIPAL', subjectId: ids.zhao, amountMinor: 50_000, costMinor: 50_000 },
            { account: 'STORED_VALUE_BONUS', subjectId: ids.zhao, amountMinor: 5_000, costMinor: 0 },
          ],
        },
        { kind: 'CASH', amountMinor: 9_000, tenderedMinor: 10_000 },
      ],
    })
    const [profit] = rowsOf(await salon.call('GET /v1/ledger/profit-and-loss'))
    expect(profit).toMatchObject({ netRevenueMinor: 59_000 })
  })

  test.each([
    ['EARLIEST_EXPIRY', 42_200, 0],
    ['PRINCIPAL_FIRST', 37_200, 5_000],
    ['BONUS_FIRST', 42_200, 0],
    ['PRO_RATA', 38_364, 3_836],
  ])('%s is the order in which the location spends', async (spendingOrder, principalMinor, bonusMinor) => {
    const location = `locations/${ids.location}`
    const headers = { 'if-match': '"1"' }
    await salon.call(`PATCH /v1/${location}`, { storedValue: { spendingOrder } }, { headers })
    await offer({ bonusValidDays: 30 })
    await topUp(50_000)
    await pay(await order(cut), { kind: 'STORED_VALUE' })
    expect(await balances()).toEqual({ STORED_VALUE_PRINCIPAL: principalMinor, STORED_VALUE_BONUS: bonusMinor })
  })

  test('principal and bonus end apart, and what has ended is not spent', async () => {
    await offer({ principalValidDays: 10, bonusValidDays: 2 })
    await topUp(50_000)
    salon.clock.set(nineMs + 2 * dayMs)
    const made = await order(cut)
    expect((await pay(made, { kind: 'STORED_VALUE' })).body).toMatchObject({
      payments: [{ parts: [{ account: 'STORED_VALUE_PRINCIPAL', amountMinor: 12_800 }] }],
    })
    salon.clock.set(nineMs + 10 * dayMs)
    expect(await pay(await order(cut), { kind: 'STORED_VALUE' })).toMatchObject({
      status: 409,
      body: { code: 'balance_insufficient', details: { availableMinor: 0 } },
    })
  })

  test('stored value pays for no top-ups; only cash gives change', async () => {
    await topUp(50_000)
    const made = await salon.call('POST /v1/orders', {
      ...{ locationId: ids.location, customerId: ids.zhao },
      lines: [cut, topUpLine(10_000)],
    })
    expect(await pay(made, { kind: 'STORED_VALUE', amountMinor: 12_801 })).toMatchObject({
      status: 422,
      body: { code: 'tender_exceeds_due', details: { tender: 0, askedMinor: 12_801, payableMinor: 12_800 } },
    })
    expect(await pay(made, { kind: 'STORED_VALUE' })).toMatchObject({
      status: 422,
      body: {
        code: 'tender_insufficient',
        details: {
          ...{ dueMinor: 22_800, tenderedMinor: 12_800 },
          capped: [{ tender: 0, by: 'MONEY_ONLY', maxMinor: 12_800 }],
        },
      },
    })
    expect(await pay(made, { kind: 'STORED_VALUE' }, { kind: 'STORED_VALUE' })).toMatchObject({
      status: 422,
      body: {
        code: 'tender_exceeds_due',
        details: { tender: 1, askedMinor: 10_000, payableMinor: 0, because: 'MONEY_ONLY' },
      },
    })
    const only = await order(topUpLine(10_000))
    expect(await pay(only, { kind: 'STORED_VALUE' })).toMatchObject({
      status: 422,
      body: { code: 'tender_exceeds_due', details: { tender: 0, payableMinor: 0, because: 'MONEY_ONLY' } },
    })
    const paid = await pay(made, cash(5_000), { kind: 'STORED_VALUE' }, cash(6_000))
    expect(paid.body).toMatchObject({ changeMinor: 1_000, payments: [{}, { amountMinor: 12_800 }, {}] })
    expect(await balances()).toEqual({ STORED_VALUE_PRINCIPAL: 50_000 - 12_800 + 10_000 })
  })

  test('what is somebody’s needs somebody', async () => {
    const nobody = { customerId: undefined }
    expect(await order(topUpLine(1_000), nobody)).toMatchObject({
      status: 422,
      body: { code: 'customer_required', details: { line: 0 } },
    })
    expect(await pay(await order(cut, nobody), { kind: 'STORED_VALUE' })).toMatchObject({
      status: 422,
      body: { code: 'customer_required', details: { tender: 0 } },
    })
  })

  test('a payment of a provider pays once', async () => {
    const sandbox = (reference: string, more: object = {}): object => ({
      ...{ kind: 'PROVIDER', provider: 'SANDBOX', reference },
      ...more,
    })
    const [first, second] = [await order(cut), await order(cut)]
    expect(await pay(first, sandbox('a', { amountMinor: 1 }), sandbox('a'))).toMatchObject({
      status: 409,
      body: { code: 'payment_reference_used', details: { tender: 1, reference: 'a', orderId: null } },
    })
    const both = await Promise.all([pay(first, sandbox('a')), pay(second, sandbox('a'))])
    expect(both.map(({ status }) => status).sort()).toEqual([200, 409])
    const [paid] = both.filter(({ status }) => status === 200)
    expect(paid?.body).toMatchObject({ payments: [{ kind: 'PROVIDER', provider: 'SANDBOX', reference: 'a' }] })
    expect(both.find(({ status }) => status === 409)?.body).toMatchObject({
      code: 'payment_reference_used',
      details: { orderId: paid?.body.id },
    })
    const third = await order(cut)
    expect(await pay(third, sandbox('b', { amountMinor: 12_801 }))).toMatchObject({
      status: 422,
      body: { code: 'tender_exceeds_due' },
    })
  })
})
