import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { databases, type OpenDatabase } from '../main/testing/databases.ts'
import { type Answer, rowsOf, textOf } from '../testing/call.ts'
import { furnish, nineMs, type OpenSalon, openSalon, salonIds } from '../testing/open-salon.ts'

const ids = salonIds()
const lines = [{ kind: 'SERVICE', serviceId: 'svc_hair' }]
const tenOff = { name: '10 off', level: 'ORDER', effect: { kind: 'AMOUNT_OFF', amountOffMinor: 1000 } }

let salon: OpenSalon
let database: OpenDatabase

const bill = (more: object = {}): object => ({ locationId: ids.location, customerId: ids.zhao, lines, ...more })
const create = (more: object = {}): Promise<Answer> => salon.call('POST /v1/orders', bill(more))
const calculate = (more: object = {}): Promise<Answer> => salon.call('POST /v1/orders/calculate', bill(more))
const cancel = (order: Answer): Promise<Answer> => salon.call(`POST /v1/orders/${order.body.id}/cancel`)
const template = async (more: object = {}): Promise<string> =>
  textOf(await salon.call('POST /v1/coupon-templates', { ...tenOff, ...more }), 'id')
const issue = (templateId: string, more: object = { customerId: ids.zhao }): Promise<Answer> =>
  salon.call('POST /v1/coupons', { templateId, ...more })
const stateOf = async (coupon: Answer): Promise<unknown> =>
  (await salon.call(`GET /v1/coupons/${coupon.body.id}`)).body.state

async function customer(name: string): Promise<string> {
  return textOf(await salon.call('POST /v1/customers', { name }), 'id')
}

/** How many answers had each status, and the codes of those refused. */
function tally(answers: readonly Answer[]): Readonly<Record<string, number>> {
  const counts: Record<string, number> = {}
  for (const { status, body } of answers) {
    const kind = status < 300 ? String(status) : `${status} ${body.code}`
    counts[kind] = (counts[kind] ?? 0) + 1
  }
  return counts
}

