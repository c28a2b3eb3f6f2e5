import { DAY_MS, extendSegment as decide, limitsService, MINUTE_MS, servicePoolId } from '@mendian/core'
import { bookingId, bookingView as bookingSchema, note } from '@mendian/core/schemas'
import { z } from 'zod'
import { defineWrite, type WriteOperation } from '../operation.ts'
import { assertReplaced } from '../version.ts'
import { locationLock } from './book-locks.ts'
import { announceBookings, bookingView } from './booking-view.ts'
import { loadBooking } from './load-booking.ts'
import { loadStaffTime } from './load-staff-time.ts'
import { giveTimeBack, takeTime } from './take-time.ts'
import { refuseWaiver } from './waive.ts'

const input = z.strictObject({
  id: bookingId,
  segment: z.int().min(0).max(99).meta({ description: 'The ordinal of the running segment.' }),
  minutes: z.int().min(5).max(480),
  pastWorkingTime: z.boolean().default(false).meta({
    description:
      'Also where others serve later segments past their shift or the opening hours; needs the permission booking:override.',
  }),
  reason: note.nullable().default(null),
})

/** Adds time to the running segment; later ones of the visit move by as much, or nothing changes. */
export const extendSegment: WriteOperation<typeof input, typeof bookingSchema> = defineWrite({
  name: 'bookings.extendSegment',
  summary: 'Make the running segment of a visit longer',
  http: ['POST', '/v1/bookings/{id}/extend-segment'],
  input,
  output: bookingSchema,
  permission: 'booking:write',
  movesMoney: false,
  refusals: [
    'not_found',
    'booking_state_forbids',
    'segment_not_found',
    'segment_over',
    'service_too_long',
    'location_closed',
    'staff_not_working',
    'slot_taken',
    'capacity_full',
  ],
  locks: ({ id }) => [{ kind: 'BOOKING', id }],
  async run(tx, { id, segment, minutes, pastWorkingTime, reason }, run) {
    const forbidden = refuseWaiver({ waive: pastWorkingTime }, run.actor)
    if (forbidden) return forbidden
    const loaded = await loadBooking(tx, id, run.expectedVersion)
    if (!loaded.ok) return loaded
    const { booking, location } = loaded
    const staffIds = [...new Set(booking.segments.map((each) => each.staffId))]
    const resourceIds = [...new Set(booking.segments.flatMap((each) => each.resourceIds))]
    const services = await tx.services.findMany([...new Set(booking.segments.map((each) => each.serviceId))])
    const poolIds = [
      ...resourceIds,
      ...(location.maxConcurrentCustomers === null ? [] : [location.id]),
      ...services.filter(limitsService).map((service) => servicePoolId(location.id, service.id)),
    ]
    run.requireLocks([
      locationLock(location.id),
      ...staffIds.map((staffId) => ({ kind: 'STAFF', id: staffId }) as const),
      ...poolIds.map((poolId) => ({ kind: 'RESOURCE', id: poolId }) as const),
    ])
    const { id: locationId, timeZone } = location
    const time = { fromMs: booking.startsAtMs, toMs: booking.endsAtMs + minutes * MINUTE_MS }
    const around = { fromMs: time.fromMs - DAY_MS, toMs: time.toMs + DAY_MS, nowMs: run.nowMs }
    const [{ shifts, busy }, claims, resources] = await Promise.all([
      loadStaffTime(tx, staffIds, { ...time, timeZone, locationId }, run.nowMs),
      tx.capacity.claims({ resourceIds: poolIds, ...around }),
      tx.resources.findMany(resourceIds),
    ])
    const decision = decide(
      {
        booking,
        location,
        shifts,
        busy,
        claims,
        resources: new Map(resources.map((pool) => [pool.id, pool])),
        services: new Map(services.map((service) => [service.id, service])),
      },
      { segment, minutes, pastWorkingTime, actor: run.actor, reason },
      run.nowMs,
    )
    if (!decision.ok) return decision
    const extended = decision.changes.booking
    await giveTimeBack(tx, id)
    assertReplaced(await tx.bookings.replace(extended, booking.version), 'the booking')
    await takeTime(tx, decision.changes, run.nowMs)
    return {
      ok: true,
      value: bookingView(extended, location.timeZone),
      subjectId: id,
      announcements: announceBookings(decision.events, location.timeZone),
    }
  },
})
