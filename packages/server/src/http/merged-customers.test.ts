import { beforeEach, describe, expect, test } from 'vitest'
import { databases } from '../main/testing/databases.ts'
import { type Answer, rowsOf, textOf } from '../testing/call.ts'
import { type CardShop, cardShops, cash, refused } from '../testing/card-shop.ts'
import { type OpenSalon, publishDay, type SalonIds } from '../testing/open-salon.ts'

describe.each(databases)('merged customers on $name', ({ open }) => {
  let salon: OpenSalon
  let ids: SalonIds
  let shop: CardShop
  let kept: string
  let gone: string

  const openShop = cardShops(open)
  beforeEach(async () => {
    ;({ salon, ids, shop } = await openShop())
    await publishDay(salon.mendian, salon, ids)
    const made = async (name: string): Promise<string> => textOf(await salon.call('POST /v1/customers', { name }), 'id')
    ;[kept, gone] = [await made('Li'), await made('Li again')]
  })

  const merge = async (): Promise<void> => {
    const merged = await shop.post(`customers/${kept}/merge`, { duplicateId: gone, locationId: ids.location })
    expect(merged.status).toBe(200)
  }
  const book = (customerId: string, clock: string): Promise<Answer> => {
    const visit = { locationId: ids.location, customerId, startsAt: `2026-11-21T${clock}:00+08:00` }
    return shop.post('bookings', { ...visit, segments: [{ serviceId: ids.cut, staffId: ids.chen }] })
  }
  const bill = (bookingId: unknown, more: object = {}): Promise<Answer> =>
    shop.post('orders', {
      ...{ locationId: ids.location, lines: [{ kind: 'BOOKING_SEGMENT', bookingId, segment: 0 }] },
      ...more,
    })

  test('MB-21 what a duplicate has booked is the customer’s: to change, to bill and to count as a visit', async () => {
    const booked = await book(gone, '12:00')
    const waiting = await shop.post('waitlist-entries', {
      ...{ locationId: ids.location, customerId: gone, segments: [{ serviceId: ids.cut }] },
      ranges: [{ from: '2026-11-21T15:00:00+08:00', to: '2026-11-21T18:00:00+08:00' }],
    })
    const queued = await shop.post('queue-entries', {
      ...{ locationId: ids.location, customerId: gone, segments: [{ serviceId: ids.cut }] },
    })
    expect([booked.status, waiting.status, queued.status]).toEqual([201, 201, 201])
    await merge()
    expect((await shop.get(`bookings/${booked.body.id}`)).body).toMatchObject({ customerId: kept, version: 2 })
    expect((await shop.get(`waitlist-entries/${waiting.body.id}`)).body).toMatchObject({ customerId: kept })
    expect((await shop.get(`queue-entries/${queued.body.id}`)).body).toMatchObject({ customerId: kept })
    expect(rowsOf(await shop.get(`bookings?customerId=${gone}`))).toEqual([])
    const later = { startsAt: '2026-11-21T13:00:00+08:00' }
    expect((await shop.post(`bookings/${booked.body.id}/reschedule`, later)).status).toBe(200)
    const order = await bill(booked.body.id)
    expect(order).toMatchObject({ status: 201, body: { customerId: kept } })
    expect((await shop.post(`orders/${order.body.id}/pay`, { tenders: [cash(12_800)] })).status).toBe(200)
  })

  test('MB-21 a first top-up of either is the first of both', async () => {
    const made = await salon.call('POST /v1/top-up-offers', {
      ...{ name: 'Welcome', currency: 'CNY', newCustomersOnly: true },
      steps: [{ paidMinor: 10_000, bonusMinor: 5_000 }],
    })
    expect(made.status).toBe(201)
    const topUp = (customerId: string): Promise<Answer> =>
      shop.post('orders', {
        ...{ locationId: ids.location, customerId, tenders: [cash(10_000)] },
        lines: [{ kind: 'TOP_UP', topUpOfferId: made.body.id, amountMinor: 10_000 }],
      })
    expect((await topUp(gone)).status).toBe(201)
    await merge()
    expect(await topUp(kept)).toMatchObject({
      ...{ status: 409, body: { code: 'top_up_offer_rejected', details: { because: 'NOT_FIRST_TOP_UP' } } },
    })
  })

  test('MB-21 a card that is given away or shared beside a merge stays with nobody who is gone', async () => {
    const fields = { name: 'Ten', kind: 'VISIT_PASS', price: { amountMinor: 100, currency: 'CNY' }, maxHolders: 3 }
    const product = await shop.product({ ...fields, components: [{ name: 'Any', quantity: 10 }] })
    const cards = await Promise.all(Array.from({ length: 12 }, () => shop.card(product, 100)))
    const half = cards.length / 2
    await Promise.all([
      ...cards.slice(0, half).map((id) => shop.post(`customer-cards/${id}/transfer`, { customerId: gone })),
      ...cards.slice(half).map((id) => shop.post(`customer-cards/${id}/share`, { customerIds: [gone] })),
      shop.post(`gift-cards`, { locationId: ids.location, customerId: gone }),
      merge(),
    ])
    expect(rowsOf(await shop.get(`customer-cards?customerId=${gone}`))).toEqual([])
    expect(rowsOf(await shop.get(`gift-cards?customerId=${gone}`))).toEqual([])
  })

  test('MB-21 nothing new reaches who has become a part of another', async () => {
    await merge()
    const items = [{ kind: 'PRODUCT', itemId: ids.shampoo, quantity: 1, unitPriceMinor: 100 }]
    const to = { locationId: ids.location, customerId: gone, reason: 'x' }
    const product = { kind: 'PRODUCT', productId: ids.shampoo, quantity: 1 }
    const answers = [
      await shop.post('refunds/unlinked', { ...to, items, destination: 'STORE_CREDIT' }),
      await shop.post('stored-value/adjust', { ...to, kind: 'PRINCIPAL', amountMinor: 100 }),
      await shop.post('orders', { locationId: ids.location, customerId: gone, lines: [product] }),
      await book(gone, '12:00'),
      await shop.post(`customers/${gone}/membership-card`),
    ]
    expect(answers.map(refused)).toEqual(answers.map(() => '409 reference_archived'))
    expect((await shop.get(`customers/${gone}`)).body).toMatchObject({ mergedIntoId: kept })
  })
})
