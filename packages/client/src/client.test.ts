import { describe, expect, expectTypeOf, it } from 'vitest'
import type { Fetch, ResponseNote } from './call.ts'
import { type ClientOptions, createClient } from './client.ts'
import type { Client, InputOf, OutputOf } from './client-types.ts'
import { ConnectionError, RateLimitError, RefusedError, UnavailableError } from './errors.ts'
import type { Booking, Order, Service } from './schema.d.ts'

const booking = { id: 'bkg_1', locationId: 'loc_1', version: 3 }
const visit = {
  locationId: 'loc_1',
  customerId: 'cus_1',
  startsAt: '2026-11-21T10:00:00+08:00',
  segments: [{ serviceId: 'svc_1' }],
}

type Answer = (request: Request) => Response | Promise<Response>

function json(status: number, body: unknown, headers: Record<string, string> = {}): Answer {
  return () =>
    new Response(JSON.stringify(body), { status, headers: { 'content-type': 'application/json', ...headers } })
}

function problem(status: number, code: string, headers: Record<string, string> = {}): Answer {
  const body = { type: `urn:x:${code}`, title: code, status, detail: 'd', instance: '/v1', code, requestId: 'req_1' }
  return json(status, { ...body, errors: [], details: { why: code } }, { 'x-request-id': 'req_1', ...headers })
}

const networkFailure: Answer = () => Promise.reject(new TypeError('fetch failed'))

interface Recorded {
  readonly client: Client
  readonly requests: Request[]
  readonly waits: number[]
}

/** A client whose requests get these answers in turn, the last one over and over. */
function clientOf(answers: readonly Answer[], options: Partial<ClientOptions> = {}): Recorded {
  const requests: Request[] = []
  const waits: number[] = []
  const fetch: Fetch = (request) => {
    const answer = answers[Math.min(requests.length, answers.length - 1)]
    requests.push(request.clone())
    if (!answer) throw new Error('no answer was prepared')
    return answer(request)
  }
  const client = createClient({
    baseUrl: 'https://api.test/shop/',
    apiKey: 'mdk_secret',
    fetch,
    sleep: async (ms) => void waits.push(ms),
    random: () => 1,
    ...options,
  })
  return { client, requests, waits }
}

async function failure(promise: Promise<unknown>): Promise<unknown> {
  return promise.then(
    () => undefined,
    (error: unknown) => error,
  )
}

describe('requests', () => {
  it('put the input into path and body', async () => {
    const { client, requests } = clientOf([json(200, booking)])
    await client.bookings.cancel({ id: 'bkg_1', note: 'ill' }, { expectedVersion: 3 })
    const [request] = requests
    expect(request?.method).toBe('POST')
    expect(request?.url).toBe('https://api.test/shop/v1/bookings/bkg_1/cancel')
    expect(await request?.json()).toEqual({ note: 'ill' })
    expect(request?.headers.get('if-match')).toBe('"3"')
    expect(request?.headers.get('content-type')).toBe('application/json')
    expect(request?.headers.get('authorization')).toBe('Bearer mdk_secret')
  })

  it('put the rest of a read into the query', async () => {
    const { client, requests } = clientOf([json(200, { data: [], nextCursor: null })])
    await client.bookings.list({ from: '2026-11-21T10:00:00+08:00', limit: 5, state: undefined })
    expect(requests[0]?.url).toBe('https://api.test/shop/v1/bookings?from=2026-11-21T10%3A00%3A00%2B08%3A00&limit=5')
    expect(requests[0]?.headers.get('idempotency-key')).toBeNull()
    await client.services.list()
    expect(requests[1]?.url).toBe('https://api.test/shop/v1/services')
  })

  it('act for a tenant, carry the headers given, and ask for a key that changes', async () => {
    let asked = 0
    const apiKey = async (): Promise<string> => `mdk_${++asked}`
    const { client, requests } = clientOf([json(200, {})], { apiKey, tenantId: 'ten_1', headers: { 'x-till': '3' } })
    await client.tenant.get()
    await client.tenant.get()
    expect(requests.map(({ headers }) => headers.get('authorization'))).toEqual(['Bearer mdk_1', 'Bearer mdk_2'])
    expect(requests[0]?.headers.get('mendian-tenant')).toBe('ten_1')
    expect(requests[0]?.headers.get('x-till')).toBe('3')
  })

  it('throw as they are when the address is none', async () => {
    const { client } = clientOf([json(200, {})], { baseUrl: 'http://:bad' })
    expect(await failure(client.tenant.get())).toBeInstanceOf(TypeError)
  })

  it('go through the global fetch when none is given', async () => {
    const client = createClient({ baseUrl: 'http://127.0.0.1:1', apiKey: 'k', retries: 0 })
    expect(await failure(client.tenant.get())).toMatchObject({ name: 'ConnectionError', code: 'connection_failed' })
  })
})

