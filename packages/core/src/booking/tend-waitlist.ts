import type { SlotHoldId } from '../base/ids.ts'
import type { Customer } from '../people/customer.ts'
import { bookingWindow } from '../scheduling/booking-window.ts'
import { freeSlots } from '../scheduling/free-slots.ts'
import { slotGrid } from '../scheduling/grid.ts'
import {
  candidateSegments,
  segmentNeeds,
  type VisitCalendar,
  type VisitConfiguration,
} from '../scheduling/visit-plan.ts'
import { anybody, reserveFrom, type Visitor, withVisits } from '../scheduling/visitor.ts'
import { contains, type Interval, normalize, overlaps } from '../time/interval.ts'
import { MINUTE_MS } from '../time/local-time.ts'
import type { HoldChanges } from './hold-slot.ts'
import { type OfferChanges, offerTime } from './offer-time.ts'
import { refuseCustomer } from './plan-visit.ts'
import { wantedOfKept } from './visit-request.ts'
import { advanceEntry, type WaitlistAction, type WaitlistEntry, withOfferPassed } from './waitlist-entry.ts'
import { type WaitlistEvent, waitlistEvent } from './waitlist-event.ts'

/** Everybody who waits at a location, and everything that could serve them. */
export interface WaitlistSituation extends VisitCalendar {
  readonly configuration: VisitConfiguration
  /** Those who wait or have an offer, the longest waiting first. */
  readonly entries: readonly WaitlistEntry[]
  readonly customers: ReadonlyMap<string, Customer>
  /** How many visits to come each customer has at the location, where it limits them. */
  readonly openBookings: ReadonlyMap<string, number>
  /** What the limits of tiers and customers depend on, by customer. */
  readonly visitors: ReadonlyMap<string, Visitor>
}

export interface TendWaitlist {
  /** New identities for holds: one for each entry that may change now; the others are left for the next time. */
  readonly holds: readonly { readonly holdId: SlotHoldId; readonly tokenHash: string }[]
}

export interface TendChanges {
  /** Each entry that is another now, with the version it had. */
  readonly entries: readonly { readonly entry: WaitlistEntry; readonly fromVersion: number }[]
  readonly held: readonly HoldChanges[]
}

/**
 * What time does to a location's waitlist, and what has become free does: offers that nobody took end, waits that are
 * over end, and those who wait are offered the first start that suits them, the longest waiting first, or, where the
 * location tells everybody at once, are told of the starts they were not told of yet.
 */
export function tendWaitlist(
  situation: WaitlistSituation,
  command: TendWaitlist,
  nowMs: number,
): { readonly changes: TendChanges; readonly events: readonly WaitlistEvent[] } {
  const { waitlistPolicy, archivedAtMs } = situation.configuration.location
  const entries: { entry: WaitlistEntry; fromVersion: number }[] = []
  const held: HoldChanges[] = []
  const events: WaitlistEvent[] = []
  let calendar: Pick<WaitlistSituation, keyof VisitCalendar | 'visitors'> = situation
  const offers = openOffers(situation.entries, nowMs)
  for (const before of situation.entries) {
    const identity = command.holds[entries.length]
    if (identity === undefined) break
    const ended = endWhatIsOver(before, nowMs)
    events.push(...ended.events)
    let { entry } = ended
    if (entry.state === 'WAITING' && archivedAtMs === null) {
      const open = (situation.openBookings.get(entry.customerId) ?? 0) + (offers.get(entry.customerId) ?? 0)
      const openBookings = new Map([[entry.customerId as string, open]])
      const current = { ...situation, ...calendar, openBookings }
      if (waitlistPolicy === 'BROADCAST') {
        const told = notify(entry, current, nowMs)
        entry = told.entry
        events.push(...told.events)
      } else {
        const offered = offerFirst(entry, current, identity, nowMs)
        if (offered) {
          entry = offered.changes.entry
          events.push(...offered.events)
          held.push(offered.changes.held)
          calendar = withHeld(calendar, offered.changes.held)
          offers.set(entry.customerId, (offers.get(entry.customerId) ?? 0) + 1)
        }
      }
    }
    if (entry !== before) entries.push({ entry, fromVersion: before.version })
  }
  return { changes: { entries, held }, events }
}

/** How many offers each customer has to answer: each may become a visit to come. */
function openOffers(entries: readonly WaitlistEntry[], nowMs: number): Map<string, number> {
  const counts = new Map<string, number>()
  for (const { customerId, offer } of entries) {
    if (offer && nowMs < offer.expiresAtMs) counts.set(customerId, (counts.get(customerId) ?? 0) + 1)
  }
  return counts
}

interface Stepped {
  readonly entry: WaitlistEntry
  readonly events: readonly WaitlistEvent[]
}

