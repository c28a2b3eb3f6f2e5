import { permissions } from '@mendian/core'
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { auditBooks } from '../engine/ledger/audit-books.ts'
import { databases, type OpenDatabase } from '../main/testing/databases.ts'
import { type Answer, type CallOptions, rowsOf, textOf } from '../testing/call.ts'
import { done, furnish, nineMs, type OpenSalon, openSalon, type SalonIds } from '../testing/open-salon.ts'

const dayMs = 86_400_000
const cny = (amountMinor: number): object => ({ amountMinor, currency: 'CNY' })
const refused = (answer: Answer): string => `${answer.status} ${answer.body.code}`

describe.each(databases)('reopening on $name', ({ open }) => {
  let database: OpenDatabase
  let salon: OpenSalon
  let ids: SalonIds
  let keys = 0

  beforeAll(async () => {
    database = await open()
  })
  afterAll(() => database.close())
  beforeEach(async () => {
    salon = await openSalon(database.storage)
    ids = await furnish(salon.mendian, salon)
  })

  const post = (path: string, body: object, options: CallOptions = {}): Promise<Answer> => {
    keys += 1
    return salon.call(`POST /v1/${path}`, body, { ...options, headers: { 'idempotency-key': `reopen-${keys}` } })
  }
  const bill = (lines: readonly object[], fields: object = {}): Promise<Answer> =>
    salon.call('POST /v1/orders', { locationId: ids.location, customerId: ids.zhao, lines, ...fields })
  const pay = (order: Answer, tenders: readonly object[]): Promise<Answer> =>
    post(`orders/${textOf(order, 'id')}/pay`, { tenders })
  const cash = (tenderedMinor: number): object => ({ kind: 'CASH', tenderedMinor })
  const reopen = (order: Answer, options: CallOptions = {}): Promise<Answer> =>
    post(`orders/${textOf(order, 'id')}/reopen`, { reason: '收错付款方式' }, options)
  const orderNow = async (id: unknown): Promise<Answer['body']> => (await salon.call(`GET /v1/orders/${id}`)).body
  const sheet = async (): Promise<Record<string, number>> => {
    const units = rowsOf(await salon.call('GET /v1/ledger/trial-balance'))
    const rows = units.flatMap(({ unit, lines }) =>
      (lines as readonly { account: string; debitMinor: number; creditMinor: number }[]).map(
        (line) => [`${line.account} ${unit}`, line.debitMinor - line.creditMinor] as const,
      ),
    )
    return Object.fromEntries(rows.filter(([, amount]) => amount !== 0))
  }
  const sound = (): Promise<unknown> =>
    database.storage.read({ tenantId: salon.tenantId }, async (tx) => {
      const { checks } = await auditBooks(tx)
      return checks.filter(({ faults }) => faults.length > 0)
    })
  const shampoos = (quantity: number): object => ({ kind: 'PRODUCT', productId: ids.shampoo, quantity })
  const cut = (): object => ({ kind: 'SERVICE', serviceId: ids.cut })
  const programme = (): Promise<Answer> =>
    post('loyalty-programmes', {
      name: 'Points',
      currency: 'CNY',
      timeZone: 'Asia/Shanghai',
      earningRules: [{ kind: 'SPEND', code: 'SPEND', points: 1, perMinor: 100 }],
    })

  test('B61 a paid order is taken back entry by entry, and its bill is paid anew with something else', async () => {
    expect(refused(await programme())).toMatch(/^201/)
    const order = await bill([cut(), shampoos(2)])
    expect(order.body).toMatchObject({ totalMinor: 26_600 })
    const paid = await pay(order, [cash(30_000)])
    expect(paid.body).toMatchObject({ state: 'COMPLETED', loyalty: { points: 266 } })
    const before = await sheet()
    expect(before).toEqual({
      'CASH_DRAWER CNY': 26_600,
      'SERVICE_REVENUE CNY': -12_800,
      'PRODUCT_REVENUE CNY': -13_800,
      'POINTS POINT': -266,
      'POINTS_ISSUED POINT': 266,
    })
    const successor = await reopen(order)
    expect(successor).toMatchObject({
      status: 201,
      body: {
        ...{ state: 'OPEN', paymentState: 'UNPAID', totalMinor: 26_600, paidMinor: 0, payments: [] },
        ...{ reopensId: order.body.id, reopenedAsId: null, customerId: ids.zhao },
      },
    })
    expect(await orderNow(order.body.id)).toMatchObject({
      ...{ state: 'CANCELLED', paymentState: 'PAID', paidMinor: 26_600, refundedMinor: 26_600, refundState: 'FULL' },
      ...{ returnedQuantities: [1, 2], reopenedAsId: successor.body.id, loyalty: { points: 266, pointsReturned: 266 } },
    })
    expect(await sheet()).toEqual({})
    expect(rowsOf(await salon.call(`GET /v1/refunds?orderId=${order.body.id}`))).toMatchObject([
      {
        ...{ kind: 'REOPENING', reason: '收错付款方式', amountMinor: 26_600, feeMinor: 0, totalMinor: 26_600 },
        payments: [{ kind: 'CASH', amountMinor: 26_600 }],
      },
    ])
    const profile = async (): Promise<unknown> => (await salon.call(`GET /v1/customers/${ids.zhao}/profile`)).body
    expect(await profile()).toMatchObject({ visitCount: 0 })

    const other = [{ kind: 'PROVIDER', provider: 'SANDBOX', reference: 'wx-1' }]
    expect((await pay(successor, other)).body).toMatchObject({ state: 'COMPLETED', loyalty: { points: 266 } })
    const { 'CASH_DRAWER CNY': taken, ...rest } = before
    expect(await sheet()).toEqual({ ...rest, 'PROVIDER_CLEARING CNY': taken })
    expect(await profile()).toMatchObject({ visitCount: 1 })
    const audit = rowsOf(await salon.call('GET /v1/audit-entries')).filter(
      ({ operation }) => operation === 'orders.reopen',
    )
    expect(audit).toMatchObject([{ subjectId: successor.body.id }])
    expect(await sound()).toEqual([])
  })

  test('B61 the same payment again leaves the books as they were: stored value, points, cards and coupons', async () => {
    await programme()
    await pay(await bill([{ kind: 'TOP_UP', amountMinor: 10_000 }]), [cash(10_000)])
    const pass = {
      name: 'Ten cuts',
      kind: 'VISIT_PASS',
      price: cny(100_000),
      components: [{ name: 'Cut', serviceIds: [ids.cut], quantity: 10, unitValueMinor: 12_800 }],
    }
    const cardProductId = textOf(await post('card-products', pass), 'id')
    await pay(await bill([{ kind: 'CARD', cardProductId }]), [cash(100_000)])
    const [card] = rowsOf(await salon.call(`GET /v1/customer-cards?productId=${cardProductId}`))
    const template = { name: '10 off', level: 'ORDER', effect: { kind: 'AMOUNT_OFF', amountOffMinor: 1000 } }
    const templateId = textOf(await post('coupon-templates', template), 'id')
    const coupon = (await post('coupons', { templateId, customerId: ids.zhao })).body
    const order = await bill([cut(), shampoos(2)], { useCards: [card?.id], couponIds: [coupon.id] })
    expect(order.body).toMatchObject({ coveredMinor: 12_800, totalMinor: 12_800 })
    const tenders = [{ kind: 'STORED_VALUE', amountMinor: 5_000 }, cash(7_800)]
    await pay(order, tenders)
    const before = await sheet()
    expect(before).toMatchObject({ 'VISITS VISIT': -9, 'CARD_DEFERRED_REVENUE CNY': -90_000 })
    const couponNow = async (): Promise<unknown> => (await salon.call(`GET /v1/coupons/${coupon.id}`)).body
    const successor = await reopen(order)
    expect(await couponNow()).toMatchObject({ state: 'RESERVED', orderId: successor.body.id })
    expect(await sheet()).toMatchObject({
      'VISITS VISIT': -10,
      'CARD_DEFERRED_REVENUE CNY': -100_000,
      'STORED_VALUE_PRINCIPAL CNY': -10_000,
      'CASH_DRAWER CNY': 110_000,
    })
    expect((await salon.call(`GET /v1/customer-cards/${card?.id}`)).body).toMatchObject({
      entitlements: [{ remaining: 10 }],
    })
    expect((await pay(successor, tenders)).body).toMatchObject({ state: 'COMPLETED' })
    expect(await sheet()).toEqual(before)
    expect(await couponNow()).toMatchObject({ state: 'USED', orderId: successor.body.id })
    expect(await sound()).toEqual([])
  })

  test('B61 what was sold ahead is taken back with it, unless it was used; what was paid with it goes back', async () => {
    const template = { name: '10 off', level: 'ORDER', effect: { kind: 'AMOUNT_OFF', amountOffMinor: 1000 } }
    const couponTemplateId = textOf(await post('coupon-templates', template), 'id')
    const pass = {
      name: 'Ten cuts',
      kind: 'VISIT_PASS',
      price: cny(100_000),
      components: [{ name: 'Cut', serviceIds: [ids.cut], quantity: 10, unitValueMinor: 12_800 }],
      gifts: [{ kind: 'COUPON', couponTemplateId, count: 2 }],
    }
    const cardProductId = textOf(await post('card-products', pass), 'id')
    const gift = await post('gift-cards', { locationId: ids.location })
    const { id: giftCardId } = gift.body.card as { readonly id: string }
    const lines = [
      { kind: 'CARD', cardProductId },
      { kind: 'TOP_UP', amountMinor: 20_000 },
      { kind: 'GIFT_CARD', giftCardId, amountMinor: 5_000 },
    ]
    const order = await bill(lines)
    await pay(order, [cash(125_000)])
    const before = await sheet()
    const coupons = async (): Promise<unknown> =>
      rowsOf(await salon.call(`GET /v1/coupons?customerId=${ids.zhao}`)).map(({ state }) => state)
    expect(await coupons()).toEqual(['ISSUED', 'ISSUED'])
    const successor = await reopen(order)
    expect(successor.status).toBe(201)
    expect(await sheet()).toEqual({})
    expect(await coupons()).toEqual(['VOIDED', 'VOIDED'])
    const cards = async (): Promise<unknown> =>
      rowsOf(await salon.call(`GET /v1/customer-cards?productId=${cardProductId}`)).map(({ state }) => state)
    expect(await cards()).toEqual(['REFUNDED'])
    const kinds = rowsOf(await salon.call(`GET /v1/gift-cards/${giftCardId}/activities`)).map(({ kind }) => kind)
    expect(kinds).toEqual(['ACTIVATE', 'LOAD', 'UNLOAD'])
    await pay(successor, [cash(125_000)])
    expect(await sheet()).toEqual(before)
    expect(await cards()).toEqual(['REFUNDED', 'ACTIVE'])
    const [, card] = rowsOf(await salon.call(`GET /v1/customer-cards?productId=${cardProductId}`))
    expect(
      (await post(`customer-cards/${card?.id}/redeem`, { locationId: ids.location, serviceId: ids.cut })).status,
    ).toBe(200)
    const again = await reopen(successor)
    expect(again).toMatchObject({ status: 409, body: { code: 'not_reopenable', details: { because: 'CARD_USED' } } })
    const spent = await bill([shampoos(1)])
    await pay(spent, [{ kind: 'GIFT_CARD', code: gift.body.code }, cash(1_900)])
    const loaded = await bill([{ kind: 'TOP_UP', amountMinor: 3_000 }])
    await pay(loaded, [cash(3_000)])
    const drinks = await bill([shampoos(1)])
    await pay(drinks, [{ kind: 'STORED_VALUE', amountMinor: 6_900 }])
    expect((await reopen(spent)).status).toBe(201)
    expect((await salon.call('POST /v1/gift-cards/check-balance', { code: gift.body.code })).body).toMatchObject({
      balanceMinor: 5_000,
    })
    expect(await sound()).toEqual([])
  })

  test('B61 it needs its permission and a reason, and is refused after a refund, in a closed period, and twice', async () => {
    const order = await bill([shampoos(2)])
    expect(await reopen(order)).toMatchObject({
      status: 409,
      body: { code: 'not_reopenable', details: { because: 'NOT_PAID' } },
    })
    await pay(order, [cash(13_800)])
    const held = permissions.filter((permission) => permission !== 'order:reopen')
    const made = await salon.mendian.engine.apiKeys.create(salon.context, { name: 'no', permissions: held })
    expect(await reopen(order, { key: done(made).secret })).toMatchObject({
      status: 403,
      body: { details: { permission: 'order:reopen' } },
    })
    expect(refused(await post(`orders/${order.body.id}/reopen`, { reason: ' ' }))).toBe('400 invalid_request')
    const asked = await post('refund-requests', { orderId: order.body.id, reason: 'x' })
    expect(refused(await reopen(order))).toBe('409 refund_requested')
    await salon.call(`POST /v1/refund-requests/${asked.body.id}/withdraw`, {})
    const once = { headers: { 'idempotency-key': 'once' } }
    const path = `POST /v1/orders/${order.body.id}/reopen`
    const first = await salon.call(path, { reason: 'x' }, once)
    expect((await salon.call(path, { reason: 'x' }, once)).text).toBe(first.text)
    expect(await reopen(order)).toMatchObject({ status: 409, body: { details: { because: 'REOPENED' } } })
    await pay(first, [cash(13_800)])
    await post(`orders/${first.body.id}/refunds`, { reason: 'x', lines: [{ line: 0, quantity: 1 }] })
    expect(await reopen(first)).toMatchObject({ status: 409, body: { details: { because: 'REFUNDED' } } })
    const yesterdays = await bill([shampoos(1)])
    await pay(yesterdays, [cash(6_900)])
    salon.clock.set(nineMs + dayMs)
    const fine = await bill([shampoos(1)])
    await pay(fine, [cash(6_900)])
    const closed = await post('accounting-periods', { fromDate: '2026-11-21', toDate: '2026-11-21' })
    expect(closed.status).toBe(201)
    expect(refused(await reopen(yesterdays))).toBe('409 period_closed')
    expect((await reopen(fine)).status).toBe(201)
    expect(await sound()).toEqual([])
  })

  test('B61 an order of yesterday is taken back on the days of its entries, with cash of the shift open now', async () => {
    const { headers } = await salon.call(`GET /v1/locations/${ids.location}`)
    const cashShifts = { use: 'REQUIRED', openOrdersAtClose: 'ALLOW', pastDays: 'ALLOW' }
    await salon.call(
      `PATCH /v1/locations/${ids.location}`,
      { cashShifts },
      { headers: { 'if-match': headers.get('etag') ?? '' } },
    )
    const openShift = (openingFloatMinor: number): Promise<Answer> =>
      post('cash-shifts', { locationId: ids.location, staffId: ids.chen, openingFloatMinor })
    const shift = await openShift(0)
    expect(shift.status).toBe(201)
    const order = await bill([shampoos(2)])
    await pay(order, [cash(13_800)])
    const closed = await post(`cash-shifts/${shift.body.id}/close`, {
      staffId: ids.chen,
      countedMinor: 13_800,
      bankedMinor: 13_800,
    })
    expect(closed).toMatchObject({ status: 200 })
    salon.clock.set(nineMs + dayMs)
    expect(refused(await reopen(order))).toBe('409 cash_shift_required')
    const now = await openShift(5_000)
    expect(refused(await reopen(order))).toBe('409 cash_insufficient')
    await post(`cash-shifts/${now.body.id}/pay-in`, {
      ...{ staffId: ids.chen, amountMinor: 20_000, counterpart: 'BANK', reason: 'Change' },
    })
    expect((await reopen(order)).status).toBe(201)
    expect((await salon.call(`GET /v1/cash-shifts/${now.body.id}`)).body).toMatchObject({
      flow: { refundedMinor: 13_800 },
    })
    const day = (businessDate: string): Promise<Answer> =>
      salon.call(`GET /v1/reports/day-totals?locationId=${ids.location}&businessDate=${businessDate}`)
    const { tenders, refunds, accounts } = (await day('2026-11-21')).body as unknown as Record<
      string,
      readonly object[]
    >
    expect(tenders).toMatchObject([{ kind: 'CASH', amountMinor: 13_800 }])
    expect(refunds).toMatchObject([{ kind: 'CASH', amountMinor: 13_800 }])
    expect(accounts?.filter((row) => 'account' in row && row.account === 'PRODUCT_REVENUE')).toMatchObject([
      { amountMinor: 0 },
    ])
    expect(await sound()).toEqual([])
  })
})
