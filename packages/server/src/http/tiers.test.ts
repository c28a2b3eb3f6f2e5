import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { databases, type OpenDatabase } from '../main/testing/databases.ts'
import { type Answer, rowsOf, textOf } from '../testing/call.ts'
import { furnish, nineMs, type OpenSalon, openSalon, publishDay, salonIds } from '../testing/open-salon.ts'

const ids = salonIds()
const at = (text: string): number => Date.parse(`${text}+08:00`)
const manicure = { kind: 'SERVICE', serviceId: ids.manicure }
const shampoo = { kind: 'PRODUCT', productId: ids.shampoo }

let salon: OpenSalon
let database: OpenDatabase
let keys = 0

const key = (): { headers: Record<string, string> } => {
  keys += 1
  return { headers: { 'idempotency-key': `tiers-${keys}` } }
}

async function made(folder: string, body: object): Promise<string> {
  const answer = await salon.call(`POST /v1/${folder}`, body)
  expect(answer.status).toBe(201)
  return textOf(answer, 'id')
}

const member = (name: string, more: object = {}): Promise<string> => made('customers', { name, ...more })

async function buy(customerId: string, lines: readonly object[]): Promise<Answer> {
  const order = await salon.call('POST /v1/orders', { locationId: ids.location, customerId, lines })
  const tenders = [{ kind: 'CASH', tenderedMinor: 1_000_000 }]
  const paid = await salon.call(`POST /v1/orders/${textOf(order, 'id')}/pay`, { tenders }, key())
  expect(paid.status).toBe(200)
  return paid
}

const get = async (customerId: string, what: string): Promise<Readonly<Record<string, unknown>>> =>
  (await salon.call(`GET /v1/customers/${customerId}${what}`)).body

const programmes: string[] = []
const evaluation = { period: { kind: 'CALENDAR_YEAR' }, tierEnds: { kind: 'YEAR_END' }, downgrade: 'ONE_DOWN' }

/** Another programme with those terms of evaluation. */
async function evaluate(tierEvaluation: object): Promise<void> {
  const last = programmes.at(-1)
  if (last !== undefined) await salon.call(`POST /v1/loyalty-programmes/${last}/archive`)
  const body = { name: 'Club', currency: 'CNY', timeZone: 'Asia/Shanghai', tierEvaluation }
  programmes.push(await made('loyalty-programmes', body))
}

const ladder: string[] = []

/** Puts other tiers in the place of those there were. */
async function tiers(list: readonly object[]): Promise<readonly string[]> {
  for (const id of ladder.splice(0)) await salon.call(`POST /v1/tiers/${id}/archive`)
  for (const [rank, tier] of list.entries()) ladder.push(await made('tiers', { rank: 10 + rank, ...tier }))
  return [...ladder]
}

