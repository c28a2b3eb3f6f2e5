import { describe, expect, test } from 'vitest'
import { formatInstant } from '../time/zone.ts'
import { monthPass, shanghai, sold, tenMs, tenVisits } from './card.fixture.ts'
import type { CustomerCard } from './customer-card.ts'
import { dueOf, earnedByTime, endLater, isEarnedByTime, validityEnd } from './validity.ts'

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

test.each([
  ['the start of a day', '2026-12-01T00:00:00+08:00', 3, '2026-12-04T00:00:00+08:00', shanghai],
  ['within a day, as far into it', '2026-12-01T15:30:00+08:00', 3, '2026-12-04T15:30:00+08:00', shanghai],
  ['and back again', '2026-12-04T15:30:00+08:00', -3, '2026-12-01T15:30:00+08:00', shanghai],
  ['where the clocks change', '2026-03-28T00:00:00+01:00', 2, '2026-03-30T00:00:00+02:00', 'Europe/Berlin'],
] as const)('days later: %s', (_, from, days, end, zone) => {
  expect(formatInstant(zone, endLater(zone, Date.parse(from), days))).toBe(end)
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

  test('only where the days earn the price: of time passes and discounts that end', () => {
    const of = (fields: Partial<CustomerCard['terms']>) => isEarnedByTime({ terms: { ...card.terms, ...fields } })
    expect([of({}), of({ kind: 'DISCOUNT_CARD' }), of({ kind: 'VISIT_PASS' })]).toEqual([true, true, false])
    expect([of({ validity: null }), of({ kind: 'DISCOUNT_CARD', validity: null })]).toEqual([false, false])
  })

  test('nothing before the card has begun, or where it never ends', () => {
    const late = Date.parse('2026-12-01T00:00:00+08:00')
    expect(earnedByTime({ ...card, activatedAtMs: null }, late)).toBe(0)
    expect(earnedByTime({ ...card, expiresAtMs: null }, late)).toBe(0)
    expect(earnedByTime({ ...card, activatedAtMs: null, expiresAtMs: null }, late)).toBe(0)
  })

  test('all of it at its end, though it has not begun', () => {
    const { expiresAtMs } = card
    if (expiresAtMs === null) throw new Error('it ends')
    expect(earnedByTime({ ...card, activatedAtMs: null }, expiresAtMs)).toBe(30_000)
  })

  test('all of it at once on a card that ends on the day on which it begins', () => {
    const expiresAtMs = Date.parse('2026-11-21T20:00:00+08:00')
    expect(earnedByTime({ ...card, expiresAtMs }, expiresAtMs - 1)).toBe(0)
    expect(earnedByTime({ ...card, expiresAtMs }, expiresAtMs)).toBe(30_000)
  })

  const at10 = (date: string): number => Date.parse(`${date}T10:00:00+08:00`)
  const rests = { fromMs: at10('2026-11-26'), untilMs: at10('2026-12-06'), days: 10, keepsBenefits: false }
  const frozen = { frozenDays: 10, freeze: rests, expiresAtMs: Date.parse('2026-12-31T00:00:00+08:00') }
  const twice = { frozenDays: 13, freeze: rests, expiresAtMs: Date.parse('2027-01-03T00:00:00+08:00') }
  const unmoved = { freeze: { ...rests, days: 0 } }

  test.each<readonly [string, Partial<CustomerCard>, string, number]>([
    ['while it rests the days before count', frozen, '2026-12-01', 5000],
    ['when it has rested those days are left out', frozen, '2026-12-06', 5000],
    ['and the later ones count', frozen, '2026-12-10', 9000],
    ['days of an earlier rest are left out, too', twice, '2026-12-01', 2000],
    ['after both of them', twice, '2026-12-10', 6000],
    ['a rest that moves no end earns', unmoved, '2026-12-01', 10_000],
  ])('%s', (_, fields, date, minor) => expect(earnedByTime({ ...card, ...fields }, at10(date))).toBe(minor))

  test('nothing is due of a card that has ended, or of one whose end is not known', () => {
    expect(dueOf({ ...card, state: 'EXPIRED' }, tenMs)).toBeNull()
    expect(sold({ ...monthPass, activation: 'ON_FIRST_USE' }).card.dueAtMs).toBeNull()
    expect(dueOf({ ...sold(tenVisits).card, expiresAtMs: tenMs + 5 }, tenMs)).toBe(tenMs + 5)
  })
})
