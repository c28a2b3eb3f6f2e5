import { assert } from '../base/assert.ts'
import { addDays, daysBetween, isoWeekday, type LocalDate } from './local-time.ts'

/** On which dates something comes again: every so many days, or on some weekdays of every so many weeks. */
export interface Recurrence {
  /** 1 for each day or week. */
  readonly every: number
  readonly unit: 'DAYS' | 'WEEKS'
  /** Monday 1 to Sunday 7, of weeks that begin on Monday; the first date's own weekday where there are none. */
  readonly weekdays: readonly number[]
  /** The last date there may be, or how many there are. */
  readonly end: { readonly until: LocalDate } | { readonly count: number }
}

/** The dates from `first` on, ascending: at most `limit` of them, whatever the rule says. */
export function recurringDates(first: LocalDate, rule: Recurrence, limit: number): readonly LocalDate[] {
  assert(Number.isInteger(rule.every) && rule.every >= 1, 'recurringDates: every one or more')
  assert(rule.unit === 'WEEKS' || rule.weekdays.length === 0, 'recurringDates: weekdays are of weeks')
  const most = Math.min(limit, 'count' in rule.end ? rule.end.count : limit)
  const until = 'until' in rule.end ? rule.end.until : '9999-12-31'
  const dates: LocalDate[] = []
  for (let step = 0; dates.length < most; step++) {
    const ofStep = rule.unit === 'DAYS' ? [step * rule.every] : weekOffsets(first, rule, step)
    for (const days of ofStep) {
      if (days < 0 || dates.length === most) continue
      // Asked before the date is made: there are none past the year 9999.
      if (days > daysBetween(first, until)) return dates
      dates.push(addDays(first, days))
    }
  }
  return dates
}

/** How many days after `first` the rule's weekdays lie in its `step`th week; negative for those before it. */
function weekOffsets(first: LocalDate, { every, weekdays }: Recurrence, step: number): readonly number[] {
  const own = isoWeekday(first)
  const wanted = weekdays.length === 0 ? [own] : [...new Set(weekdays)].sort((a, b) => a - b)
  return wanted.map((weekday) => step * every * 7 + weekday - own)
}