describe('idempotency keys', () => {
  it('are made for every write, anew for each call', async () => {
    const { client, requests } = clientOf([json(201, booking)])
    await client.bookings.create(visit)
    await client.bookings.create(visit)
    const keys = requests.map(({ headers }) => headers.get('idempotency-key'))
    expect(keys[0]).toMatch(/^[0-9a-f-]{36}$/)
    expect(new Set(keys).size).toBe(2)
  })

  it('stay the same while one call is repeated', async () => {
    const { client, requests } = clientOf([networkFailure, problem(503, 'unavailable'), json(201, booking)])
    await expect(client.bookings.create(visit)).resolves.toEqual(booking)
    expect(requests).toHaveLength(3)
    expect(new Set(requests.map(({ headers }) => headers.get('idempotency-key'))).size).toBe(1)
  })

  it('are the ones given, and are left out where they would do nothing', async () => {
    const { client, requests } = clientOf([json(200, {})], { newIdempotencyKey: () => 'made' })
    await client.orders.pay({ id: 'ord_1', tenders: [] }, { idempotencyKey: 'till-3' })
    await client.orders.cancel({ id: 'ord_1' })
    await client.storedValue.setPin({ customerId: 'cus_1', pin: '4821' })
    await client.availability.search({ ...visit, from: visit.startsAt, to: visit.startsAt })
    expect(requests.map(({ headers }) => headers.get('idempotency-key'))).toEqual(['till-3', 'made', null, null])
  })
})

describe('repeating', () => {
  it.each([
    ['a network failure', networkFailure],
    ['the same request under way', problem(409, 'idempotency_in_progress')],
    ['too many requests', problem(429, 'rate_limited')],
    ['a bad gateway', () => new Response('<html>', { status: 502 })],
    ['an unavailable server', problem(503, 'unavailable')],
    ['a slow gateway', () => new Response('', { status: 504 })],
  ] as const)('%s is got over', async (_, failing) => {
    const { client, requests } = clientOf([failing, json(200, booking)])
    await expect(client.bookings.cancel({ id: 'bkg_1' })).resolves.toEqual(booking)
    expect(requests).toHaveLength(2)
  })

  it.each([
    ['a refusal', problem(409, 'slot_taken')],
    ['a bug of the server', problem(500, 'internal_error')],
    ['a fault of the request', problem(400, 'invalid_request')],
    ['a changed version', problem(412, 'version_conflict')],
  ] as const)('%s is not repeated', async (_, failing) => {
    const { client, requests } = clientOf([failing])
    await failure(client.bookings.create(visit))
    expect(requests).toHaveLength(1)
  })

  it('ends with the last error after the retries allowed', async () => {
    const { client, requests, waits } = clientOf([networkFailure])
    const error = await failure(client.bookings.get({ id: 'bkg_1' }))
    expect(error).toBeInstanceOf(ConnectionError)
    expect(error).toMatchObject({ code: 'connection_failed', status: undefined, isRetryable: true })
    expect((error as ConnectionError).cause).toBeInstanceOf(TypeError)
    expect(requests).toHaveLength(3)
    expect(waits).toEqual([200, 400])
    const patient = clientOf([networkFailure], { retries: 0 })
    await failure(patient.client.bookings.get({ id: 'bkg_1' }))
    expect(patient.requests).toHaveLength(1)
  })

  it('waits as long as the server asks', async () => {
    const { client, waits } = clientOf([problem(503, 'unavailable', { 'retry-after': '2' }), json(200, booking)])
    await client.bookings.get({ id: 'bkg_1' })
    expect(waits).toEqual([2200])
  })

  it('does not repeat what no key makes safe, but for what was turned away', async () => {
    const down = clientOf([problem(503, 'unavailable')])
    expect(await failure(down.client.storedValue.setPin({ customerId: 'cus_1', pin: '4821' }))).toBeInstanceOf(
      UnavailableError,
    )
    expect(down.requests).toHaveLength(1)
    const busy = clientOf([problem(429, 'rate_limited')])
    expect(await failure(busy.client.tenants.create({ name: 'A' }))).toBeInstanceOf(RateLimitError)
    expect(busy.requests).toHaveLength(3)
  })

  it('sends the same body again', async () => {
    const { client, requests } = clientOf([networkFailure, json(201, booking)])
    await client.bookings.create(visit)
    expect(await Promise.all(requests.map((request) => request.json()))).toEqual([visit, visit])
  })
})

describe('time', () => {
  const silence: Answer = () => new Promise(() => {})

  it('runs out even when nobody heeds the signal', async () => {
    const { client, requests } = clientOf([silence], { timeoutMs: 5, retries: 1 })
    expect(await failure(client.bookings.get({ id: 'bkg_1' }))).toMatchObject({
      name: 'ConnectionError',
      code: 'timed_out',
      isRetryable: true,
    })
    expect(requests).toHaveLength(2)
  })

  it('covers the body', async () => {
    const stalled: Answer = () => new Response(new ReadableStream({}), { status: 200 })
    const { client } = clientOf([stalled], { retries: 0 })
    expect(await failure(client.bookings.get({ id: 'bkg_1' }, { timeoutMs: 5 }))).toMatchObject({ code: 'timed_out' })
  })

  it('ends when the caller gives up, with the reason of the caller', async () => {
    const reason = new Error('the customer left')
    const before = clientOf([json(200, booking)])
    expect(await failure(before.client.bookings.get({ id: 'bkg_1' }, { signal: AbortSignal.abort(reason) }))).toBe(
      reason,
    )
    expect(before.requests).toHaveLength(0)

    const during = new AbortController()
    const running = clientOf([silence]).client.bookings.get({ id: 'bkg_1' }, { signal: during.signal })
    setTimeout(() => during.abort(reason), 1)
    expect(await failure(running)).toBe(reason)

    const between = new AbortController()
    const waiting = clientOf([networkFailure], { sleep: () => new Promise(() => between.abort(reason)) })
    expect(await failure(waiting.client.bookings.get({ id: 'bkg_1' }, { signal: between.signal }))).toBe(reason)
  })
})

