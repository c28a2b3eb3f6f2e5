import { addDays, type LocationId, parseLocalTime, present, publishShifts, type Shift } from '@mendian/core'
import { locationId, shiftRequest, shiftView as shiftSchema, staffId } from '@mendian/core/schemas'
import { z } from 'zod'
import { referenceNotFound } from '../not-found.ts'
import { defineWrite, type WriteOperation } from '../operation.ts'
import { timeZonesOf } from '../places/time-zones.ts'
import { shiftView } from './shift-view.ts'

const input = z.strictObject({
  locationId,
  staffId,
  shifts: z.array(shiftRequest).min(1).max(400).meta({ description: 'All are published, or none.' }),
})
const output = z.strictObject({ data: z.array(shiftSchema) }).meta({ id: 'PublishedShifts' })

/** How far shifts of two dates may reach each other: a shift may end on the next day, and zones differ by up to a day. */
const reachDays = 3

/** Publishes working time of one person at one location: from then on it can be booked. */
export const publish: WriteOperation<typeof input, typeof output> = defineWrite({
  name: 'shifts.publish',
  summary: "Publish a person's shifts",
  http: ['POST', '/v1/shifts'],
  status: 201,
  input,
  output,
  permission: 'schedule:write',
  movesMoney: false,
  refusals: [
    'reference_not_found',
    'reference_archived',
    'staff_not_at_location',
    'shift_ends_before_start',
    'shift_overlap',
  ],
  locks: (given) => [{ kind: 'STAFF', id: given.staffId }],
  async run(tx, given, run) {
    const [location, staff] = await Promise.all([tx.locations.find(given.locationId), tx.staff.find(given.staffId)])
    if (!location) return referenceNotFound('Location', given.locationId)
    if (!staff) return referenceNotFound('Staff', given.staffId)
    const dates = given.shifts.map((shift) => shift.date).sort()
    const published = await tx.shifts.ofStaff({
      staffIds: [staff.id],
      fromDate: addDays(present(dates[0], 'there is a shift'), -reachDays),
      toDate: addDays(present(dates.at(-1), 'there is a shift'), reachDays),
    })
    const zones = await timeZonesOf(
      tx,
      published.map((shift): LocationId => shift.locationId),
    )
    const decision = publishShifts(
      {
        location,
        staff,
        published: published.map((shift) => ({ ...shift, timeZone: zones.of(shift.locationId) })),
      },
      {
        shifts: given.shifts.map((shift) => ({
          id: run.ids.next('Shift'),
          date: shift.date,
          startMinute: minuteOf(shift.startTime),
          endMinute: minuteOf(shift.endTime),
        })),
      },
      run.nowMs,
    )
    if (!decision.ok) return decision
    const { shifts } = decision.changes
    await tx.shifts.insertMany(shifts)
    const data = shifts.map((shift: Shift) => shiftView(shift, location.timeZone))
    return { ok: true, value: { data }, subjectId: staff.id }
  },
})

function minuteOf(time: string): number {
  return present(parseLocalTime(time), 'the schema lets only local times through')
}
