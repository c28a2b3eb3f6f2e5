import { type Body, instantOf, type WriteCase, type WriteCases, type WriteShop } from './write-shop.ts'

const visit = ({ ids }: WriteShop, more: Body = {}): Body => ({
  ...{ locationId: ids.location, customerId: ids.wang, startsAt: instantOf('12:00') },
  ...{ segments: [{ serviceId: ids.cut, staffId: ids.lin }], ...more },
})

const booked = (shop: WriteShop, more?: Body): Promise<string> => shop.made('POST /v1/bookings', visit(shop, more))

/** A command on a booking, once others have been done to it at noon. */
const onBooking =
  (command: string, body?: Body, before: readonly string[] = []): WriteCase =>
  async (shop) => {
    const id = await booked(shop)
    if (before.length > 0) shop.clock('11:55')
    for (const done of before) await shop.must(`POST /v1/bookings/${id}/${done}`)
    return { target: `POST /v1/bookings/${id}/${command}`, ...(body === undefined ? {} : { body }) }
  }

/** A command on a booking that waits for approval. */
const onPending =
  (command: string, body?: Body): WriteCase =>
  async (shop) => {
    await shop.must(`PATCH /v1/services/${shop.ids.cut}`, { requiresApproval: true }, '"1"')
    const id = await booked(shop)
    return { target: `POST /v1/bookings/${id}/${command}`, ...(body === undefined ? {} : { body }) }
  }

const series = (shop: WriteShop): Body => visit(shop, { rule: { unit: 'DAYS', count: 3 } })

const onSeries =
  (command: string, body: Body): WriteCase =>
  async (shop) => {
    const made = await shop.must('POST /v1/booking-series', series(shop))
    const { id } = made.body.series as { readonly id: string }
    return { target: `POST /v1/booking-series/${id}/${command}`, body }
  }

const turn =
  (command: string, more: Body = {}, before: readonly string[] = ['join']): WriteCase =>
  async ({ must, ids, clock }) => {
    const queue = `POST /v1/rotation-queues/${ids.location}`
    await must(`PATCH /v1/locations/${ids.location}`, { assignmentStrategy: 'ROTATION' }, '"1"')
    clock('10:30')
    await must(`${queue}/join`, { staffId: ids.chen })
    for (const done of before) await must(`${queue}/${done}`, { staffId: ids.lin })
    return { target: `${queue}/${command}`, body: { staffId: ids.lin, ...more } }
  }

const wish = ({ ids }: WriteShop): Body => ({
  ...{ locationId: ids.location, customerId: ids.wang, segments: [{ serviceId: ids.cut }] },
  ranges: [{ from: instantOf('12:00'), to: instantOf('15:00') }],
})

const onEntry =
  (command: string, body: Body, offered = false): WriteCase =>
  async (shop) => {
    const entry = `POST /v1/waitlist-entries/${await shop.made('POST /v1/waitlist-entries', wish(shop))}`
    if (offered) await shop.must(`${entry}/offer`, { startsAt: instantOf('12:00') })
    return { target: `${entry}/${command}`, body }
  }

const walkIn = ({ ids }: WriteShop, label: string): Body => ({
  ...{ locationId: ids.location, label, segments: [{ serviceId: ids.cut }] },
})

const inQueue =
  (command: string, body: (shop: WriteShop) => Body = () => ({})): WriteCase =>
  async (shop) => {
    shop.clock('12:07')
    await shop.made('POST /v1/queue-entries', walkIn(shop, 'A'))
    const id = await shop.made('POST /v1/queue-entries', walkIn(shop, 'B'))
    return { target: `POST /v1/queue-entries/${id}/${command}`, body: body(shop) }
  }

const lesson = ({ ids }: WriteShop): Body => ({
  ...{ locationId: ids.location, serviceId: ids.cut, staffId: ids.lin, capacity: 4 },
  ...{ startsAt: instantOf('18:00'), durationMinutes: 30 },
})

