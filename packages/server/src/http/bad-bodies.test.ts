import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { databases, type OpenDatabase } from '../main/testing/databases.ts'
import { answersTo, type BadCase, expectedOf, headers, raw } from '../testing/bad-case.ts'
import { furnish, type OpenSalon, openSalon, publishDay, salonIds } from '../testing/open-salon.ts'

const ids = salonIds()
const at = (clock: string): string => `2026-11-21T${clock}:00+08:00`
const booking = {
  locationId: ids.location,
  customerId: ids.wang,
  startsAt: at('12:00'),
  segments: [{ serviceId: ids.cut }],
}
const product = { name: 'Comb', price: { amountMinor: 100, currency: 'CNY' } }
const priced = (amountMinor: unknown): object => ({ ...product, price: { amountMinor, currency: 'CNY' } })
const _shifts = (...list: readonly object[]): object => ({ locationId: ids.location, staffId: ids.lin, shifts: list })
const _shift = { date: '2026-11-21', startTime: '10:00', endTime: '12:00' }
const _search = { locationId: ids.location, segments: [{ serviceId: ids.cut }], from: at('10:00'), to: at('20:00') }
const order = { locationId: ids.location, lines: [{ kind: 'PRODUCT', productId: ids.shampoo, quantity: 1 }] }
const _cash = { tenders: [{ kind: 'CASH', tenderedMinor: 1 }] }

/** `{"name":"王芳"}` as a Chinese console of Windows sends it. */
const gbk = new Uint8Array([...Buffer.from('{"name":"'), 0xcd, 0xf5, 0xb7, 0xbc, ...Buffer.from('"}')])
const halfCharacter = new Uint8Array([...Buffer.from('{"name":"'), 0xe7, 0x8e, ...Buffer.from('"}')])

const bodies: readonly BadCase[] = [
  ['no JSON', 400, 'malformed_json', 'POST /v1/products', undefined, raw('{"name":')],
  ['JSON with something after it', 400, 'malformed_json', 'POST /v1/products', undefined, raw('{} {}')],
  ['NaN', 400, 'malformed_json', 'POST /v1/products', undefined, raw('{"name":NaN}')],
  [
    'bytes that are no UTF-8',
    400,
    'malformed_json',
    'POST /v1/products',
    undefined,
    raw(new Uint8Array([0xff, 0xfe, 0x7b])),
  ],
  ['a name in GBK', 400, 'malformed_json', 'POST /v1/customers', undefined, raw(gbk)],
  ['half a character', 400, 'malformed_json', 'POST /v1/customers', undefined, raw(halfCharacter)],
  ...['gbk', '"GB18030"', 'iso-8859-1', 'utf-16'].map(
    (charset): BadCase => [
      `JSON said to be ${charset}`,
      415,
      'unsupported_media_type',
      'POST /v1/customers',
      undefined,
      { ...raw('{"name":"x"}'), ...headers({ 'content-type': `application/json; charset=${charset}` }) },
    ],
  ),
  [
    'another content type',
    415,
    'unsupported_media_type',
    'POST /v1/products',
    undefined,
    { ...raw('a=b'), ...headers({ 'content-type': 'application/x-www-form-urlencoded' }) },
  ],
  [
    'text',
    415,
    'unsupported_media_type',
    'POST /v1/products',
    undefined,
    { ...raw('{}'), ...headers({ 'content-type': 'text/plain' }) },
  ],
  ['an empty body', 400, 'invalid_request', 'POST /v1/products'],
  [
    'an empty body said to be JSON',
    400,
    'malformed_json',
    'POST /v1/products',
    undefined,
    headers({ 'content-type': 'application/json' }),
  ],
  ['an array', 400, 'invalid_request', 'POST /v1/products', []],
  ['a text', 400, 'invalid_request', 'POST /v1/products', 'Comb'],
  ['a number', 400, 'invalid_request', 'POST /v1/products', 1],
  ['null', 400, 'invalid_request', 'POST /v1/products', null],
  ['a megabyte', 413, 'body_too_large', 'POST /v1/products', { ...product, name: 'x'.repeat(1_000_000) }],
  ['a name of 100 kB', 400, 'invalid_request', 'POST /v1/products', { ...product, name: 'x'.repeat(100_000) }],
  ['10 000 lines', 400, 'invalid_request', 'POST /v1/orders', { ...order, lines: Array(10_000).fill(1) }],
  [
    '10 000 fields',
    400,
    'invalid_request',
    'POST /v1/products',
    Object.fromEntries(Array.from({ length: 10_000 }, (_, n) => [`f${n}`, n])),
  ],
  [
    'a depth of 10 000',
    400,
    'invalid_request',
    'POST /v1/products',
    undefined,
    raw(`{"name":${'['.repeat(10_000)}${']'.repeat(10_000)}}`),
  ],
  ['an unknown field', 400, 'invalid_request', 'POST /v1/products', { ...product, colour: 'red' }],
  ['a field of the row', 400, 'invalid_request', 'POST /v1/products', { ...product, version: 7 }],
  ['a tenant in the body', 400, 'invalid_request', 'POST /v1/products', { ...product, tenantId: 'tnt_other' }],
  [
    '__proto__',
    400,
    'invalid_request',
    'POST /v1/products',
    undefined,
    raw('{"__proto__":{"name":"x"},"price":{"amountMinor":1,"currency":"CNY"}}'),
  ],
  [
    '__proto__ beside all fields',
    400,
    'invalid_request',
    'POST /v1/products',
    undefined,
    raw('{"__proto__":{"a":1},"name":"x","price":{"amountMinor":1,"currency":"CNY"}}'),
  ],
  ['constructor', 400, 'invalid_request', 'POST /v1/products', { ...product, constructor: 'x' }],
  ['NUL in a name', 400, 'invalid_request', 'POST /v1/products', { ...product, name: 'a\u0000b' }],
  ['half a surrogate pair in a name', 400, 'invalid_request', 'POST /v1/products', { ...product, name: '\ud800' }],
  ['NUL in a note', 400, 'invalid_request', 'POST /v1/bookings', { ...booking, note: 'a\u0000' }],
  ['half a surrogate pair in a note', 400, 'invalid_request', 'POST /v1/bookings', { ...booking, note: '\udc00' }],
  ['NUL in an article number', 400, 'invalid_request', 'POST /v1/products', { ...product, sku: 'a\u0000b' }],
  [
    'half a surrogate pair in an article number',
    400,
    'invalid_request',
    'POST /v1/products',
    { ...product, sku: '\ud800' },
  ],
  [
    'NUL in an address',
    400,
    'invalid_request',
    'POST /v1/locations',
    { name: 'X', timeZone: 'Asia/Shanghai', currency: 'CNY', address: 'a\u0000b' },
  ],
  [
    'half a surrogate pair in an address',
    400,
    'invalid_request',
    'POST /v1/locations',
    { name: 'X', timeZone: 'Asia/Shanghai', currency: 'CNY', address: '\ud800' },
  ],
  [
    'NUL in the phone of a location',
    400,
    'invalid_request',
    'POST /v1/locations',
    { name: 'X', timeZone: 'Asia/Shanghai', currency: 'CNY', phone: '1\u0000' },
  ],
  ['a negative price', 400, 'invalid_request', 'POST /v1/products', priced(-1)],
  ['a price with a fraction', 400, 'invalid_request', 'POST /v1/products', priced(1.5)],
  ['a price of 1e308', 400, 'invalid_request', 'POST /v1/products', priced(1e308)],
  ['a price beyond exact numbers', 400, 'invalid_request', 'POST /v1/products', priced(2 ** 53)],
  ['a price as text', 400, 'invalid_request', 'POST /v1/products', priced('100')],
  [
    'an endless price',
    400,
    'invalid_request',
    'POST /v1/products',
    undefined,
    raw('{"name":"x","price":{"amountMinor":1e999,"currency":"CNY"}}'),
  ],
  [
    'a zone on Mars',
    400,
    'invalid_request',
    'POST /v1/locations',
    { name: 'X', timeZone: 'Mars/Base', currency: 'CNY' },
  ],
  [
    'a zone that is an offset',
    400,
    'invalid_request',
    'POST /v1/locations',
    { name: 'X', timeZone: '+08:00', currency: 'CNY' },
  ],
  [
    'an alignment that does not divide the day',
    400,
    'invalid_request',
    'POST /v1/locations',
    { name: 'X', timeZone: 'UTC', currency: 'CNY', slotAlignmentMinutes: 7 },
  ],
]

