import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { databases, type OpenDatabase } from '../main/testing/databases.ts'
import { type Answer, rowsOf, textOf } from '../testing/call.ts'
import { type CardShop, cardShop } from '../testing/card-shop.ts'
import { furnish, nineMs, type OpenSalon, openSalon, salonIds } from '../testing/open-salon.ts'

const ids = salonIds()
const cny = (amountMinor: number): object => ({ amountMinor, currency: 'CNY' })
const dayMs = 86_400_000
const tenManicures = {
  name: 'Ten manicures',
  kind: 'VISIT_PASS',
  price: cny(99_900),
  components: [{ name: 'Manicure', serviceIds: [ids.manicure], quantity: 10, unitValueMinor: 19_900 }],
}
const month = {
  name: 'A month of the gym',
  kind: 'TIME_PASS',
  price: cny(30_000),
  components: [{ name: 'Gym' }],
  validity: { unit: 'MONTHS', count: 1 },
}

let salon: OpenSalon
let database: OpenDatabase
let shop: CardShop

const refused = (answer: Answer): string => `${answer.status} ${answer.body.code}`
const cardOf = async (id: string): Promise<Readonly<Record<string, unknown>>> =>
  (await shop.get(`customer-cards/${id}`)).body
const remaining = (card: Readonly<Record<string, unknown>>): readonly unknown[] =>
  (card.entitlements as readonly { readonly remaining: number }[]).map((one) => one.remaining)
const inDays = (days: number): void => salon.clock.set(nineMs + days * dayMs)

/** Of what the account has come to since. */
async function since(account: string): Promise<() => Promise<number>> {
  const before = await shop.total(account)
  return async () => (await shop.total(account)) - before
}

