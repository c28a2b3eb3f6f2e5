import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { databases } from '../main/testing/databases.ts'
import { type Answer, rowsOf, textOf } from '../testing/call.ts'
import { type CardShop, cardShops, cash, cny } from '../testing/card-shop.ts'
import { nineMs, type OpenSalon, publishDay, type SalonIds } from '../testing/open-salon.ts'

const dayMs = 86_400_000

describe.each(databases)('points given with a card that goes back on $name', ({ open }) => {
  let salon: OpenSalon
  let ids: SalonIds
  let shop: CardShop
  const openShop = cardShops(open)

  beforeEach(async () => {
    ;({ salon, ids, shop } = await openShop())
  })
  afterEach(async () => {
    expect((await shop.get('ledger/verify')).body).toMatchObject({ balanced: true })
  })

  /** A point for each yuan of goods; a point pays one. */
  const club = async (more: object = {}): Promise<void> => {
    const scope = { kinds: ['PRODUCT'] }
    const made = await shop.post('loyalty-programmes', {
      ...{ name: 'Club', currency: 'CNY', timeZone: 'Asia/Shanghai', tender: { points: 1, amountMinor: 100 } },
      ...{ earningRules: [{ kind: 'SPEND', code: 'SPEND', points: 1, perMinor: 100, scope }], ...more },
    })
    expect(made.status).toBe(201)
  }
  const shampoos = (quantity: number): object => ({ kind: 'PRODUCT', productId: ids.shampoo, quantity })
  const order = async (lines: readonly object[], tenders: readonly object[]): Promise<Answer> => {
    const bill = { locationId: ids.location, customerId: ids.zhao, lines, tenders }
    const made = await shop.post('orders', bill)
    expect(made.status).toBe(201)
    return made
  }
  /** Ten manicures for 1000.00 with 300 points. */
  const sell = async (beside: readonly object[] = []): Promise<string> => {
    const components = [{ name: 'Manicure', serviceIds: [ids.manicure], quantity: 10, unitValueMinor: 10_000 }]
    const gifts = [{ kind: 'POINTS', points: 300 }]
    const productId = await shop.product({ name: 'Ten', kind: 'VISIT_PASS', price: cny(100_000), components, gifts })
    await order([{ kind: 'CARD', cardProductId: productId }, ...beside], [cash(200_000)])
    const [card] = rowsOf(await shop.get(`customer-cards?productId=${productId}`))
    return String(card?.id)
  }
  /** Three bottles for 207 points. */
  const spend = (): Promise<Answer> => order([shampoos(3)], [{ kind: 'POINTS', points: 207 }])
  const giveBack = (cardId: string): Promise<Answer> => shop.post(`customer-cards/${cardId}/refund`)
  const points = async (): Promise<unknown> => {
    const { balance, owed } = (await shop.get(`customers/${ids.zhao}/points`)).body
    return { balance, owed }
  }

  test('B43 what is left of them goes with the card, and what was spent is owed and earned back', async () => {
    await club()
    const cardId = await sell()
    await spend()
    expect(await points()).toEqual({ balance: 93, owed: 0 })
    expect(await giveBack(cardId)).toMatchObject({ status: 200, body: { value: { refundMinor: 100_000 } } })
    expect(await points()).toEqual({ balance: 0, owed: 207 })
    await order([shampoos(2)], [cash(13_800)])
    expect(await points()).toEqual({ balance: 0, owed: 69 })
    await order([shampoos(2)], [cash(13_800)])
    expect(await points()).toEqual({ balance: 69, owed: 0 })
  })

  test('B43 what was spent is taken first of other points that there are', async () => {
    await club()
    const cardId = await sell()
    await spend()
    await order([shampoos(2)], [cash(13_800)])
    await giveBack(cardId)
    expect(await points()).toEqual({ balance: 0, owed: 69 })
  })

  test.each([
    ['WITHIN_BALANCE', { balance: 0, owed: 0 }],
    ['ONLY_PENDING', { balance: 138, owed: 0 }],
  ])('B43 by the policy %s, as points of a purchase that goes back', async (returnPolicy, expected) => {
    await club({ returnPolicy })
    const cardId = await sell()
    await spend()
    await order([shampoos(2)], [cash(13_800)])
    await giveBack(cardId)
    expect(await points()).toEqual(expected)
  })

  test('B43 a refund of the line asks for them as giving the card back does, while the order waits for a visit too', async () => {
    await club()
    await publishDay(salon.mendian, salon, ids)
    const booked = await shop.post('bookings', {
      ...{ locationId: ids.location, customerId: ids.zhao, startsAt: '2026-11-21T12:00:00+08:00' },
      segments: [{ serviceId: ids.manicure }],
    })
    const cardId = await sell([{ kind: 'BOOKING_SEGMENT', bookingId: booked.body.id }])
    const { orderId } = (await shop.get(`customer-cards/${cardId}`)).body
    expect((await shop.get(`orders/${orderId}`)).body).toMatchObject({ state: 'AWAITING_REDEMPTION' })
    await spend()
    const refund = { reason: 'Unhappy', lines: [{ line: 0, quantity: 1 }] }
    expect((await shop.post(`orders/${orderId}/refunds`, refund)).status).toBe(201)
    expect(await points()).toEqual({ balance: 0, owed: 207 })
  })

  test('B43 what of a part-used card is kept keeps its share of them', async () => {
    await club()
    const cardId = await sell()
    await spend()
    for (let n = 0; n < 5; n += 1) await shop.redeem(cardId, { serviceId: ids.manicure })
    expect((await giveBack(cardId)).body).toMatchObject({ value: { refundMinor: 50_000 } })
    // 150 of 300 go with half of the price: the 93 that are left, and 57 of those that were spent.
    expect(await points()).toEqual({ balance: 0, owed: 57 })
  })

  test('B43 those that ended unused are not asked for, those that were spent are even then', async () => {
    await club({ expiry: { months: 1 } })
    const cardId = await sell()
    await spend()
    salon.clock.set(nineMs + 40 * dayMs)
    await salon.mendian.jobs.run()
    expect(await points()).toEqual({ balance: 0, owed: 0 })
    await giveBack(cardId)
    expect(await points()).toEqual({ balance: 0, owed: 207 })
  })

  test('B43 of two cards each is asked for its own, of whoever bought it, at once as one after another', async () => {
    await club()
    const card = {
      kind: 'VISIT_PASS',
      price: cny(100_000),
      gifts: [{ kind: 'POINTS', points: 300 }],
      transferable: true,
    }
    const productId = await shop.product({ name: 'Ten', ...card, components: [{ name: 'Visit', quantity: 10 }] })
    const sellTwo = async (): Promise<readonly string[]> => {
      const line = { kind: 'CARD', cardProductId: productId }
      const { body } = await order([line, line], [cash(200_000)])
      const cards = rowsOf(await shop.get(`customer-cards?productId=${productId}`))
      return cards.filter(({ orderId }) => orderId === body.id).map(({ id }) => String(id))
    }
    const [given = '', other = ''] = await sellTwo()
    await spend()
    expect((await shop.post(`customer-cards/${given}/transfer`, { customerId: ids.wang })).status).toBe(200)
    expect((await giveBack(given)).status).toBe(200)
    expect(await points()).toEqual({ balance: 93, owed: 0 })
    expect((await shop.get(`customers/${ids.wang}/points`)).body).toMatchObject({ balance: 0, owed: 0 })
    expect((await giveBack(other)).status).toBe(200)
    expect(await points()).toEqual({ balance: 0, owed: 207 })
    const more = await sellTwo()
    await spend()
    const answers = await Promise.all([...more, ...more].map(giveBack))
    expect(answers.map(({ status }) => status).sort()).toEqual([200, 200, 409, 409])
    expect(await points()).toEqual({ balance: 0, owed: 414 })
  })

  test('B43 of another customer that the buyer has become', async () => {
    await club()
    const cardId = await sell()
    await spend()
    const kept = textOf(await salon.call('POST /v1/customers', { name: 'Zhao again' }), 'id')
    const merge = { duplicateId: ids.zhao, locationId: ids.location }
    expect((await shop.post(`customers/${kept}/merge`, merge)).status).toBe(200)
    await giveBack(cardId)
    expect((await shop.get(`customers/${kept}/points`)).body).toMatchObject({ balance: 0, owed: 207 })
  })
})
