import { beforeEach, describe, expect, test } from 'vitest'
import { databases } from '../main/testing/databases.ts'
import { type Answer, rowsOf } from '../testing/call.ts'
import { type CardShop, cardShops, cny, refused } from '../testing/card-shop.ts'
import { nineMs, type OpenSalon, publishDay, type SalonIds } from '../testing/open-salon.ts'

type Row = Readonly<Record<string, unknown>>

const dayMs = 86_400_000
const chen = { name: 'Chen' }
const perMonth = { guestPasses: { count: 2, per: 'MONTH' } }
const perCard = { guestPasses: { count: 2, per: 'CARD' } }

describe.each(databases)('guest passes on $name', ({ open }) => {
  let salon: OpenSalon
  let ids: SalonIds
  let shop: CardShop
  const openShop = cardShops(open)

  beforeEach(async () => {
    ;({ salon, ids, shop } = await openShop())
  })

  const inDays = (days: number): void => salon.clock.set(nineMs + days * dayMs)
  const visits = async (more: object = {}): Promise<string> => {
    const components = [{ name: 'Manicure', serviceIds: [ids.manicure], quantity: 10, unitValueMinor: 9990 }]
    const product = { name: 'Ten manicures', kind: 'VISIT_PASS', price: cny(99_900), components, ...more }
    return shop.card(await shop.product(product), 99_900)
  }
  const gymProduct = (more: object = {}): Promise<string> => {
    const validity = { unit: 'MONTHS', count: 12 }
    return shop.product({
      name: 'Gym',
      kind: 'TIME_PASS',
      price: cny(360_000),
      components: [{ name: 'Gym' }],
      validity,
      ...more,
    })
  }
  const gym = async (more: object = {}): Promise<string> => shop.card(await gymProduct(more), 360_000)
  const cardOf = async (id: string): Promise<Row> => (await shop.get(`customer-cards/${id}`)).body
  const leftOf = async (id: string): Promise<unknown> => (await cardOf(id)).guestPasses
  const visit = (id: string, guest: object | undefined = chen, more: object = {}): Promise<Answer> =>
    shop.redeem(id, { guest, ...more })
  const order = (lines: readonly object[], more: object = {}): Promise<Answer> =>
    shop.post('orders', { locationId: ids.location, customerId: ids.zhao, lines, ...more })
  const pay = (bill: Answer, tenders: readonly object[] = []): Promise<Answer> =>
    shop.post(`orders/${bill.body.id}/pay`, { tenders })

  test("B52 a guest's visit takes a visit and a guest pass, and a third guest of two is refused", async () => {
    const id = await visits(perCard)
    expect(await cardOf(id)).toMatchObject({ guestPasses: { left: 2, nextAt: null }, terms: perCard })
    const first = await visit(id, { name: ' Chen ' })
    expect(first).toMatchObject({
      status: 200,
      body: {
        redemption: { customerId: ids.zhao, guest: { name: 'Chen', customerId: null }, units: 1, valueMinor: 9990 },
        card: { guestPasses: { left: 1, nextAt: null }, entitlements: [{ remaining: 9 }] },
      },
    })
    const wang = { name: 'Wang', customerId: ids.wang }
    expect((await visit(id, wang)).body.redemption).toMatchObject({ guest: wang, customerId: ids.zhao })
    const third = await visit(id)
    expect(refused(third)).toBe('409 guest_passes_used_up')
    expect(third.body.details).toEqual({ cardId: id, count: 2, per: 'CARD', nextAtMs: null })
    expect((await shop.redeem(id)).body).toMatchObject({
      redemption: { guest: null },
      card: { guestPasses: { left: 0 }, entitlements: [{ remaining: 7 }], deferredMinor: 69_930 },
    })
    const uses = rowsOf(await shop.get(`customer-cards/${id}/redemptions`))
    expect(uses.map(({ guest }) => (guest as Row | null)?.name ?? null)).toEqual(['Chen', 'Wang', null])
  })

  test('B52 two guests a month, by the months of the card where it was sold', async () => {
    const id = await gym(perMonth)
    const next = (date: string): object => ({ left: 2, nextAt: `${date}T00:00:00+08:00` })
    expect(await leftOf(id)).toEqual(next('2026-12-21'))
    expect([(await visit(id)).status, (await visit(id)).status]).toEqual([200, 200])
    const third = await visit(id)
    expect(refused(third)).toBe('409 guest_passes_used_up')
    const nextAtMs = Date.parse('2026-12-21T00:00:00+08:00')
    expect(third.body.details).toEqual({ cardId: id, count: 2, per: 'MONTH', nextAtMs })
    salon.clock.set(nextAtMs - 1)
    expect(refused(await visit(id))).toBe('409 guest_passes_used_up')
    expect((await shop.redeem(id)).status).toBe(200)
    salon.clock.set(nextAtMs)
    expect(await leftOf(id)).toEqual(next('2027-01-21'))
    // What was not used in a month is gone with it.
    salon.clock.set(Date.parse('2027-11-20T09:00:00+08:00'))
    expect(await leftOf(id)).toEqual({ left: 2, nextAt: null })
    expect((await visit(id)).body.card).toMatchObject({ guestPasses: { left: 1, nextAt: null } })
  })

  test('B52 a card without guest passes lets no guest use it, and only cards with visits or time have any', async () => {
    const id = await visits()
    expect(await leftOf(id)).toBeNull()
    const none = await visit(id)
    expect(refused(none)).toBe('422 card_has_no_guest_passes')
    expect(none.body.details).toEqual({ cardId: id })
    const value = { name: 'Value', kind: 'STORED_VALUE_CARD', price: cny(1000), storedValueMinor: 1200, ...perCard }
    const invalid = await shop.post('card-products', value)
    expect(refused(invalid)).toBe('422 card_product_invalid')
    expect(invalid.body.details).toEqual({ because: 'GUEST_PASSES' })
    for (const bad of [{ count: 0, per: 'CARD' }, { count: 1, per: 'DAY' }, { count: 1 }]) {
      expect((await shop.post('card-products', { ...value, guestPasses: bad })).status).toBe(400)
    }
    for (const guest of [{}, { name: '' }, { name: 'Chen', phone: '1' }, 'Chen']) {
      expect((await shop.redeem(id, { guest })).status).toBe(400)
    }
  })

  test('B52 the rules of the card hold for guests: who brings them, where, when, how often a day, freezes and its end', async () => {
    await salon.call('POST /v1/locations', { id: 'loc_pudong', name: 'P', timeZone: 'Asia/Shanghai', currency: 'CNY' })
    const freeze = { maxDays: 30 }
    const id = await gym({ ...perMonth, maxUsesPerDay: 1, useAtLocationIds: [ids.location], freeze })
    const brought = (customerId: string) => visit(id, chen, { customerId })
    expect(refused(await brought(ids.wang))).toBe('409 card_not_held')
    expect(refused(await visit(id, chen, { locationId: 'loc_pudong' }))).toBe('422 card_not_valid_at_location')
    expect(refused(await visit(id, { ...chen, customerId: 'cus_none' }))).toBe('422 reference_not_found')
    expect((await visit(id)).status).toBe(200)
    // The guest's is a use of the day, and of those of the day it is refused before a pass is.
    expect([refused(await visit(id)), refused(await shop.redeem(id))]).toEqual([
      '409 card_daily_cap_reached',
      '409 card_daily_cap_reached',
    ])
    expect(await leftOf(id)).toMatchObject({ left: 1 })
    inDays(1)
    await shop.post(`customer-cards/${id}/freeze`, { until: '2026-11-25T00:00:00+08:00' })
    expect(refused(await visit(id))).toBe('409 card_frozen')
    await shop.post(`customer-cards/${id}/unfreeze`)
    const windows = [{ weekdays: [1], startTime: '09:00', endTime: '12:00' }]
    const mondays = await gym({ ...perMonth, windows })
    expect(refused(await visit(mondays))).toBe('409 card_outside_hours')
    inDays(500)
    expect(refused(await visit(id))).toBe('409 card_expired')
    expect(await leftOf(id)).toEqual({ left: 0, nextAt: null })
  })

  test("B52 a guest's visit that is taken back gives its pass back, in the month it was of", async () => {
    const id = await gym(perMonth)
    const uses = [await visit(id), await visit(id)].map(({ body }) => (body.redemption as Row).id)
    const own = ((await shop.redeem(id)).body.redemption as Row).id
    expect(refused(await visit(id))).toBe('409 guest_passes_used_up')
    await shop.post(`card-redemptions/${own}/reverse`)
    expect(await leftOf(id)).toMatchObject({ left: 0 })
    const back = await shop.post(`card-redemptions/${uses[0]}/reverse`)
    expect(back.body).toMatchObject({ card: { guestPasses: { left: 1 } }, redemption: { guest: chen } })
    expect((await visit(id)).status).toBe(200)
    salon.clock.set(Date.parse('2026-12-21T00:00:00+08:00'))
    expect((await visit(id)).body.card).toMatchObject({ guestPasses: { left: 1 } })
    expect((await shop.post(`card-redemptions/${uses[1]}/reverse`)).body).toMatchObject({
      card: { guestPasses: { left: 1 } },
    })
  })

  test('B52 what guests have used stays used under another number, another owner, and the terms of the sale', async () => {
    const productId = await gymProduct(perMonth)
    const id = await shop.card(productId, 360_000)
    await visit(id)
    const { headers } = await shop.get(`card-products/${productId}`)
    const match = { headers: { 'if-match': headers.get('etag') ?? '' } }
    const none = await salon.call(`PATCH /v1/card-products/${productId}`, { guestPasses: null }, match)
    expect(none.status).toBe(200)
    expect(await leftOf(await shop.card(productId, 360_000))).toBeNull()
    await shop.post(`customer-cards/${id}/report-lost`)
    expect(refused(await visit(id))).toBe('409 card_blocked')
    const again = await shop.post(`customer-cards/${id}/reissue`)
    expect(again.body).toMatchObject({ guestPasses: { left: 1 } })
    expect((await shop.post(`customer-cards/${id}/transfer`, { customerId: ids.wang })).body).toMatchObject({
      guestPasses: { left: 1 },
    })
    const merged = await shop.post(`customers/${ids.zhao}/merge`, { duplicateId: ids.wang, locationId: ids.location })
    expect(merged.status).toBe(200)
    expect(await cardOf(id)).toMatchObject({ customerId: ids.zhao, guestPasses: { left: 1 } })
    expect((await visit(id)).status).toBe(200)
    expect(refused(await visit(id))).toBe('409 guest_passes_used_up')
  })

  test("B52 on a bill a member's card pays for guests with its guest passes, and gets them back with the line", async () => {
    const id = await visits(perCard)
    const own = { kind: 'SERVICE', serviceId: ids.manicure }
    const guests = { ...own, quantity: 3, guest: chen }
    const made = await order([own, guests], { useCards: [id] })
    const cover = { cardId: id, serviceId: ids.manicure }
    expect(made.body).toMatchObject({
      ...{ coveredMinor: 59_700, totalMinor: 19_900 },
      lines: [
        { coverage: [{ ...cover, guest: null, units: 1 }] },
        { coverage: [{ ...cover, guest: { name: 'Chen', customerId: null }, units: 2 }] },
      ],
      request: { lines: [{}, { guest: { name: 'Chen' } }] },
    })
    expect(await leftOf(id)).toMatchObject({ left: 2 })
    expect((await pay(made, [{ kind: 'CASH', tenderedMinor: 19_900 }])).status).toBe(200)
    expect(await cardOf(id)).toMatchObject({ guestPasses: { left: 0 }, entitlements: [{ remaining: 7 }] })
    const uses = rowsOf(await shop.get(`customer-cards/${id}/redemptions`))
    expect(uses.map(({ guest, customerId }) => [(guest as Row | null)?.name ?? null, customerId])).toEqual([
      [null, ids.zhao],
      ['Chen', ids.zhao],
      ['Chen', ids.zhao],
    ])
    const none = await order([{ ...own, guest: chen }], { useCards: [id] })
    expect(refused(none)).toBe('409 guest_passes_used_up')
    expect((await order([{ ...own, guest: chen }], { useCards: 'AUTO' })).body).toMatchObject({ coveredMinor: 0 })
    expect(refused(await order([{ ...own, guest: { ...chen, customerId: 'cus_none' } }]))).toBe(
      '422 reference_not_found',
    )
    // What the member had goes back first, and no guest pass with it.
    const refund = (line: number, quantity: number): Promise<Answer> =>
      shop.post(`orders/${made.body.id}/refunds`, { reason: 'Sorry', lines: [{ line, quantity }] })
    expect((await refund(0, 1)).status).toBe(201)
    expect(await cardOf(id)).toMatchObject({ guestPasses: { left: 0 }, entitlements: [{ remaining: 8 }] })
    expect((await refund(1, 3)).status).toBe(201)
    expect(await cardOf(id)).toMatchObject({ guestPasses: { left: 2 }, entitlements: [{ remaining: 10 }] })
  })

  test('B52 a bill whose guest has become a part of another is changed and paid as any', async () => {
    const id = await visits(perCard)
    const wang = { name: 'Wang', customerId: ids.wang }
    const line = { kind: 'SERVICE', serviceId: ids.manicure, guest: wang }
    const made = await order([line], { useCards: [id] })
    const kept = (await shop.post('customers', { name: 'Wang again' })).body.id
    const merged = await shop.post(`customers/${kept}/merge`, { duplicateId: ids.wang, locationId: ids.location })
    expect(merged.status).toBe(200)
    const changed = await salon.call(`PATCH /v1/orders/${made.body.id}`, { tipMinor: 100 })
    expect(changed).toMatchObject({ status: 200, body: { tipMinor: 100, lines: [{ coverage: [{ guest: wang }] }] } })
    expect((await pay(made, [{ kind: 'CASH', tenderedMinor: 100 }])).status).toBe(200)
    expect(await leftOf(id)).toMatchObject({ left: 1 })
    expect((await visit(id, wang)).status).toBe(200)
    await shop.post(`customers/${kept}/archive`)
    expect(refused(await order([line], { useCards: [id] }))).toBe('409 reference_archived')
  })

  test('B52 a booked visit of a guest is paid for with a guest pass', async () => {
    const id = await visits(perCard)
    await publishDay(salon.mendian, salon, ids)
    const booked = await shop.post('bookings', {
      ...{ locationId: ids.location, customerId: ids.zhao, startsAt: '2026-11-21T12:00:00+08:00' },
      segments: [{ serviceId: ids.manicure }],
    })
    expect(booked.status).toBe(201)
    const made = await order([{ kind: 'BOOKING_SEGMENT', bookingId: booked.body.id, guest: chen }], {
      useCards: 'AUTO',
    })
    expect(made.body).toMatchObject({ totalMinor: 0, lines: [{ coverage: [{ cardId: id, guest: chen }] }] })
    expect((await pay(made)).status).toBe(200)
    expect(await leftOf(id)).toMatchObject({ left: 1 })
  })

  test('B52 of several who want the last guest pass at once one gets it, at the desk as on bills', async () => {
    for (const round of [1, 2, 3]) {
      const id = await visits({ guestPasses: { count: round, per: 'CARD' } })
      const line = { kind: 'SERVICE', serviceId: ids.manicure, guest: chen }
      const bills = [await order([line], { useCards: [id] }), await order([line], { useCards: [id] })]
      const answers = await Promise.all([visit(id), visit(id), pay(bills[0] as Answer), pay(bills[1] as Answer)])
      expect(answers.filter(({ status }) => status === 200)).toHaveLength(round)
      const losers = answers.filter(({ status }) => status !== 200)
      for (const { body } of losers) {
        const { code, details } = body as { readonly code: string; readonly details: Row }
        expect(code === 'coverage_lost' ? details.because : code).toBe('guest_passes_used_up')
      }
      expect(await cardOf(id)).toMatchObject({ guestPasses: { left: 0 }, entitlements: [{ remaining: 10 - round }] })
    }
  })
})
