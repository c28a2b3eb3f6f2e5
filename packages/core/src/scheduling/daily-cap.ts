import type { Interval } from '../time/interval.ts'
import { dayBounds, type TimeZoneId, toLocal } from '../time/zone.ts'

/** A row that takes time for its owner. */
export interface OwnedRow {
  readonly ownerId: string
  readonly startMs: number
}

/**
 * The dates of the zone's wall clock, as intervals, on which nothing more may be booked: those on which rows of `cap`
 * or more different owners start. `rows` are sorted by start; a booking with several blocks on a date counts once.
 */
export function fullDays(rows: readonly OwnedRow[], cap: number, zone: TimeZoneId): readonly Interval[] {
  const full: Interval[] = []
  let day: Interval | undefined
  let owners = new Set<string>()
  for (const { ownerId, startMs } of rows) {
    if (day === undefined || startMs >= day.endMs) {
      day = dayBounds(zone, toLocal(zone, startMs).date)
      owners = new Set()
    }
    if (owners.has(ownerId)) continue
    owners.add(ownerId)
    if (owners.size === cap) full.push(day)
  }
  return full
}

/** Whether something that starts then falls on one of the full days. */
export function startsOnFullDay(full: readonly Interval[], startMs: number): boolean {
  return full.some((day) => day.startMs <= startMs && startMs < day.endMs)
}
