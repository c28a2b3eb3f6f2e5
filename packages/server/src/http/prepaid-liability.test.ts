import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { databases, type OpenDatabase } from '../main/testing/databases.ts'
import { type Answer, rowsOf } from '../testing/call.ts'
import { type CardShop, cardShop } from '../testing/card-shop.ts'
import { furnish, type OpenSalon, openSalon, type SalonIds } from '../testing/open-salon.ts'
import { tradeForADay } from '../testing/traded-day.ts'

const dayMs = 86_400_000
const cny = (amountMinor: number): object => ({ amountMinor, currency: 'CNY' })
const cash = (tenderedMinor: number): object => ({ kind: 'CASH', tenderedMinor })

interface Liability {
  readonly currency: string
  readonly priceMinor: number
  readonly valueMinor: number
  readonly uncountedPriceMinor: number
  readonly units: number
  readonly kinds: readonly { readonly kind: string; readonly priceMinor: number; readonly bonusMinor: number }[]
  readonly credits: readonly object[]
}

const nothing: Liability = {
  ...{ currency: 'CNY', priceMinor: 0, valueMinor: 0, uncountedPriceMinor: 0, units: 0 },
  ...{ kinds: [], credits: [] },
}

describe.each(databases)('what is owed of prepaid value on $name', ({ open }) => {
  let database: OpenDatabase
  let salon: OpenSalon

  beforeAll(async () => {
    database = await open()
  })
  afterAll(() => database.close())
  beforeEach(async () => {
    salon = await openSalon(database.storage)
  })

  const report = async (query = ''): Promise<Liability> => {
    const answer = await salon.call(`GET /v1/reports/prepaid-liability${query}`)
    expect(answer.status).toBe(200)
    return (rowsOf(answer)[0] ?? nothing) as unknown as Liability
  }
  const owed = async (query = ''): Promise<readonly number[]> => {
    const { priceMinor, valueMinor, units } = await report(query)
    return [priceMinor, valueMinor, units]
  }

  describe('of cards', () => {
    let ids: SalonIds
    let shop: CardShop

    beforeEach(async () => {
      ids = await furnish(salon.mendian, salon)
      shop = cardShop(salon, ids)
      const elsewhere = { id: 'loc_jing', name: 'Jing', timeZone: 'Asia/Shanghai', currency: 'CNY' }
      await salon.call('POST /v1/locations', elsewhere)
      const { headers } = await shop.get(`services/${ids.cut}`)
      const match = { headers: { 'if-match': headers.get('etag') ?? '' } }
      expect((await salon.call(`PATCH /v1/services/${ids.cut}`, { price: cny(10_000) }, match)).status).toBe(200)
    })

    const sell = async (product: object, minor: number, locationId: string = ids.location): Promise<string> => {
      const cardProductId = await shop.product(product)
      const lines = [{ kind: 'CARD', cardProductId }]
      const made = await shop.post('orders', { locationId, customerId: ids.zhao, lines })
      const paid = await shop.post(`orders/${made.body.id}/pay`, { tenders: minor === 0 ? [] : [cash(minor)] })
      expect(paid.status).toBe(200)
      return String(rowsOf(await shop.get(`customer-cards?productId=${cardProductId}`))[0]?.id)
    }
    const five = (): object => ({
      ...{ name: 'Five cuts', kind: 'VISIT_PASS', price: cny(40_000), validity: { unit: 'DAYS', count: 30 } },
      components: [{ name: 'Cut', serviceIds: [ids.cut], quantity: 5, unitValueMinor: 9_000 }],
    })
    const use = (card: string): Promise<Answer> => shop.redeem(card, { serviceId: ids.cut, locationId: 'loc_jing' })

    test('B53 five visits of 100.00 sold for 400.00 are owed at 400.00, at 500.00, or as 5 credits, and less with each visit', async () => {
      const card = await sell(five(), 40_000)
      expect(await owed()).toEqual([40_000, 50_000, 5])
      expect((await report()).credits).toEqual([
        {
          ...{ serviceIds: [ids.cut], categoryIds: [], units: 5, priceMinor: 40_000, valueMinor: 50_000 },
          valuedBy: 'LIST_PRICE',
        },
      ])
      expect((await use(card)).status).toBe(200)
      expect(await owed()).toEqual([32_000, 40_000, 4])
      // It is owed where it was sold, wherever it is used.
      expect(await owed(`?locationIds=${ids.location}`)).toEqual([32_000, 40_000, 4])
      expect(await owed('?locationIds=loc_jing')).toEqual([0, 0, 0])
      expect(await owed('?currency=EUR')).toEqual([0, 0, 0])
      expect(await owed('?currency=CNY&locationIds=loc_jing,loc_jing')).toEqual([0, 0, 0])
      const nobody = await salon.call('GET /v1/reports/prepaid-liability?locationIds=loc_nowhere')
      expect(`${nobody.status} ${nobody.body.code}`).toBe('422 reference_not_found')
    })

    test('B53 nothing is owed of a card that was given back, nor of one that is over, whose rest is breakage', async () => {
      const first = await sell(five(), 40_000)
      await use(first)
      const back = await shop.post(`customer-cards/${first}/refund`, { reason: 'x' })
      expect(back.status).toBeLessThan(300)
      expect(await owed()).toEqual([0, 0, 0])
      const second = await sell(five(), 40_000)
      await use(second)
      salon.clock.set(salon.clock.nowMs() + 31 * dayMs)
      // Until the job sees to it, the books still owe it.
      expect(await owed()).toEqual([32_000, 40_000, 4])
      await salon.mendian.jobs.run()
      expect(await owed()).toEqual([0, 0, 0])
      expect(await shop.total('BREAKAGE')).toBe(-32_000)
    })

    test('B53 days cannot be counted, units for several services go by what the card says, and bonus was not paid', async () => {
      const month = { name: 'A month', kind: 'TIME_PASS', price: cny(30_000), components: [{ name: 'All' }] }
      await sell({ ...month, validity: { unit: 'MONTHS', count: 1 } }, 30_000)
      const components = [
        { name: 'Any', serviceIds: null, quantity: 3, unitValueMinor: 5_000 },
        { name: 'Cut', serviceIds: [ids.cut], quantity: 2, unitValueMinor: 10_000 },
      ]
      await sell({ name: 'Both', kind: 'PACKAGE', price: cny(28_000), components }, 28_000, 'loc_jing')
      const value = { name: 'V', kind: 'STORED_VALUE_CARD', price: cny(100_000), storedValueMinor: 120_000 }
      await sell(value, 100_000)
      const found = await report()
      expect(found).toMatchObject({ priceMinor: 158_000, valueMinor: 155_000, uncountedPriceMinor: 30_000, units: 5 })
      expect(found.kinds).toEqual([
        { kind: 'PACKAGE', priceMinor: 28_000, valueMinor: 35_000, bonusMinor: 0, units: 5 },
        { kind: 'TIME_PASS', priceMinor: 30_000, valueMinor: null, bonusMinor: 0, units: 0 },
        { kind: 'STORED_VALUE_CARD', priceMinor: 100_000, valueMinor: 120_000, bonusMinor: 20_000, units: 0 },
      ])
      expect(found.credits).toMatchObject([
        { serviceIds: null, units: 3, priceMinor: 12_000, valueMinor: 15_000, valuedBy: 'UNIT_VALUE' },
        { serviceIds: [ids.cut], units: 2, priceMinor: 16_000, valueMinor: 20_000, valuedBy: 'LIST_PRICE' },
      ])
      expect(await owed('?locationIds=loc_jing')).toEqual([28_000, 35_000, 5])
    })

    test('B53 what is worth more than can be counted exactly is told by price and credits', async () => {
      const price = cny(10_000_000_000)
      const dear = await shop.post('services', { name: 'Moon', durationMinutes: 60, price, staffIds: [ids.lin] })
      const components = [{ name: 'Moon', serviceIds: [dear.body.id], quantity: 10_000, unitValueMinor: 1 }]
      const cards = 11
      const passes = { name: 'Moons', kind: 'VISIT_PASS', price: cny(100), components }
      for (let card = 0; card < cards; card += 1) await sell(passes, 100)
      const found = await report()
      expect(found).toMatchObject({ priceMinor: 1_100, valueMinor: 0, uncountedPriceMinor: 1_100, units: 110_000 })
      expect(found.credits).toMatchObject([{ units: 110_000, priceMinor: 1_100, valueMinor: null, valuedBy: null }])
    })

    test('B53 nothing prepaid is taxed when it is sold: not a card, not a balance, not a gift card', async () => {
      const { headers } = await shop.get(`locations/${ids.location}`)
      const match = { headers: { 'if-match': headers.get('etag') ?? '' } }
      const taxes = { pricing: { serviceTaxBasisPoints: 600, productTaxBasisPoints: 600 } }
      const taxed = await salon.call(`PATCH /v1/locations/${ids.location}`, taxes, match)
      expect(taxed.status).toBe(200)
      const gift = await salon.call('POST /v1/gift-cards', { locationId: ids.location })
      const { id: giftCardId } = gift.body.card as { readonly id: string }
      const cardProductId = await shop.product(five())
      const lines = [
        { kind: 'CARD', cardProductId },
        { kind: 'TOP_UP', amountMinor: 10_000 },
        { kind: 'GIFT_CARD', giftCardId, amountMinor: 5_000 },
      ]
      const bill = { locationId: ids.location, customerId: ids.zhao, lines }
      const made = await shop.post('orders', bill)
      expect(made.body).toMatchObject({ totalMinor: 55_000 })
      expect((await shop.post(`orders/${made.body.id}/pay`, { tenders: [cash(55_000)] })).status).toBe(200)
      expect(await shop.total('TAX_PAYABLE')).toBe(0)
      expect(await owed()).toEqual([55_000, 65_000, 5])
      const visit = { ...bill, lines: [{ kind: 'SERVICE', serviceId: ids.cut }] }
      const used = await shop.post('orders', visit)
      expect((await shop.post(`orders/${used.body.id}/pay`, { tenders: [cash(100_000)] })).status).toBe(200)
      expect(await shop.total('TAX_PAYABLE')).toBeLessThan(0)
    })
  })

  test('B53 what is owed by price is what the books say, kind by kind, to the fen', async () => {
    await tradeForADay(salon)
    const { kinds, priceMinor } = await report()
    const [books] = rowsOf(await salon.call('GET /v1/ledger/trial-balance')).filter(({ unit }) => unit === 'CNY')
    const lines = books?.lines as readonly { readonly account: string; readonly amountMinor: number }[]
    const inBooks = (account: string): number => lines.find((line) => line.account === account)?.amountMinor ?? 0
    const sumOf = (field: 'priceMinor' | 'bonusMinor', ...of: readonly string[]): number =>
      kinds.filter(({ kind }) => of.includes(kind)).reduce((sum, kind) => sum + kind[field], 0)
    const [deferred, principal, bonus, gifts] = [
      inBooks('CARD_DEFERRED_REVENUE'),
      inBooks('STORED_VALUE_PRINCIPAL'),
      inBooks('STORED_VALUE_BONUS'),
      inBooks('GIFT_CARDS'),
    ]
    expect(Math.min(deferred, principal, bonus, gifts)).toBeGreaterThan(0)
    expect(sumOf('priceMinor', 'VISIT_PASS', 'PACKAGE', 'TIME_PASS', 'DISCOUNT_CARD')).toBe(deferred)
    expect(sumOf('priceMinor', 'STORED_VALUE', 'STORED_VALUE_CARD')).toBe(principal)
    expect(sumOf('bonusMinor', 'STORED_VALUE', 'STORED_VALUE_CARD')).toBe(bonus)
    expect(sumOf('priceMinor', 'GIFT_CARD')).toBe(gifts)
    expect(priceMinor).toBe(deferred + principal + gifts)
  })
})
