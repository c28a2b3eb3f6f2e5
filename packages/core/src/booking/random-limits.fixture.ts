import fc from 'fast-check'
import type { Location } from '../places/location.ts'
import { addDays, formatLocalTime } from '../time/local-time.ts'

/** Multiples of five minutes. */
export const minutes = (max: number): fc.Arbitrary<number> =>
  fc.integer({ min: 0, max: max / 5 }).map((fives) => fives * 5)
const hoursOf = fc.record({ opensAt: minutes(1200), lengthMinutes: minutes(900).map((length) => length + 60) })
/** Mostly open, or the shops would sell nothing. */
export const placeOf = fc.record({
  weekly: fc.option(fc.array(hoursOf, { minLength: 1, maxLength: 3 }), { nil: undefined }),
  special: fc.option(fc.record({ day: fc.integer({ min: -1, max: 1 }), hours: fc.array(hoursOf, { maxLength: 2 }) }), {
    nil: undefined,
    freq: 2,
  }),
  maxConcurrentCustomers: fc.option(fc.integer({ min: 1, max: 3 }), { nil: null }),
  maxBookingsPerDay: fc.option(fc.integer({ min: 1, max: 5 }), { nil: null, freq: 2 }),
  maxBookingsPerDayPerCustomer: fc.option(fc.integer({ min: 1, max: 3 }), { nil: null, freq: 1 }),
  tierReserve: fc.option(
    fc.record({
      minimumTierRank: fc.integer({ min: 1, max: 2 }),
      shareBasisPoints: fc.integer({ min: 1, max: 10_000 }),
      releaseDaysBefore: fc.integer({ min: 0, max: 1 }),
    }),
    { nil: null },
  ),
  caps: fc.array(fc.option(fc.integer({ min: 1, max: 3 }), { nil: null, freq: 1 }), { minLength: 3, maxLength: 3 }),
})
export type Generated<A> = A extends fc.Arbitrary<infer T> ? T : never

function timesOf({ opensAt, lengthMinutes }: { opensAt: number; lengthMinutes: number }) {
  return { opensAt: formatLocalTime(opensAt), closesAt: formatLocalTime(Math.min(opensAt + lengthMinutes, 2880)) }
}
/** What the generated place limits, around that date. */
export function limitsOf({ weekly, special, ...limits }: Generated<typeof placeOf>, date: string): Partial<Location> {
  const days = special && [{ date: addDays(date, special.day), name: 'Special', hours: special.hours.map(timesOf) }]
  const everyDay = weekly?.map(timesOf) ?? []
  const openingHours = [1, 2, 3, 4, 5, 6, 7].flatMap((weekday) => everyDay.map((hours) => ({ weekday, ...hours })))
  return {
    maxConcurrentCustomers: limits.maxConcurrentCustomers,
    maxBookingsPerDay: limits.maxBookingsPerDay,
    maxBookingsPerDayPerCustomer: limits.maxBookingsPerDayPerCustomer,
    tierReserve: limits.tierReserve,
    openingHours: weekly ? openingHours : null,
    specialDays: days ?? [],
  }
}
