import { describe, expect, test } from 'vitest'
import { club } from './loyalty.fixture.ts'
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
})