const onClass =
  (command: string, body: (shop: WriteShop) => Body): WriteCase =>
  async (shop) => {
    const id = await shop.made('POST /v1/class-sessions', lesson(shop))
    await shop.must('POST /v1/enrollments', { classSessionId: id, customerId: shop.ids.wang })
    return { target: `POST /v1/class-sessions/${id}/${command}`, body: body(shop) }
  }

const onEnrollment =
  (command: string, time?: string): WriteCase =>
  async (shop) => {
    const classSessionId = await shop.made('POST /v1/class-sessions', lesson(shop))
    const id = await shop.made('POST /v1/enrollments', { classSessionId, customerId: shop.ids.wang })
    if (time !== undefined) shop.clock(time)
    return { target: `POST /v1/enrollments/${id}/${command}` }
  }

const shiftOf = async ({ rows, ids }: WriteShop): Promise<string> => {
  const dates = 'fromDate=2026-11-23&toDate=2026-11-23'
  const [shift] = await rows(`GET /v1/shifts?locationId=${ids.location}&staffId=${ids.chen}&${dates}`)
  return String(shift?.id)
}

const leave = ({ ids }: WriteShop): Body => ({
  ...{ staffId: ids.chen, type: 'LEAVE' },
  ...{ startsAt: instantOf('15:00'), endsAt: instantOf('16:00') },
})

