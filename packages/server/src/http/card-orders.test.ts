import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { databases, type OpenDatabase } from '../main/testing/databases.ts'
import { type Answer, rowsOf, textOf } from '../testing/call.ts'
import { type CardShop, cardShop } from '../testing/card-shop.ts'
import { furnish, type OpenSalon, openSalon, salonIds } from '../testing/open-salon.ts'

const ids = salonIds()
const cny = (amountMinor: number): object => ({ amountMinor, currency: 'CNY' })
const tenManicures = {
  name: 'Ten manicures',
  kind: 'VISIT_PASS',
  price: cny(99_900),
  components: [{ name: 'Manicure', serviceIds: [ids.manicure], quantity: 10, unitValueMinor: 19_900 }],
}
const manicure = { kind: 'SERVICE', serviceId: ids.manicure }
const shampoo = { kind: 'PRODUCT', productId: ids.shampoo }

let salon: OpenSalon
let database: OpenDatabase
let shop: CardShop

type Row = Readonly<Record<string, unknown>>

const refused = (answer: Answer): string => `${answer.status} ${answer.body.code}`
const bill = (lines: readonly object[], more: object = {}): object => {
  return { locationId: ids.location, customerId: ids.zhao, lines, ...more }
}
const order = (lines: readonly object[], more: object = {}): Promise<Answer> => shop.post('orders', bill(lines, more))
const pay = (bill: Answer, tenders: readonly object[], more: object = {}): Promise<Answer> =>
  shop.post(`orders/${bill.body.id}/pay`, { tenders, ...more })
const cash = (tenderedMinor: number): object => ({ kind: 'CASH', tenderedMinor })

/** Sells the card for its price in cash, and gives it. */
async function sell(product: object, minor: number, more: object = {}): Promise<Row> {
  const cardProductId = await shop.product(product)
  const made = await order([{ kind: 'CARD', cardProductId }], more)
  const paid = await pay(made, minor === 0 ? [] : [cash(minor)])
  expect(paid).toMatchObject({ status: 200, body: { state: 'COMPLETED' } })
  const cards = rowsOf(await shop.get(`customer-cards?productId=${cardProductId}`))
  expect(cards).toHaveLength(1)
  return cards[0] as Row
}

const cardOf = async (id: unknown): Promise<Row> => (await shop.get(`customer-cards/${id}`)).body
const remaining = (card: Row): readonly unknown[] =>
  (card.entitlements as readonly { readonly remaining: number }[]).map((one) => one.remaining)

