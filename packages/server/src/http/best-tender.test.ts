import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { databases, type OpenDatabase } from '../main/testing/databases.ts'
import { type Answer, rowsOf, textOf } from '../testing/call.ts'
import { type CardShop, cardShop } from '../testing/card-shop.ts'
import { furnish, type OpenSalon, openSalon, salonIds } from '../testing/open-salon.ts'

const ids = salonIds()
const cny = (amountMinor: number): object => ({ amountMinor, currency: 'CNY' })
const manicure = { kind: 'SERVICE', serviceId: ids.manicure }
const shampoo = { kind: 'PRODUCT', productId: ids.shampoo }

let salon: OpenSalon
let database: OpenDatabase
let shop: CardShop

const member = async (name: string): Promise<string> => textOf(await salon.call('POST /v1/customers', { name }), 'id')

const bill = (customerId: string, lines: readonly object[], more: object = {}): object => {
  return { locationId: ids.location, customerId, lines, ...more }
}
const best = (customerId: string, lines: readonly object[], more: object = {}): Promise<Answer> =>
  salon.call('POST /v1/orders/best-tender', bill(customerId, lines, more))

/** Sells something of the shop to the customer for cash. */
async function sell(customerId: string, line: object, minor: number): Promise<void> {
  const made = await shop.post('orders', bill(customerId, [line]))
  const paid = await shop.post(`orders/${made.body.id}/pay`, { tenders: [{ kind: 'CASH', tenderedMinor: minor }] })
  expect(paid.status).toBe(200)
}

async function card(customerId: string, product: object, minor: number): Promise<string> {
  const cardProductId = await shop.product({ name: 'Card', price: cny(minor), ...product })
  await sell(customerId, { kind: 'CARD', cardProductId }, minor)
  return String(rowsOf(await shop.get(`customer-cards?productId=${cardProductId}`))[0]?.id)
}

const visits = (quantity: number): object => ({
  kind: 'VISIT_PASS',
  components: [{ name: 'Manicure', serviceIds: [ids.manicure], quantity, unitValueMinor: 19_900 }],
})

async function coupon(customerId: string, fields: object): Promise<string> {
  const template = await shop.post('coupon-templates', { name: 'Coupon', level: 'ORDER', ...fields })
  return textOf(await shop.post('coupons', { templateId: template.body.id, customerId }), 'id')
}
const amountOff = (amountOffMinor: number): object => ({ effect: { kind: 'AMOUNT_OFF', amountOffMinor } })

/** Makes and pays the bill with exactly what was answered, and checks that it costs exactly what was said. */
async function takeIt(customerId: string, lines: readonly object[], answer: Answer): Promise<void> {
  expect(answer.status).toBe(200)
  const { couponIds, useBenefits, useCards, tenders, toPayMinor } = answer.body
  const quote = answer.body.quote as { readonly quoteHash: string; readonly totalMinor: number }
  const asked = { couponIds, useBenefits, useCards, quoteHash: quote.quoteHash }
  const made = await shop.post('orders', bill(customerId, lines, asked))
  expect(made).toMatchObject({ status: 201, body: { totalMinor: quote.totalMinor } })
  const paid = await shop.post(`orders/${made.body.id}/pay`, { tenders })
  expect(paid).toMatchObject({ status: 200, body: { paidMinor: quote.totalMinor } })
  const payments = paid.body.payments as readonly { readonly kind: string; readonly amountMinor: number }[]
  const money = payments.filter(({ kind }) => kind === 'CASH').reduce((sum, { amountMinor }) => sum + amountMinor, 0)
  expect(money).toBe(toPayMinor)
  const uses = answer.body.uses as readonly { readonly kind: string; readonly amountMinor: number }[]
  expect(payments.map(({ kind, amountMinor }) => [kind, amountMinor])).toEqual(
    uses.filter(({ kind }) => !['COUPON', 'BENEFIT', 'CARD'].includes(kind)).map((use) => [use.kind, use.amountMinor]),
  )
}