describe.each(databases)('tiers and figures of customers on $name', ({ open }) => {
  beforeAll(async () => {
    programmes.length = 0
    ladder.length = 0
    database = await open()
    salon = await openSalon(database.storage)
    await furnish(salon.mendian, salon)
    await publishDay(salon.mendian, salon, ids)
    await salon.call(`POST /v1/tiers/${ids.gold}/archive`)
  })
  beforeEach(() => salon.clock.set(nineMs))
  afterAll(async () => {
    expect((await salon.call('GET /v1/ledger/verify')).body).toMatchObject({ balanced: true })
    await database.close()
  })

  test('MB-04 BK-17 redeeming counts the visit and its service; the profile knows what was bought and from whom', async () => {
    const customerId = await member('Regular')
    const booking = await salon.call('POST /v1/bookings', {
      ...{ locationId: ids.location, customerId, startsAt: '2026-11-21T12:00:00+08:00' },
      segments: [{ serviceId: ids.cut, staffId: ids.lin }],
    })
    expect(await get(customerId, '/profile')).toMatchObject({ visitCount: 0, topServices: [], favouriteStaff: null })
    await salon.call('POST /v1/bookings/redeem', { redemptionCode: booking.body.redemptionCode })
    expect(await get(customerId, '/profile')).toMatchObject({
      ...{ visitCount: 1, orderCount: 0, totalSpent: [], avgIntervalDays: null },
      topServices: [{ serviceId: ids.cut, name: 'Cut', count: 1 }],
    })
    await buy(customerId, [
      { kind: 'BOOKING_SEGMENT', bookingId: booking.body.id },
      { ...shampoo, quantity: 2 },
    ])
    salon.clock.set(nineMs + 3 * 86_400_000)
    await buy(customerId, [{ ...manicure, staffId: ids.chen }])
    salon.clock.set(nineMs + 5 * 86_400_000)
    await buy(customerId, [{ ...manicure, staffId: ids.chen }])
    expect(await get(customerId, `/profile?locationId=${ids.location}`)).toMatchObject({
      totalSpent: [{ amountMinor: 19_800 + 2 * 6900 + 2 * 19_900, currency: 'CNY' }],
      ...{ orderCount: 3, visitCount: 3, avgIntervalDays: 2.5 },
      ...{ firstVisitAt: '2026-11-21T09:00:00+08:00', lastVisitAt: '2026-11-26T09:00:00+08:00' },
      topServices: [
        { serviceId: ids.manicure, count: 2 },
        { serviceId: ids.cut, count: 1 },
      ],
      productsUsed: [{ productId: ids.shampoo, name: 'Shampoo', count: 2 }],
      favouriteStaff: { staffId: ids.chen, name: 'Chen', count: 2 },
    })
  })

  test('MB-22 what a customer spent is the sum of the completed orders', async () => {
    const customerId = await member('Spender')
    for (const lines of [[manicure], [shampoo], [manicure, shampoo]]) await buy(customerId, lines)
    await salon.call('POST /v1/orders', { locationId: ids.location, customerId, lines: [manicure] })
    const first = await salon.call(`GET /v1/customers/${customerId}/transactions?limit=2`)
    const rest = await salon.call(
      `GET /v1/customers/${customerId}/transactions?limit=2&cursor=${first.body.nextCursor}`,
    )
    const rows = [...rowsOf(first), ...rowsOf(rest)]
    const sum = rows.reduce((total, row) => total + Number(row.totalMinor), 0)
    const orders = rowsOf(await salon.call(`GET /v1/orders?customerId=${customerId}&state=COMPLETED`))
    expect(rows).toHaveLength(3)
    expect(sum).toBe(orders.reduce((total, order) => total + Number(order.totalMinor), 0))
    expect(await get(customerId, '/profile')).toMatchObject({ totalSpent: [{ amountMinor: sum, currency: 'CNY' }] })
  })

  test('MB-05 customers are put into groups and listed by them', async () => {
    const brides = await made('customer-groups', { name: 'Brides' })
    const customerId = await member('Bride', { groupIds: [brides] })
    expect(rowsOf(await salon.call(`GET /v1/customers?groupId=${brides}`)).map(({ id }) => id)).toEqual([customerId])
    expect((await salon.call('POST /v1/customers', { name: 'X', groupIds: ['cgr_none'] })).status).toBe(422)
    const named = { name: 'Brides of May', note: 'until June' }
    const renamed = await salon.call(`PATCH /v1/customer-groups/${brides}`, named, { headers: { 'if-match': '"1"' } })
    expect(renamed).toMatchObject({ status: 200, body: { ...named, version: 2 } })
    expect((await salon.call(`GET /v1/customer-groups/${brides}`)).body).toEqual(renamed.body)
    const groups = async (): Promise<unknown> => rowsOf(await salon.call('GET /v1/customer-groups')).map(({ id }) => id)
    expect(await groups()).toEqual([brides])
    await salon.call(`POST /v1/customer-groups/${brides}/archive`)
    expect(await groups()).toEqual([])
  })

  test('MB-07 any number of tiers of any name, in their order', async () => {
    const names = ['Normal', 'Silver', 'Gold', 'Diamond', 'Black']
    await tiers(names.map((name) => ({ name })))
    const listed = rowsOf(await salon.call('GET /v1/tiers')).filter(({ id }) => ladder.includes(String(id)))
    expect(listed.toSorted((a, b) => Number(a.rank) - Number(b.rank)).map(({ name }) => name)).toEqual(names)
  })

  test('MB-08 the order that crosses the threshold of spending changes the tier in its own answer and event', async () => {
    await evaluate(evaluation)
    const [normal, silver, gold] = await tiers([
      { name: 'Normal', criteria: {} },
      { name: 'Silver', criteria: { minSpentMinor: 30_000 }, percentOffBasisPoints: 1000 },
      { name: 'Gold', criteria: { minSpentMinor: 1_000_000 } },
    ])
    const customerId = await member('Climber')
    const first = await buy(customerId, [manicure])
    expect(first.body).toMatchObject({ loyalty: { tierReached: { tierId: normal, previousTierId: null } } })
    expect(await get(customerId, '/tier')).toMatchObject({
      ...{ tierId: normal, figures: { spentMinor: 19_900, visits: 1 } },
      upgrade: { tierId: silver, missing: { spentMinor: 10_100, visits: 0 } },
    })
    await salon.mendian.jobs.run()
    salon.events.length = 0
    const second = await buy(customerId, [manicure])
    // The order itself is priced by the tier the customer had.
    expect(second.body).toMatchObject({ totalMinor: 19_900, loyalty: { tierReached: { tierId: silver } } })
    await salon.mendian.jobs.run()
    const changed = salon.events.find(({ type }) => type === 'customer.tier_changed')
    expect(changed).toMatchObject({
      ...{ locationId: ids.location, subject: { kind: 'CUSTOMER', id: customerId } },
      data: { customer: { tierId: silver }, previous: { tierId: normal } },
    })
    expect(salon.events.find(({ type }) => type === 'order.completed')?.data).toMatchObject({
      order: { loyalty: { tierReached: { tierId: silver } } },
    })
    const bill = { locationId: ids.location, customerId, lines: [manicure] }
    expect((await salon.call('POST /v1/orders/calculate', bill)).body).toMatchObject({ totalMinor: 17_910 })
    expect(await get(customerId, '/tier')).toMatchObject({
      ...{ tierId: silver, endsAt: '2027-01-01T00:00:00+08:00', periodStart: '2026-01-01T00:00:00+08:00' },
      retain: { tierId: silver, missing: { spentMinor: 0 } },
      upgrade: { tierId: gold, missing: { spentMinor: 960_200 } },
    })
  })

  test('MB-08 visits alone, and spending with visits: all of them or any', async () => {
    await evaluate(evaluation)
    const reached = async (criteria: object, baskets: readonly (readonly object[])[]): Promise<boolean> => {
      const [tier] = await tiers([{ name: 'Tier', criteria }])
      const customerId = await member('Visitor')
      for (const lines of baskets) await buy(customerId, lines)
      return (await get(customerId, '')).tierId === tier
    }
    expect(await reached({ minVisits: 2 }, [[manicure]])).toBe(false)
    expect(await reached({ minVisits: 2 }, [[manicure], [shampoo]])).toBe(false)
    expect(await reached({ minVisits: 2 }, [[manicure], [manicure]])).toBe(true)
    const both = { minVisits: 2, minSpentMinor: 50_000 }
    expect(await reached(both, [[manicure], [manicure]])).toBe(false)
    expect(await reached(both, [[manicure, manicure, manicure]])).toBe(false)
    expect(await reached(both, [[manicure, manicure], [manicure]])).toBe(true)
    expect(await reached({ ...both, match: 'ANY' }, [[manicure, manicure, manicure]])).toBe(true)
    expect(await reached({ ...both, match: 'ANY' }, [[manicure], [manicure]])).toBe(true)
  })

  const stepped = [
    { name: 'Normal', criteria: {} },
    { name: 'Silver', criteria: { minSpentMinor: 19_900 } },
    { name: 'Gold', criteria: { minSpentMinor: 39_800 }, retainThreshold: { minSpentMinor: 30_000 } },
  ]

  /** A gold customer of 2026 who spends that much in 2027, at the end of which the tier is looked at. */
  async function afterYear(downgrade: string, baskets: readonly (readonly object[])[]): Promise<unknown> {
    await evaluate({ ...evaluation, downgrade })
    await tiers(stepped)
    salon.clock.set(at('2026-11-21T09:00:00'))
    const customerId = await member('Gold')
    await buy(customerId, [manicure, manicure])
    salon.clock.set(at('2027-01-01T00:00:00'))
    await salon.mendian.jobs.run()
    for (const [index, lines] of baskets.entries()) {
      salon.clock.set(at('2027-06-01T10:00:00') + index)
      await buy(customerId, lines)
    }
    salon.clock.set(at('2027-12-31T23:59:59'))
    expect(await salon.mendian.jobs.run()).toMatchObject({ reviewedTiers: 0 })
    salon.clock.set(at('2028-01-01T00:00:00'))
    await salon.mendian.jobs.run()
    const { tierId } = await get(customerId, '')
    return stepped[ladder.indexOf(String(tierId))]?.name
  }

  test('MB-14 B46 a tier that is not retained at the end of its period goes down by the policy', async () => {
    expect(await afterYear('ONE_DOWN', [])).toBe('Silver')
    expect(await afterYear('BALANCE_BASED', [])).toBe('Normal')
    expect(await afterYear('BALANCE_BASED', [[manicure]])).toBe('Silver')
    expect(await afterYear('NEVER', [])).toBe('Gold')
    // The threshold for retaining is lower than the one for reaching.
    expect(await afterYear('ONE_DOWN', [[manicure], [shampoo, shampoo]])).toBe('Gold')
  })

  test('MB-14 B46 a rolling period, and a tier that ends so many days after it was reached', async () => {
    await evaluate({
      period: { kind: 'ROLLING_DAYS', days: 30 },
      tierEnds: { kind: 'AFTER_TIER_START', days: 30 },
    })
    const [, silver] = await tiers(stepped.slice(0, 2))
    const customerId = await member('Rolling')
    await buy(customerId, [manicure])
    expect(await get(customerId, '/tier')).toMatchObject({ tierId: silver, endsAt: '2026-12-21T09:00:00+08:00' })
    salon.clock.set(at('2026-12-10T09:00:00'))
    await buy(customerId, [shampoo])
    salon.clock.set(at('2026-12-21T09:00:01'))
    expect(await get(customerId, '/tier')).toMatchObject({ retain: { missing: { spentMinor: 19_900 - 6900 } } })
    // A second earlier, when the period ended, the purchase that reached the tier was still within it.
    expect(await salon.mendian.jobs.run()).toMatchObject({ reviewedTiers: 1 })
    expect(await get(customerId, '/tier')).toMatchObject({ tierId: silver, endsAt: '2027-01-20T09:00:00+08:00' })
    salon.clock.set(at('2027-01-20T09:00:00'))
    await salon.mendian.jobs.run()
    expect(await get(customerId, '/tier')).toMatchObject({ name: 'Normal' })
  })

  test('MB-14 tiers that no programme judges any more are left alone, and hold up no other', async () => {
    await evaluate(evaluation)
    const [silver] = await tiers(stepped.slice(1, 2))
    const customerId = await member('Left alone')
    await buy(customerId, [manicure])
    const programme = programmes.pop()
    salon.clock.set(at('2027-01-01T00:00:00'))
    await salon.call(`POST /v1/loyalty-programmes/${programme}/archive`)
    expect(await salon.mendian.jobs.run()).toMatchObject({ reviewedTiers: 0 })
    expect(await get(customerId, '/tier')).toMatchObject({ tierId: silver })
    await evaluate(evaluation)
    expect(await salon.mendian.jobs.run()).toMatchObject({ reviewedTiers: 1 })
    expect(await get(customerId, '/tier')).toMatchObject({ tierId: silver, endsAt: '2028-01-01T00:00:00+08:00' })
  })

  test('B46 a tier that ends with the years since its customer joined', async () => {
    await evaluate({
      ...{ period: { kind: 'SINCE_JOIN' }, tierEnds: { kind: 'AFTER_JOINING', days: 365 }, downgrade: 'ONE_DOWN' },
    })
    const [normal, silver] = await tiers([
      { name: 'Normal', criteria: {} },
      { name: 'Silver', criteria: { minSpentMinor: 19_900 }, retainThreshold: { minSpentMinor: 50_000 } },
    ])
    const customerId = await member('Joined')
    salon.clock.set(at('2027-10-01T09:00:00'))
    await buy(customerId, [manicure])
    expect(await get(customerId, '/tier')).toMatchObject({ tierId: silver, endsAt: '2027-11-21T09:00:00+08:00' })
    salon.clock.set(at('2027-11-21T09:00:00'))
    await salon.mendian.jobs.run()
    expect(await get(customerId, '/tier')).toMatchObject({ tierId: normal, endsAt: '2028-11-20T09:00:00+08:00' })
  })

  test('MB-09 MB-12 MB-13 MB-17 the benefits of the tier are listed with what is left of them', async () => {
    await evaluate(evaluation)
    const upgrade = { baseServiceId: ids.cut, upgradedServiceId: ids.manicure }
    const [tier] = await tiers([
      {
        ...{ name: 'Gold', percentOffBasisPoints: 500, bookingWindowDays: 30 },
        benefits: [
          { kind: 'BIRTHDAY_UPGRADE', code: 'BIRTHDAY', name: 'Upgrade', upgrades: [upgrade] },
          { kind: 'FREE_ITEM', code: 'MONTHLY', name: 'A bottle', itemIds: [ids.shampoo] },
          {
            ...{ kind: 'FREE_ITEM', code: 'TRIAL', name: 'Trial', itemIds: [ids.cut], quota: 2, period: 'YEAR' },
            validUntil: '2026-11-22T00:00:00+08:00',
          },
        ],
      },
    ])
    const customerId = await member('Born in November', { birthday: '1990-11-30', tierId: tier })
    const listed = async (): Promise<unknown> => {
      const { benefits, ...given } = await get(customerId, `/benefits?locationId=${ids.location}`)
      expect(given).toMatchObject({ tierId: tier, percentOffBasisPoints: 500, bookingWindowDays: 30 })
      return (benefits as readonly { benefit: { code: string }; left: number; usable: boolean }[]).map(
        ({ benefit, left, usable }) => [benefit.code, left, usable],
      )
    }
    expect(await listed()).toEqual([
      ['BIRTHDAY', 1, true],
      ['MONTHLY', 1, true],
      ['TRIAL', 2, true],
    ])
    const bill = { locationId: ids.location, customerId, lines: [shampoo], useBenefits: ['MONTHLY'] }
    expect((await salon.call('POST /v1/orders', bill)).body).toMatchObject({ totalMinor: 0 })
    expect((await listed()) as unknown[]).toContainEqual(['MONTHLY', 0, false])
    salon.clock.set(at('2026-12-01T00:00:00'))
    expect(await listed()).toEqual([
      ['BIRTHDAY', 1, false],
      ['MONTHLY', 1, true],
      ['TRIAL', 2, false],
    ])
  })

  test('MB-21 merging a duplicate keeps balances, coupons, figures and the higher tier', async () => {
    await evaluate(evaluation)
    const [low, high] = await tiers([{ name: 'Low' }, { name: 'High' }])
    const programme = programmes.at(-1)
    const earningRules = [{ kind: 'SPEND', code: 'SPEND', points: 1, perMinor: 100 }]
    await salon.call(`PATCH /v1/loyalty-programmes/${programme}`, { earningRules }, { headers: { 'if-match': '"1"' } })
    const kept = await member('Liu', { tierId: low })
    const gone = await member('Liu again', { tierId: high, phone: '+8613900000077', birthday: '1999-01-01' })
    await buy(kept, [manicure])
    await buy(gone, [shampoo])
    const template = await made('coupon-templates', {
      name: 'C',
      level: 'ORDER',
      effect: { kind: 'AMOUNT_OFF', amountOffMinor: 1 },
    })
    const coupon = await salon.call('POST /v1/coupons', { templateId: template, customerId: gone })
    const merge = (body: object): Promise<Answer> =>
      salon.call(`POST /v1/customers/${kept}/merge`, { locationId: ids.location, ...body }, key())
    const merged = await merge({ duplicateId: gone })
    expect(merged).toMatchObject({
      status: 200,
      body: { id: kept, name: 'Liu', phone: '+8613900000077', birthday: '1999-01-01', tierId: high },
    })
    expect(await get(kept, '/points')).toMatchObject({ balance: 199 + 69, lots: [{ points: 199 }, { points: 69 }] })
    expect(await get(gone, '/points')).toMatchObject({ balance: 0 })
    expect(await get(kept, '/profile')).toMatchObject({ orderCount: 2, totalSpent: [{ amountMinor: 26_800 }] })
    expect(rowsOf(await salon.call(`GET /v1/customers/${kept}/transactions`))).toHaveLength(2)
    expect((await salon.call(`GET /v1/coupons/${coupon.body.id}`)).body).toMatchObject({ customerId: kept })
    expect(await get(gone, '')).toMatchObject({ mergedIntoId: kept, phone: null, archivedAt: expect.any(String) })
    expect(await merge({ duplicateId: gone })).toMatchObject({ status: 200 })
    expect(await get(kept, '/points')).toMatchObject({ balance: 268 })
    expect(await merge({ duplicateId: kept })).toMatchObject({ status: 422, body: { code: 'merge_with_itself' } })
    const third = await member('Third')
    const elsewhere = await salon.call(
      `POST /v1/customers/${third}/merge`,
      { duplicateId: gone, locationId: ids.location },
      key(),
    )
    expect(elsewhere).toMatchObject({
      status: 409,
      body: { code: 'merged_elsewhere', details: { mergedIntoId: kept } },
    })
  })
})
