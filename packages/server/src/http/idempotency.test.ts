import { permissions } from '@mendian/core'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { databases, type OpenDatabase } from '../main/testing/databases.ts'
import { type Answer, rowsOf, textOf } from '../testing/call.ts'
import { done, furnish, nineMs, type OpenSalon, openSalon, publishDay, salonIds } from '../testing/open-salon.ts'

const ids = salonIds()
const booking = { locationId: ids.location, customerId: ids.wang, segments: [{ serviceId: ids.cut, staffId: ids.lin }] }
const at = (clock: string): object => ({ ...booking, startsAt: `2026-11-21T${clock}:00+08:00` })
const product = { name: 'Comb', price: { amountMinor: 100, currency: 'CNY' } }

describe.each(databases)('an idempotency key on $name', ({ open }) => {
  let database: OpenDatabase
  let salon: OpenSalon

  beforeAll(async () => {
    database = await open()
    salon = await openSalon(database.storage)
    await furnish(salon.mendian, salon)
    await publishDay(salon.mendian, salon, ids)
  })
  afterAll(() => database.close())

  const send = (
    target: string,
    body: unknown,
    key: string,
    more: Readonly<Record<string, string>> = {},
  ): Promise<Answer> => salon.call(target, body, { headers: { 'idempotency-key': key, ...more } })
  const bookings = async (): Promise<number> => rowsOf(await salon.call('GET /v1/bookings?limit=200')).length

  test('gets the first answer again, byte for byte, and one effect', async () => {
    const first = await send('POST /v1/bookings', at('10:00'), 'book-1')
    const count = await bookings()
    const again = await send('POST /v1/bookings', at('10:00'), 'book-1')
    expect([again.status, again.text, again.headers.get('etag')]).toEqual([201, first.text, first.headers.get('etag')])
    expect([first, again].map(({ headers }) => headers.get('idempotency-replayed'))).toEqual([null, 'true'])
    expect(await bookings()).toBe(count)
  })

  test('does not mind the order of the fields', async () => {
    const first = await send('POST /v1/products', { name: 'A', price: { amountMinor: 1, currency: 'CNY' } }, 'order-1')
    const again = await send('POST /v1/products', { price: { currency: 'CNY', amountMinor: 1 }, name: 'A' }, 'order-1')
    expect(again.text).toBe(first.text)
  })

  test('gets the first answer even when the row has changed since', async () => {
    const first = await send('POST /v1/bookings', at('11:00'), 'moved-1')
    await salon.call(`POST /v1/bookings/${textOf(first, 'id')}/cancel`)
    const again = await send('POST /v1/bookings', at('11:00'), 'moved-1')
    expect([again.status, again.text]).toEqual([201, first.text])
  })

  test('gets a refusal again, byte for byte, even when it would be accepted by now', async () => {
    const taken = await send('POST /v1/bookings', at('12:00'), 'refused-0')
    const first = await send('POST /v1/bookings', at('12:00'), 'refused-1', { 'x-request-id': 'first' })
    expect(first).toMatchObject({ status: 409, body: { code: 'slot_taken', requestId: 'first' } })
    await salon.call(`POST /v1/bookings/${textOf(taken, 'id')}/cancel`)
    const again = await send('POST /v1/bookings', at('12:00'), 'refused-1', { 'x-request-id': 'second' })
    expect([again.status, again.text]).toEqual([409, first.text])
    expect([again.headers.get('x-request-id'), again.headers.get('idempotency-replayed')]).toEqual(['second', 'true'])
  })

  test.each([
    ['another body', 'POST /v1/bookings', at('14:00'), undefined],
    ['another operation', 'POST /v1/products', product, undefined],
    ['another caller', 'POST /v1/bookings', at('13:00'), 'other'],
  ])('with %s is refused and does nothing', async (_, target, body, caller) => {
    await send('POST /v1/bookings', at('13:00'), 'reused-1')
    const before = await bookings()
    const key =
      caller &&
      done(await salon.mendian.engine.apiKeys.create(salon.context, { name: 'Other', permissions: [...permissions] }))
        .secret
    const options = { headers: { 'idempotency-key': 'reused-1' }, ...(key ? { key } : {}) }
    expect(await salon.call(target, body, options)).toMatchObject({
      status: 422,
      body: { code: 'idempotency_key_reused' },
    })
    expect(await bookings()).toBe(before)
  })

  test('on another id in the path is another request', async () => {
    const cancel = (id: string): Promise<Answer> => send(`POST /v1/bookings/${id}/cancel`, {}, 'path-1')
    const one = textOf(await send('POST /v1/bookings', at('15:00'), 'path-2'), 'id')
    const two = textOf(await send('POST /v1/bookings', at('16:00'), 'path-3'), 'id')
    expect([(await cancel(one)).status, (await cancel(two)).status]).toEqual([200, 422])
  })

  test('is not burnt by input that fails its schema', async () => {
    expect((await send('POST /v1/products', { ...product, name: '' }, 'burnt-1')).status).toBe(400)
    expect((await send('POST /v1/products', product, 'burnt-1')).status).toBe(201)
  })

  test('is not burnt by a miss', async () => {
    const id = 'prd_later'
    const patch = (): Promise<Answer> =>
      send(`PATCH /v1/products/${id}`, { name: 'Late' }, 'late-1', { 'if-match': '"1"' })
    expect((await patch()).status).toBe(404)
    await salon.call('POST /v1/products', { ...product, id })
    expect((await patch()).status).toBe(200)
  })

  test('is not burnt by a stale version', async () => {
    const { body } = await salon.call('POST /v1/products', product)
    const patch = (version: number): Promise<Answer> =>
      send(`PATCH /v1/products/${body.id}`, { name: 'Brush' }, 'stale-1', { 'if-match': `"${version}"` })
    expect([(await patch(7)).status, (await patch(1)).status]).toEqual([412, 200])
  })

  test('belongs to its tenant', async () => {
    const other = await salon.openTenant('Other')
    const first = await send('POST /v1/products', product, 'tenant-1')
    const theirs = await other.call('POST /v1/products', product, { headers: { 'idempotency-key': 'tenant-1' } })
    expect(theirs.status).toBe(201)
    expect(theirs.headers.get('idempotency-replayed')).toBeNull()
    expect(theirs.body.id).not.toBe(first.body.id)
  })

  test('sent twenty times at once does its work once', async () => {
    const answers = await Promise.all(
      Array.from({ length: 20 }, () => send('POST /v1/bookings', at('18:00'), 'twenty-1')),
    )
    const made = answers.filter(({ status }) => status === 201)
    expect(answers.filter(({ status }) => status !== 201 && status !== 409)).toEqual([])
    expect(new Set(made.map(({ text }) => text)).size).toBe(1)
    expect(made.filter(({ headers }) => headers.get('idempotency-replayed') === null)).toHaveLength(1)
  })

  test('is remembered for a day at least, and forgotten in the end', async () => {
    const first = await send('POST /v1/products', product, 'day-1')
    salon.clock.set(nineMs + 24 * 3_600_000)
    await salon.mendian.jobs.run()
    expect((await send('POST /v1/products', product, 'day-1')).text).toBe(first.text)
    salon.clock.set(nineMs + 49 * 3_600_000)
    expect((await salon.mendian.jobs.run()).purgedIdempotencyRecords).toBeGreaterThan(0)
    expect((await send('POST /v1/products', product, 'day-1')).body.id).not.toBe(first.body.id)
    salon.clock.set(nineMs)
  })

  test.each([
    ['POST /v1/api-keys', { name: 'Till', permissions: ['order:read'] }, 'secret'],
    ['POST /v1/gift-cards', { locationId: ids.location }, 'code'],
    ['POST /v1/calendar-feeds', { kind: 'STAFF', staffId: ids.lin }, 'path'],
  ])('of %s does its work once, and its secret is shown once and stored nowhere', async (target, body, secret) => {
    const list = async (): Promise<number> => rowsOf(await salon.call(`GET ${target.split(' ')[1]}`)).length
    const before = await list()
    const first = await send(target, body, `secret-${secret}`)
    const again = await send(target, body, `secret-${secret}`)
    const { id } = (first.body.card ?? first.body) as { readonly id: string }
    expect(first).toMatchObject({ status: 201, body: { [secret]: expect.any(String) } })
    expect(again).toMatchObject({ status: 409, body: { code: 'answer_shown_once', details: { subjectId: id } } })
    expect((await send(target, body, `secret-${secret}`)).text).toBe(again.text)
    expect(await list()).toBe(before + 1)
    expect(await database.dump()).not.toContain(first.body[secret])
    expect((await send(target, { ...body, name: 'Other' }, `secret-${secret}`)).status).not.toBe(201)
  })

  test('holds a slot once, and gives its token again', async () => {
    const first = await send('POST /v1/slot-holds', at('19:00'), 'hold-1')
    const again = await send('POST /v1/slot-holds', at('19:00'), 'hold-1')
    expect([first.status, again.status, again.text]).toEqual([201, 201, first.text])
    expect(await salon.call('POST /v1/slot-holds', at('19:00'))).toMatchObject({ status: 409 })
  })
})
