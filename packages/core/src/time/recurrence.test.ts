import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { addDays, daysBetween, isoWeekday } from './local-time.ts'
import { type Recurrence, recurringDates } from './recurrence.ts'

const saturday = '2026-11-21'
const dates = (rule: Partial<Recurrence>, limit = 200): readonly string[] =>
  recurringDates(saturday, { every: 1, unit: 'DAYS', weekdays: [], end: { count: 4 }, ...rule }, limit)

describe('recurringDates', () => {
  it('come every so many days', () => {
    expect(dates({})).toEqual(['2026-11-21', '2026-11-22', '2026-11-23', '2026-11-24'])
    expect(dates({ every: 10, end: { until: '2026-12-11' } })).toEqual(['2026-11-21', '2026-12-01', '2026-12-11'])
  })

  it('come on the weekdays of every so many weeks, none before the first date', () => {
    expect(dates({ unit: 'WEEKS' })).toEqual(['2026-11-21', '2026-11-28', '2026-12-05', '2026-12-12'])
    expect(dates({ unit: 'WEEKS', weekdays: [7, 1, 7] })).toEqual([
      ...['2026-11-22', '2026-11-23', '2026-11-29', '2026-11-30'],
    ])
    expect(dates({ unit: 'WEEKS', every: 2, weekdays: [5, 6], end: { until: '2026-12-06' } })).toEqual([
      ...['2026-11-21', '2026-12-04', '2026-12-05'],
    ])
  })

  it('are none where the last date lies before the first, and end with the calendar', () => {
    expect(dates({ end: { until: '2026-11-20' } })).toEqual([])
    const rule = { every: 52, unit: 'WEEKS', weekdays: [], end: { count: 9 } } as const
    expect(recurringDates('9998-12-31', rule, 9)).toEqual(['9998-12-31', '9999-12-30'])
  })

  it('are those dates that the rule names, in order', () => {
    const rules = fc.record({
      every: fc.integer({ min: 1, max: 5 }),
      unit: fc.constantFrom('DAYS' as const, 'WEEKS' as const),
      weekdays: fc.uniqueArray(fc.integer({ min: 1, max: 7 }), { minLength: 1 }),
      span: fc.integer({ min: -3, max: 90 }),
      first: fc.integer({ min: 0, max: 800 }),
    })
    fc.assert(
      fc.property(rules, ({ every, unit, weekdays, span, first: offset }) => {
        const first = addDays('2026-01-01', offset)
        const monday = addDays(first, 1 - isoWeekday(first))
        const named = (days: number): boolean => {
          const date = addDays(first, days)
          if (unit === 'DAYS') return days % every === 0
          return weekdays.includes(isoWeekday(date)) && Math.floor(daysBetween(monday, date) / 7) % every === 0
        }
        const expected = Array.from({ length: Math.max(0, span + 1) }, (_, days) => days)
          .filter(named)
          .map((days) => addDays(first, days))
        const rule = { every, unit, weekdays: unit === 'DAYS' ? [] : weekdays, end: { until: addDays(first, span) } }
        expect(recurringDates(first, rule, 200)).toEqual(expected)
        expect(recurringDates(first, rule, 3)).toEqual(expected.slice(0, 3))
      }),
    )
  })
})
