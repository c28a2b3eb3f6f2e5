import { present } from '../base/assert.ts'
import { type CalendarRule, isOnCalendarRule, parseCalendarRule } from './calendar-rule.ts'
import { isoWeekday, type LocalDate, type MinuteOfDay, parseLocalTime } from './local-time.ts'
import type { TimeWindowFields } from './time-window.schema.ts'
import { toLocal } from './zone.ts'

/** A moment on a location's wall clock. */
export interface WallClock {
  readonly date: LocalDate
  readonly minuteOfDay: MinuteOfDay
  /** 1 is Monday, 7 is Sunday. */
  readonly isoWeekday: number
}

/** Times at which something applies, on the location's wall clock; all that it names must hold. */
export interface TimeWindow {
  /** 1 is Monday, 7 is Sunday; null for every day. */
  readonly isoWeekdays: readonly number[] | null
  /** Days of the month, 1 to 31 (a member day on the 8th); null for every day. */
  readonly monthDays: readonly number[] | null
  /** The first and last date, both included; null for no bound. */
  readonly fromDate: LocalDate | null
  readonly toDate: LocalDate | null
  /** Dates that come again, counted from `fromDate`; null for every date. */
  readonly recurrence: CalendarRule | null
  /** Half-open: 540 to 720 is from 09:00 until just before 12:00. */
  readonly startMinute: MinuteOfDay
  readonly endMinute: MinuteOfDay
}

/** What the zone's wall clock shows at an instant, with the day of the week. */
export function wallClockAt(timeZone: string, atMs: number): WallClock {
  const { date, minuteOfDay } = toLocal(timeZone, atMs)
  return { date, minuteOfDay, isoWeekday: isoWeekday(date) }
}

/** A window as it is compared with the clock. */
export function timeWindowOf(fields: TimeWindowFields): TimeWindow {
  const { weekdays, monthDays, fromDate, toDate, recurrence, startTime, endTime } = fields
  return {
    isoWeekdays: weekdays,
    monthDays,
    fromDate,
    toDate,
    recurrence: recurrence === null ? null : present(parseCalendarRule(recurrence), 'a stored rule is a rule'),
    startMinute: present(parseLocalTime(startTime), 'a stored time is a time'),
    endMinute: present(parseLocalTime(endTime), 'a stored time is a time'),
  }
}

/** Whether the moment lies in one of the windows. */
export function isWithinWindows(windows: readonly TimeWindow[], at: WallClock): boolean {
  for (const window of windows) if (isWithin(window, at)) return true
  return false
}

function isWithin(window: TimeWindow, at: WallClock): boolean {
  if (at.minuteOfDay < window.startMinute || at.minuteOfDay >= window.endMinute) return false
  if (window.isoWeekdays && !window.isoWeekdays.includes(at.isoWeekday)) return false
  if (window.monthDays && !window.monthDays.includes(Number(at.date.slice(8)))) return false
  // Dates of one form compare as text.
  if (window.fromDate !== null && at.date < window.fromDate) return false
  if (window.toDate !== null && at.date > window.toDate) return false
  return window.recurrence === null || isOnCalendarRule(window.recurrence, window.fromDate ?? at.date, at.date)
}
