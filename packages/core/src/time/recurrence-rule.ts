import type { RefusalOf } from '../base/decision.ts'
import { addDays, type LocalDate, type MinuteOfDay } from './local-time.ts'
import { recurringDates } from './recurrence.ts'
import type { RecurrenceRuleFields } from './recurrence-rule.schema.ts'
import { type TimeZoneId, toInstant, toLocal } from './zone.ts'

/** On which days something repeats. */
export type RecurrenceRule = Readonly<RecurrenceRuleFields>

/** The most that one rule gives, and the furthest that its last date lies after the start. */
export const maxOccurrences = 60
export const maxRecurrenceDays = 366

export type RecurrenceRefusal = RefusalOf<
  'recurrence_invalid',
  { why: 'COUNT_OR_UNTIL' | 'WEEKDAYS_OF_DAYS' | 'NO_DATE' | 'TOO_LONG' | 'TOO_MANY' }
>

type Dates =
  | { readonly ok: true; readonly dates: readonly LocalDate[] }
  | { readonly ok: false; readonly refusal: RecurrenceRefusal }

/**
 * The dates of the rule from a date on. Refuses a rule that says neither or both of count and end, weekdays where days
 * are counted, and one that gives no date, a date more than a year on, or too many dates.
 */
export function recurrenceDates(rule: RecurrenceRule, fromDate: LocalDate): Dates {
  const refused = (why: RecurrenceRefusal['details']['why']): Dates => ({
    ok: false,
    refusal: { code: 'recurrence_invalid', details: { why } },
  })
  if ((rule.count === null) === (rule.until === null)) return refused('COUNT_OR_UNTIL')
  if (rule.unit === 'DAYS' && rule.weekdays.length > 0) return refused('WEEKDAYS_OF_DAYS')
  const furthest = addDays(fromDate, maxRecurrenceDays)
  if (rule.until !== null && rule.until > furthest) return refused('TOO_LONG')
  const end = rule.until === null ? { count: rule.count ?? 1 } : { until: rule.until }
  const dates = recurringDates(fromDate, { ...rule, end }, maxOccurrences + 1)
  const last = dates.at(-1)
  if (last === undefined) return refused('NO_DATE')
  if (last > furthest) return refused('TOO_LONG')
  return dates.length > maxOccurrences ? refused('TOO_MANY') : { ok: true, dates }
}

type Starts =
  | { readonly ok: true; readonly startsAtMs: readonly number[] }
  | { readonly ok: false; readonly refusal: RecurrenceRefusal }

/**
 * The starts of the rule from an instant on, each at the instant's own reading of the wall clock. On the instant's own
 * date it is that instant itself; where clocks skip the reading it moves later, and where they show it twice the
 * earlier is meant.
 */
export function recurrenceStarts(rule: RecurrenceRule, zone: TimeZoneId, fromMs: number): Starts {
  const { date: fromDate, minuteOfDay, offsetMs } = toLocal(zone, fromMs)
  const found = recurrenceDates(rule, fromDate)
  if (!found.ok) return found
  const withinMinuteMs = fromMs + offsetMs - Math.floor((fromMs + offsetMs) / 60_000) * 60_000
  const startsAtMs = found.dates.map((date) =>
    date === fromDate ? fromMs : startOn(zone, date, minuteOfDay) + withinMinuteMs,
  )
  return { ok: true, startsAtMs }
}

/** That reading of the wall clock on that date. */
export function startOn(zone: TimeZoneId, date: LocalDate, minute: MinuteOfDay): number {
  return toInstant(zone, date, minute, 'EARLIER')
}
