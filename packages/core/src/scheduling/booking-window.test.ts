import { describe, expect, test } from 'vitest'
import type { Location } from '../places/location.ts'
import { DAY_MS } from '../time/local-time.ts'
import { toInstant } from '../time/zone.ts'
import { bookingWindow, refuseStart } from './booking-window.ts'
import { at, bund } from './salon.fixture.ts'

const location: Location = { ...bund, slotAlignmentMinutes: 15, minLeadMinutes: 90, maxLeadDays: 7 }

describe('refuseStart', () => {
  test.each([
    ['off the grid and past', at('08:07'), 'start_off_grid'],
    ['a second off the grid', at('14:00') + 1000, 'start_off_grid'],
    ['past', at('08:45'), 'start_in_past'],
    ['now', at('09:00'), 'lead_time_too_short'],
    ['too soon', at('10:15'), 'lead_time_too_short'],
    ['the earliest', at('10:30'), undefined],
    ['the latest', at('09:00') + 7 * DAY_MS, undefined],
    ['beyond the horizon', at('09:15') + 7 * DAY_MS, 'beyond_booking_horizon'],
  ])('a start that is %s', (_, startMs, code) => {
    expect(refuseStart(location, startMs, at('09:00'))?.code).toBe(code)
  })

  test('tells when it would be early and late enough, on the wall clock of the location', () => {
    expect(refuseStart(location, at('09:15'), at('09:00'))?.details).toEqual({
      earliest: '2026-11-21T10:30:00+08:00',
      minLeadMinutes: 90,
    })
    expect(refuseStart(location, at('09:15') + 7 * DAY_MS, at('09:00'))?.details).toEqual({
      latest: '2026-11-28T09:00:00+08:00',
      maxLeadDays: 7,
    })
  })

  test('without lead time the present moment can be booked', () => {
    expect(refuseStart({ ...bund, minLeadMinutes: 0 }, at('09:00'), at('09:00'))).toBeUndefined()
  })

  test('the grid follows the wall clock of zones that are off by a quarter', () => {
    const kathmandu: Location = { ...bund, timeZone: 'Asia/Kathmandu', slotAlignmentMinutes: 30 }
    const tenMs = toInstant(kathmandu.timeZone, '2026-11-21', 600, 'EARLIER')
    expect(refuseStart(kathmandu, tenMs, tenMs)).toBeUndefined()
    expect(refuseStart(kathmandu, tenMs + 15 * 60_000, tenMs)?.code).toBe('start_off_grid')
  })

  test('the window is what refuseStart lets through, to the millisecond', () => {
    const { earliestMs, latestMs } = bookingWindow(location, at('09:00'))
    expect([earliestMs, latestMs]).toEqual([at('10:30'), at('09:00') + 7 * DAY_MS])
  })
})
