import { formatInstant, formatLocalTime, type Shift, shiftInterval } from '@mendian/core'
import type { shiftView as shiftSchema } from '@mendian/core/schemas'
import type { z } from 'zod'

/** A shift as callers see it: its wall-clock times and the instants they are. */
export function shiftView(shift: Shift, timeZone: string): z.output<typeof shiftSchema> {
  const { startMs, endMs } = shiftInterval(shift, timeZone)
  return {
    id: shift.id,
    locationId: shift.locationId,
    staffId: shift.staffId,
    date: shift.date,
    startTime: formatLocalTime(shift.startMinute),
    endTime: formatLocalTime(shift.endMinute),
    startsAt: formatInstant(timeZone, startMs),
    endsAt: formatInstant(timeZone, endMs),
    createdAt: formatInstant(timeZone, shift.createdAtMs),
  }
}
