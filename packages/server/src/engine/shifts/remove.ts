import { refuseLeavingBookings } from '@mendian/core'
import { shiftId, shiftView as shiftSchema } from '@mendian/core/schemas'
import { z } from 'zod'
import { notFound } from '../not-found.ts'
import { defineWrite, type WriteOperation } from '../operation.ts'
import { timeZonesOf } from '../places/time-zones.ts'
import { loadShiftState } from './published-shifts.ts'
import { shiftView } from './shift-view.ts'

const input = z.strictObject({ id: shiftId })

/** Takes a shift back, unless bookings rely on it. */
export const remove: WriteOperation<typeof input, typeof shiftSchema> = defineWrite({
  name: 'shifts.remove',
  summary: 'Take a shift back that no booking relies on',
  http: ['DELETE', '/v1/shifts/{id}'],
  input,
  output: shiftSchema,
  permission: 'schedule:write',
  movesMoney: false,
  refusals: ['not_found', 'shift_has_bookings'],
  locks: () => [],
  async run(tx, { id }, run) {
    const shift = await tx.shifts.find(id)
    if (!shift) return notFound('Shift', id)
    run.requireLocks([{ kind: 'STAFF', id: shift.staffId }])
    const timeZone = (await timeZonesOf(tx, [shift.locationId])).of(shift.locationId)
    const leaving = refuseLeavingBookings(await loadShiftState(tx, shift, timeZone, run.nowMs), [])
    if (leaving) return { ok: false, refusal: leaving }
    await tx.shifts.remove(id)
    return { ok: true, value: shiftView(shift, timeZone), subjectId: id }
  },
})
