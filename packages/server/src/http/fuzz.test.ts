import fc from 'fast-check'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { Operation } from '../engine/operation.ts'
import { allOperations } from '../engine/operations.ts'
import { databases, type OpenDatabase } from '../main/testing/databases.ts'
import { textOf } from '../testing/call.ts'
import { furnish, type OpenSalon, openSalon, platformKey, publishDay, salonIds } from '../testing/open-salon.ts'

const RUNS = Number(process.env.MENDIAN_PROPERTY_RUNS ?? 600)

const ids = salonIds()
const cny = { amountMinor: 100, currency: 'CNY' }
const startsAt = '2026-11-21T12:00:00+08:00'

/** Good input, to be spoilt in one place. */
const good: Readonly<Record<string, Readonly<Record<string, unknown>>>> = {
  'availability.search': {
    locationId: ids.location,
    segments: [{ serviceId: ids.cut }],
    from: startsAt,
    to: '2026-11-22T00:00:00+08:00',
  },
  'bookings.create': {
    locationId: ids.location,
    customerId: ids.wang,
    startsAt,
    segments: [{ serviceId: ids.cut }],
    note: '',
  },
  'bookings.reschedule': { startsAt, reason: null },
  'bookings.cancel': { reason: 'x' },
  'customers.create': { name: 'Li', phone: null, birthday: null, tierId: ids.gold, note: '' },
  'customers.update': {
    name: 'Li',
    phone: null,
    birthday: null,
    serviceOverrides: [{ serviceId: ids.cut, durationMinutes: 90 }],
  },
  'locations.create': {
    name: 'X',
    timeZone: 'Europe/Berlin',
    currency: 'EUR',
    slotAlignmentMinutes: 15,
    businessDayCutover: '04:00',
  },
  'orders.calculate': {
    locationId: ids.location,
    customerId: ids.wang,
    lines: [{ kind: 'PRODUCT', productId: ids.shampoo, quantity: 1 }],
  },
  'timedPriceRules.create': {
    name: 'X',
    effect: { kind: 'PERCENT_OFF', percentOffBasisPoints: 3000 },
    windows: [{ weekdays: [1, 5], startTime: '09:00', endTime: '12:00' }],
  },
  'promotions.create': {
    name: 'X',
    level: 'ORDER',
    effect: { kind: 'AMOUNT_OFF', amountOffMinor: 300 },
    minSpendMinor: 1000,
    customers: { firstOrderOnly: true },
    limits: { perDay: 3, budgetMinor: 1000 },
  },
  'couponTemplates.create': { name: 'X', level: 'ITEM', effect: { kind: 'FREE_UNITS', units: 1 }, claimCode: 'ABCD' },
  'topUps.refundPreview': { fault: 'SELLER', destination: 'TENDERS', reason: 'x' },
  'topUps.refund': { fault: 'CONSUMER', destination: 'STORE_CREDIT', reason: 'x' },
  'storedValue.adjust': {
    ...{ locationId: ids.location, customerId: ids.wang, kind: 'BONUS', amountMinor: 5, reason: 'x' },
    expiresAt: '2027-01-01T00:00:00Z',
  },
  'storedValue.setPin': { customerId: ids.wang, pin: '1234' },
  'topUpOffers.create': {
    name: 'X',
    currency: 'CNY',
    steps: [{ paidMinor: 100, bonusMinor: 10 }],
    bonusValidDays: 365,
    locationIds: [ids.location],
  },
  'coupons.issue': { templateId: 'cpt_unknown', customerId: ids.wang, code: 'CODE-1' },
  'coupons.claim': { code: 'ABCD', customerId: ids.wang },
  'tiers.create': {
    name: 'X',
    rank: 1,
    benefits: [{ kind: 'FREE_ITEM', code: 'FREE', name: 'X', itemIds: [ids.cut], automatic: true }],
  },
  'orders.create': {
    locationId: ids.location,
    couponCodes: [],
    useBenefits: [],
    tipMinor: 5,
    manualDiscount: { effect: { kind: 'PERCENT_OFF', percentOffBasisPoints: 10 }, reason: 'x' },
    lines: [{ kind: 'SERVICE', serviceId: ids.cut, staffId: ids.lin, quantity: 1 }],
  },
  'receivables.settle': {
    ...{ locationId: ids.location, customerId: ids.wang, receivableIds: ['rcv_1'], amountMinor: 5 },
    tenders: [{ kind: 'CASH', tenderedMinor: 5 }],
  },
  'receivables.writeOff': { locationId: ids.location, customerId: ids.wang, amountMinor: 5, reason: 'x' },
  'orders.pay': {
    tenders: [
      { kind: 'CASH', tenderedMinor: 100 },
      { kind: 'STORED_VALUE', amountMinor: 1, pin: '1234', approved: true },
      { kind: 'ON_ACCOUNT', amountMinor: 1 },
      { kind: 'PROVIDER', provider: 'SANDBOX', reference: 'x', amountMinor: 1 },
    ],
  },
  'products.create': { name: 'X', sku: 'x', price: cny, channels: ['WEB'], locationIds: [ids.location] },
  'services.create': {
    name: 'X',
    durationMinutes: 60,
    price: cny,
    staffIds: [ids.lin],
    resourceRequirements: [{ resourceIds: [ids.chair] }],
  },
  'services.update': {
    staffIds: [ids.lin],
    overrides: [{ staffLevelId: ids.senior, price: cny, durationMinutes: 45 }],
    media: [{ url: 'https://img.example/x.jpg' }],
    steps: [{ name: 'Wash' }],
  },
  'shifts.publish': {
    locationId: ids.location,
    staffId: ids.lin,
    shifts: [{ date: '2026-12-24', startTime: '10:00', endTime: '20:00' }],
  },
  'queueEntries.join': { locationId: ids.location, label: 'No. 7', segments: [{ serviceId: ids.cut }], note: '' },
  'queueEntries.list': { locationId: ids.location, limit: '5' },
  'waitlistEntries.create': {
    locationId: ids.location,
    customerId: ids.wang,
    segments: [{ serviceId: ids.cut }],
    ranges: [{ from: startsAt, to: '2026-11-21T18:00:00+08:00' }],
  },
  'classSessions.create': {
    locationId: ids.location,
    serviceId: ids.cut,
    staffId: ids.lin,
    startsAt: '2026-11-21T14:00:00+08:00',
    durationMinutes: 60,
    capacity: 3,
    resourceRequirements: [{ resourceIds: [ids.chair] }],
  },
  'bookingSeries.create': {
    locationId: ids.location,
    customerId: ids.wang,
    startsAt,
    segments: [{ serviceId: ids.cut }],
    rule: { unit: 'WEEKS', every: 1, weekdays: [6], count: 2, until: null },
    mode: 'SKIP_CONFLICTS',
  },
  'bookingSeries.rescheduleRest': { startTime: '11:00', staffId: ids.chen, fromOccurrence: 1 },
  'classSessions.createSeries': {
    locationId: ids.location,
    serviceId: ids.cut,
    staffId: ids.lin,
    startsAt,
    capacity: 3,
    rule: { unit: 'DAYS', every: 1, count: null, until: '2026-11-23' },
    mode: 'SKIP_CONFLICTS',
  },
  'classSessions.substitute': { staffId: ids.chen },
  'classSessions.cancel': { reason: 'x' },
  'enrollments.create': { classSessionId: 'cls_unknown', customerId: ids.wang, seats: 2, spots: [1], note: '' },
  'bookings.list': { limit: '5', staffId: ids.lin, from: startsAt },
  'shifts.list': { locationId: ids.location, fromDate: '2026-11-01', toDate: '2026-11-30' },
  'reports.dayTotals': { locationId: ids.location, businessDate: '2026-11-21' },
}