describe.each(databases)('cards on $name', ({ open }) => {
  beforeAll(async () => {
    database = await open()
    salon = await openSalon(database.storage)
    await furnish(salon.mendian, salon)
    shop = cardShop(salon, ids)
    const pudong = { id: 'loc_pudong', name: 'Pudong', timeZone: 'Asia/Shanghai', currency: 'CNY' }
    await salon.call('POST /v1/locations', pudong)
  })
  afterAll(async () => {
    const audit = await salon.call('GET /v1/ledger/verify')
    await database.close()
    expect(audit.body).toMatchObject({ balanced: true })
  })

  test('CD-01 a card of ten visits is used ten times, and the eleventh is refused', async () => {
    const id = await shop.card(await shop.product(tenManicures), 99_900)
    const earned = await since('SERVICE_REVENUE')
    for (let left = 9; left >= 0; left -= 1) {
      const used = await shop.redeem(id, { serviceId: ids.manicure })
      expect(used).toMatchObject({ status: 200, body: { redemption: { units: 1, valueMinor: 9990 } } })
      expect(remaining(used.body.card as never)).toEqual([left])
    }
    const eleventh = await shop.redeem(id, { serviceId: ids.manicure })
    expect(refused(eleventh)).toBe('409 balance_insufficient')
    expect(eleventh.body.details).toMatchObject({ account: 'VISITS', availableMinor: 0, askedMinor: 1 })
    expect(await earned()).toBe(-99_900)
    expect(await cardOf(id)).toMatchObject({ deferredMinor: 0, paidMinor: 99_900 })
    expect(rowsOf(await shop.get(`customer-cards/${id}/redemptions?limit=200`))).toHaveLength(10)
  })

  test('CD-02 a month pass lets in as often as one comes, until the month is over; a cap by the day holds', async () => {
    inDays(0)
    const id = await shop.card(await shop.product(month), 30_000)
    const capped = await shop.card(await shop.product({ ...month, maxUsesPerDay: 2 }), 30_000)
    expect(await cardOf(id)).toMatchObject({ state: 'ACTIVE', expiresAt: '2026-12-21T00:00:00+08:00' })
    for (let n = 0; n < 12; n += 1) expect((await shop.redeem(id)).status).toBe(200)
    expect([(await shop.redeem(capped)).status, (await shop.redeem(capped)).status]).toEqual([200, 200])
    expect(refused(await shop.redeem(capped))).toBe('409 card_daily_cap_reached')
    inDays(29)
    expect([(await shop.redeem(id)).status, (await shop.redeem(capped)).status]).toEqual([200, 200])
    salon.clock.set(Date.parse('2026-12-20T23:59:59+08:00'))
    expect((await shop.redeem(id)).status).toBe(200)
    salon.clock.set(Date.parse('2026-12-21T00:00:00+08:00'))
    expect(refused(await shop.redeem(id))).toBe('409 card_expired')
    inDays(0)
    const days = await shop.card(await shop.product({ ...month, validity: { unit: 'DAYS', count: 30 } }), 30_000)
    // The day it begins on is the first of the thirty.
    salon.clock.set(Date.parse('2026-12-20T23:59:59+08:00'))
    expect([(await shop.redeem(days)).status, (await shop.redeem(days)).status]).toEqual([200, 200])
    salon.clock.set(Date.parse('2026-12-21T00:00:00+08:00'))
    expect(refused(await shop.redeem(days))).toBe('409 card_expired')
    inDays(0)
  })

  test('CD-06 past its validity a card cannot be used, and its visits become breakage where it was sold', async () => {
    const product = await shop.product({ ...tenManicures, validity: { unit: 'DAYS', count: 30 } })
    const id = await shop.card(product, 99_900)
    await shop.redeem(id, { locationId: 'loc_pudong' })
    inDays(30)
    expect(refused(await shop.redeem(id))).toBe('409 card_expired')
    const breakage = await since('BREAKAGE')
    expect((await salon.mendian.jobs.run()).tendedCards).toBeGreaterThan(0)
    expect(await breakage()).toBe(-89_910)
    expect(await cardOf(id)).toMatchObject({ state: 'EXPIRED', deferredMinor: 0 })
    const lines = rowsOf(await shop.get(`ledger/entries?account=BREAKAGE&limit=200`))
    expect(lines.at(-1)).toMatchObject({ amountMinor: -89_910, locationId: ids.location })
    expect(await salon.mendian.jobs.run()).toMatchObject({ tendedCards: 0 })
    inDays(0)
  })

  test('CD-07 a city-wide card is used at both shops, a card of one shop only there', async () => {
    const wide = await shop.card(await shop.product({ ...month, name: 'City year' }), 30_000)
    const single = await shop.card(await shop.product({ ...tenManicures, useAtLocationIds: [ids.location] }), 99_900)
    const there = { locationId: 'loc_pudong' }
    expect([(await shop.redeem(wide)).status, (await shop.redeem(wide, there)).status]).toEqual([200, 200])
    expect((await shop.redeem(single)).status).toBe(200)
    expect(refused(await shop.redeem(single, there))).toBe('422 card_not_valid_at_location')
  })

  test('CD-09 B49 a package is redeemed component by component, with the units each service takes', async () => {
    const product = await shop.product({
      name: 'Colour package',
      kind: 'PACKAGE',
      price: cny(60_000),
      components: [
        { name: 'Dye', serviceIds: [ids.cut], quantity: 1, unitValueMinor: 50_000 },
        {
          name: 'Care',
          serviceIds: [ids.manicure],
          quantity: 4,
          unitValueMinor: 12_500,
          unitsPerUse: [{ serviceId: ids.manicure, units: 2 }],
        },
      ],
    })
    const id = await shop.card(product, 60_000)
    const dye = await shop.redeem(id, { serviceId: ids.cut })
    expect(dye.body.redemption).toMatchObject({ units: 1, valueMinor: 30_000 })
    const care = await shop.redeem(id, { serviceId: ids.manicure })
    expect(care.body.redemption).toMatchObject({ units: 2, valueMinor: 15_000 })
    expect(remaining(care.body.card as never)).toEqual([0, 2])
    expect(refused(await shop.redeem(id, { serviceId: ids.cut }))).toBe('409 balance_insufficient')
    await salon.call('POST /v1/services', { id: 'svc_wash', name: 'Wash', durationMinutes: 5, price: cny(1000) })
    expect(refused(await shop.redeem(id, { serviceId: 'svc_wash' }))).toBe('422 card_does_not_cover')
  })

  test('B49 a card that begins with its first use ends so long after it, and within its windows', async () => {
    const windows = [{ weekdays: [6], startTime: '09:00', endTime: '12:00' }]
    const validity = { unit: 'DAYS', count: 30 }
    const product = await shop.product({ ...tenManicures, activation: 'ON_FIRST_USE', validity, windows })
    const id = await shop.card(product, 99_900)
    expect(await cardOf(id)).toMatchObject({ state: 'ISSUED', activatedAt: null, expiresAt: null })
    inDays(6)
    expect(refused(await shop.redeem(id))).toBe('409 card_outside_hours')
    inDays(7)
    expect((await shop.redeem(id)).body.card).toMatchObject({ state: 'ACTIVE', expiresAt: '2026-12-28T00:00:00+08:00' })
    inDays(0)
  })

  test('B51 a freeze rests the card, moves its end, and costs its fee', async () => {
    const freeze = { maxDays: 10, feeMinor: 500 }
    const id = await shop.card(await shop.product({ ...month, freeze }), 30_000)
    const owed = await since('RECEIVABLES')
    const until = '2026-11-26T00:00:00+08:00'
    const frozen = await shop.post(`customer-cards/${id}/freeze`, { until })
    expect(frozen.body).toMatchObject({
      state: 'FROZEN',
      freeze: { until, days: 5 },
      expiresAt: '2026-12-26T00:00:00+08:00',
    })
    expect(await owed()).toBe(500)
    const debts = rowsOf(await salon.call('GET /v1/receivables?state=OPEN'))
    expect(debts).toMatchObject([{ customerCardId: id, orderId: null, openMinor: 500 }])
    expect(refused(await shop.redeem(id))).toBe('409 card_frozen')
    expect(refused(await shop.post(`customer-cards/${id}/freeze`, { until }))).toBe('409 card_frozen')
    inDays(2)
    const thawed = await shop.post(`customer-cards/${id}/unfreeze`)
    expect(thawed.body).toMatchObject({ state: 'ACTIVE', expiresAt: '2026-12-23T00:00:00+08:00' })
    expect(refused(await shop.post(`customer-cards/${id}/unfreeze`))).toBe('409 card_not_frozen')
    const far = { until: '2026-12-21T00:00:00+08:00' }
    expect(refused(await shop.post(`customer-cards/${id}/freeze`, far))).toBe('422 freeze_too_long')
    const never = await shop.card(await shop.product(month), 30_000)
    expect(refused(await shop.post(`customer-cards/${never}/freeze`, far))).toBe('422 card_not_freezable')
    inDays(0)
    const unused = await shop.card(await shop.product({ ...month, freeze, activation: 'ON_FIRST_USE' }), 30_000)
    expect(refused(await shop.post(`customer-cards/${unused}/freeze`, { until }))).toBe('409 card_not_begun')
  })

  test('B51 a freeze may leave the card its use, and its end where it is', async () => {
    const freeze = { maxDays: 10, keepsBenefits: true, extendsValidity: false }
    const id = await shop.card(await shop.product({ ...month, freeze }), 30_000)
    const owed = await since('RECEIVABLES')
    const until = '2026-11-26T00:00:00+08:00'
    const expiresAt = '2026-12-21T00:00:00+08:00'
    const frozen = await shop.post(`customer-cards/${id}/freeze`, { until })
    expect(frozen.body).toMatchObject({ state: 'FROZEN', expiresAt })
    expect((await shop.redeem(id)).status).toBe(200)
    const thawed = await shop.post(`customer-cards/${id}/unfreeze`)
    expect(thawed.body).toMatchObject({ state: 'ACTIVE', expiresAt })
    expect(await owed()).toBe(0)
  })

  test('B52 a card is shared with as many as its terms say, and given away whole', async () => {
    const id = await shop.card(await shop.product({ ...tenManicures, maxHolders: 2 }), 99_900)
    const asWang = { customerId: ids.wang }
    expect(refused(await shop.redeem(id, asWang))).toBe('409 card_not_held')
    const share = (customerIds: readonly string[]): Promise<Answer> =>
      shop.post(`customer-cards/${id}/share`, { customerIds })
    const third = textOf(await salon.call('POST /v1/customers', { name: 'Li' }), 'id')
    expect(refused(await share([ids.wang, third]))).toBe('422 too_many_holders')
    expect((await share([ids.wang])).body.holderIds).toEqual([ids.wang])
    expect((await shop.redeem(id, asWang)).status).toBe(200)
    const listed = rowsOf(await shop.get(`customer-cards?customerId=${ids.wang}&limit=200`))
    expect(listed.map((card) => card.id)).toContain(id)
    expect(refused(await shop.post(`customer-cards/${id}/transfer`, { customerId: ids.zhao }))).toBe(
      '409 card_owned_already',
    )
    const given = await shop.post(`customer-cards/${id}/transfer`, { customerId: third })
    expect(given.body).toMatchObject({ customerId: third, holderIds: [], deferredMinor: 89_910 })
    expect(refused(await shop.redeem(id, asWang))).toBe('409 card_not_held')
    expect((await shop.redeem(id)).status).toBe(200)
    const bound = await shop.card(await shop.product({ ...tenManicures, transferable: false }), 99_900)
    expect(refused(await shop.post(`customer-cards/${bound}/transfer`, { customerId: third }))).toBe(
      '422 card_not_transferable',
    )
  })

  test('B53 days earn their part of the price month by month, all of it by the end', async () => {
    const id = await shop.card(await shop.product(month), 30_000)
    const earned = await since('CARD_REVENUE')
    salon.clock.set(Date.parse('2026-12-01T00:00:00+08:00'))
    await salon.mendian.jobs.run()
    expect(await cardOf(id)).toMatchObject({ state: 'ACTIVE', deferredMinor: 20_000 })
    inDays(40)
    await salon.mendian.jobs.run()
    expect(await cardOf(id)).toMatchObject({ state: 'EXPIRED', deferredMinor: 0 })
    expect(await earned()).toBeLessThanOrEqual(-30_000)
    inDays(0)
  })

  test('MB-16 a lost card is blocked, and goes on under another number with all that is left on it', async () => {
    const id = await shop.card(await shop.product(tenManicures), 99_900, { number: 'CARD-1' })
    expect((await shop.post(`customer-cards/${id}/report-lost`)).body).toMatchObject({ state: 'BLOCKED' })
    expect(refused(await shop.redeem(id))).toBe('409 card_blocked')
    const reissued = await shop.post(`customer-cards/${id}/reissue`)
    expect(reissued.body).toMatchObject({ state: 'ACTIVE', previousNumbers: ['CARD-1'], deferredMinor: 99_900 })
    expect(remaining(reissued.body)).toEqual([10])
    expect(reissued.body.number).not.toBe('CARD-1')
    expect(rowsOf(await shop.get('customer-cards?number=CARD-1'))).toEqual([])
    expect(rowsOf(await shop.get(`customer-cards?number=${reissued.body.number}`))).toHaveLength(1)
    expect(refused(await shop.post(`customer-cards/${id}/reissue`))).toBe('409 card_not_blocked')
    expect((await shop.redeem(id)).status).toBe(200)
  })

  test('a use is taken back once, with its visit and what it had earned', async () => {
    const id = await shop.card(await shop.product(tenManicures), 99_900)
    const { redemption } = (await shop.redeem(id)).body as { readonly redemption: { readonly id: string } }
    const back = await shop.post(`card-redemptions/${redemption.id}/reverse`)
    expect(back.body).toMatchObject({ redemption: { id: redemption.id }, card: { deferredMinor: 99_900 } })
    expect(remaining(back.body.card as never)).toEqual([10])
    expect(refused(await shop.post(`card-redemptions/${redemption.id}/reverse`))).toBe('409 redemption_reversed')
  })

  test('a card is given back for what is left of it, step by step', async () => {
    const refund = { method: 'LIST_PRICE_OF_USED', feeBasisPoints: 1000 }
    const id = await shop.card(await shop.product({ ...tenManicures, refund }), 99_900)
    for (let n = 0; n < 3; n += 1) await shop.redeem(id)
    const value = await shop.get(`customer-cards/${id}/refund-value`)
    expect(value.body).toEqual({
      method: 'LIST_PRICE_OF_USED',
      refundMinor: 36_180,
      keptMinor: 63_720,
      steps: [
        { kind: 'PAID', amountMinor: 99_900 },
        { kind: 'USED_AT_LIST_PRICE', amountMinor: -59_700, units: 3 },
        { kind: 'FEE', amountMinor: -4020, feeBasisPoints: 1000 },
      ],
    })
    const paidOut = await since('CASH_DRAWER')
    const given = await shop.post(`customer-cards/${id}/refund`)
    expect(given.body).toMatchObject({ value: value.body, card: { state: 'REFUNDED', deferredMinor: 0 } })
    expect(await paidOut()).toBe(-36_180)
    expect(refused(await shop.post(`customer-cards/${id}/refund`))).toBe('409 card_state_forbids')
    expect(refused(await shop.redeem(id))).toBe('409 card_state_forbids')
    const gone = await shop.get(`customer-cards/${id}/refund-value`)
    expect(gone).toMatchObject({ status: 409, body: { code: 'card_state_forbids', details: { state: 'REFUNDED' } } })
  })

  test('a card is worth something to give back as long as it can be given back', async () => {
    const id = await shop.card(await shop.product(tenManicures), 99_900, { expiresAt: '2026-11-22T00:00:00+08:00' })
    expect((await shop.post(`customer-cards/${id}/report-lost`)).status).toBe(200)
    expect((await shop.get(`customer-cards/${id}/refund-value`)).body).toMatchObject({ refundMinor: 99_900 })
    inDays(2)
    const [worth, given] = [
      await shop.get(`customer-cards/${id}/refund-value`),
      await shop.post(`customer-cards/${id}/refund`),
    ]
    expect([refused(worth), refused(given)]).toEqual(['409 card_expired', '409 card_expired'])
    inDays(0)
  })

  test('a card that was sold elsewhere is taken over with what is left of it', async () => {
    const product = await shop.product(tenManicures)
    const more = { remaining: [4], number: 'OLD-7', expiresAt: '2027-01-01T00:00:00+08:00' }
    const card = await cardOf(await shop.card(product, 40_000, more))
    expect(card).toMatchObject({ number: 'OLD-7', deferredMinor: 40_000, expiresAt: more.expiresAt })
    expect(remaining(card)).toEqual([4])
    const again = { productId: product, customerId: ids.zhao, locationId: ids.location, unearnedMinor: 1 }
    expect(refused(await shop.post('customer-cards/import', { ...again, number: 'OLD-7' }))).toBe('409 code_taken')
    const value = await shop.product({ name: 'V', kind: 'STORED_VALUE_CARD', price: cny(1000), storedValueMinor: 1200 })
    const less = { ...again, productId: value, unearnedMinor: 800, balanceMinor: 799 }
    expect(refused(await shop.post('customer-cards/import', less))).toBe('400 invalid_request')
    const balance = { principalMinor: 800, bonusMinor: 0 }
    expect(await cardOf(await shop.card(value, 800, { balanceMinor: 800 }))).toMatchObject({ balance })
    const late = { ...again, expiresAt: '2026-11-20T00:00:00+08:00' }
    expect(refused(await shop.post('customer-cards/import', late))).toBe('409 card_expired')
  })

  test('fields that contradict the kind make no card', async () => {
    const answer = await salon.call('POST /v1/card-products', { ...month, validity: null })
    expect(refused(answer)).toBe('422 card_product_invalid')
    expect(answer.body.details).toEqual({ because: 'VALIDITY_MISSING' })
    const [component] = tenManicures.components
    const uncounted = { ...component, quantity: null }
    const mistakes: readonly (readonly [readonly unknown[], string, string])[] = [
      [[], 'COMPONENTS_MISSING', '/components'],
      [[component, component], 'COMPONENTS_TOO_MANY', '/components/1'],
      [[uncounted], 'QUANTITY_MISSING', '/components/0/quantity'],
    ]
    for (const [components, because, pointer] of mistakes) {
      const invalid = await salon.call('POST /v1/card-products', { ...tenManicures, components })
      expect(invalid).toMatchObject({
        status: 422,
        body: { details: { because }, errors: [{ pointer, code: because, message: expect.any(String) }] },
      })
    }
  })

  test('M3 one visit left, twenty at once: one has it', async () => {
    const id = await shop.card(await shop.product(tenManicures), 10_000, { remaining: [1] })
    const answers = await Promise.all(Array.from({ length: 20 }, () => shop.redeem(id)))
    expect(answers.filter(({ status }) => status === 200)).toHaveLength(1)
    expect(answers.filter(({ body }) => body.code === 'balance_insufficient')).toHaveLength(19)
  })

  test('M3 the last day of a pass with three uses a day, twenty at once: three have them', async () => {
    const id = await shop.card(await shop.product({ ...month, maxUsesPerDay: 3 }), 30_000)
    salon.clock.set(Date.parse('2026-12-20T12:00:00+08:00'))
    const answers = await Promise.all(Array.from({ length: 20 }, () => shop.redeem(id)))
    expect(answers.filter(({ status }) => status === 200)).toHaveLength(3)
    expect(answers.filter(({ body }) => body.code === 'card_daily_cap_reached')).toHaveLength(17)
    inDays(0)
  })

  test.each([
    [10_000, 1],
    [3_000, 3],
  ])('M3 a gift card of 100.00 that twenty spend %i of at once pays for %i', async (amountMinor, winners) => {
    const code = `M3-RACE-${amountMinor}`
    const imported = { locationId: ids.location, code, balanceMinor: 10_000 }
    const giftCardId = textOf(await shop.post('gift-cards/import', imported), 'id')
    const price = cny(amountMinor)
    const productId = textOf(await salon.call('POST /v1/products', { name: 'M3', price }), 'id')
    const bill = { locationId: ids.location, lines: [{ kind: 'PRODUCT', productId }] }
    const tenders = [{ kind: 'GIFT_CARD', code, amountMinor }]
    const answers = await Promise.all(Array.from({ length: 20 }, () => shop.post('orders', { ...bill, tenders })))
    expect(answers.filter(({ status }) => status === 201)).toHaveLength(winners)
    const lost = answers.filter(({ status }) => status !== 201).map(refused)
    expect([...new Set(lost)]).toEqual(['409 balance_insufficient'])
    const { body } = await shop.get(`gift-cards/${giftCardId}`)
    expect(body).toMatchObject({ balanceMinor: 10_000 - winners * amountMinor })
  })
})
