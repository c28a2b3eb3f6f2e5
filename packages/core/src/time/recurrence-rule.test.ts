import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { addDays, daysBetween, isoWeekday } from './local-time.ts'
import { type RecurrenceRule, recurrenceDates, recurrenceStarts } from './recurrence-rule.ts'
import { formatInstant, parseInstant, toLocal } from './zone.ts'

const weekly: RecurrenceRule = { unit: 'WEEKS', every: 1, weekdays: [], count: 3, until: null }
const saturday = '2026-11-21'

function instantOf(text: string): number {
  const instantMs = parseInstant(text)
  if (instantMs === undefined) throw new Error(`${text} is no instant`)
  return instantMs
}

describe('recurrenceDates', () => {
  test.each([
    ['weekly on its own weekday', {}, ['2026-11-21', '2026-11-28', '2026-12-05']],
    ['every third day', { unit: 'DAYS', every: 3 }, ['2026-11-21', '2026-11-24', '2026-11-27']],
    ['on weekdays, from the start on', { weekdays: [6, 2, 2] }, ['2026-11-21', '2026-11-24', '2026-11-28']],
    [
      'every other week, weeks beginning on Monday',
      { every: 2, weekdays: [1, 7] },
      ['2026-11-22', '2026-11-30', '2026-12-06'],
    ],
    ['to a date, this one included', { count: null, until: '2026-11-28' }, ['2026-11-21', '2026-11-28']],
  ] as const)('%s', (_, change, dates) => {
    expect(recurrenceDates({ ...weekly, ...change } as RecurrenceRule, saturday)).toEqual({ ok: true, dates })
  })

  // Each row mends the fault of the row before it.
  test.each([
    ['both count and end', { unit: 'DAYS', weekdays: [1], count: 1, until: '2028-01-01' }, 'COUNT_OR_UNTIL'],
    ['neither', { unit: 'DAYS', weekdays: [1], count: null }, 'COUNT_OR_UNTIL'],
    ['weekdays of days', { unit: 'DAYS', weekdays: [1], count: null, until: '2028-01-01' }, 'WEEKDAYS_OF_DAYS'],
    ['more than a year', { unit: 'DAYS', count: null, until: '2027-11-23' }, 'TOO_LONG'],
    ['a count of more than a year', { every: 52, count: 3 }, 'TOO_LONG'],
    ['too many dates', { unit: 'DAYS', count: null, until: '2027-01-20' }, 'TOO_MANY'],
    ['an end before the start', { unit: 'DAYS', count: null, until: '2026-11-20' }, 'NO_DATE'],
    ['sixty dates', { unit: 'DAYS', count: null, until: '2027-01-19' }, undefined],
    ['a year', { count: null, every: 26, until: '2027-11-22' }, undefined],
  ] as const)('%s: %s', (_, change, why) => {
    const found = recurrenceDates({ ...weekly, ...change } as RecurrenceRule, saturday)
    expect(found.ok ? undefined : found.refusal.details.why).toBe(why)
  })

  test('are ascending, of the weekdays meant, in weeks or days that count, and at most sixty within a year', () => {
    const rules = fc.record({
      unit: fc.constantFrom('DAYS' as const, 'WEEKS' as const),
      every: fc.integer({ min: 1, max: 12 }),
      weekdays: fc.uniqueArray(fc.integer({ min: 1, max: 7 })),
      count: fc.integer({ min: 1, max: 60 }),
      until: fc.constant(null),
      start: fc.integer({ min: 0, max: 800 }),
    })
    fc.assert(
      fc.property(rules, ({ start, ...given }) => {
        const rule = { ...given, weekdays: given.unit === 'DAYS' ? [] : given.weekdays }
        const from = addDays(saturday, start)
        const found = recurrenceDates(rule, from)
        if (!found.ok) return
        expect(found.dates).toHaveLength(rule.count)
        const monday = addDays(from, 1 - isoWeekday(from))
        const meant = rule.weekdays.length > 0 ? rule.weekdays : [isoWeekday(from)]
        for (const [index, date] of found.dates.entries()) {
          expect(date > (found.dates[index - 1] ?? '')).toBe(true)
          expect(daysBetween(from, date)).toBeLessThanOrEqual(366)
          if (rule.unit === 'DAYS') expect(daysBetween(from, date)).toBe(index * rule.every)
          else {
            expect(meant).toContain(isoWeekday(date))
            expect(Math.floor(daysBetween(monday, date) / 7) % rule.every).toBe(0)
          }
        }
      }),
      { numRuns: 500 },
    )
  })
})

describe('recurrenceStarts', () => {
  test.each([
    ['Europe/Berlin', '2027-03-14T10:00:00+01:00', ['+01:00', '+01:00', '+02:00']],
    ['Europe/Berlin', '2026-10-11T10:00:00+02:00', ['+02:00', '+02:00', '+01:00']],
    ['America/New_York', '2027-02-28T10:00:00-05:00', ['-05:00', '-05:00', '-04:00']],
    ['America/New_York', '2026-10-18T10:00:00-04:00', ['-04:00', '-04:00', '-05:00']],
  ])('ten o’clock in %s stays ten o’clock over the change after %s', (zone, from, offsets) => {
    const starts = recurrenceStarts(weekly, zone, instantOf(from))
    const texts = starts.ok ? starts.startsAtMs.map((startMs) => formatInstant(zone, startMs)) : []
    expect(texts.map((text) => text.slice(11))).toEqual(offsets.map((offset) => `10:00:00${offset}`))
  })

  test('a reading that the clocks skip moves later, and one they show twice is the earlier, but for the first itself', () => {
    const daily: RecurrenceRule = { ...weekly, unit: 'DAYS', count: 2 }
    const told = (from: string): readonly string[] => {
      const starts = recurrenceStarts(daily, 'Europe/Berlin', instantOf(from))
      return starts.ok ? starts.startsAtMs.map((startMs) => formatInstant('Europe/Berlin', startMs)) : []
    }
    expect(told('2027-03-27T02:30:00+01:00')).toEqual(['2027-03-27T02:30:00+01:00', '2027-03-28T03:30:00+02:00'])
    expect(told('2026-10-24T02:30:00+02:00')[1]).toBe('2026-10-25T02:30:00+02:00')
    expect(told('2026-10-25T02:30:00+01:00')[0]).toBe('2026-10-25T02:30:00+01:00')
  })

  test('keeps the reading of the clock to the second', () => {
    const starts = recurrenceStarts(weekly, 'Asia/Shanghai', instantOf('2026-11-21T10:00:07.250+08:00'))
    expect(starts.ok && starts.startsAtMs.map((startMs) => startMs % 60_000)).toEqual([7250, 7250, 7250])
    expect(starts.ok && toLocal('Asia/Shanghai', starts.startsAtMs[2] ?? 0).date).toBe('2026-12-05')
  })
})
