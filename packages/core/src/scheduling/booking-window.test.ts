import { describe, expect, test } from 'vitest'
import { idOf } from '../base/ids.ts'
import type { Location } from '../places/location.ts'
import { DAY_MS } from '../time/local-time.ts'
import { toInstant } from '../time/zone.ts'
import { bookingWindow, refuseStart } from './booking-window.ts'
import { at, bund } from './salon.fixture.ts'
import { anybody } from './visitor.ts'

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
    expect(refuseStart(location, startMs, at('09:00'), anybody)?.code).toBe(code)
  })

  test('tells when it would be early and late enough, on the wall clock of the location', () => {
    expect(refuseStart(location, at('09:15'), at('09:00'), anybody)?.details).toEqual({
      earliest: '2026-11-21T10:30:00+08:00',
      minLeadMinutes: 90,
    })
    expect(refuseStart(location, at('09:15') + 7 * DAY_MS, at('09:00'), anybody)?.details).toEqual({
      latest: '2026-11-28T09:00:00+08:00',
      maxLeadDays: 7,
    })
  })

  test('without lead time the present moment can be booked', () => {
    expect(refuseStart({ ...bund, minLeadMinutes: 0 }, at('09:00'), at('09:00'), anybody)).toBeUndefined()
  })

  test('the grid follows the wall clock of zones that are off by a quarter', () => {
    const kathmandu: Location = { ...bund, timeZone: 'Asia/Kathmandu', slotAlignmentMinutes: 30 }
    const tenMs = toInstant(kathmandu.timeZone, '2026-11-21', 600, 'EARLIER')
    expect(refuseStart(kathmandu, tenMs, tenMs, anybody)).toBeUndefined()
    expect(refuseStart(kathmandu, tenMs + 15 * 60_000, tenMs, anybody)?.code).toBe('start_off_grid')
  })

  test('the window is what refuseStart lets through, to the millisecond', () => {
    const { earliestMs, latestMs } = bookingWindow(location, at('09:00'))
    expect([earliestMs, latestMs]).toEqual([at('10:30'), at('09:00') + 7 * DAY_MS])
  })
})

describe('the window of a tier', () => {
  const silver = { id: idOf('Tier', 'silver'), rank: 1, bookingWindowDays: 14 }
  const gold = { id: idOf('Tier', 'gold'), rank: 2, bookingWindowDays: 30 }
  const plain = { id: idOf('Tier', 'plain'), rank: 0, bookingWindowDays: null }
  const tiers = [gold, plain, silver]
  const inDays = (days: number): number => at('12:00') + days * DAY_MS

  test.each([
    ['nobody known', null, 7, undefined],
    ['nobody known', null, 8, 'tier_window'],
    ['a tier that says nothing', plain, 8, 'tier_window'],
    ['silver', silver, 14, undefined],
    ['silver', silver, 20, 'tier_window'],
    ['gold', gold, 20, undefined],
    ['gold', gold, 31, 'beyond_booking_horizon'],
    ['nobody known', null, 31, 'beyond_booking_horizon'],
    ['a tier with less than the location', { ...plain, bookingWindowDays: 3 }, 4, 'tier_window'],
  ] as const)('%s (%j), %i days ahead: %s', (_, tier, days, code) => {
    expect(refuseStart(location, inDays(days), at('12:00'), { tier, tiers })?.code).toBe(code)
    expect(inDays(days) <= bookingWindow(location, at('12:00'), tier).latestMs).toBe(code === undefined)
  })

  test('a refusal says when it opens, and to which tier it is open now', () => {
    expect(refuseStart(location, inDays(20), at('12:00'), { tier: silver, tiers })?.details).toEqual({
      latest: '2026-12-05T12:00:00+08:00',
      opensAt: '2026-11-27T12:00:00+08:00',
      bookingWindowDays: 14,
      minimumTier: { tierId: gold.id, rank: 2, bookingWindowDays: 30 },
    })
  })
})
