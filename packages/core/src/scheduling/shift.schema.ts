import { z } from 'zod'
import { locationId, shiftId, staffId } from '../base/wire.schema.ts'
import { clockTime, instant, localDate, localTime } from '../time/time.schema.ts'

/** One shift to publish: its times are the location's wall clock. */
export const shiftRequest = z
  .strictObject({
    // Every instant of a shift, which may end two midnights later, has to be one the wire can carry.
    date: localDate.refine(
      (date) => date >= '1970-01-01' && date <= '2199-12-29',
      'must lie in the years 1970 to 2199',
    ),
    startTime: clockTime.meta({ description: 'HH:MM on `date`.' }),
    endTime: localTime.meta({ description: 'After the start; past 24:00 the shift ends on the next day.' }),
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
    startsAt: instant,
    endsAt: instant,
    createdAt: instant,
  })
  .meta({ id: 'Shift', description: 'Published working time of one person at one location.' })
