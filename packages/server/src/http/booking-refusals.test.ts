import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { databases, type OpenDatabase } from '../main/testing/databases.ts'
import { type Answer, textOf } from '../testing/call.ts'
import { done, furnish, nineMs, type OpenSalon, openSalon, publishDay, type SalonIds } from '../testing/open-salon.ts'

const noon = '2026-11-21T12:00:00+08:00'
const hourMs = 3_600_000

describe.each(databases)('refusals that few bookings meet on $name', ({ open }) => {
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

  const visit = (segments: readonly object[], more: object = {}): object => ({
    locationId: ids.location,
    segments,
    ...more,
  })
  const book = (...segments: readonly object[]): Promise<Answer> =>
    salon.call('POST /v1/bookings', visit(segments, { customerId: ids.wang, startsAt: noon }))
  const madeService = async (more: object): Promise<object> => {
    const service = { name: 'Own', durationMinutes: 60, price: { amountMinor: 100, currency: 'CNY' }, ...more }
    return { serviceId: done(await salon.mendian.engine.services.create(salon.context, service)).id }
  }
  const madePerson = async (name: string): Promise<never> =>
    done(await salon.mendian.engine.staff.create(salon.context, { name, locationIds: [ids.location] })).id as never

  /** What booking, holding, searching and explaining that visit answer. */
  const answers = async (segment: object): Promise<readonly (readonly [number, unknown])[]> => {
    const range = { from: noon, to: '2026-11-21T13:00:00+08:00' }
    const each = [
      await book(segment),
      await salon.call('POST /v1/slot-holds', visit([segment], { startsAt: noon })),
      await salon.call('POST /v1/availability/search', visit([segment], range)),
      await salon.call('POST /v1/availability/explain', visit([segment], { startsAt: noon })),
    ]
    return each.map(({ status, body }) => [status, body.code])
  }

  test('a service in another currency, without staff, or whose resources are elsewhere', async () => {
    const staffIds = [ids.lin]
    const foreign = await madeService({ staffIds, price: { amountMinor: 100, currency: 'EUR' } })
    expect(await answers(foreign)).toEqual(Array(4).fill([422, 'currency_mismatch']))
    expect(await answers(await madeService({}))).toEqual(Array(4).fill([409, 'no_qualified_staff']))
    const { engine } = salon.mendian
    const other = { name: 'Pudong', timeZone: 'Asia/Shanghai', currency: 'CNY' }
    const locationId = done(await engine.locations.create(salon.context, other)).id
    const sofa = done(await engine.resources.create(salon.context, { locationId, kind: 'ROOM', name: 'Sofa' }))
    const elsewhere = await madeService({ staffIds, resourceRequirements: [{ resourceIds: [sofa.id] }] })
    expect(await answers(elsewhere)).toEqual(Array(4).fill([422, 'resource_not_at_location']))
  })

  test('a person who takes no bookings', async () => {
    const patch = { ...salon.context, expectedVersion: 1 }
    done(await salon.mendian.engine.staff.update(patch, { id: ids.lin, bookable: false }))
    const segment = { serviceId: ids.cut, staffId: ids.lin }
    expect(await answers(segment)).toEqual(Array(4).fill([409, 'staff_not_bookable']))
  })

  test('an answer that would name too many', async () => {
    const { engine } = salon.mendian
    const patch = { ...salon.context, expectedVersion: 1 }
    done(await engine.locations.update(patch, { id: ids.location, slotAlignmentMinutes: 5 }))
    const names = ['A', 'B', 'C', 'D', 'E', 'F', 'G']
    const staffIds: string[] = []
    for (const name of names) staffIds.push(await madePerson(name))
    const segments = Array(10).fill(await madeService({ staffIds, durationMinutes: 5 }))
    const asked = visit(segments, { date: '2026-11-21' })
    expect(await salon.call('POST /v1/availability/explain', asked)).toMatchObject({
      status: 422,
      body: { code: 'answer_too_large', details: { maxNamed: 20_000 } },
    })
  })

  describe('an extension', () => {
    const served = async (...segments: readonly object[]): Promise<string> => {
      const booked = await book(...segments)
      expect(booked.status, booked.text).toBe(201)
      const path = `POST /v1/bookings/${textOf(booked, 'id')}`
      salon.clock.set(nineMs + 3 * hourMs)
      for (const step of ['check-in', 'start']) expect((await salon.call(`${path}/${step}`, {})).status).toBe(200)
      return path
    }

    test('of a segment that the next has followed', async () => {
      const path = await served({ serviceId: ids.cut }, { serviceId: ids.cut })
      salon.clock.set(nineMs + 4 * hourMs)
      const refused = await salon.call(`${path}/extend-segment`, { segment: 0, minutes: 15 })
      expect(refused).toMatchObject({ status: 409, body: { code: 'segment_over' } })
    })

    test('beyond a day', async () => {
      const staffId = await madePerson('Night')
      const shifts = [{ date: '2026-11-21', startTime: '12:00', endTime: '36:00' }]
      const { engine } = salon.mendian
      done(await engine.shifts.publish(salon.context, { locationId: ids.location, staffId, shifts }))
      const path = await served(await madeService({ staffIds: [staffId], durationMinutes: 1200 }))
      const refused = await salon.call(`${path}/extend-segment`, { segment: 0, minutes: 300 })
      expect(refused).toMatchObject({ status: 422, body: { code: 'service_too_long' } })
    })
  })
})
