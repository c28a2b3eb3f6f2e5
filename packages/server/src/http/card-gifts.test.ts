import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { databases, type OpenDatabase } from '../main/testing/databases.ts'
import { type Answer, rowsOf, textOf } from '../testing/call.ts'
import { furnish, type OpenSalon, openSalon, salonIds } from '../testing/open-salon.ts'

const ids = salonIds()
const shampoo = { kind: 'PRODUCT', productId: ids.shampoo }
let database: OpenDatabase
let salon: OpenSalon
let keys = 0
let templateId = ''
let cardProductId = ''

const keyed = (path: string, body: object): Promise<Answer> => {
  keys += 1
  return salon.call(`POST /v1/${path}`, body, { headers: { 'idempotency-key': `gift-${keys}` } })
}
const bill = (line: object, more: object = {}): Promise<Answer> =>
  salon.call('POST /v1/orders', { locationId: ids.location, customerId: ids.zhao, lines: [line], ...more })
const buy = async (line: object, more: object = {}): Promise<Answer> => {
  const tenders = [{ kind: 'CASH', tenderedMinor: 1_000_000 }]
  const paid = await keyed(`orders/${textOf(await bill(line, more), 'id')}/pay`, { tenders })
  expect(paid.status).toBe(200)
  return paid
}
const reopen = (order: Answer): Promise<Answer> => keyed(`orders/${textOf(order, 'id')}/reopen`, { reason: 'Mistyped' })
const refund = (order: Answer): Promise<Answer> => keyed(`orders/${textOf(order, 'id')}/refunds`, { reason: 'Unhappy' })
const coupons = async (): Promise<readonly Readonly<Record<string, unknown>>[]> =>
  rowsOf(await salon.call(`GET /v1/coupons?customerId=${ids.zhao}`))
const states = async (): Promise<readonly unknown[]> => (await coupons()).map(({ state }) => state)

// The clock stands still: everything here happens at one moment.
describe.each(databases)('coupons that come with cards, on $name', ({ open }) => {
  beforeAll(async () => {
    database = await open()
  })
  afterAll(() => database.close())
  beforeEach(async () => {
    salon = await openSalon(database.storage)
    await furnish(salon.mendian, salon)
    const template = { name: '立减', level: 'ORDER', effect: { kind: 'AMOUNT_OFF', amountOffMinor: 1_000 } }
    templateId = textOf(await salon.call('POST /v1/coupon-templates', template), 'id')
    const pass = {
      ...{ name: 'Ten cuts', kind: 'VISIT_PASS', price: { amountMinor: 100_000, currency: 'CNY' } },
      components: [{ name: 'Cut', serviceIds: [ids.cut], quantity: 10, unitValueMinor: 12_800 }],
      gifts: [{ kind: 'COUPON', couponTemplateId: templateId, count: 1 }],
    }
    cardProductId = textOf(await salon.call('POST /v1/card-products', pass), 'id')
  })

  test('a card takes its own coupon back, and none that was issued at that moment', async () => {
    await salon.call('POST /v1/coupons', { templateId, customerId: ids.zhao })
    const sold = await buy({ kind: 'CARD', cardProductId })
    const [card] = rowsOf(await salon.call(`GET /v1/customer-cards?customerId=${ids.zhao}`))
    expect(await coupons()).toMatchObject([
      { state: 'ISSUED', issuedWithCardId: null },
      { state: 'ISSUED', issuedWithCardId: card?.id, issuedByOrderId: null },
    ])
    expect((await reopen(sold)).status).toBe(201)
    expect(await states()).toEqual(['ISSUED', 'VOIDED'])
  })

  test('of two cards of one moment the one whose coupon was used is used, and not the other', async () => {
    const first = await buy({ kind: 'CARD', cardProductId })
    const second = await buy({ kind: 'CARD', cardProductId })
    await buy(shampoo, { couponIds: [(await coupons())[1]?.id] })
    const used = { code: 'not_reopenable', details: { because: 'CARD_USED' } }
    expect((await reopen(second)).body).toMatchObject(used)
    expect((await reopen(first)).status).toBe(201)
    expect(await states()).toEqual(['VOIDED', 'USED'])
  })

  test('one that was spent while its card went back is nobody’s when it is free again', async () => {
    const sold = await buy({ kind: 'CARD', cardProductId })
    const spent = await buy(shampoo, { couponIds: [(await coupons())[0]?.id] })
    expect((await refund(sold)).status).toBe(201)
    expect(await states()).toEqual(['USED'])
    expect((await refund(spent)).status).toBe(201)
    expect(await states()).toEqual(['VOIDED'])
  })
})
