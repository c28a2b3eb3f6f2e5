import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { allOperations } from '../engine/operations.ts'
import { databases, type OpenDatabase } from '../main/testing/databases.ts'
import { type Answer, type Call, rowsOf, textOf } from '../testing/call.ts'
import { cardProbes, noCards, openCards } from '../testing/card-probes.ts'
import { cashProbes, noCash, openCash } from '../testing/cash-probes.ts'
import { classProbes, noClass, openClass } from '../testing/class-probes.ts'
import { ledgerProbes } from '../testing/ledger-probes.ts'
import { loyaltyProbes, noLoyalty, openLoyalty } from '../testing/loyalty-probes.ts'
import { bills, noOffers, offerProbes, openOffers } from '../testing/offer-probes.ts'
import { type Desk, furnish, type OpenSalon, openSalon, publishDay, salonIds } from '../testing/open-salon.ts'
import { noReceivables, openReceivables, receivableProbes } from '../testing/receivable-probes.ts'
import { recordProbes, weekly } from '../testing/record-probes.ts'
import { noRefunds, openRefunds, refundProbes } from '../testing/refund-probes.ts'
import { rotationProbes } from '../testing/rotation-probes.ts'
import { openSeries, seriesProbes, visits } from '../testing/series-probes.ts'
import { anyVersion, none, one, type Probe, type Probes, path, startsAt, type Things } from '../testing/tenant-probe.ts'
import { nobodyWaiting, waitingProbes, waitingThings } from '../testing/waiting-probes.ts'

const cny = (amountMinor: number): object => ({ amountMinor, currency: 'CNY' })

