import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { databases, type OpenDatabase } from '../main/testing/databases.ts'
import { type Answer, rowsOf, textOf } from '../testing/call.ts'
import { furnish, type OpenSalon, openSalon, publishDay, salonIds } from '../testing/open-salon.ts'

const ids = salonIds()
const at = (clock: string): string => `2026-11-21T${clock}:00+08:00`
const cny = (amountMinor: number): object => ({ amountMinor, currency: 'CNY' })

interface Segment {
  readonly staffId: string
  readonly resourceIds: readonly string[]
}

describe.each(databases)('what a visit needs, on $name', ({ open }) => {
  let database: OpenDatabase
  let salon: OpenSalon

  beforeAll(async () => {
    database = await open()
  })
  afterAll(() => database.close())
  beforeEach(async () => {
    salon = await openSalon(database.storage)
    await furnish(salon.mendian, salon)
    await publishDay(salon.mendian, salon, ids)
  })

  const book = (clock: string, serviceId: string, more: object = {}): Promise<Answer> =>
    salon.call('POST /v1/bookings', {
      ...{ locationId: ids.location, customerId: ids.wang, startsAt: at(clock) },
      ...{ segments: [{ serviceId, ...more }] },
    })
  const starts = async (serviceId: string, more: object = {}): Promise<readonly string[]> => {
    const range = { from: at('00:00'), to: at('23:59') }
    const search = { locationId: ids.location, segments: [{ serviceId, ...more }], ...range }
    return rowsOf(await salon.call('POST /v1/availability/search', search)).map(({ startsAt }) =>
      String(startsAt).slice(11, 16),
    )
  }

  test('BK-07 with two people and one chair the second chair at that time is refused, and anybody is somebody free', async () => {
    const first = await book('12:00', ids.manicure)
    const [segment] = first.body.segments as readonly Segment[]
    expect([ids.lin, ids.chen]).toContain(segment?.staffId)
    expect(segment?.resourceIds).toEqual([ids.chair])
    const second = await book('12:00', ids.manicure)
    expect(second).toMatchObject({ status: 409, body: { code: 'capacity_full', details: { limit: 'RESOURCE' } } })
    // A cut needs no chair here: the other person is still free for one.
    const cut = await book('12:00', ids.cut)
    const [other] = cut.body.segments as readonly Segment[]
    expect(other?.staffId).not.toBe(segment?.staffId)
  })

  test('B01 staff are free while the customer waits, and clean up after they have gone', async () => {
    await salon.call('POST /v1/services', {
      ...{ id: 'svc_colour', name: 'Colour', price: cny(48_800), staffIds: [ids.lin] },
      ...{ durationMinutes: 30, processingMinutes: 60, finishingMinutes: 30, transitionMinutes: 15 },
    })
    const colour = await book('12:00', 'svc_colour')
    expect(colour.body.endsAt).toBe(at('14:00'))
    const byLin = (await starts(ids.cut, { staffId: ids.lin })).filter((time) => time > '10:45' && time < '15:00')
    // An hour of a cut fits the hour of processing, and begins again only after cleaning up.
    expect(byLin).toEqual(['11:00', '12:30', '14:15', '14:30', '14:45'])
  })

  test('B03 rooms, workstations and machines are found together or not at all', async () => {
    const { location: locationId } = ids
    await salon.call('POST /v1/resources', { id: 'rsc_room', locationId, kind: 'ROOM', name: 'Room', quantity: 2 })
    await salon.call('POST /v1/resources', { id: 'rsc_laser', locationId, kind: 'EQUIPMENT', name: 'Laser' })
    await salon.call('POST /v1/services', {
      ...{ id: 'svc_laser', name: 'Laser', durationMinutes: 60, price: cny(80_000), staffIds: [ids.lin, ids.chen] },
      resourceRequirements: [{ resourceIds: ['rsc_room'] }, { resourceIds: ['rsc_laser'] }],
    })
    expect((await book('12:00', 'svc_laser')).body.segments).toMatchObject([{ resourceIds: ['rsc_room', 'rsc_laser'] }])
    const before = await database.dump()
    const refused = await book('12:30', 'svc_laser')
    expect(refused).toMatchObject({ status: 409, body: { code: 'capacity_full' } })
    expect(refused.body.details).toMatchObject({ resourceIds: ['rsc_laser'] })
    expect(await database.dump()).toBe(before)
    const outOfUse = { resourceId: 'rsc_laser', startsAt: at('15:00'), endsAt: at('17:00'), type: 'MAINTENANCE' }
    const blocked = await salon.call('POST /v1/time-blocks', outOfUse)
    expect([blocked.status, blocked.body.code]).toEqual([201, undefined])
    expect((await starts('svc_laser')).filter((time) => time > '13:00' && time < '18:00')).toEqual([
      ...['13:15', '13:30', '13:45', '14:00', '17:00', '17:15', '17:30', '17:45'],
    ])
  })

  test('B22 a visit is confirmed, arrived, in service and completed; one called off says for whose sake', async () => {
    const path = async (clock: string): Promise<string> =>
      `/v1/bookings/${textOf(await book(clock, ids.cut, { staffId: ids.lin }), 'id')}`
    const visit = await path('12:00')
    await salon.call(`POST ${visit}/check-in`)
    await salon.call(`POST ${visit}/start`)
    const done = await salon.call(`POST ${visit}/complete`)
    const history = done.body.history as readonly { readonly state: string; readonly action: string }[]
    expect(history.map(({ action, state }) => `${action} ${state}`)).toEqual([
      'BOOK CONFIRMED',
      'CHECK_IN ARRIVED',
      'START IN_SERVICE',
      'COMPLETE COMPLETED',
    ])
    for (const [clock, cancelReason] of [
      ['14:00', 'CUSTOMER'],
      ['15:00', 'STAFF'],
      ['16:00', 'MISTAKE'],
    ] as const) {
      const cancelled = await salon.call(`POST ${await path(clock)}/cancel`, { reason: cancelReason, note: 'as told' })
      expect(cancelled).toMatchObject({ status: 200, body: { state: 'CANCELLED' } })
      expect((cancelled.body.history as readonly object[]).at(-1)).toMatchObject({ cancelReason, reason: 'as told' })
    }
    expect(await salon.call(`POST ${visit}/cancel`)).toMatchObject({ status: 409 })
  })
})