describe.each(databases)('coupons on $name', ({ open }) => {
  beforeAll(async () => {
    database = await open()
    salon = await openSalon(database.storage)
    await furnish(salon.mendian, salon)
    const price = { amountMinor: 10_000, currency: 'CNY' }
    await salon.call('POST /v1/services', { id: 'svc_hair', name: 'Hair', durationMinutes: 60, price })
  })
  afterAll(() => database.close())

  test('PY-11 a coupon is kept for the order, spent when it is paid, and given back once when it is cancelled', async () => {
    const coupon = await issue(await template())
    const couponIds = [coupon.body.id]
    expect((await calculate({ couponIds })).body).toMatchObject({ totalMinor: 9000, rejected: [] })
    expect(await stateOf(coupon)).toBe('ISSUED')
    const order = await create({ couponIds })
    expect(order.body).toMatchObject({ totalMinor: 9000, applied: [{ ruleId: coupon.body.id, amountOffMinor: 1000 }] })
    expect(await stateOf(coupon)).toBe('RESERVED')
    expect(await salon.call(`POST /v1/coupons/${coupon.body.id}/void`)).toMatchObject({
      status: 409,
      body: { code: 'coupon_state_forbids' },
    })
    await cancel(order)
    expect(await stateOf(coupon)).toBe('ISSUED')
    const again = await create({ couponIds })
    expect((await cancel(order)).status).toBe(409)
    expect(await stateOf(coupon)).toBe('RESERVED')
    const tenders = [{ kind: 'CASH', tenderedMinor: 9000 }]
    const headers = { 'idempotency-key': 'py-11' }
    await salon.call(`POST /v1/orders/${again.body.id}/pay`, { tenders }, { headers })
    expect(await salon.call(`GET /v1/coupons/${coupon.body.id}`)).toMatchObject({
      body: { state: 'USED', orderId: again.body.id },
    })
  })

  test('B42 a coupon that cannot be spent says why, and makes no order', async () => {
    const later = await issue(await template({ validFrom: '2026-12-01T00:00:00+08:00' }))
    const wangs = await issue(await template(), { customerId: ids.wang })
    const dear = await issue(await template({ minSpendMinor: 10_001 }))
    const brief = await issue(await template({ validDaysAfterIssue: 1 }))
    const voided = await issue(await template())
    await salon.call(`POST /v1/coupons/${voided.body.id}/void`)
    const manicures = await issue(await template({ level: 'ITEM', scope: { itemIds: [ids.manicure] } }))
    salon.clock.set(nineMs + 86_400_000)
    const reasons: unknown[] = []
    for (const coupon of [later, wangs, dear, brief, voided, manicures]) {
      const before = await database.dump()
      const couponIds = [coupon.body.id]
      const { body: quote } = await calculate({ couponIds })
      const [rejection] = quote.rejected as { reason: string }[]
      reasons.push(rejection?.reason)
      expect(quote.totalMinor).toBe(10_000)
      expect(await create({ couponIds })).toMatchObject({
        status: 409,
        body: { code: 'discount_rejected', details: rejection },
      })
      expect(await database.dump()).toBe(before)
    }
    salon.clock.set(nineMs)
    const all = ['NOT_YET_VALID', 'OTHER_CUSTOMER', 'MIN_SPEND_NOT_REACHED', 'EXPIRED', 'VOIDED', 'NO_ELIGIBLE_LINE']
    expect(reasons).toEqual(all)
  })

  test('B34 of coupons that do not stack the bill has the best, and says so of the other', async () => {
    const small = await issue(await template({ stackable: false }))
    const large = await issue(
      await template({ stackable: false, effect: { kind: 'AMOUNT_OFF', amountOffMinor: 2000 } }),
    )
    const stacking = await issue(await template())
    const couponIds = [small.body.id, large.body.id, stacking.body.id]
    expect((await calculate({ couponIds })).body).toMatchObject({
      totalMinor: 7000,
      rejected: [{ id: small.body.id, reason: 'NOT_STACKABLE', details: { ruleIdInstead: large.body.id } }],
    })
  })

  test('B42 a coupon that acts alone says why it does not act at all', async () => {
    const dear = await issue(await template({ exclusive: true, minSpendMinor: 10_001 }))
    expect((await calculate({ couponIds: [dear.body.id] })).body).toMatchObject({
      totalMinor: 10_000,
      rejected: [{ id: dear.body.id, reason: 'MIN_SPEND_NOT_REACHED', details: { minSpendMinor: 10_001 } }],
    })
  })

  test('C1 two coupons of a kind on one bill count twice, in the quote and in the order', async () => {
    const templateId = await template({ limits: { perCustomer: 1 } })
    const [one, two] = [await issue(templateId), await issue(templateId)]
    const couponIds = [one.body.id, two.body.id]
    const { body: quote } = await calculate({ couponIds })
    expect(quote).toMatchObject({ totalMinor: 9000, rejected: [{ reason: 'CUSTOMER_LIMIT_REACHED' }] })
    expect(await create({ couponIds })).toMatchObject({ status: 409, body: { code: 'discount_rejected' } })
    expect((await create({ couponIds: [one.body.id] })).status).toBe(201)
    expect((await calculate({ couponIds: [two.body.id] })).body.totalMinor).toBe(10_000)
  })

  test('B37 a percentage has its cap, a free item is free, and codes work like ids', async () => {
    const effect = { kind: 'PERCENT_OFF', percentOffBasisPoints: 5000, maxOffMinor: 700 }
    const capped = await issue(await template({ effect }), { code: 'HALF-OFF' })
    expect((await calculate({ couponCodes: ['HALF-OFF'] })).body.totalMinor).toBe(9300)
    expect((await calculate({ couponCodes: ['HALF-OFF'], couponIds: [capped.body.id] })).body.totalMinor).toBe(9300)
    const free = await issue(await template({ level: 'ITEM', effect: { kind: 'FREE_UNITS', units: 1 } }))
    expect((await calculate({ couponIds: [free.body.id] })).body.totalMinor).toBe(0)
    expect(await calculate({ couponCodes: ['NO-SUCH'] })).toMatchObject({
      status: 422,
      body: { code: 'reference_not_found' },
    })
  })

  test('coupons are issued to many, with codes, and claimed, within their limits', async () => {
    const [one, two, three] = [await customer('One'), await customer('Two'), await customer('Three')]
    const templateId = await template({ issueLimit: 4, issueLimitPerCustomer: 1, claimCode: 'WELCOME-1' })
    const many = await salon.call('POST /v1/coupons/issue-many', { templateId, customerIds: [one, two] })
    expect([many.status, rowsOf(many).map(({ customerId }) => customerId)]).toEqual([201, [one, two]])
    expect(await salon.call('POST /v1/coupons/claim', { code: 'WELCOME-1', customerId: one })).toMatchObject({
      status: 409,
      body: { code: 'coupon_limit_reached', details: { limit: 'CUSTOMER', left: 0, customerId: one } },
    })
    const claimed = await salon.call('POST /v1/coupons/claim', { code: 'WELCOME-1', customerId: ids.zhao })
    expect(claimed).toMatchObject({ status: 200, body: { customerId: ids.zhao, state: 'ISSUED' } })
    expect(await salon.call('POST /v1/coupons/issue-codes', { templateId, count: 2 })).toMatchObject({
      body: { details: { limit: 'TOTAL', left: 1 } },
    })
    const coded = await salon.call('POST /v1/coupons/issue-codes', { templateId, count: 1 })
    const code = rowsOf(coded)[0]?.code
    const claim = (customerId: string): Promise<Answer> => salon.call('POST /v1/coupons/claim', { code, customerId })
    expect(await claim(one)).toMatchObject({ status: 409, body: { code: 'coupon_limit_reached' } })
    expect((await claim(three)).body.customerId).toBe(three)
    expect((await claim(three)).status).toBe(200)
    expect(await claim(two)).toMatchObject({ status: 409, body: { code: 'coupon_taken' } })
    const listed = await salon.call(`GET /v1/coupons?templateId=${templateId}&customerId=${three}&state=ISSUED`)
    expect(rowsOf(listed)).toHaveLength(1)
    expect(await issue(templateId, { code: 'HALF-OFF' })).toMatchObject({ status: 409 })
    expect(await salon.call('POST /v1/coupon-templates', { ...tenOff, claimCode: 'WELCOME-1' })).toMatchObject({
      status: 409,
      body: { code: 'code_taken' },
    })
  })

  test('a code is one coupon’s or one template’s, whichever comes first', async () => {
    const taken = { status: 409, body: { code: 'code_taken' } }
    const templateId = await template({ claimCode: 'SPRING-1' })
    expect(await issue(templateId, { code: 'SPRING-1' })).toMatchObject(taken)
    expect((await issue(templateId, { code: 'SPRING-2' })).status).toBe(201)
    expect(await salon.call('POST /v1/coupon-templates', { ...tenOff, claimCode: 'SPRING-2' })).toMatchObject(taken)
    const headers = { 'if-match': '"1"' }
    const change = (body: object): Promise<Answer> =>
      salon.call(`PATCH /v1/coupon-templates/${templateId}`, body, { headers })
    expect(await change({ claimCode: 'SPRING-2' })).toMatchObject(taken)
    expect((await change({ name: 'Spring' })).status).toBe(200)
    const racers = Array.from({ length: 8 }, (_, n) =>
      n % 2
        ? issue(templateId, { code: 'SPRING-3' })
        : salon.call('POST /v1/coupon-templates', { ...tenOff, claimCode: 'SPRING-3' }),
    )
    expect(tally(await Promise.all(racers))).toEqual({ 201: 1, '409 code_taken': 7 })
  })

  test('a customer claims no more coupons with codes than one customer gets', async () => {
    const greedy = await customer('Greedy')
    const templateId = await template({ issueLimitPerCustomer: 1 })
    const codes = await salon.call('POST /v1/coupons/issue-codes', { templateId, count: 5 })
    const claims = rowsOf(codes).map(({ code }) => salon.call('POST /v1/coupons/claim', { code, customerId: greedy }))
    expect(tally(await Promise.all(claims))).toEqual({ 200: 1, '409 coupon_limit_reached': 4 })
    const [{ code }] = rowsOf(codes) as [{ code: string }]
    await salon.call(`POST /v1/customers/${greedy}/archive`)
    expect(await salon.call('POST /v1/coupons/claim', { code, customerId: greedy })).toMatchObject({
      body: { code: 'reference_archived' },
    })
  })

  test('C1 one coupon, 30 orders at once: one has it', async () => {
    const coupon = await issue(await template(), { code: 'ONLY-ONE' })
    const body = (n: number): object => (n % 2 ? { couponIds: [coupon.body.id] } : { couponCodes: ['ONLY-ONE'] })
    const answers = await Promise.all(Array.from({ length: 30 }, (_, n) => create(body(n))))
    expect(tally(answers)).toEqual({ 201: 1, '409 discount_rejected': 29 })
    const [winner] = answers.filter(({ status }) => status === 201)
    await Promise.all([1, 2, 3].map(() => winner && cancel(winner)))
    expect(await stateOf(coupon)).toBe('ISSUED')
  })

  test('C1 a promotion given 10 times, 30 orders at once: 10 have it, and cancelling gives each back once', async () => {
    const limits = { total: 10 }
    const { body: promotion } = await salon.call('POST /v1/promotions', { ...tenOff, limits })
    const customers = await Promise.all(Array.from({ length: 30 }, (_, n) => customer(`C${n}`)))
    const answers = await Promise.all(customers.map((customerId) => create({ customerId })))
    expect(answers.map(({ status }) => status)).toEqual(customers.map(() => 201))
    const lucky = answers.filter(({ body }) => body.totalMinor === 9000)
    expect(lucky).toHaveLength(10)
    await Promise.all(lucky.slice(0, 3).flatMap((order) => [cancel(order), cancel(order)]))
    const more = await Promise.all(customers.slice(0, 6).map((customerId) => create({ customerId })))
    expect(more.filter(({ body }) => body.totalMinor === 9000)).toHaveLength(3)
    await salon.call(`POST /v1/promotions/${promotion.id}/archive`)
  })

  test('C1 the first order at a discount, 8 orders of one customer at once: one has it', async () => {
    const more = { limits: { perCustomer: 5 }, customers: { firstOrderOnly: true } }
    const { body: promotion } = await salon.call('POST /v1/promotions', { ...tenOff, ...more })
    const customerId = await customer('First')
    const answers = await Promise.all(Array.from({ length: 8 }, () => create({ customerId })))
    const totals = answers.map(({ body }) => Number(body.totalMinor)).sort((a, b) => a - b)
    expect(totals).toEqual([9000, ...Array.from({ length: 7 }, () => 10_000)])
    await salon.call(`POST /v1/promotions/${promotion.id}/archive`)
  })

  test('C4 each bill has the discount of the tier at its own moment', async () => {
    const { body: tier } = await salon.call('POST /v1/tiers', { name: 'T', rank: 7, percentOffBasisPoints: 1000 })
    const customerId = await customer('Rising')
    const before = await create({ customerId })
    const headers = { 'if-match': '"1"' }
    await salon.call(`PATCH /v1/customers/${customerId}`, { tierId: tier.id }, { headers })
    const after = await create({ customerId })
    expect([before.body.totalMinor, after.body.totalMinor]).toEqual([10_000, 9000])
    expect(after.body).toMatchObject({ applied: [{ ruleId: tier.id, ruleVersion: 1, source: 'TIER' }] })
  })

  test('C4 two bills that reach a tier at once are each charged what they say, and one of them reaches it', async () => {
    const criteria = { minSpentMinor: 10_000 }
    const ladder = { name: 'Reached', rank: 8, percentOffBasisPoints: 2000, criteria }
    const { body: tier } = await salon.call('POST /v1/tiers', ladder)
    const { body: programme } = await salon.call('POST /v1/loyalty-programmes', {
      ...{ name: 'Club', currency: 'CNY', timeZone: 'Asia/Shanghai' },
      tierEvaluation: { period: { kind: 'CALENDAR_YEAR' }, tierEnds: { kind: 'NEVER' }, downgrade: 'NEVER' },
    })
    for (let round = 0; round < 5; round += 1) {
      const customerId = await customer(`Twice ${round}`)
      const orders = [await create({ customerId }), await create({ customerId })]
      const tenders = [{ kind: 'CASH', tenderedMinor: 10_000 }]
      const paid = await Promise.all(
        orders.map(({ body }) =>
          salon.call(
            `POST /v1/orders/${body.id}/pay`,
            { tenders },
            { headers: { 'idempotency-key': String(body.id) } },
          ),
        ),
      )
      expect(paid.map(({ body }) => [body.state, body.totalMinor])).toEqual(Array(2).fill(['COMPLETED', 10_000]))
      const reached = paid.map(({ body }) => (body.loyalty as { tierReached: object | null }).tierReached)
      expect(reached.filter((one) => one !== null)).toMatchObject([{ tierId: tier.id, previousTierId: null }])
      expect((await create({ customerId })).body).toMatchObject({ totalMinor: 8000, applied: [{ source: 'TIER' }] })
    }
    await salon.call(`POST /v1/loyalty-programmes/${programme.id}/archive`)
    await salon.call(`POST /v1/tiers/${tier.id}/archive`)
  })
})
