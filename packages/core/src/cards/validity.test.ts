import { describe, expect, test } from 'vitest'
import { formatInstant } from '../time/zone.ts'
import { monthPass, shanghai, sold, tenMs } from './card.fixture.ts'
import { dueOf, earnedByTime, validityEnd } from './validity.ts'

const endOf = (from: string, unit: 'DAYS' | 'MONTHS', count: number, zone = shanghai): string =>
  formatInstant(zone, validityEnd(zone, Date.parse(from), { unit, count }))

describe('the end of a card', () => {
  test.each([
    ['30 days count the day of activation', '2026-11-21T10:00:00+08:00', 'DAYS', 30, '2026-12-21T00:00:00+08:00'],
    ['a month ends before the same day', '2026-11-21T23:59:00+08:00', 'MONTHS', 1, '2026-12-21T00:00:00+08:00'],
    ['31 January ends with February', '2027-01-31T10:00:00+08:00', 'MONTHS', 1, '2027-03-01T00:00:00+08:00'],
    ['31 January of a leap year too', '2028-01-31T10:00:00+08:00', 'MONTHS', 1, '2028-03-01T00:00:00+08:00'],
    ['over the turn of the year', '2026-12-31T10:00:00+08:00', 'MONTHS', 2, '2027-03-01T00:00:00+08:00'],
    ['twelve months', '2026-11-21T10:00:00+08:00', 'MONTHS', 12, '2027-11-21T00:00:00+08:00'],
  ] as const)('%s', (_, from, unit, count, end) => expect(endOf(from, unit, count)).toBe(end))

  test('goes by local days where the clocks change', () => {
    expect(endOf('2026-03-28T10:00:00+01:00', 'DAYS', 2, 'Europe/Berlin')).toBe('2026-03-30T00:00:00+02:00')
  })
})

describe('what days earn', () => {
  const { card } = sold(monthPass)
  const at = (text: string): number => earnedByTime(card, Date.parse(text))

  test('30 days of 300.00 earn 10.00 each, and all of it at the end', () => {
    expect(at('2026-11-21T23:00:00+08:00')).toBe(0)
    expect(at('2026-11-22T00:00:00+08:00')).toBe(1000)
    expect(at('2026-12-01T00:00:00+08:00')).toBe(10_000)
    expect(at('2026-12-21T00:00:00+08:00')).toBe(30_000)
  })

  test('is looked at when the month turns, and at the end', () => {
    expect(card.dueAtMs).toBe(Date.parse('2026-12-01T00:00:00+08:00'))
    expect(dueOf(card, Date.parse('2026-12-01T00:00:00+08:00'))).toBe(card.expiresAtMs)
    expect(dueOf({ ...card, state: 'REFUNDED' }, tenMs)).toBeNull()
  })
})
