import { describe, expect, test } from 'vitest'
import { present } from '../base/assert.ts'
import { parseInstant } from '../time/zone.ts'
import { businessDate } from './business-date.ts'

describe('businessDate', () => {
  test.each([
    ['Asia/Shanghai', '00:00', '2026-11-21T00:00:00+08:00', '2026-11-21'],
    ['Asia/Shanghai', '00:00', '2026-11-20T23:59:59+08:00', '2026-11-20'],
    ['Asia/Shanghai', '04:00', '2026-11-21T03:59:59+08:00', '2026-11-20'],
    ['Asia/Shanghai', '04:00', '2026-11-21T04:00:00+08:00', '2026-11-21'],
    ['Asia/Shanghai', '04:00', '2026-11-21T23:59:59+08:00', '2026-11-21'],
    ['Asia/Shanghai', '23:59', '2026-11-21T23:58:59+08:00', '2026-11-20'],
    // The wall clock of the location counts, whatever the offset of the instant given.
    ['Asia/Shanghai', '00:00', '2026-11-20T16:30:00Z', '2026-11-21'],
    ['America/Los_Angeles', '00:00', '2026-11-21T07:30:00Z', '2026-11-20'],
    // Clocks go back from 03:00 to 02:00: the second 02:30 still lies before a cutover at 03:00.
    ['Europe/Berlin', '03:00', '2026-10-25T02:30:00+02:00', '2026-10-24'],
    ['Europe/Berlin', '03:00', '2026-10-25T02:30:00+01:00', '2026-10-24'],
    ['Europe/Berlin', '03:00', '2026-10-25T03:00:00+01:00', '2026-10-25'],
    // A cutover at 02:30 is passed twice that night.
    ['Europe/Berlin', '02:30', '2026-10-25T02:45:00+02:00', '2026-10-25'],
    ['Europe/Berlin', '02:30', '2026-10-25T02:15:00+01:00', '2026-10-24'],
    // Clocks go forward from 02:00 to 03:00: a cutover at 02:30 is passed with the jump.
    ['Europe/Berlin', '02:30', '2026-03-29T01:59:59+01:00', '2026-03-28'],
    ['Europe/Berlin', '02:30', '2026-03-29T03:00:00+02:00', '2026-03-29'],
    // Samoa left out 2011-12-30.
    ['Pacific/Apia', '04:00', '2011-12-31T03:00:00+14:00', '2011-12-30'],
    ['Asia/Shanghai', '04:00', '2026-01-01T01:00:00+08:00', '2025-12-31'],
    ['Asia/Shanghai', '04:00', '2028-03-01T01:00:00+08:00', '2028-02-29'],
  ])('in %s with a cutover at %s, %s counts to %s', (timeZone, businessDayCutover, instant, date) => {
    const instantMs = present(parseInstant(instant), 'an instant')
    expect(businessDate({ timeZone, businessDayCutover }, instantMs)).toBe(date)
  })
})
