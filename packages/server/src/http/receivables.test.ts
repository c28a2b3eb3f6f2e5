import { permissions } from '@mendian/core'
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { auditBooks } from '../engine/ledger/audit-books.ts'
import { databases, type OpenDatabase } from '../main/testing/databases.ts'
import { type Answer, type CallOptions, rowsOf, textOf } from '../testing/call.ts'
import { done, furnish, type OpenSalon, openSalon, salonIds } from '../testing/open-salon.ts'

const ids = salonIds()
let database: OpenDatabase
let salon: OpenSalon
let keys = 0

const post = (path: string, body: object, options: CallOptions = {}): Promise<Answer> => {
  keys += 1
  return salon.call(`POST /v1/${path}`, body, { ...options, headers: { 'idempotency-key': `debt-${keys}` } })
}
const cut = { kind: 'SERVICE', serviceId: ids.cut }
const shampoos = (quantity: number): object => ({ kind: 'PRODUCT', productId: ids.shampoo, quantity })
const topUp = (amountMinor: number): object => ({ kind: 'TOP_UP', amountMinor, topUpOfferId: null })
const bill = (lines: readonly object[], customerId: string | undefined = ids.zhao): Promise<Answer> =>
  salon.call('POST /v1/orders', { locationId: ids.location, customerId, lines })
const pay = (order: Answer, ...tenders: readonly object[]): Promise<Answer> =>
  post(`orders/${textOf(order, 'id')}/pay`, { tenders })
const cash = (tenderedMinor: number): object => ({ kind: 'CASH', tenderedMinor })
const owe = (amountMinor?: number): object => ({ kind: 'ON_ACCOUNT', ...(amountMinor ? { amountMinor } : {}) })
const refund = (order: Answer, fields: object = {}): Promise<Answer> =>
  post(`orders/${textOf(order, 'id')}/refunds`, { reason: '不满意', ...fields })
const who = { locationId: ids.location, customerId: ids.zhao }
const settle = (fields: object, options: CallOptions = {}): Promise<Answer> =>
  post('receivables/settle', { ...who, ...fields }, options)
const receivables = async (query = ''): Promise<readonly Record<string, unknown>[]> =>
  rowsOf(await salon.call(`GET /v1/receivables?customerId=${ids.zhao}${query}`))
const openMinor = async (): Promise<unknown> => (await receivables()).map((row) => row.openMinor)
const limit = async (creditLimitMinor: number | null): Promise<void> => {
  const { headers } = await salon.call(`GET /v1/customers/${ids.zhao}`)
  const match = { headers: { 'if-match': headers.get('etag') ?? '' } }
  expect((await salon.call(`PATCH /v1/customers/${ids.zhao}`, { creditLimitMinor }, match)).status).toBe(200)
}
const sheet = async (): Promise<Record<string, number>> => {
  const [of] = rowsOf(await salon.call('GET /v1/ledger/trial-balance'))
  const lines = (of?.lines ?? []) as readonly { account: string; debitMinor: number; creditMinor: number }[]
  const sums = lines.map((line) => [line.account, line.debitMinor - line.creditMinor] as const)
  return Object.fromEntries(sums.filter(([, amount]) => amount !== 0))
}
const faults = (): Promise<unknown> =>
  database.storage.read({ tenantId: salon.tenantId }, async (tx) =>
    (await auditBooks(tx)).checks.filter((check) => check.faults.length > 0),
  )
const keyWithout = async (without: string): Promise<string> => {
  const held = permissions.filter((permission) => permission !== without)
  return done(await salon.mendian.engine.apiKeys.create(salon.context, { name: without, permissions: held })).secret
}