describe.each(databases)('the best way to pay on $name', ({ open }) => {
  beforeAll(async () => {
    database = await open()
    salon = await openSalon(database.storage)
    await furnish(salon.mendian, salon)
    shop = cardShop(salon, ids)
    const { body: place } = await salon.call(`GET /v1/locations/${ids.location}`)
    const headers = { 'if-match': `"${place.version}"` }
    await salon.call(
      `PATCH /v1/locations/${ids.location}`,
      { storedValue: { spendingOrder: 'BONUS_FIRST' } },
      { headers },
    )
    const rules = [{ kind: 'SPEND', code: 'SPEND', points: 1, perMinor: 100 }]
    const programme = { name: 'Club', currency: 'CNY', timeZone: 'Asia/Shanghai', earningRules: rules }
    const tender = { points: 100, amountMinor: 100, maxShareBasisPoints: 1000 }
    expect((await shop.post('loyalty-programmes', { ...programme, tender })).status).toBe(201)
  })
  afterAll(async () => {
    const audit = await salon.call('GET /v1/ledger/verify')
    await database.close()
    expect(audit.body).toMatchObject({ balanced: true })
  })

  test('visits, bonus, points and coupons together, and it costs what it said', async () => {
    const customerId = await member('Rich')
    const pass = await card(customerId, visits(10), 99_900)
    const value = await card(customerId, { kind: 'STORED_VALUE_CARD', storedValueMinor: 103_000 }, 100_000)
    const tenOff = await coupon(customerId, amountOff(1000))
    await coupon(customerId, { ...amountOff(5000), minSpendMinor: 50_000 })
    const lines = [manicure, shampoo]
    const answer = await best(customerId, lines)
    // The visit has cost 99.90. Of 69.00 the coupon takes 10.00; points pay a tenth of 59.00, bonus 30.00.
    expect(answer.body).toMatchObject({
      couponIds: [tenOff],
      useCards: [pass],
      quote: { totalMinor: 5900, coveredMinor: 19_900 },
      ...{ ownMinor: 9990 + 5900 - 590 - 3000, withoutMinor: 26_800, toPayMinor: 0, complete: true },
    })
    expect(answer.body.uses).toEqual(
      expect.arrayContaining([
        expect.objectContaining({ kind: 'COUPON', id: tenOff, amountMinor: 1000, ownMinor: 0 }),
        expect.objectContaining({ kind: 'CARD', id: pass, amountMinor: 19_900, ownMinor: 9990 }),
        expect.objectContaining({ kind: 'POINTS', amountMinor: 590, ownMinor: 0 }),
        expect.objectContaining({ kind: 'CUSTOMER_CARD', id: value, amountMinor: 5310, ownMinor: 2310 }),
      ]),
    )
    await takeIt(customerId, lines, answer)
  })

  test('a visit that has cost more than the bill comes to is kept', async () => {
    const customerId = await member('Careful')
    const pass = await card(customerId, visits(1), 19_900)
    const half = await coupon(customerId, { effect: { kind: 'PERCENT_OFF', percentOffBasisPoints: 5000 } })
    const answer = await best(customerId, [manicure])
    // 199 points pay 1.99 of the 99.50 that the coupon leaves.
    const kept = { couponIds: [half], useCards: [], ownMinor: 9950 - 199, toPayMinor: 9950 - 199 }
    expect(answer.body).toMatchObject(kept)
    await takeIt(customerId, [manicure], answer)
    expect((await shop.get(`customer-cards/${pass}`)).body).toMatchObject({ entitlements: [{ remaining: 1 }] })
    const next = await best(customerId, [manicure])
    expect(next.body).toMatchObject({ couponIds: [], withoutMinor: 19_900 })
    await takeIt(customerId, [manicure], next)
  })

  test('of what costs the same, what ends first is used, and value rather than money', async () => {
    const customerId = await member('Holder')
    for (const [code, expiresAt] of [
      ['LATE-1-LATE', '2030-01-01T00:00:00+08:00'],
      ['SOON-1-SOON', '2027-01-01T00:00:00+08:00'],
    ]) {
      const gift = { locationId: ids.location, code, balanceMinor: 5000, expiresAt }
      expect((await shop.post('gift-cards/import', gift)).status).toBeLessThan(300)
    }
    const giftCardCodes = ['LATE-1-LATE', 'SOON-1-SOON']
    const answer = await best(customerId, [shampoo], { giftCardCodes })
    expect(answer.body).toMatchObject({
      tenders: [
        { kind: 'GIFT_CARD', code: 'SOON-1-SOON', amountMinor: 5000 },
        { kind: 'GIFT_CARD', code: 'LATE-1-LATE', amountMinor: 1900 },
      ],
      toPayMinor: 0,
    })
    await takeIt(customerId, [shampoo], answer)
    expect(await best(customerId, [shampoo], { giftCardCodes: ['NOBODYS-1'] })).toMatchObject({
      status: 409,
      body: { code: 'gift_card_not_usable' },
    })
  })

  test('of one kind the coupon that ends first is spent, and one that cannot be spent is left out', async () => {
    const customerId = await member('Couponer')
    const template = await shop.post('coupon-templates', {
      ...{ name: 'Ten off', level: 'ORDER', ...amountOff(1000), validDaysAfterIssue: 30, stackable: false },
    })
    const issue = async (): Promise<string> =>
      textOf(await shop.post('coupons', { templateId: template.body.id, customerId }), 'id')
    const first = await issue()
    salon.clock.set(salon.clock.nowMs() + 86_400_000)
    await issue()
    const dear = await coupon(customerId, { ...amountOff(6000), minSpendMinor: 10_000 })
    const answer = await best(customerId, [shampoo], { couponIds: [dear] })
    expect(answer.body).toMatchObject({ couponIds: [first], ownMinor: 5900, withoutMinor: 6900, complete: true })
    await takeIt(customerId, [shampoo], answer)
  })

  test('nobody in particular pays in money', async () => {
    const body = { locationId: ids.location, lines: [shampoo] }
    expect((await salon.call('POST /v1/orders/best-tender', body)).body).toMatchObject({
      ...{
        tenders: [{ kind: 'CASH', tenderedMinor: 6900 }],
        ownMinor: 6900,
        toPayMinor: 6900,
        uses: [{ kind: 'CASH' }],
      },
    })
  })

  test('a discount by hand that takes nothing off is refused, as the bill would be', async () => {
    const cardProductId = await shop.product({ name: 'Card', price: cny(9_900), ...visits(2) })
    const manualDiscount = { effect: { kind: 'AMOUNT_OFF', amountOffMinor: 100 }, reason: 'x' }
    const body = {
      locationId: ids.location,
      customerId: ids.wang,
      lines: [{ kind: 'CARD', cardProductId }],
      manualDiscount,
    }
    const refused = { status: 409, body: { code: 'discount_rejected' } }
    expect(await salon.call('POST /v1/orders/best-tender', body)).toMatchObject(refused)
    expect(await salon.call('POST /v1/orders', body)).toMatchObject(refused)
  })

  test('of more balances of points than a bill has room for as tenders those are used that leave room for money', async () => {
    const [club] = rowsOf(await salon.call('GET /v1/loyalty-programmes'))
    const codes = Array.from({ length: 20 }, (_, n) => `S${n}`)
    const perYuan = { kind: 'SPEND', points: 1, perMinor: 100 }
    const terms = {
      subLedgers: codes.map((code) => ({ code, name: code, paysBills: true })),
      earningRules: [null, ...codes].map((code) => ({
        ...{ ...perYuan, code: code ?? 'MAIN' },
        ...(code === null ? {} : { subLedgerCode: code }),
      })),
      tender: { points: 100, amountMinor: 100, maxShareBasisPoints: 10_000 },
    }
    const headers = { 'if-match': `"${club?.version}"` }
    expect((await salon.call(`PATCH /v1/loyalty-programmes/${club?.id}`, terms, { headers })).status).toBe(200)
    const customerId = await member('Sun')
    await sell(customerId, shampoo, 6900)
    const answer = await best(customerId, [shampoo])
    expect(answer.body).toMatchObject({ toPayMinor: 6900 - 19 * 69 })
    expect(answer.body.tenders).toHaveLength(20)
    await takeIt(customerId, [shampoo], answer)
  })
})
