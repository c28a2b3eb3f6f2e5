import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { databases, type OpenDatabase } from '../main/testing/databases.ts'
import { answersTo, type BadCase, expectedOf, headers } from '../testing/bad-case.ts'
import { callerOf, rowsOf, textOf } from '../testing/call.ts'
import { done, furnish, type OpenSalon, openSalon, platformKey, publishDay, salonIds } from '../testing/open-salon.ts'

const ids = salonIds()
const cny = { amountMinor: 100, currency: 'CNY' }
const cursor = (key: string): string => Buffer.from(key).toString('base64url')

const callers: readonly BadCase[] = [
  ['no key', 401, 'unauthorized', 'GET /v1/locations', undefined, { key: null }],
  ['a wrong key', 401, 'unauthorized', 'GET /v1/locations', undefined, { key: 'mdk_wrong' }],
  [
    'a key of another scheme',
    401,
    'unauthorized',
    'GET /v1/locations',
    undefined,
    headers({ authorization: 'Basic eDp5' }),
  ],
  ['a key with spaces', 401, 'unauthorized', 'GET /v1/locations', undefined, { key: 'mdk_a b' }],
  ['a key of 10 kB', 401, 'unauthorized', 'GET /v1/locations', undefined, { key: 'x'.repeat(10_000) }],
  ['an operation of the platform by a tenant', 403, 'forbidden', 'GET /v1/tenants'],
  ['the platform without a tenant', 400, 'tenant_required', 'GET /v1/locations', undefined, { key: platformKey }],
  [
    'the platform for an unknown tenant',
    404,
    'not_found',
    'GET /v1/locations',
    undefined,
    { key: platformKey, ...headers({ 'mendian-tenant': 'tnt_unknown' }) },
  ],
  [
    'the platform for what is no tenant',
    404,
    'not_found',
    'GET /v1/locations',
    undefined,
    { key: platformKey, ...headers({ 'mendian-tenant': "'; drop" }) },
  ],
]

const addresses: readonly BadCase[] = [
  ['an unknown address', 404, 'route_not_found', 'GET /v1/nothing'],
  ['another method', 405, 'method_not_allowed', 'DELETE /v1/bookings'],
  ['an unknown id', 404, 'not_found', 'GET /v1/bookings/bkg_unknown'],
  ['an id of another kind', 400, 'invalid_request', `GET /v1/bookings/${ids.wang}`],
  ['an id that is none', 400, 'invalid_request', 'GET /v1/bookings/1'],
  ['a broken percent encoding', 400, 'invalid_request', 'GET /v1/bookings/%E0%A4%A'],
  ['an id in GBK', 400, 'invalid_request', 'GET /v1/bookings/bkg_%CD%F5'],
  ['a query in GBK', 400, 'invalid_request', 'GET /v1/customers?search=%CD%F5%B7%BC'],
  ['a query with a broken percent encoding', 400, 'invalid_request', 'GET /v1/customers?search=50%&limit=1'],
  ['an encoded slash', 400, 'invalid_request', 'GET /v1/bookings/..%2f..%2fetc'],
  ['an encoded NUL', 400, 'invalid_request', 'GET /v1/bookings/bkg_%00'],
  ['an id of 5 kB', 400, 'invalid_request', `GET /v1/bookings/bkg_${'a'.repeat(5000)}`],
  ['an unknown query', 400, 'invalid_request', 'GET /v1/bookings?colour=red'],
  ['an unknown state', 400, 'invalid_request', 'GET /v1/bookings?state=LOST'],
  ['limit 0', 400, 'invalid_request', 'GET /v1/customers?limit=0'],
  ['limit 201', 400, 'invalid_request', 'GET /v1/customers?limit=201'],
  ['limit abc', 400, 'invalid_request', 'GET /v1/customers?limit=abc'],
  ['limit 1.5', 400, 'invalid_request', 'GET /v1/customers?limit=1.5'],
  ['no limit after all', 400, 'invalid_request', 'GET /v1/customers?limit='],
  ['two limits', 400, 'invalid_request', 'GET /v1/customers?limit=1&limit=2'],
  ['a cursor that is none', 400, 'invalid_request', 'GET /v1/customers?cursor=!!!'],
  ['a cursor of nothing', 400, 'invalid_request', `GET /v1/customers?cursor=${cursor("' or 1=1")}`],
  ['a cursor of another list', 400, 'invalid_request', `GET /v1/bookings?cursor=${cursor('cus_1')}`],
  ['a cursor of bookings elsewhere', 400, 'invalid_request', `GET /v1/customers?cursor=${cursor('1:bkg_1')}`],
  ['a cursor beyond numbers', 400, 'invalid_request', `GET /v1/bookings?cursor=${cursor('9999999999999999:bkg_1')}`],
  [
    'a day that is none',
    400,
    'invalid_request',
    `GET /v1/reports/day-totals?locationId=${ids.location}&businessDate=2026-02-30`,
  ],
  [
    'a report of an unknown location',
    422,
    'reference_not_found',
    'GET /v1/reports/day-totals?locationId=loc_unknown&businessDate=2026-11-21',
  ],
]

