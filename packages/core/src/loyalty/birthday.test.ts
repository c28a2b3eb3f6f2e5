import { describe, expect, test } from 'vitest'
import { isBirthdayMonth, nextBirthday } from './birthday.ts'

describe('birthdays', () => {
  const rows = [
    ['1990-11-21', '2026-11-21', '2026-11-21'],
    ['1990-11-20', '2026-11-21', '2027-11-20'],
    ['2000-02-29', '2026-03-01', '2027-02-28'],
    ['2000-02-29', '2027-02-28', '2027-02-28'],
    ['2000-02-29', '2027-03-01', '2028-02-29'],
    ['2000-02-29', '2028-02-28', '2028-02-29'],
    ['1990-01-01', '2026-12-31', '2027-01-01'],
  ] as const
  test.each(rows)('of %s, seen on %s, comes next on %s', (birthday, today, next) => {
    expect(nextBirthday(birthday, today)).toBe(next)
  })

  test('have a month, whatever the year', () => {
    expect(isBirthdayMonth('1990-02-28', '2027-02-01')).toBe(true)
    expect(isBirthdayMonth('1990-02-28', '2027-03-01')).toBe(false)
  })
})
