import { z } from 'zod'
import { locationId, shiftId, staffId } from '../base/wire.schema.ts'
import { dateOfInstants, instant, localDate, localTime, timeOfDay } from '../time/time.schema.ts'

const shiftBreak = z.strictObject({ startTime: localTime, endTime: localTime })

/** Time off within a shift. */
export const shiftBreaks: z.ZodDefault<z.ZodArray<typeof shiftBreak>> = z
  .array(shiftBreak)
  .max(12)
  .default([])
  .meta({ description: 'Time off within the shift, ascending; past 24:00 on the next day, as the shift itself.' })

/** One shift to publish: its times are the location's wall clock. */
export const shiftRequest = z
  .strictObject({
    date: dateOfInstants,
    startTime: timeOfDay.meta({ description: 'HH:MM on `date`.' }),
    endTime: localTime.meta({ description: 'After the start; past 24:00 the shift ends on the next day.' }),
    breaks: shiftBreaks,
  })
  .meta({ id: 'ShiftRequest' })

export const shiftView = z
  .strictObject({
    id: shiftId,
    locationId,
    staffId,
    date: localDate,
    startTime: localTime,
    endTime: localTime,
    breaks: z.array(shiftBreak),
    startsAt: instant,
    endsAt: instant,
    createdAt: instant,
  })
  .meta({ id: 'Shift', description: 'Published working time of one person at one location.' })
