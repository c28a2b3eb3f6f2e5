import {
  formatInstant,
  formatLocalTime,
  parseLocalTime,
  present,
  type Shift,
  type ShiftTimes,
  shiftInterval,
} from '@mendian/core'
import type { shiftRequest, shiftView as shiftSchema } from '@mendian/core/schemas'
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
    breaks: shift.breaks.map((pause) => ({
      startTime: formatLocalTime(pause.startMinute),
      endTime: formatLocalTime(pause.endMinute),
    })),
    startsAt: formatInstant(timeZone, startMs),
    endsAt: formatInstant(timeZone, endMs),
    createdAt: formatInstant(timeZone, shift.createdAtMs),
  }
}

/** The times that a caller gives, in minutes. */
export function shiftTimes(given: Pick<z.output<typeof shiftRequest>, 'startTime' | 'endTime' | 'breaks'>): ShiftTimes {
  return {
    startMinute: minuteOf(given.startTime),
    endMinute: minuteOf(given.endTime),
    breaks: given.breaks.map((pause) => ({
      startMinute: minuteOf(pause.startTime),
      endMinute: minuteOf(pause.endTime),
    })),
  }
}

function minuteOf(time: string): number {
  return present(parseLocalTime(time), 'the schema lets only local times through')
}
