import { beforeEach, describe, expect, test } from 'vitest'
import { databases } from '../main/testing/databases.ts'
import { type Answer, rowsOf, textOf } from '../testing/call.ts'
import { type CardShop, cardShops, cash, cny, refused } from '../testing/card-shop.ts'
import { nineMs, type OpenSalon, type SalonIds } from '../testing/open-salon.ts'

const dayMs = 86_400_000

describe.each(databases)('what may be sold and loaded on $name', ({ open }) => {
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
  const shampoo = (): object => ({ kind: 'PRODUCT', productId: ids.shampoo, quantity: 1 })
  const load = (giftCardId: string, amountMinor: number): object => ({ kind: 'GIFT_CARD', giftCardId, amountMinor })
  const made = async (more: object = {}): Promise<{ readonly id: string; readonly code: string }> => {
    const answer = await salon.call('POST /v1/gift-cards', { locationId: ids.location, ...more })
    return { id: (answer.body.card as { readonly id: string }).id, code: textOf(answer, 'code') }
  }
  const move = (from: string, toGiftCardId: string): Promise<Answer> =>
    shop.post(`gift-cards/${from}/transfer-balance`, { reason: 'LOST', toGiftCardId })
  const law = async (): Promise<void> => {
    const policy = { name: '单用途预付卡', currency: 'CNY', namedMaxMinor: 500_000, unnamedMaxMinor: 100_000 }
    const terms = { namedMayExpire: true, unnamedMinMonths: 0 }
    expect((await salon.call('POST /v1/prepaid-policies', { ...policy, ...terms })).status).toBe(201)
  }

  test('B47 a gift card that is over is not loaded, on a new bill or on one that waited, and nothing moves to it', async () => {
    const gift = await made({ expiresAt: '2026-11-21T09:30:00+08:00' })
    const waited = await order([load(gift.id, 10_000)])
    const full = await made()
    await pay(await order([load(full.id, 5_000)]), [cash(5_000)])
    salon.clock.set(nineMs + 1_800_000)
    expect(refused(await pay(waited, [cash(10_000)]))).toBe('409 gift_card_expired')
    expect(refused(await order([load(gift.id, 10_000)]))).toBe('409 gift_card_expired')
    expect(refused(await move(full.id, gift.id))).toBe('409 gift_card_expired')
    expect(await shop.total('GIFT_CARDS')).toBe(-5_000)
  })

  test('B47 one gift card may pay by its code typed two ways', async () => {
    const gift = await made()
    await pay(await order([load(gift.id, 6_000)]), [cash(6_000)])
    const typed = gift.code.toLowerCase().replaceAll('-', '')
    const bill = await order([shampoo()])
    const tender = { kind: 'GIFT_CARD', amountMinor: 3_000 }
    const tenders = [{ ...tender, code: gift.code }, { ...tender, code: typed }, cash(900)]
    expect((await pay(bill, tenders)).body).toMatchObject({
      state: 'COMPLETED',
      payments: [{ amountMinor: 3_000 }, { amountMinor: 3_000 }, { amountMinor: 900 }],
    })
    const activities = rowsOf(await shop.get(`gift-cards/${gift.id}/activities`))
    expect(activities.map(({ kind, amountMinor }) => [kind, amountMinor])).toEqual([
      ['ACTIVATE', 0],
      ['LOAD', 6_000],
      ['REDEEM', -3_000],
      ['REDEEM', -3_000],
    ])
    const other = await made()
    await pay(await order([load(other.id, 1_000)]), [cash(1_000)])
    const asked = { locationId: ids.location, customerId: ids.zhao, lines: [shampoo()] }
    const giftCardCodes = [other.code, other.code.toLowerCase()]
    const best = await salon.call('POST /v1/orders/best-tender', { ...asked, giftCardCodes })
    expect(best.body).toMatchObject({ tenders: [{ kind: 'GIFT_CARD' }, { kind: 'CASH' }], toPayMinor: 5_900 })
  })

  test('CD-05 a gift that was given while nothing limited it is taken back all the same', async () => {
    const template = { name: '10 off', level: 'ORDER', effect: { kind: 'AMOUNT_OFF', amountOffMinor: 1000 } }
    const coupon = await salon.call('POST /v1/coupon-templates', template)
    const couponTemplateId = textOf(coupon, 'id')
    const cardProductId = await shop.product({
      name: 'Ten manicures',
      kind: 'VISIT_PASS',
      price: cny(99_900),
      components: [{ name: 'Manicure', serviceIds: [ids.manicure], quantity: 10, unitValueMinor: 19_900 }],
      gifts: [{ kind: 'COUPON', couponTemplateId, count: 2 }],
    })
    const sale = await order([{ kind: 'CARD', cardProductId }])
    expect((await pay(sale, [cash(99_900)])).status).toBe(200)
    const match = { headers: { 'if-match': coupon.headers.get('etag') ?? '' } }
    const limits = { issueLimit: 5, issueLimitPerCustomer: 3 }
    expect((await salon.call(`PATCH /v1/coupon-templates/${couponTemplateId}`, limits, match)).status).toBe(200)
    salon.clock.set(nineMs + dayMs)
    const one = { templateId: couponTemplateId, customerId: ids.zhao }
    expect((await shop.post('coupons', one)).status).toBe(201)
    expect((await shop.post(`orders/${sale.body.id}/refunds`, { reason: 'x' })).status).toBe(201)
    const coupons = rowsOf(await shop.get(`coupons?customerId=${ids.zhao}&templateId=${couponTemplateId}`))
    expect(coupons.map(({ state }) => state).sort()).toEqual(['ISSUED', 'VOIDED', 'VOIDED'])
  })

  test('B49 a card that one has once is paid for once, whatever bills wait, and giving it away makes no second', async () => {
    const cardProductId = await shop.product({
      name: 'First try',
      kind: 'VISIT_PASS',
      price: cny(9_900),
      components: [{ name: 'Manicure', serviceIds: [ids.manicure], quantity: 1, unitValueMinor: 19_900 }],
      oncePerCustomer: true,
    })
    const line = { kind: 'CARD', cardProductId }
    const [first, second] = [await order([line]), await order([line])]
    expect((await pay(first, [cash(9_900)])).status).toBe(200)
    const again = await pay(second, [cash(9_900)])
    expect(refused(again)).toBe('409 card_bought_before')
    expect(again.body.details).toEqual({ cardProductId, line: 0 })
    const [card] = rowsOf(await shop.get(`customer-cards?productId=${cardProductId}`))
    expect((await shop.post(`customer-cards/${card?.id}/transfer`, { customerId: ids.wang })).status).toBe(200)
    expect(refused(await pay(second, [cash(9_900)]))).toBe('409 card_bought_before')
    expect(refused(await order([line]))).toBe('409 card_bought_before')
    // Whoever was given one has bought none.
    const own = await order([line], { customerId: ids.wang })
    expect((await pay(own, [cash(9_900)])).status).toBe(200)
  })

  test('B49 a card that one has once is bought again where its order was reopened', async () => {
    const cardProductId = await shop.product({
      name: 'First try',
      kind: 'VISIT_PASS',
      price: cny(9_900),
      components: [{ name: 'Manicure', serviceIds: [ids.manicure], quantity: 1, unitValueMinor: 19_900 }],
      oncePerCustomer: true,
    })
    const sale = await order([{ kind: 'CARD', cardProductId }])
    await pay(sale, [cash(9_900)])
    const reopened = await shop.post(`orders/${sale.body.id}/reopen`, { reason: 'x' })
    expect(reopened.status).toBe(201)
    expect((await pay(reopened, [cash(9_900)])).status).toBe(200)
  })

  test('B47 what an order has loaded is taken back with it, whatever else was loaded at that very moment', async () => {
    const gift = await made()
    const [first, second] = [await order([load(gift.id, 5_000)]), await order([load(gift.id, 5_000)])]
    await pay(first, [cash(5_000)])
    await pay(second, [cash(5_000)])
    expect((await shop.post(`orders/${first.body.id}/reopen`, { reason: 'x' })).status).toBe(201)
    expect((await shop.get(`gift-cards/${gift.id}`)).body).toMatchObject({ balanceMinor: 5_000 })
    const bill = await order([shampoo()])
    await pay(bill, [{ kind: 'GIFT_CARD', code: gift.code, amountMinor: 1 }, cash(6_899)])
    const third = await order([load(gift.id, 5_000)])
    await pay(third, [cash(5_000)])
    // Of the second load something was spent, of the third nothing.
    expect(refused(await shop.post(`orders/${second.body.id}/refunds`, { reason: 'x' }))).toBe('409 lot_spent')
    expect((await shop.post(`orders/${third.body.id}/refunds`, { reason: 'x' })).status).toBe(201)
    expect((await shop.get(`gift-cards/${gift.id}`)).body).toMatchObject({ balanceMinor: 4_999 })
  })

  test('B54 a gift card never holds more than it may: by two lines, two bills, or a balance that moves', async () => {
    await law()
    const gift = await made()
    expect(refused(await order([load(gift.id, 100_001)]))).toBe('422 prepaid_limit_exceeded')
    const two = await order([load(gift.id, 60_000), load(gift.id, 40_001)])
    expect(refused(two)).toBe('422 prepaid_limit_exceeded')
    expect(two.body.details).toMatchObject({ named: false, maxMinor: 100_000, amountMinor: 100_001 })
    const [first, second] = [await order([load(gift.id, 60_000)]), await order([load(gift.id, 40_001)])]
    expect((await pay(first, [cash(60_000)])).status).toBe(200)
    expect(refused(await pay(second, [cash(40_001)]))).toBe('422 prepaid_limit_exceeded')
    const other = await made()
    await pay(await order([load(other.id, 40_001)]), [cash(40_001)])
    expect(refused(await move(other.id, gift.id))).toBe('422 prepaid_limit_exceeded')
    const third = await made()
    await pay(await order([load(third.id, 40_000)]), [cash(40_000)])
    expect((await move(third.id, gift.id)).body).toMatchObject({ balanceMinor: 100_000 })
    const named = await made({ customerId: ids.wang })
    expect((await move(gift.id, named.id)).body).toMatchObject({ balanceMinor: 100_000 })
    const much = await order([load(named.id, 200_000), load(named.id, 200_000)])
    expect((await pay(much, [cash(400_000)])).status).toBe(200)
    expect(refused(await move(other.id, named.id))).toBe('422 prepaid_limit_exceeded')
  })

  test('B54 of many who load one gift card at once, no more is loaded than it may hold', async () => {
    await law()
    const gift = await made()
    const bills = await Promise.all(Array.from({ length: 6 }, () => order([load(gift.id, 30_000)])))
    const paid = await Promise.all(bills.map((bill) => pay(bill, [cash(30_000)])))
    expect(paid.filter(({ status }) => status === 200)).toHaveLength(3)
    expect(paid.filter(({ body }) => body.code === 'prepaid_limit_exceeded')).toHaveLength(3)
    expect((await shop.get(`gift-cards/${gift.id}`)).body).toMatchObject({ balanceMinor: 90_000 })
  })
})