describe('notes', () => {
  it('tell of every request and its end, without the key of the API', async () => {
    const told: unknown[] = []
    const ended: ResponseNote[] = []
    const { client } = clientOf(
      [networkFailure, json(201, booking, { 'idempotency-replayed': 'true', 'x-request-id': 'r' })],
      {
        onRequest: (note) => void told.push(note),
        onResponse: (note) => void ended.push(note),
      },
    )
    await client.bookings.create(visit, { idempotencyKey: 'k' })
    const note = {
      operation: 'bookings.create',
      method: 'POST',
      url: 'https://api.test/shop/v1/bookings',
      idempotencyKey: 'k',
    }
    expect(told).toEqual([
      { ...note, attempt: 1 },
      { ...note, attempt: 2 },
    ])
    expect(ended).toMatchObject([
      { attempt: 1, status: undefined, error: { code: 'connection_failed' }, isReplayed: false },
      { attempt: 2, status: 201, error: undefined, isReplayed: true, requestId: 'r' },
    ])
    expect(JSON.stringify([told, ended])).not.toContain('mdk_secret')
  })
})

describe('pages', () => {
  it('are read as the items are asked for', async () => {
    const { client, requests } = clientOf([
      json(200, { data: [{ id: 'bkg_1' }, { id: 'bkg_2' }], nextCursor: 'c2' }),
      json(200, { data: [], nextCursor: 'c3' }),
      json(200, { data: [{ id: 'bkg_3' }], nextCursor: null }),
    ])
    const ids: string[] = []
    for await (const item of client.bookings.list.all({ locationId: 'loc_1' })) {
      if (ids.length === 1) expect(requests).toHaveLength(1)
      ids.push(item.id)
    }
    expect(ids).toEqual(['bkg_1', 'bkg_2', 'bkg_3'])
    expect(requests.map(({ url }) => new URL(url).search)).toEqual([
      '?locationId=loc_1',
      '?locationId=loc_1&cursor=c2',
      '?locationId=loc_1&cursor=c3',
    ])
  })

  it('are not read on when the loop is left, and throw where a page fails', async () => {
    const left = clientOf([json(200, { data: [{ id: 'svc_1' }], nextCursor: 'c' })])
    for await (const _ of left.client.services.list.all()) break
    expect(left.requests).toHaveLength(1)
    const failing = clientOf([json(200, { data: [], nextCursor: 'c' }), problem(409, 'slot_taken')])
    expect(await failure(failing.client.services.list.all().next())).toBeInstanceOf(RefusedError)
  })
})

describe('types', () => {
  const { client } = clientOf([json(200, {})])

  it('come from the document', () => {
    expectTypeOf(client.bookings.create).returns.resolves.toEqualTypeOf<Booking>()
    expectTypeOf(client.bookings.list.all()).toEqualTypeOf<AsyncGenerator<Booking, void, undefined>>()
    expectTypeOf<OutputOf<'orders.pay'>>().toEqualTypeOf<Order>()
    expectTypeOf<OutputOf<'services.update'>>().toEqualTypeOf<Service>()
    expectTypeOf<InputOf<'bookings.get'>>().toEqualTypeOf<{ readonly id: string; readonly timeZone?: string }>()
    expectTypeOf<InputOf<'tenants.erase'>>().toEqualTypeOf<{ readonly id: string; readonly confirmName: string }>()
    expectTypeOf<InputOf<'services.create'>['overrides']>().not.toBeUnknown()
    expectTypeOf<RefusedError['code']>().extract<'slot_taken'>().toEqualTypeOf<'slot_taken'>()
  })

  it('refuse what the API would', () => {
    const wrong = (): unknown => [
      // @ts-expect-error the id is missing
      client.bookings.get({}),
      // @ts-expect-error an input is needed
      client.bookings.get(),
      // @ts-expect-error not a field
      client.bookings.get({ id: 'bkg_1', name: 'x' }),
      // @ts-expect-error a product line names a product
      client.orders.create({ locationId: 'loc_1', lines: [{ kind: 'PRODUCT', serviceId: 'svc_1' }] }),
      // @ts-expect-error this is no list
      client.bookings.get.all,
      // @ts-expect-error not an option
      client.bookings.get({ id: 'bkg_1' }, { expected: 3 }),
    ]
    expect(wrong).toBeTypeOf('function')
  })
})
