import { assert, present } from '../base/assert.ts'
import type { BookingChannel } from '../base/channel.ts'
import { accept, type Decision, type RefusalOf, refuse } from '../base/decision.ts'
import type { CustomerId, WaitlistEntryId } from '../base/ids.ts'
import type { Customer } from '../people/customer.ts'
import type { VisitAddress } from '../places/visit-address.schema.ts'
import { candidateSegments, type VisitConfiguration, type VisitRefusal } from '../scheduling/visit-plan.ts'
import { type EmptyRange, emptyRange } from '../time/empty-range.ts'
import { type Interval, normalize } from '../time/interval.ts'
import { DAY_MS } from '../time/local-time.ts'
import { formatInstant } from '../time/zone.ts'
import { type AddressRefusal, refuseAddress } from './refuse-address.ts'
import type { KeptVisit } from './visit-request.ts'
import type { WaitlistEntry } from './waitlist-entry.ts'
import type { WaitlistEvent } from './waitlist-event.ts'

/** So many may wait at one location at a time. */
export const maxWaiting = 500

/** The ranges of one entry together are at most this long. */
export const maxWaitingDays = 62

/** The same where each start takes more to judge: for several guests, or where guests may wait in between. */
export const maxPartyWaitingDays = 14

export interface JoinWaitlistState {
  readonly configuration: VisitConfiguration
  readonly customer: Customer
  /** How many wait at the location already. */
  readonly waiting: number
}

export interface JoinWaitlist {
  readonly entryId: WaitlistEntryId
  readonly visit: KeptVisit
  readonly address: VisitAddress | null
  readonly ranges: readonly Interval[]
  /** Null to wait until the last range is over. */
  readonly expiresAtMs: number | null
  readonly channel: BookingChannel
  readonly note: string
}

export type JoinWaitlistRefusal =
  | AddressRefusal
  | RefusalOf<'range_empty', EmptyRange>
  | RefusalOf<'range_too_long', { maxDays: number }>
  | RefusalOf<'waiting_time_over', { endedAt: string }>
  | RefusalOf<'reference_archived', { kind: string; id: string }>
  | RefusalOf<'customer_blocked', { customerId: CustomerId }>
  | RefusalOf<'waitlist_full', { maxWaiting: number }>
  | VisitRefusal

/**
 * Lets a customer wait for a visit. Refuses, in this order: an address missing or superfluous, a range without a start,
 * ranges too long together, a wait that is over before it begins, an archived location or customer, a blocked customer,
 * a visit that nobody can ever serve, and a list that is full.
 */
export function joinWaitlist(
  { configuration, customer, waiting }: JoinWaitlistState,
  command: JoinWaitlist,
  nowMs: number,
): Decision<{ readonly entry: WaitlistEntry }, WaitlistEvent, JoinWaitlistRefusal> {
  const { visit, address } = command
  assert(visit.segments.length > 0 && command.ranges.length > 0, 'who waits, waits for something')
  const { location } = configuration
  const at = (ms: number): string => formatInstant(location.timeZone, ms)
  const lost = refuseAddress(visit.locationType, address)
  if (lost) return { ok: false, refusal: lost }
  const index = command.ranges.findIndex(({ startMs, endMs }) => endMs <= startMs)
  const empty = command.ranges[index]
  if (empty) {
    const fields = { from: `/ranges/${index}/from`, to: `/ranges/${index}/to` }
    return refuse('range_empty', emptyRange({ from: at(empty.startMs), to: at(empty.endMs) }, fields))
  }
  const ranges = normalize(command.ranges)
  const lengthMs = ranges.reduce((total, { startMs, endMs }) => total + endMs - startMs, 0)
  const maxDays = visit.guests.length > 1 || visit.maxWaitMinutes > 0 ? maxPartyWaitingDays : maxWaitingDays
  if (lengthMs > maxDays * DAY_MS) return refuse('range_too_long', { maxDays })
  const lastMs = present(ranges.at(-1), 'there is a range').endMs
  const expiresAtMs = Math.min(command.expiresAtMs ?? lastMs, lastMs)
  if (expiresAtMs <= nowMs) return refuse('waiting_time_over', { endedAt: at(expiresAtMs) })
  if (location.archivedAtMs !== null) return refuse('reference_archived', { kind: 'Location', id: location.id })
  if (customer.archivedAtMs !== null) return refuse('reference_archived', { kind: 'Customer', id: customer.id })
  if (customer.blocked) return refuse('customer_blocked', { customerId: customer.id })
  const { locationType, segments } = visit
  const candidates = candidateSegments({ ...configuration, customer, locationType }, segments)
  if (!candidates.ok) return candidates
  if (waiting >= maxWaiting) return refuse('waitlist_full', { maxWaiting })

  // From here it must succeed.
  const entry: WaitlistEntry = {
    id: command.entryId,
    locationId: location.id,
    customerId: customer.id,
    state: 'WAITING',
    ...visit,
    address,
    ranges,
    channel: command.channel,
    note: command.note,
    expiresAtMs,
    offer: null,
    bookingId: null,
    passedTimes: [],
    notifiedStarts: [],
    version: 1,
    createdAtMs: nowMs,
    updatedAtMs: nowMs,
  }
  return accept({ entry }, [{ type: 'waitlist_entry.created', subjectKind: 'WAITLIST_ENTRY', subject: entry }])
}