describe.each(databases)('receivables on $name', ({ open }) => {
  beforeAll(async () => {
    database = await open()
  })
  afterAll(() => database.close())
  beforeEach(async () => {
    salon = await openSalon(database.storage)
    await furnish(salon.mendian, salon)
  })

  test('B60 what is put on account is owed, paid in parts with any money, and gone', async () => {
    const order = await bill([cut, shampoos(1)])
    const paid = await pay(order, cash(5_000), owe())
    expect(paid.body).toMatchObject({
      ...{ state: 'COMPLETED', paymentState: 'PAID', paidMinor: 19_700 },
      payments: [{ kind: 'CASH' }, { kind: 'ON_ACCOUNT', amountMinor: 14_700, parts: [{ account: 'RECEIVABLES' }] }],
    })
    expect(await sheet()).toEqual({
      ...{ CASH_DRAWER: 5_000, RECEIVABLES: 14_700, SERVICE_REVENUE: -12_800, PRODUCT_REVENUE: -6_900 },
    })
    const [debt] = await receivables()
    expect(debt).toMatchObject({
      ...{ orderId: order.body.id, paymentId: (paid.body.payments as { id: string }[])[1]?.id, state: 'OPEN' },
      ...{ amountMinor: 14_700, paidMinor: 0, returnedMinor: 0, writtenOffMinor: 0, openMinor: 14_700, version: 1 },
    })
    expect((await salon.call(`GET /v1/receivables/${debt?.id}`)).body).toEqual(debt)

    await pay(await bill([topUp(6_000)]), cash(6_000))
    const first = await settle({ amountMinor: 4_700, tenders: [cash(5_000)] })
    expect(first).toMatchObject({
      status: 201,
      body: {
        ...{ kind: 'PAYMENT', amountMinor: 4_700, changeMinor: 300, reason: null, businessDate: '2026-11-21' },
        allocations: [{ receivableId: debt?.id, amountMinor: 4_700 }],
        payments: [{ kind: 'CASH', tenderedMinor: 5_000, amountMinor: 4_700, changeMinor: 300 }],
      },
    })
    expect(await openMinor()).toEqual([10_000])
    const sandbox = { kind: 'PROVIDER', provider: 'SANDBOX', reference: 'debt' }
    const second = await settle({ tenders: [{ kind: 'STORED_VALUE' }, sandbox] })
    expect(second.body).toMatchObject({
      amountMinor: 10_000,
      payments: [
        { kind: 'STORED_VALUE', amountMinor: 6_000 },
        { kind: 'PROVIDER', amountMinor: 4_000 },
      ],
    })
    expect(await receivables()).toMatchObject([{ state: 'SETTLED', paidMinor: 14_700, openMinor: 0, version: 3 }])
    expect(await settle({ tenders: [cash(1)] })).toMatchObject({ status: 409, body: { code: 'nothing_owed' } })
    expect(await sheet()).toEqual({
      ...{ CASH_DRAWER: 15_700, PROVIDER_CLEARING: 4_000, SERVICE_REVENUE: -12_800, PRODUCT_REVENUE: -6_900 },
    })
    const day = await salon.call(`GET /v1/reports/day-totals?locationId=${ids.location}&businessDate=2026-11-21`)
    expect(day.body.settlements).toMatchObject([
      { kind: 'CASH', payments: 1, amountMinor: 4_700 },
      { kind: 'PROVIDER', payments: 1, amountMinor: 4_000 },
      { kind: 'STORED_VALUE', payments: 1, amountMinor: 6_000 },
    ])
    const again = await bill([shampoos(1)])
    expect(await pay(again, sandbox)).toMatchObject({
      status: 409,
      body: { code: 'payment_reference_used', details: { reference: 'debt', orderId: null } },
    })
    const listed = rowsOf(await salon.call(`GET /v1/receivable-settlements?customerId=${ids.zhao}`))
    expect(listed).toEqual([first.body, second.body])
    expect(await faults()).toEqual([])
  })

  test('B60 a customer owes no more than their limit, and nobody owes nothing', async () => {
    await limit(20_000)
    await pay(await bill([cut, shampoos(1)]), cash(5_000), owe())
    const order = await bill([cut])
    expect(await pay(order, owe(5_301))).toMatchObject({
      status: 409,
      body: {
        code: 'credit_limit_exceeded',
        details: { tender: 0, customerId: ids.zhao, limitMinor: 20_000, owedMinor: 14_700, askedMinor: 5_301 },
      },
    })
    expect(await pay(order, owe(12_801))).toMatchObject({ status: 422, body: { code: 'tender_exceeds_due' } })
    expect(await pay(order, owe())).toMatchObject({
      status: 409,
      body: {
        code: 'credit_limit_exceeded',
        details: { tender: 0, customerId: ids.zhao, limitMinor: 20_000, owedMinor: 14_700, askedMinor: 12_800 },
      },
    })
    expect(await pay(order, owe(), cash(7_499))).toMatchObject({
      body: {
        code: 'tender_insufficient',
        details: { capped: [{ tender: 0, by: 'CREDIT_LIMIT', owedMinor: 14_700 }] },
      },
    })
    expect((await pay(order, owe(), cash(7_500))).body).toMatchObject({ payments: [{ amountMinor: 5_300 }, {}] })
    const third = await bill([shampoos(1)])
    expect(await pay(third, owe())).toMatchObject({ body: { details: { owedMinor: 20_000, askedMinor: 6_900 } } })
    await limit(null)
    expect((await pay(third, owe())).status).toBe(200)
    const nobodys = await salon.call('POST /v1/orders', { locationId: ids.location, lines: [cut] })
    expect(await pay(nobodys, owe())).toMatchObject({ status: 422, body: { code: 'customer_required' } })
    expect(await pay(await bill([topUp(5_000)]), owe())).toMatchObject({
      ...{ status: 422, body: { code: 'tender_exceeds_due', details: { payableMinor: 0, because: 'MONEY_ONLY' } } },
    })
    expect((await receivables('&state=OPEN')).map((row) => row.openMinor)).toEqual([14_700, 5_300, 6_900])
    expect(rowsOf(await salon.call(`GET /v1/receivables?locationId=${ids.location}&limit=2`))).toHaveLength(2)
  })

  test('two who take the rest of the limit at once: one is refused', async () => {
    await limit(12_800)
    const orders = [await bill([cut]), await bill([cut])]
    const answers = await Promise.all(orders.map((order) => pay(order, owe())))
    expect(answers.map(({ status }) => status).sort()).toEqual([200, 409])
    expect(await faults()).toEqual([])
  })

  test('B60 debts are settled one by one where they are named, and never beyond what is owed', async () => {
    await pay(await bill([cut]), owe())
    await pay(await bill([shampoos(1)]), owe())
    const [older, newer] = await receivables()
    const receivableIds = [newer?.id]
    expect(await settle({ receivableIds, amountMinor: 6_901, tenders: [cash(9_000)] })).toMatchObject({
      status: 409,
      body: { code: 'debt_exceeded', details: { owedMinor: 6_900, askedMinor: 6_901 } },
    })
    expect((await settle({ receivableIds, tenders: [cash(6_000)] })).body).toMatchObject({
      ...{ code: 'tender_insufficient', details: { dueMinor: 6_900, tenderedMinor: 6_000 } },
    })
    expect(await openMinor()).toEqual([12_800, 6_900])
    await settle({ receivableIds, tenders: [cash(6_900)] })
    expect(await openMinor()).toEqual([12_800, 0])
    expect((await settle({ receivableIds, tenders: [cash(1)] })).body).toMatchObject({ code: 'nothing_owed' })
    const unknown = { receivableIds: ['rcv_unknown'], tenders: [cash(1)] }
    expect(await settle(unknown)).toMatchObject({ status: 422, body: { code: 'reference_not_found' } })
    const others = { customerId: ids.wang, receivableIds: [older?.id], tenders: [cash(1)] }
    expect(await settle(others)).toMatchObject({ status: 422, body: { code: 'reference_not_found' } })
    const steps = [{ paidMinor: 10_000, bonusMinor: 9_000 }]
    await salon.call('POST /v1/top-up-offers', { name: 'Gift', currency: 'CNY', steps })
    await pay(await bill([{ kind: 'TOP_UP', amountMinor: 10_000 }]), cash(10_000))
    const { body } = await settle({ tenders: [{ kind: 'STORED_VALUE' }, cash(2_800)] })
    expect(body).toMatchObject({ payments: [{ kind: 'STORED_VALUE', amountMinor: 10_000 }, { amountMinor: 2_800 }] })
    expect(await faults()).toEqual([])
  })

  test('B60 what nobody expects any more is written off, with a permission and a reason', async () => {
    await pay(await bill([cut]), owe())
    const writeOff = (fields: object, options: CallOptions = {}): Promise<Answer> =>
      post('receivables/write-off', { ...who, ...fields }, options)
    expect((await writeOff({})).body).toMatchObject({ code: 'invalid_request' })
    const key = await keyWithout('receivable:write_off')
    expect(await writeOff({ reason: '失联' }, { key })).toMatchObject({
      status: 403,
      body: { details: { permission: 'receivable:write_off' } },
    })
    expect(await writeOff({ amountMinor: 12_801, reason: '失联' })).toMatchObject({ body: { code: 'debt_exceeded' } })
    expect(await writeOff({ amountMinor: 800, reason: '失联' })).toMatchObject({
      status: 201,
      body: { kind: 'WRITE_OFF', amountMinor: 800, payments: [], reason: '失联' },
    })
    await writeOff({ reason: '破产' })
    expect(await receivables()).toMatchObject([{ state: 'SETTLED', writtenOffMinor: 12_800 }])
    expect(await sheet()).toEqual({ SERVICE_REVENUE: -12_800, EXPENSES: 12_800 })
    const [profit] = rowsOf(await salon.call('GET /v1/ledger/profit-and-loss'))
    expect(profit).toMatchObject({ netRevenueMinor: 12_800, profitMinor: 0 })
    expect(await faults()).toEqual([])
  })

  test('putting on account and settling have permissions of their own', async () => {
    const order = await bill([cut])
    const owing = { key: await keyWithout('order:on_account') }
    expect(await post(`orders/${textOf(order, 'id')}/pay`, { tenders: [owe()] }, owing)).toMatchObject({
      status: 403,
      body: { details: { permission: 'order:on_account' } },
    })
    const settling = { key: await keyWithout('receivable:write') }
    expect((await settle({ tenders: [cash(1)] }, settling)).status).toBe(403)
  })

  test('B60 a refund lessens what is owed first, and gives back the rest as it was paid', async () => {
    const order = await bill([shampoos(2)])
    await pay(order, cash(3_800), owe())
    await settle({ amountMinor: 2_000, tenders: [cash(2_000)] })
    expect(await openMinor()).toEqual([8_000])
    const first = await refund(order, { lines: [{ line: 0, quantity: 1 }] })
    expect(first.body).toMatchObject({
      totalMinor: 6_900,
      payments: [{ kind: 'ON_ACCOUNT', amountMinor: 6_900, parts: [{ account: 'RECEIVABLES', amountMinor: 6_900 }] }],
    })
    expect(await receivables()).toMatchObject([{ openMinor: 1_100, returnedMinor: 6_900, paidMinor: 2_000 }])
    const rest = await refund(order)
    expect(rest.body).toMatchObject({
      totalMinor: 6_900,
      payments: [
        { kind: 'CASH', amountMinor: 3_800 },
        { kind: 'ON_ACCOUNT', amountMinor: 1_100 },
        { kind: 'STORE_CREDIT', amountMinor: 2_000 },
      ],
    })
    expect(await receivables()).toMatchObject([{ state: 'SETTLED', returnedMinor: 8_000, paidMinor: 2_000 }])
    expect(await sheet()).toEqual({ CASH_DRAWER: 2_000, STORED_VALUE_PRINCIPAL: -2_000 })
    expect(await faults()).toEqual([])
  })

  test('B60 what goes back of a debt that was written off makes the loss smaller', async () => {
    const order = await bill([shampoos(1)])
    await pay(order, owe())
    await post('receivables/write-off', { ...who, amountMinor: 900, reason: 'x' })
    const { body } = await refund(order, { destination: 'STORE_CREDIT' })
    expect(body).toMatchObject({
      payments: [
        {
          ...{ kind: 'ON_ACCOUNT', amountMinor: 6_900 },
          parts: [
            { account: 'RECEIVABLES', amountMinor: 6_000 },
            { account: 'EXPENSES', amountMinor: 900 },
          ],
        },
      ],
    })
    expect(await receivables()).toMatchObject([{ state: 'SETTLED', returnedMinor: 6_900, writtenOffMinor: 0 }])
    expect(await sheet()).toEqual({})
    expect(await faults()).toEqual([])
  })

  test('who becomes a part of another leaves them what is owed, and refunds find it there', async () => {
    const order = await bill([shampoos(1)])
    await pay(order, owe())
    const merge = { duplicateId: ids.zhao, locationId: ids.location }
    expect((await post(`customers/${ids.wang}/merge`, merge)).status).toBe(200)
    const [debt] = rowsOf(await salon.call(`GET /v1/receivables?customerId=${ids.wang}`))
    expect(debt).toMatchObject({ orderId: order.body.id, openMinor: 6_900 })
    expect(await faults()).toEqual([])
    expect((await refund(order)).body).toMatchObject({ payments: [{ kind: 'ON_ACCOUNT', amountMinor: 6_900 }] })
    expect(await sheet()).toEqual({})
    expect(await faults()).toEqual([])
  })
})