/** An offer nobody took, and then a wait that has come to its end. */
function endWhatIsOver(entry: WaitlistEntry, nowMs: number): Stepped {
  let stepped: Stepped = { entry, events: [] }
  const step = (action: WaitlistAction, changes: Parameters<typeof advanceEntry>[3]): void => {
    const next = advanceEntry(stepped.entry, action, nowMs, changes)
    stepped = { entry: next, events: [...stepped.events, waitlistEvent(action, next, stepped.entry)] }
  }
  if (entry.offer && nowMs >= entry.offer.expiresAtMs) step('LAPSE', { passedTimes: withOfferPassed(entry) })
  if (stepped.entry.state === 'WAITING' && nowMs >= entry.expiresAtMs) step('EXPIRE', {})
  return stepped
}

/** What is known once that is held: for everybody that its time is taken, for the customer that they have a visit then. */
function withHeld(
  { shifts, busy, claims, visitors }: Pick<WaitlistSituation, keyof VisitCalendar | 'visitors'>,
  { hold, ...rows }: HoldChanges,
): Pick<WaitlistSituation, keyof VisitCalendar | 'visitors'> {
  const customerId = hold.customerId ?? ''
  const visitor = visitors.get(customerId) ?? anybody
  const held = withVisits(visitor, [{ ownerId: hold.id, startMs: hold.startsAtMs }])
  return {
    shifts,
    busy: [...busy, ...rows.occupancy],
    claims: [...claims, ...rows.claims],
    visitors: new Map([...visitors, [customerId, held]]),
  }
}

/** The times at which the entry's visit could be had, ascending by their starts. */
function timesFor(entry: WaitlistEntry, situation: WaitlistSituation, nowMs: number): readonly Interval[] {
  const { customerId, ranges } = entry
  const { segments, shape, locationType } = wantedOfKept(entry)
  const { configuration, customers, openBookings } = situation
  const { location } = configuration
  const customer = customers.get(customerId) ?? null
  const candidates = candidateSegments({ ...configuration, customer, locationType }, segments)
  const mayBook =
    customer?.archivedAtMs === null && !refuseCustomer(location, customer, openBookings.get(customerId) ?? 0)
  if (!mayBook || !candidates.ok) return []
  const visitor = situation.visitors.get(customerId) ?? anybody
  const limits = { visitor, reserve: reserveFrom(location, visitor, nowMs) }
  const needs = segmentNeeds(candidates.value, situation, location.timeZone, undefined, limits)
  const { earliestMs, latestMs } = bookingWindow(location, nowMs, visitor.tier)
  return ranges.flatMap(({ startMs, endMs }) => {
    const notBeforeMs = Math.max(startMs, earliestMs)
    const notAfterMs = Math.min(endMs - 1, latestMs)
    if (notAfterMs < notBeforeMs) return []
    const grid = slotGrid(location.timeZone, notBeforeMs, notAfterMs + 1, location.slotAlignmentMinutes)
    const free = freeSlots({ grid, needs, notBeforeMs, notAfterMs, shape })
    return free.startsAtMs.map((startsAtMs, index) => ({ startMs: startsAtMs, endMs: free.endsAtMs(index) }))
  })
}

/** Keeps the first start that suits and was not passed on before. */
function offerFirst(
  entry: WaitlistEntry,
  situation: WaitlistSituation,
  hold: TendWaitlist['holds'][number],
  nowMs: number,
): { readonly changes: OfferChanges; readonly events: readonly WaitlistEvent[] } | undefined {
  const { configuration, shifts, busy, claims } = situation
  const customer = situation.customers.get(entry.customerId) ?? null
  const openBookings = situation.openBookings.get(entry.customerId) ?? 0
  const visitor = situation.visitors.get(entry.customerId) ?? anybody
  const state = { configuration, customer, openBookings, visitor, shifts, busy, claims }
  const ttlSeconds = configuration.location.waitlistOfferMinutes * 60
  for (const time of timesFor(entry, situation, nowMs)) {
    if (entry.passedTimes.some((passed) => overlaps(passed, time))) continue
    const offered = offerTime(entry, state, { ...hold, startsAtMs: time.startMs, ttlSeconds }, nowMs)
    if (offered.ok) return offered
  }
  return undefined
}

/** Tells of free starts when there is one the customer was not told of; those taken meanwhile are forgotten. */
function notify(entry: WaitlistEntry, situation: WaitlistSituation, nowMs: number): Stepped {
  const stepMs = situation.configuration.location.slotAlignmentMinutes * MINUTE_MS
  const open = normalize(timesFor(entry, situation, nowMs).map(({ startMs }) => ({ startMs, endMs: startMs + stepMs })))
  if (isSame(open, entry.notifiedStarts)) return { entry, events: [] }
  const next = advanceEntry(entry, 'NOTIFY', nowMs, { notifiedStarts: open })
  const isNews = open.some((run) => !entry.notifiedStarts.some((known) => contains(known, run)))
  return { entry: next, events: isNews ? [waitlistEvent('NOTIFY', next, entry)] : [] }
}

function isSame(a: readonly Interval[], b: readonly Interval[]): boolean {
  return (
    a.length === b.length &&
    a.every(({ startMs, endMs }, index) => startMs === b[index]?.startMs && endMs === b[index]?.endMs)
  )
}
