import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { databases, type OpenDatabase } from '../main/testing/databases.ts'
import { type Answer, rowsOf, textOf } from '../testing/call.ts'
import { done, furnish, type OpenSalon, openSalon, publishDay, salonIds } from '../testing/open-salon.ts'

const ids = salonIds()
const noon = '2026-11-21T12:00:00+08:00'
const shampoo = { kind: 'PRODUCT', productId: ids.shampoo }
const cut = { kind: 'SERVICE', serviceId: ids.cut }
const refused = (answer: Answer): string => `${answer.status} ${answer.body.code}`

let salon: OpenSalon
let database: OpenDatabase
let keys = 0

const post = (path: string, body: object, key?: string): Promise<Answer> => {
  keys += 1
  const headers = { 'idempotency-key': `members-${keys}` }
  return salon.call(`POST /v1/${path}`, body, { headers, ...(key === undefined ? {} : { key }) })
}
const get = async (path: string): Promise<Answer['body']> => (await salon.call(`GET /v1/${path}`)).body
const member = async (name: string, more: object = {}): Promise<string> =>
  textOf(await salon.call('POST /v1/customers', { name, ...more }), 'id')

async function change(path: string, fields: object): Promise<void> {
  const headers = { 'if-match': `"${String((await get(path)).version)}"` }
  expect((await salon.call(`PATCH /v1/${path}`, fields, { headers })).status).toBe(200)
}

