import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { databases, type OpenDatabase } from '../main/testing/databases.ts'
import { type Answer, rowsOf, textOf } from '../testing/call.ts'
import { furnish, nineMs, type OpenSalon, openSalon, publishDay, salonIds } from '../testing/open-salon.ts'

const ids = salonIds()
const cny = (amountMinor: number): object => ({ amountMinor, currency: 'CNY' })
const at = (text: string): number => Date.parse(`${text}+08:00`)
const manicure = { kind: 'SERVICE', serviceId: ids.manicure }
const shampoo = { kind: 'PRODUCT', productId: ids.shampoo }

const perYuan = { kind: 'SPEND', code: 'SPEND', points: 1, perMinor: 100 }
const programme = {
  name: 'Club',
  currency: 'CNY',
  timeZone: 'Asia/Shanghai',
  earningRules: [perYuan],
  tender: { points: 100, amountMinor: 100 },
}

let salon: OpenSalon
let database: OpenDatabase
let programmeId: string
let keys = 0

const key = (): { headers: Record<string, string> } => {
  keys += 1
  return { headers: { 'idempotency-key': `points-${keys}` } }
}

async function member(name: string, more: object = {}): Promise<string> {
  const answer = await salon.call('POST /v1/customers', { name, ...more })
  expect(answer.status).toBe(201)
  return textOf(answer, 'id')
}

/** Makes and pays a bill. */
async function buy(customerId: string, lines: readonly object[], more: object = {}): Promise<Answer> {
  const order = await salon.call('POST /v1/orders', { locationId: ids.location, customerId, lines, ...more })
  expect(order.status).toBe(201)
  const { totalMinor } = order.body
  const tenders = totalMinor === 0 ? [] : [{ kind: 'CASH', tenderedMinor: totalMinor }]
  return salon.call(`POST /v1/orders/${textOf(order, 'id')}/pay`, { tenders }, key())
}

async function pointsOf(customerId: string): Promise<Readonly<Record<string, unknown>>> {
  return (await salon.call(`GET /v1/customers/${customerId}/points`)).body
}

/** Puts other terms in the place of the programme's. */
async function change(patch: object): Promise<void> {
  const current = await salon.call(`GET /v1/loyalty-programmes/${programmeId}`)
  const headers = { 'if-match': `"${current.body.version}"` }
  const plain = {
    ...programme,
    ...{ earningBoosts: [], earnOn: 'WITH_TAX', pendingDays: 0, expiry: null, returnPolicy: 'OWED' },
  }
  const answer = await salon.call(`PATCH /v1/loyalty-programmes/${programmeId}`, { ...plain, ...patch }, { headers })
  expect(answer.status).toBe(200)
}

