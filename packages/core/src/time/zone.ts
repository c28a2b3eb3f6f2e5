import { Temporal } from 'temporal-polyfill'
import { assert } from '../base/assert.ts'
import type { Interval } from './interval.ts'
import {
  DAY_MS,
  dateOfEpochDay,
  type EpochDay,
  epochDay,
  epochDayOfParts,
  isMinuteOfDay,
  type LocalDate,
  MINUTE_MS,
  MINUTES_PER_DAY,
  type MinuteOfDay,
} from './local-time.ts'

/** An IANA zone name, such as 'Asia/Shanghai' or 'UTC'. */
export type TimeZoneId = string

/** A stretch of time with one offset: local wall clock = instant + `offsetMs`. */
export interface OffsetSpan {
  readonly startMs: number
  readonly endMs: number
  readonly offsetMs: number
}

/** An instant on a zone's wall clock, cut to the minute. */
export interface LocalMinute {
  readonly date: LocalDate
  readonly minuteOfDay: MinuteOfDay
  readonly offsetMs: number
}

/** Which instant a wall-clock time means that occurs twice. */
export type Overlap = 'EARLIER' | 'LATER'

// Offsets are read from the zone database once per zone and block of about 4.4 years. Blocks, not one growing list:
// a lone question about a far year must not cost the centuries in between.
const BLOCK_MS = 2 ** 37
const ZONES_KEPT = 700
const BLOCKS_KEPT_PER_ZONE = 64
const blocksByZone = new Map<TimeZoneId, Map<number, readonly OffsetSpan[]>>()

// No two offsets of a zone lie further apart than this, so a wall-clock time deeper inside a span has one instant.
const OFFSET_SPREAD_MS = 2 * DAY_MS

let lastZone: TimeZoneId = ''
let lastSpan: OffsetSpan = { startMs: 0, endMs: 0, offsetMs: 0 }

/** Whether the text names a zone of the IANA database. Fixed offsets such as '+08:00' are not names. */
export function isTimeZone(id: string): boolean {
  if (!/^[A-Za-z][A-Za-z0-9_+/-]{0,63}$/.test(id)) return false
  try {
    Temporal.Instant.fromEpochMilliseconds(0).toZonedDateTimeISO(id)
    return true
  } catch {
    return false
  }
}

/** The zone's offset from UTC at an instant, in milliseconds, east positive. */
export function offsetAt(zone: TimeZoneId, instantMs: number): number {
  return spanAt(zone, instantMs).offsetMs
}

/** Covers [fromMs, toMs) exactly, in order; neighbours differ in offset. Empty when the range is. */
export function offsetSpans(zone: TimeZoneId, fromMs: number, toMs: number): readonly OffsetSpan[] {
  const spans: OffsetSpan[] = []
  let cursorMs = fromMs
  while (cursorMs < toMs) {
    const span = spanAt(zone, cursorMs)
    const endMs = Math.min(span.endMs, toMs)
    const previous = spans.at(-1)
    if (previous !== undefined && previous.offsetMs === span.offsetMs) {
      spans[spans.length - 1] = { startMs: previous.startMs, endMs, offsetMs: span.offsetMs }
    } else {
      spans.push({ startMs: cursorMs, endMs, offsetMs: span.offsetMs })
    }
    cursorMs = endMs
  }
  return spans
}

/**
 * The instant at which the zone's wall clock shows `minute` of `date`; from 1440 on, of the dates that follow. A time
 * the clock skips moves later by the length of the gap; of a time it shows twice, `overlap` picks the instant.
 */
export function toInstant(zone: TimeZoneId, date: LocalDate, minute: MinuteOfDay, overlap: Overlap): number {
  assert(isMinuteOfDay(minute), 'toInstant: a minute from 0 to 2880')
  return instantOfWall(zone, epochDay(date) * DAY_MS + minute * MINUTE_MS, overlap, 'MOVE_LATER')
}

/** What the zone's wall clock shows at an instant. */
export function toLocal(zone: TimeZoneId, instantMs: number): LocalMinute {
  const { offsetMs } = spanAt(zone, instantMs)
  const wallMs = instantMs + offsetMs
  const day = Math.floor(wallMs / DAY_MS)
  const minuteOfDay = Math.floor((wallMs - day * DAY_MS) / MINUTE_MS)
  return { date: cachedDate(day), minuteOfDay, offsetMs }
}

