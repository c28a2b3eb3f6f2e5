import { z } from 'zod'
import { locationId, staffId } from '../base/wire.schema.ts'
import { localDate, localTime, timeOfDay } from '../time/time.schema.ts'
import { shiftBreaks } from './shift.schema.ts'

export const shiftTemplateFields = z.strictObject({
  locationId,
  staffId,
  weekday: z.int().min(1).max(7).meta({ description: 'Monday 1 to Sunday 7.' }),
  startTime: timeOfDay.meta({ description: 'HH:MM.' }),
  endTime: localTime.meta({ description: 'After the start; past 24:00 the shift ends on the next day.' }),
  breaks: shiftBreaks,
  validFrom: localDate.meta({ description: 'The first date, this one included.' }),
  validTo: localDate
    .nullable()
    .default(null)
    .meta({ description: 'The last date, this one included; null for no end.' }),
})

export type ShiftTemplateFields = z.infer<typeof shiftTemplateFields>
