import { present } from '../base/assert.ts'
import { accept, type Decision, type RefusalOf, refuse } from '../base/decision.ts'
import type { Location } from '../places/location.ts'
import type { Resource } from '../places/resource.ts'
import { longestBlockMs, type Occupancy } from '../scheduling/occupancy.ts'
import type { Interval } from '../time/interval.ts'
import { MINUTE_MS } from '../time/local-time.ts'
import { formatInstant } from '../time/zone.ts'
import type { BookChanges } from './book.ts'
import type { Booking, BookingSegment } from './booking.ts'
import { type BookingEvent, bookingEvent } from './booking-event.ts'
import { isFull, refuseRows, rowsOfSegment, type TakenTime, type TimeRefusal } from './own-time.ts'
import { type Acting, advance, refuseTransition, type TransitionRefusal } from './transition.ts'
import { placeClaims } from './visit-rows.ts'

export interface ExtendSegment extends Acting {
  readonly segment: number
  readonly minutes: number
}

export interface ExtendState extends TakenTime {
  readonly booking: Booking
  readonly location: Location
  readonly resources: ReadonlyMap<string, Resource>
}

export type SegmentRefusal = RefusalOf<'segment_not_found', { segment: number; segments: number }>

export type ExtendRefusal =
  | TransitionRefusal
  | SegmentRefusal
  | RefusalOf<'segment_over', { segment: number; endedAt: string }>
  | RefusalOf<'service_too_long', { minutes: number; maxMinutes: number }>
  | TimeRefusal

/**
 * Makes a running segment longer (加钟) and moves the later ones of the visit by as much, or changes nothing. Working
 * time is not asked for: the person is there, and agreed to stay. Refuses by the booking's state, an unknown segment,
 * one that the next has followed, a block or claim above a day, what others have taken, then a location that is full.
 */
export function extendSegment(
  state: ExtendState,
  command: ExtendSegment,
  nowMs: number,
): Decision<BookChanges, BookingEvent, ExtendRefusal> {
  const { booking, location } = state
  const forbidden = refuseTransition(booking, 'EXTEND') ?? refuseSegment(booking, command.segment)
  if (forbidden) return { ok: false, refusal: forbidden }
  const next = booking.segments.find((segment) => segment.ordinal === command.segment + 1)
  if (next && next.startsAtMs <= nowMs) {
    const endedAt = formatInstant(location.timeZone, next.startsAtMs)
    return refuse('segment_over', { segment: command.segment, endedAt })
  }
  const byMs = command.minutes * MINUTE_MS
  const moved = booking.segments.map((segment) => movedSegment(state, segment, command.segment, byMs))
  const longest = Math.max(...moved.flatMap(({ rows }) => [...rows.busy, ...rows.claims]).map(lengthOf))
  if (longest > longestBlockMs) {
    return refuse('service_too_long', { minutes: longest / MINUTE_MS, maxMinutes: longestBlockMs / MINUTE_MS })
  }
  // Also those that stay where they are: their rows are written again, and a pool may have become smaller meanwhile.
  for (const { segment, rows } of moved) {
    const taken = refuseRows(segment, rows, state, state.resources, location.timeZone)
    if (taken) return { ok: false, refusal: taken }
  }
  const segments = moved.map(({ segment }) => segment)
  const endsAtMs = present(segments.at(-1), 'a booking has a segment').endsAtMs
  const owner = { ownerKind: 'BOOKING', ownerId: booking.id, expiresAtMs: null } as const
  const time = { startMs: booking.startsAtMs, endMs: endsAtMs }
  const place = booking.locationType === 'LOCATION' ? placeClaims(owner, location.id, time) : []
  const places = location.maxConcurrentCustomers ?? Number.POSITIVE_INFINITY
  if (place.some((claim) => isFull(claim, state.claims, places))) {
    const startsAt = formatInstant(location.timeZone, booking.startsAtMs)
    return refuse('capacity_full', { limit: 'LOCATION', segment: command.segment, startsAt, resourceIds: [] })
  }

  // From here it must succeed.
  const extended = advance(booking, 'EXTEND', command, nowMs, { segments, endsAtMs })
  const occupancy = moved.flatMap(({ rows }) => rows.busy)
  const claims = [...moved.flatMap(({ rows }) => rows.claims), ...place]
  const event = bookingEvent('booking.extended', extended, booking)
  return accept({ booking: extended, segments, occupancy, claims }, [event])
}

/** Why the booking has no such segment, if it has not. */
export function refuseSegment({ segments }: Booking, segment: number): SegmentRefusal | undefined {
  if (segments.some(({ ordinal }) => ordinal === segment)) return undefined
  return { code: 'segment_not_found', details: { segment, segments: segments.length } }
}

/** The segment with its rows: longer when it is the extended one, later when it follows. */
function movedSegment(
  state: ExtendState,
  segment: BookingSegment,
  extended: number,
  byMs: number,
): { readonly segment: BookingSegment; readonly rows: TakenTime } {
  const rows = rowsOfSegment(state.booking, segment, state)
  if (segment.ordinal < extended) return { segment, rows }
  const later = segment.ordinal > extended
  const startMs = later ? byMs : 0
  return {
    segment: { ...segment, startsAtMs: segment.startsAtMs + startMs, endsAtMs: segment.endsAtMs + byMs },
    rows: {
      busy: later ? rows.busy.map((block) => movedBlock(block, byMs, byMs)) : longerBlocks(segment, rows.busy, byMs),
      claims: rows.claims.map((claim) => ({
        ...claim,
        startMs: claim.startMs + startMs,
        endMs: claim.endMs + byMs,
      })),
    },
  }
}

/** The last block goes on; where the segment ended with the customer waiting, the added time is a block of its own. */
function longerBlocks(segment: BookingSegment, blocks: readonly Occupancy[], byMs: number): readonly Occupancy[] {
  const last = present(blocks.at(-1), 'a segment takes time of its person')
  const before = blocks.slice(0, -1)
  if (last.endMs === segment.endsAtMs) return [...before, movedBlock(last, 0, byMs)]
  const transitionMs = last.transitionEndMs - last.endMs
  const endMs = segment.endsAtMs + byMs
  return [
    ...before,
    { ...last, transitionEndMs: last.endMs },
    { ...last, preparationMs: 0, startMs: segment.endsAtMs, endMs, transitionEndMs: endMs + transitionMs },
  ]
}

function lengthOf({ startMs, endMs }: Interval): number {
  return endMs - startMs
}

function movedBlock(block: Occupancy, startByMs: number, endByMs: number): Occupancy {
  return {
    ...block,
    startMs: block.startMs + startByMs,
    endMs: block.endMs + endByMs,
    transitionEndMs: block.transitionEndMs + endByMs,
  }
}