const names = [...new Set(allOperations.flatMap(({ input }) => Object.keys(input.shape)))]
const leaf: fc.Arbitrary<unknown> = fc.oneof(
  fc.constantFrom<unknown>(
    ...Object.values(ids),
    ...['bkg_unknown', 'ord_x', '', ' ', '\u0000', '\ud800', '%', '../..', 'null', '١٢٣', '2026-02-30', '2026-11-21'],
    ...[
      '1970-01-01T00:00:00+14:00',
      '2199-12-31T23:59:59-12:00',
      '9999-12-31',
      '1900-01-01',
      '24:00',
      '48:00',
      startsAt,
    ],
    ...[0, -0, -1, 1, 1.5, 1e308, 2 ** 53, 2 ** 31, 1_000_000_000_000, null, true, false],
    ...['Mars/Base', '+08:00', 'Etc/GMT+12', 'Pacific/Apia', 'PLATFORM', 'CANCELLED', 'CASH'],
  ),
  fc.string({ unit: 'binary', maxLength: 20 }),
  fc.string({ maxLength: 600 }),
  fc.double(),
  fc.integer(),
)
const { value } = fc.letrec<{ value: unknown }>((tie) => ({
  value: fc.oneof(
    { maxDepth: 3, depthSize: 'small' },
    leaf,
    fc.array(tie('value'), { maxLength: 4 }),
    fc.dictionary(
      fc.oneof(fc.constantFrom(...names, '__proto__', 'constructor', 'toString'), fc.string({ maxLength: 8 })),
      tie('value'),
      {
        maxKeys: 4,
      },
    ),
  ),
}))

interface Fuzz {
  readonly operation: Operation
  readonly body: unknown
  readonly id: string
  readonly headers: Readonly<Record<string, string>>
}