/** A new operation needs an entry here: every id it takes, from another tenant. */
const probes: Readonly<Record<string, Probes>> = {
  ...recordProbes,
  'tenants.create': none,
  'tenants.get': path('tenant', 'tenants'),
  'tenants.list': none,
  'tenants.erase': path('tenant', 'tenants', '/erase'),
  'tenant.get': none,
  'apiKeys.create': none,
  'apiKeys.list': none,
  'apiKeys.revoke': path('apiKey', 'api-keys', '/revoke'),
  'cancellationPolicies.createPreset': none,
  ...offerProbes,
  ...cardProbes,
  'staff.list': (theirs) => [
    [`GET /v1/staff?serviceId=${theirs.cut}`],
    [`GET /v1/staff?locationId=${theirs.location}`],
  ],
  'staff.importBusyTimes': one((theirs) => `POST /v1/staff/${theirs.lin}/import-busy-times`, {
    ...{ source: 'x', from: '2026-11-21T00:00:00Z', to: '2026-11-23T00:00:00Z' },
    times: [],
  }),
  'staff.affectedBookings': one(
    (theirs) => `GET /v1/staff/${theirs.lin}/affected-bookings?from=2026-11-21T00:00:00Z&to=2026-11-22T00:00:00Z`,
  ),
  'shiftTemplates.update': one(
    (theirs) => `PATCH /v1/shift-templates/${theirs.shiftTemplate}`,
    { weekday: 2 },
    anyVersion,
  ),
  'shifts.publishFromTemplates': (theirs, ours) => {
    const dates = { fromDate: '2026-12-01', toDate: '2026-12-07' }
    return [
      ['POST /v1/shifts/publish-from-templates', { locationId: theirs.location, ...dates }],
      ['POST /v1/shifts/publish-from-templates', { locationId: ours.location, staffIds: [theirs.lin], ...dates }],
    ]
  },
  'shifts.publish': (theirs, ours) => {
    const shifts = [{ date: '2026-11-25', startTime: '10:00', endTime: '12:00' }]
    return [
      ['POST /v1/shifts', { locationId: theirs.location, staffId: ours.lin, shifts }],
      ['POST /v1/shifts', { locationId: ours.location, staffId: theirs.lin, shifts }],
    ]
  },
  'shifts.list': (theirs, ours) => {
    const range = 'fromDate=2026-11-01&toDate=2026-11-30'
    return [
      [`GET /v1/shifts?locationId=${theirs.location}&${range}`],
      [`GET /v1/shifts?locationId=${ours.location}&staffId=${theirs.lin}&${range}`],
    ]
  },
  'shifts.replace': one((theirs) => `POST /v1/shifts/${theirs.shift}/replace`, {
    startTime: '09:00',
    endTime: '21:00',
  }),
  'shifts.remove': one((theirs) => `DELETE /v1/shifts/${theirs.shift}`),
  'timeBlocks.create': (theirs) => {
    const time = { type: 'LEAVE', startsAt: '2026-12-01T00:00:00Z', endsAt: '2026-12-02T00:00:00Z' }
    return [
      ['POST /v1/time-blocks', { staffId: theirs.lin, ...time }],
      ['POST /v1/time-blocks', { resourceId: theirs.chair, ...time }],
    ]
  },
  'timeBlocks.get': path('timeBlock', 'time-blocks'),
  'timeBlocks.list': (theirs) => [
    [`GET /v1/time-blocks?staffId=${theirs.lin}`],
    [`GET /v1/time-blocks?resourceId=${theirs.chair}`],
    [`GET /v1/time-blocks?seriesId=${theirs.timeBlock}`],
  ],
  'timeBlocks.remove': one((theirs) => `DELETE /v1/time-blocks/${theirs.timeBlock}`),
  'calendarFeeds.create': (theirs) => [
    ['POST /v1/calendar-feeds', { kind: 'STAFF', staffId: theirs.lin }],
    ['POST /v1/calendar-feeds', { kind: 'LOCATION', locationId: theirs.location }],
  ],
  'calendarFeeds.list': none,
  'calendarFeeds.revoke': path('calendarFeed', 'calendar-feeds', '/revoke'),
  'availability.search': (theirs, ours) => {
    const range = { from: '2026-11-21T10:00:00+08:00', to: '2026-11-21T20:00:00+08:00' }
    return visits(theirs, ours).map((visit) => ['POST /v1/availability/search', { ...visit, ...range }])
  },
  'availability.explain': (theirs, ours) =>
    visits(theirs, ours).map((visit) => ['POST /v1/availability/explain', { ...visit, date: '2026-11-21' }]),
  'customers.verifyContact': one((theirs) => `POST /v1/customers/${theirs.wang}/verify-contact`, {
    phone: '+8613800000001',
  }),
  'customers.verifyIdentity': one((theirs) => `POST /v1/customers/${theirs.wang}/verify-identity`, {
    ...{ documentKind: 'PASSPORT', numberEnding: '1234' },
  }),
  'customers.revokeIdentity': path('wang', 'customers', '/revoke-identity'),
  'bookings.create': (theirs, ours) => [
    ['POST /v1/bookings', { ...(visits(ours, ours)[0] ?? {}), customerId: theirs.wang, startsAt }],
    ...visits(theirs, ours).map((visit): Probe => ['POST /v1/bookings', { ...visit, customerId: ours.wang, startsAt }]),
    [
      'POST /v1/bookings',
      {
        ...(visits(ours, ours)[0] ?? {}),
        customerId: ours.wang,
        startsAt,
        hold: { id: theirs.hold, token: theirs.holdToken },
      },
    ],
  ],
  'bookings.get': path('booking', 'bookings'),
  'bookings.list': (theirs) => [
    [`GET /v1/bookings?locationId=${theirs.location}`],
    [`GET /v1/bookings?customerId=${theirs.wang}`],
    [`GET /v1/bookings?staffId=${theirs.lin}`],
    [`GET /v1/bookings?seriesId=${theirs.series}`],
  ],
  'bookings.calendar': one((theirs) => `GET /v1/bookings/${theirs.booking}/calendar`),
  'bookings.reschedule': one((theirs) => `POST /v1/bookings/${theirs.booking}/reschedule`, { startsAt }),
  'bookings.cancel': path('booking', 'bookings', '/cancel'),
  'bookings.redeem': (theirs, ours) => [
    ['POST /v1/bookings/redeem', { redemptionCode: theirs.redemptionCode }],
    ['POST /v1/bookings/redeem', { redemptionCode: ours.redemptionCode, locationId: theirs.location }],
  ],
  'bookings.checkIn': path('booking', 'bookings', '/check-in'),
  'bookings.start': path('booking', 'bookings', '/start'),
  'bookings.complete': path('booking', 'bookings', '/complete'),
  'bookings.confirm': path('booking', 'bookings', '/confirm'),
  'bookings.decline': one((theirs) => `POST /v1/bookings/${theirs.booking}/decline`, { reason: 'no' }),
  'bookings.markNoShow': path('booking', 'bookings', '/mark-no-show'),
  'bookings.cancellationPreview': one((theirs) => `GET /v1/bookings/${theirs.booking}/cancellation-preview`),
  'bookings.extendSegment': one((theirs) => `POST /v1/bookings/${theirs.booking}/extend-segment`, {
    segment: 0,
    minutes: 5,
  }),
  'bookings.reassign': (theirs, ours) => [
    [`POST /v1/bookings/${theirs.booking}/reassign`, { segment: 0, staffId: ours.lin }],
    [`POST /v1/bookings/${ours.booking}/reassign`, { segment: 0, staffId: theirs.lin }],
  ],
  'bookings.setMeetingUrl': one((theirs) => `POST /v1/bookings/${theirs.booking}/set-meeting-url`, {
    meetingUrl: null,
  }),
  'bookings.reassignMany': (theirs) => [
    ['POST /v1/bookings/reassign-many', { staffId: theirs.lin, from: '2026-11-21T00:00:00Z', to: startsAt }],
  ],
  'bookings.assignments': one((theirs) => `GET /v1/bookings/${theirs.booking}/assignments`),
  ...rotationProbes,
  'slotHolds.create': (theirs, ours) => [
    ['POST /v1/slot-holds', { ...(visits(ours, ours)[0] ?? {}), customerId: theirs.wang, startsAt }],
    ...visits(theirs, ours).map((visit): Probe => ['POST /v1/slot-holds', { ...visit, startsAt }]),
  ],
  'slotHolds.release': (theirs, ours) => [
    [`POST /v1/slot-holds/${theirs.hold}/release`, { holdToken: theirs.holdToken }],
    [`POST /v1/slot-holds/${ours.hold}/release`, { holdToken: theirs.holdToken }],
  ],
  ...seriesProbes,
  ...waitingProbes,
  ...classProbes,
  'orders.bestTender': (theirs, ours) => bills(theirs, ours).map((bill) => ['POST /v1/orders/best-tender', bill]),
  'orders.calculate': (theirs, ours) =>
    [...bills(theirs, ours), { ...bills(ours, ours)[0], orderId: theirs.order }].map((bill) => [
      'POST /v1/orders/calculate',
      bill,
    ]),
  'orders.create': (theirs, ours) => bills(theirs, ours).map((bill) => ['POST /v1/orders', bill]),
  'orders.get': path('order', 'orders'),
  'orders.list': (theirs) => [
    [`GET /v1/orders?locationId=${theirs.location}`],
    [`GET /v1/orders?customerId=${theirs.wang}`],
    [`GET /v1/orders?bookingId=${theirs.booking}`],
    [`GET /v1/orders?serviceId=${theirs.cut}`],
    [`GET /v1/orders?categoryId=${theirs.category}`],
  ],
  'orders.pay': (theirs) => [
    [`POST /v1/orders/${theirs.order}/pay`, { tenders: [] }, { headers: { 'idempotency-key': `pay-${theirs.order}` } }],
  ],
  'orders.update': (theirs, ours) => [
    [`PATCH /v1/orders/${theirs.order}`, { note: 'x' }],
    ...bills(theirs, ours)
      .slice(1)
      .map((bill): Probe => [`PATCH /v1/orders/${ours.order}`, { ...bill, locationId: undefined }]),
  ],
  'orders.prepare': path('order', 'orders', '/prepare'),
  'orders.handOver': path('order', 'orders', '/hand-over'),
  'orders.park': (theirs) => [[`POST /v1/orders/${theirs.order}/park`, { label: 'x' }]],
  'orders.resume': path('order', 'orders', '/resume'),
  'orders.cancel': path('order', 'orders', '/cancel'),
  ...ledgerProbes,
  ...loyaltyProbes,
  ...cashProbes,
  ...refundProbes,
  ...receivableProbes,
  'reports.dayTotals': one(
    (theirs) => `GET /v1/reports/day-totals?locationId=${theirs.location}&businessDate=2026-11-21`,
  ),
  'reports.prepaidLiability': one((theirs) => `GET /v1/reports/prepaid-liability?locationIds=${theirs.location}`),
  'analytics.bookings': one(
    (theirs) => `GET /v1/analytics/bookings?locationId=${theirs.location}&from=2026-11-21&to=2026-11-21`,
  ),
  'auditEntries.list': none,
}

