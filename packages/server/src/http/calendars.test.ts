import ICAL from 'ical.js'
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { databases, type OpenDatabase } from '../main/testing/databases.ts'
import { type Answer, rowsOf, textOf } from '../testing/call.ts'
import { done, furnish, nineMs, type OpenSalon, openSalon, publishDay, type SalonIds } from '../testing/open-salon.ts'

const startOf = (clock: string): string => `2026-11-21T${clock}:00+08:00`
const keyless = { key: null }
const unknown = `/v1/calendar-feeds/mcf_${'A'.repeat(43)}.ics`

interface Read {
  readonly uid: string
  readonly summary: string
  readonly status: unknown
  readonly sequence: number
  readonly start: string
}

/** The events of a calendar as another program reads them. */
function eventsOf(answer: Answer): readonly Read[] {
  const component = new ICAL.Component(ICAL.parse(answer.text))
  return component.getAllSubcomponents('vevent').map((each) => {
    const { uid, summary, sequence, startDate } = new ICAL.Event(each)
    return { uid, summary, sequence, start: startDate.toString(), status: each.getFirstPropertyValue('status') }
  })
}

describe.each(databases)('B29 calendars on $name', ({ open }) => {
  let database: OpenDatabase
  let salon: OpenSalon
  let ids: SalonIds

  beforeAll(async () => {
    database = await open()
  })
  afterAll(() => database.close())
  beforeEach(async () => {
    salon = await openSalon(database.storage)
    ids = await furnish(salon.mendian, salon)
    await publishDay(salon.mendian, salon, ids)
  })

  const book = async (clock: string, segments: readonly object[]): Promise<string> => {
    const visit = { locationId: ids.location, customerId: ids.wang, startsAt: startOf(clock), segments }
    return textOf(await salon.call('POST /v1/bookings', visit), 'id')
  }
  const feed = (body: object): Promise<Answer> => salon.call('POST /v1/calendar-feeds', body)
  const subscribed = async (body: object): Promise<string> => {
    const made = await feed(body)
    expect(made.status).toBe(201)
    return textOf(made, 'path')
  }
  const read = (path: string, headers: Record<string, string> = {}): Promise<Answer> =>
    salon.call(`GET ${path}`, undefined, { ...keyless, headers })

  test('a person’s calendar has their own parts of visits and their blocked time, without names', async () => {
    const both = await book('10:00', [
      { serviceId: ids.cut, staffId: ids.lin },
      { serviceId: ids.cut, staffId: ids.chen },
    ])
    const chens = await book('14:00', [{ serviceId: ids.cut, staffId: ids.chen }])
    const block = await salon.call('POST /v1/time-blocks', {
      ...{ staffId: ids.lin, type: 'LEAVE', reason: 'ill' },
      ...{ startsAt: startOf('16:00'), endsAt: startOf('18:00') },
    })
    const path = await subscribed({ kind: 'STAFF', staffId: ids.lin })
    const answer = await read(path)
    expect(answer.headers.get('content-type')).toBe('text/calendar; charset=utf-8')
    expect(eventsOf(answer)).toEqual([
      { uid: `${both}-0@mendian`, summary: 'Cut', status: 'CONFIRMED', sequence: 1, start: '2026-11-21T02:00:00Z' },
      {
        ...{ uid: `${textOf(block, 'id')}@mendian`, summary: 'Busy', status: 'CONFIRMED' },
        ...{ sequence: 1, start: '2026-11-21T08:00:00Z' },
      },
    ])
    for (const secret of ['Wang', 'ill', 'LEAVE', chens]) expect(answer.text).not.toContain(secret)
  })

  test('a location’s calendar has its visits through all their states, with names where that was asked for', async () => {
    await salon.call(`PATCH /v1/services/${ids.cut}`, { requiresApproval: true }, { headers: { 'if-match': '"1"' } })
    const id = await book('10:00', [{ serviceId: ids.cut, staffId: ids.lin }])
    const path = await subscribed({ kind: 'LOCATION', locationId: ids.location, includeCustomerNames: true })
    const seen = async (): Promise<readonly unknown[]> =>
      eventsOf(await read(path)).map(({ uid, status, sequence, start }) => [uid, status, sequence, start.slice(11, 16)])
    const uid = `${id}@mendian`
    expect(eventsOf(await read(path))[0]?.summary).toBe('Cut · Wang')
    expect(await seen()).toEqual([[uid, 'TENTATIVE', 1, '02:00']])
    await salon.call(`POST /v1/bookings/${id}/confirm`)
    expect(await seen()).toEqual([[uid, 'CONFIRMED', 2, '02:00']])
    await salon.call(`POST /v1/bookings/${id}/reschedule`, { startsAt: startOf('12:00') })
    expect(await seen()).toEqual([[uid, 'CONFIRMED', 3, '04:00']])
    await salon.call(`POST /v1/bookings/${id}/cancel`)
    expect(await seen()).toEqual([[uid, 'CANCELLED', 4, '04:00']])
  })

  test('B29 a class is in the calendars of its place and of whoever teaches it now', async () => {
    const plan = { locationId: ids.location, serviceId: ids.cut, staffId: ids.lin, name: 'Yoga', capacity: 8 }
    const planned = await salon.call('POST /v1/class-sessions', { ...plan, startsAt: startOf('10:00') })
    const id = textOf(planned, 'id')
    const [ofLin, ofChen, ofPlace] = [
      await subscribed({ kind: 'STAFF', staffId: ids.lin }),
      await subscribed({ kind: 'STAFF', staffId: ids.chen }),
      await subscribed({ kind: 'LOCATION', locationId: ids.location }),
    ]
    const seen = async (path: string): Promise<readonly unknown[]> => eventsOf(await read(path))
    const yoga = { uid: `${id}@mendian`, summary: 'Yoga', status: 'CONFIRMED', sequence: 1 }
    const tenUtc = '2026-11-21T02:00:00Z'
    expect(await seen(ofLin)).toEqual([{ ...yoga, start: tenUtc }])
    expect(await seen(ofChen)).toEqual([])
    expect(await seen(ofPlace)).toEqual([{ ...yoga, start: tenUtc }])
    expect((await read(ofPlace)).text).toContain('DESCRIPTION:Lin')
    // Seats come and go without the class being another.
    const before = await read(ofPlace)
    await salon.call('POST /v1/enrollments', { classSessionId: id, customerId: ids.wang })
    expect((await read(ofPlace)).text).toBe(before.text)
    await salon.call(`POST /v1/class-sessions/${id}/substitute`, { staffId: ids.chen })
    expect(await seen(ofLin)).toEqual([])
    expect(await seen(ofChen)).toEqual([{ ...yoga, sequence: 2, start: tenUtc }])
    await salon.call(`POST /v1/class-sessions/${id}/cancel`, { reason: 'ill' })
    expect(await seen(ofPlace)).toEqual([{ ...yoga, status: 'CANCELLED', sequence: 3, start: tenUtc }])
  })

  test('a visit elsewhere is not at the location, and where the customer lives is told with their name only', async () => {
    const locationTypes = ['LOCATION', 'CUSTOMER_ADDRESS']
    await salon.call(`PATCH /v1/services/${ids.cut}`, { locationTypes }, { headers: { 'if-match': '"1"' } })
    const booked = await salon.call('POST /v1/bookings', {
      ...{ locationId: ids.location, customerId: ids.wang, startsAt: startOf('10:00') },
      ...{ segments: [{ serviceId: ids.cut, staffId: ids.lin }], locationType: 'CUSTOMER_ADDRESS' },
      address: { line: '1 Nanjing Road', city: 'Shanghai' },
    })
    expect(booked.status).toBe(201)
    const place = 'LOCATION:1 Nanjing Road\\, Shanghai'
    const named = await subscribed({ kind: 'STAFF', staffId: ids.lin, includeCustomerNames: true })
    expect((await read(named)).text).toContain(place)
    const nameless = await read(await subscribed({ kind: 'STAFF', staffId: ids.lin }))
    expect(nameless.text).not.toMatch(/LOCATION:|Nanjing/)
    const own = await salon.call(`GET /v1/bookings/${textOf(booked, 'id')}/calendar`)
    expect(own.text).toContain(place)
  })

  test('a calendar reaches from 30 days back to 180 ahead', async () => {
    await book('10:00', [{ serviceId: ids.cut, staffId: ids.lin }])
    const path = await subscribed({ kind: 'LOCATION', locationId: ids.location })
    const count = async (days: number): Promise<number> => {
      salon.clock.set(nineMs + days * 86_400_000)
      return eventsOf(await read(path)).length
    }
    expect(await count(30)).toBe(1)
    expect(await count(31)).toBe(0)
    expect(await count(-179)).toBe(1)
    expect(await count(-180)).toBe(0)
  })

  test('a calendar in which nothing has changed is not sent again', async () => {
    const id = await book('10:00', [{ serviceId: ids.cut, staffId: ids.lin }])
    const path = await subscribed({ kind: 'LOCATION', locationId: ids.location })
    const first = await read(path)
    const etag = first.headers.get('etag') ?? ''
    expect(first.headers.get('cache-control')).toBe('private, max-age=60, must-revalidate')
    expect(first.headers.get('last-modified')).toBe('Sat, 21 Nov 2026 01:00:00 GMT')
    const again = await read(path, { 'if-none-match': `"other", W/${etag}` })
    expect(again).toMatchObject({ status: 304, text: '' })
    expect(again.headers.get('etag')).toBe(etag)
    salon.clock.set(nineMs + 60_000)
    await salon.call(`POST /v1/bookings/${id}/cancel`)
    const changed = await read(path, { 'if-none-match': etag })
    expect(changed.status).toBe(200)
    expect(changed.headers.get('last-modified')).toBe('Sat, 21 Nov 2026 01:01:00 GMT')
  })

  test('a revoked address is answered like an unknown one, byte for byte, and so is what is no address', async () => {
    const made = await feed({ kind: 'STAFF', staffId: ids.lin })
    const path = textOf(made, 'path')
    expect((await read(path)).status).toBe(200)
    const revoke = (): Promise<Answer> => salon.call(`POST /v1/calendar-feeds/${textOf(made, 'id')}/revoke`)
    const revoked = await revoke()
    expect(revoked).toMatchObject({ status: 200, body: { revokedAt: new Date(nineMs).toISOString() } })
    salon.clock.set(nineMs + 60_000)
    expect((await revoke()).body).toEqual(revoked.body)
    const named = { 'x-request-id': 'same' }
    const gone = await read(path, named)
    expect(gone).toMatchObject({ status: 404, body: { code: 'not_found', instance: '/v1/calendar-feeds/{token}.ics' } })
    for (const other of [
      unknown,
      '/v1/calendar-feeds/x.ics',
      '/v1/calendar-feeds/%00.ics',
      `${path.slice(0, -5)}.ics`,
    ]) {
      expect((await read(other, named)).text).toBe(gone.text)
    }
    expect(await salon.call(`POST ${unknown}`)).toMatchObject({ status: 405, body: { code: 'method_not_allowed' } })
  })

  test('the secret is shown once and kept nowhere', async () => {
    const path = await subscribed({ kind: 'STAFF', staffId: ids.lin })
    const token = /mcf_[\w-]{43}/.exec(path)?.[0] ?? ''
    expect(token).toHaveLength(47)
    const kept = await database.dump()
    expect(kept).not.toContain(token)
    expect(kept).not.toContain(token.slice(4))
    const [listed] = rowsOf(await salon.call('GET /v1/calendar-feeds'))
    expect(listed).toMatchObject({ kind: 'STAFF', staffId: ids.lin, locationId: null, revokedAt: null })
    expect(listed).not.toHaveProperty('path')
    expect(await subscribed({ kind: 'STAFF', staffId: ids.lin })).not.toBe(path)
  })

  test('a calendar shows its own tenant’s time only', async () => {
    await book('10:00', [{ serviceId: ids.cut, staffId: ids.lin }])
    const other = await salon.openTenant('Other')
    await furnish(salon.mendian, other)
    const made = await other.call('POST /v1/calendar-feeds', { kind: 'STAFF', staffId: ids.lin })
    // The same ids, in another tenant.
    expect(eventsOf(await read(textOf(made, 'path')))).toEqual([])
    await salon.mendian.engine.tenants.erase({ actor: { kind: 'PLATFORM', id: 'p', permissions: [] } }, {
      id: other.tenantId,
      name: 'Other',
    } as never)
  })

  test.each([
    [{ kind: 'STAFF' }, 400, 'invalid_request'],
    [{ kind: 'LOCATION', staffId: 'stf_lin' }, 400, 'invalid_request'],
    [{ kind: 'STAFF', staffId: 'stf_lin', locationId: 'loc_bund' }, 400, 'invalid_request'],
    [{ kind: 'ROOM', staffId: 'stf_lin' }, 400, 'invalid_request'],
    [{ kind: 'STAFF', staffId: 'stf_nobody' }, 422, 'reference_not_found'],
    [{ kind: 'LOCATION', locationId: 'loc_nowhere' }, 422, 'reference_not_found'],
  ])('a calendar of %j is refused', async (body, status, code) => {
    expect(await feed(body)).toMatchObject({ status, body: { code } })
  })

  test('a calendar of somebody who has left is refused', async () => {
    await salon.call(`POST /v1/staff/${ids.lin}/archive`)
    expect(await feed({ kind: 'STAFF', staffId: ids.lin })).toMatchObject({
      status: 409,
      body: { code: 'reference_archived' },
    })
  })

  test('nobody gives away by an address what they may not read themselves', async () => {
    const { engine } = salon.mendian
    const holder = async (...permissions: readonly string[]): Promise<string> =>
      done(await engine.apiKeys.create(salon.context, { name: 'K', permissions: permissions as never })).secret
    const body = { kind: 'LOCATION', locationId: ids.location }
    const lacking = (key: string, more: object = {}): Promise<Answer> =>
      salon.call('POST /v1/calendar-feeds', { ...body, ...more }, { key })
    expect(await lacking(await holder('schedule:write'))).toMatchObject({
      status: 403,
      body: { code: 'permission_not_held', details: { permission: 'booking:read' } },
    })
    const desk = await holder('schedule:write', 'booking:read')
    expect((await lacking(desk)).status).toBe(201)
    expect(await lacking(desk, { includeCustomerNames: true })).toMatchObject({
      body: { code: 'permission_not_held', details: { permission: 'customer:read' } },
    })
  })

  test('a booking is had as a file, for the customer’s own calendar', async () => {
    const id = await book('10:00', [
      { serviceId: ids.cut, staffId: ids.lin },
      { serviceId: ids.manicure, staffId: ids.chen },
    ])
    const answer = await salon.call(`GET /v1/bookings/${id}/calendar`)
    expect(answer.headers.get('content-type')).toBe('text/calendar; charset=utf-8')
    const [event] = eventsOf(answer)
    expect(event).toEqual({
      ...{ uid: `${id}@mendian`, summary: 'Cut, Manicure', status: 'CONFIRMED' },
      ...{ sequence: 1, start: '2026-11-21T02:00:00Z' },
    })
    expect(answer.text).toContain('DESCRIPTION:Cut: Lin\\nManicure: Chen')
    expect(answer.text).not.toContain('Wang')
    const { engine } = salon.mendian
    expect(await engine.bookings.calendar(salon.context, { id } as never)).toMatchObject({ value: answer.text })
  })
})