/** Puts the value in the place of one field, however deep. */
function spoilt(input: unknown, places: readonly number[], to: unknown): unknown {
  const [place = 0, ...deeper] = places
  if (input === null || typeof input !== 'object' || places.length === 0) return to
  const keys = Object.keys(input)
  const key = keys[place % Math.max(keys.length, 1)]
  if (key === undefined) return to
  const changed = spoilt((input as Record<string, unknown>)[key], deeper, to)
  return Array.isArray(input)
    ? input.map((item, n) => (String(n) === key ? changed : item))
    : { ...input, [key]: changed }
}

const header = fc.constantFrom<Readonly<Record<string, string>>>(
  {},
  {},
  { 'if-match': '"1"' },
  { 'idempotency-key': 'k1' },
  { 'idempotency-key': 'k2', 'if-match': 'W/"2"' },
  { 'if-match': 'x' },
  { 'x-request-id': 'not sound' },
)

function fuzzOf(live: readonly string[]): fc.Arbitrary<Fuzz> {
  const known = fc.constantFrom(...live, ...Object.values(ids))
  const id = fc.oneof(
    known,
    known,
    fc.string({ unit: 'binary', maxLength: 12 }).map((text) => encodeURIComponent(wellFormed(text)) || '%'),
    fc.constantFrom('%E0%A4', '%', '..', 'a%2Fb', 'bkg_%00'),
  )
  const withGood = allOperations.filter(({ name }) => name in good)
  return fc.constantFrom(...allOperations, ...withGood, ...withGood).chain((operation) => {
    const start = good[operation.name]
    const spoiltGood = fc
      .tuple(fc.array(fc.nat(9), { minLength: 1, maxLength: 3 }), value)
      .map(([places, to]) => spoilt(start ?? {}, places, to))
    const body = start ? fc.oneof(fc.constant(start), spoiltGood, spoiltGood, value) : value
    return fc.record({ operation: fc.constant(operation), body, id, headers: header })
  })
}

/** The text without halves of surrogate pairs, which no address can carry. */
function wellFormed(text: string): string {
  return text.replaceAll(/\p{Surrogate}/gu, '?')
}

function targetOf({
  operation: {
    http: [method, path],
  },
  id,
  body,
}: Fuzz): string {
  const address = `${method} ${path.replace('{id}', id)}`
  if (method !== 'GET' || body === null || typeof body !== 'object') return address
  const query = new URLSearchParams()
  for (const [name, given] of Object.entries(body))
    query.append(wellFormed(name), wellFormed(String(JSON.stringify(given)).replace(/^"|"$/g, '')))
  return `${address}?${query}`
}

describe.each(databases)('random input on $name', ({ name, open }) => {
  let database: OpenDatabase
  let salon: OpenSalon
  let live: readonly string[]

  beforeAll(async () => {
    database = await open()
    salon = await openSalon(database.storage)
    await furnish(salon.mendian, salon)
    await publishDay(salon.mendian, salon, ids)
    const booking = await salon.call('POST /v1/bookings', {
      ...good['bookings.create'],
      startsAt: '2026-11-21T18:00:00+08:00',
    })
    const order = await salon.call('POST /v1/orders', good['orders.create'])
    live = [textOf(booking, 'id'), textOf(order, 'id')]
  })
  afterAll(() => database.close())

  // The caller fails on 5xx, on whatever is no problem, and on answers that do not fit their schema.
  test('to any operation gets an answer of its schema or a problem of 4xx', async () => {
    const statuses = new Map<number, number>()
    const numRuns = name === 'SQLite' ? RUNS : Math.ceil(RUNS / 4)
    const tenant: Readonly<Record<string, string>> = { 'mendian-tenant': salon.tenantId }
    await fc.assert(
      fc.asyncProperty(fuzzOf(live), async (fuzz) => {
        const { operation, body, headers } = fuzz
        // Nobody is erased by chance, since the name has to be confirmed; the platform may do anything.
        const caller =
          operation.kind === 'PLATFORM' ? { key: platformKey, headers: { ...headers, ...tenant } } : { headers }
        const carries = operation.http[0] === 'POST' || operation.http[0] === 'PATCH'
        const { status } = await salon.call(targetOf(fuzz), carries ? body : undefined, caller)
        statuses.set(status, (statuses.get(status) ?? 0) + 1)
      }),
      { numRuns, interruptAfterTimeLimit: 240_000 },
    )
    expect([...statuses.keys()].filter((status) => status >= 500)).toEqual([])
    expect([...statuses.keys()].sort()).toEqual(expect.arrayContaining([200, 400]))
    // Which of the refusals a small sample meets, and whether any, is up to chance.
    const refused = [404, 409, 422].some((status) => statuses.has(status))
    expect(refused || numRuns < 300).toBe(true)
    expect((await salon.call('GET /v1/ledger/verify')).body).toMatchObject({ balanced: true })
  }, 300_000)
})
