import type { RefusalOf } from '../base/decision.ts'
import { addDays, isoWeekday, type LocalDate, type MinuteOfDay } from './local-time.ts'
import type { RecurrenceRuleFields } from './recurrence.schema.ts'
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
  const lastDate = rule.until ?? furthest
  const wanted = rule.count ?? maxOccurrences + 1
  const dates: LocalDate[] = []
  for (const date of candidates(rule, fromDate, lastDate)) {
    if (dates.length < wanted) dates.push(date)
  }
  if (rule.count !== null && dates.length < rule.count) return refused('TOO_LONG')
  if (dates.length > maxOccurrences) return refused('TOO_MANY')
  return dates.length === 0 ? refused('NO_DATE') : { ok: true, dates }
}

/** Every date of the rule up to the last, whatever its count. */
function candidates({ unit, every, weekdays }: RecurrenceRule, fromDate: LocalDate, lastDate: LocalDate): LocalDate[] {
  const dates: LocalDate[] = []
  if (unit === 'DAYS') {
    for (let date = fromDate; date <= lastDate; date = addDays(date, every)) dates.push(date)
    return dates
  }
  const own = isoWeekday(fromDate)
  const meant = weekdays.length === 0 ? [own] : [...new Set(weekdays)].sort((a, b) => a - b)
  for (let monday = addDays(fromDate, 1 - own); monday <= lastDate; monday = addDays(monday, 7 * every)) {
    for (const weekday of meant) {
      const date = addDays(monday, weekday - 1)
      if (date >= fromDate && date <= lastDate) dates.push(date)
    }
  }
  return dates
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
