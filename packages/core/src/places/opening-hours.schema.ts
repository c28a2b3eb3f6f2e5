import { z } from 'zod'
import { displayName } from '../base/wire.schema.ts'
import { localDate, localTime, timeOfDay } from '../time/time.schema.ts'

const times = {
  opensAt: timeOfDay.meta({ description: 'HH:MM.' }),
  closesAt: localTime.meta({ description: 'After the opening; past 24:00 it falls on the next day, as in 25:30.' }),
}

// Both are HH:MM, so that their order as texts is their order in time.
function closesAfterItOpens({ opensAt, closesAt }: { readonly opensAt: string; readonly closesAt: string }): boolean {
  return closesAt > opensAt
}

const closesLater = { path: ['closesAt'], error: 'must be after opensAt; past midnight the hours run on, as in 25:30' }

const weekdayHours = z
  .strictObject({ weekday: z.int().min(1).max(7).meta({ description: 'Monday 1 to Sunday 7.' }), ...times })
  .refine(closesAfterItOpens, closesLater)

const specialDay = z.strictObject({
  date: localDate,
  name: displayName,
  hours: z
    .array(z.strictObject(times).refine(closesAfterItOpens, closesLater))
    .max(6)
    .default([])
    .meta({ description: 'Instead of the hours of the weekday; empty when closed all day.' }),
})

function hasEachDateOnce(days: readonly { readonly date: string }[]): boolean {
  return new Set(days.map((day) => day.date)).size === days.length
}

/** The week's hours, several a weekday where the location closes in between. */
export const openingHours: z.ZodDefault<z.ZodNullable<z.ZodArray<typeof weekdayHours>>> = z
  .array(weekdayHours)
  .max(42)
  .nullable()
  .default(null)
  .meta({ description: 'null: open whenever staff work. Hours past midnight belong to the day they begin on.' })

/** Holidays and other days with hours of their own. */
export const specialDays: z.ZodDefault<z.ZodArray<typeof specialDay>> = z
  .array(specialDay)
  .max(400)
  .refine(hasEachDateOnce, 'must hold each date once')
  .default([])
  .meta({ description: 'Dates with other hours than their weekday, or none.' })
