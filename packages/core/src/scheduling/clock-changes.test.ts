import { Temporal } from 'temporal-polyfill'
import { describe, expect, test } from 'vitest'
import type { Location } from '../places/location.ts'
import { MINUTE_MS, MINUTES_PER_DAY } from '../time/local-time.ts'
import { freeSlots } from './free-slots.ts'
import { slotGrid } from './grid.ts'
import { bund, byId, configuration, cut, lin, shift } from './salon.fixture.ts'
import type { Shift } from './shift.ts'
import { candidateSegments, segmentNeeds } from './visit-plan.ts'

const UNTIL_YEAR = Number(process.env.MENDIAN_ZONES_UNTIL ?? 2028)
const QUARTER_MS = 15 * MINUTE_MS
const serviceMinutes = 30

/** Shifts that span the change, begin in it, end in it, and end on the next day. */
const shiftsOfDay = [
  ['the whole day', 0, MINUTES_PER_DAY],
  ['from half past two', 150, 300],
  ['until half past two', 0, 150],
  ['from two to three', 120, 180],
  ['the late evening into the next day', 1320, 1800],
] as const

/** The dates on which the zone's clocks change, as Temporal knows them. */
function changeDates(zone: string): readonly Temporal.PlainDate[] {
  const end = Temporal.ZonedDateTime.from(`${UNTIL_YEAR + 1}-01-01T00:00[${zone}]`).epochMilliseconds
  const dates: Temporal.PlainDate[] = []
  let next = Temporal.ZonedDateTime.from(`2024-01-01T00:00[${zone}]`).getTimeZoneTransition('next')
  while (next !== null && next.epochMilliseconds < end) {
    // A change at midnight also belongs to the day that it ends.
    dates.push(next.toPlainDate(), next.subtract({ nanoseconds: 1 }).toPlainDate())
    next = next.getTimeZoneTransition('next')
  }
  return dates.filter((date, index) => dates.findIndex((other) => other.equals(date)) === index)
}

/** The starts a person on shift can be booked at, read off the wall clock quarter by quarter. */
function expectedStarts(zone: string, date: Temporal.PlainDate, startMinute: number, endMinute: number): number[] {
  const reading = (minute: number, disambiguation: 'compatible' | 'later'): number =>
    date.toPlainDateTime().add({ minutes: minute }).toZonedDateTime(zone, { disambiguation }).epochMilliseconds
  const fromMs = reading(startMinute, 'compatible')
  const toMs = reading(endMinute, 'later')
  const starts: number[] = []
  for (
    let instantMs = Math.ceil(fromMs / QUARTER_MS) * QUARTER_MS;
    instantMs + serviceMinutes * MINUTE_MS <= toMs;
    instantMs += QUARTER_MS
  ) {
    const local = Temporal.Instant.fromEpochMilliseconds(instantMs).toZonedDateTimeISO(zone)
    if (local.minute % 15 === 0 && local.second === 0) starts.push(instantMs)
  }
  return starts
}

/** What a search finds in the days around the date. */
function foundStarts(zone: string, date: Temporal.PlainDate, day: Shift): readonly number[] {
  const location: Location = { ...bund, timeZone: zone, slotAlignmentMinutes: 15 }
  const service = { ...cut, durationMinutes: serviceMinutes, staffIds: [lin.id] }
  const candidates = candidateSegments({ ...configuration, location, services: byId(service) }, [
    { serviceId: service.id },
  ])
  if (!candidates.ok) throw new Error(candidates.refusal.code)
  const notBeforeMs = date.subtract({ days: 1 }).toZonedDateTime(zone).epochMilliseconds
  const endMs = date.add({ days: 3 }).toZonedDateTime(zone).epochMilliseconds
  const needs = segmentNeeds(candidates.value, { shifts: [day], busy: [], claims: [] }, zone)
  const grid = slotGrid(zone, notBeforeMs, endMs, 15)
  return freeSlots({ grid, needs, notBeforeMs, notAfterMs: endMs - 1 }).startsAtMs
}

describe(`a search over every day on which clocks change, 2024 to ${UNTIL_YEAR}`, () => {
  test('finds no wrong, missing or doubled instant in any zone', { timeout: 300_000 }, () => {
    let days = 0
    for (const zone of Intl.supportedValuesOf('timeZone')) {
      for (const date of changeDates(zone)) {
        days += 1
        for (const [name, startMinute, endMinute] of shiftsOfDay) {
          const day = { ...shift(lin, '10:00', '20:00'), date: date.toString(), startMinute, endMinute }
          const found = foundStarts(zone, date, day)
          const expected = expectedStarts(zone, date, startMinute, endMinute)
          if (found.length !== expected.length || found.some((startMs, index) => startMs !== expected[index])) {
            expect.soft(found.map(iso), `${zone} on ${date}, ${name}`).toEqual(expected.map(iso))
          }
        }
      }
    }
    // The runtime's zone data has a change in more than a hundred zones each year.
    expect(days).toBeGreaterThan(200 * (UNTIL_YEAR - 2023))
    console.log(`${days} days of changing clocks, ${shiftsOfDay.length} shifts on each`)
  })
})

function iso(instantMs: number): string {
  return new Date(instantMs).toISOString()
}
