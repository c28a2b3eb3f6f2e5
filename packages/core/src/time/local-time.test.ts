import { describe, expect, test } from 'vitest'
import {
  addDays,
  dateOfEpochDay,
  daysBetween,
  epochDay,
  epochDayOfParts,
  formatLocalTime,
  isLocalDate,
  isMinuteOfDay,
  isoWeekday,
  isoWeekdayOfEpochDay,
  parseLocalTime,
} from './local-time.ts'

describe('dates', () => {
  test.each<[text: string, expected: boolean]>([
    ['2026-11-21', true],
    ['2024-02-29', true],
    ['2000-02-29', true],
    ['1900-02-29', false],
    ['2026-02-29', false],
    ['2026-02-30', false],
    ['2026-04-31', false],
    ['2026-13-01', false],
    ['2026-00-01', false],
    ['2026-01-00', false],
    ['0000-01-01', false],
    ['0001-01-01', true],
    ['9999-12-31', true],
    ['1955-07-08', true],
    ['2026-1-01', false],
    ['2026-01-1 ', false],
    ['2026/01/01', false],
    ['+026-01-01', false],
    ['2026-01-01T', false],
    ['２０26-01-01', false],
    ['', false],
  ])('isLocalDate(%j) is %j', (text, expected) => {
    expect(isLocalDate(text)).toBe(expected)
    if (!expected) expect(() => epochDay(text)).toThrow(/is a date/)
  })

  test('every day of the years 0001 to 9999 in steps of 11 days agrees with Date', () => {
    const last = epochDay('9999-12-31')
    for (let day = epochDay('0001-01-01'); day <= last; day += 11) {
      const oracle = new Date(day * 86_400_000)
      const date = dateOfEpochDay(day)
      if (date !== oracle.toISOString().slice(0, 10) || epochDay(date) !== day) expect.fail(`${date} is day ${day}`)
      if (isoWeekday(date) !== (oracle.getUTCDay() || 7)) expect.fail(`the weekday of ${date}`)
    }
  })

  test('known days', () => {
    expect(epochDay('1970-01-01')).toBe(0)
    expect(epochDay('1969-12-31')).toBe(-1)
    expect(addDays('2024-02-28', 2)).toBe('2024-03-01')
    expect(addDays('2026-01-01', -1)).toBe('2025-12-31')
    expect(daysBetween('2026-01-01', '2027-01-01')).toBe(365)
    expect(daysBetween('2024-03-01', '2024-02-01')).toBe(-29)
    expect(isoWeekday('2026-11-21')).toBe(6)
    expect(isoWeekdayOfEpochDay(0)).toBe(4)
    expect(epochDayOfParts(2026, 2, 29)).toBeUndefined()
  })

  test('asserts the range', () => {
    expect(() => addDays('9999-12-31', 1)).toThrow(/0001 to 9999/)
    expect(() => addDays('0001-01-01', -1)).toThrow(/0001 to 9999/)
    expect(() => dateOfEpochDay(0.5)).toThrow(/whole number/)
  })
})

describe('times of day', () => {
  test.each<[text: string, expected: number | undefined]>([
    ['00:00', 0],
    ['09:30', 570],
    ['24:00', 1_440],
    ['26:15', 1_575],
    ['48:00', 2_880],
    ['48:01', undefined],
    ['49:00', undefined],
    ['10:60', undefined],
    ['9:30', undefined],
    ['09.30', undefined],
    ['09:3x', undefined],
    ['-1:30', undefined],
    ['09:30:00', undefined],
  ])('parseLocalTime(%j) is %j', (text, expected) => {
    expect(parseLocalTime(text)).toBe(expected)
  })

  test('formatting is the inverse of parsing', () => {
    for (let minute = 0; minute <= 2_880; minute += 1) expect(parseLocalTime(formatLocalTime(minute))).toBe(minute)
    for (const bad of [-1, 2_881, 0.5, Number.NaN]) {
      expect(isMinuteOfDay(bad)).toBe(false)
      expect(() => formatLocalTime(bad)).toThrow(/0 to 2880/)
    }
  })
})
