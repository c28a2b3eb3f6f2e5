import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { databases, type OpenDatabase } from '../main/testing/databases.ts'
import { type Answer, rowsOf, textOf } from '../testing/call.ts'
import { furnish, nineMs, type OpenSalon, openSalon, publishDay, type SalonIds } from '../testing/open-salon.ts'

const startOf = (clock: string): string => `2026-11-21T${clock}:00+08:00`
const day = { from: startOf('00:00'), to: '2026-11-22T00:00:00+08:00' }

describe.each(databases)('B13 classes on $name', ({ open }) => {
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

  const plan = (more: object = {}): Promise<Answer> =>
    salon.call('POST /v1/class-sessions', {
      ...{ locationId: ids.location, serviceId: ids.manicure, staffId: ids.lin, startsAt: startOf('12:00') },
      ...{ name: 'Yoga', durationMinutes: 60, capacity: 3 },
      ...more,
    })
  const planned = async (more: object = {}): Promise<string> => textOf(await plan(more), 'id')
  const read = (id: string): Promise<Answer> => salon.call(`GET /v1/class-sessions/${id}`)
  const enter = (classSessionId: string, more: object = {}): Promise<Answer> =>
    salon.call('POST /v1/enrollments', { classSessionId, customerId: ids.wang, ...more })
  const act = (enrollment: Answer, verb: string, body: object = {}): Promise<Answer> =>
    salon.call(`POST /v1/enrollments/${textOf(enrollment, 'id')}/${verb}`, body)
  const book = (more: object = {}): Promise<Answer> =>
    salon.call('POST /v1/bookings', {
      ...{ locationId: ids.location, customerId: ids.zhao, startsAt: startOf('12:00') },
      segments: [{ serviceId: ids.cut, staffId: ids.lin }],
      ...more,
    })
  const shown = async (segment: object): Promise<readonly string[]> => {
    const found = await salon.call('POST /v1/availability/search', {
      ...{ locationId: ids.location, segments: [segment], ...day },
    })
    return rowsOf(found).map((slot) => String(slot.startsAt).slice(11, 16))
  }
  const people = async (count: number): Promise<readonly string[]> => {
    const made = await Promise.all(
      Array.from({ length: count }, (_, n) => salon.call('POST /v1/customers', { name: `C${n}` })),
    )
    return made.map((answer) => textOf(answer, 'id'))
  }

  test('a class and an appointment never have the teacher or the room at once', async () => {
    const first = await plan()
    expect(first).toMatchObject({
      status: 201,
      body: {
        name: 'Yoga',
        startsAt: startOf('12:00'),
        endsAt: startOf('13:00'),
        capacity: 3,
        seatsTaken: 0,
        seatsLeft: 3,
        resources: [{ resourceId: ids.chair, units: 1 }],
      },
    })
    expect(await book()).toMatchObject({ status: 409, body: { code: 'slot_taken' } })
    const withLin = { serviceId: ids.cut, staffId: ids.lin }
    const starts = await shown(withLin)
    expect(starts).toEqual(expect.arrayContaining(['11:00', '13:00']))
    expect(starts.filter((start) => start > '11:00' && start < '13:00')).toEqual([])
    // Chen is free, but the only chair is in the class.
    expect(await shown({ serviceId: ids.manicure, staffId: ids.chen })).not.toContain('12:00')
    expect((await book({ startsAt: startOf('14:00') })).status).toBe(201)
    const taken = [
      [{ startsAt: startOf('13:30') }, 'slot_taken'],
      [{ startsAt: startOf('12:30'), staffId: ids.chen }, 'capacity_full'],
      [{ startsAt: startOf('21:00') }, 'staff_not_working'],
    ] as const
    for (const [more, code] of taken) expect(await plan(more)).toMatchObject({ status: 409, body: { code } })
    const leave = { staffId: ids.lin, type: 'LEAVE', startsAt: startOf('12:00'), endsAt: startOf('13:00') }
    const owners = [{ kind: 'CLASS_SESSION', id: first.body.id }]
    const blocked = await salon.call('POST /v1/time-blocks', leave)
    expect(blocked).toMatchObject({ status: 409, body: { code: 'time_block_overlap', details: { owners } } })
    const elsewhere = { headers: { 'if-match': '"1"' } }
    const moved = await salon.call(`PATCH /v1/locations/${ids.location}`, { timeZone: 'Asia/Tokyo' }, elsewhere)
    expect(moved).toMatchObject({ status: 409, body: { code: 'location_in_use' } })
  })

  test('a class keeps a place at the location for each of its seats', async () => {
    const headers = { 'if-match': '"1"' }
    await salon.call(`PATCH /v1/locations/${ids.location}`, { maxConcurrentCustomers: 3 }, { headers })
    await plan()
    const beside = { segments: [{ serviceId: ids.cut, staffId: ids.chen }] }
    const full = { status: 409, body: { code: 'capacity_full', details: { limit: 'LOCATION' } } }
    expect(await book(beside)).toMatchObject(full)
    expect((await book({ ...beside, startsAt: startOf('13:00') })).status).toBe(201)
    expect(await plan({ startsAt: startOf('13:30'), staffId: ids.lin })).toMatchObject(full)
    expect((await plan({ startsAt: startOf('13:30'), capacity: 2 })).status).toBe(201)
  })

  test('seats fill up and come back, and the roster tells who has them', async () => {
    const id = await planned()
    const first = await enter(id, { seats: 2, spots: [3, 1], note: 'with a friend' })
    expect(first).toMatchObject({ status: 201, body: { state: 'ENROLLED', seats: 2, spots: [1, 3], channel: 'WEB' } })
    expect(await read(id)).toMatchObject({ body: { seatsTaken: 2, seatsLeft: 1 } })
    const zhao = { customerId: ids.zhao }
    const refusals = [
      [{}, 409, 'already_enrolled', { enrollmentId: first.body.id }],
      [{ ...zhao, seats: 2 }, 409, 'class_full', { seats: 2, seatsLeft: 1 }],
      [{ ...zhao, spots: [3] }, 409, 'spot_taken', { spots: [3] }],
      [{ ...zhao, spots: [4] }, 422, 'spot_not_in_class', { capacity: 3 }],
      [{ ...zhao, spots: [1, 2] }, 422, 'too_many_spots', { seats: 1 }],
      [{ ...zhao, seats: 2, spots: [2, 2] }, 422, 'duplicate_in_list', { list: 'spots' }],
      [{ customerId: 'cus_none' }, 422, 'reference_not_found', { kind: 'Customer' }],
    ] as const
    for (const [more, status, code, details] of refusals) {
      expect(await enter(id, more)).toMatchObject({ status, body: { code, details } })
    }
    expect(await enter('cls_none')).toMatchObject({ status: 422, body: { code: 'reference_not_found' } })
    const second = await enter(id, { ...zhao, spots: [2] })
    expect(second.status).toBe(201)
    const spots = (): Promise<Answer> => salon.call(`GET /v1/class-sessions/${id}/spots`)
    expect((await spots()).body).toMatchObject({ takenSpots: [1, 2, 3], freeSpots: [] })
    expect(await act(first, 'cancel', { reason: 'ill' })).toMatchObject({
      status: 200,
      body: { state: 'CANCELLED', reason: 'ill', version: 2 },
    })
    expect(await read(id)).toMatchObject({ body: { seatsTaken: 1, seatsLeft: 2 } })
    expect((await spots()).body).toMatchObject({ takenSpots: [2], freeSpots: [1, 3] })
    const again = await enter(id, { seats: 2, spots: [1] })
    expect(again.status).toBe(201)
    const roster = async (query: string): Promise<unknown> =>
      rowsOf(await salon.call(`GET /v1/enrollments?classSessionId=${id}${query}`)).map((row) => row.id)
    expect(await roster('')).toEqual([first, second, again].map(({ body }) => body.id))
    expect(await roster('&state=ENROLLED')).toEqual([second, again].map(({ body }) => body.id))
    expect(await roster(`&customerId=${ids.wang}&limit=1`)).toEqual([first.body.id])
  })

  test('who comes is checked in, who stays away is noted once the class has begun', async () => {
    const id = await planned()
    const came = await enter(id)
    const stayed = await enter(id, { customerId: ids.zhao })
    expect(await act(came, 'check-in')).toMatchObject({ status: 200, body: { state: 'ARRIVED' } })
    const forbidden = { status: 409, body: { code: 'enrollment_state_forbids', details: { state: 'ARRIVED' } } }
    for (const verb of ['check-in', 'cancel', 'mark-no-show']) expect(await act(came, verb)).toMatchObject(forbidden)
    expect(await act(stayed, 'mark-no-show')).toMatchObject({ status: 409, body: { code: 'class_not_begun' } })
    salon.clock.set(nineMs + 3 * 3_600_000)
    expect(await act(stayed, 'mark-no-show')).toMatchObject({ status: 200, body: { state: 'NO_SHOW' } })
    expect(await read(id)).toMatchObject({ body: { seatsTaken: 2 } })
    const late = await enter(id, { customerId: (await people(1))[0] })
    expect(late).toMatchObject({ status: 409, body: { code: 'class_not_open', details: { why: 'BEGUN' } } })
  })

  test('B13 B20 B21 seats have a price, and cancelling late or staying away costs what the terms say', async () => {
    const policyOf = async (preset: string): Promise<string> =>
      textOf(await salon.call('POST /v1/cancellation-policies/presets', { preset }), 'id')
    const [moderate, strict] = [await policyOf('MODERATE'), await policyOf('STRICT')]
    const { body: service } = await salon.call(`GET /v1/services/${ids.manicure}`)
    const headers = { 'if-match': `"${String(service.version)}"` }
    await salon.call(`PATCH /v1/services/${ids.manicure}`, { cancellationPolicyId: moderate }, { headers })
    const cny = (amountMinor: number): object => ({ amountMinor, currency: 'CNY' })
    // 199 yuan a seat as the service has it; of its terms 30 % are owed within a day of the start, 50 % from then on.
    const ofService = await planned()
    expect((await read(ofService)).body).toMatchObject({ price: cny(19_900), cancellationPolicyId: null })
    const two = await enter(ofService, { seats: 2 })
    expect(two.body).toMatchObject({
      price: cny(39_800),
      settlement: null,
      cancellationTerms: [{ maxReschedules: null }],
    })
    const preview = (of: Answer, query = ''): Promise<Answer> =>
      salon.call(`GET /v1/enrollments/${textOf(of, 'id')}/cancellation-preview${query}`)
    const late = { refund: cny(27_860), fee: cny(11_940), waived: false }
    expect((await preview(two)).body).toMatchObject({
      price: cny(39_800),
      cancellation: { state: 'LATE_CANCELLED', ...late },
    })
    const free = { refund: cny(39_800), fee: cny(0), waived: false }
    expect((await preview(two, '?reason=STAFF')).body.cancellation).toEqual({ state: 'CANCELLED', ...free })
    expect(await act(two, 'cancel')).toMatchObject({
      status: 200,
      body: { state: 'LATE_CANCELLED', settlement: late, cancelReason: 'CUSTOMER' },
    })
    expect(await read(ofService)).toMatchObject({ body: { seatsTaken: 0, seatsLeft: 3 } })
    expect(await preview(two)).toMatchObject({ status: 409, body: { code: 'enrollment_state_forbids' } })
    const again = await enter(ofService, { seats: 2 })
    const clerk = { ...salon.context, actor: { ...salon.context.actor, permissions: ['booking:write'] as const } }
    for (const told of [{ waive: true }, { cancelReason: 'STAFF' }] as const) {
      const refused = await salon.mendian.engine.enrollments.cancel(clerk, { id: again.body.id as never, ...told })
      expect(refused).toMatchObject({ ok: false, refusal: { details: { permission: 'booking:override' } } })
    }
    expect(await act(again, 'cancel', { waive: true })).toMatchObject({
      body: { state: 'CANCELLED', settlement: { ...free, waived: true } },
    })
    // A class may have a price and terms of its own: all is owed by who stays away.
    const own = await planned({ startsAt: startOf('14:00'), price: cny(5000), cancellationPolicyId: strict })
    const stayed = await enter(own, { seats: 3 })
    const called = await enter(ofService, { customerId: ids.zhao })
    salon.clock.set(nineMs + 3 * 3_600_000)
    expect(await act(called, 'mark-no-show')).toMatchObject({
      body: { state: 'NO_SHOW', settlement: { refund: cny(9950), fee: cny(9950) } },
    })
    salon.clock.set(nineMs + 5 * 3_600_000)
    expect(await act(stayed, 'mark-no-show')).toMatchObject({
      body: { price: cny(15_000), settlement: { refund: cny(0), fee: cny(15_000), waived: false } },
    })
    for (const more of [{ cancellationPolicyId: 'cxp_none' }, { price: { amountMinor: 1, currency: 'EUR' } }]) {
      const code = 'price' in more ? 'currency_mismatch' : 'reference_not_found'
      const refused = await plan({ startsAt: startOf('17:00'), ...more })
      expect(refused).toMatchObject({ status: 422, body: { code } })
    }
  })

  test('a class called off costs nobody anything, whatever the terms say', async () => {
    const policy = await salon.call('POST /v1/cancellation-policies/presets', { preset: 'STRICT' })
    const id = await planned({ cancellationPolicyId: textOf(policy, 'id') })
    const enrollment = await enter(id)
    await salon.call(`POST /v1/class-sessions/${id}/cancel`, { reason: 'no heating' })
    const ended = await salon.call(`GET /v1/enrollments/${textOf(enrollment, 'id')}`)
    expect(ended.body).toMatchObject({
      ...{ state: 'CANCELLED', cancelReason: 'LOCATION' },
      settlement: { refund: { amountMinor: 19_900 }, fee: { amountMinor: 0 } },
    })
  })

  test('a substitute is found for a class whose service is gone meanwhile', async () => {
    const id = await planned()
    const { body } = await salon.call(`GET /v1/services/${ids.manicure}`)
    const headers = { 'if-match': `"${String(body.version)}"` }
    const archived = await salon.call(`POST /v1/services/${ids.manicure}/archive`, {}, { headers })
    expect(archived.status).toBe(200)
    const taken = await book({ segments: [{ serviceId: ids.cut, staffId: ids.chen }] })
    const to = (): Promise<Answer> => salon.call(`POST /v1/class-sessions/${id}/substitute`, { staffId: ids.chen })
    expect(await to()).toMatchObject({ status: 409, body: { code: 'slot_taken' } })
    await salon.call(`POST /v1/bookings/${textOf(taken, 'id')}/cancel`)
    expect(await to()).toMatchObject({ status: 200, body: { staffId: ids.chen } })
  })

  test('the location’s notice and the customer’s standing count', async () => {
    const turn = { headers: { 'if-match': '"1"' } }
    await salon.call(`PATCH /v1/services/${ids.cut}`, { transitionMinutes: 30 }, turn)
    const day24 = await plan({ serviceId: ids.cut, durationMinutes: 1440 })
    expect(day24).toMatchObject({ status: 422, body: { code: 'service_too_long', details: { maxMinutes: 1440 } } })
    const id = await planned()
    const { body } = await salon.call(`GET /v1/locations/${ids.location}`)
    const headers = { 'if-match': `"${String(body.version)}"` }
    await salon.call(`PATCH /v1/locations/${ids.location}`, { minLeadMinutes: 181 }, { headers })
    expect(await enter(id)).toMatchObject({ status: 422, body: { code: 'lead_time_too_short' } })
    await salon.call(`PATCH /v1/customers/${ids.wang}`, { blocked: true }, { headers: { 'if-match': '"1"' } })
    expect(await enter(id)).toMatchObject({ status: 409, body: { code: 'customer_blocked' } })
  })

  test('a substitute takes over at the same time, and the teacher is free again', async () => {
    const id = await planned()
    await enter(id, { seats: 2 })
    const to = (staffId: string): Promise<Answer> => salon.call(`POST /v1/class-sessions/${id}/substitute`, { staffId })
    const atNoon = await book({ segments: [{ serviceId: ids.cut, staffId: ids.chen }] })
    expect(await to(ids.chen)).toMatchObject({ status: 409, body: { code: 'slot_taken' } })
    await salon.call(`POST /v1/bookings/${textOf(atNoon, 'id')}/cancel`)
    expect(await to(ids.chen)).toMatchObject({ status: 200, body: { staffId: ids.chen, version: 2, seatsTaken: 2 } })
    expect(await to(ids.chen)).toMatchObject({ status: 200, body: { version: 2 } })
    expect((await book()).status).toBe(201)
    expect(await to(ids.lin)).toMatchObject({ status: 409, body: { code: 'slot_taken' } })
    expect(await to('stf_none')).toMatchObject({ status: 422, body: { code: 'reference_not_found' } })
    const chens = await salon.call(
      `GET /v1/shifts?locationId=${ids.location}&fromDate=2026-11-21&toDate=2026-11-21&staffId=${ids.chen}`,
    )
    expect(await salon.call(`DELETE /v1/shifts/${rowsOf(chens)[0]?.id}`)).toMatchObject({
      status: 409,
      body: { code: 'shift_has_bookings', details: { bookingIds: [], classSessionIds: [id] } },
    })
  })

  test('a cancelled class ends every enrollment, frees its time and says so', async () => {
    const id = await planned()
    const enrollments = [await enter(id, { spots: [2] }), await enter(id, { customerId: ids.zhao })]
    const cancel = (): Promise<Answer> => salon.call(`POST /v1/class-sessions/${id}/cancel`, { reason: 'no heating' })
    expect(await cancel()).toMatchObject({
      status: 200,
      body: { state: 'CANCELLED', cancelReason: 'no heating', seatsTaken: 0, seatsLeft: 0, version: 2 },
    })
    expect(await cancel()).toMatchObject({
      status: 409,
      body: { code: 'class_not_open', details: { why: 'CANCELLED' } },
    })
    expect(await read(id)).toMatchObject({ body: { seatsTaken: 0, state: 'CANCELLED' } })
    for (const enrollment of enrollments) {
      const now = await salon.call(`GET /v1/enrollments/${textOf(enrollment, 'id')}`)
      expect(now).toMatchObject({ body: { state: 'CANCELLED', reason: 'no heating', version: 2 } })
      expect(await act(enrollment, 'check-in')).toMatchObject({ status: 409 })
    }
    expect(await enter(id)).toMatchObject({ status: 409, body: { code: 'class_not_open' } })
    expect((await book()).status).toBe(201)
    expect((await plan({ staffId: ids.chen })).status).toBe(201)
  })

  test('classes are listed by start, place, service, teacher and state', async () => {
    const noon = await planned()
    const ten = await planned({ startsAt: startOf('10:00'), staffId: ids.chen })
    const eight = await planned({ startsAt: startOf('18:00'), serviceId: ids.cut })
    await salon.call(`POST /v1/class-sessions/${eight}/cancel`, { reason: 'x' })
    const listed = async (query: string): Promise<unknown> =>
      rowsOf(await salon.call(`GET /v1/class-sessions?${query}`)).map(({ id }) => id)
    expect(await listed('')).toEqual([ten, noon, eight])
    expect(await listed(`locationId=${ids.location}&from=${encodeURIComponent(startOf('12:00'))}`)).toEqual([
      noon,
      eight,
    ])
    expect(await listed(`to=${encodeURIComponent(startOf('12:00'))}`)).toEqual([ten])
    expect(await listed(`serviceId=${ids.cut}`)).toEqual([eight])
    expect(await listed(`staffId=${ids.chen}&state=SCHEDULED`)).toEqual([ten])
    const { body } = await salon.call('GET /v1/class-sessions?limit=2')
    expect(await listed(`limit=2&cursor=${String(body.nextCursor)}`)).toEqual([eight])
  })

  test('RELIABILITY B3 of a hundred who want the last seat at once exactly one gets it', async () => {
    const id = await planned()
    await enter(id, { seats: 2 })
    const customerIds = await people(100)
    const answers = await Promise.all(customerIds.map((customerId) => enter(id, { customerId })))
    const told = answers.map(({ status, body }) => (status === 201 ? '201' : `${status} ${String(body.code)}`))
    expect(told.filter((answer) => answer === '201')).toHaveLength(1)
    expect(told.filter((answer) => answer === '409 class_full')).toHaveLength(99)
    expect(await read(id)).toMatchObject({ body: { seatsTaken: 3, seatsLeft: 0 } })
  })

  test('every change is told with the whole of it and what was before', async () => {
    const id = await planned()
    const wang = await enter(id)
    const zhao = await enter(id, { customerId: ids.zhao })
    await act(wang, 'check-in')
    await salon.call(`POST /v1/class-sessions/${id}/substitute`, { staffId: ids.chen })
    await salon.call(`POST /v1/class-sessions/${id}/cancel`, { reason: 'x' })
    const next = await planned()
    await act(await enter(next), 'cancel')
    const away = await enter(next, { customerId: ids.zhao })
    salon.clock.set(nineMs + 3 * 3_600_000)
    await act(away, 'mark-no-show')
    await salon.mendian.jobs.run()
    const types = [
      ['class_session.created', ['classSession'], id],
      ['class_session.substituted', ['classSession', 'previous'], id],
      ['class_session.cancelled', ['classSession', 'previous'], id],
      ['enrollment.created', ['enrollment'], wang.body.id],
      ['enrollment.arrived', ['enrollment', 'previous'], wang.body.id],
      ['enrollment.cancelled', ['enrollment', 'previous'], zhao.body.id],
      ['enrollment.no_show', ['enrollment', 'previous'], away.body.id],
    ] as const
    for (const [type, fields, subjectId] of types) {
      const event = salon.events.find((each) => each.type === type && each.subject.id === subjectId)
      expect([type, Object.keys(event?.data ?? {})]).toEqual([type, fields])
      expect(event).toMatchObject({ locationId: ids.location, schemaVersion: 1 })
    }
    const versions = new Map<string, number[]>()
    for (const { subject, tenantId } of salon.events) {
      if (tenantId === salon.tenantId) versions.set(subject.id, [...(versions.get(subject.id) ?? []), subject.version])
    }
    expect(versions.size).toBeGreaterThan(5)
    for (const list of versions.values()) expect(list).toEqual(list.map((_, index) => index + 1))
  })
})
