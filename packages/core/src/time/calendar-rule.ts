import { daysBetween, daysInMonth, epochDay, isLocalDate, isoWeekday, type LocalDate } from './local-time.ts'

/** Dates that come again, as iCalendar says it (RFC 5545, 3.3.10), in weeks that begin on Monday. */
export interface CalendarRule {
  readonly unit: 'DAILY' | 'WEEKLY' | 'MONTHLY' | 'YEARLY'
  /** 1 for each day, week, month or year. */
  readonly every: number
  readonly months: readonly number[] | null
  /** 1 to 31, or -1 to -31 from the end of the month. */
  readonly monthDays: readonly number[] | null
  readonly weekdays: readonly RuleWeekday[] | null
  /** The last date there may be; null for no end. */
  readonly until: LocalDate | null
}

interface RuleWeekday {
  /** Monday 1 to Sunday 7. */
  readonly isoWeekday: number
  /** The first of the month is 1, the last -1; null for each. */
  readonly ordinal: number | null
}

const units = ['DAILY', 'WEEKLY', 'MONTHLY', 'YEARLY'] as const
const weekdayNames = ['MO', 'TU', 'WE', 'TH', 'FR', 'SA', 'SU']
const partNames = ['FREQ', 'INTERVAL', 'BYMONTH', 'BYMONTHDAY', 'BYDAY', 'UNTIL', 'WKST'] as const

/**
 * What a text such as `FREQ=MONTHLY;BYDAY=-1FR` says; undefined where it is none, or says what is not taken: COUNT, times of
 * the day, weeks of the year, and the like.
 */
export function parseCalendarRule(text: string): CalendarRule | undefined {
  const parts = new Map<string, string>()
  for (const part of text.split(';')) {
    const [name = '', value = '', ...more] = part.split('=')
    if (!(partNames as readonly string[]).includes(name) || value === '' || more.length > 0 || parts.has(name))
      return undefined
    parts.set(name, value)
  }
  const unit = units.find((one) => one === parts.get('FREQ'))
  const every = Number(/^[1-9]\d{0,2}$/.exec(parts.get('INTERVAL') ?? '1')?.[0])
  const months = listOf(parts.get('BYMONTH'), (one) => within(one, /^\d{1,2}$/, 1, 12))
  const monthDays = listOf(parts.get('BYMONTHDAY'), (one) => within(one, /^[+-]?\d{1,2}$/, 1, 31))
  const weekdays = listOf(parts.get('BYDAY'), weekdayOf)
  const until = untilOf(parts.get('UNTIL'))
  if (!unit || !every || !months || !monthDays || !weekdays || until === undefined) return undefined
  if ((parts.get('WKST') ?? 'MO') !== 'MO' || (unit === 'WEEKLY' && monthDays.length > 0)) return undefined
  const ordinalsOf = unit === 'MONTHLY' || (unit === 'YEARLY' && months.length > 0)
  if (!ordinalsOf && weekdays.some(({ ordinal }) => ordinal !== null)) return undefined
  const given = <T>(list: readonly T[]): readonly T[] | null => (list.length === 0 ? null : list)
  return { unit, every, months: given(months), monthDays: given(monthDays), weekdays: given(weekdays), until }
}

/** Each entry of a list, nothing where there is none; undefined where one says nothing. */
function listOf<T>(text: string | undefined, entry: (one: string) => T | undefined): readonly T[] | undefined {
  const found = text === undefined ? [] : text.split(',').map(entry)
  return found.includes(undefined) ? undefined : (found as readonly T[])
}

function within(text: string, form: RegExp, least: number, most: number): number | undefined {
  const size = Math.abs(Number(text))
  return form.test(text) && size >= least && size <= most ? Number(text) : undefined
}

function weekdayOf(text: string): RuleWeekday | undefined {
  const [, ordinal, name = ''] = /^([+-]?[1-5])?(MO|TU|WE|TH|FR|SA|SU)$/.exec(text) ?? []
  if (name === '') return undefined
  return { isoWeekday: weekdayNames.indexOf(name) + 1, ordinal: ordinal === undefined ? null : Number(ordinal) }
}

function untilOf(text: string | undefined): LocalDate | null | undefined {
  if (text === undefined) return null
  const [, year, month, day] = /^(\d{4})(\d{2})(\d{2})$/.exec(text) ?? []
  const date = `${year}-${month}-${day}`
  return isLocalDate(date) ? date : undefined
}

/** Whether the date is one of the rule's, which is counted from `first` on. */
export function isOnCalendarRule(rule: CalendarRule, first: LocalDate, date: LocalDate): boolean {
  const { unit, every, until } = rule
  if (date < first || (until !== null && date > until)) return false
  return periodsBetween(unit, first, date) % every === 0 && isOnDay(withDefaults(rule, first), date)
}

/** What is not said is as on the first date: the weekday of weeks, the day of months, the month and day of years. */
function withDefaults(rule: CalendarRule, first: LocalDate): CalendarRule {
  const { unit, months, monthDays, weekdays } = rule
  if (unit === 'DAILY' || weekdays !== null || monthDays !== null) return rule
  if (unit === 'WEEKLY') return { ...rule, weekdays: [{ isoWeekday: isoWeekday(first), ordinal: null }] }
  const onDay = { ...rule, monthDays: [dayOf(first)] }
  return unit === 'YEARLY' && months === null ? { ...onDay, months: [monthOf(first)] } : onDay
}

function isOnDay({ months, monthDays, weekdays }: CalendarRule, date: LocalDate): boolean {
  const day = dayOf(date)
  const fromEnd = day - daysInMonth(yearOf(date), monthOf(date)) - 1
  if (months !== null && !months.includes(monthOf(date))) return false
  if (monthDays !== null && !monthDays.includes(day) && !monthDays.includes(fromEnd)) return false
  if (weekdays === null) return true
  const ordinals = [null, Math.ceil(day / 7), -Math.ceil(-fromEnd / 7)]
  return weekdays.some((each) => each.isoWeekday === isoWeekday(date) && ordinals.includes(each.ordinal))
}

function periodsBetween(unit: CalendarRule['unit'], first: LocalDate, date: LocalDate): number {
  if (unit === 'DAILY') return daysBetween(first, date)
  if (unit === 'WEEKLY') return (mondayOf(date) - mondayOf(first)) / 7
  const years = yearOf(date) - yearOf(first)
  return unit === 'YEARLY' ? years : years * 12 + monthOf(date) - monthOf(first)
}

const yearOf = (date: LocalDate): number => Number(date.slice(0, 4))
const monthOf = (date: LocalDate): number => Number(date.slice(5, 7))
const dayOf = (date: LocalDate): number => Number(date.slice(8))
const mondayOf = (date: LocalDate): number => epochDay(date) - isoWeekday(date)
