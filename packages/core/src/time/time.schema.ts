import { z } from 'zod'
import { isLocalDate } from './local-time.ts'
import { isTimeZone, parseInstant } from './zone.ts'

/** An instant: RFC 3339 with a mandatory offset, in the years 1970–2199 of UTC, whatever the offset. */
export const instant: z.ZodString = z
  .string()
  .max(40)
  .refine(
    (text) => parseInstant(text) !== undefined,
    'must be RFC 3339 with an offset, such as 2026-11-21T10:00:00+08:00 (in an address + is written %2B)',
  )
  .refine((text) => isWithinYears(parseInstant(text)), 'must lie in the years 1970 to 2199 of UTC')
  .meta({
    id: 'Instant',
    format: 'date-time',
    description: 'An instant: RFC 3339 with an offset, such as 2026-11-21T10:00:00+08:00.',
  })

/** A calendar date in the years 1900–2199, on the location's wall clock where one is meant. */
export const localDate: z.ZodString = z
  .string()
  .max(10)
  .refine((text) => isLocalDate(text) && /^(?:19|2[01])/.test(text), 'must be a date such as 2026-11-21')
  .meta({
    id: 'LocalDate',
    format: 'date',
    description: "A calendar date on the location's wall clock, such as 2026-11-21.",
  })

/** Where the instants end that the wire can carry. */
export const endOfInstantsMs: number = Date.UTC(2200, 0, 1)

/** What is no instant at all has been told so. */
function isWithinYears(atMs: number | undefined): boolean {
  return atMs === undefined || (atMs >= 0 && atMs < endOfInstantsMs)
}

/** A date of which every instant, up to two midnights later and in any zone, is one that the wire can carry. */
export const dateOfInstants: z.ZodString = localDate.refine(
  (date) => date >= '1970-01-02' && date <= '2199-12-29',
  'must lie in the years 1970 to 2199',
)

/** A wall-clock time of the day itself, before 24:00. */
export const timeOfDay: z.ZodString = z.string().regex(/^(?:[01]\d|2[0-3]):[0-5]\d$/, 'must be HH:MM before 24:00')

/** A wall-clock time from 00:00 to 48:00; past 24:00 it falls on the next day, so a shift may end at 25:30. */
export const localTime: z.ZodString = z
  .string()
  .regex(/^(?:[0-3]\d|4[0-7]):[0-5]\d$|^48:00$/, 'must be HH:MM from 00:00 to 48:00')
  .meta({ id: 'LocalTime', description: 'A wall-clock time, HH:MM; past 24:00 it falls on the next day.' })

/** A zone by its name in the IANA database. */
export const timeZone: z.ZodString = z
  .string()
  .max(64)
  .refine(isTimeZone, 'must be an IANA time zone, such as Asia/Shanghai')
  .meta({ description: 'IANA time zone, such as Asia/Shanghai.' })

/** In which zone a caller wants to read times. */
export const readerTimeZone: z.ZodOptional<z.ZodString> = timeZone
  .optional()
  .meta({ description: "Shows times in this IANA zone, such as the customer's; the location's when absent." })

/** How long staff are on their way, one way. */
export const travelMinutes: z.ZodNumber = z.int().min(0).max(120)
