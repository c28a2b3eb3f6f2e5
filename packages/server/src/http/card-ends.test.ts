import { beforeEach, describe, expect, test } from 'vitest'
import { databases } from '../main/testing/databases.ts'
import { type Answer, rowsOf } from '../testing/call.ts'
import { type CardShop, cardShops, cash, cny, refused } from '../testing/card-shop.ts'
import { nineMs, type OpenSalon, type SalonIds } from '../testing/open-salon.ts'

interface Card {
  readonly id: string
  readonly state: string
  readonly expiresAt: string | null
  readonly deferredMinor: number
  readonly balance: { readonly principalMinor: number } | null
  readonly entitlements: readonly { readonly id: string; readonly gift: boolean; readonly remaining: number | null }[]
}

const dayMs = 86_400_000
const tenDays = { validity: { unit: 'DAYS', count: 10 } }

describe.each(databases)('the end of cards on $name', ({ open }) => {
  let salon: OpenSalon
  let ids: SalonIds
  let shop: CardShop
  const openShop = cardShops(open)

  beforeEach(async () => {
    ;({ salon, ids, shop } = await openShop())
  })

  const inDays = (days: number): void => salon.clock.set(nineMs + days * dayMs)
  const order = (lines: readonly object[], tenders: readonly object[], more: object = {}): Promise<Answer> =>
    shop.post('orders', { locationId: ids.location, customerId: ids.zhao, lines, tenders, ...more })
  const cardOf = async (id: string): Promise<Card> => (await shop.get(`customer-cards/${id}`)).body as unknown as Card
  const pass = (more: object = {}): Promise<string> =>
    shop.product({
      ...{ name: 'Ten manicures', kind: 'VISIT_PASS', price: cny(99_900), ...more },
      components: [{ name: 'Manicure', serviceIds: [ids.manicure], quantity: 10, unitValueMinor: 9_990 }],
    })
  const gym = (more: object = {}): Promise<string> =>
    shop.product({ name: 'Gym', kind: 'TIME_PASS', price: cny(30_000), components: [{ name: 'Gym' }], ...more })
  const sell = async (productId: string, tenderedMinor: number): Promise<Card> => {
    expect((await order([{ kind: 'CARD', cardProductId: productId }], [cash(tenderedMinor)])).status).toBe(201)
    const [card] = rowsOf(await shop.get(`customer-cards?productId=${productId}`))
    return card as unknown as Card
  }
  const use = async (cardId: string, more: object = {}): Promise<string> => {
    const { body } = await shop.redeem(cardId, more)
    return (body.redemption as { readonly id: string }).id
  }
  const takeBack = (redemptionId: string): Promise<Answer> => shop.post(`card-redemptions/${redemptionId}/reverse`)

  test('CD-06 of two uses taken back after its end, before the job has come, those two and no others can be used', async () => {
    const id = await shop.card(await pass(tenDays), 99_900)
    const uses = [await use(id), await use(id)]
    inDays(15)
    for (const one of uses) expect((await takeBack(one)).status).toBe(200)
    expect([(await shop.redeem(id)).status, (await shop.redeem(id)).status]).toEqual([200, 200])
    expect(refused(await shop.redeem(id))).toBe('409 balance_insufficient')
    await salon.mendian.jobs.run()
    expect(await cardOf(id)).toMatchObject({ entitlements: [{ remaining: 0 }], deferredMinor: 0 })
  })

  test('CD-02 a use of a gift that is taken back does not begin a time pass anew', async () => {
    const gifts = [{ kind: 'ITEM', name: 'Towel', quantity: 2 }]
    const { id, entitlements } = await sell(await gym({ ...tenDays, gifts }), 30_000)
    const towel = await use(id, { entitlementId: entitlements.find(({ gift }) => gift)?.id })
    inDays(40)
    await salon.mendian.jobs.run()
    expect((await takeBack(towel)).status).toBe(200)
    expect(refused(await shop.redeem(id))).toBe('409 card_expired')
    await salon.mendian.jobs.run()
    expect((await cardOf(id)).entitlements.map(({ remaining }) => remaining)).toEqual([null, 0])
  })

  test('B53 a time pass that ends before its first use is earned all the same', async () => {
    const product = await gym({ ...tenDays, activation: 'ON_FIRST_USE' })
    const id = await shop.card(product, 30_000, { expiresAt: '2026-12-01T00:00:00+08:00' })
    inDays(15)
    await salon.mendian.jobs.run()
    expect(await cardOf(id)).toMatchObject({ state: 'EXPIRED', deferredMinor: 0 })
    expect(await shop.total('CARD_REVENUE')).toBe(-30_000)
  })

  test('MB-16 a lost card that is over is given back for nothing, and is lost still when a use of it is taken back', async () => {
    const id = await shop.card(await pass(), 99_900, { expiresAt: '2026-12-01T00:00:00+08:00' })
    const used = await use(id)
    expect((await shop.post(`customer-cards/${id}/report-lost`)).status).toBe(200)
    inDays(15)
    expect(refused(await shop.post(`customer-cards/${id}/refund`))).toBe('409 card_expired')
    await salon.mendian.jobs.run()
    expect(refused(await shop.post(`customer-cards/${id}/refund`))).toBe('409 card_expired')
    expect((await takeBack(used)).status).toBe(200)
    expect(refused(await shop.redeem(id))).toBe('409 card_blocked')
    expect((await shop.post(`customer-cards/${id}/reissue`)).body).toMatchObject({ state: 'ACTIVE' })
    expect((await shop.redeem(id)).status).toBe(200)
    expect(refused(await shop.redeem(id))).toBe('409 balance_insufficient')
  })

  test('B51 a freeze moves an end within a day by whole days, and taking it up again brings it back', async () => {
    const end = '2026-12-01T15:00:00+08:00'
    const id = await shop.card(await pass({ freeze: { maxDays: 30 } }), 99_900, { expiresAt: end })
    const frozen = await shop.post(`customer-cards/${id}/freeze`, { until: '2026-11-24T09:00:00+08:00' })
    expect(frozen.body).toMatchObject({ expiresAt: '2026-12-04T15:00:00+08:00' })
    expect((await shop.post(`customer-cards/${id}/unfreeze`)).body).toMatchObject({ expiresAt: end })
  })

  test('B51 what comes back to a stored-value card that was empty when it was frozen lasts as long as the card', async () => {
    const kind = { name: 'Value', kind: 'STORED_VALUE_CARD', price: cny(6_900), storedValueMinor: 6_900 }
    const { id } = await sell(await shop.product({ ...kind, ...tenDays, freeze: { maxDays: 30 } }), 6_900)
    const bought = await order(
      [{ kind: 'PRODUCT', productId: ids.shampoo, quantity: 1 }],
      [{ kind: 'CUSTOMER_CARD', customerCardId: id }],
    )
    const frozen = await shop.post(`customer-cards/${id}/freeze`, { until: '2026-12-11T09:00:00+08:00' })
    expect(frozen.body).toMatchObject({ expiresAt: '2026-12-21T00:00:00+08:00' })
    expect((await shop.post(`orders/${bought.body.id}/refunds`, { reason: 'x' })).status).toBe(201)
    inDays(21)
    await salon.mendian.jobs.run()
    expect(await cardOf(id)).toMatchObject({ state: 'ACTIVE', balance: { principalMinor: 6_900 } })
    inDays(31)
    await salon.mendian.jobs.run()
    expect(await cardOf(id)).toMatchObject({ state: 'EXPIRED', balance: { principalMinor: 0 } })
    expect(await shop.total('BREAKAGE')).toBe(-6_900)
  })

  const giftCard = async (more: object = {}): Promise<{ readonly id: string; readonly code: string }> => {
    const { body } = await salon.call('POST /v1/gift-cards', { locationId: ids.location, ...more })
    return { id: (body.card as { readonly id: string }).id, code: body.code as string }
  }
  const load = (giftCardId: string, times = 1): Promise<Answer> => {
    const line = { kind: 'GIFT_CARD', giftCardId, amountMinor: 6_900 }
    return order(
      Array.from({ length: times }, () => line),
      [cash(times * 6_900)],
    )
  }
  const shampoo = { kind: 'PRODUCT', productId: 'prd_shampoo', quantity: 1 }

  test('B47 a card that takes over a balance lasts as long as what it takes over', async () => {
    const [lost, other] = [await giftCard(), await giftCard({ expiresAt: '2026-12-01T00:00:00+08:00' })]
    expect((await load(lost.id)).status).toBe(201)
    const move = { toGiftCardId: other.id, reason: 'LOST' }
    const moved = await shop.post(`gift-cards/${lost.id}/transfer-balance`, move)
    expect(moved).toMatchObject({ status: 200, body: { balanceMinor: 6_900, expiresAt: null } })
    inDays(15)
    expect((await order([shampoo], [{ kind: 'GIFT_CARD', code: other.code }])).status).toBe(201)
  })

  test('B47 loads of a gift card that are alike go back one by one, whichever was not spent', async () => {
    const { id, code } = await giftCard()
    const refund = (bill: Answer, line: number): Promise<Answer> =>
      shop.post(`orders/${bill.body.id}/refunds`, { lines: [{ line, quantity: 1 }], reason: 'x' })
    const both = await load(id, 2)
    expect([(await refund(both, 1)).status, (await refund(both, 0)).status]).toEqual([201, 201])
    const again = await load(id, 2)
    expect((await order([shampoo], [{ kind: 'GIFT_CARD', code }])).status).toBe(201)
    expect((await refund(again, 1)).status).toBe(201)
    expect(refused(await refund(again, 0))).toBe('409 lot_spent')
  })

  test('B47 a code has letters and digits', async () => {
    const given = { locationId: ids.location, balanceMinor: 500 }
    for (const code of ['--------', '- - - - 1234567']) {
      expect(refused(await shop.post('gift-cards/import', { ...given, code }))).toBe('400 invalid_request')
    }
    expect((await shop.post('gift-cards/import', { ...given, code: '12-34 abcd' })).status).toBe(201)
  })

  test('CD-09 units of whatever value are sold, used and given back; worth more than that none is', async () => {
    const most = 10_000_000_000
    const component = { name: 'A', quantity: 10_000, unitValueMinor: most }
    const unitsPerUse = [{ serviceId: ids.cut, units: 10_000 }]
    const fields = { name: 'Most', kind: 'PACKAGE', price: cny(100), refund: { method: 'LIST_PRICE_OF_USED' } }
    const components = [{ ...component, unitsPerUse }, component]
    const dearer = { ...fields, components: [{ ...component, unitValueMinor: most + 1 }] }
    expect(refused(await shop.post('card-products', dearer))).toBe('400 invalid_request')
    const { id } = await sell(await shop.product({ ...fields, components }), 100)
    await use(id, { serviceId: ids.cut })
    expect((await shop.get(`customer-cards/${id}/refund-value`)).body).toMatchObject({ refundMinor: 0 })
    expect((await shop.post(`customer-cards/${id}/refund`)).status).toBe(200)
  })

  test('CD-01 a use names a service that there is, and one that pays for a line goes back with it', async () => {
    const id = await shop.card(
      await shop.product({
        name: 'Any',
        kind: 'VISIT_PASS',
        price: cny(100),
        components: [{ name: 'A', quantity: 9 }],
      }),
      100,
    )
    const lost = await shop.redeem(id, { serviceId: 'svc_nothing' })
    expect(lost).toMatchObject({ status: 422, body: { code: 'reference_not_found', details: { kind: 'Service' } } })
    const covered = await order([{ kind: 'SERVICE', serviceId: ids.cut, quantity: 2 }], [], { useCards: [id] })
    expect(covered).toMatchObject({ status: 201, body: { totalMinor: 0 } })
    const [one] = rowsOf(await shop.get(`customer-cards/${id}/redemptions`))
    const byHand = await takeBack(String(one?.id))
    expect(refused(byHand)).toBe('409 redemption_of_order')
    expect(byHand.body.details).toEqual({ redemptionId: one?.id, orderId: covered.body.id })
    expect((await shop.post(`orders/${covered.body.id}/refunds`, { reason: 'x' })).status).toBe(201)
    expect((await cardOf(id)).entitlements[0]?.remaining).toBe(9)
  })
})