describe.each(databases)('a bad request on $name', ({ open }) => {
  let database: OpenDatabase
  let salon: OpenSalon

  beforeAll(async () => {
    database = await open()
    salon = await openSalon(database.storage)
    await furnish(salon.mendian, salon)
    await publishDay(salon.mendian, salon, ids)
  })
  afterAll(() => database.close())

  test.each([
    ['callers', callers],
    ['addresses', addresses],
  ])('of %s gets its own problem each and changes nothing', async (_, cases) => {
    const before = await database.dump()
    expect(await answersTo(salon.call, cases)).toEqual(expectedOf(cases))
    expect(await database.dump()).toBe(before)
  })

  test('faults are pointed at, at most twenty of them', async () => {
    const { body } = await salon.call('POST /v1/products', { name: '', price: { amountMinor: 1.5 }, colour: 'red' })
    const errors = body.errors as readonly { readonly pointer: string }[]
    expect(errors.map(({ pointer }) => pointer).sort()).toEqual([
      '/colour',
      '/name',
      '/price/amountMinor',
      '/price/currency',
    ])
    const many = Object.fromEntries(Array.from({ length: 50 }, (_, n) => [`f/${n}`, n]))
    const faults = (await salon.call('POST /v1/products', { name: 'Comb', ...many })).body.errors
    expect(faults).toHaveLength(20)
    expect(faults).toContainEqual(expect.objectContaining({ pointer: '/f~10' }))
  })

  test('a field of a query that is no UTF-8 is pointed at', async () => {
    const errors = [{ pointer: '/search', code: 'invalid_encoding', message: 'must be percent-encoded UTF-8' }]
    const { body } = await salon.call('GET /v1/customers?limit=1&search=%CD%F5')
    expect(body).toMatchObject({ code: 'invalid_request', errors })
    const unknown = await salon.call(`GET /v1/customers?search=${encodeURIComponent('王%')}`)
    expect(unknown.body).toMatchObject({ errors: [{ pointer: '/search', code: 'unrecognized_key' }] })
  })

  test.each([
    ['GET /v1/customers?limit=5&limit=7', '/limit', 'must be given once'],
    ['GET /v1/customers?cursor=a&cursor=b', '/cursor', 'must be given once'],
    ['GET /v1/bookings?state=CONFIRMED&state=PENDING', '/state', 'must be given once'],
    ['GET /v1/bookings?from=9999-12-31T23:59:59Z', '/from', 'must lie in the years 1970 to 2199 of UTC'],
    ['GET /v1/bookings?from=1969-12-31T23:59:59Z', '/from', 'must lie in the years 1970 to 2199 of UTC'],
    ['GET /v1/bookings?from=noon', '/from', expect.stringMatching(/^must be RFC 3339 with an offset/)],
  ])('%s says what is wrong with %s', async (target, pointer, message) => {
    const { status, body } = await salon.call(target)
    expect([status, body.errors]).toEqual([400, [expect.objectContaining({ pointer, message })]])
  })

  test('a list in a body is a list given once', async () => {
    const { body } = await salon.call('POST /v1/services', { name: ['Cut', 'Perm'], durationMinutes: 30, price: cny })
    expect(body.errors).toEqual([expect.objectContaining({ pointer: '/name', message: 'must be a string' })])
  })

  test('a key that was revoked opens nothing any more', async () => {
    const made = await salon.call('POST /v1/api-keys', { name: 'Till', permissions: ['catalog:read'] })
    const call = callerOf(salon.mendian.fetch, textOf(made, 'secret'), [])
    expect((await call('GET /v1/tenant')).status).toBe(200)
    const revoked = await salon.call(`POST /v1/api-keys/${textOf(made, 'id')}/revoke`)
    expect(revoked).toMatchObject({ status: 200, body: { revokedAt: expect.any(String) } })
    expect(await call('GET /v1/tenant')).toMatchObject({ status: 401, body: { code: 'unauthorized' } })
  })

  test('a key is made with the permissions it is given, and not with all when none are named', async () => {
    expect(await salon.call('POST /v1/api-keys', { name: 'Till' })).toMatchObject({
      status: 400,
      body: { code: 'invalid_request', errors: [{ pointer: '/permissions', message: 'is required' }] },
    })
  })

  test('a key gives no permission that it lacks', async () => {
    const { engine } = salon.mendian
    const { secret } = done(
      await engine.apiKeys.create(salon.context, { name: 'Keys', permissions: ['tenant:manage'] }),
    )
    const call = callerOf(salon.mendian.fetch, secret, [])
    const asked = await call('POST /v1/api-keys', { name: 'More', permissions: ['tenant:manage', 'ledger:read'] })
    expect(asked).toMatchObject({
      status: 403,
      body: { code: 'permission_not_held', details: { permission: 'ledger:read' } },
    })
  })

  test.each([
    '%',
    '_',
    '\\',
    "'; drop table mendian_customer; --",
    '{"$ne":null}',
    '\u202eabc',
    'ＡＢＣ',
    '🙂'.repeat(60),
    'ß ẞ ı İ',
  ])('a name is kept letter by letter: %s', async (name) => {
    const made = await salon.call('POST /v1/customers', { name, note: name })
    expect(made.body).toMatchObject({ name, note: name })
    expect((await salon.call(`GET /v1/customers/${textOf(made, 'id')}`)).body).toEqual(made.body)
    expect(rowsOf(await salon.call('GET /v1/customers?limit=200')).filter((row) => row.id === made.body.id)).toEqual([
      made.body,
    ])
  })
})
