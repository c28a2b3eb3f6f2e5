import { idOf, idPrefixes } from '../base/ids.ts'
import type { Customer } from '../people/customer.ts'
import { assignStaff } from '../scheduling/assign-staff.ts'
import { freeSlots } from '../scheduling/free-slots.ts'
import { slotGrid } from '../scheduling/grid.ts'
import {
  candidateSegments,
  segmentNeeds,
  type VisitCalendar,
  type VisitConfiguration,
} from '../scheduling/visit-plan.ts'
import { MINUTE_MS } from '../time/local-time.ts'
import { type QueueEntry, queueClosesAt } from './queue-entry.ts'
import { type VisitRows, visitRows } from './visit-rows.ts'

/** A location's queue, and what happens at the location until its day ends. */
export interface QueueSituation extends VisitCalendar {
  readonly configuration: VisitConfiguration
  /** Those who wait, in the order of the queue. */
  readonly waiting: readonly QueueEntry[]
  /** Those of them whom the shop knows. */
  readonly customers: ReadonlyMap<string, Customer>
}

/** A walk-in starts at a whole minute: the first one not begun yet. */
export function walkInStart(nowMs: number): number {
  return Math.ceil(nowMs / MINUTE_MS) * MINUTE_MS
}

/**
 * When each of the queue will be served, by serving them in order on the calendars as they are: each at the first whole
 * minute at which everybody and everything needed is free, given bookings and those before them. Null for who cannot be
 * served before the business day ends; they keep nobody else waiting.
 */
export function estimateQueue(situation: QueueSituation, nowMs: number): readonly (number | null)[] {
  const { location } = situation.configuration
  const notBeforeMs = walkInStart(nowMs)
  const endMs = queueClosesAt(location, nowMs)
  if (notBeforeMs >= endMs) return situation.waiting.map(() => null)
  const grid = slotGrid(location.timeZone, notBeforeMs, endMs, 1)
  let calendar: VisitCalendar = situation
  return situation.waiting.map((entry) => {
    const served = serve(entry, { ...situation, ...calendar }, { grid, notBeforeMs, notAfterMs: endMs - 1 })
    if (!served) return null
    calendar = withServed(calendar, served.rows)
    return served.startsAtMs
  })
}

function serve(
  entry: QueueEntry,
  situation: QueueSituation,
  window: Omit<Parameters<typeof freeSlots>[0], 'needs'>,
): { readonly startsAtMs: number; readonly rows: VisitRows } | undefined {
  const { configuration, customers } = situation
  const { timeZone } = configuration.location
  const customer = customers.get(entry.customerId ?? '') ?? null
  const candidates = candidateSegments({ ...configuration, customer }, entry.segments)
  if (!candidates.ok) return undefined
  const needs = segmentNeeds(candidates.value, situation, timeZone)
  // Each takes time under a name of its own, as the bookings to come will: limits count bookings.
  const imaginedId = idOf('Booking', entry.id.slice(idPrefixes.QueueEntry.length + 1))
  for (const startsAtMs of freeSlots({ ...window, needs, shape: entry }).startsAtMs) {
    const assigned = assignStaff(needs, startsAtMs, timeZone, { shape: entry })
    if (!assigned.ok) continue
    const owner = { ownerKind: 'BOOKING', ownerId: imaginedId, expiresAtMs: null } as const
    return { startsAtMs, rows: visitRows(owner, candidates.value, assigned.assignments) }
  }
  return undefined
}

function withServed({ shifts, busy, claims }: VisitCalendar, rows: VisitRows): VisitCalendar {
  return { shifts, busy: [...busy, ...rows.occupancy], claims: [...claims, ...rows.claims] }
}
