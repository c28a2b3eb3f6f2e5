import { z } from 'zod'
import { localDate } from './time.schema.ts'

export const recurrenceRule = z
  .strictObject({
    unit: z.enum(['DAYS', 'WEEKS']),
    every: z.int().min(1).max(52).default(1).meta({ description: 'Every so many days or weeks.' }),
    weekdays: z
      .array(z.int().min(1).max(7))
      .max(7)
      .default([])
      .meta({ description: "Of WEEKS: Monday 1 to Sunday 7; the first start's own when empty." }),
    count: z.int().min(1).max(60).nullable().default(null).meta({ description: 'How many; either this or `until`.' }),
    until: localDate
      .nullable()
      .default(null)
      .meta({ description: 'The last date, this one included; at most 366 days after the first, and 60 in all.' }),
  })
  .meta({
    id: 'RecurrenceRule',
    description: "Repeats on the location's wall clock: ten o'clock stays ten o'clock when the clocks change.",
  })

export type RecurrenceRuleFields = z.infer<typeof recurrenceRule>
