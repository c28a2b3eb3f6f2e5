import { formatInstant, type Interval, type WaitlistEntry, type WaitlistEvent } from '@mendian/core'
import type { waitlistEntryView as schema } from '@mendian/core/schemas'
import type { z } from 'zod'
import { partyView } from '../bookings/party-view.ts'
import type { Announcement } from '../operation.ts'

export type EntryView = z.output<typeof schema>

/** A waitlist entry as callers see it, its times on the location's wall clock. */
export function entryView(entry: WaitlistEntry, timeZone: string): EntryView {
  const at = (ms: number): string => formatInstant(timeZone, ms)
  const spans = (list: readonly Interval[]): EntryView['ranges'] =>
    list.map(({ startMs, endMs }) => ({ from: at(startMs), to: at(endMs) }))
  const { offer } = entry
  return {
    id: entry.id,
    locationId: entry.locationId,
    customerId: entry.customerId,
    state: entry.state,
    locationType: entry.locationType,
    ...partyView(entry),
    address: entry.address && { ...entry.address },
    ranges: spans(entry.ranges),
    channel: entry.channel,
    note: entry.note,
    expiresAt: at(entry.expiresAtMs),
    offer: offer && {
      holdId: offer.holdId,
      startsAt: at(offer.startsAtMs),
      endsAt: at(offer.endsAtMs),
      expiresAt: at(offer.expiresAtMs),
    },
    bookingId: entry.bookingId,
    passedTimes: spans(entry.passedTimes),
    notifiedStarts: spans(entry.notifiedStarts),
    version: entry.version,
    createdAt: at(entry.createdAtMs),
    updatedAt: at(entry.updatedAtMs),
  }
}

/** Waitlist events as they are announced: the full entry, and the one before it where it changed. */
export function announceEntries(events: readonly WaitlistEvent[], timeZone: string): readonly Announcement[] {
  return events.map(({ type, subject, previous }) => ({
    type,
    locationId: subject.locationId,
    subject: { kind: 'WAITLIST_ENTRY', id: subject.id, version: subject.version },
    data: {
      waitlistEntry: entryView(subject, timeZone),
      ...(previous ? { previous: entryView(previous, timeZone) } : {}),
    },
  }))
}
