import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { databases, type OpenDatabase } from '../main/testing/databases.ts'
import { type Answer, rowsOf, textOf } from '../testing/call.ts'
import { furnish, nineMs, type OpenSalon, openSalon, publishDay, salonIds } from '../testing/open-salon.ts'

const ids = salonIds()
const at = (text: string): number => Date.parse(`${text}+08:00`)
const facial = { kind: 'SERVICE', serviceId: 'svc_facial' }
const trim = { kind: 'SERVICE', serviceId: 'svc_trim' }
const gives = { kind: 'PRODUCT', productId: ids.shampoo }

let salon: OpenSalon
let database: OpenDatabase
let programmeId: string
let skinId: string
let terms: Readonly<Record<string, unknown>>
let keys = 0

const key = (): { headers: Record<string, string> } => {
  keys += 1
  return { headers: { 'idempotency-key': `sub-ledgers-${keys}` } }
}
const done = (answer: Answer): Answer => {
  expect(answer.status, answer.text).toBeLessThan(300)
  return answer
}
const create = async (path: string, body: object): Promise<Answer> => done(await salon.call(`POST /v1/${path}`, body))
const member = async (): Promise<string> => textOf(await create('customers', { name: 'Member' }), 'id')

async function buy(customerId: string, lines: readonly object[], tenders?: readonly object[]): Promise<Answer> {
  const order = await create('orders', { locationId: ids.location, customerId, lines })
  const cash = [{ kind: 'CASH', tenderedMinor: 1_000_000 }]
  return salon.call(`POST /v1/orders/${textOf(order, 'id')}/pay`, { tenders: tenders ?? cash }, key())
}

async function refund(order: Answer, lines?: readonly object[]): Promise<Answer> {
  const body = { reason: 'not as wished', ...(lines ? { lines } : {}) }
  return done(await salon.call(`POST /v1/orders/${order.body.id}/refunds`, body, key()))
}

async function rewardOf(points: number, more: object = { subLedgerCode: 'SKINCARE' }): Promise<string> {
  return textOf(await create('rewards', { name: 'Bottle', points, gives, ...more }), 'id')
}

const redeem = (customerId: string, rewardId: string): Promise<Answer> =>
  salon.call('POST /v1/points/redemptions', { customerId, rewardId, locationId: ids.location }, key())

const pointsOf = async (customerId: string): Promise<Readonly<Record<string, unknown>>> =>
  (await salon.call(`GET /v1/customers/${customerId}/points`)).body

/** What can be spent: of the main balance, then of each sub-ledger. */
async function available(customerId: string): Promise<Readonly<Record<string, unknown>>> {
  const { available: main, subLedgers } = await pointsOf(customerId)
  const each = subLedgers as readonly { readonly subLedgerCode: string; readonly available: number }[]
  return { main, ...Object.fromEntries(each.map((one) => [one.subLedgerCode, one.available])) }
}

async function patched(path: string, patch: object): Promise<Answer> {
  const current = await salon.call(`GET /v1/${path}`)
  return salon.call(`PATCH /v1/${path}`, patch, { headers: { 'if-match': `"${current.body.version}"` } })
}

const change = async (patch: object): Promise<Answer> => done(await patched(`loyalty-programmes/${programmeId}`, patch))