/** Nobody's: of the same form and length. */
const missing: Things = {
  series: 'bks_00000000000000000000000000',
  ...noClass,
  ...noOffers,
  ...noCards,
  ...noLoyalty,
  ...noCash,
  ...noRefunds,
  ...noReceivables,
  ...salonIds('nobodys'),
  booking: 'bkg_00000000000000000000000000',
  hold: 'hld_00000000000000000000000000',
  holdToken: 'mdh_0000000000000000',
  care: 'adn_00000000000000000000000000',
  ...nobodyWaiting,
  policy: 'cxp_00000000000000000000000000',
  order: 'ord_00000000000000000000000000',
  shift: 'shf_00000000000000000000000000',
  shiftTemplate: 'sht_00000000000000000000000000',
  timeBlock: 'tmb_00000000000000000000000000',
  period: 'per_00000000000000000000000000',
  calendarFeed: 'cfd_00000000000000000000000000',
  apiKey: 'key_00000000000000000000000000',
  tenant: 'tnt_00000000000000000000000000',
  redemptionCode: '0000000000',
}

/** A tenant with one of everything. */
async function fullTenant(salon: OpenSalon, desk: Desk, suffix: string): Promise<Things> {
  const ids = await furnish(salon.mendian, desk, suffix)
  await publishDay(salon.mendian, desk, ids)
  const visit = { locationId: ids.location, customerId: ids.wang, startsAt: '2026-11-21T12:00:00+08:00' }
  const booking = await desk.call('POST /v1/bookings', { ...visit, segments: [{ serviceId: ids.cut }] })
  const held = { locationId: ids.location, startsAt, segments: [{ serviceId: ids.cut }] }
  const hold = await desk.call('POST /v1/slot-holds', held)
  const policy = await desk.call('POST /v1/cancellation-policies/presets', { preset: 'FAIR' })
  const care = await desk.call('POST /v1/add-ons', { name: 'Care', price: cny(1) })
  const lines = [{ kind: 'BOOKING_SEGMENT', bookingId: booking.body.id }]
  const order = await desk.call('POST /v1/orders', { locationId: ids.location, customerId: ids.wang, lines })
  const shifts = await desk.call(`GET /v1/shifts?locationId=${ids.location}&fromDate=2026-11-01&toDate=2026-11-30`)
  const template = await desk.call('POST /v1/shift-templates', weekly(ids.location, ids.lin))
  const timeBlock = await desk.call('POST /v1/time-blocks', {
    ...{ staffId: ids.lin, type: 'LEAVE' },
    ...{ startsAt: '2026-11-22T00:00:00Z', endsAt: '2026-11-23T00:00:00Z' },
  })
  const days = { locationId: ids.location, fromDate: '2026-10-01', toDate: '2026-10-31' }
  const period = await desk.call('POST /v1/accounting-periods', days)
  const feed = await desk.call('POST /v1/calendar-feeds', { kind: 'STAFF', staffId: ids.lin })
  return {
    ...ids,
    series: await openSeries(desk.call, ids),
    ...(await openClass(desk.call, ids)),
    period: textOf(period, 'id'),
    ...(await openOffers(desk.call, ids)),
    ...(await openCards(desk.call, ids)),
    ...(await openLoyalty(desk.call, ids)),
    ...(await openCash(desk.call, ids)),
    ...(await openRefunds(desk.call, ids)),
    ...(await openReceivables(desk.call, ids)),
    calendarFeed: textOf(feed, 'id'),
    hold: textOf(hold, 'id'),
    holdToken: textOf(hold, 'holdToken'),
    ...(await waitingThings(desk.call, ids)),
    policy: textOf(policy, 'id'),
    care: textOf(care, 'id'),
    shiftTemplate: textOf(template, 'id'),
    timeBlock: textOf(timeBlock, 'id'),
    booking: textOf(booking, 'id'),
    order: textOf(order, 'id'),
    shift: String(rowsOf(shifts)[0]?.id),
    apiKey: String(rowsOf(await desk.call('GET /v1/api-keys'))[0]?.id),
    tenant: desk.tenantId,
    redemptionCode: textOf(booking, 'redemptionCode'),
  }
}

