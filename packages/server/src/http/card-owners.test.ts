import { beforeEach, describe, expect, test } from 'vitest'
import { databases } from '../main/testing/databases.ts'
import { type Answer, rowsOf, textOf } from '../testing/call.ts'
import { type CardShop, cardShops, cash, cny, refused, wx } from '../testing/card-shop.ts'
import type { OpenSalon, SalonIds } from '../testing/open-salon.ts'

type Row = Readonly<Record<string, unknown>>

describe.each(databases)('whose money a card is on $name', ({ open }) => {
  let salon: OpenSalon
  let ids: SalonIds
  let shop: CardShop
  const openShop = cardShops(open)

  beforeEach(async () => {
    ;({ salon, ids, shop } = await openShop())
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

  const transfer = async (cardId: string, customerId: string): Promise<void> => {
    expect((await shop.post(`customer-cards/${cardId}/transfer`, { customerId })).status).toBe(200)
  }
  const principal = async (customerId: string): Promise<number> =>
    Number(rowsOf(await shop.get(`stored-value/accounts?customerId=${customerId}`))[0]?.principalMinor ?? 0)

  test('B52 a card that was given away is its owner’s to give back, and not its buyer’s', async () => {
    const { sale, card } = await sell(await pass(), [cash(40_000), wx('b52-1')])
    await transfer(card.id, ids.wang)
    const refund = (more: object = {}): Promise<Answer> =>
      shop.post(`orders/${sale.body.id}/refunds`, { reason: 'x', ...more })
    for (const destination of ['TENDERS', 'STORE_CREDIT']) {
      const answer = await refund({ destination })
      expect(refused(answer)).toBe('409 card_transferred')
      expect(answer.body.details).toEqual({ cardId: card.id, customerId: ids.wang })
    }
    const asked = await shop.post('refund-requests', { orderId: sale.body.id, reason: 'x' })
    expect(refused(asked)).toBe('409 card_transferred')
    const reopened = await shop.post(`orders/${sale.body.id}/reopen`, { reason: 'x' })
    expect(reopened.body).toMatchObject({
      code: 'not_reopenable',
      details: { because: 'CARD_TRANSFERRED', cardId: card.id },
    })
    expect(refused(await giveBack(card.id, { refundTo: 'TENDERS' }))).toBe('409 card_transferred')
    const back = await giveBack(card.id, { refundTo: 'STORE_CREDIT' })
    expect(back).toMatchObject({ status: 200, body: { card: { state: 'REFUNDED', customerId: ids.wang } } })
    expect([await principal(ids.wang), await principal(ids.zhao)]).toEqual([99_900, 0])
    const second = await sell(await pass(), [cash(99_900)])
    await transfer(second.card.id, ids.wang)
    expect((await giveBack(second.card.id)).status).toBe(200)
    // Given back to who has bought it, it is theirs again.
    const third = await sell(await pass(), [cash(99_900)])
    await transfer(third.card.id, ids.wang)
    await transfer(third.card.id, ids.zhao)
    expect((await giveBack(third.card.id, { refundTo: 'STORE_CREDIT' })).status).toBe(200)
    expect([await principal(ids.wang), await principal(ids.zhao)]).toEqual([99_900, 99_900])
  })

  test('B52 what was not money of a card that was given away is nobody else’s', async () => {
    await club()
    await sell(await pass(), [cash(99_900)])
    const { card } = await sell(await pass(), [{ kind: 'POINTS', points: 400 }, cash(59_900)])
    await transfer(card.id, ids.wang)
    for (const refundTo of ['CASH', 'TENDERS', 'STORE_CREDIT']) {
      expect(refused(await giveBack(card.id, { refundTo }))).toBe('409 card_transferred')
    }
    await transfer(card.id, ids.zhao)
    expect((await giveBack(card.id, { refundTo: 'TENDERS' })).status).toBe(200)
    expect(await points(ids.zhao)).toBe(999)
  })

  test('B45 what is kept of a part-used card stays bought: its points and its spending', async () => {
    await club()
    const { sale, card } = await sell(await pass(), [wx('b45-kept')])
    for (let n = 0; n < 3; n += 1) await shop.redeem(card.id)
    expect(await points(ids.zhao)).toBe(999)
    const back = await giveBack(card.id, { refundTo: 'TENDERS' })
    expect(back.body).toMatchObject({ value: { refundMinor: 69_930, keptMinor: 29_970 } })
    expect((await shop.get(`refunds/${back.body.refundId}`)).body).toMatchObject({
      lines: [{ totalMinor: 99_900, keptMinor: 29_970 }],
    })
    expect(await points(ids.zhao)).toBe(300)
    expect((await shop.get(`customers/${ids.zhao}/profile`)).body).toMatchObject({
      totalSpent: [{ amountMinor: 29_970 }],
    })
    expect((await shop.get(`orders/${sale.body.id}`)).body).toMatchObject({ loyalty: { pointsReturned: 699 } })
  })

  test('CD-04 a discount card is spent by its use: a started day of it, all of it where nothing ends it', async () => {
    const discount = { percentOffBasisPoints: 2000, itemIds: [ids.shampoo] }
    const terms = { name: '20 off', kind: 'DISCOUNT_CARD', price: cny(30_000), discount }
    const lasting = await sell(await shop.product(terms), [cash(30_000)])
    const value = async (cardId: string): Promise<unknown> =>
      (await shop.get(`customer-cards/${cardId}/refund-value`)).body.refundMinor
    expect(await value(lasting.card.id)).toBe(30_000)
    const bill = await order([{ kind: 'PRODUCT', productId: ids.shampoo, quantity: 1 }])
    expect(bill.body).toMatchObject({ totalMinor: 5_520 })
    expect(await value(lasting.card.id)).toBe(0)
    expect((await shop.post(`orders/${bill.body.id}/cancel`)).status).toBe(200)
    expect(await value(lasting.card.id)).toBe(30_000)
    const paid = await order([{ kind: 'PRODUCT', productId: ids.shampoo, quantity: 1 }])
    await pay(paid, [cash(5_520)])
    const reopened = await shop.post(`orders/${lasting.sale.body.id}/reopen`, { reason: 'x' })
    expect(reopened.body).toMatchObject({ code: 'not_reopenable', details: { because: 'CARD_USED' } })
    expect((await shop.post(`orders/${lasting.sale.body.id}/refunds`, { reason: 'x' })).body).toMatchObject({
      ...{ amountMinor: 30_000, feeMinor: 30_000, totalMinor: 0, payments: [] },
    })

    const month = await sell(await shop.product({ ...terms, validity: { unit: 'DAYS', count: 30 } }), [cash(30_000)])
    expect(await value(month.card.id)).toBe(30_000)
    await pay(await order([{ kind: 'PRODUCT', productId: ids.shampoo, quantity: 1 }]), [cash(5_520)])
    expect(await value(month.card.id)).toBe(29_000)
    const back = await giveBack(month.card.id)
    expect(back.body).toMatchObject({ value: { refundMinor: 29_000 }, card: { deferredMinor: 0 } })
    const unused = await sell(await shop.product(terms), [cash(30_000)])
    expect((await giveBack(unused.card.id)).body).toMatchObject({ value: { refundMinor: 30_000 } })
    expect(await shop.total('CARD_REVENUE')).toBe(-31_000)
  })

  test('MB-21 merging moves the cards of a duplicate, owned, shared and of membership', async () => {
    const made = async (name: string, more: object = {}): Promise<string> =>
      textOf(await salon.call('POST /v1/customers', { name, ...more }), 'id')
    const [kept, gone] = [await made('Li', { tierId: ids.gold }), await made('Li again', { tierId: ids.gold })]
    const { card } = await sell(await pass({ maxHolders: 3 }), [cash(99_900)], { customerId: gone })
    const shared = await shop.card(await pass({ maxHolders: 3 }), 99_900)
    expect((await shop.post(`customer-cards/${shared}/share`, { customerIds: [gone, kept] })).status).toBe(200)
    const gift = await salon.call('POST /v1/gift-cards', { locationId: ids.location, customerId: gone })
    const { id: giftCardId } = gift.body.card as { readonly id: string }
    const number = async (customerId: string): Promise<string> =>
      textOf(await shop.post(`customers/${customerId}/membership-card`), 'number')
    const [own, other] = [await number(kept), await number(gone)]
    const merged = await shop.post(`customers/${kept}/merge`, { duplicateId: gone, locationId: ids.location })
    expect(merged.status).toBe(200)
    expect((await shop.get(`customer-cards/${card.id}`)).body).toMatchObject({ customerId: kept, version: 2 })
    expect((await shop.get(`customer-cards/${shared}`)).body).toMatchObject({ customerId: ids.zhao, holderIds: [kept] })
    const held = rowsOf(await shop.get(`customer-cards?customerId=${kept}`)).map(({ id }) => id)
    expect(held.sort()).toEqual([card.id, shared].sort())
    expect(rowsOf(await shop.get(`customer-cards?customerId=${gone}`))).toEqual([])
    expect((await shop.get(`gift-cards/${giftCardId}`)).body).toMatchObject({ customerId: kept })
    const memberships = rowsOf(await shop.get(`membership-cards?customerId=${kept}`))
    expect(memberships.map((one) => [one.number, one.state]).sort()).toEqual(
      [
        [own, 'ACTIVE'],
        [other, 'REPLACED'],
      ].sort(),
    )
    expect((await shop.redeem(card.id, { customerId: kept })).status).toBe(200)
    const covered = await order([{ kind: 'SERVICE', serviceId: ids.manicure }], { customerId: kept, useCards: 'AUTO' })
    expect(covered.body).toMatchObject({ totalMinor: 0 })
  })

  test('MB-21 what a duplicate has ordered is the customer’s: points, debts and credit of its refunds, and open bills', async () => {
    await club()
    const made = async (name: string): Promise<string> => textOf(await salon.call('POST /v1/customers', { name }), 'id')
    const [kept, gone] = [await made('Li'), await made('Li again')]
    const shampoo = { kind: 'PRODUCT', productId: ids.shampoo, quantity: 1 }
    const paid = await order([shampoo], { customerId: gone })
    await pay(paid, [cash(6_900)])
    const withPoints = await order([shampoo], { customerId: gone })
    await pay(withPoints, [{ kind: 'POINTS', points: 69 }])
    const waiting = await order([shampoo], { customerId: gone })
    const merge = await shop.post(`customers/${kept}/merge`, { duplicateId: gone, locationId: ids.location })
    expect(merge.status).toBe(200)
    expect((await shop.get(`orders/${paid.body.id}`)).body).toMatchObject({ customerId: kept })
    const before = await points(kept)
    const refund = (bill: Answer, more: object = {}): Promise<Answer> =>
      shop.post(`orders/${bill.body.id}/refunds`, { reason: 'x', ...more })
    expect((await refund(withPoints)).status).toBe(201)
    expect([await points(kept), await points(gone)]).toEqual([before + 69, 0])
    expect((await refund(paid, { destination: 'STORE_CREDIT' })).status).toBe(201)
    expect([await points(kept), await points(gone)]).toEqual([before, 0])
    expect([await principal(kept), await principal(gone)]).toEqual([6_900, 0])
    expect((await pay(waiting, [cash(6_900)])).status).toBe(200)
    expect([await points(kept), await points(gone)]).toEqual([before + 69, 0])
    expect((await shop.get(`customers/${gone}/profile`)).body).toMatchObject({ orderCount: 0 })
  })
})
