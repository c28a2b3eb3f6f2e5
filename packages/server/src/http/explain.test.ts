import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { databases, type OpenDatabase } from '../main/testing/databases.ts'
import { type Answer, rowsOf, textOf } from '../testing/call.ts'
import { done, furnish, type OpenSalon, openSalon, publishDay, type SalonIds } from '../testing/open-salon.ts'

const at = (clock: string): string => `2026-11-21T${clock}:00+08:00`

interface Start {
  readonly startsAt: string
  readonly bookable: boolean
  readonly reasons: readonly { readonly code: string; readonly details: Readonly<Record<string, unknown>> }[]
  readonly segments: readonly {
    readonly candidates: readonly { staffId: string; free: boolean; reasons: readonly object[] }[]
    readonly pools: readonly object[]
  }[]
  readonly pools: readonly object[]
}

describe.each(databases)('why a start can or cannot be booked on $name', ({ open }) => {
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

  const visit = (more: object = {}): Record<string, unknown> => ({
    locationId: ids.location,
    segments: [{ serviceId: ids.cut }],
    ...more,
  })
  const explain = async (more: object): Promise<readonly Start[]> => {
    const answer = await salon.call('POST /v1/availability/explain', visit(more))
    expect(answer.status, answer.text).toBe(200)
    return answer.body.starts as readonly Start[]
  }
  const only = async (clock: string, more: object = {}): Promise<Start> => {
    const [start] = await explain({ startsAt: at(clock), ...more })
    if (!start) throw new Error('one start asked, one answered')
    return start
  }
  const book = (clock: string, more: object = {}): Promise<Answer> =>
    salon.call('POST /v1/bookings', visit({ startsAt: at(clock), customerId: ids.wang, ...more }))

  test('a day: every start is bookable as the search shows it, and else gives what booking would', async () => {
    const { engine } = salon.mendian
    done(
      await engine.timeBlocks.create(salon.context, {
        staffId: ids.chen,
        type: 'TRAINING',
        startsAt: at('13:00'),
        endsAt: at('15:00'),
      }),
    )
    expect((await book('13:00', { segments: [{ serviceId: ids.cut, staffId: ids.lin }] })).status).toBe(201)
    const held = await salon.call('POST /v1/slot-holds', visit({ startsAt: at('16:00') }))
    const tokens = [undefined, textOf(held, 'holdToken')]
    for (const holdToken of tokens) {
      const who = holdToken === undefined ? {} : { holdToken }
      const starts = await explain({ date: '2026-11-21', ...who })
      expect(starts).toHaveLength(96)
      const range = { from: at('00:00'), to: '2026-11-22T00:00:00+08:00' }
      const shown = rowsOf(await salon.call('POST /v1/availability/search', visit({ ...range, ...who })))
      expect(starts.filter(({ bookable }) => bookable).map(({ startsAt }) => startsAt)).toEqual(
        shown.map(({ startsAt }) => startsAt),
      )
    }
    for (const { startsAt, bookable, reasons } of await explain({ date: '2026-11-21', customerId: ids.zhao })) {
      if (bookable) continue
      const refused = await salon.call('POST /v1/bookings', visit({ startsAt, customerId: ids.zhao }))
      expect([refused.body.code, refused.body.details]).toEqual([reasons[0]?.code, reasons[0]?.details])
    }
  })

  test('each person has their own reason: off shift, busy until then, blocked for what', async () => {
    const { engine } = salon.mendian
    const block = { staffId: ids.chen, type: 'TRAINING', startsAt: at('12:00'), endsAt: at('14:30') } as const
    done(await engine.timeBlocks.create(salon.context, block))
    expect((await book('13:00', { segments: [{ serviceId: ids.cut, staffId: ids.lin }] })).status).toBe(201)
    const { reasons, segments } = await only('13:30')
    expect(reasons).toEqual([{ code: 'slot_taken', details: { segment: 0, startsAt: at('13:30') } }])
    expect(segments[0]?.candidates).toEqual([
      {
        staffId: ids.lin,
        free: false,
        reasons: [{ code: 'slot_taken', busy: [{ kind: 'BOOKING', from: at('13:00'), until: at('14:00') }] }],
      },
      {
        staffId: ids.chen,
        free: false,
        reasons: [
          {
            code: 'slot_taken',
            busy: [{ kind: 'TIME_BLOCK', blockType: 'TRAINING', from: at('12:00'), until: at('14:30') }],
          },
        ],
      },
    ])
    const late = await only('19:30')
    expect(late.reasons.map(({ code }) => code)).toEqual(['staff_not_working'])
    expect(late.segments[0]?.candidates[0]?.reasons).toEqual([
      { code: 'staff_not_working', working: [{ from: at('10:00'), to: at('20:00') }] },
    ])
    expect(JSON.stringify([reasons, segments])).not.toContain('cus_')
  })

  test('capacity 3/3 and a taken room say until when, and several reasons come in their order', async () => {
    const patch = { ...salon.context, expectedVersion: 1 }
    done(await salon.mendian.engine.locations.update(patch, { id: ids.location, maxConcurrentCustomers: 1 }))
    const manicure = { segments: [{ serviceId: ids.manicure }] }
    expect((await book('12:00', manicure)).status).toBe(201)
    const start = await only('13:00', manicure)
    expect(start.reasons.map(({ code, details }) => [code, details.limit])).toEqual([
      ['capacity_full', 'RESOURCE'],
      ['capacity_full', 'LOCATION'],
    ])
    const taken = { units: 1, inUse: 1, quantity: 1, full: true, freeFrom: at('14:00') }
    expect(start.segments[0]?.pools).toEqual([{ limit: 'RESOURCE', id: ids.chair, ...taken }])
    expect(start.pools).toEqual([{ limit: 'LOCATION', id: ids.location, ...taken }])
    const past = await only('08:07', manicure)
    expect(past.reasons.map(({ code }) => code)).toEqual(['start_off_grid', 'staff_not_working'])
  })

  test('a customer’s own limits come first', async () => {
    const patch = { ...salon.context, expectedVersion: 1 }
    done(await salon.mendian.engine.locations.update(patch, { id: ids.location, requireVerifiedContact: true }))
    expect((await only('12:00')).bookable).toBe(true)
    const { bookable, reasons } = await only('21:00', { customerId: ids.wang })
    expect([bookable, reasons.map(({ code }) => code)]).toEqual([false, ['contact_not_verified', 'staff_not_working']])
  })

  test('what cannot be asked', async () => {
    const cases = [
      [{}, 422, 'date_or_start_required'],
      [{ date: '2026-11-21', startsAt: at('12:00') }, 422, 'date_or_start_required'],
      [{ date: '2026-11-31' }, 400, 'invalid_request'],
      [{ date: '2026-11-21', customerId: 'cus_unknown' }, 422, 'reference_not_found'],
      [{ date: '2026-11-21', locationId: 'loc_unknown' }, 422, 'reference_not_found'],
      [{ date: '2026-11-21', segments: [{ serviceId: 'svc_unknown' }] }, 422, 'reference_not_found'],
      [{ date: '2026-11-21', segments: [{ serviceId: ids.cut, staffId: 'stf_unknown' }] }, 422, 'reference_not_found'],
    ] as const
    for (const [more, status, code] of cases) {
      const answer = await salon.call('POST /v1/availability/explain', visit(more))
      expect([answer.status, answer.body.code], JSON.stringify(more)).toEqual([status, code])
    }
  })
})
