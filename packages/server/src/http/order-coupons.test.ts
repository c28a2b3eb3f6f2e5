import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { databases, type OpenDatabase } from '../main/testing/databases.ts'
import { type Answer, rowsOf, textOf } from '../testing/call.ts'
import { furnish, type OpenSalon, openSalon, publishDay, salonIds } from '../testing/open-salon.ts'

const ids = salonIds()
const cut = { kind: 'SERVICE', serviceId: ids.cut }
const shampoo = { kind: 'PRODUCT', productId: ids.shampoo }
let database: OpenDatabase
let salon: OpenSalon
let keys = 0

const keyed = (path: string, body: object): Promise<Answer> => {
  keys += 1
  return salon.call(`POST /v1/${path}`, body, { headers: { 'idempotency-key': `next-${keys}` } })
}
const template = (issuedByOrders: object | null, more: object = {}): Promise<Answer> =>
  salon.call('POST /v1/coupon-templates', {
    ...{ name: '下次立减', level: 'ORDER', effect: { kind: 'AMOUNT_OFF', amountOffMinor: 1_000 } },
    ...{ issuedByOrders, validDaysAfterIssue: 30, ...more },
  })
const bill = (line: object, more: object = {}): Promise<Answer> =>
  salon.call('POST /v1/orders', { locationId: ids.location, customerId: ids.zhao, lines: [line], ...more })
const pay = (order: Answer): Promise<Answer> =>
  keyed(`orders/${textOf(order, 'id')}/pay`, { tenders: [{ kind: 'CASH', tenderedMinor: 1_000_000 }] })
const buy = async (line: object, more: object = {}): Promise<Answer> => {
  const paid = await pay(await bill(line, more))
  expect(paid).toMatchObject({ status: 200, body: { paymentState: 'PAID' } })
  return paid
}
const refund = (order: Answer): Promise<Answer> =>
  keyed(`orders/${textOf(order, 'id')}/refunds`, { reason: 'Not as wished' })
const reopen = (order: Answer): Promise<Answer> =>
  keyed(`orders/${textOf(order, 'id')}/reopen`, { reason: 'Wrong tender' })
const coupons = async (): Promise<readonly Readonly<Record<string, unknown>>[]> =>
  rowsOf(await salon.call(`GET /v1/coupons?customerId=${ids.zhao}`))
const states = async (): Promise<readonly unknown[]> => (await coupons()).map(({ state }) => state)