/**
 * From the first instant of the local date to the first instant of the next: 23, 24 or 25 hours as a rule, and empty
 * for a date the zone skipped. Days partition time.
 */
export function dayBounds(zone: TimeZoneId, date: LocalDate): Interval {
  const wallMs = epochDay(date) * DAY_MS
  return {
    startMs: instantOfWall(zone, wallMs, 'EARLIER', 'END_OF_GAP'),
    endMs: instantOfWall(zone, wallMs + DAY_MS, 'EARLIER', 'END_OF_GAP'),
  }
}

/**
 * RFC 3339 with the zone's offset, '2026-11-21T10:00:00+08:00'; milliseconds only when there are some. Offsets of the
 * past with seconds in them are rounded to the minute, and the local time with them: the instant stays exact.
 */
export function formatInstant(zone: TimeZoneId, instantMs: number): string {
  const offsetMinutes = Math.round(spanAt(zone, instantMs).offsetMs / MINUTE_MS)
  const wallMs = instantMs + offsetMinutes * MINUTE_MS
  const day = Math.floor(wallMs / DAY_MS)
  const ofDayMs = wallMs - day * DAY_MS
  const minute = Math.floor(ofDayMs / MINUTE_MS)
  const ofMinuteMs = ofDayMs - minute * MINUTE_MS
  if (ofMinuteMs === 0) return cachedDate(day) + clockText(offsetMinutes, minute)
  return `${cachedDate(day)}T${CLOCK[minute] ?? ''}${formatSeconds(ofMinuteMs)}${formatOffset(offsetMinutes)}`
}

const RFC_3339 =
  /^(\d{4})-(\d\d)-(\d\d)T([01]\d|2[0-3]):([0-5]\d):([0-5]\d)(?:\.(\d{1,9}))?(?:Z|([+-])([01]\d|2[0-3]):([0-5]\d))$/

/**
 * The instant of an RFC 3339 text, in milliseconds; digits past them are cut off. Undefined without 'Z' or an offset,
 * and for hours of 24, seconds of 60, and days that don't exist.
 */
export function parseInstant(text: string): number | undefined {
  const match = RFC_3339.exec(text)
  if (match === null) return undefined
  const day = epochDayOfParts(Number(match[1]), Number(match[2]), Number(match[3]))
  if (day === undefined) return undefined
  const ofDayMs = (Number(match[4]) * 60 + Number(match[5])) * MINUTE_MS + Number(match[6]) * 1_000
  const fractionMs = match[7] === undefined ? 0 : Number(match[7].padEnd(3, '0').slice(0, 3))
  const offsetMinutes = match[8] === undefined ? 0 : Number(match[9]) * 60 + Number(match[10])
  const eastMs = (match[8] === '-' ? -offsetMinutes : offsetMinutes) * MINUTE_MS
  return day * DAY_MS + ofDayMs + fractionMs - eastMs
}

/** `wallMs` is the wall-clock time as if it were UTC. */
function instantOfWall(zone: TimeZoneId, wallMs: number, overlap: Overlap, gap: 'MOVE_LATER' | 'END_OF_GAP'): number {
  const near = spanAt(zone, wallMs)
  const guessMs = wallMs - near.offsetMs
  if (guessMs - near.startMs >= OFFSET_SPREAD_MS && near.endMs - guessMs > OFFSET_SPREAD_MS) return guessMs

  let foundMs: number | undefined
  let before: OffsetSpan | undefined
  for (const span of offsetSpans(zone, wallMs - OFFSET_SPREAD_MS, wallMs + OFFSET_SPREAD_MS)) {
    const instantMs = wallMs - span.offsetMs
    if (instantMs >= span.endMs) {
      before = span
    } else if (instantMs >= span.startMs) {
      if (overlap === 'EARLIER') return instantMs
      foundMs = instantMs
    }
  }
  if (foundMs !== undefined) return foundMs
  assert(before !== undefined, 'instantOfWall: a skipped time has a span before it')
  return gap === 'MOVE_LATER' ? wallMs - before.offsetMs : before.endMs
}

