import type { EventEnvelope } from '@mendian/core'
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { databases, type OpenDatabase } from '../main/testing/databases.ts'
import { type Answer, rowsOf, textOf } from '../testing/call.ts'
import { furnish, type OpenSalon, openSalon, publishDay, type SalonIds } from '../testing/open-salon.ts'

const startOf = (clock: string): string => `2026-11-21T${clock}:00+08:00`

describe.each(databases)('what is asked of bookings on $name', ({ open }) => {
  let database: OpenDatabase
  let salon: OpenSalon
  let ids: SalonIds
  let events: EventEnvelope[]

  beforeAll(async () => {
    database = await open()
  })
  afterAll(() => database.close())
  beforeEach(async () => {
    salon = await openSalon(database.storage)
    ids = await furnish(salon.mendian, salon)
    await publishDay(salon.mendian, salon, ids)
    await salon.mendian.jobs.run()
    events = salon.events
    events.length = 0
  })

  const book = async (clock: string, more: object = {}): Promise<Answer> => {
    const segments = [{ serviceId: ids.cut, staffId: ids.lin }]
    const visit = { locationId: ids.location, customerId: ids.wang, startsAt: startOf(clock), segments, ...more }
    const answer = await salon.call('POST /v1/bookings', visit)
    expect(answer.status).toBe(201)
    return answer
  }
  const listed = async (query: string): Promise<readonly unknown[]> =>
    rowsOf(await salon.call(`GET ${query}`)).map(({ id }) => id)
  const change = async (path: string, patch: object): Promise<void> => {
    const { body } = await salon.call(`GET ${path}`)
    const options = { headers: { 'if-match': `"${String(body.version)}"` } }
    expect((await salon.call(`PATCH ${path}`, patch, options)).status).toBe(200)
  }
  /** What is in the outbox beside the bookings' own events: who is told what. */
  const told = async (): Promise<readonly unknown[]> => {
    await salon.mendian.jobs.run()
    const notices = events.filter(({ type }) => type === 'notification.requested')
    return notices.map(({ data: { notice, recipient } }) => [notice, (recipient as { id: string }).id])
  }

  test('BK-08 the staff of a service are those who perform it, can be booked and work there', async () => {
    expect(await listed(`/v1/staff?serviceId=${ids.cut}`)).toEqual([ids.chen, ids.lin])
    await change(`/v1/services/${ids.cut}`, { staffIds: [ids.lin] })
    expect(await listed(`/v1/staff?serviceId=${ids.cut}`)).toEqual([ids.lin])
    const unqualified = { segments: [{ serviceId: ids.cut, staffId: ids.chen }] }
    const refused = await salon.call('POST /v1/bookings', {
      ...{ locationId: ids.location, customerId: ids.wang, startsAt: startOf('12:00') },
      ...unqualified,
    })
    expect(refused).toMatchObject({ status: 422, body: { code: 'staff_not_qualified' } })
    const manicurists = (more = ''): Promise<readonly unknown[]> => listed(`/v1/staff?serviceId=${ids.manicure}${more}`)
    expect(await manicurists(`&locationId=${ids.location}`)).toEqual([ids.chen, ids.lin])
    expect(await manicurists('&locationId=loc_elsewhere')).toEqual([])
    await change(`/v1/staff/${ids.chen}`, { bookable: false })
    expect(await manicurists()).toEqual([ids.lin])
    expect(await listed(`/v1/staff?locationId=${ids.location}`)).toEqual([ids.chen, ids.lin])
    await salon.call(`POST /v1/staff/${ids.lin}/archive`)
    expect(await manicurists()).toEqual([])
    expect(await listed('/v1/staff?serviceId=svc_unknown')).toEqual([])
    expect(await listed('/v1/staff')).toEqual([ids.chen])
  })

  test('BK-08 the list of staff goes on page by page', async () => {
    const path = `/v1/staff?serviceId=${ids.cut}&limit=1`
    const first = await salon.call(`GET ${path}`)
    expect(rowsOf(first).map(({ id }) => id)).toEqual([ids.chen])
    const second = await salon.call(`GET ${path}&cursor=${textOf(first, 'nextCursor')}`)
    expect(second.body).toMatchObject({ data: [{ id: ids.lin }], nextCursor: null })
  })

  test('BK-09 what one channel books is gone for all, and the list tells the channels apart', async () => {
    const segments = [{ serviceId: ids.cut, staffId: ids.lin }]
    const range = { from: startOf('00:00'), to: '2026-11-22T00:00:00+08:00' }
    const shown = async (): Promise<readonly string[]> =>
      rowsOf(await salon.call('POST /v1/availability/search', { locationId: ids.location, segments, ...range })).map(
        (slot) => String(slot.startsAt).slice(11, 16),
      )
    expect(await shown()).toContain('12:00')
    const web = await book('12:00', { channel: 'WEB' })
    expect(await shown()).not.toContain('12:00')
    const mini = await book('14:00', { channel: 'MINI_PROGRAM' })
    expect(await listed('/v1/bookings?channel=WEB')).toEqual([web.body.id])
    expect(await listed('/v1/bookings?channel=MINI_PROGRAM')).toEqual([mini.body.id])
    expect(await listed('/v1/bookings?channel=PHONE')).toEqual([])
    expect(await salon.call('GET /v1/bookings?channel=FAX')).toMatchObject({ status: 400 })
  })

  test('BK-10 a booking by phone obeys the same rules', async () => {
    await book('12:00', { channel: 'WEB' })
    const segments = [{ serviceId: ids.cut, staffId: ids.lin }]
    const visit = { locationId: ids.location, customerId: ids.zhao, startsAt: startOf('12:30'), segments }
    expect(await salon.call('POST /v1/bookings', { ...visit, channel: 'PHONE' })).toMatchObject({
      status: 409,
      body: { code: 'slot_taken' },
    })
  })

  test('BK-11 a booking tells its state and when it came to each', async () => {
    const { body } = await book('10:00')
    const path = `/v1/bookings/${String(body.id)}`
    const states: unknown[] = []
    for (const [minute, step] of [
      [60, 'check-in'],
      [65, 'start'],
      [120, 'complete'],
    ] as const) {
      salon.clock.set(Date.parse(startOf('09:00')) + minute * 60_000)
      expect((await salon.call(`POST ${path}/${step}`)).status).toBe(200)
      states.push((await salon.call(`GET ${path}`)).body.state)
    }
    expect(states).toEqual(['ARRIVED', 'IN_SERVICE', 'COMPLETED'])
    const history = (await salon.call(`GET ${path}`)).body.history as { state: string; occurredAt: string }[]
    expect(history.map(({ state, occurredAt }) => [state, occurredAt])).toEqual([
      ['CONFIRMED', startOf('09:00')],
      ['ARRIVED', startOf('10:00')],
      ['IN_SERVICE', startOf('10:05')],
      ['COMPLETED', startOf('11:00')],
    ])
  })

  test('BK-20 the back office pages through the bookings of a place, a time, a person and a state', async () => {
    const byChen = { segments: [{ serviceId: ids.cut, staffId: ids.chen }] }
    const made: unknown[] = []
    for (const clock of ['10:00', '11:00', '12:00', '13:00', '14:00']) made.push((await book(clock)).body.id)
    const chens = await book('12:00', byChen)
    const cancelled = await book('15:00')
    await salon.call(`POST /v1/bookings/${textOf(cancelled, 'id')}/cancel`, { reason: 'LOCATION', note: 'flooded' })
    const time = `from=${encodeURIComponent(startOf('11:00'))}&to=${encodeURIComponent(startOf('16:00'))}`
    const query = `/v1/bookings?locationId=${ids.location}&${time}&staffId=${ids.lin}&state=CONFIRMED`
    expect(await listed(query)).toEqual(made.slice(1))
    const paged: unknown[] = []
    let cursor = ''
    for (let page = 0; page < 9; page += 1) {
      const answer = await salon.call(`GET ${query}&limit=1${cursor}`)
      paged.push(...rowsOf(answer).map(({ id }) => id))
      if (answer.body.nextCursor === null) break
      cursor = `&cursor=${textOf(answer, 'nextCursor')}`
    }
    expect(paged).toEqual(made.slice(1))
    expect(await listed(`/v1/bookings?staffId=${ids.chen}`)).toEqual([chens.body.id])
    expect(await listed('/v1/bookings?state=CANCELLED')).toEqual([cancelled.body.id])
    expect(await listed('/v1/bookings?locationId=loc_elsewhere')).toEqual([])
  })

  test('BK-21 an arrival puts a notification for each technician into the outbox, at the desk and by code', async () => {
    const [two, one] = [
      await book('10:00', { segments: [ids.lin, ids.chen].map((staffId) => ({ serviceId: ids.cut, staffId })) }),
      await book('14:00'),
    ]
    expect(await salon.call(`POST /v1/bookings/${textOf(two, 'id')}/check-in`)).toMatchObject({
      status: 200,
      body: { state: 'ARRIVED' },
    })
    expect(await told()).toEqual([
      ['CUSTOMER_ARRIVED', ids.lin],
      ['CUSTOMER_ARRIVED', ids.chen],
    ])
    events.length = 0
    expect(await salon.call(`POST /v1/bookings/${textOf(two, 'id')}/check-in`)).toMatchObject({
      status: 409,
      body: { code: 'already_redeemed' },
    })
    expect(await told()).toEqual([])
    await salon.call('POST /v1/bookings/redeem', { redemptionCode: one.body.redemptionCode })
    expect(await told()).toEqual([['CUSTOMER_ARRIVED', ids.lin]])
  })

  test('BK-22 a cancellation puts notifications for customer and technician into the outbox', async () => {
    const made = await book('12:00')
    expect(await told()).toEqual([])
    await salon.call(`POST /v1/bookings/${textOf(made, 'id')}/cancel`)
    expect(await told()).toEqual([
      ['BOOKING_CANCELLED', ids.wang],
      ['BOOKING_CANCELLED', ids.lin],
    ])
  })

  test('BK-23 a class is time of its teacher with customers, one called off is not', async () => {
    const plan = { locationId: ids.location, serviceId: ids.cut, capacity: 8 }
    const at = (staffId: string, clock: string): Promise<Answer> =>
      salon.call('POST /v1/class-sessions', { ...plan, staffId, startsAt: startOf(clock) })
    await at(ids.lin, '10:00')
    const off = await at(ids.chen, '10:00')
    await salon.call(`POST /v1/class-sessions/${textOf(off, 'id')}/cancel`, { reason: 'ill' })
    const query = `locationId=${ids.location}&from=2026-11-21&to=2026-11-21`
    // One hour of two people's ten.
    expect((await salon.call(`GET /v1/analytics/bookings?${query}`)).body).toMatchObject({
      ...{ workingMinutes: 1200, bookedMinutes: 60, utilisation: 0.05 },
    })
  })

  test('BK-23 no-shows, waits and utilisation of a day, each with its definition', async () => {
    // Two people from ten to eight: 1200 minutes, of which an hour of leave counts and an hour kept free does not.
    const leave = { staffId: ids.chen, type: 'LEAVE', startsAt: startOf('18:00'), endsAt: startOf('19:00') }
    const idle = { ...leave, type: 'OTHER', countsTowardUtilisation: false }
    await salon.call('POST /v1/time-blocks', leave)
    await salon.call('POST /v1/time-blocks', { ...idle, startsAt: startOf('19:00'), endsAt: startOf('20:00') })
    const byChen = { segments: [{ serviceId: ids.manicure, staffId: ids.chen }], channel: 'PHONE' }
    const [first, second, away] = [await book('10:00'), await book('11:00'), await book('12:00')]
    await book('10:00', byChen)
    const off = await book('15:00')
    await salon.call(`POST /v1/bookings/${textOf(off, 'id')}/cancel`)
    const at = async (clock: string, booking: Answer, step: string): Promise<void> => {
      salon.clock.set(Date.parse(startOf(clock)))
      expect((await salon.call(`POST /v1/bookings/${textOf(booking, 'id')}/${step}`)).status).toBe(200)
    }
    await at('09:50', first, 'check-in')
    await at('10:00', first, 'start')
    await at('11:00', first, 'complete')
    await at('11:00', second, 'check-in')
    await at('11:05', second, 'start')
    await at('12:30', away, 'mark-no-show')
    const path = `/v1/analytics/bookings?locationId=${ids.location}`
    const { status, body } = await salon.call(`GET ${path}&from=2026-11-21&to=2026-11-21`)
    expect(status).toBe(200)
    // 60 + 60 minutes of Lin's, 120 of Chen's: the no-show and the cancellation gave theirs back.
    expect(body).toMatchObject({
      ...{ noShows: 1, due: 3, noShowRate: 0.3333, waits: 2, avgWaitMinutes: 7.5 },
      ...{ workingMinutes: 1200, blockedMinutes: 60, bookedMinutes: 240, utilisation: 0.2105 },
      byState: { COMPLETED: 1, IN_SERVICE: 1, NO_SHOW: 1, CANCELLED: 1, CONFIRMED: 1, PENDING: 0 },
      byChannel: { WEB: 4, PHONE: 1, APP: 0 },
    })
    expect(Object.keys(body.definitions as object)).toEqual(['counts', 'noShowRate', 'avgWaitMinutes', 'utilisation'])
    const next = await salon.call(`GET ${path}&from=2026-11-22&to=2026-11-22`)
    expect(next.body).toMatchObject({ noShowRate: null, avgWaitMinutes: null, utilisation: null, due: 0 })
    expect(await salon.call(`GET ${path}&from=2026-11-22&to=2026-11-21`)).toMatchObject({
      body: { code: 'range_empty', errors: [{ pointer: '/to', message: 'must not be before from' }] },
    })
    expect(await salon.call(`GET ${path}&from=2026-11-01&to=2027-02-01`)).toMatchObject({
      body: { code: 'range_too_long' },
    })
  })
})
