import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { databases, type OpenDatabase } from '../main/testing/databases.ts'
import { type Answer, rowsOf, textOf } from '../testing/call.ts'
import { type CardShop, cardShop } from '../testing/card-shop.ts'
import { furnish, type OpenSalon, openSalon, type SalonIds } from '../testing/open-salon.ts'

type Row = Readonly<Record<string, unknown>>

const cny = (amountMinor: number): object => ({ amountMinor, currency: 'CNY' })
const refused = (answer: Answer): string => `${answer.status} ${answer.body.code}`
const cash = (tenderedMinor: number): object => ({ kind: 'CASH', tenderedMinor })
const wx = (reference: string): object => ({ kind: 'PROVIDER', provider: 'SANDBOX', reference })

describe.each(databases)('whose money a card is on $name', ({ open }) => {
  let database: OpenDatabase
  let salon: OpenSalon
  let ids: SalonIds
  let shop: CardShop

  beforeAll(async () => {
    database = await open()
  })
  afterAll(() => database.close())
  beforeEach(async () => {
    salon = await openSalon(database.storage)
    ids = await furnish(salon.mendian, salon)
    shop = cardShop(salon, ids)
  })

  const order = (lines: readonly object[], more: object = {}): Promise<Answer> =>
    shop.post('orders', { locationId: ids.location, customerId: ids.zhao, lines, ...more })
  const pay = (bill: Answer, tenders: readonly object[]): Promise<Answer> =>
    shop.post(`orders/${bill.body.id}/pay`, { tenders })
  const pass = (more: object = {}): Promise<string> =>
    shop.product({
      name: 'Ten manicures',
      kind: 'VISIT_PASS',
      price: cny(99_900),
      components: [{ name: 'Manicure', serviceIds: [ids.manicure], quantity: 10, unitValueMinor: 9_990 }],
      ...more,
    })
  /** Sells a card of that product for those tenders, and gives the order and the card. */
  const sell = async (
    productId: string,
    tenders: readonly object[],
    more: object = {},
  ): Promise<{ readonly sale: Answer; readonly card: Row & { readonly id: string } }> => {
    const sale = await order([{ kind: 'CARD', cardProductId: productId }], more)
    expect((await pay(sale, tenders)).status).toBe(200)
    const [card] = rowsOf(await shop.get(`customer-cards?productId=${productId}`)).slice(-1)
    return { sale, card: card as Row & { readonly id: string } }
  }
  const giveBack = (cardId: unknown, more: object = {}): Promise<Answer> =>
    shop.post(`customer-cards/${String(cardId)}/refund`, more)
  const settings = async (fields: object): Promise<void> => {
    const { headers } = await salon.call(`GET /v1/locations/${ids.location}`)
    const match = { headers: { 'if-match': headers.get('etag') ?? '' } }
    expect((await salon.call(`PATCH /v1/locations/${ids.location}`, fields, match)).status).toBe(200)
  }
  const points = async (customerId: string): Promise<number> =>
    Number((await shop.get(`customers/${customerId}/points`)).body.balance)
  /** A point for each yuan, and a hundred pay one. */
  const club = async (): Promise<void> => {
    const made = await shop.post('loyalty-programmes', {
      ...{ name: 'Club', currency: 'CNY', timeZone: 'Asia/Shanghai', tender: { points: 1, amountMinor: 100 } },
      earningRules: [{ kind: 'SPEND', code: 'SPEND', points: 1, perMinor: 100 }],
    })
    expect(made.status).toBe(201)
  }

  test('B62 a card that is paid out in cash goes back through its order: points, spending and gifts with it', async () => {
    await club()
    const template = { name: '10 off', level: 'ORDER', effect: { kind: 'AMOUNT_OFF', amountOffMinor: 1000 } }
    const couponTemplateId = textOf(await salon.call('POST /v1/coupon-templates', template), 'id')
    const productId = await pass({ gifts: [{ kind: 'COUPON', couponTemplateId, count: 2 }] })
    const { sale, card } = await sell(productId, [wx('b62-cash')])
    expect(await points(ids.zhao)).toBe(999)
    const back = await giveBack(card.id)
    expect(back).toMatchObject({ status: 200, body: { value: { refundMinor: 99_900 }, card: { state: 'REFUNDED' } } })
    expect((await shop.get(`refunds/${back.body.refundId}`)).body).toMatchObject({
      payments: [{ kind: 'CASH', amountMinor: 99_900, provider: null, parts: [{ account: 'CASH_DRAWER' }] }],
    })
    expect((await shop.get(`orders/${sale.body.id}`)).body).toMatchObject({
      ...{ refundState: 'FULL', refundedMinor: 99_900 },
    })
    expect(await points(ids.zhao)).toBe(0)
    expect((await shop.get(`customers/${ids.zhao}/profile`)).body).toMatchObject({ totalSpent: [{ amountMinor: 0 }] })
    const coupons = rowsOf(await shop.get(`coupons?customerId=${ids.zhao}&templateId=${couponTemplateId}`))
    expect(coupons.map(({ state }) => state)).toEqual(['VOIDED', 'VOIDED'])
    expect(await shop.total('CASH_DRAWER')).toBe(-99_900)
    expect(await shop.total('PROVIDER_CLEARING')).toBe(99_900)
    expect(refused(await giveBack(card.id))).toBe('409 card_state_forbids')
  })

  test('B62 points and debts that paid for a card never become cash', async () => {
    await club()
    await sell(await pass(), [cash(99_900)])
    expect(await points(ids.zhao)).toBe(999)
    const small = await pass({ price: cny(50_000) })
    const { card } = await sell(small, [{ kind: 'POINTS', points: 400 }, { kind: 'ON_ACCOUNT' }])
    const drawer = await shop.total('CASH_DRAWER')
    const back = await giveBack(card.id, { refundTo: 'CASH' })
    expect((await shop.get(`refunds/${back.body.refundId}`)).body).toMatchObject({
      payments: [
        { kind: 'POINTS', amountMinor: 40_000 },
        { kind: 'ON_ACCOUNT', amountMinor: 10_000 },
      ],
    })
    expect(await points(ids.zhao)).toBe(999)
    expect(await shop.total('RECEIVABLES')).toBe(0)
    expect(await shop.total('CASH_DRAWER')).toBe(drawer)
  })

  test('B58 the drawer must have what a card is paid out with, sold here or elsewhere', async () => {
    const { card } = await sell(await pass(), [wx('b58-cash')])
    const imported = await shop.card(await pass(), 50_000)
    await settings({ cashShifts: { use: 'REQUIRED' } })
    expect(refused(await giveBack(imported))).toBe('409 cash_shift_required')
    expect(refused(await giveBack(card.id))).toBe('409 cash_shift_required')
    const shift = { locationId: ids.location, staffId: ids.lin, openingFloatMinor: 49_999 }
    const opened = await shop.post('cash-shifts', shift)
    const lacking = await giveBack(imported)
    expect(refused(lacking)).toBe('409 cash_insufficient')
    expect(lacking.body.details).toMatchObject({ availableMinor: 49_999, askedMinor: 50_000 })
    expect(refused(await giveBack(card.id))).toBe('409 cash_insufficient')
    const more = { staffId: ids.lin, reason: '换零钱', amountMinor: 200_000, counterpart: 'OWNER_EQUITY' }
    expect((await shop.post(`cash-shifts/${opened.body.id}/pay-in`, more)).status).toBe(201)
    expect((await giveBack(imported)).body).toMatchObject({ refundId: null, card: { state: 'REFUNDED' } })
    expect((await giveBack(card.id)).status).toBe(200)
    expect((await shop.get(`cash-shifts/${opened.body.id}`)).body).toMatchObject({ expectedMinor: 100_099 })
  })
})
