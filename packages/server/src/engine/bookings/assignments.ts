import { type AssignmentEntry, formatInstant, scoreOf } from '@mendian/core'
import { assignmentView, bookingId } from '@mendian/core/schemas'
import { z } from 'zod'
import { notFound } from '../not-found.ts'
import { defineRead, type ReadOperation } from '../operation.ts'
import { timeZonesOf } from '../places/time-zones.ts'

const input = z.strictObject({ id: bookingId })
const output = z.strictObject({ data: z.array(assignmentView) }).meta({ id: 'Assignments' })

/** Why a booking has the people it has: every choice with all it was made from, oldest first. */
export const assignments: ReadOperation<typeof input, typeof output> = defineRead({
  name: 'bookings.assignments',
  summary: 'Tell why a booking has the people it has',
  http: ['GET', '/v1/bookings/{id}/assignments'],
  input,
  output,
  permission: 'booking:read',
  refusals: ['not_found'],
  async run(tx, { id }) {
    const [booking, entries] = await Promise.all([tx.bookings.find(id), tx.assignments.ofBookings([id])])
    if (!booking) return notFound('Booking', id)
    const zones = await timeZonesOf(tx, [booking.locationId])
    const timeZone = zones.of(booking.locationId)
    return { ok: true, value: { data: entries.map((entry) => view(entry, timeZone)) } }
  },
})

function view(entry: AssignmentEntry, timeZone: string): z.output<typeof assignmentView> {
  const { considered, locationId: _, decidedAtMs, ...rest } = entry
  return {
    ...rest,
    decidedAt: formatInstant(timeZone, decidedAtMs),
    candidates: considered.map((candidate) => ({
      ...candidate,
      facts: { ...candidate.facts },
      score: [...scoreOf(entry.strategy, candidate.facts)],
    })),
  }
}