describe.each(databases)('points of sub-ledgers on $name', ({ open }) => {
  beforeAll(async () => {
    database = await open()
    salon = await openSalon(database.storage)
    await furnish(salon.mendian, salon)
    await publishDay(salon.mendian, salon, ids)
    skinId = textOf(await create('categories', { name: 'Skin' }), 'id')
    const service = { durationMinutes: 30, staffIds: [ids.lin] }
    const priced = (amountMinor: number): object => ({ ...service, price: { amountMinor, currency: 'CNY' } })
    await create('services', { id: 'svc_facial', name: 'Facial', ...priced(20_000), categoryId: skinId })
    await create('services', { id: 'svc_trim', name: 'Trim', ...priced(10_000) })
    const perYuan = { kind: 'SPEND', points: 1, perMinor: 100 }
    terms = {
      subLedgers: [
        { code: 'SKINCARE', name: 'Skin care', paysBills: true },
        { code: 'SPRING', name: 'Spring', expiry: { kind: 'AFTER', months: 1 } },
      ],
      earningRules: [
        { ...perYuan, code: 'SKIN', scope: { categoryIds: [skinId] }, subLedgerCode: 'SKINCARE' },
        { ...perYuan, code: 'ELSE', scope: { excludedItemIds: ['svc_facial'] } },
      ],
      ...{ earningBoosts: [], expiry: null, pendingDays: 0, returnPolicy: 'OWED' },
    }
    const made = await create('loyalty-programmes', {
      ...{ name: 'Club', currency: 'CNY', timeZone: 'Asia/Shanghai', tender: { points: 100, amountMinor: 100 } },
      ...terms,
    })
    programmeId = textOf(made, 'id')
  })
  beforeEach(() => change(terms))
  afterEach(async () => {
    salon.clock.set(nineMs)
    const verified = await salon.call('GET /v1/ledger/verify')
    expect(verified.body, verified.text).toMatchObject({ balanced: true })
  })
  afterAll(() => database.close())

  test('B45 a bill earns into each balance by its own rules, and a reward is paid from its own alone', async () => {
    const customerId = await member()
    const paid = await buy(customerId, [facial, trim])
    expect(paid.body).toMatchObject({
      ...{ totalMinor: 30_000, state: 'COMPLETED' },
      loyalty: { points: 100, subLedgers: [{ subLedgerCode: 'SKINCARE', points: 200, pointsReturned: 0 }] },
    })
    expect(await pointsOf(customerId)).toMatchObject({
      ...{ balance: 100, available: 100, pending: 0, owed: 0, lots: [{ points: 100 }] },
      subLedgers: [
        { subLedgerCode: 'SKINCARE', name: 'Skin care', balance: 200, available: 200, lots: [{ points: 200 }] },
        { subLedgerCode: 'SPRING', name: 'Spring', balance: 0, available: 0, lots: [] },
      ],
    })
    const redeemed = await redeem(customerId, await rewardOf(150))
    expect(redeemed).toMatchObject({ status: 201, body: { points: 150, subLedgerCode: 'SKINCARE' } })
    expect(await available(customerId)).toEqual({ main: 100, SKINCARE: 50, SPRING: 0 })
    const insufficient = (unit: string, availableMinor: number, askedMinor: number): object => ({
      ...{ status: 409, body: { code: 'balance_insufficient', details: { unit, availableMinor, askedMinor } } },
    })
    expect(await redeem(customerId, await rewardOf(150, {}))).toMatchObject(insufficient('POINT', 100, 150))
    expect(await redeem(customerId, await rewardOf(51))).toMatchObject(insufficient('POINT.SKINCARE', 50, 51))
    expect(await available(customerId)).toEqual({ main: 100, SKINCARE: 50, SPRING: 0 })
    const listed = await salon.call(`GET /v1/points/redemptions?customerId=${customerId}`)
    expect(rowsOf(listed)).toMatchObject([{ points: 150, subLedgerCode: 'SKINCARE' }])
    const accounts = `GET /v1/ledger/accounts?subjectId=${customerId}&limit=1`
    const first = await salon.call(accounts)
    const balances = [first, await salon.call(`${accounts}&cursor=${first.body.nextCursor}`)].flatMap(rowsOf)
    expect(balances.map(({ account, unit, postedMinor }) => [account, unit, postedMinor])).toEqual([
      ['POINTS', 'POINT', 100],
      ['POINTS', 'POINT.SKINCARE', 50],
    ])
  })

  test('B45 a line that goes back takes the points of its own balance, and what was spent of them is owed there', async () => {
    const [kept, spent] = [await member(), await member()]
    const order = await buy(kept, [facial, trim])
    await refund(order, [{ line: 0, quantity: 1 }])
    expect((await salon.call(`GET /v1/orders/${order.body.id}`)).body).toMatchObject({
      loyalty: { points: 100, pointsReturned: 0, subLedgers: [{ points: 200, pointsReturned: 200 }] },
    })
    expect(await available(kept)).toEqual({ main: 100, SKINCARE: 0, SPRING: 0 })
    const rows = rowsOf(await salon.call(`GET /v1/customers/${kept}/transactions`))
    expect(rows.map(({ kind, points, subLedgerPoints }) => [kind, points, subLedgerPoints])).toEqual([
      ['ORDER', 100, [{ subLedgerCode: 'SKINCARE', points: 200 }]],
      ['RETURN', 0, [{ subLedgerCode: 'SKINCARE', points: -200 }]],
    ])
    const other = await buy(spent, [facial, trim])
    await redeem(spent, await rewardOf(150))
    await refund(other, [{ line: 0, quantity: 1 }])
    const owing = { balance: 100, owed: 0, subLedgers: [{ subLedgerCode: 'SKINCARE', balance: 0, owed: 150 }, {}] }
    expect(await pointsOf(spent)).toMatchObject(owing)
    await buy(spent, [trim])
    expect(await pointsOf(spent)).toMatchObject({ ...owing, balance: 200 })
    await buy(spent, [facial])
    expect(await pointsOf(spent)).toMatchObject({ balance: 200, subLedgers: [{ balance: 50, owed: 0 }, {}] })
  })

  test('B45 each policy of what goes back holds for each balance', async () => {
    const customerId = await member()
    await change({ returnPolicy: 'WITHIN_BALANCE' })
    const order = await buy(customerId, [facial, trim])
    await redeem(customerId, await rewardOf(150))
    await refund(order)
    const none = { balance: 0, owed: 0 }
    expect(await pointsOf(customerId)).toMatchObject({ ...none, subLedgers: [none, none] })
    await change({ returnPolicy: 'ONLY_PENDING', pendingDays: 7 })
    const waiting = await buy(customerId, [facial, trim])
    expect(await pointsOf(customerId)).toMatchObject({ pending: 100, subLedgers: [{ pending: 200, available: 0 }, {}] })
    salon.clock.set(nineMs + 8 * 86_400_000)
    expect(await available(customerId)).toEqual({ main: 100, SKINCARE: 200, SPRING: 0 })
    await refund(waiting)
    expect(await available(customerId)).toEqual({ main: 100, SKINCARE: 200, SPRING: 0 })
  })

  test('B45 points end in each balance by its own time, those that end first spent first', async () => {
    const customerId = await member()
    await change({
      expiry: { months: 12, roundTo: 'DAY' },
      subLedgers: [
        { code: 'SKINCARE', name: 'Skin care', expiry: { kind: 'NEVER' } },
        { code: 'SPRING', name: 'Spring', expiry: { kind: 'AFTER', months: 1 } },
      ],
      earningRules: ['SKINCARE', 'SPRING', undefined].map((subLedgerCode, n) => ({
        ...{ kind: 'ITEM', code: `R${n}`, points: 10 * (n + 1), scope: { itemIds: ['svc_trim'] } },
        ...(subLedgerCode === undefined ? {} : { subLedgerCode }),
      })),
    })
    const ends = async (): Promise<unknown> => {
      const { lots, subLedgers } = await pointsOf(customerId)
      const all = [lots, ...(subLedgers as { readonly lots: unknown }[]).map((each) => each.lots)]
      return (all as { points: number; expiresAt: string | null }[][]).map((own) =>
        own.map(({ points, expiresAt }) => [points, expiresAt?.slice(0, 10) ?? null]),
      )
    }
    await buy(customerId, [trim])
    salon.clock.set(at('2026-12-01T09:00:00'))
    await buy(customerId, [trim])
    const main = [
      [30, '2027-11-22'],
      [30, '2027-12-02'],
    ]
    const skin = [
      [10, null],
      [10, null],
    ]
    expect(await ends()).toEqual([
      main,
      skin,
      [
        [20, '2026-12-22'],
        [20, '2027-01-02'],
      ],
    ])
    await redeem(customerId, await rewardOf(25, { subLedgerCode: 'SPRING' }))
    expect(await ends()).toEqual([main, skin, [[15, '2027-01-02']]])
    salon.clock.set(at('2027-01-02T00:00:00'))
    expect(await available(customerId)).toEqual({ main: 60, SKINCARE: 20, SPRING: 0 })
    expect(await salon.mendian.jobs.run()).toMatchObject({ expiredLots: 1 })
    expect(await ends()).toEqual([main, skin, []])
  })

  test('B45 points that ended unused are not asked for, of the balance in which they ended', async () => {
    const customerId = await member()
    await change({
      earningRules: [
        { kind: 'SPEND', code: 'SPRING', points: 1, perMinor: 100, subLedgerCode: 'SPRING' },
        { kind: 'SPEND', code: 'ELSE', points: 1, perMinor: 100 },
      ],
    })
    const order = await buy(customerId, [trim])
    await redeem(customerId, await rewardOf(40, {}))
    await redeem(customerId, await rewardOf(30, { subLedgerCode: 'SPRING' }))
    salon.clock.set(at('2027-01-02T00:00:00'))
    await salon.mendian.jobs.run()
    await refund(order)
    // 70 of the spring's ended and 30 were spent; of the main balance 60 were still there.
    expect(await pointsOf(customerId)).toMatchObject({
      ...{ balance: 0, owed: 40 },
      subLedgers: [{}, { subLedgerCode: 'SPRING', balance: 0, owed: 30 }],
    })
  })

  test('B45 a sub-ledger that pays bills pays, no other does, and what paid goes back to it', async () => {
    const customerId = await member()
    await buy(customerId, [facial, trim])
    const bill = { locationId: ids.location, customerId, lines: [trim] }
    const asked = { redeemPoints: 150, redeemSubLedgerCode: 'SKINCARE' }
    const shown = await salon.call('POST /v1/orders/calculate', { ...bill, ...asked })
    expect(shown.body).toMatchObject({ pointsTender: { points: 150, amountMinor: -150, dueMinor: 9850 } })
    const cash = { kind: 'CASH', tenderedMinor: 9850 }
    const points = (subLedgerCode: string, of = 150): object => ({ kind: 'POINTS', points: of, subLedgerCode })
    const paid = await buy(customerId, [trim], [points('SKINCARE'), cash])
    expect(paid.body).toMatchObject({
      payments: [{ kind: 'POINTS', amountMinor: 150, parts: [{ subLedgerCode: 'SKINCARE', amountMinor: 150 }] }, {}],
    })
    expect(await available(customerId)).toEqual({ main: 198, SKINCARE: 50, SPRING: 0 })
    expect(await buy(customerId, [trim], [points('SKINCARE', 51), cash])).toMatchObject({
      ...{ status: 409, body: { code: 'balance_insufficient', details: { unit: 'POINT.SKINCARE' } } },
    })
    expect(await buy(customerId, [trim], [points('SPRING'), cash])).toMatchObject({
      ...{ status: 409, body: { code: 'points_not_accepted', details: { subLedgerCode: 'SPRING' } } },
    })
    const unknown = { status: 422, body: { code: 'sub_ledger_unknown', details: { subLedgerCode: 'AUTUMN' } } }
    expect(await buy(customerId, [trim], [points('AUTUMN'), cash])).toMatchObject(unknown)
    const unnamed = { redeemPoints: 1, redeemSubLedgerCode: 'AUTUMN' }
    expect(await salon.call('POST /v1/orders/calculate', { ...bill, ...unnamed })).toMatchObject(unknown)
    const noPoints = await salon.call('POST /v1/orders/calculate', { ...bill, redeemSubLedgerCode: 'SKINCARE' })
    const error = { pointer: '/redeemSubLedgerCode', message: 'must not be given without redeemPoints' }
    expect(noPoints).toMatchObject({ status: 400, body: { errors: [error] } })
    const back = await refund(paid)
    expect(back.body).toMatchObject({ payments: [{ kind: 'POINTS', parts: [{ subLedgerCode: 'SKINCARE' }] }, {}] })
    expect(await available(customerId)).toEqual({ main: 100, SKINCARE: 200, SPRING: 0 })
  })

  test('B45 the best way to pay takes the points that end first, of every balance that pays bills', async () => {
    const customerId = await member()
    await change({
      subLedgers: [
        { code: 'SKINCARE', name: 'Skin care', paysBills: true, expiry: { kind: 'AFTER', months: 1 } },
        { code: 'SPRING', name: 'Spring', expiry: { kind: 'AFTER', months: 1 } },
      ],
    })
    await buy(customerId, [facial, trim])
    const bill = { locationId: ids.location, customerId, lines: [trim] }
    const best = async (): Promise<Answer> => done(await salon.call('POST /v1/orders/best-tender', bill))
    const skin = { kind: 'POINTS', points: 200, subLedgerCode: 'SKINCARE' }
    const main = { kind: 'POINTS', points: 100 }
    const all = await best()
    expect(all.body).toMatchObject({ toPayMinor: 9700, tenders: [skin, main, { kind: 'CASH', tenderedMinor: 9700 }] })
    // 2.00 is all that points may pay of it: what ends first does, and the others find nothing.
    await change({ tender: { maxShareBasisPoints: 200 } })
    expect((await best()).body).toMatchObject({ toPayMinor: 9800, tenders: [skin, { kind: 'CASH' }] })
    await change({ tender: { maxShareBasisPoints: 10_000 } })
    const paid = await buy(customerId, [trim], all.body.tenders as readonly object[])
    expect(paid.body).toMatchObject({ state: 'COMPLETED', paidMinor: 10_000 })
    expect(await available(customerId)).toEqual({ main: 97, SKINCARE: 0, SPRING: 0 })
  })

  test('B45 a reopened order gives every balance what it had', async () => {
    const customerId = await member()
    await buy(customerId, [facial, trim])
    const cash = { kind: 'CASH', tenderedMinor: 100_000 }
    const order = await buy(
      customerId,
      [facial, trim],
      [{ kind: 'POINTS', points: 80, subLedgerCode: 'SKINCARE' }, cash],
    )
    expect(order.body).toMatchObject({ state: 'COMPLETED' })
    done(await salon.call(`POST /v1/orders/${order.body.id}/reopen`, { reason: 'Wrong tender' }, key()))
    expect(await pointsOf(customerId)).toMatchObject({
      balance: 100,
      owed: 0,
      subLedgers: [{ balance: 200, owed: 0 }, {}],
    })
  })

  test('B45 a gift of a card may go into a sub-ledger, and what is left of it goes back with the card', async () => {
    const customerId = await member()
    const product = {
      ...{ name: 'Pass', kind: 'VISIT_PASS', price: { amountMinor: 100_00, currency: 'CNY' } },
      components: [{ name: 'Facial', serviceIds: ['svc_facial'], quantity: 2, unitValueMinor: 5000 }],
    }
    const gift = (subLedgerCode: string): object => ({ kind: 'POINTS', points: 30, subLedgerCode })
    expect(await salon.call('POST /v1/card-products', { ...product, gifts: [gift('AUTUMN')] })).toMatchObject({
      ...{ status: 422, body: { code: 'sub_ledger_unknown' } },
    })
    const card = await create('card-products', { ...product, gifts: [gift('SPRING'), { kind: 'POINTS', points: 5 }] })
    done(await patched(`card-products/${card.body.id}`, { name: 'Facial pass' }))
    const sold = await buy(customerId, [{ kind: 'CARD', cardProductId: card.body.id }])
    expect(await pointsOf(customerId)).toMatchObject({
      balance: 105,
      subLedgers: [{ balance: 0 }, { balance: 30, lots: [{ points: 30, expiresAt: '2026-12-22T00:00:00+08:00' }] }],
    })
    await redeem(customerId, await rewardOf(10, { subLedgerCode: 'SPRING' }))
    await refund(sold)
    expect(await available(customerId)).toEqual({ main: 0, SKINCARE: 0, SPRING: 0 })
  })

  test('B45 a merge moves each balance to the same of the customer', async () => {
    const [having, owing, stays] = [await member(), await member(), await member()]
    for (const customerId of [having, owing, stays]) await buy(customerId, [facial, trim])
    const spent = await buy(owing, [facial])
    await redeem(owing, await rewardOf(400))
    await refund(spent)
    expect(await pointsOf(owing)).toMatchObject({ balance: 100, subLedgers: [{ balance: 0, owed: 200 }, {}] })
    for (const duplicateId of [having, owing]) {
      done(await salon.call(`POST /v1/customers/${stays}/merge`, { duplicateId, locationId: ids.location }, key()))
      expect(await pointsOf(duplicateId)).toMatchObject({ balance: 0, subLedgers: [{ balance: 0, owed: 0 }, {}] })
    }
    expect(await pointsOf(stays)).toMatchObject({
      ...{ balance: 300, owed: 0 },
      subLedgers: [{ balance: 400, owed: 200, lots: [{ points: 200 }, { points: 200 }] }, {}],
    })
  })

  test('B45 a boost acts on the balance that it names, and without a name on the main one', async () => {
    const customerId = await member()
    const twice = { effect: { kind: 'MULTIPLY', factorBasisPoints: 20_000 } }
    await change({
      earningBoosts: [
        { code: 'SKIN', name: 'Skin', ...twice, subLedgerCode: 'SKINCARE' },
        { code: 'ANY', name: 'Any', effect: { kind: 'ADD', points: 7 } },
      ],
    })
    await buy(customerId, [facial, trim])
    expect(await available(customerId)).toEqual({ main: 107, SKINCARE: 400, SPRING: 0 })
  })

  test('B45 only sub-ledgers of the programme are named, each is there once, and what is in one outlives it', async () => {
    const customerId = await member()
    await buy(customerId, [facial])
    const reward = await rewardOf(150)
    const refused = { status: 422, body: { code: 'sub_ledger_unknown', details: { subLedgerCode: 'SKINCARE' } } }
    const path = `loyalty-programmes/${programmeId}`
    expect(await patched(path, { subLedgers: [] })).toMatchObject(refused)
    const twice = { code: 'SPRING', name: 'Spring' }
    expect(await patched(path, { subLedgers: [twice, twice] })).toMatchObject({
      ...{ status: 422, body: { code: 'duplicate_in_list', details: { list: 'subLedgers', id: 'SPRING' } } },
    })
    await change({ subLedgers: [], earningRules: [] })
    expect(
      await salon.call('POST /v1/rewards', { name: 'X', points: 1, gives, subLedgerCode: 'SKINCARE' }),
    ).toMatchObject(refused)
    const left = { subLedgerCode: 'SKINCARE', name: null, available: 200 }
    expect(await pointsOf(customerId)).toMatchObject({ subLedgers: [left] })
    expect((await patched(`rewards/${reward}`, { name: 'Bottle of cream' })).status).toBe(200)
    expect(await patched(`rewards/${reward}`, { subLedgerCode: 'SPRING' })).toMatchObject({
      ...{ status: 422, body: { code: 'sub_ledger_unknown', details: { subLedgerCode: 'SPRING' } } },
    })
    expect((await redeem(customerId, reward)).status).toBe(201)
    expect(await pointsOf(customerId)).toMatchObject({ subLedgers: [{ ...left, available: 50 }] })
    const badly = { subLedgers: [{ code: 'skin care', name: 'Skin care' }] }
    expect(await patched(path, badly)).toMatchObject({ status: 400, body: { code: 'invalid_request' } })
  })
})
