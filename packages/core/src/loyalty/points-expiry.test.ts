import { describe, expect, test } from 'vitest'
import { club } from './loyalty.fixture.ts'
import type { SubLedger } from './loyalty-programme.ts'
import { pointsExpireAt } from './points-expiry.ts'

describe('the last day of points', () => {
  const rows = [
    ['2026-11-21T09:00:00+08:00', 1, 'DAY', '2026-12-22T00:00:00+08:00'],
    ['2026-01-31T09:00:00+08:00', 1, 'DAY', '2026-03-01T00:00:00+08:00'],
    ['2026-11-21T09:00:00+08:00', 12, 'MONTH_END', '2027-12-01T00:00:00+08:00'],
    ['2026-11-21T09:00:00+08:00', 12, 'YEAR_END', '2028-01-01T00:00:00+08:00'],
    ['2026-12-31T23:59:59+08:00', 1, 'YEAR_END', '2028-01-01T00:00:00+08:00'],
    // Already the next day in Shanghai.
    ['2026-11-30T16:00:00Z', 1, 'MONTH_END', '2027-02-01T00:00:00+08:00'],
  ] as const
  test.each(rows)('of %s for %d months, %s: %s', (from, months, roundTo, end) => {
    expect(pointsExpireAt({ ...club, expiry: { months, roundTo } }, Date.parse(from))).toBe(Date.parse(end))
  })

  test('is none where points never expire', () => {
    expect(pointsExpireAt(club, 0)).toBeNull()
  })

  test.each([
    ['the main balance', null, '2027-11-22'],
    ['a sub-ledger without a time of its own', 'SAME', '2027-11-22'],
    ['one that the programme does not have', 'GONE', '2027-11-22'],
    ['one with its own', 'SPRING', '2026-12-22'],
    ['one that never ends', 'ALWAYS', null],
  ])('%s', (_, code, date) => {
    const subLedgers: readonly SubLedger[] = [
      { code: 'SAME', name: 'Same', expiry: { kind: 'AS_PROGRAMME' }, paysBills: false },
      { code: 'SPRING', name: 'Spring', expiry: { kind: 'AFTER', months: 1, roundTo: 'DAY' }, paysBills: false },
      { code: 'ALWAYS', name: 'Always', expiry: { kind: 'NEVER' }, paysBills: false },
    ]
    const programme = { ...club, subLedgers: [...subLedgers], expiry: { months: 12, roundTo: 'DAY' } as const }
    const end = date === null ? null : Date.parse(`${date}T00:00:00+08:00`)
    expect(pointsExpireAt(programme, Date.parse('2026-11-21T12:00:00+08:00'), code)).toBe(end)
  })
})