describe.each(databases)('points on $name', ({ open }) => {
  beforeAll(async () => {
    database = await open()
    salon = await openSalon(database.storage)
    await furnish(salon.mendian, salon)
    await publishDay(salon.mendian, salon, ids)
    programmeId = textOf(await salon.call('POST /v1/loyalty-programmes', programme), 'id')
  })
  beforeEach(async () => {
    salon.clock.set(nineMs)
    await change({})
  })
  afterAll(async () => {
    expect((await salon.call('GET /v1/ledger/verify')).body).toMatchObject({ balanced: true })
    await database.close()
  })

  test('PT-01 a completed order of 199.00 gives 199 points, and what is over a yuan gives none', async () => {
    const customerId = await member('Spender')
    const paid = await buy(customerId, [manicure])
    expect(paid.body).toMatchObject({ totalMinor: 19_900, state: 'COMPLETED', loyalty: { points: 199 } })
    expect(await pointsOf(customerId)).toMatchObject({ balance: 199, available: 199, pending: 0, owed: 0 })
    await salon.call('POST /v1/services', {
      ...{ id: 'svc_odd', name: 'Odd', durationMinutes: 30, price: cny(19_999), staffIds: [ids.lin] },
    })
    const odd = await buy(customerId, [{ kind: 'SERVICE', serviceId: 'svc_odd' }])
    expect(odd.body).toMatchObject({ loyalty: { points: 199 } })
    expect(await pointsOf(customerId)).toMatchObject({ balance: 398 })
  })

  test('PT-01 what was taken off, a tip, and orders of nobody or in another currency give no points', async () => {
    const paid = await buy(ids.wang, [manicure], { tipMinor: 5000 })
    expect(paid.body).toMatchObject({ totalMinor: 17_910 + 5000, loyalty: { points: 179 } })
    const lines = [shampoo]
    const order = await salon.call('POST /v1/orders', { locationId: ids.location, lines })
    const tenders = [{ kind: 'CASH', tenderedMinor: 6900 }]
    const anybody = await salon.call(`POST /v1/orders/${textOf(order, 'id')}/pay`, { tenders }, key())
    expect(anybody.body).toMatchObject({ state: 'COMPLETED', loyalty: null })
    await change({ currency: 'EUR' })
    expect((await buy(await member('Abroad'), [manicure])).body).toMatchObject({ loyalty: { points: 0 } })
  })

  test('PT-06 the event of the completion has the entry, and there is one entry however often it is paid', async () => {
    const customerId = await member('Once')
    const order = await salon.call('POST /v1/orders', { locationId: ids.location, customerId, lines: [manicure] })
    const again = key()
    const pay = (): Promise<Answer> =>
      salon.call(`POST /v1/orders/${order.body.id}/pay`, { tenders: [{ kind: 'CASH', tenderedMinor: 19_900 }] }, again)
    const paid = await pay()
    expect((await pay()).text).toBe(paid.text)
    salon.events.length = 0
    await salon.mendian.jobs.run()
    const completed = salon.events.filter(
      ({ type, subject }) => type === 'order.completed' && subject.id === order.body.id,
    )
    expect(completed).toHaveLength(1)
    const transactionId = (paid.body.loyalty as { transactionId: string }).transactionId
    expect(completed[0]?.data).toMatchObject({ order: { loyalty: { points: 199, transactionId } } })
    const entries = rowsOf(await salon.call(`GET /v1/ledger/entries?subjectId=${customerId}`))
    expect(entries).toMatchObject([{ account: 'POINTS', amountMinor: -199, source: { kind: 'POINTS_EARNED' } }])
  })

  test('PT-06 an order that is redeemed later gives its points then', async () => {
    const customerId = await member('Later')
    const booking = await salon.call('POST /v1/bookings', {
      ...{ locationId: ids.location, customerId, startsAt: '2026-11-21T12:00:00+08:00' },
      segments: [{ serviceId: ids.cut, staffId: ids.lin }],
    })
    const paid = await buy(customerId, [{ kind: 'BOOKING_SEGMENT', bookingId: booking.body.id }])
    expect(paid.body).toMatchObject({ state: 'AWAITING_REDEMPTION', loyalty: null })
    expect(await pointsOf(customerId)).toMatchObject({ balance: 0 })
    await salon.call('POST /v1/bookings/redeem', { redemptionCode: booking.body.redemptionCode })
    expect(await pointsOf(customerId)).toMatchObject({ balance: 198 })
    expect((await salon.call(`GET /v1/orders/${paid.body.id}`)).body).toMatchObject({ loyalty: { points: 198 } })
  })

  test('B43 points by visit, by item and by kind, with what is left out', async () => {
    await change({
      earningRules: [
        { kind: 'VISIT', code: 'VISIT', points: 50, minSpendMinor: 10_000 },
        { kind: 'ITEM', code: 'BOTTLE', points: 7, scope: { itemIds: [ids.shampoo] } },
        { ...perYuan, scope: { kinds: ['SERVICE'], excludedItemIds: [ids.cut] } },
      ],
    })
    const customerId = await member('Rules')
    const points = async (lines: readonly object[]): Promise<unknown> =>
      ((await buy(customerId, lines)).body.loyalty as { points: number }).points
    expect(await points([{ ...shampoo, quantity: 2 }])).toBe(50 + 14)
    expect(await points([shampoo])).toBe(7)
    expect(await points([manicure])).toBe(50 + 199)
    expect(await points([{ kind: 'SERVICE', serviceId: ids.cut }])).toBe(50)
  })

  test('B43 points on what is paid without its tax', async () => {
    const location = await salon.call(`GET /v1/locations/${ids.location}`)
    const taxed = { ...(location.body.pricing as object), serviceTaxBasisPoints: 600 }
    const patch = (pricing: unknown, version: unknown): Promise<Answer> =>
      salon.call(`PATCH /v1/locations/${ids.location}`, { pricing }, { headers: { 'if-match': `"${version}"` } })
    const changed = await patch(taxed, location.body.version)
    await change({ earnOn: 'WITHOUT_TAX' })
    // 199.00 with 6 % in it is 187.74 without.
    expect((await buy(await member('Taxed'), [manicure])).body).toMatchObject({ loyalty: { points: 187 } })
    await patch(location.body.pricing, changed.body.version)
  })

  test('B44 a boost multiplies at its times, and another adds as often as it may', async () => {
    await change({
      earningBoosts: [
        {
          ...{ code: 'MORNING', name: 'Mornings', effect: { kind: 'MULTIPLY', factorBasisPoints: 20_000 } },
          windows: [{ startTime: '09:00', endTime: '12:00' }],
        },
        {
          ...{ code: 'DAILY', name: 'First of the day', effect: { kind: 'ADD', points: 10 } },
          limit: { times: 1, per: 'DAY' },
        },
      ],
    })
    const customerId = await member('Boosted')
    const points = async (): Promise<unknown> =>
      ((await buy(customerId, [manicure])).body.loyalty as { points: number }).points
    salon.clock.set(at('2026-11-21T11:59:59'))
    expect(await points()).toBe(2 * 199 + 10)
    expect(await points()).toBe(2 * 199)
    salon.clock.set(at('2026-11-21T12:00:00'))
    expect(await points()).toBe(199)
    salon.clock.set(at('2026-11-22T00:00:00'))
    expect(await points()).toBe(199 + 10)
  })

  test('B45 points wait, can then be spent, and end with their year', async () => {
    await change({ pendingDays: 7, expiry: { months: 12, roundTo: 'YEAR_END' } })
    const customerId = await member('Waiting')
    await buy(customerId, [manicure])
    expect(await pointsOf(customerId)).toMatchObject({ balance: 199, available: 0, pending: 199 })
    salon.clock.set(nineMs + 7 * 86_400_000 - 1)
    expect(await pointsOf(customerId)).toMatchObject({ available: 0 })
    salon.clock.set(nineMs + 7 * 86_400_000)
    expect(await pointsOf(customerId)).toMatchObject({
      available: 199,
      lots: [{ availableFrom: '2026-11-28T09:00:00+08:00', expiresAt: '2028-01-01T00:00:00+08:00' }],
    })
    salon.clock.set(at('2028-01-01T00:00:00') - 1)
    expect(await salon.mendian.jobs.run()).toMatchObject({ expiredLots: 0 })
    salon.clock.set(at('2028-01-01T00:00:00'))
    expect(await pointsOf(customerId)).toMatchObject({ balance: 0, available: 0, lots: [] })
    expect(await salon.mendian.jobs.run()).toMatchObject({ expiredLots: 1 })
    const entries = rowsOf(await salon.call(`GET /v1/ledger/entries?subjectId=${customerId}`))
    expect(entries.map(({ amountMinor }) => amountMinor)).toEqual([-199, 199])
    expect(await salon.mendian.jobs.run()).toMatchObject({ expiredLots: 0 })
  })

  test('PT-03 points are exchanged for goods or a coupon; without enough of them 409 and nothing is changed', async () => {
    const customerId = await member('Redeeming')
    for (let n = 0; n < 6; n += 1) await buy(customerId, [manicure])
    expect(await pointsOf(customerId)).toMatchObject({ available: 1194 })
    const bottle = await salon.call('POST /v1/rewards', {
      ...{ name: 'Bottle', points: 500, gives: { kind: 'PRODUCT', productId: ids.shampoo } },
    })
    const template = await salon.call('POST /v1/coupon-templates', {
      ...{ name: 'A cut', level: 'ITEM', effect: { kind: 'FREE_UNITS', units: 1 }, scope: { itemIds: [ids.cut] } },
    })
    const cut = await salon.call('POST /v1/rewards', {
      ...{ name: 'A cut', points: 600, gives: { kind: 'COUPON', couponTemplateId: template.body.id } },
    })
    const redeem = (reward: Answer): Promise<Answer> =>
      salon.call(
        'POST /v1/points/redemptions',
        { customerId, rewardId: reward.body.id, locationId: ids.location },
        key(),
      )
    expect(await redeem(bottle)).toMatchObject({
      status: 201,
      body: { points: 500, productId: ids.shampoo, quantity: 1, couponId: null },
    })
    const voucher = await redeem(cut)
    expect(voucher).toMatchObject({ status: 201, body: { points: 600, productId: null } })
    expect(await pointsOf(customerId)).toMatchObject({ available: 94 })
    expect(await redeem(bottle)).toMatchObject({
      status: 409,
      body: { code: 'balance_insufficient', details: { account: 'POINTS', availableMinor: 94, askedMinor: 500 } },
    })
    expect(await redeem(cut)).toMatchObject({ status: 409, body: { code: 'balance_insufficient' } })
    expect(rowsOf(await salon.call(`GET /v1/coupons?customerId=${customerId}`))).toHaveLength(1)
    const free = { locationId: ids.location, customerId, lines: [{ kind: 'SERVICE', serviceId: ids.cut }] }
    const bill = await salon.call('POST /v1/orders/calculate', { ...free, couponIds: [voucher.body.couponId] })
    expect(bill.body).toMatchObject({ totalMinor: 0, rejected: [] })
    expect(rowsOf(await salon.call(`GET /v1/points/redemptions?customerId=${customerId}`))).toMatchObject([
      { rewardId: bottle.body.id },
      { rewardId: cut.body.id },
    ])
  })

  test('PT-02 500 points pay 5.00 of the next order, and earn none of its own', async () => {
    const customerId = await member('Offsetting')
    for (let n = 0; n < 3; n += 1) await buy(customerId, [manicure])
    const bill = { locationId: ids.location, customerId, lines: [manicure] }
    const shown = await salon.call('POST /v1/orders/calculate', { ...bill, redeemPoints: 500 })
    expect(shown.body).toMatchObject({
      ...{ totalMinor: 19_900, pointsTender: { points: 500, amountMinor: -500, dueMinor: 19_400 } },
    })
    const order = await salon.call('POST /v1/orders', bill)
    const tenders = [
      { kind: 'POINTS', points: 500 },
      { kind: 'CASH', tenderedMinor: 19_400 },
    ]
    const paid = await salon.call(`POST /v1/orders/${order.body.id}/pay`, { tenders }, key())
    expect(paid.body).toMatchObject({
      payments: [
        { kind: 'POINTS', amountMinor: 500 },
        { amountMinor: 19_400, changeMinor: 0 },
      ],
      loyalty: { points: 194 },
    })
    expect(await pointsOf(customerId)).toMatchObject({ balance: 3 * 199 - 500 + 194 })
    const books = await salon.call('GET /v1/ledger/verify')
    expect(books.body).toMatchObject({ balanced: true })
  })

  test('PT-02 points that paid go back to the very lots when the order is refunded, part by part', async () => {
    const customerId = await member('Returning')
    for (let n = 0; n < 3; n += 1) await buy(customerId, [manicure])
    await change({ tender: { points: 100, amountMinor: 33 } })
    const lines = [{ ...manicure, quantity: 2 }]
    const order = await salon.call('POST /v1/orders', { locationId: ids.location, customerId, lines })
    const tenders = [
      { kind: 'POINTS', points: 500 },
      { kind: 'CASH', tenderedMinor: 100_000 },
    ]
    const paid = await salon.call(`POST /v1/orders/${order.body.id}/pay`, { tenders }, key())
    expect(paid.body).toMatchObject({ payments: [{ amountMinor: 165 }, {}] })
    const before = Number((await pointsOf(customerId)).balance)
    const earned = (paid.body.loyalty as { points: number }).points
    expect(before).toBe(3 * 199 - 500 + earned)
    for (const quantity of [1, 1]) {
      const asked = { lines: [{ line: 0, quantity }], reason: 'not as wished' }
      const refunded = await salon.call(`POST /v1/orders/${order.body.id}/refunds`, asked, key())
      expect(refunded.status).toBe(201)
      expect((await salon.call('GET /v1/ledger/verify')).body).toMatchObject({ balanced: true })
    }
    expect(await pointsOf(customerId)).toMatchObject({ balance: 3 * 199, owed: 0 })
  })

  test('PT-02 points pay no more than is due, and not without a customer, a programme or enough of them', async () => {
    const customerId = await member('Offsetting')
    await buy(customerId, [manicure])
    const bill = { locationId: ids.location, customerId, lines: [manicure] }
    const calculate = (body: object): Promise<Answer> => salon.call('POST /v1/orders/calculate', { ...bill, ...body })
    expect(await calculate({ redeemPoints: 200 })).toMatchObject({
      status: 409,
      body: { code: 'balance_insufficient' },
    })
    expect(await calculate({ customerId: undefined, redeemPoints: 1 })).toMatchObject({
      body: { code: 'customer_required' },
    })
    const pay = async (points: number): Promise<Answer> => {
      const order = await salon.call('POST /v1/orders', bill)
      return salon.call(`POST /v1/orders/${order.body.id}/pay`, { tenders: [{ kind: 'POINTS', points }] }, key())
    }
    expect(await pay(200)).toMatchObject({ status: 409, body: { code: 'balance_insufficient' } })
    await change({ tender: { points: 1, amountMinor: 100 } })
    expect((await calculate({ redeemPoints: 1000 })).body).toMatchObject({
      pointsTender: { points: 199, amountMinor: -19_900, dueMinor: 0 },
    })
    expect((await pay(1000)).body).toMatchObject({ state: 'COMPLETED', loyalty: { points: 0 } })
    expect(await pointsOf(customerId)).toMatchObject({ balance: 0 })
    await change({ tender: { points: 100, amountMinor: 100, minPoints: 50 } })
    expect(await pay(49)).toMatchObject({ status: 422, body: { code: 'points_too_few', details: { minPoints: 50 } } })
    await change({ tender: null })
    expect(await pay(50)).toMatchObject({ status: 409, body: { code: 'points_not_accepted' } })
  })

  test('PT-04 the shop sets the rules, and a redemption says who redeemed it', async () => {
    const second = await salon.call('POST /v1/loyalty-programmes', programme)
    expect(second).toMatchObject({ status: 409, body: { code: 'programme_exists', details: { programmeId } } })
    const twice = await salon.call('POST /v1/loyalty-programmes', { ...programme, earningRules: [perYuan, perYuan] })
    expect(twice).toMatchObject({ status: 422, body: { code: 'duplicate_in_list' } })
    await change({ earningRules: [{ ...perYuan, points: 2 }] })
    const customerId = await member('Served')
    expect((await buy(customerId, [manicure])).body).toMatchObject({ loyalty: { points: 398 } })
    const gives = { kind: 'PRODUCT', productId: ids.shampoo }
    const reward = await salon.call('POST /v1/rewards', { name: 'Bottle', points: 300, gives })
    const made = await salon.call('POST /v1/api-keys', { name: 'Chen at the till', permissions: ['loyalty:redeem'] })
    const staffKey = textOf(made, 'secret')
    const command = { customerId, rewardId: reward.body.id, locationId: ids.location }
    const redeemed = await salon.call('POST /v1/points/redemptions', command, { ...key(), key: staffKey })
    expect(redeemed).toMatchObject({ status: 201, body: { operatorKind: 'API_KEY', operatorId: made.body.id } })
    const found = await salon.call(`GET /v1/points/redemptions/${redeemed.body.id}`)
    expect(found.body).toEqual(redeemed.body)
    const none = await salon.call('POST /v1/rewards', { name: 'X', points: 1, gives }, { key: staffKey })
    expect(none.status).toBe(403)
  })

  test('PT-05 one reward costs members 1000 points and gold members 800', async () => {
    const gives = { kind: 'PRODUCT', productId: ids.shampoo }
    const reward = await salon.call('POST /v1/rewards', {
      ...{ name: 'Bottle', points: 1000, tierPoints: [{ tierId: ids.gold, points: 800 }], gives },
    })
    const plain = await member('Plain')
    const golden = await member('Golden', { tierId: ids.gold })
    await change({ earningRules: [{ ...perYuan, points: 10 }] })
    const spent = async (customerId: string): Promise<unknown> => {
      await buy(customerId, [manicure])
      const command = { customerId, rewardId: reward.body.id, locationId: ids.location }
      return (await salon.call('POST /v1/points/redemptions', command, key())).body.points
    }
    expect(await spent(plain)).toBe(1000)
    expect(await spent(golden)).toBe(800)
    expect(await pointsOf(plain)).toMatchObject({ available: 990 })
    expect(await pointsOf(golden)).toMatchObject({ available: 1790 - 800 })
  })

  test('a reward is to be had in its time only', async () => {
    const gives = { kind: 'PRODUCT', productId: ids.shampoo }
    const times = { validFrom: '2026-11-21T10:00:00+08:00', validUntil: '2026-11-21T11:00:00+08:00' }
    const reward = await salon.call('POST /v1/rewards', { name: 'Brief', points: 1, gives, ...times })
    const customerId = await member('Early')
    await buy(customerId, [manicure])
    const redeem = async (clock: string): Promise<Answer> => {
      salon.clock.set(at(`2026-11-21T${clock}:00`))
      const command = { customerId, rewardId: reward.body.id, locationId: ids.location }
      return salon.call('POST /v1/points/redemptions', command, key())
    }
    const refused = (because: string): object => ({
      status: 409,
      body: { code: 'reward_not_available', details: { because } },
    })
    expect(await redeem('09:59')).toMatchObject(refused('NOT_YET'))
    expect((await redeem('10:00')).status).toBe(201)
    expect(await redeem('11:00')).toMatchObject(refused('OVER'))
  })
})