describe.each(databases)('cards on bills on $name', ({ open }) => {
  beforeAll(async () => {
    database = await open()
    salon = await openSalon(database.storage)
    await furnish(salon.mendian, salon)
    shop = cardShop(salon, ids)
  })
  afterAll(async () => {
    const audit = await salon.call('GET /v1/ledger/verify')
    await database.close()
    expect(audit.body).toMatchObject({ balanced: true })
  })

  test('CD-01 ten visits are bought for 999.00, pay for ten manicures, and the eleventh is refused', async () => {
    const card = await sell(tenManicures, 99_900)
    expect(card).toMatchObject({ state: 'ACTIVE', paidMinor: 99_900, deferredMinor: 99_900 })
    const revenue = await shop.total('SERVICE_REVENUE')
    for (let left = 9; left >= 0; left -= 1) {
      const made = await order([manicure], { useCards: [card.id] })
      expect(made.body).toMatchObject({ totalMinor: 0, coveredMinor: 19_900 })
      expect((await pay(made, [])).status).toBe(200)
      expect(remaining(await cardOf(card.id))).toEqual([left])
    }
    expect(refused(await order([manicure], { useCards: [card.id] }))).toBe('422 card_does_not_cover')
    expect(refused(await shop.redeem(String(card.id)))).toBe('409 balance_insufficient')
    expect((await shop.total('SERVICE_REVENUE')) - revenue).toBe(-99_900)
    expect(await cardOf(card.id)).toMatchObject({ deferredMinor: 0 })
  })

  test('CD-08 a card is active once it is paid, without another call, and paying again issues no second one', async () => {
    const cardProductId = await shop.product(tenManicures)
    const made = await order([{ kind: 'CARD', cardProductId }])
    expect(rowsOf(await shop.get(`customer-cards?productId=${cardProductId}`))).toEqual([])
    const tenders = [{ kind: 'PROVIDER', provider: 'SANDBOX', reference: 'cd-08' }]
    const headers = { 'idempotency-key': 'cd-08' }
    const once = await salon.call(`POST /v1/orders/${made.body.id}/pay`, { tenders }, { headers })
    const twice = await salon.call(`POST /v1/orders/${made.body.id}/pay`, { tenders }, { headers })
    expect(twice.text).toBe(once.text)
    expect(refused(await pay(made, [cash(99_900)]))).toBe('409 order_state_forbids')
    expect(rowsOf(await shop.get(`customer-cards?productId=${cardProductId}`))).toMatchObject([
      { state: 'ACTIVE', orderId: made.body.id, customerId: ids.zhao },
    ])
  })

  test('CD-03 a stored-value card pays from its own balance', async () => {
    const value = { name: '1200 for 1000', kind: 'STORED_VALUE_CARD', price: cny(100_000), storedValueMinor: 120_000 }
    const card = await sell(value, 100_000)
    expect(card.balance).toEqual({ principalMinor: 100_000, bonusMinor: 20_000 })
    const made = await order([shampoo])
    const tender = { kind: 'CUSTOMER_CARD', customerCardId: card.id }
    expect((await pay(made, [tender])).body).toMatchObject({
      payments: [{ kind: 'CUSTOMER_CARD', amountMinor: 6900, reference: card.number }],
    })
    const { balance } = (await cardOf(card.id)) as { readonly balance: Readonly<Record<string, number>> }
    expect((balance.principalMinor ?? 0) + (balance.bonusMinor ?? 0)).toBe(113_100)
    // The card has it, and no customer: what customers have is listed without it.
    const accounts = rowsOf(await shop.get('stored-value/accounts'))
    expect(accounts.filter(({ customerId }) => customerId === card.id)).toEqual([])
    const visits = await sell(tenManicures, 99_900)
    const other = await order([shampoo])
    expect(refused(await pay(other, [{ ...tender, customerCardId: visits.id }]))).toBe('422 card_has_no_balance')
    await shop.post(`customer-cards/${card.id}/report-lost`)
    expect(refused(await pay(other, [tender]))).toBe('409 card_blocked')
  })

  test('CD-04 a discount card takes its percentage off what it is for, while it lasts', async () => {
    const discount = { percentOffBasisPoints: 2000, itemIds: [ids.manicure] }
    const product = { name: '20 off', kind: 'DISCOUNT_CARD', price: cny(20_000), discount }
    const li = textOf(await salon.call('POST /v1/customers', { name: 'Li' }), 'id')
    const more = { customerId: li }
    const card = await sell({ ...product, validity: { unit: 'MONTHS', count: 12 } }, 20_000, more)
    const quote = await salon.call('POST /v1/orders/calculate', bill([manicure, shampoo], more))
    expect(quote.body).toMatchObject({
      totalMinor: 15_920 + 6900,
      applied: [{ ruleId: card.id, source: 'DISCOUNT_CARD', amountOffMinor: 3980 }],
    })
    await shop.post(`customer-cards/${card.id}/report-lost`)
    const without = await salon.call('POST /v1/orders/calculate', bill([manicure], more))
    expect(without.body).toMatchObject({ totalMinor: 19_900, applied: [] })
  })

  test('CD-05 opening a card gives its gifts once', async () => {
    const template = { name: '10 off', level: 'ORDER', effect: { kind: 'AMOUNT_OFF', amountOffMinor: 1000 } }
    const couponTemplateId = textOf(await salon.call('POST /v1/coupon-templates', template), 'id')
    const gifts = [
      { kind: 'COUPON', couponTemplateId, count: 2 },
      { kind: 'ITEM', name: 'A cut', serviceIds: [ids.cut], quantity: 1 },
    ]
    const card = await sell({ ...tenManicures, gifts }, 99_900)
    expect(remaining(card)).toEqual([10, 1])
    const coupons = async (): Promise<number> =>
      rowsOf(await shop.get(`coupons?customerId=${ids.zhao}&templateId=${couponTemplateId}`)).length
    expect(await coupons()).toBe(2)
    expect((await shop.redeem(String(card.id), { serviceId: ids.cut })).body.redemption).toMatchObject({
      valueMinor: 0,
    })
    expect(await coupons()).toBe(2)
  })

  test('CD-05 points given with a card are there once, and what is left of them goes back with it', async () => {
    const guest = textOf(await salon.call('POST /v1/customers', { name: 'Sun' }), 'id')
    const more = { customerId: guest }
    const points = async (): Promise<unknown> => (await shop.get(`customers/${guest}/points`)).body
    const spend = async (spent: number): Promise<void> => {
      const gives = { kind: 'PRODUCT', productId: ids.shampoo }
      const rewardId = textOf(
        await salon.call('POST /v1/rewards', { name: `Mug ${spent}`, points: spent, gives }),
        'id',
      )
      const redeemed = await shop.post('points/redemptions', { customerId: guest, rewardId, locationId: ids.location })
      expect(redeemed).toMatchObject({ status: 201, body: { points: spent } })
    }
    const gifts = [{ kind: 'POINTS', points: 300 }]
    const card = await sell({ ...tenManicures, gifts }, 99_900, more)
    expect(await points()).toMatchObject({ available: 300, owed: 0, lots: [{ points: 300, expiresAt: null }] })
    await shop.redeem(String(card.id))
    expect(await points()).toMatchObject({ available: 300 })
    const unused = await sell({ ...tenManicures, gifts: [...gifts, { kind: 'POINTS', points: 50 }] }, 99_900, more)
    expect(await points()).toMatchObject({ available: 650 })
    await spend(320)
    expect(await points()).toMatchObject({ available: 330 })
    expect((await shop.post(`orders/${unused.orderId}/refunds`, { reason: 'x' })).status).toBe(201)
    // 300 of the first card and 20 of the second were spent: the other 330 go with the second card, and the 20 are owed.
    expect(await points()).toMatchObject({ balance: 0, owed: 20 })
    const twin = textOf(await salon.call('POST /v1/customers', { name: 'Sun again' }), 'id')
    const twins = await sell({ ...tenManicures, gifts }, 99_900, { customerId: twin })
    expect((await shop.post(`customers/${guest}/merge`, { duplicateId: twin, locationId: ids.location })).status).toBe(
      200,
    )
    expect(await points()).toMatchObject({ balance: 300 })
    expect((await shop.post(`orders/${twins.orderId}/refunds`, { reason: 'x' })).status).toBe(201)
    expect(await points()).toMatchObject({ balance: 0, owed: 20 })
    const spent = await sell({ ...tenManicures, gifts }, 99_900, more)
    await spend(300)
    expect((await shop.post(`orders/${spent.orderId}/refunds`, { reason: 'x' })).status).toBe(201)
    expect(await points()).toMatchObject({ balance: 0, owed: 320 })
  })

  test('CD-05 opening a card gives points once, which go back with it', async () => {
    const customerId = textOf(await salon.call('POST /v1/customers', { name: 'Opener' }), 'id')
    const cardProductId = await shop.product(tenManicures)
    const gift = { kind: 'ITEM', code: 'OPENING', points: 500, scope: { itemIds: [cardProductId] } }
    const club = { name: 'Club', currency: 'CNY', timeZone: 'Asia/Shanghai', earningRules: [gift] }
    const programme = await salon.call('POST /v1/loyalty-programmes', club)
    const points = async (): Promise<unknown> => (await shop.get(`customers/${customerId}/points`)).body.balance
    const made = await order([{ kind: 'CARD', cardProductId }], { customerId })
    const path = `POST /v1/orders/${made.body.id}/pay`
    const headers = { 'idempotency-key': 'cd-05' }
    const paid = [1, 2].map(() => salon.call(path, { tenders: [cash(99_900)] }, { headers }))
    expect((await Promise.all(paid)).map(({ status }) => status)).toContain(200)
    expect(await points()).toBe(500)
    await pay(await order([manicure], { customerId, useCards: 'AUTO' }), [])
    await pay(await order([shampoo], { customerId }), [cash(6900)])
    expect(await points()).toBe(500)
    const other = await order([{ kind: 'CARD', cardProductId }], { customerId })
    await pay(other, [cash(99_900)])
    expect(await points()).toBe(1000)
    expect((await shop.post(`orders/${other.body.id}/refunds`, { reason: 'x' })).status).toBe(201)
    expect(await points()).toBe(500)
    const unknown = { ...gift, scope: { itemIds: ['cdp_none'] } }
    await salon.call(`POST /v1/loyalty-programmes/${programme.body.id}/archive`)
    expect(refused(await salon.call('POST /v1/loyalty-programmes', { ...club, earningRules: [unknown] }))).toBe(
      '422 reference_not_found',
    )
  })

  test('CD-09 a package that is sold gives a right for each component, and each is redeemed by itself', async () => {
    const card = await sell(
      {
        ...{ name: 'Five lessons and a care', kind: 'PACKAGE', price: cny(60_000) },
        components: [
          { name: 'Lesson', serviceIds: [ids.cut], quantity: 5, unitValueMinor: 10_000 },
          { name: 'Care', serviceIds: [ids.manicure], quantity: 1, unitValueMinor: 25_000 },
        ],
      },
      60_000,
    )
    expect(remaining(card)).toEqual([5, 1])
    const id = String(card.id)
    // 600.00 over 5 × 100.00 and 250.00: 80.00 a lesson, 200.00 the care.
    const care = await shop.redeem(id, { serviceId: ids.manicure })
    expect(care.body.redemption).toMatchObject({ units: 1, valueMinor: 20_000 })
    expect(refused(await shop.redeem(id, { serviceId: ids.manicure }))).toBe('409 balance_insufficient')
    for (let left = 4; left >= 0; left -= 1) {
      const lesson = await shop.redeem(id, { serviceId: ids.cut })
      expect(lesson.body.redemption).toMatchObject({ units: 1, valueMinor: 8_000 })
      expect(remaining(lesson.body.card as Row)).toEqual([left, 0])
    }
    expect(refused(await shop.redeem(id, { serviceId: ids.cut }))).toBe('409 balance_insufficient')
    expect(await cardOf(id)).toMatchObject({ deferredMinor: 0 })
  })

  test('CD-09 AUTO uses whatever the customer has, and what was used elsewhere meanwhile is told', async () => {
    const once = {
      ...tenManicures,
      components: [{ name: 'One', serviceIds: [ids.cut], quantity: 1, unitValueMinor: 1 }],
    }
    const card = await sell(once, 99_900)
    const made = await order([{ kind: 'SERVICE', serviceId: ids.cut }], { useCards: 'AUTO' })
    expect(made.body).toMatchObject({ totalMinor: 0, lines: [{ coverage: [{ cardId: card.id, units: 1 }] }] })
    await shop.redeem(String(card.id), { serviceId: ids.cut })
    const lost = await pay(made, [])
    expect(refused(lost)).toBe('409 coverage_lost')
    expect(lost.body.details).toMatchObject({ cardId: card.id, because: 'balance_insufficient' })
  })

  test('B49 of several cards the lower priority pays first, then the one that ends first', async () => {
    const customerId = textOf(await salon.call('POST /v1/customers', { name: 'Chooser' }), 'id')
    const one = {
      ...{ kind: 'VISIT_PASS', price: cny(19_900) },
      components: [{ name: 'Manicure', serviceIds: [ids.manicure], quantity: 1, unitValueMinor: 19_900 }],
    }
    const months = (count: number): object => ({ validity: { unit: 'MONTHS', count } })
    const sold = async (name: string, more: object): Promise<unknown> =>
      (await sell({ ...one, name, ...more }, 19_900, { customerId })).id
    const late = await sold('Late', { ...months(12), priority: 1 })
    const soon = await sold('Soon', { ...months(1), priority: 1 })
    const first = await sold('First', { ...months(24), priority: -1 })
    const used: unknown[] = []
    for (let n = 0; n < 3; n += 1) {
      const made = await order([manicure], { customerId, useCards: 'AUTO' })
      const [line] = made.body.lines as readonly { readonly coverage: readonly Row[] }[]
      used.push(line?.coverage[0]?.cardId)
      expect((await pay(made, [])).status).toBe(200)
    }
    expect(used).toEqual([first, soon, late])
  })

  test('B49 a card is sold where and as often as its product says', async () => {
    await salon.call('POST /v1/locations', { id: 'loc_pudong', name: 'P', timeZone: 'Asia/Shanghai', currency: 'CNY' })
    const there = await shop.product({ ...tenManicures, sellAtLocationIds: ['loc_pudong'] })
    expect(refused(await order([{ kind: 'CARD', cardProductId: there }]))).toBe('422 card_not_sold_here')
    const intro = await shop.product({ ...tenManicures, oncePerCustomer: true })
    const line = { kind: 'CARD', cardProductId: intro }
    expect(refused(await order([line, line]))).toBe('409 card_bought_before')
    await pay(await order([line]), [cash(99_900)])
    expect(refused(await order([line]))).toBe('409 card_bought_before')
    expect(refused(await shop.post('orders', { locationId: ids.location, lines: [line] }))).toBe(
      '422 customer_required',
    )
  })

  test('B47 a gift card is sold, and pays by its code what it holds and no more', async () => {
    const gift = await salon.call('POST /v1/gift-cards', { locationId: ids.location })
    const { id: giftCardId } = gift.body.card as { readonly id: string }
    const sale = await shop.post('orders', {
      locationId: ids.location,
      lines: [{ kind: 'GIFT_CARD', giftCardId, amountMinor: 10_000 }],
    })
    expect(sale.body).toMatchObject({ totalMinor: 10_000, taxMinor: 0 })
    expect((await pay(sale, [cash(10_000)])).body).toMatchObject({ state: 'COMPLETED' })
    const { code } = gift.body
    const first = await order([shampoo])
    const tender = { kind: 'GIFT_CARD', code: String(code).toLowerCase() }
    expect((await pay(first, [tender])).body).toMatchObject({ payments: [{ kind: 'GIFT_CARD', amountMinor: 6900 }] })
    const second = await order([shampoo])
    expect(refused(await pay(second, [{ ...tender, amountMinor: 3200 }, cash(6900)]))).toBe('409 balance_insufficient')
    expect(refused(await pay(second, [{ kind: 'GIFT_CARD', code: 'NOBODYS-CODE' }]))).toBe('409 gift_card_not_usable')
    expect((await pay(second, [tender, cash(4000)])).body).toMatchObject({
      changeMinor: 200,
      payments: [{ amountMinor: 3100 }, { amountMinor: 3800 }],
    })
    const back = await shop.post(`orders/${second.body.id}/refunds`, { reason: 'Returned' })
    expect(back).toMatchObject({ status: 201 })
    expect((await salon.call('POST /v1/gift-cards/check-balance', { code })).body).toMatchObject({ balanceMinor: 3100 })
    const kinds = rowsOf(await shop.get(`gift-cards/${giftCardId}/activities`)).map(({ kind }) => kind)
    expect(kinds).toEqual(['ACTIVATE', 'LOAD', 'REDEEM', 'REDEEM', 'REFUND'])
    const again = await shop.post('orders', {
      locationId: ids.location,
      lines: [{ kind: 'GIFT_CARD', giftCardId, amountMinor: 500 }],
    })
    await salon.call(`POST /v1/gift-cards/${giftCardId}/block`, { reason: 'STOLEN' })
    expect(refused(await pay(again, [cash(500)]))).toBe('409 gift_card_state_forbids')
  })

  test('B53 five visits of 100.00 sold for 400.00 are owed 400.00, untaxed, and earned by 80.00 where they are used', async () => {
    await salon.call('POST /v1/locations', { id: 'loc_jing', name: 'Jing', timeZone: 'Asia/Shanghai', currency: 'CNY' })
    const five = {
      ...{ name: 'Five cuts', kind: 'VISIT_PASS', price: cny(40_000), validity: { unit: 'DAYS', count: 30 } },
      components: [{ name: 'Cut', serviceIds: [ids.cut], quantity: 5, unitValueMinor: 10_000 }],
    }
    const totals = (): Promise<readonly number[]> =>
      Promise.all(['CARD_DEFERRED_REVENUE', 'SERVICE_REVENUE', 'CARD_REVENUE', 'TAX_PAYABLE'].map(shop.total))
    const moved = async (before: readonly number[]): Promise<readonly number[]> =>
      (await totals()).map((now, index) => now - (before[index] ?? 0))
    await sell(tenManicures, 99_900)
    const before = await totals()
    const card = await sell(five, 40_000)
    expect(card).toMatchObject({ paidMinor: 40_000, deferredMinor: 40_000 })
    expect(await moved(before)).toEqual([-40_000, 0, 0, 0])
    const used = await shop.redeem(String(card.id), { serviceId: ids.cut, locationId: 'loc_jing' })
    expect(used.body.redemption).toMatchObject({ valueMinor: 8_000 })
    expect(await moved(before)).toEqual([-32_000, -8_000, 0, 0])
    const there = rowsOf(await shop.get('ledger/entries?account=SERVICE_REVENUE&locationId=loc_jing&limit=200'))
    expect(there).toMatchObject([{ amountMinor: -8_000, locationId: 'loc_jing' }])
    const breakage = await shop.total('BREAKAGE')
    const nowMs = salon.clock.nowMs()
    salon.clock.set(nowMs + 31 * 86_400_000)
    await salon.mendian.jobs.run()
    expect(await cardOf(card.id)).toMatchObject({ state: 'EXPIRED', deferredMinor: 0 })
    expect((await shop.total('BREAKAGE')) - breakage).toBe(-32_000)
    const ended = rowsOf(await shop.get('ledger/entries?account=BREAKAGE&limit=200'))
    expect(ended.at(-1)).toMatchObject({ amountMinor: -32_000, locationId: ids.location })
    salon.clock.set(nowMs)
  })

  test('B54 cards obey the policies there are: 5000 for a named one, 1000 for a gift card', async () => {
    const value = { name: 'V', kind: 'STORED_VALUE_CARD', price: cny(500_100), storedValueMinor: 500_100 }
    const cardProductId = await shop.product(value)
    const gift = await salon.call('POST /v1/gift-cards', { locationId: ids.location })
    const { id: giftCardId } = gift.body.card as { readonly id: string }
    const lines = [{ kind: 'GIFT_CARD', giftCardId, amountMinor: 100_100 }]
    expect((await order([{ kind: 'CARD', cardProductId }])).status).toBe(201)
    expect((await order(lines)).status).toBe(201)
    const law = {
      name: 'Law',
      currency: 'CNY',
      namedMaxMinor: 500_000,
      unnamedMaxMinor: 100_000,
      namedMayExpire: false,
    }
    const policy = await salon.call('POST /v1/prepaid-policies', { ...law, unnamedMinMonths: 36 })
    expect(refused(await order([{ kind: 'CARD', cardProductId }]))).toBe('422 prepaid_limit_exceeded')
    const over = await order(lines)
    expect(over.body.details).toMatchObject({ named: false, maxMinor: 100_000, amountMinor: 100_100 })
    const brief = await shop.product({
      ...{ ...value, price: cny(1000), storedValueMinor: 1000 },
      validity: { unit: 'MONTHS', count: 1 },
    })
    expect(refused(await order([{ kind: 'CARD', cardProductId: brief }]))).toBe('422 prepaid_must_last')
    await salon.call(`POST /v1/prepaid-policies/${policy.body.id}/archive`)
    expect((await order(lines)).status).toBe(201)
  })

  test('MB-16 a membership card that was reported lost cannot be paid with', async () => {
    const card = await salon.call(`POST /v1/customers/${ids.wang}/membership-card`)
    const { number: membershipCardNumber } = card.body
    const lines = [shampoo]
    const made = await shop.post('orders', { locationId: ids.location, lines, membershipCardNumber })
    expect(made.body).toMatchObject({ customerId: ids.wang, totalMinor: 6210 })
    const theirs = await order(lines)
    const shown = { membershipCardNumber }
    expect(refused(await pay(theirs, [cash(6900)], shown))).toBe('409 membership_card_not_theirs')
    await shop.post(`membership-cards/${card.body.id}/report-lost`)
    expect(refused(await pay(made, [cash(6210)], shown))).toBe('409 card_blocked')
    expect(refused(await shop.post('orders', { locationId: ids.location, lines, ...shown }))).toBe('409 card_blocked')
    const next = await shop.post(`membership-cards/${card.body.id}/reissue`)
    const paid = await pay(made, [cash(6210)], { membershipCardNumber: next.body.number })
    expect(paid).toMatchObject({ status: 200, body: { state: 'COMPLETED' } })
  })
})
