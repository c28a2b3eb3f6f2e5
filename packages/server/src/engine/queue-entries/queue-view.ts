import {
  estimateQueue,
  formatInstant,
  MINUTE_MS,
  type QueueEntry,
  type QueueEvent,
  type QueueSituation,
  queueStateAt,
} from '@mendian/core'
import type { queueEntryView as schema } from '@mendian/core/schemas'
import type { z } from 'zod'
import { partyView } from '../bookings/party-view.ts'
import type { Announcement } from '../operation.ts'

export type QueueEntryView = z.output<typeof schema>

/** Where somebody stands in the queue, counted from 1, and when they will be served. */
interface Standing {
  readonly position: number
  readonly startsAtMs: number | null
}

/** An entry as callers see it, its times on the location's wall clock. */
function queueEntryView(
  entry: QueueEntry,
  timeZone: string,
  nowMs: number,
  standing: Standing | undefined,
): QueueEntryView {
  const at = (ms: number): string => formatInstant(timeZone, ms)
  const startsAtMs = standing?.startsAtMs ?? null
  return {
    id: entry.id,
    locationId: entry.locationId,
    customerId: entry.customerId,
    label: entry.label,
    ...partyView(entry),
    state: queueStateAt(entry, nowMs),
    position: standing?.position ?? null,
    estimatedStartsAt: startsAtMs === null ? null : at(startsAtMs),
    estimatedWaitMinutes: startsAtMs === null ? null : Math.ceil((startsAtMs - nowMs) / MINUTE_MS),
    note: entry.note,
    bookingId: entry.bookingId,
    joinedAt: at(entry.createdAtMs),
    expiresAt: at(entry.expiresAtMs),
    version: entry.version,
    updatedAt: at(entry.updatedAtMs),
  }
}

/** Everybody who waits, in order, with where they stand and when they will be served as things are now. */
export function standingQueue(situation: QueueSituation, nowMs: number): readonly QueueEntryView[] {
  const { timeZone } = situation.configuration.location
  const estimates = estimateQueue(situation, nowMs)
  return situation.waiting.map((entry, index) =>
    queueEntryView(entry, timeZone, nowMs, { position: index + 1, startsAtMs: estimates[index] ?? null }),
  )
}

/** Somebody who waits no more. */
export function goneFromQueue(entry: QueueEntry, timeZone: string, nowMs: number): QueueEntryView {
  return queueEntryView(entry, timeZone, nowMs, undefined)
}

/** What an event says of an entry: position and estimate are of a moment and of no use later. */
type ToldEntry = Omit<QueueEntryView, 'position' | 'estimatedStartsAt' | 'estimatedWaitMinutes'>

function toldEntry(entry: QueueEntry, timeZone: string, nowMs: number): ToldEntry {
  const {
    position: _,
    estimatedStartsAt: _at,
    estimatedWaitMinutes: _wait,
    ...told
  } = goneFromQueue(entry, timeZone, nowMs)
  return told
}

/** Queue events as they are announced: the entry, and the one before it where it changed. */
export function announceQueue(events: readonly QueueEvent[], timeZone: string, nowMs: number): readonly Announcement[] {
  return events.map(({ type, subject, previous }) => ({
    type,
    locationId: subject.locationId,
    subject: { kind: 'QUEUE_ENTRY', id: subject.id, version: subject.version },
    data: {
      queueEntry: toldEntry(subject, timeZone, nowMs),
      ...(previous ? { previous: toldEntry(previous, timeZone, nowMs) } : {}),
    },
  }))
}
