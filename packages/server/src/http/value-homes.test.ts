import { beforeEach, describe, expect, test } from 'vitest'
import { databases } from '../main/testing/databases.ts'
import { type Answer, rowsOf, textOf } from '../testing/call.ts'
import { type CardShop, cardShops, cash, cny, refused } from '../testing/card-shop.ts'
import { nineMs, type OpenSalon, type SalonIds } from '../testing/open-salon.ts'

const dayMs = 86_400_000

describe.each(databases)('value that goes back to what is over or gone on $name', ({ open }) => {
  let salon: OpenSalon
  let ids: SalonIds
  let shop: CardShop
  const openShop = cardShops(open)

  beforeEach(async () => {
    ;({ salon, ids, shop } = await openShop())
  })

  const inDays = (days: number): void => salon.clock.set(nineMs + days * dayMs)
  const order = (lines: readonly object[], more: object = {}): Promise<Answer> =>
    shop.post('orders', { locationId: ids.location, customerId: ids.zhao, lines, ...more })
  const pay = (bill: Answer, tenders: readonly object[]): Promise<Answer> =>
    shop.post(`orders/${bill.body.id}/pay`, { tenders })
  const shampoo = (): object => ({ kind: 'PRODUCT', productId: ids.shampoo, quantity: 1 })
  /** A bottle of shampoo for 69.00, paid with that. */
  const bought = async (tender: object): Promise<Answer> => {
    const bill = await order([shampoo()])
    expect((await pay(bill, [tender])).status).toBe(200)
    return bill
  }
  const refund = async (bill: Answer): Promise<Answer> => {
    const back = await shop.post(`orders/${bill.body.id}/refunds`, { reason: 'x' })
    expect(back.status).toBe(201)
    return back
  }
  const imported = async (code: string, balanceMinor: number, more: object = {}): Promise<string> =>
    textOf(await shop.post('gift-cards/import', { locationId: ids.location, code, balanceMinor, ...more }), 'id')
  const change = (id: string, command: string, body: object = {}): Promise<Answer> =>
    shop.post(`gift-cards/${id}/${command}`, { reason: 'LOST', ...body })
  const pending = async (): Promise<{ readonly id: string; readonly code: string }> => {
    const made = await salon.call('POST /v1/gift-cards', { locationId: ids.location })
    return { id: (made.body.card as { readonly id: string }).id, code: textOf(made, 'code') }
  }
  const gift = (code: string): object => ({ kind: 'GIFT_CARD', code })
  const check = (code: string): Promise<Answer> => salon.call('POST /v1/gift-cards/check-balance', { code })
  const valueCard = (more: object = {}): Promise<string> =>
    shop.product({
      name: 'Value',
      kind: 'STORED_VALUE_CARD',
      price: cny(10_000),
      storedValueMinor: 12_000,
      ...more,
    })
  const cardOf = async (id: string): Promise<Readonly<Record<string, unknown>>> =>
    (await shop.get(`customer-cards/${id}`)).body
  const value = async (customerId: string): Promise<unknown> =>
    rowsOf(await shop.get(`stored-value/accounts?customerId=${customerId}`))[0]

  test('B47 a gift card that was replaced gets nothing back, what replaced it does, however often', async () => {
    const lost = await imported('LOST-HOME-1', 10_000)
    const bill = await bought(gift('LOST-HOME-1'))
    const [second, third] = [await pending(), await pending()]
    await change(lost, 'transfer-balance', { toGiftCardId: second.id })
    await change(second.id, 'transfer-balance', { toGiftCardId: third.id })
    expect((await check(third.code)).body).toMatchObject({ balanceMinor: 3_100 })
    const back = await refund(bill)
    expect(back.body).toMatchObject({
      payments: [{ kind: 'GIFT_CARD', amountMinor: 6_900, parts: [{ account: 'GIFT_CARDS', subjectId: third.id }] }],
    })
    expect((await check(third.code)).body).toMatchObject({ balanceMinor: 10_000 })
    expect((await shop.get(`gift-cards/${lost}`)).body).toMatchObject({ state: 'DEACTIVATED', balanceMinor: 0 })
    await bought(gift(third.code))
  })

  test('B47 what paid is given back part by part to a gift card that was replaced in between', async () => {
    const lost = await imported('LOST-HOME-2', 20_700)
    const bill = await order([{ ...shampoo(), quantity: 3 }])
    await pay(bill, [gift('LOST-HOME-2')])
    const part = (): Promise<Answer> =>
      shop.post(`orders/${bill.body.id}/refunds`, { reason: 'x', lines: [{ line: 0, quantity: 1 }] })
    expect((await part()).status).toBe(201)
    const next = await pending()
    await change(lost, 'transfer-balance', { toGiftCardId: next.id })
    expect((await part()).status).toBe(201)
    expect((await refund(bill)).body).toMatchObject({ totalMinor: 6_900 })
    expect((await check(next.code)).body).toMatchObject({ balanceMinor: 20_700 })
  })

  test('B47 a gift card that was ended comes back blocked, and one that is over can be spent for thirty days', async () => {
    const ended = await imported('ENDED-HOME', 6_900)
    const first = await bought(gift('ENDED-HOME'))
    expect((await change(ended, 'deactivate')).status).toBe(200)
    await refund(first)
    expect((await shop.get(`gift-cards/${ended}`)).body).toMatchObject({ state: 'BLOCKED', balanceMinor: 6_900 })
    expect((await change(ended, 'unblock')).status).toBe(200)
    await bought(gift('ENDED-HOME'))

    const over = await imported('OVER-HOME', 10_000, { expiresAt: '2026-12-21T09:00:00+08:00' })
    const second = await bought(gift('OVER-HOME'))
    inDays(40)
    await refund(second)
    expect((await shop.get(`gift-cards/${over}`)).body).toMatchObject({ expiresAt: '2027-01-30T01:00:00+00:00' })
    // The 31.00 that had not been spent stay expired.
    const dear = await order([shampoo()])
    expect((await pay(dear, [gift('OVER-HOME')])).status).toBe(200)
    expect(await shop.total('GIFT_CARDS')).toBe(-3_100)
    expect((await salon.mendian.jobs.run()).expiredLots).toBeGreaterThan(0)
    expect(await shop.total('GIFT_CARDS')).toBe(0)
    expect(await shop.total('BREAKAGE')).toBe(-3_100)
  })

  test('CD-03 what a stored-value card had paid is its owner’s once the card was given back', async () => {
    const productId = await valueCard()
    await pay(await order([{ kind: 'CARD', cardProductId: productId }]), [cash(10_000)])
    const [card] = rowsOf(await shop.get(`customer-cards?productId=${productId}`))
    const bill = await bought({ kind: 'CUSTOMER_CARD', customerCardId: card?.id })
    expect((await shop.post(`customer-cards/${card?.id}/refund`)).status).toBe(200)
    await refund(bill)
    expect(await cardOf(String(card?.id))).toMatchObject({
      state: 'REFUNDED',
      balance: { principalMinor: 0, bonusMinor: 0 },
    })
    expect(await value(ids.zhao)).toMatchObject({ principalMinor: 6_900, bonusMinor: 0 })
  })

  test.each([
    // All that was paid is given back; what of it stands for the bonus that was spent is kept, and the bonus with it.
    ['REMAINING_AT_PAID_PRICE', 10_000, 0],
    ['LIST_PRICE_OF_USED', 8_000, 2_000],
  ])('CD-03 bonus of a card given back as %s is had once', async (method, refundMinor, bonusMinor) => {
    const { headers } = await salon.call(`GET /v1/locations/${ids.location}`)
    const match = { headers: { 'if-match': headers.get('etag') ?? '' } }
    const storedValue = { spendingOrder: 'BONUS_FIRST' }
    expect((await salon.call(`PATCH /v1/locations/${ids.location}`, { storedValue }, match)).status).toBe(200)
    const productId = await valueCard({ refund: { method } })
    await pay(await order([{ kind: 'CARD', cardProductId: productId }]), [cash(10_000)])
    const [card] = rowsOf(await shop.get(`customer-cards?productId=${productId}`))
    const bill = await order([shampoo()])
    const tenders = [{ kind: 'CUSTOMER_CARD', customerCardId: card?.id, amountMinor: 2_000 }, cash(4_900)]
    expect((await pay(bill, tenders)).status).toBe(200)
    expect(await cardOf(String(card?.id))).toMatchObject({ balance: { principalMinor: 10_000, bonusMinor: 0 } })
    const back = await shop.post(`customer-cards/${card?.id}/refund`)
    expect(back.body).toMatchObject({ value: { refundMinor } })
    const refunded = await refund(bill)
    expect(refunded.body).toMatchObject({ totalMinor: 6_900 })
    expect(await value(ids.zhao)).toEqual(
      bonusMinor === 0 ? undefined : expect.objectContaining({ principalMinor: 0, bonusMinor }),
    )
    expect((await shop.get('ledger/verify')).body).toMatchObject({ balanced: true })
    expect(await shop.total('BONUS_REDEEMED')).toBe(0)
    expect(await shop.total('CASH_DRAWER')).toBe(10_000 - refundMinor)
  })

  test('CD-03 a stored-value card that is over is revived by what goes back to it, and by no more', async () => {
    const validity = { unit: 'DAYS', count: 10 }
    const id = await shop.card(await valueCard({ validity }), 10_000)
    const bill = await bought({ kind: 'CUSTOMER_CARD', customerCardId: id })
    inDays(20)
    await refund(bill)
    expect(await cardOf(id)).toMatchObject({ state: 'ACTIVE', expiresAt: '2027-01-10T09:00:00+08:00' })
    const again = await order([{ ...shampoo(), quantity: 2 }])
    const tender = { kind: 'CUSTOMER_CARD', customerCardId: id }
    expect(refused(await pay(again, [{ ...tender, amountMinor: 6_901 }, cash(13_800)]))).toBe(
      '409 balance_insufficient',
    )
    expect((await pay(again, [tender, cash(13_800)])).body).toMatchObject({
      payments: [{ kind: 'CUSTOMER_CARD', amountMinor: 6_900 }, { amountMinor: 6_900 }],
    })
    await salon.mendian.jobs.run()
    expect(await cardOf(id)).toMatchObject({ balance: { principalMinor: 0, bonusMinor: 0 } })

    const tended = await shop.card(await valueCard({ validity }), 10_000)
    const other = await bought({ kind: 'CUSTOMER_CARD', customerCardId: tended })
    inDays(40)
    await salon.mendian.jobs.run()
    expect(await cardOf(tended)).toMatchObject({ state: 'EXPIRED' })
    await refund(other)
    expect(await cardOf(tended)).toMatchObject({ state: 'ACTIVE' })
    await bought({ kind: 'CUSTOMER_CARD', customerCardId: tended })
  })

  test('B53 a visit that comes back to a card that is over revives itself alone', async () => {
    const id = await shop.card(
      await shop.product({
        name: 'Ten manicures',
        kind: 'VISIT_PASS',
        price: cny(99_900),
        components: [{ name: 'Manicure', serviceIds: [ids.manicure], quantity: 10, unitValueMinor: 19_900 }],
        validity: { unit: 'DAYS', count: 30 },
      }),
      99_900,
    )
    const { redemption } = (await shop.redeem(id)).body as { readonly redemption: { readonly id: string } }
    inDays(31)
    const back = await shop.post(`card-redemptions/${redemption.id}/reverse`)
    expect(back.body).toMatchObject({ card: { state: 'ACTIVE', expiresAt: '2027-01-21T09:00:00+08:00' } })
    expect((await shop.redeem(id)).status).toBe(200)
    expect(refused(await shop.redeem(id))).toBe('409 balance_insufficient')
    await salon.mendian.jobs.run()
    expect(await cardOf(id)).toMatchObject({ deferredMinor: 0, entitlements: [{ remaining: 0 }] })
    expect(await shop.total('BREAKAGE')).toBe(-89_910)
  })

  test('PY-10 a bill paid with what is gone is refunded, not reopened', async () => {
    const lost = await imported('LOST-HOME-3', 10_000)
    const bill = await bought(gift('LOST-HOME-3'))
    const next = await pending()
    await change(lost, 'transfer-balance', { toGiftCardId: next.id })
    const reopened = await shop.post(`orders/${bill.body.id}/reopen`, { reason: 'x' })
    expect(refused(reopened)).toBe('409 not_reopenable')
    expect(reopened.body.details).toMatchObject({ because: 'TENDER_GONE' })
    await refund(bill)
    expect((await check(next.code)).body).toMatchObject({ balanceMinor: 10_000 })
  })
})
