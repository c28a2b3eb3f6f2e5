import type { EventEnvelope } from '@mendian/core'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { type OpenDatabase, openSqlite } from '../main/testing/databases.ts'
import { type Answer, textOf } from '../testing/call.ts'
import { furnish, nineMs, type OpenSalon, openSalon, publishDay, type SalonIds } from '../testing/open-salon.ts'

/** What may be added to but never taken from: an event's fields, dots for nesting, `[]` for the rows of a list. */
const bookingFields = [
  'address',
  'awaiting',
  'cancellationTerms',
  'channel',
  'createdAt',
  'customerId',
  'endsAt',
  'guestArrangement',
  'guests.[].name',
  'history.[].action',
  'history.[].actor.id',
  'history.[].actor.kind',
  'history.[].cancelReason',
  'history.[].occurredAt',
  'history.[].reason',
  'history.[].state',
  'history.[].version',
  'id',
  'locationId',
  'locationType',
  'maxWaitMinutes',
  'meetingUrl',
  'note',
  'occurrence',
  'pendingExpiresAt',
  'prepaymentDue.amountMinor',
  'prepaymentDue.currency',
  'price.amountMinor',
  'price.currency',
  'redemptionCode',
  'requiresApproval',
  'segments.[].addOns',
  'segments.[].assignmentSource',
  'segments.[].endsAt',
  'segments.[].guest',
  'segments.[].ordinal',
  'segments.[].price.amountMinor',
  'segments.[].price.currency',
  'segments.[].resourceIds',
  'segments.[].serviceId',
  'segments.[].staffGender',
  'segments.[].staffId',
  'segments.[].staffLevelId',
  'segments.[].staffRequested',
  'segments.[].startsAt',
  'seriesId',
  'settlement',
  'startsAt',
  'state',
  'updatedAt',
  'version',
]
const settlementFields = ['fee.amountMinor', 'fee.currency', 'refund.amountMinor', 'refund.currency', 'waived']
const envelopeFields = [
  'actor.id',
  'actor.kind',
  'id',
  'locationId',
  'occurredAt',
  'requestId',
  'schemaVersion',
  'subject.id',
  'subject.kind',
  'subject.version',
  'tenantId',
  'type',
]

/** The paths of all values. */
function fieldsOf(value: unknown, at = ''): readonly string[] {
  if (typeof value !== 'object' || value === null) return [at]
  const rows = Array.isArray(value) ? value.slice(0, 1).map((row) => ['[]', row] as const) : Object.entries(value)
  const ofObjects = !Array.isArray(value) || (typeof value[0] === 'object' && value[0] !== null)
  if (rows.length === 0 || !ofObjects) return [at]
  return rows.flatMap(([name, inner]) => fieldsOf(inner, at === '' ? name : `${at}.${name}`)).sort()
}

const startOf = (clock: string): string => `2026-11-21T${clock}:00+08:00`

