import { replaceShift } from '@mendian/core'
import { shiftId, shiftRequest, shiftView as shiftSchema } from '@mendian/core/schemas'
import { z } from 'zod'
import { notFound } from '../not-found.ts'
import { defineWrite, type WriteOperation } from '../operation.ts'
import { timeZonesOf } from '../places/time-zones.ts'
import { loadShiftState } from './published-shifts.ts'
import { shiftTimes, shiftView } from './shift-view.ts'

const { startTime, endTime, breaks } = shiftRequest.shape
const input = z.strictObject({ id: shiftId, startTime, endTime, breaks })

/** Changes the times of one published shift: the old one goes and the new one comes in one step, or nothing changes. */
export const replace: WriteOperation<typeof input, typeof shiftSchema> = defineWrite({
  name: 'shifts.replace',
  summary: 'Replace a published shift by one of other times on the same date',
  http: ['POST', '/v1/shifts/{id}/replace'],
  input,
  output: shiftSchema,
  permission: 'schedule:write',
  movesMoney: false,
  refusals: ['not_found', 'shift_ends_before_start', 'break_outside_shift', 'shift_overlap', 'shift_has_bookings'],
  locks: () => [],
  lockHint: ({ id }) => id,
  async run(tx, { id, ...times }, run) {
    const shift = await tx.shifts.find(id)
    if (!shift) return notFound('Shift', id)
    run.requireLocks([{ kind: 'STAFF', id: shift.staffId }])
    const timeZone = (await timeZonesOf(tx, [shift.locationId])).of(shift.locationId)
    const state = await loadShiftState(tx, shift, timeZone, run.nowMs)
    const decision = replaceShift(state, { id: run.ids.next('Shift'), ...shiftTimes(times) }, run.nowMs)
    if (!decision.ok) return decision
    await tx.shifts.remove(id)
    await tx.shifts.insertMany([decision.changes.shift])
    return { ok: true, value: shiftView(decision.changes.shift, timeZone), subjectId: decision.changes.shift.id }
  },
})
