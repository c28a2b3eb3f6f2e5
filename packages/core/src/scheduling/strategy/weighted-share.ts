import type { StaffId } from '../../base/ids.ts'
import type { LocalDate } from '../../time/local-time.ts'
import { type StaffFacts, shareOf } from './rank-staff.ts'

/** How many visits somebody was given on one date of the location's wall clock: the date of the decision. */
export interface AssignmentDay {
  readonly staffId: StaffId
  readonly date: LocalDate
  readonly assigned: number
  readonly lastAssignedAtMs: number
}

/** Somebody who takes part in the shares. */
export interface Sharer {
  readonly staffId: StaffId
  readonly weight: number
  readonly priority: number
  /** Since when: they joined then, or came back. */
  readonly since: LocalDate
}

/** The first date of the calendar month: shares are counted from here. */
export function shareWindowStart(date: LocalDate): LocalDate {
  return `${date.slice(0, 8)}01`
}

/**
 * What each person has had of the month. Whoever joined or came back during it starts level: with a head start of the
 * average share of those who were there before, up to the end of the day on which they joined, so that they are
 * neither flooded with what they have "missed" nor kept waiting. What they had before they came back is in that average
 * and not counted again.
 */
export function shareFacts(
  sharers: readonly Sharer[],
  days: readonly AssignmentDay[],
  windowStart: LocalDate,
): ReadonlyMap<StaffId, StaffFacts> {
  const byStaff = new Map(sharers.map(({ staffId }) => [staffId, [] as AssignmentDay[]]))
  for (const day of days) byStaff.get(day.staffId)?.push(day)
  const ownDays = ({ staffId, since }: Sharer): readonly AssignmentDay[] =>
    (byStaff.get(staffId) ?? []).filter((day) => day.date >= windowStart && day.date >= since)
  const bySince = [...sharers].sort((a, b) => (a.since < b.since ? -1 : a.since > b.since ? 1 : 0))
  const headStarts = new Map<StaffId, number>()
  for (const sharer of bySince) {
    const before = sharer.since <= windowStart ? [] : bySince.filter((other) => other.since < sharer.since)
    const levels = before.map((other) => {
      const had = ownDays(other).filter((day) => day.date <= sharer.since)
      return (headStarts.get(other.staffId) ?? 0) + shareOf(sumOf(had), other.weight)
    })
    headStarts.set(sharer.staffId, averageOf(levels))
  }
  return new Map(
    sharers.map((sharer) => {
      const own = ownDays(sharer)
      const facts = {
        assigned: sumOf(own),
        weight: sharer.weight,
        headStart: headStarts.get(sharer.staffId) ?? 0,
        priority: sharer.priority,
        lastAssignedAtMs: own.length === 0 ? null : Math.max(...own.map((day) => day.lastAssignedAtMs)),
      }
      return [sharer.staffId, facts]
    }),
  )
}

function sumOf(days: readonly AssignmentDay[]): number {
  return days.reduce((total, day) => total + day.assigned, 0)
}

function averageOf(levels: readonly number[]): number {
  if (levels.length === 0) return 0
  // Levels are whole; their sum stays exact, since counts of a month times a million are far from 2^53.
  return Math.floor(levels.reduce((total, level) => total + level, 0) / levels.length)
}
