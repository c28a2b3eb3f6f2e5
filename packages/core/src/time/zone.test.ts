import fc from 'fast-check'
import { Temporal } from 'temporal-polyfill'
import { describe, expect, test } from 'vitest'
import { addDays, DAY_MS, type LocalDate, MINUTE_MS } from './local-time.ts'
import {
  dayBounds,
  formatInstant,
  isTimeZone,
  type OffsetSpan,
  type Overlap,
  offsetAt,
  offsetSpans,
  parseInstant,
  toInstant,
  toLocal,
} from './zone.ts'

const RUNS = Number(process.env.MENDIAN_PROPERTY_RUNS ?? 1000)
const ZONES = Intl.supportedValuesOf('timeZone')
const FROM_MS = Date.UTC(2024, 0, 1)
const TO_MS = Date.UTC(2029, 0, 1)

/** A wall-clock time as minutes since the local epoch, split as `toInstant` takes it. */
function splitWall(wallMs: number): { date: LocalDate; minute: number } {
  const day = Math.floor(wallMs / DAY_MS)
  return { date: addDays('1970-01-01', day), minute: (wallMs - day * DAY_MS) / MINUTE_MS }
}

function oracleInstant(zone: string, date: LocalDate, minute: number, overlap: Overlap): number {
  const wall = Temporal.PlainDate.from(date).toPlainDateTime().add({ minutes: minute })
  return wall.toZonedDateTime(zone, { disambiguation: overlap === 'EARLIER' ? 'compatible' : 'later' })
    .epochMilliseconds
}

function oracleLocal(zone: string, instantMs: number): ReturnType<typeof toLocal> {
  const local = Temporal.Instant.fromEpochMilliseconds(instantMs).toZonedDateTimeISO(zone)
  return {
    date: local.toPlainDate().toString(),
    minuteOfDay: local.hour * 60 + local.minute,
    offsetMs: local.offsetNanoseconds / 1_000_000,
  }
}

function changes(zone: string, fromMs: number, toMs: number): { before: OffsetSpan; after: OffsetSpan }[] {
  const spans = offsetSpans(zone, fromMs, toMs)
  return spans.slice(1).flatMap((after, index) => {
    const before = spans[index]
    return before === undefined ? [] : [{ before, after }]
  })
}

describe('isTimeZone', () => {
  test('knows every zone of the runtime', () => {
    expect(ZONES.filter((zone) => !isTimeZone(zone))).toEqual([])
    expect(['UTC', 'Etc/GMT+8', 'Asia/Calcutta', 'Asia/Kolkata', 'America/Argentina/Ushuaia'].every(isTimeZone)).toBe(
      true,
    )
  })

  test.each([
    '',
    '+08:00',
    '-0300',
    '+8',
    'UTC+8',
    'GMT+08:00',
    'Mars/Olympus',
    'Asia/Shanghai ',
    ' UTC',
    'Z',
    '../etc',
  ])('refuses %j', (text) => {
    expect(isTimeZone(text)).toBe(false)
  })
})

describe('every zone, 2024 to 2028', () => {
  test('offsets agree with Intl every other week', () => {
    for (const zone of ZONES) {
      const format = new Intl.DateTimeFormat('en-US', { timeZone: zone, timeZoneName: 'longOffset', year: 'numeric' })
      for (let instantMs = FROM_MS; instantMs < TO_MS; instantMs += 14 * DAY_MS) {
        const name = format.format(instantMs).split('GMT')[1] ?? ''
        const expected = name === '' ? '+00:00' : name
        const actual = formatInstant(zone, instantMs).slice(-6)
        if (actual !== expected) expect.fail(`${zone} at ${instantMs}: ${actual}, Intl says ${expected}`)
      }
    }
  })

  test('both directions agree with Temporal around every change', () => {
    let checked = 0
    for (const zone of ZONES) {
      for (const { before, after } of changes(zone, FROM_MS, TO_MS)) {
        checked += 1
        const shiftMs = Math.abs(after.offsetMs - before.offsetMs)
        const wallMs = after.startMs + before.offsetMs
        for (const nearMs of [
          -DAY_MS,
          -shiftMs,
          -shiftMs / 2,
          -MINUTE_MS,
          0,
          MINUTE_MS,
          shiftMs / 2,
          shiftMs,
          DAY_MS,
        ]) {
          const { date, minute } = splitWall(wallMs + nearMs)
          for (const overlap of ['EARLIER', 'LATER'] as const) {
            const actual = toInstant(zone, date, minute, overlap)
            const expected = oracleInstant(zone, date, minute, overlap)
            if (actual !== expected) expect.fail(`${zone} ${date} +${minute} ${overlap}: ${actual}, not ${expected}`)
          }
        }
        for (const instantMs of [after.startMs - 1, after.startMs, after.startMs + shiftMs]) {
          expect(toLocal(zone, instantMs)).toEqual(oracleLocal(zone, instantMs))
        }
      }
    }
    expect(checked).toBeGreaterThan(1_000)
  })

  test('days partition time and begin where Temporal begins them', () => {
    for (const zone of ZONES) {
      for (const { after } of changes(zone, FROM_MS, FROM_MS + 730 * DAY_MS)) {
        const { date } = toLocal(zone, after.startMs)
        const day = dayBounds(zone, date)
        expect(day.startMs).toBe(Temporal.PlainDate.from(date).toZonedDateTime(zone).epochMilliseconds)
        expect(dayBounds(zone, addDays(date, 1)).startMs).toBe(day.endMs)
        expect(dayBounds(zone, addDays(date, -1)).endMs).toBe(day.startMs)
      }
    }
  })
})