describe.each(databases)('a bad body on $name', ({ open }) => {
  let database: OpenDatabase
  let salon: OpenSalon

  beforeAll(async () => {
    database = await open()
    salon = await openSalon(database.storage)
    await furnish(salon.mendian, salon)
    await publishDay(salon.mendian, salon, ids)
  })
  afterAll(() => database.close())

  test.each([['bodies', bodies]])('of %s gets its own problem each and changes nothing', async (_, cases) => {
    const before = await database.dump()
    expect(await answersTo(salon.call, cases)).toEqual(expectedOf(cases))
    expect(await database.dump()).toBe(before)
  })

  test.each([
    'application/json; charset=utf-8',
    'application/json;charset="UTF-8"',
    'application/json; charset=UTF8',
    'application/merge-patch+json',
  ])('in UTF-8 is read whatever its content type says of it: %s', async (type) => {
    const name = '王芳 🙂 \ufffd'
    const given = await salon.call('POST /v1/customers', { name }, headers({ 'content-type': type }))
    expect(given).toMatchObject({ status: 201, body: { name } })
    const marked = new Uint8Array([0xef, 0xbb, 0xbf, ...Buffer.from(JSON.stringify({ name }))])
    expect(await salon.call('POST /v1/customers', undefined, raw(marked))).toMatchObject({ body: { name } })
  })

  test.each<[string, Readonly<Record<string, string>>]>([
    ['that says its length', { 'content-type': 'application/json', 'content-length': '20' }],
    ['that does not', { 'content-type': 'application/json' }],
    ['of no type', {}],
    ['of no type that says its length', { 'content-length': '20' }],
  ])('that breaks off is no fault of the server: one %s', async (_, sent) => {
    const body = new ReadableStream({
      pull(part) {
        part.enqueue(Buffer.from('{"name":'))
        part.error(new TypeError('terminated'))
      },
    })
    const authorization = `Bearer ${salon.secret}`
    const request = { method: 'POST', body, duplex: 'half', headers: { authorization, ...sent } } as const
    const answer = await salon.mendian.fetch(new Request('http://salon.test/v1/customers', request))
    expect([answer.status, await answer.json()]).toMatchObject([400, { code: 'malformed_json' }])
  })

  test('of two fields of one name the last counts', async () => {
    const body = '{"name":"First","rank":1,"name":"Last"}'
    expect(await salon.call('POST /v1/tiers', undefined, raw(body))).toMatchObject({
      status: 201,
      body: { name: 'Last' },
    })
  })
})
