import { present, publishShifts, type Shift } from '@mendian/core'
import { locationId, shiftRequest, shiftView as shiftSchema, staffId } from '@mendian/core/schemas'
import { z } from 'zod'
import { locationLock } from '../bookings/book-locks.ts'
import { referenceNotFound } from '../not-found.ts'
import { defineWrite, type WriteOperation } from '../operation.ts'
import { shiftsAround } from './published-shifts.ts'
import { shiftTimes, shiftView } from './shift-view.ts'

const input = z.strictObject({
  locationId,
  staffId,
  shifts: z.array(shiftRequest).min(1).max(400).meta({ description: 'All are published, or none.' }),
})
const output = z.strictObject({ data: z.array(shiftSchema) }).meta({ id: 'PublishedShifts' })

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
    'break_outside_shift',
    'shift_overlap',
  ],
  locks: (given) => [{ kind: 'STAFF', id: given.staffId }, locationLock(given.locationId)],
  async run(tx, given, run) {
    const [location, staff] = await Promise.all([tx.locations.find(given.locationId), tx.staff.find(given.staffId)])
    if (!location) return referenceNotFound('Location', given.locationId)
    if (!staff) return referenceNotFound('Staff', given.staffId)
    const dates = given.shifts.map((shift) => shift.date).sort()
    const [first, last] = [present(dates[0], 'there is a shift'), present(dates.at(-1), 'there is a shift')]
    const published = await shiftsAround(tx, [staff.id], first, last)
    const decision = publishShifts(
      { location, staff, published },
      {
        shifts: given.shifts.map((shift) => ({
          id: run.ids.next('Shift'),
          date: shift.date,
          ...shiftTimes(shift),
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
