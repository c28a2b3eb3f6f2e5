import { type Booking, DAY_MS, emptyRange, formatInstant, instantRangeFields, type StaffId } from '@mendian/core'
import { affectedBookingView, instant, staffId } from '@mendian/core/schemas'
import { z } from 'zod'
import { toMs } from '../instants.ts'
import { notFound } from '../not-found.ts'
import { defineRead, type ReadOperation } from '../operation.ts'
import { timeZonesOf } from '../places/time-zones.ts'
import { liveBookings } from './live-bookings.ts'

/** The longest range one call looks at. */
const maxDays = 62

const input = z.strictObject({
  id: staffId,
  from: instant,
  to: instant.meta({ description: 'At most 62 days after `from`.' }),
})
const output = z.strictObject({ data: z.array(affectedBookingView) }).meta({ id: 'AffectedBookings' })

/** Whom an absence concerns: what is to be moved, and who asked for this very person. In four queries whatever the range. */
export const affectedBookings: ReadOperation<typeof input, typeof output> = defineRead({
  name: 'staff.affectedBookings',
  summary: "List a person's live bookings that an absence would touch",
  http: ['GET', '/v1/staff/{id}/affected-bookings'],
  input,
  output,
  permission: 'booking:read',
  refusals: ['not_found', 'range_empty', 'range_too_long'],
  async run(tx, { id, from, to }, { nowMs }) {
    const time = { fromMs: toMs(from), toMs: toMs(to) }
    if (time.toMs <= time.fromMs) {
      return { ok: false, refusal: { code: 'range_empty', details: emptyRange({ from, to }, instantRangeFields) } }
    }
    if (time.toMs - time.fromMs > maxDays * DAY_MS) {
      return { ok: false, refusal: { code: 'range_too_long', details: { maxDays } } }
    }
    const [person, bookings] = await Promise.all([tx.staff.find(id), liveBookings(tx, id, time, nowMs)])
    if (!person) return notFound('Staff', id)
    const zones = await timeZonesOf(
      tx,
      bookings.map((booking) => booking.locationId),
    )
    const data = bookings.map((booking) => view(booking, id, zones.of(booking.locationId)))
    return { ok: true, value: { data } }
  },
})

function view(booking: Booking, person: StaffId, timeZone: string): z.output<typeof affectedBookingView> {
  const at = (ms: number): string => formatInstant(timeZone, ms)
  const own = booking.segments.filter((segment) => segment.staffId === person)
  return {
    bookingId: booking.id,
    locationId: booking.locationId,
    customerId: booking.customerId,
    state: booking.state,
    version: booking.version,
    startsAt: at(booking.startsAtMs),
    endsAt: at(booking.endsAtMs),
    staffRequested: own.some((segment) => segment.staffRequested),
    segments: own.map(({ ordinal, serviceId, staffRequested, startsAtMs, endsAtMs }) => ({
      ordinal,
      serviceId,
      staffRequested,
      startsAt: at(startsAtMs),
      endsAt: at(endsAtMs),
    })),
  }
}
