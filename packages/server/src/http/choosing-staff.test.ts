import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { databases, type OpenDatabase } from '../main/testing/databases.ts'
import { type Answer, rowsOf, textOf } from '../testing/call.ts'
import { done, furnish, nineMs, type OpenSalon, openSalon, type SalonIds } from '../testing/open-salon.ts'

const [today, tomorrow] = ['2026-11-21', '2026-11-22']

interface Visit {
  readonly segment?: object
  readonly date?: string
  readonly outOfTurn?: boolean
  readonly hold?: object
}

describe.each(databases)('choosing staff on $name', ({ open }) => {
  let database: OpenDatabase
  let salon: OpenSalon
  let ids: SalonIds
  let mei: never

  beforeAll(async () => {
    database = await open()
  })
  afterAll(() => database.close())
  beforeEach(async () => {
    salon = await openSalon(database.storage)
    ids = await furnish(salon.mendian, salon)
    const { engine } = salon.mendian
    mei = done(await engine.staff.create(salon.context, { name: 'Mei', locationIds: [ids.location] })).id as never
    const patch = { ...salon.context, expectedVersion: 1 }
    done(await engine.services.update(patch, { id: ids.cut, staffIds: [ids.lin, ids.chen, mei] }))
    const shifts = [today, tomorrow].map((date) => ({ date, startTime: '10:00', endTime: '20:00' }))
    for (const staffId of [ids.lin, ids.chen, mei]) {
      done(await engine.shifts.publish(salon.context, { locationId: ids.location, staffId, shifts }))
    }
  })

  const settle = async (fields: object): Promise<void> => {
    const { headers } = await salon.call(`GET /v1/locations/${ids.location}`)
    const answer = await salon.call(`PATCH /v1/locations/${ids.location}`, fields, {
      headers: { 'if-match': headers.get('etag') ?? '' },
    })
    expect(answer).toMatchObject({ status: 200, body: fields })
  }
  const book = (clock: string, more: Visit = {}) => {
    const { segment, date = today, ...rest } = more
    return salon.call('POST /v1/bookings', {
      locationId: ids.location,
      customerId: ids.wang,
      startsAt: `${date}T${clock}:00+08:00`,
      segments: [{ serviceId: ids.cut, ...segment }],
      ...rest,
    })
  }
  const segmentOf = (answer: Answer): Record<string, unknown> => {
    expect(answer.status).toBeLessThan(300)
    return (answer.body.segments as Record<string, unknown>[])[0] ?? {}
  }
  const servedBy = async (clock: string, more?: Visit): Promise<unknown> => segmentOf(await book(clock, more)).staffId
  const turn = (command: string, staffId: string, more: object = {}): Promise<Answer> =>
    salon.call(`POST /v1/rotation-queues/${ids.location}/${command}`, { staffId, ...more })
  const queue = async (): Promise<unknown> => {
    const answer = await salon.call(`GET /v1/rotation-queues/${ids.location}`)
    return (answer.body.places as { staffId: string }[]).map(({ staffId }) => staffId)
  }
  const rotate = async (rotationRules: object = {}): Promise<void> => {
    await settle({ assignmentStrategy: 'ROTATION', rotationRules })
    for (const staffId of [ids.chen, ids.lin, mei]) expect((await turn('join', staffId)).status).toBe(200)
  }
  const log = async (answer: Answer): Promise<readonly Record<string, unknown>[]> =>
    rowsOf(await salon.call(`GET /v1/bookings/${textOf(answer, 'id')}/assignments`))

  test('B07 the least booked of the day serves, and the log says why', async () => {
    expect(await servedBy('18:00', { segment: { staffId: ids.lin } })).toBe(ids.lin)
    expect(await servedBy('10:00', { date: tomorrow })).toBe(ids.lin)
    const booked = await book('12:00')
    expect(segmentOf(booked)).toMatchObject({ staffId: ids.chen, assignmentSource: 'AUTOMATIC' })
    expect(await log(booked)).toEqual([
      {
        bookingId: textOf(booked, 'id'),
        bookingVersion: 1,
        segment: 0,
        strategy: 'LEAST_BOOKED',
        strategyVersion: 1,
        decidedAt: '2026-11-21T09:00:00+08:00',
        decidedOn: '2026-11-21',
        staffId: ids.chen,
        source: 'AUTOMATIC',
        keptStaffId: null,
        counted: false,
        turn: null,
        candidates: [ids.lin, ids.chen, mei].map((staffId) => ({
          staffId,
          standing: 'FREE',
          facts: { bookedMs: staffId === ids.lin ? 3_600_000 : 0 },
          score: [staffId === ids.lin ? 3_600_000 : 0],
        })),
      },
    ])
  })

  test('B07 weighted shares: by weight, then priority, then who was assigned longest ago', async () => {
    await settle({ assignmentStrategy: 'WEIGHTED_SHARE' })
    const { engine } = salon.mendian
    done(await engine.staff.update({ ...salon.context, expectedVersion: 1 }, { id: ids.lin, assignmentWeight: 200 }))
    done(await engine.staff.update({ ...salon.context, expectedVersion: 1 }, { id: mei, assignmentPriority: 5 }))
    const served: unknown[] = []
    for (const [n, clock] of ['10:00', '11:00', '12:00', '13:00', '14:00', '15:00', '16:00', '17:00'].entries()) {
      salon.clock.set(nineMs + n * 1000)
      served.push(await servedBy(clock))
    }
    expect(served).toEqual([mei, ids.lin, ids.chen, ids.lin, mei, ids.chen, ids.lin, ids.lin])
    // People who are asked for are not counted: the next automatic visit is Mei's all the same.
    await book('18:00', { segment: { staffId: mei } })
    const next = await book('19:00')
    expect(segmentOf(next).staffId).toBe(mei)
    // What comes to nothing counts for nobody.
    expect((await salon.call(`POST /v1/bookings/${textOf(next, 'id')}/cancel`)).status).toBe(200)
    expect(await servedBy('19:00')).toBe(mei)
  })

  test('B07 whoever joins in the month starts level, and is not flooded', async () => {
    await settle({ assignmentStrategy: 'WEIGHTED_SHARE' })
    const { engine } = salon.mendian
    const hire = done(await engine.staff.create(salon.context, { name: 'New', locationIds: [ids.location] }))
    const until = { sharesFrom: '2026-11-01' }
    for (const id of [ids.lin, ids.chen, mei]) {
      done(await engine.staff.update({ ...salon.context, expectedVersion: 1 }, { id, ...until }))
    }
    for (const clock of ['10:00', '11:00', '12:00', '13:00', '14:00', '15:00']) await book(clock)
    const shifts = [{ date: tomorrow, startTime: '10:00', endTime: '20:00' }]
    done(await engine.shifts.publish(salon.context, { locationId: ids.location, staffId: hire.id, shifts }))
    const staffIds = [ids.lin, ids.chen, mei, hire.id as never]
    done(await engine.services.update({ ...salon.context, expectedVersion: 2 }, { id: ids.cut, staffIds }))
    salon.clock.set(nineMs + 86_400_000)
    const served: unknown[] = []
    for (const clock of ['10:00', '11:00', '12:00', '13:00', '14:00', '15:00', '16:00', '17:00']) {
      served.push(await servedBy(clock, { date: tomorrow }))
      salon.clock.set(salon.clock.nowMs() + 1000)
    }
    for (const staffId of staffIds) expect(served.filter((each) => each === staffId)).toHaveLength(2)
  })

  test('B09 in turn: each visit takes the turn of whoever is next', async () => {
    await rotate()
    expect(await queue()).toEqual([ids.chen, ids.lin, mei])
    const first = await book('12:00')
    expect(segmentOf(first)).toMatchObject({ staffId: ids.chen, assignmentSource: 'ROTATION', staffRequested: false })
    expect(await queue()).toEqual([ids.lin, mei, ids.chen])
    expect(await servedBy('12:00')).toBe(ids.lin)
    expect(await servedBy('14:00')).toBe(mei)
    expect(await servedBy('14:00')).toBe(ids.chen)
    // Tomorrow is another day: no turn of today is taken.
    expect(segmentOf(await book('12:00', { date: tomorrow }))).toMatchObject({
      assignmentSource: 'AUTOMATIC',
    })
    expect(await queue()).toEqual([ids.lin, mei, ids.chen])
  })

  test('B09 asked for, picked on the spot, and a turn that is kept', async () => {
    await rotate()
    expect(segmentOf(await book('12:00', { segment: { staffId: mei } }))).toMatchObject({
      assignmentSource: 'REQUESTED',
      staffRequested: true,
    })
    expect(await queue()).toEqual([ids.chen, ids.lin, mei])
    const picked = { staffId: ids.lin, assignmentSource: 'ON_SPOT_PICK' }
    expect(segmentOf(await book('12:00', { segment: picked }))).toMatchObject({
      assignmentSource: 'ON_SPOT_PICK',
      staffRequested: false,
    })
    expect(await queue()).toEqual([ids.chen, mei, ids.lin])
    expect(await turn('reserve', ids.lin, { minutes: 30 })).toMatchObject({
      status: 200,
      body: { places: [{ staffId: ids.lin, place: 1, reservedUntil: '2026-11-21T09:30:00+08:00' }, {}, {}] },
    })
    expect(segmentOf(await book('14:00'))).toMatchObject({ staffId: ids.lin, assignmentSource: 'PRE_RESERVED' })
    expect(await queue()).toEqual([ids.chen, mei, ids.lin])
    await turn('reserve', ids.lin, { minutes: 30 })
    salon.clock.set(nineMs + 30 * 60_000)
    expect(await queue()).toEqual([ids.chen, mei, ids.lin])
  })

  test('B09 where turns are strict, nobody is picked past whoever is next and free', async () => {
    await rotate({ strict: true })
    const pick = { segment: { staffId: mei, assignmentSource: 'ON_SPOT_PICK' } }
    expect(await book('12:00', pick)).toMatchObject({
      status: 409,
      body: { code: 'not_in_turn', details: { segment: 0, staffId: mei, nextStaffId: ids.chen } },
    })
    const asked = { locationId: ids.location, segments: [{ serviceId: ids.cut, ...pick.segment }] }
    const shown = async (staffId: string): Promise<number> => {
      const segments = [{ serviceId: ids.cut, staffId, assignmentSource: 'ON_SPOT_PICK' }]
      const range = { from: `${today}T12:00:00+08:00`, to: `${today}T13:00:00+08:00` }
      return rowsOf(await salon.call('POST /v1/availability/search', { ...asked, segments, ...range })).length
    }
    expect([await shown(mei), await shown(ids.chen)]).toEqual([0, 4])
    const why = await salon.call('POST /v1/availability/explain', { ...asked, startsAt: `${today}T12:00:00+08:00` })
    expect(why.body.starts).toMatchObject([{ bookable: false, reasons: [{ code: 'not_in_turn' }] }])
    const hold = { locationId: ids.location, startsAt: `${today}T12:00:00+08:00` }
    const held = { ...hold, segments: [{ serviceId: ids.cut, ...pick.segment }] }
    expect(await salon.call('POST /v1/slot-holds', held)).toMatchObject({ status: 409, body: { code: 'not_in_turn' } })
    expect(await queue()).toEqual([ids.chen, ids.lin, mei])
    const desk = { ...salon.context, actor: { ...salon.context.actor, permissions: ['booking:write'] as const } }
    const input = { ...held, customerId: ids.wang, outOfTurn: true } as never
    const refused = await salon.mendian.engine.bookings.create(desk, input)
    expect(refused).toMatchObject({ ok: false, refusal: { code: 'forbidden' } })
    expect((await book('12:00', { ...pick, outOfTurn: true })).status).toBe(201)
    expect(await queue()).toEqual([ids.chen, ids.lin, mei])
    // Busy people are not waited for.
    for (const staffId of [ids.chen, ids.lin]) await book('14:00', { segment: { staffId } })
    expect((await book('14:00', pick)).status).toBe(201)
  })

  test('B09 a visit that comes to nothing gives the turn back, unless the person has had another since', async () => {
    await rotate()
    const [first, second] = [await book('12:00'), await book('12:00')]
    await salon.call(`POST /v1/bookings/${textOf(first, 'id')}/cancel`)
    expect(await queue()).toEqual([ids.chen, mei, ids.lin])
    await turn('move', mei, { place: 1 })
    await salon.call(`POST /v1/bookings/${textOf(second, 'id')}/cancel`)
    expect(await queue()).toEqual([mei, ids.chen, ids.lin])
  })

  test('B09 B12 a series that is called off gives back the turns and the shares of its visits', async () => {
    const repeat = async (clock: string): Promise<string> => {
      const made = await salon.call('POST /v1/booking-series', {
        ...{ locationId: ids.location, customerId: ids.wang, startsAt: `${today}T${clock}:00+08:00` },
        ...{ segments: [{ serviceId: ids.cut }], rule: { unit: 'DAYS', count: 2 } },
      })
      expect(made.status).toBe(201)
      return (made.body.series as { readonly id: string }).id
    }
    const callOff = async (id: string): Promise<void> => {
      expect((await salon.call(`POST /v1/booking-series/${id}/cancel-rest`)).status).toBe(200)
    }
    await rotate()
    const inTurn = await repeat('12:00')
    expect(await queue()).toEqual([ids.lin, mei, ids.chen])
    await callOff(inTurn)
    expect(await queue()).toEqual([ids.chen, ids.lin, mei])
    await settle({ assignmentStrategy: 'WEIGHTED_SHARE' })
    const shared = [await repeat('12:00'), await repeat('14:00')]
    const [first] = rowsOf(await salon.call(`GET /v1/bookings?seriesId=${shared[0]}`))
    // Of four visits of three people one had two; with none of them counted, they are first again.
    for (const id of shared) await callOff(id)
    expect(first?.segments).toMatchObject([{ staffId: await servedBy('16:00') }])
  })

  test('B09 joining, pausing, resuming, moving and leaving', async () => {
    await rotate()
    expect(await turn('join', mei)).toMatchObject({ status: 409, body: { code: 'already_in_rotation' } })
    expect(await turn('join', 'stf_nobody')).toMatchObject({ status: 422, body: { code: 'reference_not_found' } })
    await turn('pause', ids.chen)
    expect(await servedBy('12:00')).toBe(ids.lin)
    await turn('resume', ids.chen)
    expect(await queue()).toEqual([ids.chen, mei, ids.lin])
    expect(await turn('move', ids.lin, { place: 4 })).toMatchObject({
      status: 409,
      body: { code: 'place_out_of_range' },
    })
    await turn('move', ids.lin, { place: 1 })
    await turn('leave', ids.chen)
    expect(await queue()).toEqual([ids.lin, mei])
    expect(await turn('pause', ids.chen)).toMatchObject({ status: 409, body: { code: 'not_in_rotation' } })
    const stale = { headers: { 'if-match': '"1"' } }
    const answer = await salon.call(`POST /v1/rotation-queues/${ids.location}/leave`, { staffId: mei }, stale)
    expect(answer).toMatchObject({ status: 412 })
  })

  test('B09 a queue is of people who are at the location, and takes so many of them', async () => {
    const elsewhere = done(await salon.mendian.engine.staff.create(salon.context, { name: 'Far', locationIds: [] })).id
    await rotate()
    expect(await turn('join', elsewhere)).toMatchObject({ status: 422, body: { code: 'staff_not_at_location' } })
    const { tenantId } = salon.context
    await database.storage.transaction({ tenantId }, { locks: [] }, async (tx) => {
      const found = await tx.rotationQueues.find(ids.location)
      if (!found) throw new Error('there is a queue')
      const [first] = found.places
      if (!first) throw new Error('somebody is in it')
      const places = Array.from({ length: 500 }, (_, n) => ({ ...first, staffId: `stf_${n}` as never, turn: n + 1 }))
      await tx.rotationQueues.replace({ ...found, places, nextTurn: 501, version: found.version + 1 })
    })
    expect(await turn('join', ids.lin)).toMatchObject({
      status: 409,
      body: { code: 'rotation_full', details: { maxPlaces: 500 } },
    })
  })

  test('B09 visits booked at once get different people, in turn', async () => {
    await rotate()
    const answers = await Promise.all(Array.from({ length: 3 }, () => book('12:00')))
    const served = answers.map((answer) => segmentOf(answer).staffId)
    expect([...served].sort()).toEqual([ids.chen, ids.lin, mei].sort())
    const turns = await Promise.all(answers.map(async (answer) => (await log(answer))[0]?.turn))
    const order = turns.map((each, index) => ({ ...(each as { from: number; to: number }), staffId: served[index] }))
    order.sort((a, b) => a.from - b.from)
    expect(order.map(({ from, to }) => [from, to])).toEqual([
      [1, 4],
      [2, 5],
      [3, 6],
    ])
    expect(order.map(({ staffId }) => staffId)).toEqual([ids.chen, ids.lin, mei])
    expect(await queue()).toEqual([ids.chen, ids.lin, mei])
  })

  test('B09 a hold takes the time, and its booking the turn', async () => {
    await rotate()
    const visit = { startsAt: `${today}T12:00:00+08:00`, segments: [{ serviceId: ids.cut }] }
    const held = await salon.call('POST /v1/slot-holds', { locationId: ids.location, ...visit })
    expect(segmentOf(held)).toMatchObject({ staffId: ids.chen, assignmentSource: 'ROTATION' })
    expect(await queue()).toEqual([ids.chen, ids.lin, mei])
    const booked = await book('12:00', { hold: { id: textOf(held, 'id'), token: textOf(held, 'holdToken') } })
    expect(segmentOf(booked)).toMatchObject({ staffId: ids.chen, assignmentSource: 'ROTATION' })
    expect(await log(booked)).toMatchObject([{ keptStaffId: ids.chen, turn: { from: 1, to: 4 } }])
    expect(await queue()).toEqual([ids.lin, mei, ids.chen])
  })

  test('B09 calling somebody from the walk-in queue takes a turn, unless another is picked', async () => {
    await rotate()
    salon.clock.set(nineMs + 3 * 3_600_000)
    const join = { locationId: ids.location, segments: [{ serviceId: ids.cut }] }
    const call = async (customerId: string, more: object = {}): Promise<Answer> => {
      const entry = await salon.call('POST /v1/queue-entries', { ...join, customerId })
      return salon.call(`POST /v1/queue-entries/${textOf(entry, 'id')}/call`, more)
    }
    expect(segmentOf(await call(ids.wang))).toMatchObject({ staffId: ids.chen, assignmentSource: 'ROTATION' })
    expect(await queue()).toEqual([ids.lin, mei, ids.chen])
    const picked = segmentOf(await call(ids.zhao, { staffId: mei }))
    expect(picked).toMatchObject({ staffId: mei, assignmentSource: 'ON_SPOT_PICK', staffRequested: false })
    expect(await queue()).toEqual([ids.lin, ids.chen, mei])
  })

  test('B17 fewest gaps: who fits best serves, and moving the visit chooses anew only where it has to', async () => {
    await settle({ assignmentStrategy: 'FEWEST_GAPS', shortestGapMinutes: 45 })
    await book('13:30', { segment: { staffId: ids.lin } })
    await book('13:00', { segment: { staffId: mei } })
    const booked = await book('12:00')
    expect(segmentOf(booked).staffId).toBe(mei)
    const moved = await salon.call(`POST /v1/bookings/${textOf(booked, 'id')}/reschedule`, {
      startsAt: `${today}T13:00:00+08:00`,
    })
    // Mei is taken then, and Lin half an hour later.
    expect(segmentOf(moved)).toMatchObject({ staffId: ids.chen, assignmentSource: 'AUTOMATIC' })
    expect(await log(moved)).toMatchObject([
      { bookingVersion: 1, staffId: mei, keptStaffId: null },
      { bookingVersion: 2, staffId: ids.chen, keptStaffId: mei },
    ])
  })

  test('catalogue order: as the service lists them', async () => {
    await settle({ assignmentStrategy: 'CATALOGUE_ORDER' })
    expect([await servedBy('12:00'), await servedBy('12:00'), await servedBy('14:00')]).toEqual([
      ids.lin,
      ids.chen,
      ids.lin,
    ])
  })
})