/** The writes of time: shifts, visits, those who wait, and classes. */
export const visitWrites: WriteCases = {
  'staff.importBusyTimes': ({ ids }) => ({
    target: `POST /v1/staff/${ids.lin}/import-busy-times`,
    body: {
      ...{ source: 'elsewhere', from: instantOf('10:00'), to: instantOf('20:00') },
      times: [{ externalId: 'a', startsAt: instantOf('13:00'), endsAt: instantOf('14:00') }],
    },
  }),
  'shifts.publish': ({ ids }) => ({
    target: 'POST /v1/shifts',
    body: {
      ...{ locationId: ids.location, staffId: ids.lin },
      shifts: [{ date: '2026-12-01', startTime: '10:00', endTime: '12:00' }],
    },
  }),
  'shifts.publishFromTemplates': async ({ must, ids }) => {
    await must('POST /v1/shift-templates', {
      ...{ locationId: ids.location, staffId: ids.lin, weekday: 1 },
      ...{ startTime: '10:00', endTime: '18:00', validFrom: '2026-12-01' },
    })
    const body = { locationId: ids.location, fromDate: '2026-12-01', toDate: '2026-12-31' }
    return { target: 'POST /v1/shifts/publish-from-templates', body }
  },
  'shifts.replace': async (shop) => ({
    target: `POST /v1/shifts/${await shiftOf(shop)}/replace`,
    body: { startTime: '09:00', endTime: '21:00' },
  }),
  'shifts.remove': async (shop) => ({ target: `DELETE /v1/shifts/${await shiftOf(shop)}` }),
  'timeBlocks.create': (shop) => ({ target: 'POST /v1/time-blocks', body: leave(shop) }),
  'timeBlocks.remove': async (shop) => ({
    target: `DELETE /v1/time-blocks/${await shop.made('POST /v1/time-blocks', leave(shop))}`,
  }),
  'rotationQueues.join': turn('join', {}, []),
  'rotationQueues.leave': turn('leave'),
  'rotationQueues.pause': turn('pause'),
  'rotationQueues.resume': turn('resume', {}, ['join', 'pause']),
  'rotationQueues.reserve': turn('reserve', { minutes: 10 }),
  'rotationQueues.move': turn('move', { place: 1 }),
  'slotHolds.create': (shop) => ({ target: 'POST /v1/slot-holds', body: visit(shop) }),
  'slotHolds.release': async (shop) => {
    const { body } = await shop.must('POST /v1/slot-holds', visit(shop))
    return { target: `POST /v1/slot-holds/${body.id}/release`, body: { holdToken: body.holdToken } }
  },
  'bookings.create': (shop) => ({ target: 'POST /v1/bookings', body: visit(shop) }),
  'bookings.reschedule': onBooking('reschedule', { startsAt: instantOf('16:00') }),
  'bookings.cancel': onBooking('cancel', { note: 'ill' }),
  'bookings.redeem': async (shop) => {
    const { body } = await shop.must('POST /v1/bookings', visit(shop))
    shop.clock('11:55')
    return { target: 'POST /v1/bookings/redeem', body: { redemptionCode: body.redemptionCode } }
  },
  'bookings.checkIn': async (shop) => {
    const id = await booked(shop)
    shop.clock('11:55')
    return { target: `POST /v1/bookings/${id}/check-in` }
  },
  'bookings.start': onBooking('start', undefined, ['check-in']),
  'bookings.complete': onBooking('complete', undefined, ['check-in', 'start']),
  'bookings.confirm': onPending('confirm'),
  'bookings.decline': onPending('decline', { reason: 'full' }),
  'bookings.markNoShow': async (shop) => {
    const id = await booked(shop)
    shop.clock('12:45')
    return { target: `POST /v1/bookings/${id}/mark-no-show` }
  },
  'bookings.extendSegment': onBooking('extend-segment', { segment: 0, minutes: 15 }, ['check-in', 'start']),
  'bookings.reassign': async (shop) => ({
    target: `POST /v1/bookings/${await booked(shop)}/reassign`,
    body: { segment: 0, staffId: shop.ids.chen, customerAgreed: true },
  }),
  'bookings.reassignMany': async (shop) => {
    await booked(shop, { segments: [{ serviceId: shop.ids.cut }] })
    const body = { staffId: shop.ids.lin, from: instantOf('10:00'), to: instantOf('20:00') }
    return { target: 'POST /v1/bookings/reassign-many', body }
  },
  'bookings.setMeetingUrl': async (shop) => {
    await shop.must(`PATCH /v1/services/${shop.ids.cut}`, { locationTypes: ['LOCATION', 'ONLINE'] }, '"1"')
    const id = await booked(shop, { locationType: 'ONLINE' })
    return { target: `POST /v1/bookings/${id}/set-meeting-url`, body: { meetingUrl: 'https://meet.example/1' } }
  },
  'bookingSeries.create': (shop) => ({ target: 'POST /v1/booking-series', body: series(shop) }),
  'bookingSeries.rescheduleRest': onSeries('reschedule-rest', { startTime: '15:00' }),
  'bookingSeries.cancelRest': onSeries('cancel-rest', { note: 'moves away' }),
  'waitlistEntries.create': (shop) => ({ target: 'POST /v1/waitlist-entries', body: wish(shop) }),
  'waitlistEntries.offer': onEntry('offer', { startsAt: instantOf('12:00') }),
  'waitlistEntries.accept': onEntry('accept', {}, true),
  'waitlistEntries.decline': onEntry('decline', {}, true),
  'waitlistEntries.withdraw': onEntry('withdraw', {}),
  'queueEntries.join': (shop) => {
    shop.clock('12:07')
    return { target: 'POST /v1/queue-entries', body: walkIn(shop, 'A') }
  },
  'queueEntries.call': inQueue('call', ({ ids }) => ({ customerId: ids.zhao })),
  'queueEntries.leave': inQueue('leave'),
  'queueEntries.noShow': inQueue('no-show'),
  'queueEntries.move': inQueue('move', () => ({ position: 1 })),
  'classSessions.create': (shop) => ({ target: 'POST /v1/class-sessions', body: lesson(shop) }),
  'classSessions.createSeries': (shop) => ({
    target: 'POST /v1/class-sessions/series',
    body: { ...lesson(shop), rule: { unit: 'DAYS', count: 3 } },
  }),
  'classSessions.cancel': onClass('cancel', () => ({ reason: 'ill' })),
  'classSessions.substitute': onClass('substitute', ({ ids }) => ({ staffId: ids.chen })),
  'enrollments.create': async (shop) => {
    const classSessionId = await shop.made('POST /v1/class-sessions', lesson(shop))
    return { target: 'POST /v1/enrollments', body: { classSessionId, customerId: shop.ids.wang } }
  },
  'enrollments.cancel': onEnrollment('cancel'),
  'enrollments.checkIn': onEnrollment('check-in', '17:55'),
  'enrollments.markNoShow': onEnrollment('mark-no-show', '18:20'),
}