function spanAt(zone: TimeZoneId, instantMs: number): OffsetSpan {
  if (zone === lastZone && instantMs >= lastSpan.startMs && instantMs < lastSpan.endMs) return lastSpan
  const spans = blockOf(zone, Math.floor(instantMs / BLOCK_MS))
  let low = 0
  let high = spans.length - 1
  while (low < high) {
    const middle = (low + high + 1) >> 1
    if ((spans[middle]?.startMs ?? 0) <= instantMs) low = middle
    else high = middle - 1
  }
  const span = spans[low]
  assert(span !== undefined, 'spanAt: a block covers its instants')
  lastZone = zone
  lastSpan = span
  return span
}

function blockOf(zone: TimeZoneId, index: number): readonly OffsetSpan[] {
  let blocks = blocksByZone.get(zone)
  if (blocks === undefined) {
    if (blocksByZone.size >= ZONES_KEPT) blocksByZone.clear()
    blocks = new Map()
    blocksByZone.set(zone, blocks)
  }
  let block = blocks.get(index)
  if (block === undefined) {
    block = readBlock(zone, index * BLOCK_MS, (index + 1) * BLOCK_MS)
    if (blocks.size >= BLOCKS_KEPT_PER_ZONE) blocks.clear()
    blocks.set(index, block)
  }
  return block
}

function readBlock(zone: TimeZoneId, fromMs: number, toMs: number): readonly OffsetSpan[] {
  const spans: OffsetSpan[] = []
  let current = Temporal.Instant.fromEpochMilliseconds(fromMs).toZonedDateTimeISO(zone)
  let startMs = fromMs
  for (;;) {
    const next = current.getTimeZoneTransition('next')
    const endMs = next === null ? toMs : Math.min(next.epochMilliseconds, toMs)
    spans.push({ startMs, endMs, offsetMs: Math.round(current.offsetNanoseconds / 1_000_000) })
    if (next === null || endMs === toMs) return spans
    current = next
    startMs = endMs
  }
}

const TWO_DIGITS: readonly string[] = Array.from({ length: 60 }, (_, value) => String(value).padStart(2, '0'))
const CLOCK: readonly string[] = Array.from(
  { length: MINUTES_PER_DAY },
  (_, minute) => `${TWO_DIGITS[Math.floor(minute / 60)] ?? ''}:${TWO_DIGITS[minute % 60] ?? ''}`,
)

let lastDay: EpochDay = 0
let lastDate: LocalDate = '1970-01-01'

function cachedDate(day: EpochDay): LocalDate {
  if (day !== lastDay) {
    lastDate = dateOfEpochDay(day)
    lastDay = day
  }
  return lastDate
}

// Slot lists are thousands of whole minutes at one or two offsets: the text after the date is made once for each.
const CLOCK_TEXTS_KEPT = 64
const clockTextsByOffset = new Map<number, string[]>()
let lastOffsetMinutes = Number.NaN
let lastClockTexts: readonly string[] = []

function clockText(offsetMinutes: number, minute: MinuteOfDay): string {
  if (offsetMinutes !== lastOffsetMinutes) {
    lastClockTexts = clockTextsOf(offsetMinutes)
    lastOffsetMinutes = offsetMinutes
  }
  return lastClockTexts[minute] ?? ''
}

function clockTextsOf(offsetMinutes: number): readonly string[] {
  let texts = clockTextsByOffset.get(offsetMinutes)
  if (texts === undefined) {
    const offset = formatOffset(offsetMinutes)
    texts = CLOCK.map((clock) => `T${clock}:00${offset}`)
    if (clockTextsByOffset.size >= CLOCK_TEXTS_KEPT) clockTextsByOffset.clear()
    clockTextsByOffset.set(offsetMinutes, texts)
  }
  return texts
}

function formatOffset(offsetMinutes: number): string {
  return `${offsetMinutes < 0 ? '-' : '+'}${CLOCK[Math.abs(offsetMinutes)] ?? ''}`
}

function formatSeconds(ofMinuteMs: number): string {
  const seconds = Math.floor(ofMinuteMs / 1_000)
  const milliseconds = ofMinuteMs - seconds * 1_000
  const fraction = milliseconds === 0 ? '' : `.${String(milliseconds).padStart(3, '0')}`
  return `:${TWO_DIGITS[seconds] ?? ''}${fraction}`
}