describe.each(databases)('what members have, on $name', ({ open }) => {
  beforeAll(async () => {
    database = await open()
  })
  afterAll(() => database.close())
  beforeEach(async () => {
    salon = await openSalon(database.storage)
    await furnish(salon.mendian, salon)
    await publishDay(salon.mendian, salon, ids)
  })

  const bill = (lines: readonly object[], customerId: string | undefined, more: object = {}): object => {
    return { locationId: ids.location, customerId, lines, ...more }
  }
  const total = async (line: object, customerId: string | undefined, more: object = {}): Promise<unknown> => {
    const answer = await salon.call('POST /v1/orders/calculate', bill([line], customerId, more))
    return answer.status === 200 ? answer.body.totalMinor : refused(answer)
  }

  test('MB-06 tags by services, weekends and spending come and go with orders and with time, and list who has them', async () => {
    const tag = async (name: string, rule: object): Promise<string> =>
      textOf(await salon.call('POST /v1/tags', { name, rule }), 'id')
    const often = { kind: 'SERVICE_COUNT', serviceIds: [ids.manicure], days: 90, minCount: 3 }
    const frequent = await tag('High-frequency manicure customer', often)
    const regular = await tag('Weekend regular', {
      ...{ kind: 'WEEKEND_SHARE', days: 30, minVisits: 2, minShareBasisPoints: 6000 },
    })
    const big = await tag('Spends a lot', { kind: 'SPENT', days: 30, currency: 'CNY', minSpentMinor: 50_000 })
    const [ann, bob] = [await member('Ann'), await member('Bob')]
    const tagged = async (tagId: string): Promise<unknown> =>
      rowsOf(await salon.call(`GET /v1/customers?tagId=${tagId}`)).map(({ id }) => id)
    const buy = async (date: string, customerId: string, ...lines: readonly object[]): Promise<unknown> => {
      salon.clock.set(Date.parse(`${date}T10:00:00+08:00`))
      const tenders = [{ kind: 'CASH', tenderedMinor: 100_000 }]
      const made = await post('orders', { locationId: ids.location, customerId, lines, tenders })
      expect(made.body).toMatchObject({ state: 'COMPLETED' })
      return made.body.id
    }
    const manicure = { kind: 'SERVICE', serviceId: ids.manicure }
    await buy('2026-11-21', ann, manicure)
    await buy('2026-11-22', ann, manicure)
    expect([await tagged(frequent), await tagged(regular), await tagged(big)]).toEqual([[], [ann], []])
    const third = await buy('2026-11-23', ann, manicure)
    await buy('2026-11-23', bob, { ...shampoo, quantity: 9 })
    // 3 manicures; 2 of 3 visits on a weekend; 59 700 and 62 100 spent.
    expect([await tagged(frequent), await tagged(regular), await tagged(big)]).toEqual([
      [ann],
      [ann],
      [ann, bob].sort(),
    ])
    await buy('2026-11-24', ann, cut)
    expect(await tagged(regular)).toEqual([])
    await post(`orders/${third}/refunds`, { reason: 'x' })
    expect([await tagged(frequent), await tagged(big)]).toEqual([[], [ann, bob].sort()])
    await buy('2026-11-24', ann, manicure)
    expect(await tagged(frequent)).toEqual([ann])
    salon.clock.set(Date.parse('2026-12-24T10:00:00+08:00') + 1)
    expect([await tagged(frequent), await tagged(big)]).toEqual([[ann], []])
    salon.clock.set(Date.parse('2026-11-21T10:00:00+08:00') + 90 * 86_400_000 + 1)
    expect(await tagged(frequent)).toEqual([])
    await change(`tags/${frequent}`, { rule: { ...often, minCount: 2 } })
    expect(await tagged(frequent)).toEqual([ann])
    for (const query of ['tagId=tag_none', `tagId=${frequent}&groupId=cgr_none`]) {
      expect((await salon.call(`GET /v1/customers?${query}`)).status).toBeGreaterThanOrEqual(400)
    }
    const unknown = { name: 'X', rule: { ...often, serviceIds: ['svc_none'] } }
    expect(refused(await salon.call('POST /v1/tags', unknown))).toBe('422 reference_not_found')
    await salon.call(`POST /v1/tags/${frequent}/archive`)
    expect(refused(await salon.call(`GET /v1/customers?tagId=${frequent}`))).toBe('422 reference_not_found')
  })

  test('MB-09 each kind of benefit of a tier is had by its customers, and by others not', async () => {
    const upgrades = [{ baseServiceId: ids.cut, upgradedServiceId: ids.manicure }]
    await change(`tiers/${ids.gold}`, {
      bookingWindowDays: 30,
      benefits: [
        { kind: 'BIRTHDAY_UPGRADE', code: 'BIRTHDAY', name: 'Upgrade', upgrades },
        { kind: 'FREE_ITEM', code: 'GIFT', name: 'A bottle', itemIds: [ids.shampoo] },
      ],
    })
    await change(`locations/${ids.location}`, { maxLeadDays: 14 })
    const spa = await salon.call('POST /v1/services', {
      ...{ name: 'Private room', durationMinutes: 60, price: { amountMinor: 30_000, currency: 'CNY' } },
      ...{ staffIds: [ids.lin], bookable: false, overrides: [{ tierId: ids.gold, bookable: true }] },
    })
    const exclusive = { serviceId: textOf(spa, 'id') }
    const birthday = '1990-11-02'
    const [gold, plain] = [await member('Gold', { birthday, tierId: ids.gold }), await member('Plain', { birthday })]
    expect(await get(`customers/${gold}/benefits?locationId=${ids.location}`)).toMatchObject({
      ...{ tierId: ids.gold, tierName: 'Gold', percentOffBasisPoints: 1000, bookingWindowDays: 30 },
      exclusiveServices: [{ ...exclusive, name: 'Private room' }],
      benefits: [{ benefit: { code: 'BIRTHDAY' } }, { benefit: { code: 'GIFT' } }],
    })
    expect(await get(`customers/${plain}/benefits?locationId=${ids.location}`)).toMatchObject({
      ...{ tierId: null, percentOffBasisPoints: 0, bookingWindowDays: null, exclusiveServices: [], benefits: [] },
    })
    const both = async (of: (customerId: string) => Promise<unknown>): Promise<unknown> => [
      await of(gold),
      await of(plain),
    ]
    // The discount; the upgrade at the price of the base service, less the discount; the gift.
    expect(await both((customerId) => total(cut, customerId))).toEqual([11_520, 12_800])
    const manicure = { kind: 'SERVICE', serviceId: ids.manicure }
    const wishing = (code: string): object => ({ useBenefits: [code] })
    expect(await both((customerId) => total(manicure, customerId, wishing('BIRTHDAY')))).toEqual([11_520, 19_900])
    expect(await both((customerId) => total(shampoo, customerId, wishing('GIFT')))).toEqual([0, 6_900])
    // Priority: day 20 is within one window and not within the other.
    const date = '2026-12-11'
    const shifts = [{ date, startTime: '10:00', endTime: '20:00' }]
    done(
      await salon.mendian.engine.shifts.publish(salon.context, { locationId: ids.location, staffId: ids.lin, shifts }),
    )
    const book = async (customerId: string, segment: object, startsAt = noon): Promise<string> => {
      const visit = { locationId: ids.location, customerId, startsAt, segments: [segment] }
      return refused(await salon.call('POST /v1/bookings', visit))
    }
    expect(await both((customerId) => book(customerId, { serviceId: ids.cut }, `${date}T12:00:00+08:00`))).toEqual([
      '201 undefined',
      '409 tier_window',
    ])
    // The exclusive service, searched, booked and billed.
    const slots = async (customerId: string): Promise<unknown> => {
      const range = { from: noon, to: '2026-11-21T12:01:00+08:00' }
      const wish = { locationId: ids.location, customerId, segments: [exclusive], ...range }
      const found = await salon.call('POST /v1/availability/search', wish)
      return found.status === 200 ? rowsOf(found).length : refused(found)
    }
    expect(await both(slots)).toEqual([1, '409 no_qualified_staff'])
    expect(await both((customerId) => book(customerId, exclusive))).toEqual(['201 undefined', '409 no_qualified_staff'])
    const line = { kind: 'SERVICE', ...exclusive }
    expect(await both((customerId) => total(line, customerId))).toEqual([27_000, '409 no_qualified_staff'])
    expect(await both((customerId) => total({ ...line, staffId: ids.lin }, customerId))).toEqual([
      27_000,
      '422 staff_not_qualified',
    ])
    expect(await total(line, undefined)).toBe('409 no_qualified_staff')
  })

  test('MB-15 an offer for a tier reaches its customers and nobody else', async () => {
    const silver = textOf(await salon.call('POST /v1/tiers', { name: 'Silver', rank: 0 }), 'id')
    const audience = [await member('Silver', { tierId: silver }), ids.wang, ids.zhao, undefined]
    const customers = { tierIds: [silver] }
    const effect = { kind: 'AMOUNT_OFF', amountOffMinor: 1_000 }
    const promotion = { name: 'For silver', level: 'ORDER', effect, customers }
    const { body: campaign } = await salon.call('POST /v1/promotions', promotion)
    const totals = (): Promise<unknown> => Promise.all(audience.map((customerId) => total(shampoo, customerId)))
    expect(await totals()).toEqual([5_900, 6_210, 6_900, 6_900])
    await salon.call(`POST /v1/promotions/${campaign.id}/archive`)
    const template = await salon.call('POST /v1/coupon-templates', promotion)
    const coupon = async (customerId: string | undefined): Promise<unknown> => {
      const issued = await salon.call('POST /v1/coupons', { templateId: template.body.id, customerId })
      const asked = bill([shampoo], customerId, { couponIds: [issued.body.id] })
      return (await salon.call('POST /v1/orders/calculate', asked)).body.rejected
    }
    expect([await coupon(audience[0]), await coupon(ids.wang)]).toMatchObject([[], [{ reason: 'OTHER_TIER' }]])
  })

  test('MB-21 one customer at every location, for who may see customers; merging keeps principal and bonus', async () => {
    const pudong = { id: 'loc_pudong', name: 'Pudong', timeZone: 'Asia/Shanghai', currency: 'CNY' }
    await salon.call('POST /v1/locations', pudong)
    await salon.call('POST /v1/top-up-offers', {
      ...{ name: 'Gift', currency: 'CNY', steps: [{ paidMinor: 100_000, bonusMinor: 20_000 }] },
    })
    const [kept, gone] = [await member('Li', { phone: '13900000001' }), await member('Li', { phone: '13900000002' })]
    const buy = async (locationId: string, customerId: string, line: object, tender: object): Promise<void> => {
      const made = await post('orders', { locationId, customerId, lines: [line], tenders: [tender] })
      expect(made.body).toMatchObject({ state: 'COMPLETED', customerId })
    }
    const cash = { kind: 'CASH', tenderedMinor: 100_000 }
    await buy(ids.location, kept, { kind: 'TOP_UP', amountMinor: 100_000 }, cash)
    await buy('loc_pudong', gone, { kind: 'TOP_UP', amountMinor: 100_000 }, cash)
    // Topped up here, spent there.
    await buy('loc_pudong', kept, shampoo, { kind: 'STORED_VALUE' })
    const transactions = rowsOf(await salon.call(`GET /v1/customers/${kept}/transactions`))
    expect(transactions.map(({ locationId }) => locationId)).toEqual([ids.location, 'loc_pudong'])
    const account = async (customerId: string): Promise<unknown> =>
      rowsOf(await salon.call(`GET /v1/stored-value/accounts?customerId=${customerId}`))[0]
    const merged = await post(`customers/${kept}/merge`, { duplicateId: gone, locationId: 'loc_pudong' })
    expect(merged.status).toBe(200)
    expect(await account(kept)).toMatchObject({ availableMinor: 240_000 - 6_900 })
    const spent = (await get(`customers/${gone}`)).mergedIntoId
    expect(spent).toBe(kept)
    expect(await account(gone)).toMatchObject({ principalMinor: 0, bonusMinor: 0 })
    await buy(ids.location, kept, { ...cut, quantity: 18 }, { kind: 'STORED_VALUE' })
    const { secret } = done(
      await salon.mendian.engine.apiKeys.create(salon.context, { name: 'Till', permissions: ['order:read'] }),
    )
    const unseen = await salon.call(`GET /v1/customers/${kept}`, undefined, { key: secret })
    expect(unseen).toMatchObject({ status: 403, body: { details: { permission: 'customer:read' } } })
    expect((await salon.call('GET /v1/ledger/verify')).body).toMatchObject({ balanced: true })
  })
})