describe('any zone, any time', () => {
  const zone = fc.constantFrom(...ZONES)

  test('agrees with Temporal from 1972 to 2100', () => {
    const day = fc.integer({ min: 730, max: 47_000 })
    const overlapChoice = fc.constantFrom<Overlap>('EARLIER', 'LATER')
    fc.assert(
      fc.property(zone, day, fc.nat(2_880), overlapChoice, (id, dayNumber, minute, overlap) => {
        const { date } = splitWall(dayNumber * DAY_MS)
        const instantMs = toInstant(id, date, minute, overlap)
        expect(instantMs).toBe(oracleInstant(id, date, minute, overlap))
        expect(toLocal(id, instantMs)).toEqual(oracleLocal(id, instantMs))
      }),
      { numRuns: RUNS },
    )
  })

  test('formatting and parsing are inverse', () => {
    const instant = fc.oneof(
      fc.integer({ min: 0, max: 253_000_000_000_000 }),
      fc.integer({ min: 0, max: 4_000_000 }).map((minute) => minute * MINUTE_MS),
    )
    fc.assert(
      fc.property(fc.constantFrom('Asia/Shanghai', 'Europe/Berlin', 'America/St_Johns', 'UTC'), instant, (id, ms) => {
        expect(parseInstant(formatInstant(id, ms))).toBe(ms)
      }),
      { numRuns: RUNS },
    )
  })
})

describe('offsetSpans', () => {
  test('covers the range exactly, in order, neighbours differing', () => {
    for (const zone of ['Europe/Berlin', 'Asia/Shanghai', 'Africa/Casablanca', 'Pacific/Apia', 'UTC']) {
      const fromMs = Date.UTC(1965, 3, 5)
      const toMs = Date.UTC(2040, 7, 9)
      const spans = offsetSpans(zone, fromMs, toMs)
      expect(spans.at(0)?.startMs).toBe(fromMs)
      expect(spans.at(-1)?.endMs).toBe(toMs)
      spans.slice(1).forEach((span, index) => {
        expect(span.startMs).toBe(spans[index]?.endMs)
        expect(span.offsetMs).not.toBe(spans[index]?.offsetMs)
      })
    }
    expect(offsetSpans('UTC', 5, 5)).toEqual([])
    expect(offsetSpans('Asia/Shanghai', 0, 1)).toEqual([{ startMs: 0, endMs: 1, offsetMs: 8 * 3_600_000 }])
  })

  test('a far year costs only itself, and more zones and blocks than are kept still answer', () => {
    expect(formatInstant('Europe/Berlin', Date.UTC(9998, 6, 1))).toBe('9998-07-01T02:00:00+02:00')
    for (let year = 2000; year < 2600; year += 4) {
      expect(offsetAt('Europe/Berlin', Date.UTC(year, 6, 1))).toBe(2 * 3_600_000)
    }
    expect(offsetAt('Europe/Berlin', Date.UTC(2026, 0, 1))).toBe(3_600_000)
  })
})

