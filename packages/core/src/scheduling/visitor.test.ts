import { describe, expect, test } from 'vitest'
import { present } from '../base/assert.ts'
import { idOf } from '../base/ids.ts'
import type { Location } from '../places/location.ts'
import { toInstant } from '../time/zone.ts'
import { at, bund } from './salon.fixture.ts'
import { anybody, releasedAt, reserveFrom, type TierTerms } from './visitor.ts'

const silver: TierTerms = { id: idOf('Tier', 'silver'), rank: 1, bookingWindowDays: null }
const gold: TierTerms = { id: idOf('Tier', 'gold'), rank: 2, bookingWindowDays: 30 }
const tiers = [silver, gold]
const keeping: Location = {
  ...bund,
  tierReserve: { minimumTierRank: 2, shareBasisPoints: 2500, releaseDaysBefore: 3 },
}

describe('what is kept for higher tiers', () => {
  test.each([
    ['nobody known', null, true],
    ['a lower tier', silver, true],
    ['the tier itself', gold, false],
    ['a higher one', { ...gold, rank: 3 }, false],
  ] as const)('of %s: %s', (_, tier, isKept) => {
    expect(reserveFrom(keeping, { ...anybody, tier, tiers }, at('12:00')) !== undefined).toBe(isKept)
    expect(reserveFrom(bund, { ...anybody, tier, tiers }, at('12:00'))).toBeUndefined()
  })

  test('is the share in whole places, rounded up, and says which tiers may have it', () => {
    const reserve = present(reserveFrom(keeping, { ...anybody, tiers }, at('12:00')), 'kept')
    expect([1, 4, 5, 8, 10].map(reserve.keptOf)).toEqual([1, 1, 2, 2, 3])
    expect(reserve.tierIds).toEqual([gold.id])
  })

  test('opens date by date, when the local date so many days before begins', () => {
    const zone = 'Europe/Berlin'
    const berlin = { ...keeping, timeZone: zone }
    const fromOn = (date: string, minute: number): number | undefined =>
      reserveFrom(berlin, anybody, toInstant(zone, date, minute, 'EARLIER'))?.fromMs
    // The clocks go back on 25 October: the days between are no multiple of 24 hours.
    const monday = toInstant(zone, '2026-10-26', 0, 'EARLIER')
    expect(fromOn('2026-10-22', 0)).toBe(monday)
    expect(fromOn('2026-10-22', 1439)).toBe(monday)
    expect(fromOn('2026-10-21', 1439)).toBe(toInstant(zone, '2026-10-25', 0, 'EARLIER'))
    const reserve = present(reserveFrom(berlin, anybody, monday), 'kept')
    expect(releasedAt(reserve, toInstant(zone, '2026-10-27', 600, 'EARLIER'), zone)).toBe('2026-10-24T00:00:00+02:00')
  })
})
