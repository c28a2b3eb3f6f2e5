import type { Storage } from '@mendian/core'
import { beforeEach, describe, expect, test } from 'vitest'
import { auditBooks } from '../engine/ledger/audit-books.ts'
import { databases } from '../main/testing/databases.ts'
import { type Answer, rowsOf, textOf } from '../testing/call.ts'
import { type CardShop, cardShops, cash, cny, refused, wx } from '../testing/card-shop.ts'
import { nineMs, type OpenSalon, publishDay, type SalonIds } from '../testing/open-salon.ts'

const hourMs = 3_600_000

describe.each(databases)('cards given back on $name', ({ open }) => {
  let storage: Storage
  let salon: OpenSalon
  let ids: SalonIds
  let shop: CardShop
  const openShop = cardShops(open)

  beforeEach(async () => {
    ;({ storage, salon, ids, shop } = await openShop())
  })

  const order = (lines: readonly object[], more: object = {}): Promise<Answer> =>
    shop.post('orders', { locationId: ids.location, customerId: ids.zhao, lines, ...more })
  const pay = (bill: Answer, tenders: readonly object[]): Promise<Answer> =>
    shop.post(`orders/${bill.body.id}/pay`, { tenders })
  const refund = (bill: Answer, more: object = {}): Promise<Answer> =>
    shop.post(`orders/${bill.body.id}/refunds`, { reason: '不需要了', ...more })
  const manicures = (quantity = 1): object => ({ kind: 'SERVICE', serviceId: ids.manicure, quantity })
  const pass = (more: object = {}): Promise<string> =>
    shop.product({
      name: 'Ten manicures',
      kind: 'VISIT_PASS',
      price: cny(99_900),
      components: [{ name: 'Manicure', serviceIds: [ids.manicure], quantity: 10, unitValueMinor: 19_900 }],
      ...more,
    })
  const cardOf = async (productId: string): Promise<Readonly<Record<string, unknown>>> =>
    rowsOf(await shop.get(`customer-cards?productId=${productId}`))[0] ?? {}
  const left = async (productId: string): Promise<unknown> =>
    ((await cardOf(productId)).entitlements as readonly { readonly remaining: number }[])[0]?.remaining
  const sound = (): Promise<unknown> =>
    storage.read({ tenantId: salon.tenantId }, async (tx) => {
      const { checks } = await auditBooks(tx)
      return checks.filter(({ faults }) => faults.length > 0)
    })

  test('B62 an unused card goes back through its order, to what it was paid with; a part-used one by its terms', async () => {
    const terms = { refund: { method: 'LIST_PRICE_OF_USED', feeBasisPoints: 1000 } }
    const productId = await pass(terms)
    const sale = await order([{ kind: 'CARD', cardProductId: productId }])
    await pay(sale, [cash(40_000), wx('card-1')])
    const back = await refund(sale)
    expect(back).toMatchObject({
      status: 201,
      body: {
        ...{ amountMinor: 99_900, feeMinor: 0, totalMinor: 99_900 },
        payments: [
          { kind: 'CASH', amountMinor: 40_000 },
          { kind: 'PROVIDER', amountMinor: 59_900, reference: 'card-1' },
        ],
      },
    })
    expect(await cardOf(productId)).toMatchObject({ state: 'REFUNDED', deferredMinor: 0 })
    for (const account of ['CASH_DRAWER', 'PROVIDER_CLEARING', 'CARD_DEFERRED_REVENUE', 'CARD_REVENUE']) {
      expect(await shop.total(account)).toBe(0)
    }

    const usedId = await pass(terms)
    const second = await order([
      { kind: 'CARD', cardProductId: usedId },
      { kind: 'PRODUCT', productId: ids.shampoo },
    ])
    await pay(second, [wx('card-2')])
    const used = await cardOf(usedId)
    for (let n = 0; n < 3; n += 1) await shop.redeem(String(used.id))
    // 999.00 less three at their list price of 199.00, less a tenth of that.
    const given = await shop.post(`customer-cards/${used.id}/refund`, { refundTo: 'TENDERS' })
    expect(given).toMatchObject({
      status: 200,
      body: { value: { refundMinor: 36_180, keptMinor: 63_720 }, card: { state: 'REFUNDED', deferredMinor: 0 } },
    })
    expect((await shop.get(`refunds/${given.body.refundId}`)).body).toMatchObject({
      ...{ amountMinor: 99_900, feeMinor: 63_720, totalMinor: 36_180 },
      payments: [{ kind: 'PROVIDER', amountMinor: 36_180, reference: 'card-2' }],
    })
    expect((await shop.get(`orders/${second.body.id}`)).body).toMatchObject({
      ...{ refundState: 'PARTIAL', refundedMinor: 36_180, returnedQuantities: [1, 0] },
    })
    expect((await refund(second)).body).toMatchObject({ totalMinor: 6_900 })
    expect(await shop.total('PROVIDER_CLEARING')).toBe(63_720)
    expect((await shop.total('SERVICE_REVENUE')) + (await shop.total('CARD_REVENUE'))).toBe(-63_720)
    expect(refused(await shop.post(`customer-cards/${used.id}/refund`))).toBe('409 card_state_forbids')
    const imported = await shop.card(await pass(), 50_000)
    const nobodys = await shop.post(`customer-cards/${imported}/refund`, { refundTo: 'TENDERS' })
    expect(refused(nobodys)).toBe('422 card_without_order')
    expect(await sound()).toEqual([])
  })

  test('B47 a gift card goes back while nothing of its load was spent', async () => {
    const gift = await salon.call('POST /v1/gift-cards', { locationId: ids.location })
    const { id: giftCardId } = gift.body.card as { readonly id: string }
    const line = { kind: 'GIFT_CARD', giftCardId, amountMinor: 10_000 }
    const [first, second] = [await order([line]), await order([{ ...line, amountMinor: 5_000 }])]
    await pay(first, [wx('gift-1')])
    await pay(second, [cash(5_000)])
    const drinks = await order([{ kind: 'PRODUCT', productId: ids.shampoo }])
    await pay(drinks, [{ kind: 'GIFT_CARD', code: gift.body.code }])
    expect(refused(await refund(first))).toBe('409 lot_spent')
    expect((await refund(second)).body).toMatchObject({ payments: [{ kind: 'CASH', amountMinor: 5_000 }] })
    expect((await salon.call('POST /v1/gift-cards/check-balance', { code: gift.body.code })).body).toMatchObject({
      balanceMinor: 3_100,
    })
    const activities = rowsOf(await shop.get(`gift-cards/${giftCardId}/activities`))
    expect(activities.map(({ kind, amountMinor }) => [kind, amountMinor])).toEqual([
      ['ACTIVATE', 0],
      ['LOAD', 10_000],
      ['LOAD', 5_000],
      ['REDEEM', -6_900],
      ['UNLOAD', -5_000],
    ])
    await refund(drinks)
    expect((await refund(first)).body).toMatchObject({ payments: [{ kind: 'PROVIDER', amountMinor: 10_000 }] })
    expect(await shop.total('GIFT_CARDS')).toBe(0)
    expect(await sound()).toEqual([])
  })

  test('CD-01 what a card has paid for goes back to the card with its line, unit by unit', async () => {
    const productId = await pass()
    await pay(await order([{ kind: 'CARD', cardProductId: productId }]), [cash(99_900)])
    const card = await cardOf(productId)
    const covered = await order([manicures(3)], { useCards: [card.id] })
    expect(covered.body).toMatchObject({ totalMinor: 0, coveredMinor: 59_700 })
    await pay(covered, [])
    expect(await left(productId)).toBe(7)
    expect(await shop.total('SERVICE_REVENUE')).toBe(-29_970)
    const one = await refund(covered, { lines: [{ line: 0, quantity: 1 }] })
    expect(one).toMatchObject({ status: 201, body: { totalMinor: 0, payments: [], lines: [{ coveredMinor: 19_900 }] } })
    expect(await left(productId)).toBe(8)
    expect(await shop.total('SERVICE_REVENUE')).toBe(-19_980)
    await refund(covered)
    expect(await left(productId)).toBe(10)
    expect(await cardOf(productId)).toMatchObject({ deferredMinor: 99_900 })
    expect(await shop.total('SERVICE_REVENUE')).toBe(0)
    expect(refused(await refund(covered))).toBe('409 not_refundable')
    expect(await sound()).toEqual([])
  })

  test('BK-14 a visit that a card paid for comes back where the terms give all back, and is kept where they do not', async () => {
    salon.clock.set(nineMs - 48 * hourMs)
    const windows = [
      { minHoursBefore: 24, refundBasisPoints: 10_000, feeBasisPoints: 0 },
      { minHoursBefore: 0, refundBasisPoints: 5_000, feeBasisPoints: 0 },
    ]
    const noShow = { refundBasisPoints: 0, feeBasisPoints: 0 }
    const policy = await salon.call('POST /v1/cancellation-policies', { name: 'Prepaid', windows, noShow })
    expect(policy.status).toBe(201)
    const { headers } = await salon.call(`GET /v1/locations/${ids.location}`)
    const settings = { cancellationPolicyId: policy.body.id }
    const match = { headers: { 'if-match': headers.get('etag') ?? '' } }
    expect((await salon.call(`PATCH /v1/locations/${ids.location}`, settings, match)).status).toBe(200)
    await publishDay(salon.mendian, salon, ids)
    const productId = await pass()
    await pay(await order([{ kind: 'CARD', cardProductId: productId }]), [cash(99_900)])
    const card = await cardOf(productId)
    const booked = async (time: string): Promise<{ readonly id: string; readonly bill: Answer }> => {
      const startsAt = `2026-11-21T${time}:00+08:00`
      const visit = {
        locationId: ids.location,
        customerId: ids.zhao,
        startsAt,
        segments: [{ serviceId: ids.manicure }],
      }
      const id = textOf(await salon.call('POST /v1/bookings', visit), 'id')
      const bill = await order([{ kind: 'BOOKING_SEGMENT', bookingId: id }], { useCards: [card.id] })
      expect((await pay(bill, [])).body).toMatchObject({ state: 'AWAITING_REDEMPTION', totalMinor: 0 })
      return { id, bill }
    }
    const start = (time: string): number => Date.parse(`2026-11-21T${time}:00+08:00`)
    const early = await booked('10:00')
    const late = await booked('13:00')
    const never = await booked('16:00')
    expect(await left(productId)).toBe(7)
    salon.clock.set(start('10:00') - 25 * hourMs)
    expect((await shop.post(`bookings/${early.id}/cancel`, {})).status).toBe(200)
    expect(await left(productId)).toBe(8)
    salon.clock.set(start('13:00') - 23 * hourMs)
    expect((await shop.post(`bookings/${late.id}/cancel`, {})).status).toBe(200)
    expect(await left(productId)).toBe(8)
    salon.clock.set(start('16:00') + hourMs)
    expect((await shop.post(`bookings/${never.id}/mark-no-show`, {})).status).toBe(200)
    expect(await left(productId)).toBe(8)
    for (const { bill } of [early, late, never]) {
      expect((await shop.get(`orders/${bill.body.id}`)).body).toMatchObject({ state: 'CANCELLED', refundState: 'FULL' })
    }
    expect(await shop.total('SERVICE_REVENUE')).toBe(-19_980)
    // What was kept is of no line any more, and given back by hand where the shop wants that.
    const uses = rowsOf(await shop.get(`customer-cards/${card.id}/redemptions`))
    const kept = uses.filter(({ reversedAt }) => reversedAt === null)
    expect(kept).toHaveLength(2)
    for (const { id } of kept) expect((await shop.post(`card-redemptions/${String(id)}/reverse`)).status).toBe(200)
    expect(await left(productId)).toBe(10)
    expect(await sound()).toEqual([])
  })

  test('BK-15 a request for a covered line gives the visit back once it is granted', async () => {
    const productId = await pass()
    await pay(await order([{ kind: 'CARD', cardProductId: productId }]), [cash(99_900)])
    const covered = await order([manicures()], { useCards: [(await cardOf(productId)).id] })
    await pay(covered, [])
    const asked = await shop.post('refund-requests', { orderId: covered.body.id, reason: '服务不满意' })
    expect(asked).toMatchObject({ status: 201, body: { state: 'PENDING', askedMinor: 0 } })
    expect(await left(productId)).toBe(9)
    const granted = await shop.post(`refund-requests/${asked.body.id}/approve`, {})
    expect(granted.body).toMatchObject({ state: 'REFUNDED' })
    expect(await left(productId)).toBe(10)
    expect(await sound()).toEqual([])
  })
})
