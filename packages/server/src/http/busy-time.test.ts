import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { databases, type OpenDatabase } from '../main/testing/databases.ts'
import { type Answer, rowsOf, textOf } from '../testing/call.ts'
import { furnish, type OpenSalon, openSalon, publishDay, type SalonIds } from '../testing/open-salon.ts'

const startOf = (clock: string, day = 21): string => `2026-11-${day}T${clock}:00+08:00`

describe.each(databases)('time that is blocked on $name', ({ open }) => {
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

  const book = (clock: string, staffId: string = ids.lin): Promise<Answer> =>
    salon.call('POST /v1/bookings', {
      ...{ locationId: ids.location, customerId: ids.wang, startsAt: startOf(clock) },
      segments: [{ serviceId: ids.cut, staffId }],
    })
  /** The whole hours of the day at which Lin can be booked. */
  const free = async (): Promise<readonly string[]> => {
    const segments = [{ serviceId: ids.cut, staffId: ids.lin }]
    const range = { from: startOf('00:00'), to: startOf('00:00', 22) }
    const found = await salon.call('POST /v1/availability/search', { locationId: ids.location, segments, ...range })
    return rowsOf(found)
      .map((slot) => String(slot.startsAt).slice(11, 16))
      .filter((clock) => clock.endsWith(':00'))
  }
  const lunch = { type: 'PERSONAL', startsAt: startOf('12:00'), endsAt: startOf('13:00') }
  const block = (body: object): Promise<Answer> => salon.call('POST /v1/time-blocks', { ...lunch, ...body })
  const weekly = (more: object): object => ({ unit: 'WEEKS', timeZone: 'Asia/Shanghai', ...more })
  const blocks = async (query: string): Promise<readonly unknown[]> =>
    rowsOf(await salon.call(`GET /v1/time-blocks?${query}`)).map(({ startsAt }) => startsAt)

  test('B23 a block that comes again is made of whole blocks, which go one by one or all that are left', async () => {
    const repeat = weekly({ weekdays: [6, 7], count: 5 })
    const made = await block({ staffId: ids.lin, repeat })
    expect(made).toMatchObject({ status: 201, body: { seriesId: made.body.id, startsAt: '2026-11-21T04:00:00.000Z' } })
    const series = `seriesId=${textOf(made, 'id')}`
    const days = [21, 22, 28, 29].map((day) => `2026-11-${day}T04:00:00.000Z`)
    expect(await blocks(series)).toEqual([...days, '2026-12-05T04:00:00.000Z'])
    expect(await free()).not.toContain('12:00')
    const [, second, third] = rowsOf(await salon.call(`GET /v1/time-blocks?${series}`))
    expect((await salon.call(`DELETE /v1/time-blocks/${String(second?.id)}`)).status).toBe(200)
    expect(await blocks(series)).toHaveLength(4)
    const rest = await salon.call(`DELETE /v1/time-blocks/${String(third?.id)}?scope=THIS_AND_LATER`)
    expect(rest).toMatchObject({ status: 200, body: { id: third?.id } })
    expect(await blocks(series)).toEqual([days[0]])
    await salon.call(`DELETE /v1/time-blocks/${textOf(made, 'id')}?scope=THIS_AND_LATER`)
    expect(await blocks(series)).toEqual([])
    expect(await free()).toContain('12:00')
  })

  test('B23 rooms are blocked again and again as well, and whether it counts as work is kept', async () => {
    const repeat = { unit: 'DAYS', timeZone: 'Asia/Shanghai', until: '2026-11-23' }
    const made = await block({ resourceId: ids.chair, type: 'MAINTENANCE', countsAsWork: true, repeat })
    expect(made).toMatchObject({ status: 201, body: { units: 1, countsAsWork: true } })
    expect(await blocks(`resourceId=${ids.chair}`)).toHaveLength(3)
  })

  test('B23 of a series all blocks are made or none', async () => {
    const booking = await book('12:00')
    const refused = await block({
      ...{ staffId: ids.lin, startsAt: startOf('12:00', 14), endsAt: startOf('13:00', 14) },
      repeat: weekly({ count: 3 }),
    })
    expect(refused).toMatchObject({
      status: 409,
      body: { code: 'time_block_overlaps_bookings', details: { bookingIds: [booking.body.id] } },
    })
    expect(await blocks(`staffId=${ids.lin}`)).toEqual([])
  })

  test.each([
    [{ count: 3, until: '2026-12-01' }, 400, 'invalid_request'],
    [{}, 400, 'invalid_request'],
    [{ count: 201 }, 400, 'invalid_request'],
    [{ count: 1, unit: 'DAYS', weekdays: [1] }, 400, 'invalid_request'],
    [{ count: 1, timeZone: 'Mars/Base' }, 400, 'invalid_request'],
    [{ count: 1, weekdays: [8] }, 400, 'invalid_request'],
    [{ until: '2026-11-20' }, 422, 'range_empty'],
    [{ until: '2199-12-31' }, 422, 'too_many_repetitions'],
    [{ count: 200 }, 422, 'range_too_long'],
  ])('B23 a repetition of %j is refused', async (more, status, code) => {
    expect(await block({ staffId: ids.lin, repeat: weekly(more) })).toMatchObject({ status, body: { code } })
  })

  test('B23 a repetition that overlaps itself, or begins within a minute, is refused', async () => {
    const repeat = { unit: 'DAYS', timeZone: 'Asia/Shanghai', count: 3 }
    const twoDays = { staffId: ids.lin, endsAt: startOf('12:01', 22), repeat }
    expect(await block(twoDays)).toMatchObject({ status: 422, body: { code: 'repetitions_overlap' } })
    const startsAt = '2026-11-21T12:00:30+08:00'
    expect(await block({ staffId: ids.lin, startsAt, repeat })).toMatchObject({ body: { code: 'invalid_request' } })
  })

  const external = (externalId: string, from: string, to: string): object => ({
    ...{ externalId, startsAt: startOf(from), endsAt: startOf(to) },
  })
  const day = { from: startOf('00:00'), to: startOf('00:00', 22) }
  const load = (times: readonly object[], more: object = {}): Promise<Answer> =>
    salon.call(`POST /v1/staff/${ids.lin}/import-busy-times`, { source: 'home', ...day, times, ...more })

  test('B29 what another calendar says is blocked, and replaced by what it says next', async () => {
    const first = await load([external('dentist', '11:00', '12:30'), external('school', '16:00', '17:00')])
    expect(first.body).toEqual({ added: 2, kept: 0, removed: 0, conflicts: [] })
    expect(await free()).toEqual(['10:00', '13:00', '14:00', '15:00', '17:00', '18:00', '19:00'])
    const listed = rowsOf(await salon.call(`GET /v1/time-blocks?staffId=${ids.lin}`))
    expect(listed[0]).toMatchObject({ type: 'EXTERNAL', source: 'home', externalId: 'dentist', countsAsWork: false })
    const before = await salon.call(`GET /v1/time-blocks?staffId=${ids.lin}`)
    const again = await load([external('dentist', '11:00', '12:30'), external('school', '16:00', '17:00')])
    expect(again.body).toEqual({ added: 0, kept: 2, removed: 0, conflicts: [] })
    expect((await salon.call(`GET /v1/time-blocks?staffId=${ids.lin}`)).text).toBe(before.text)
    const moved = await load([external('dentist', '14:00', '15:00')])
    expect(moved.body).toEqual({ added: 1, kept: 0, removed: 2, conflicts: [] })
    expect(await free()).not.toContain('14:00')
    expect(await free()).toContain('11:00')
  })

  test('B29 bookings stay, are told, and what is free around them is blocked', async () => {
    const booked = await book('12:00')
    const busy = [external('all', '10:00', '14:00')]
    const loaded = await load(busy)
    const conflicts = [{ externalId: 'all', bookingId: booked.body.id }]
    expect(loaded).toMatchObject({ status: 200, body: { added: 1, conflicts } })
    expect((await free()).slice(0, 2)).toEqual(['14:00', '15:00'])
    expect((await salon.call(`GET /v1/bookings/${textOf(booked, 'id')}`)).body.state).toBe('CONFIRMED')
    // Its time is the calendar's once that is told again.
    await salon.call(`POST /v1/bookings/${textOf(booked, 'id')}/cancel`)
    expect(await free()).toContain('12:00')
    expect((await load(busy)).body).toEqual({ added: 0, kept: 1, removed: 0, conflicts: [] })
    expect(await free()).not.toContain('12:00')
  })

  test('B29 calendars do not touch each other’s blocks, nor those outside the window, nor those made here', async () => {
    await block({ staffId: ids.lin })
    await load([external('a', '10:00', '11:00')])
    await load([external('b', '10:30', '12:30')], { source: 'work' })
    const night = { from: startOf('00:00', 22), to: startOf('00:00', 23) }
    expect((await load([], night)).body).toEqual({ added: 0, kept: 0, removed: 0, conflicts: [] })
    expect(await blocks(`staffId=${ids.lin}`)).toHaveLength(3)
    expect(await free()).toEqual(['13:00', '14:00', '15:00', '16:00', '17:00', '18:00', '19:00'])
    expect((await load([])).body).toMatchObject({ removed: 1 })
    expect(await blocks(`staffId=${ids.lin}`)).toHaveLength(2)
    // What the one had taken first is the other's once that is told again.
    expect((await free())[0]).toBe('10:00')
    await load([external('b', '10:30', '12:30')], { source: 'work' })
    expect((await free())[0]).toBe('13:00')
    expect(await book('10:15')).toMatchObject({ status: 409 })
  })

  test.each([
    [{ to: startOf('00:00') }, 422, 'range_empty'],
    [{ times: [external('a', '10:00', '10:00')] }, 422, 'range_empty'],
    [{ to: '2028-01-01T00:00:00Z' }, 422, 'range_too_long'],
    [{ from: startOf('12:00'), times: [external('a', '10:00', '12:00')] }, 422, 'time_outside_window'],
    [{ times: [{ ...external('a', '10:00', '11:00'), externalId: '' }] }, 400, 'invalid_request'],
    [{ source: '' }, 400, 'invalid_request'],
    [{ times: Array(501).fill(external('a', '10:00', '11:00')) }, 400, 'invalid_request'],
  ])('B29 an import of %j is refused', async (more, status, code) => {
    expect(await load([], more)).toMatchObject({ status, body: { code } })
  })

  test('B29 which of the times of an import is empty is pointed at', async () => {
    const times = [external('a', '10:00', '11:00'), external('b', '10:00', '10:00')]
    const errors = [{ pointer: '/times/1/endsAt', code: 'range_empty', message: 'must be after startsAt' }]
    expect((await load(times)).body).toMatchObject({ code: 'range_empty', errors })
    const whole = await load([], { to: startOf('00:00') })
    expect(whole.body).toMatchObject({ errors: [{ pointer: '/to', message: 'must be after from' }] })
  })

  test('B29 an import for nobody, or for somebody who has left, is refused', async () => {
    const nobody = await salon.call('POST /v1/staff/stf_nobody/import-busy-times', { source: 'x', ...day, times: [] })
    expect(nobody).toMatchObject({ status: 404, body: { code: 'not_found' } })
    await salon.call(`POST /v1/staff/${ids.lin}/archive`)
    expect(await load([])).toMatchObject({ status: 409, body: { code: 'reference_archived' } })
  })
})
