import { assert } from '../base/assert.ts'

/** A calendar date 'YYYY-MM-DD' that exists, years 0001 to 9999, without a zone. */
export type LocalDate = string

/** Minutes on the wall clock since a date's midnight: 0 to 2880, since a shift may pass midnight. */
export type MinuteOfDay = number

/** Days since 1970-01-01. */
export type EpochDay = number

export const MINUTE_MS = 60_000
export const DAY_MS = 86_400_000
export const MINUTES_PER_DAY = 1_440
export const MAX_MINUTE_OF_DAY: MinuteOfDay = 2 * MINUTES_PER_DAY

const MIN_EPOCH_DAY = epochDayOf(1, 1, 1)
const MAX_EPOCH_DAY = epochDayOf(9999, 12, 31)

/** Whether the text is 'YYYY-MM-DD' and the day exists. */
export function isLocalDate(text: string): boolean {
  return parseEpochDay(text) !== undefined
}

/** Days since 1970-01-01 of a date. Asserts that the date exists. */
export function epochDay(date: LocalDate): EpochDay {
  const day = parseEpochDay(date)
  assert(day !== undefined, `epochDay: '${date}' is a date`)
  return day
}

/** Days since 1970-01-01 of year, month and day of the month; undefined when there is no such day. */
export function epochDayOfParts(year: number, month: number, day: number): EpochDay | undefined {
  if (year < 1 || year > 9999 || month < 1 || month > 12) return undefined
  if (day < 1 || day > daysInMonth(year, month)) return undefined
  return epochDayOf(year, month, day)
}

/** The date that many days after 1970-01-01. Asserts a year within 0001 to 9999. */
export function dateOfEpochDay(day: EpochDay): LocalDate {
  assert(Number.isInteger(day), 'dateOfEpochDay: a whole number of days')
  assert(day >= MIN_EPOCH_DAY && day <= MAX_EPOCH_DAY, 'dateOfEpochDay: within the years 0001 to 9999')
  // Civil calendar in eras of 400 years that begin on 1 March, so that the leap day is the last of its year.
  const shifted = day + 719_468
  const era = Math.floor(shifted / 146_097)
  const dayOfEra = shifted - era * 146_097
  const yearOfEra = Math.floor(
    (dayOfEra - Math.floor(dayOfEra / 1_460) + Math.floor(dayOfEra / 36_524) - Math.floor(dayOfEra / 146_096)) / 365,
  )
  const dayOfYear = dayOfEra - (365 * yearOfEra + Math.floor(yearOfEra / 4) - Math.floor(yearOfEra / 100))
  const shiftedMonth = Math.floor((5 * dayOfYear + 2) / 153)
  const dayOfMonth = dayOfYear - Math.floor((153 * shiftedMonth + 2) / 5) + 1
  const month = shiftedMonth < 10 ? shiftedMonth + 3 : shiftedMonth - 9
  const year = yearOfEra + era * 400 + (month <= 2 ? 1 : 0)
  return `${padded(year, 4)}-${padded(month, 2)}-${padded(dayOfMonth, 2)}`
}

/** The date `days` later (earlier when negative). */
export function addDays(date: LocalDate, days: number): LocalDate {
  return dateOfEpochDay(epochDay(date) + days)
}

/** Days from `from` to `to`; negative when `to` is earlier. */
export function daysBetween(from: LocalDate, to: LocalDate): number {
  return epochDay(to) - epochDay(from)
}

/** Monday 1 to Sunday 7. */
export function isoWeekday(date: LocalDate): number {
  return isoWeekdayOfEpochDay(epochDay(date))
}

/** Monday 1 to Sunday 7 of a day counted from 1970-01-01, a Thursday. */
export function isoWeekdayOfEpochDay(day: EpochDay): number {
  return ((((day + 3) % 7) + 7) % 7) + 1
}

/** 'HH:MM' from 00:00 to 48:00 as minutes; undefined when the text is anything else. */
export function parseLocalTime(text: string): MinuteOfDay | undefined {
  if (text.length !== 5 || text[2] !== ':') return undefined
  const hours = digits(text, 0, 2)
  const minutes = digits(text, 3, 5)
  if (hours < 0 || minutes < 0 || minutes > 59) return undefined
  const minute = hours * 60 + minutes
  return minute <= MAX_MINUTE_OF_DAY ? minute : undefined
}

/** Minutes as 'HH:MM'; past midnight the hours run on, to 48:00. Asserts the range. */
export function formatLocalTime(minute: MinuteOfDay): string {
  assert(isMinuteOfDay(minute), 'formatLocalTime: a minute from 0 to 2880')
  return `${padded(Math.floor(minute / 60), 2)}:${padded(minute % 60, 2)}`
}

/** Whether the number is a whole minute from 0 to 2880. */
export function isMinuteOfDay(minute: number): boolean {
  return Number.isInteger(minute) && minute >= 0 && minute <= MAX_MINUTE_OF_DAY
}

function parseEpochDay(text: string): EpochDay | undefined {
  if (text.length !== 10 || text[4] !== '-' || text[7] !== '-') return undefined
  return epochDayOfParts(digits(text, 0, 4), digits(text, 5, 7), digits(text, 8, 10))
}

/** The decimal digits of text[from, to) as a number, -1 when one of them is no digit. */
function digits(text: string, from: number, to: number): number {
  let value = 0
  for (let index = from; index < to; index += 1) {
    const digit = text.charCodeAt(index) - 48
    if (!(digit >= 0 && digit <= 9)) return -1
    value = value * 10 + digit
  }
  return value
}

/** How many days that month of that year has; months from 1. */
export function daysInMonth(year: number, month: number): number {
  if (month === 2) return year % 4 === 0 && (year % 100 !== 0 || year % 400 === 0) ? 29 : 28
  return month === 4 || month === 6 || month === 9 || month === 11 ? 30 : 31
}

function epochDayOf(year: number, month: number, day: number): EpochDay {
  const shiftedYear = month <= 2 ? year - 1 : year
  const era = Math.floor(shiftedYear / 400)
  const yearOfEra = shiftedYear - era * 400
  const shiftedMonth = month > 2 ? month - 3 : month + 9
  const dayOfYear = Math.floor((153 * shiftedMonth + 2) / 5) + day - 1
  const dayOfEra = yearOfEra * 365 + Math.floor(yearOfEra / 4) - Math.floor(yearOfEra / 100) + dayOfYear
  return era * 146_097 + dayOfEra - 719_468
}

function padded(value: number, width: number): string {
  return String(value).padStart(width, '0')
}
