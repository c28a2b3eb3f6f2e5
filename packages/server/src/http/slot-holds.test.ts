import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { databases, type OpenDatabase } from '../main/testing/databases.ts'
import { type Answer, rowsOf, textOf } from '../testing/call.ts'
import { furnish, nineMs, type OpenSalon, openSalon, publishDay, type SalonIds } from '../testing/open-salon.ts'

const day = { from: '2026-11-21T00:00:00+08:00', to: '2026-11-22T00:00:00+08:00' }
const noon = '2026-11-21T12:00:00+08:00'

describe.each(databases)('B10 slot holds on $name', ({ open }) => {
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

  const visit = (more: object = {}): object => ({
    locationId: ids.location,
    startsAt: noon,
    segments: [{ serviceId: ids.manicure }],
    ...more,
  })
  const hold = (more: object = {}): Promise<Answer> => salon.call('POST /v1/slot-holds', visit(more))
  const book = (more: object = {}): Promise<Answer> =>
    salon.call('POST /v1/bookings', visit({ customerId: ids.wang, ...more }))
  const bookHeld = (held: Answer, more: object = {}): Promise<Answer> =>
    book({ hold: { id: textOf(held, 'id'), token: textOf(held, 'holdToken') }, ...more })
  const release = (held: Answer, holdToken = textOf(held, 'holdToken')): Promise<Answer> =>
    salon.call(`POST /v1/slot-holds/${textOf(held, 'id')}/release`, { holdToken })
  const noonIsShown = async (more: object = {}): Promise<boolean> => {
    const { segments, locationId } = visit() as { segments: object; locationId: string }
    const found = await salon.call('POST /v1/availability/search', { locationId, segments, ...day, ...more })
    return rowsOf(found).some((slot) => slot.startsAt === noon)
  }

  test('a hold keeps others out, shows itself to its holder, and becomes the holder’s booking', async () => {
    const held = await hold()
    expect(held).toMatchObject({
      status: 201,
      body: {
        startsAt: noon,
        endsAt: '2026-11-21T14:00:00+08:00',
        expiresAt: '2026-11-21T09:05:00+08:00',
        customerId: null,
        segments: [{ ordinal: 0, resourceIds: [ids.chair], startsAt: noon }],
      },
    })
    expect(await noonIsShown()).toBe(false)
    expect(await noonIsShown({ holdToken: textOf(held, 'holdToken') })).toBe(true)
    expect(await noonIsShown({ holdToken: 'mdh_guessed' })).toBe(false)
    // There is one chair: neither a booking nor another hold gets past it.
    expect(await book()).toMatchObject({ status: 409, body: { code: 'capacity_full' } })
    expect(await hold()).toMatchObject({ status: 409, body: { code: 'capacity_full' } })
    const booked = await bookHeld(held)
    expect(booked).toMatchObject({ status: 201, body: { segments: held.body.segments, startsAt: noon } })
    expect(await bookHeld(held)).toMatchObject({ status: 409, body: { code: 'hold_expired' } })
    salon.clock.set(nineMs + 3_600_000)
    expect(await book()).toMatchObject({ status: 409, body: { code: 'capacity_full' } })
  })

  test('the holder is shown the held start and, beside it, what anybody could book', async () => {
    const held = await hold({ segments: [{ serviceId: ids.manicure }], startsAt: noon })
    const [{ staffId }] = held.body.segments as readonly [{ staffId: string }]
    const { segments, locationId } = visit() as { segments: object; locationId: string }
    const search = { locationId, segments, ...day, includeStaff: true }
    const holdToken = textOf(held, 'holdToken')
    const forHolder = rowsOf(await salon.call('POST /v1/availability/search', { ...search, holdToken }))
    const forAnybody = rowsOf(await salon.call('POST /v1/availability/search', search))
    const kept = { startsAt: noon, endsAt: '2026-11-21T14:00:00+08:00', staff: [[staffId]] }
    expect(forHolder.filter(({ startsAt }) => startsAt === noon)).toEqual([kept])
    expect(forHolder.filter(({ startsAt }) => startsAt !== noon)).toEqual(forAnybody)
    // There is one chair: from ten on what ends by noon, and what begins from two on.
    expect(forAnybody.map(({ startsAt }) => String(startsAt).slice(11, 16)).slice(0, 2)).toEqual(['10:00', '14:00'])
  })

  test('a held start that can be booked beside the hold is shown, though the hold itself is lost', async () => {
    const segments = [{ serviceId: ids.cut, staffId: ids.lin }]
    const held = await hold({ segments })
    const token = { holdToken: textOf(held, 'holdToken') }
    const { body } = await salon.call(`GET /v1/services/${ids.cut}`)
    const headers = { 'if-match': `"${String(body.version)}"` }
    const without = await salon.call(`PATCH /v1/services/${ids.cut}`, { staffIds: [ids.chen] }, { headers })
    expect(without.status, without.text).toBe(200)
    const asked = { segments: [{ serviceId: ids.cut }] }
    for (const more of [asked, { segments }]) {
      expect(await bookHeld(held, more)).toMatchObject({
        status: 422,
        body: { code: 'staff_not_qualified', details: { staffId: ids.lin, serviceId: ids.cut } },
      })
    }
    expect(await noonIsShown({ ...token, ...asked })).toBe(true)
    expect(await book(asked)).toMatchObject({ status: 201, body: { segments: [{ staffId: ids.chen }] } })
    expect(await noonIsShown({ ...token, ...asked })).toBe(false)
    const explained = await salon.call('POST /v1/availability/explain', visit({ ...token, ...asked }))
    expect(explained).toMatchObject({ body: { starts: [{ bookable: false }] } })
  })

  test('a hold is for its own visit, and for who has its token', async () => {
    const held = await hold({ customerId: ids.zhao })
    const mismatches = [
      [{}, 'customerId'],
      [{ customerId: ids.zhao, startsAt: '2026-11-21T14:00:00+08:00' }, 'startsAt'],
      [{ customerId: ids.zhao, segments: [{ serviceId: ids.cut }] }, 'segments'],
    ] as const
    for (const [more, field] of mismatches) {
      const refused = await bookHeld(held, more)
      expect(refused).toMatchObject({ status: 422, body: { code: 'hold_mismatch', details: { field } } })
    }
    for (const stolen of [
      { id: textOf(held, 'id'), token: 'mdh_guessed' },
      { id: 'hld_none', token: textOf(held, 'holdToken') },
    ]) {
      const refused = await book({ customerId: ids.zhao, hold: stolen })
      expect(refused).toMatchObject({
        status: 422,
        body: { code: 'reference_not_found', details: { kind: 'SlotHold' } },
      })
    }
    expect(await release(held, 'mdh_guessed')).toMatchObject({ status: 404 })
    expect(await bookHeld(held, { customerId: ids.zhao })).toMatchObject({ status: 201 })
  })

  test('a released hold frees its time at once, and may be released again', async () => {
    const held = await hold()
    expect(await release(held)).toMatchObject({ status: 200, body: { expiresAt: '2026-11-21T09:00:00+08:00' } })
    expect(await noonIsShown()).toBe(true)
    expect(await release(held)).toMatchObject({ status: 200 })
    expect(await bookHeld(held)).toMatchObject({ status: 409, body: { code: 'hold_expired' } })
    expect(await book()).toMatchObject({ status: 201 })
    // The booking that came later is not the hold's to give back.
    expect(await release(held)).toMatchObject({ status: 200 })
    expect(await book()).toMatchObject({ status: 409 })
  })

  test('a lapsed hold is over for its holder and free for others, purged or not', async () => {
    const first = await hold({ ttlSeconds: 30 })
    salon.clock.set(nineMs + 29_999)
    expect(await noonIsShown()).toBe(false)
    salon.clock.set(nineMs + 30_000)
    expect(await noonIsShown()).toBe(true)
    expect(await bookHeld(first)).toMatchObject({ status: 409, body: { code: 'hold_expired' } })
    const second = await hold({ ttlSeconds: 30 })
    expect(second.status).toBe(201)
    salon.clock.set(nineMs + 60_000)
    // One person, one chair, one place and one of the service of the second hold; the first's went when it took them.
    expect((await salon.mendian.jobs.run()).purgedHolds).toBe(4)
    expect(await book()).toMatchObject({ status: 201 })
  })

  test('a hold takes a place of the location and of the day, until it lapses', async () => {
    for (const limit of ['maxConcurrentCustomers', 'maxBookingsPerDay']) {
      const { body } = await salon.call(`GET /v1/locations/${ids.location}`)
      const headers = { 'if-match': `"${String(body.version)}"` }
      const none = { maxConcurrentCustomers: null, maxBookingsPerDay: null }
      const patched = await salon.call(`PATCH /v1/locations/${ids.location}`, { ...none, [limit]: 1 }, { headers })
      expect(patched.status).toBe(200)
      const held = await hold({ ttlSeconds: 30 })
      const full = limit === 'maxBookingsPerDay' ? 'daily_cap_reached' : 'capacity_full'
      const beside = { segments: [{ serviceId: ids.cut }] }
      expect(await book(beside)).toMatchObject({ status: 409, body: { code: full, details: { limit: 'LOCATION' } } })
      const booked = await bookHeld(held)
      expect(booked.status).toBe(201)
      await salon.call(`POST /v1/bookings/${textOf(booked, 'id')}/cancel`)
      await hold({ ttlSeconds: 30 })
      salon.clock.set(salon.clock.nowMs() + 30_000)
      const after = await book(beside)
      expect(after.status).toBe(201)
      await salon.call(`POST /v1/bookings/${textOf(after, 'id')}/cancel`)
    }
  })

  test('time can be blocked over a lapsed hold', async () => {
    const held = await hold({ ttlSeconds: 30 })
    const [segment] = held.body.segments as { staffId: string }[]
    const times = { type: 'OTHER', startsAt: noon, endsAt: '2026-11-21T14:00:00+08:00' }
    const block = (of: object): Promise<Answer> => salon.call('POST /v1/time-blocks', { ...times, ...of })
    const owners = [{ kind: 'HOLD', id: held.body.id }]
    for (const of of [{ staffId: segment?.staffId }, { resourceId: ids.chair }]) {
      expect(await block(of)).toMatchObject({ status: 409, body: { code: 'time_block_overlap', details: { owners } } })
    }
    salon.clock.set(nineMs + 30_000)
    expect(await block({ staffId: segment?.staffId })).toMatchObject({ status: 201 })
    expect(await block({ resourceId: ids.chair })).toMatchObject({ status: 201 })
  })

  test('a hold moves nothing by being late: a booking moved onto lapsed time takes it', async () => {
    await hold({ ttlSeconds: 30 })
    const booked = await book({ startsAt: '2026-11-21T15:00:00+08:00' })
    const move = (): Promise<Answer> =>
      salon.call(`POST /v1/bookings/${textOf(booked, 'id')}/reschedule`, { startsAt: noon })
    expect(await move()).toMatchObject({ status: 409, body: { code: 'capacity_full' } })
    salon.clock.set(nineMs + 30_000)
    expect(await move()).toMatchObject({ status: 200, body: { startsAt: noon } })
  })

  test('of the holder and a stranger at the moment it lapses never both get the time', async () => {
    for (let round = 0; round < 12; round += 1) {
      const start = `2026-11-21T${10 + (round % 4) * 2}:00:00+08:00`
      salon.clock.set(nineMs)
      const held = await hold({ ttlSeconds: 30, startsAt: start })
      expect(held.status).toBe(201)
      // Some of the calls are made just before it lapses, some just after.
      const results: Promise<Answer>[] = []
      for (const [call, nowMs] of [
        [() => bookHeld(held, { startsAt: start }), nineMs + 29_999],
        [() => book({ startsAt: start, customerId: ids.zhao }), nineMs + 30_000],
        [() => hold({ startsAt: start }), nineMs + 30_000],
        [() => bookHeld(held, { startsAt: start }), nineMs + 30_000],
      ] as const) {
        salon.clock.set(nowMs)
        results.push(call())
        if (round % 2 === 0) await Promise.resolve()
      }
      const answers = await Promise.all(results)
      const won = answers.filter(({ status }) => status === 201)
      expect(won.length, answers.map(({ text }) => text).join('\n')).toBe(1)
      await (won[0]?.body.holdToken === undefined
        ? salon.call(`POST /v1/bookings/${won[0]?.body.id}/cancel`)
        : release(won[0]))
    }
  })

  test('of many holds and bookings of one slot at once exactly one wins', async () => {
    const answers = await Promise.all(Array.from({ length: 30 }, (_, n) => (n % 2 === 0 ? hold() : book())))
    expect(answers.filter(({ status }) => status === 201)).toHaveLength(1)
    expect(answers.filter(({ status }) => status === 409)).toHaveLength(29)
  })

  test('a shift is not taken back from under a hold', async () => {
    const held = await hold({ segments: [{ serviceId: ids.cut, staffId: ids.lin }] })
    const shifts = rowsOf(
      await salon.call(
        `GET /v1/shifts?locationId=${ids.location}&fromDate=2026-11-21&toDate=2026-11-21&staffId=${ids.lin}`,
      ),
    )
    const remove = (): Promise<Answer> => salon.call(`DELETE /v1/shifts/${shifts[0]?.id}`)
    expect(await remove()).toMatchObject({ status: 409, body: { code: 'shift_has_bookings' } })
    await release(held)
    expect(await remove()).toMatchObject({ status: 200 })
  })
})