/** The answer with those ids taken out, and what differs between any two answers. */
function told({ status, body, text }: Answer, things: Things): string {
  let plain = text.replaceAll(String(body.requestId), 'REQUEST')
  for (const [name, id] of Object.entries(things)) plain = plain.replaceAll(id, name)
  return `${status} ${plain}`
}

async function ask(call: Call, [target, body, options]: Probe): Promise<Answer> {
  return call(target, body, options)
}

describe.each(databases)('two tenants on $name', ({ open }) => {
  let database: OpenDatabase
  let salon: OpenSalon
  let other: Desk
  let ours: Things
  let theirs: Things

  beforeAll(async () => {
    database = await open()
    salon = await openSalon(database.storage)
    other = await salon.openTenant('Secret')
    ours = await fullTenant(salon, salon, '1')
    theirs = await fullTenant(salon, other, '2')
  })
  afterAll(() => database.close())

  test('the probes name every operation', () => {
    expect(Object.keys(probes).sort()).toEqual(allOperations.map(({ name }) => name).sort())
  })

  test.each(allOperations.map(({ name }) => name))(
    '%s tells nothing of what belongs to another, and changes nothing',
    async (name) => {
      const probe = probes[name] ?? none
      const foreign = probe(theirs, ours)
      const nobodys = probe(missing, ours)
      const before = await database.dump()
      for (const [index, request] of foreign.entries()) {
        const answer = await ask(salon.call, request)
        const miss = await ask(salon.call, nobodys[index] ?? request)
        expect(told(answer, theirs)).toBe(told(miss, missing))
        expect([400, 403, 404, 422].includes(answer.status) || rowsOf(answer).length === 0).toBe(true)
      }
      expect(await database.dump()).toBe(before)
    },
  )

  test('a miss says the same for any id of any kind, but for the address', async () => {
    const seen = new Set<string>()
    for (const target of [
      `bookings/${theirs.booking}`,
      'bookings/bkg_nobody',
      `orders/${theirs.order}`,
      'customers/cus_x',
    ]) {
      const { body } = await salon.call(`GET /v1/${target}`)
      seen.add(JSON.stringify({ ...body, instance: '', requestId: '' }))
    }
    expect(seen.size).toBe(1)
  })

  test('lists show what is one’s own', async () => {
    for (const folder of [
      'locations',
      'staff',
      'customers',
      'services',
      'products',
      'bookings',
      'orders',
      'audit-entries',
      'api-keys',
      'accounting-periods',
    ]) {
      const own = await salon.call(`GET /v1/${folder}?limit=200`)
      expect(rowsOf(own).length).toBeGreaterThan(0)
      expect(Object.values(theirs).filter((id) => own.text.includes(id))).toEqual([])
    }
  })

  test('ids chosen by one tenant are free for the other', async () => {
    const product = { id: theirs.shampoo, name: 'Ours', price: cny(1) }
    expect((await salon.call('POST /v1/products', product)).status).toBe(201)
    expect((await other.call(`GET /v1/products/${theirs.shampoo}`)).body).toMatchObject({ name: 'Shampoo' })
  })

  test('erasing one tenant leaves the other whole', async () => {
    const third = await salon.openTenant('Third')
    await fullTenant(salon, third, '1')
    const whole = await other.call('GET /v1/bookings')
    const key = { key: 'platform-key-of-the-tests' }
    const wrong = await salon.call(`POST /v1/tenants/${third.tenantId}/erase`, { confirmName: 'third' }, key)
    expect(wrong).toMatchObject({ status: 422, body: { code: 'name_not_confirmed' } })
    expect((await salon.call(`POST /v1/tenants/${third.tenantId}/erase`, { confirmName: 'Third' }, key)).status).toBe(
      200,
    )
    expect((await third.call('GET /v1/bookings')).status).toBe(401)
    expect((await salon.call(`GET /v1/bookings/${ours.booking}`)).status).toBe(200)
    expect((await other.call('GET /v1/bookings')).body).toEqual(whole.body)
  })
})
