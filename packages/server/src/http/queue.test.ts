import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { databases, type OpenDatabase } from '../main/testing/databases.ts'
import { type Answer, rowsOf, textOf } from '../testing/call.ts'
import { done, furnish, type OpenSalon, openSalon, publishDay, type SalonIds } from '../testing/open-salon.ts'

const at = (clock: string): string => `2026-11-21T${clock}:00+08:00`
const anyVersion = { headers: { 'if-match': '"1"' } }

describe.each(databases)('B08 walk-in queue on $name', ({ open }) => {
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
    await salon.mendian.jobs.run()
    salon.events.length = 0
    setClock('12:07')
  })

  const setClock = (clock: string): void => salon.clock.set(Date.parse(at(clock)))
  /** An hour's cut by either of two people. */
  const join = (label: string, more: object = {}): Promise<Answer> =>
    salon.call('POST /v1/queue-entries', {
      locationId: ids.location,
      label,
      segments: [{ serviceId: ids.cut }],
      ...more,
    })
  const of = (entry: Answer, command: string, body: object = {}): Promise<Answer> =>
    salon.call(`POST /v1/queue-entries/${textOf(entry, 'id')}/${command}`, body)
  const queue = async (query = ''): Promise<readonly (readonly unknown[])[]> => {
    const rows = rowsOf(await salon.call(`GET /v1/queue-entries?locationId=${ids.location}${query}`))
    return rows.map(({ label, position, estimatedWaitMinutes }) => [label, position, estimatedWaitMinutes])
  }
  const configure = (more: object): Promise<Answer> =>
    salon.call(`PATCH /v1/locations/${ids.location}`, more, anyVersion)

  test('limits on visits to come keep nobody from being served now', async () => {
    await configure({ maxOpenBookingsPerCustomer: 1, maxBookingsPerDayPerCustomer: 1, requireVerifiedContact: true })
    const verified = { contactVerifiedAt: '2026-11-01T00:00:00Z' }
    await salon.call(`POST /v1/customers/${ids.wang}/verify-contact`, verified)
    const entry = await join('Wang', { customerId: ids.wang })
    expect(entry.body.estimatedWaitMinutes).toBe(0)
    expect(await of(entry, 'call')).toMatchObject({ status: 201, body: { state: 'ARRIVED' } })
    const again = await join('Wang', { customerId: ids.wang })
    expect(again.body.estimatedWaitMinutes).toBe(0)
    expect((await of(again, 'call')).status).toBe(201)
  })

  test('who comes is told when they will be served, and is served at that time', async () => {
    const entries = []
    for (const label of ['A', 'B', 'C']) entries.push(await join(label))
    expect(entries[0]).toMatchObject({
      status: 201,
      body: {
        state: 'WAITING',
        position: 1,
        estimatedStartsAt: at('12:07'),
        estimatedWaitMinutes: 0,
        expiresAt: '2026-11-22T00:00:00+08:00',
      },
    })
    expect(entries[2]?.body).toMatchObject({ position: 3, estimatedStartsAt: at('13:07'), estimatedWaitMinutes: 60 })
    const [first, , third] = entries as [Answer, Answer, Answer]
    const called = await of(first, 'call')
    expect(called).toMatchObject({
      status: 201,
      body: { state: 'ARRIVED', channel: 'WALK_IN', startsAt: at('12:07'), endsAt: at('13:07') },
    })
    const customer = await salon.call(`GET /v1/customers/${textOf(called, 'customerId')}`)
    expect(customer.body).toMatchObject({ name: 'A', phone: null })
    expect((await salon.call(`GET /v1/queue-entries/${first.body.id}`)).body).toMatchObject({
      state: 'CALLED',
      bookingId: called.body.id,
      position: null,
      estimatedStartsAt: null,
    })
    expect(await of(first, 'call')).toMatchObject({ status: 409, body: { code: 'queue_state_forbids' } })
    expect(await queue()).toEqual([
      ['B', 1, 0],
      ['C', 2, 60],
    ])
    setClock('13:07')
    expect((await of(third, 'call', { staffId: ids.lin })).body.segments).toMatchObject([
      { staffId: ids.lin, staffRequested: false },
    ])
    await salon.mendian.jobs.run()
    const told = salon.events.filter(({ subject }) => subject.id === first.body.id).map(({ type }) => type)
    expect(told).toEqual(['queue_entry.joined', 'queue_entry.called'])
  })

  test('estimates follow whatever happens at the location', async () => {
    const book = (clock: string, staffId: string): Promise<Answer> =>
      salon.call('POST /v1/bookings', {
        locationId: ids.location,
        customerId: ids.zhao,
        startsAt: at(clock),
        segments: [{ serviceId: ids.cut, staffId }],
      })
    for (const label of ['A', 'B']) await join(label)
    const waits = async (): Promise<readonly unknown[]> => (await queue()).map(([, , minutes]) => minutes)
    expect(await waits()).toEqual([0, 0])
    const booked = await book('12:30', ids.lin)
    expect(await waits()).toEqual([0, 60])
    setClock('12:30')
    expect(await waits()).toEqual([0, 60])
    await salon.call(`POST /v1/bookings/${textOf(booked, 'id')}/mark-no-show`)
    expect(await waits()).toEqual([0, 0])
    const pause = { type: 'OTHER', startsAt: at('12:30'), endsAt: at('14:00') }
    const block = await salon.call('POST /v1/time-blocks', { staffId: ids.chen, ...pause })
    expect(await waits()).toEqual([0, 60])
    await salon.call(`DELETE /v1/time-blocks/${block.body.id}`)
    expect(await waits()).toEqual([0, 0])
    // Whoever is told to wait cannot be called yet.
    await book('12:30', ids.lin)
    await book('12:30', ids.chen)
    const [entry] = rowsOf(await salon.call(`GET /v1/queue-entries?locationId=${ids.location}`))
    expect(await salon.call(`POST /v1/queue-entries/${entry?.id}/call`)).toMatchObject({
      status: 409,
      body: { code: 'slot_taken' },
    })
    expect(await waits()).toEqual([60, 60])
  })

  test('nobody is promised to be served after closing, and a full queue takes nobody', async () => {
    setClock('18:30')
    for (const label of ['A', 'B', 'C']) await join(label)
    expect(await queue()).toEqual([
      ['A', 1, 0],
      ['B', 2, 0],
      ['C', 3, null],
    ])
    await configure({ maxQueueLength: 3 })
    expect(await join('D')).toMatchObject({
      status: 409,
      body: { code: 'queue_closed', details: { maxQueueLength: 3 } },
    })
    expect(await join('D', { label: undefined })).toMatchObject({ status: 422, body: { code: 'name_missing' } })
    salon.clock.set(Date.parse('2026-11-22T00:00:00+08:00'))
    expect(await queue()).toEqual([])
  })

  test('people leave, are not there, and are moved by who may', async () => {
    const entries: Answer[] = []
    for (const label of ['A', 'B', 'C', 'D']) entries.push(await join(label))
    const [a, b, c, d] = entries as [Answer, Answer, Answer, Answer]
    expect(await of(d, 'move', { position: 1 })).toMatchObject({
      status: 200,
      body: { position: 1, estimatedWaitMinutes: 0 },
    })
    expect((await queue()).map(([label]) => label)).toEqual(['D', 'A', 'B', 'C'])
    await of(a, 'move', { position: 9 })
    expect((await queue()).map(([label]) => label)).toEqual(['D', 'B', 'C', 'A'])
    expect(await of(b, 'leave')).toMatchObject({ status: 200, body: { state: 'LEFT', position: null } })
    expect(await of(d, 'no-show')).toMatchObject({ status: 200, body: { state: 'NO_SHOW' } })
    expect(await of(d, 'leave')).toMatchObject({ status: 409, body: { code: 'queue_state_forbids' } })
    expect(await queue()).toEqual([
      ['C', 1, 0],
      ['A', 2, 0],
    ])
    expect(await queue('&limit=1')).toEqual([['C', 1, 0]])
    const page = await salon.call(`GET /v1/queue-entries?locationId=${ids.location}&limit=1`)
    expect(await queue(`&cursor=${page.body.nextCursor}`)).toEqual([['A', 2, 0]])
    const clerk = await salon.call('POST /v1/api-keys', { name: 'Clerk', permissions: ['booking:write'] })
    const options = { key: textOf(clerk, 'secret') }
    expect(await salon.call(`POST /v1/queue-entries/${c.body.id}/move`, { position: 2 }, options)).toMatchObject({
      status: 403,
    })
  })

  test('a customer waits once, and is known when called', async () => {
    const entry = await join('A', { customerId: ids.wang, label: undefined })
    expect(await join('A', { customerId: ids.wang })).toMatchObject({
      status: 409,
      body: { code: 'already_queued', details: { queueEntryId: entry.body.id } },
    })
    expect((await of(entry, 'call')).body.customerId).toBe(ids.wang)
    const stranger = await join('B')
    expect((await of(stranger, 'call', { customerId: ids.zhao })).body.customerId).toBe(ids.zhao)
  })

  test('of many calls at once each gets a person of their own, and nobody is called twice', async () => {
    const entries: Answer[] = []
    for (const label of ['A', 'B', 'C', 'D']) entries.push(await join(label))
    const answers = await Promise.all([...entries, ...entries].map((entry) => of(entry, 'call')))
    const called = answers.filter(({ status }) => status === 201)
    expect(called).toHaveLength(2)
    const staff = called.map(({ body }) => (body.segments as { staffId: string }[])[0]?.staffId)
    expect(new Set(staff).size).toBe(2)
    expect((await queue()).map(([, , minutes]) => minutes)).toEqual([60, 60])
    const moves = await Promise.all(entries.map((entry, index) => of(entry, 'move', { position: 1 + (index % 2) })))
    expect(moves.filter(({ status }) => status === 200)).toHaveLength(2)
    expect((await queue()).map(([, position]) => position)).toEqual([1, 2])
  })

  test('reading a queue asks as much of the storage whatever its length', async () => {
    const statements = async (): Promise<number> => {
      let asked = 0
      const counting = {
        ...database.storage,
        read: ((scope, work) =>
          database.storage.read(scope, (tx) => {
            const rooms = ['queueEntries', 'services', 'staff', 'resources', 'shifts', 'occupancy', 'capacity'] as const
            const counted = Object.fromEntries(
              rooms.map((room) => [
                room,
                new Proxy(tx[room] as object, {
                  get: (target, name) => {
                    asked += 1
                    return Reflect.get(target, name)
                  },
                }),
              ]),
            )
            const proxy = new Proxy(tx, {
              get: (target, name) => counted[String(name)] ?? Reflect.get(target, name),
            })
            return work(proxy)
          })) as typeof database.storage.read,
      }
      done(await salon.mendian.engine.using(counting).queueEntries.list(salon.context, { locationId: ids.location }))
      return asked
    }
    await join('first')
    const one = await statements()
    for (let n = 0; n < 12; n += 1)
      await join(`no. ${n}`, { segments: [{ serviceId: n % 2 ? ids.cut : ids.manicure }] })
    expect(await statements()).toBe(one)
    expect(one).toBeGreaterThan(4)
  })
})