describe('booking events', () => {
  let database: OpenDatabase
  let salon: OpenSalon
  let ids: SalonIds
  let events: readonly EventEnvelope[]

  beforeAll(async () => {
    database = await openSqlite()
    salon = await openSalon(database.storage)
    ids = await furnish(salon.mendian, salon)
    await publishDay(salon.mendian, salon, ids)
    await live()
    await salon.mendian.jobs.run()
    events = salon.events
  })
  afterAll(() => database.close())

  const book = (clock: string, serviceId: string = ids.cut, locationType = 'LOCATION'): Promise<Answer> =>
    salon.call('POST /v1/bookings', {
      locationId: ids.location,
      customerId: ids.wang,
      startsAt: startOf(clock),
      segments: [{ serviceId }],
      locationType,
    })
  const act = async (booking: Answer, action: string, body: object = {}): Promise<void> => {
    const answer = await salon.call(`POST /v1/bookings/${textOf(booking, 'id')}/${action}`, body)
    expect([action, answer.status]).toEqual([action, 200])
  }

  /** Makes every event that there is of bookings. */
  async function live(): Promise<void> {
    const call = salon.call
    await call(`PATCH /v1/services/${ids.manicure}`, { requiresApproval: true }, { headers: { 'if-match': '"1"' } })
    const locationTypes = ['LOCATION', 'ONLINE']
    await call(`PATCH /v1/services/${ids.cut}`, { locationTypes }, { headers: { 'if-match': '"1"' } })
    const served = await book('10:00')
    const away = await book('10:00')
    const moved = await book('14:00')
    await act(moved, 'reschedule', { startsAt: startOf('15:00') })
    const [segment] = moved.body.segments as { staffId: string }[]
    await act(moved, 'reassign', { segment: 0, staffId: segment?.staffId === ids.lin ? ids.chen : ids.lin })
    await act(moved, 'cancel')
    const online = await book('18:00', ids.cut, 'ONLINE')
    await act(online, 'set-meeting-url', { meetingUrl: 'https://meet.example/1' })
    await act(await book('12:00', ids.manicure), 'confirm')
    await act(await book('14:00', ids.manicure), 'decline', { reason: 'no' })
    await book('16:00', ids.manicure)
    salon.clock.set(nineMs + 3_600_000)
    await call('POST /v1/bookings/redeem', { redemptionCode: served.body.redemptionCode })
    await act(served, 'start')
    await act(served, 'extend-segment', { segment: 0, minutes: 15 })
    await act(served, 'complete')
    await act(away, 'mark-no-show')
    salon.clock.set(nineMs + 7 * 3_600_000)
  }

  test.each([
    ['booking.created', null, 'CONFIRMED'],
    ['booking.confirmed', 'PENDING', 'CONFIRMED'],
    ['booking.declined', 'PENDING', 'DECLINED'],
    ['booking.expired', 'PENDING', 'EXPIRED'],
    ['booking.rescheduled', 'CONFIRMED', 'CONFIRMED'],
    ['booking.reassigned', 'CONFIRMED', 'CONFIRMED'],
    ['booking.cancelled', 'CONFIRMED', 'CANCELLED'],
    ['booking.no_show', 'CONFIRMED', 'NO_SHOW'],
    ['booking.arrived', 'CONFIRMED', 'ARRIVED'],
    ['booking.started', 'ARRIVED', 'IN_SERVICE'],
    ['booking.extended', 'IN_SERVICE', 'IN_SERVICE'],
    ['booking.meeting_url_set', 'CONFIRMED', 'CONFIRMED'],
    ['booking.completed', 'IN_SERVICE', 'COMPLETED'],
  ] as const)('%s has its shape, from %s to %s', (type, from, to) => {
    const found = events.find((event) => event.type === type)
    expect(found).toBeDefined()
    if (!found) return
    const { data, ...envelope } = found
    expect(fieldsOf(envelope)).toEqual(envelopeFields)
    expect(envelope).toMatchObject({ type, schemaVersion: 1, subject: { kind: 'BOOKING' } })
    expect(Object.keys(data)).toEqual(from === null ? ['booking'] : ['booking', 'previous'])
    const { settlement, ...booking } = data.booking as { settlement: unknown; version: number; state: string }
    expect(fieldsOf({ ...booking, settlement: null })).toEqual(bookingFields)
    const settled = ['CANCELLED', 'DECLINED', 'EXPIRED', 'NO_SHOW'].includes(to)
    expect(fieldsOf(settlement)).toEqual(settled ? settlementFields : [''])
    expect(booking).toMatchObject({ state: to, version: envelope.subject.version })
    if (from === null) return
    expect(fieldsOf(data.previous)).toEqual(bookingFields)
    expect(data.previous).toMatchObject({ state: from, version: envelope.subject.version - 1 })
  })

  test('notification.requested has its shape, beside the event that it comes of', () => {
    const notices = events.filter(({ type }) => type === 'notification.requested')
    expect(notices.map(({ data: { notice } }) => notice).sort()).toEqual([
      'BOOKING_CANCELLED',
      'BOOKING_CANCELLED',
      'CUSTOMER_ARRIVED',
    ])
    for (const { data, ...envelope } of notices) {
      expect(fieldsOf(envelope)).toEqual(envelopeFields)
      expect(Object.keys(data)).toEqual(['notice', 'recipient', 'booking'])
      expect(fieldsOf(data.recipient)).toEqual(['id', 'kind'])
      const cause = events.find(
        ({ type, subject }) =>
          type.startsWith('booking.') &&
          subject.id === envelope.subject.id &&
          subject.version === envelope.subject.version,
      )
      expect(data.booking).toEqual(cause?.data.booking)
    }
  })

  test('tell every version of a booking once, in order', () => {
    const versions = new Map<string, number[]>()
    for (const { subject } of events.filter(({ type }) => type.startsWith('booking.')))
      versions.set(subject.id, [...(versions.get(subject.id) ?? []), subject.version])
    expect(versions.size).toBeGreaterThan(5)
    for (const list of versions.values()) expect(list).toEqual(list.map((_, index) => index + 1))
  })
})