describe('wall clock to instant', () => {
  test.each<[zone: string, date: LocalDate, minute: number, earlier: string, later: string]>([
    // spring gap: later by its length
    ['Europe/Berlin', '2026-03-29', 119, '2026-03-29T01:59:00+01:00', '2026-03-29T01:59:00+01:00'],
    ['Europe/Berlin', '2026-03-29', 120, '2026-03-29T03:00:00+02:00', '2026-03-29T03:00:00+02:00'],
    ['Europe/Berlin', '2026-03-29', 150, '2026-03-29T03:30:00+02:00', '2026-03-29T03:30:00+02:00'],
    ['Europe/Berlin', '2026-03-28', 1_590, '2026-03-29T03:30:00+02:00', '2026-03-29T03:30:00+02:00'],
    ['America/New_York', '2026-03-08', 150, '2026-03-08T03:30:00-04:00', '2026-03-08T03:30:00-04:00'],
    ['Australia/Lord_Howe', '2026-10-04', 135, '2026-10-04T02:45:00+11:00', '2026-10-04T02:45:00+11:00'],
    // autumn overlap: twice
    ['Europe/Berlin', '2026-10-25', 150, '2026-10-25T02:30:00+02:00', '2026-10-25T02:30:00+01:00'],
    ['Europe/Berlin', '2026-10-25', 180, '2026-10-25T03:00:00+01:00', '2026-10-25T03:00:00+01:00'],
    ['America/New_York', '2026-11-01', 90, '2026-11-01T01:30:00-04:00', '2026-11-01T01:30:00-05:00'],
    ['Australia/Lord_Howe', '2026-04-05', 105, '2026-04-05T01:45:00+11:00', '2026-04-05T01:45:00+10:30'],
    // none
    ['Asia/Kathmandu', '2026-11-21', 600, '2026-11-21T10:00:00+05:45', '2026-11-21T10:00:00+05:45'],
    ['Asia/Shanghai', '2026-11-21', 600, '2026-11-21T10:00:00+08:00', '2026-11-21T10:00:00+08:00'],
    ['Asia/Shanghai', '2026-11-21', 1_500, '2026-11-22T01:00:00+08:00', '2026-11-22T01:00:00+08:00'],
    ['Asia/Shanghai', '2026-11-21', 2_880, '2026-11-23T00:00:00+08:00', '2026-11-23T00:00:00+08:00'],
    ['UTC', '2026-11-21', 0, '2026-11-21T00:00:00+00:00', '2026-11-21T00:00:00+00:00'],
    // the skipped day
    ['Pacific/Apia', '2011-12-30', 600, '2011-12-31T10:00:00+14:00', '2011-12-31T10:00:00+14:00'],
    ['Pacific/Apia', '2011-12-29', 600, '2011-12-29T10:00:00-10:00', '2011-12-29T10:00:00-10:00'],
  ])('%s %s +%i min', (zone, date, minute, earlier, later) => {
    expect(formatInstant(zone, toInstant(zone, date, minute, 'EARLIER'))).toBe(earlier)
    expect(formatInstant(zone, toInstant(zone, date, minute, 'LATER'))).toBe(later)
  })

  test('asserts the minute and the date', () => {
    expect(() => toInstant('UTC', '2026-01-01', 2_881, 'EARLIER')).toThrow(/0 to 2880/)
    expect(() => toInstant('UTC', '2026-01-01', 1.5, 'EARLIER')).toThrow(/0 to 2880/)
    expect(() => toInstant('UTC', '2026-02-30', 0, 'EARLIER')).toThrow(/is a date/)
  })
})

describe('dayBounds', () => {
  test.each<[zone: string, date: LocalDate, start: string, hours: number]>([
    ['Asia/Shanghai', '2026-11-21', '2026-11-21T00:00:00+08:00', 24],
    ['Europe/Berlin', '2026-03-29', '2026-03-29T00:00:00+01:00', 23],
    ['Europe/Berlin', '2026-10-25', '2026-10-25T00:00:00+02:00', 25],
    ['Australia/Lord_Howe', '2026-10-04', '2026-10-04T00:00:00+10:30', 23.5],
    ['Australia/Lord_Howe', '2026-04-05', '2026-04-05T00:00:00+11:00', 24.5],
    // no midnight: the first instant there is
    ['America/Sao_Paulo', '2018-11-04', '2018-11-04T01:00:00-02:00', 23],
    ['Africa/Cairo', '2026-04-24', '2026-04-24T01:00:00+03:00', 23],
    ['Asia/Beirut', '2026-03-29', '2026-03-29T01:00:00+03:00', 23],
    ['America/Toronto', '1919-03-31', '1919-03-31T00:30:00-04:00', 23.5],
    // midnight twice, and 23:00 twice
    ['America/Havana', '2026-11-01', '2026-11-01T00:00:00-04:00', 25],
    ['America/Asuncion', '2024-03-23', '2024-03-23T00:00:00-03:00', 25],
    ['America/Asuncion', '2024-03-24', '2024-03-24T00:00:00-04:00', 24],
    ['Pacific/Apia', '2011-12-29', '2011-12-29T00:00:00-10:00', 24],
    ['Pacific/Apia', '2011-12-30', '2011-12-31T00:00:00+14:00', 0],
    ['Pacific/Apia', '2011-12-31', '2011-12-31T00:00:00+14:00', 24],
  ])('%s %s', (zone, date, start, hours) => {
    const day = dayBounds(zone, date)
    expect(formatInstant(zone, day.startMs)).toBe(start)
    expect((day.endMs - day.startMs) / 3_600_000).toBe(hours)
  })
})

