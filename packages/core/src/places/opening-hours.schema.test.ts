import { expect, test } from 'vitest'
import { openingHours, specialDays } from './opening-hours.schema.ts'

test.each([
  ['10:00', '18:00', true],
  ['10:00', '25:30', true],
  ['00:00', '48:00', true],
  ['10:00', '10:00', false],
  ['18:00', '02:00', false],
  ['24:00', '25:00', false],
])('hours from %s to %s: %s', (opensAt, closesAt, fits) => {
  expect(openingHours.safeParse([{ weekday: 1, opensAt, closesAt }]).success).toBe(fits)
  expect(specialDays.safeParse([{ date: '2026-12-25', name: 'X', hours: [{ opensAt, closesAt }] }]).success).toBe(fits)
})

test('each date is special once, and closed unless it says otherwise', () => {
  const day = { date: '2026-12-25', name: 'Christmas' }
  expect(specialDays.parse([day])).toEqual([{ ...day, hours: [] }])
  expect(specialDays.safeParse([day, day]).success).toBe(false)
  expect([openingHours.parse(undefined), specialDays.parse(undefined)]).toEqual([null, []])
})