describe.each(databases)('coupons for the next order on $name', ({ open }) => {
  beforeAll(async () => {
    database = await open()
  })
  afterAll(() => database.close())
  beforeEach(async () => {
    salon = await openSalon(database.storage)
    await furnish(salon.mendian, salon)
  })

  test('B38 an order that comes to enough gives a coupon that the next one spends', async () => {
    await template({ minSpendMinor: 10_000 })
    await template(null)
    await buy(shampoo)
    expect(await coupons()).toEqual([])
    const first = await buy(cut)
    expect(first.body).toMatchObject({ totalMinor: 12_800 })
    const [given] = await coupons()
    expect(given).toMatchObject({ state: 'ISSUED', issuedByOrderId: first.body.id, orderId: null })
    const next = await buy(shampoo, { couponIds: [given?.id] })
    expect(next.body).toMatchObject({ totalMinor: 5_900, discountMinor: 1_000 })
    expect(await coupons()).toMatchObject([{ id: given?.id, state: 'USED', orderId: next.body.id }])
    // Nobody gets one for a bill that is nobody's.
    await buy(cut, { customerId: undefined })
    expect(await coupons()).toHaveLength(1)
  })

  test('B38 what is paid ahead counts when it is spent, and limits end the giving without refusing the order', async () => {
    await template({ minSpendMinor: 10_000 }, { issueLimitPerCustomer: 1 })
    await buy({ kind: 'TOP_UP', amountMinor: 50_000, topUpOfferId: null })
    expect(await coupons()).toEqual([])
    await buy(cut)
    await buy(cut)
    expect(await coupons()).toHaveLength(1)
  })

  test('B38 redeeming a booking that was paid for gives it then', async () => {
    await template({})
    await publishDay(salon.mendian, salon, ids)
    const booking = await salon.call('POST /v1/bookings', {
      ...{ locationId: ids.location, customerId: ids.zhao, startsAt: '2026-11-21T11:00:00+08:00' },
      segments: [{ serviceId: ids.cut }],
    })
    const bookingId = textOf(booking, 'id')
    await buy({ kind: 'BOOKING_SEGMENT', bookingId })
    expect(await coupons()).toEqual([])
    const arrived = await salon.call('POST /v1/bookings/redeem', { redemptionCode: booking.body.redemptionCode })
    expect(arrived.status).toBe(200)
    expect(await states()).toEqual(['ISSUED'])
  })

  test('B38 a full refund takes it back while it was not used, and the count of its limit with it', async () => {
    await template({}, { issueLimitPerCustomer: 1 })
    const first = await buy(cut)
    expect((await refund(first)).status).toBe(201)
    expect(await states()).toEqual(['VOIDED'])
    const second = await buy(cut)
    const [, given] = await coupons()
    await buy(shampoo, { couponIds: [given?.id] })
    expect((await refund(second)).status).toBe(201)
    expect(await states()).toEqual(['VOIDED', 'USED'])
  })

  test('B38 one that was spent while its order went back is nobody’s when it is free again', async () => {
    await template({}, { issueLimitPerCustomer: 1 })
    const cancel = (order: Answer): Promise<Answer> => salon.call(`POST /v1/orders/${textOf(order, 'id')}/cancel`)
    const latest = async (): Promise<unknown> => (await coupons()).at(-1)?.id
    // The bill that keeps it is cancelled, and so the count of the limit is free for the next.
    const first = await buy(cut)
    const held = await bill(shampoo, { couponIds: [await latest()] })
    expect((await refund(first)).status).toBe(201)
    expect(await states()).toEqual(['RESERVED'])
    expect((await cancel(held)).status).toBe(200)
    expect(await states()).toEqual(['VOIDED'])
    // The order that has used it goes back as well.
    const second = await buy(cut)
    const spent = await buy({ ...shampoo, quantity: 2 }, { couponIds: [await latest()] })
    expect([(await refund(second)).status, (await refund(spent)).status]).toEqual([201, 201])
    expect(await states()).toEqual(['VOIDED', 'VOIDED'])
    // The bill is changed to do without it.
    const third = await buy(cut)
    const changed = await bill(shampoo, { couponIds: [await latest()] })
    expect((await refund(third)).status).toBe(201)
    const patched = await salon.call(`PATCH /v1/orders/${textOf(changed, 'id')}`, { couponIds: [] })
    expect(patched.body).toMatchObject({ totalMinor: 6_900 })
    expect(await states()).toEqual(['VOIDED', 'VOIDED', 'VOIDED'])
    // Nobody pays the bill in the place of a reopened one.
    const fourth = await buy(cut)
    const kept = await bill(shampoo, { couponIds: [await latest()] })
    const successor = await reopen(fourth)
    await cancel(kept)
    expect((await states()).at(-1)).toBe('ISSUED')
    expect((await cancel(successor)).status).toBe(200)
    expect((await states()).at(-1)).toBe('VOIDED')
    // One whose order stands is free as ever.
    await buy(cut)
    await cancel(await bill(shampoo, { couponIds: [await latest()] }))
    expect((await states()).at(-1)).toBe('ISSUED')
  })

  test('B38 an order goes back while the bill that keeps its coupon is cancelled: nobody has it afterwards', async () => {
    await template({})
    for (let round = 0; round < 6; round += 1) {
      const first = await buy(cut)
      const held = await bill(shampoo, { couponIds: [(await coupons()).at(-1)?.id] })
      const cancelled = salon.call(`POST /v1/orders/${textOf(held, 'id')}/cancel`)
      for (let turn = 0; turn < round; turn += 1) await Promise.resolve()
      const done = await Promise.all([cancelled, refund(first)])
      expect(done.map(({ status }) => status)).toEqual([200, 201])
      expect((await states()).at(-1)).toBe('VOIDED')
    }
  })

  test('B38 reopening takes it back, paying again gives it anew, and never twice where it was used', async () => {
    await template({})
    const first = await buy({ ...shampoo, quantity: 2 })
    const again = await reopen(first)
    expect(await states()).toEqual(['VOIDED'])
    const paid = await pay(again)
    expect(await states()).toEqual(['VOIDED', 'ISSUED'])
    const held = await bill(shampoo, { couponIds: [(await coupons())[1]?.id] })
    expect(held.status).toBe(201)
    await pay(await reopen(paid))
    expect(await states()).toEqual(['VOIDED', 'RESERVED'])
  })

  test('two orders that complete at once give the last coupon once', async () => {
    await template({}, { issueLimit: 1 })
    const orders = await Promise.all([bill(cut), bill(shampoo, { customerId: ids.wang })])
    const paid = await Promise.all(orders.map((order) => pay(order)))
    expect(paid.map(({ status }) => status)).toEqual([200, 200])
    const all = rowsOf(await salon.call('GET /v1/coupons'))
    expect(all).toHaveLength(1)
  })
})