describe('toLocal and formatInstant', () => {
  test('cut to the minute, and to the day before the epoch', () => {
    expect(toLocal('America/New_York', 59_999)).toEqual({
      date: '1969-12-31',
      minuteOfDay: 1_140,
      offsetMs: -5 * 3_600_000,
    })
  })

  test.each<[zone: string, instantMs: number, text: string]>([
    ['Asia/Shanghai', Date.UTC(2026, 10, 21, 2), '2026-11-21T10:00:00+08:00'],
    ['Asia/Shanghai', Date.UTC(2026, 10, 21, 2, 0, 7), '2026-11-21T10:00:07+08:00'],
    ['Asia/Shanghai', Date.UTC(2026, 10, 21, 2, 0, 0, 30), '2026-11-21T10:00:00.030+08:00'],
    ['America/St_Johns', Date.UTC(2026, 0, 1), '2025-12-31T20:30:00-03:30'],
    ['Africa/Monrovia', Date.UTC(1970, 5, 1), '1970-05-31T23:16:00-00:44'],
  ])('%s %i is %s', (zone, instantMs, text) => {
    expect(formatInstant(zone, instantMs)).toBe(text)
    expect(parseInstant(text)).toBe(instantMs)
  })
})

describe('parseInstant', () => {
  test.each<[text: string, instantMs: number]>([
    ['2026-11-21T10:00:00+08:00', Date.UTC(2026, 10, 21, 2)],
    ['2026-11-21T02:00:00Z', Date.UTC(2026, 10, 21, 2)],
    ['2026-11-21T02:00:00-00:00', Date.UTC(2026, 10, 21, 2)],
    ['2026-11-21T02:00:00.5Z', Date.UTC(2026, 10, 21, 2, 0, 0, 500)],
    ['2026-11-21T02:00:00.123456789Z', Date.UTC(2026, 10, 21, 2, 0, 0, 123)],
    ['2026-11-21T02:00:00.999999999Z', Date.UTC(2026, 10, 21, 2, 0, 0, 999)],
    ['1969-12-31T23:59:59.999Z', -1],
    ['2024-02-29T00:00:00-23:59', Date.UTC(2024, 1, 29, 23, 59)],
  ])('%s', (text, instantMs) => {
    expect(parseInstant(text)).toBe(instantMs)
  })

  test.each([
    '',
    '2026-11-21',
    '2026-11-21T10:00:00',
    '2026-11-21T10:00+08:00',
    '2026-11-21 10:00:00+08:00',
    '2026-11-21t10:00:00z',
    '2026-11-21T24:00:00Z',
    '2026-11-21T23:60:00Z',
    '2026-12-31T23:59:60Z',
    '2026-02-30T10:00:00Z',
    '2026-02-29T10:00:00Z',
    '2026-13-01T10:00:00Z',
    '2026-11-21T10:00:00+0800',
    '2026-11-21T10:00:00+8:00',
    '2026-11-21T10:00:00+24:00',
    '2026-11-21T10:00:00+08:60',
    '2026-11-21T10:00:00.Z',
    '2026-11-21T10:00:00.1234567890Z',
    '2026-11-21T10:00:00,5Z',
    '+002026-11-21T10:00:00Z',
    '2026-11-21T10:00:00Z\n',
    '2026-11-21T10:00:00+08:00[Asia/Shanghai]',
  ])('refuses %j', (text) => {
    expect(parseInstant(text)).toBeUndefined()
  })
})
