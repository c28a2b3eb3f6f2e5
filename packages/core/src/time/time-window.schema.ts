import { z } from 'zod'
import { parseCalendarRule } from './calendar-rule.ts'
import { localDate, timeOfDay } from './time.schema.ts'

export const timeWindow = z
  .strictObject({
    weekdays: z
      .array(z.int().min(1).max(7))
      .min(1)
      .max(7)
      .nullable()
      .default(null)
      .meta({ description: 'Monday 1 to Sunday 7; null for every day.' }),
    monthDays: z
      .array(z.int().min(1).max(31))
      .min(1)
      .max(31)
      .nullable()
      .default(null)
      .meta({ description: 'Days of the month, such as a member day on the 8th; null for every day.' }),
    fromDate: localDate.nullable().default(null),
    toDate: localDate.nullable().default(null).meta({ description: 'The last date, included; not before fromDate.' }),
    recurrence: z
      .string()
      .max(200)
      .refine((text) => parseCalendarRule(text) !== undefined, 'must be a rule such as FREQ=MONTHLY;BYDAY=-1FR')
      .nullable()
      .default(null)
      .meta({
        description:
          'Dates that come again, counted from `fromDate`: an iCalendar rule (RFC 5545) of FREQ, INTERVAL, BYMONTH, ' +
          'BYMONTHDAY, BYDAY and UNTIL, such as `FREQ=MONTHLY;BYDAY=-1FR` for the last Friday of each month; null for ' +
          'every date.',
      }),
    startTime: timeOfDay.default('00:00'),
    endTime: z
      .string()
      .regex(/^(?:[01]\d|2[0-3]):[0-5]\d$|^24:00$/, 'must be HH:MM up to 24:00')
      .default('24:00')
      .meta({ description: 'Not included: 12:00 ends with 11:59:59.' }),
  })
  .refine(({ startTime, endTime }) => endTime > startTime, { path: ['endTime'], error: 'must be after startTime' })
  .refine(({ recurrence, fromDate }) => recurrence === null || fromDate !== null, {
    path: ['fromDate'],
    error: 'must be given with recurrence, which is counted from it',
  })
  .meta({
    id: 'OfferWindow',
    description:
      "Times at which it applies, on the location's wall clock, by when the service starts; all named must hold.",
  })

export type TimeWindowFields = z.infer<typeof timeWindow>
