import { type BusyTime, type BusyTimeSource, isTimeZone, type StaffId, toInstant } from '@mendian/core'
import ICAL from 'ical.js'

export interface IcsBusySourceOptions {
  /** Names the calendar among all sources. */
  readonly name: string
  /**
   * Gives the person's calendar as an iCalendar text, or undefined when the person has none. Where it comes from is the
   * host's choice alone: nothing in this source opens a connection, and no address comes from a request.
   */
  readonly fetchText: (staffId: StaffId) => Promise<string | undefined>
  /** The IANA zone in which whole days and times without a zone are meant. */
  readonly timeZone: string
}

/** So many times a window may hold; more is a fault of the calendar, and is thrown. */
const maxTimes = 500
/** So many repetitions are looked at on the way to a window. */
const maxSteps = 50_000
const maxTextLength = 5_000_000
const longestIdLength = 300

/**
 * Busy times out of iCalendar texts. Repeated events are unfolded within the window; cancelled and transparent ones are
 * not busy. Times of zones in the IANA database are read by those, of others by the zone's description in the text.
 *
 * @throws when the text is none, or holds more than can be told.
 */
export function icsBusySource({ name, fetchText, timeZone }: IcsBusySourceOptions): BusyTimeSource {
  if (!isTimeZone(timeZone)) throw new TypeError(`${timeZone} is no IANA time zone`)
  return {
    name,
    async busyTimes(staffId, fromMs, toMs) {
      const text = await fetchText(staffId)
      return text === undefined ? [] : busyTimesOf(text, timeZone, fromMs, toMs)
    },
  }
}

interface Reading {
  readonly timeZone: string
  readonly fromMs: number
  readonly toMs: number
  readonly found: BusyTime[]
  steps: number
}

function busyTimesOf(text: string, timeZone: string, fromMs: number, toMs: number): readonly BusyTime[] {
  if (text.length > maxTextLength) throw new RangeError('the calendar is too long')
  const calendar = new ICAL.Component(ICAL.parse(text))
  const reading: Reading = { timeZone, fromMs, toMs, found: [], steps: 0 }
  for (const event of eventsOf(calendar)) readEvent(event, reading)
  return reading.found.sort((a, b) => a.startMs - b.startMs || (a.externalId < b.externalId ? -1 : 1))
}

/** The events, each with the exceptions to its repetition; an exception without its event stands alone. */
function eventsOf(calendar: ICAL.Component): readonly ICAL.Event[] {
  const all = calendar.getAllSubcomponents('vevent').map((each) => new ICAL.Event(each, { strictExceptions: true }))
  const masters = all.filter((event) => !event.isRecurrenceException())
  const byUid = new Map(masters.map((event) => [event.uid, event]))
  const lone: ICAL.Event[] = []
  for (const exception of all.filter((event) => event.isRecurrenceException())) {
    const master = byUid.get(exception.uid)
    if (master) master.relateException(exception)
    else lone.push(exception)
  }
  return [...masters, ...lone]
}

function readEvent(event: ICAL.Event, reading: Reading): void {
  if (!event.isRecurring()) {
    add(event, event.startDate, event.endDate, event.recurrenceId?.toString() ?? '', reading)
    return
  }
  const latestMs = reading.toMs + latitudeMs(event, reading)
  const iterator = event.iterator()
  for (let next = iterator.next(); next; next = iterator.next()) {
    reading.steps += 1
    if (reading.steps > maxSteps) throw new RangeError('the calendar repeats too often')
    if (instantOf(next, reading.timeZone) >= latestMs) return
    const { item, startDate, endDate, recurrenceId } = event.getOccurrenceDetails(next)
    add(item, startDate, endDate, recurrenceId.toString(), reading)
  }
}

/** How far ahead exceptions may have moved what was meant for after the window into it. */
function latitudeMs(event: ICAL.Event, { timeZone }: Reading): number {
  const moves = Object.values(event.exceptions as unknown as Readonly<Record<string, ICAL.Event>>).map((exception) => {
    const meant = instantOf(exception.recurrenceId, timeZone)
    return meant - instantOf(exception.startDate, timeZone)
  })
  return Math.max(0, ...moves) + 1
}

function add(event: ICAL.Event, start: ICAL.Time, end: ICAL.Time, occurrence: string, reading: Reading): void {
  const startMs = instantOf(start, reading.timeZone)
  const endMs = instantOf(end, reading.timeZone)
  if (!isBusy(event) || endMs <= startMs || startMs >= reading.toMs || endMs <= reading.fromMs) return
  if (reading.found.length === maxTimes) throw new RangeError(`the calendar has more than ${maxTimes} busy times`)
  const { summary } = event
  const externalId = shortened(occurrence === '' ? event.uid : `${event.uid}/${occurrence}`)
  reading.found.push({ externalId, startMs, endMs, ...(summary ? { title: summary } : {}) })
}

function isBusy({ component }: ICAL.Event): boolean {
  const says = (property: string): string => String(component.getFirstPropertyValue(property) ?? '').toUpperCase()
  return says('transp') !== 'TRANSPARENT' && says('status') !== 'CANCELLED'
}

/** Ids are as long as their makers like; the ends of two of one calendar differ. */
function shortened(id: string): string {
  const line = id.replace(/[\p{Cc}\p{Cs}]/gu, ' ')
  return line.slice(-longestIdLength) || '-'
}

function instantOf(time: ICAL.Time, timeZone: string): number {
  const { zone } = time
  if (zone === ICAL.Timezone.utcTimezone) return time.toUnixTime() * 1000
  const named = time.isDate || zone === ICAL.Timezone.localTimezone ? timeZone : zone.tzid
  if (!isTimeZone(named)) return time.toUnixTime() * 1000
  const date = `${pad(time.year, 4)}-${pad(time.month, 2)}-${pad(time.day, 2)}`
  const minute = time.isDate ? 0 : time.hour * 60 + time.minute
  return toInstant(named, date, minute, 'EARLIER') + (time.isDate ? 0 : time.second * 1000)
}

function pad(value: number, digits: number): string {
  return String(value).padStart(digits, '0')
}
