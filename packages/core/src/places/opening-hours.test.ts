import { describe, expect, test } from 'vitest'
import { toInstant } from '../time/zone.ts'
import { isAlwaysOpen, isOpenThroughout, type OpeningTimes, openingIntervals } from './opening-hours.ts'

const zone = 'Europe/Berlin'
const ms = (date: string, hour: number, minute = 0): number => toInstant(zone, date, hour * 60 + minute, 'EARLIER')
const always: OpeningTimes = { timeZone: zone, openingHours: null, specialDays: [] }
/** Fridays and Saturdays from 18:00 to 02:00; 2026-11-20 is a Friday. */
const evenings: OpeningTimes = {
  ...always,
  openingHours: [5, 6].map((weekday) => ({ weekday, opensAt: '18:00', closesAt: '26:00' })),
}

function open(location: OpeningTimes, from: string, to: string): readonly (readonly [string, string])[] {
  return openingIntervals(location, ms(from, 0), ms(to, 0)).map(({ startMs, endMs }) => [utc(startMs), utc(endMs)])
}

function utc(atMs: number): string {
  return new Date(atMs).toISOString().slice(5, 16)
}

describe('openingIntervals', () => {
  test('hours past midnight belong to the day they begin on, holidays or not', () => {
    const friday = ['11-20T17:00', '11-21T01:00']
    const saturday = ['11-21T17:00', '11-22T01:00']
    expect(open(evenings, '2026-11-21', '2026-11-23')).toEqual([friday, saturday])
    const holiday = { ...evenings, specialDays: [{ date: '2026-11-21', name: 'Holiday', hours: [] }] }
    expect(open(holiday, '2026-11-21', '2026-11-23')).toEqual([friday])
  })

  test('a special day has its own hours, on a day that is closed otherwise too', () => {
    const hours = [
      { opensAt: '09:00', closesAt: '12:00' },
      { opensAt: '12:00', closesAt: '14:00' },
    ]
    const fair = { ...evenings, specialDays: [{ date: '2026-11-18', name: 'Fair', hours }] }
    expect(open(fair, '2026-11-18', '2026-11-19')).toEqual([['11-18T08:00', '11-18T13:00']])
  })

  test('without weekly hours only special days are limited', () => {
    const closed = { ...always, specialDays: [{ date: '2026-11-18', name: 'Closed', hours: [] }] }
    const found = openingIntervals(closed, ms('2026-11-17', 12), ms('2026-11-19', 12))
    expect(found).toEqual([
      { startMs: ms('2026-11-16', 0), endMs: ms('2026-11-18', 0) },
      { startMs: ms('2026-11-19', 0), endMs: ms('2026-11-20', 0) },
    ])
  })

  test('no weekly hours at all is closed', () => {
    expect(open({ ...always, openingHours: [] }, '2026-11-16', '2026-11-30')).toEqual([])
  })

  test.each([
    ['clocks are put back: from the earlier to the later reading', '2026-10-25', '10-25T00:00', '10-25T01:30'],
    ['clocks are put forward: a missing reading moves later', '2026-03-29', '03-29T01:00', '03-29T01:30'],
  ])('where %s', (_, date, from, to) => {
    const night = { opensAt: '02:00', closesAt: '02:30' }
    const location = { ...always, openingHours: [], specialDays: [{ date, name: 'Night', hours: [night] }] }
    expect(open(location, date, date)).toEqual([[from, to]])
  })
})

describe('isOpenThroughout', () => {
  test.each([
    [18, 20, true],
    [17, 19, false],
    [25, 26, true],
    [25, 27, false],
  ])('Friday %i to %i: %s', (from, to, expected) => {
    const interval = { startMs: ms('2026-11-20', from), endMs: ms('2026-11-20', to) }
    expect(isOpenThroughout(evenings, interval)).toBe(expected)
    expect(isOpenThroughout(always, interval)).toBe(true)
  })

  test('always open is what nothing limits', () => {
    expect([isAlwaysOpen(always), isAlwaysOpen(evenings)]).toEqual([true, false])
    expect(isAlwaysOpen({ ...always, specialDays: [{ date: '2026-11-18', name: 'X', hours: [] }] })).toBe(false)
  })
})
