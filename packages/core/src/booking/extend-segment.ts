import { present } from '../base/assert.ts'
import { accept, type Decision, type RefusalOf, refuse } from '../base/decision.ts'
import type { Service } from '../catalog/service.ts'
import type { Location } from '../places/location.ts'
import type { Resource } from '../places/resource.ts'
import { type CapacityClaim, longestBlockMs, type Occupancy } from '../scheduling/occupancy.ts'
import { servicePoolId } from '../scheduling/service-limits.ts'
import type { Shift } from '../scheduling/shift.ts'
import { type Interval, normalize, subtract } from '../time/interval.ts'
import { MINUTE_MS } from '../time/local-time.ts'
import { formatInstant } from '../time/zone.ts'
import type { BookChanges } from './book.ts'
import type { Booking, BookingSegment } from './booking.ts'
import { type BookingEvent, bookingEvent } from './booking-event.ts'
import { aroundGuest, isFull, isTaken, rowsOfSegment, type TakenTime, type TimeRefusal } from './own-time.ts'
import { type MovedWork, type PastWorkingTimeRefusal, refusePastWorkingTime } from './past-working-time.ts'
import { type Acting, advance, refuseTransition, type TransitionRefusal } from './transition.ts'
import { endOf, placeClaims, serviceClaims } from './visit-rows.ts'

export interface ExtendSegment extends Acting {
  readonly segment: number
  readonly minutes: number
  /** Others serve later segments past their shift or the opening hours where it must be. */
  readonly pastWorkingTime?: boolean
}

export interface ExtendState extends TakenTime {
  readonly booking: Booking
  readonly location: Location
  readonly resources: ReadonlyMap<string, Resource>
  readonly services: ReadonlyMap<string, Service>
  /** Those of everybody who serves the visit, around it. */
  readonly shifts: readonly Shift[]
}

export type SegmentRefusal = RefusalOf<'segment_not_found', { segment: number; segments: number }>

export type ExtendRefusal =
  | TransitionRefusal
  | SegmentRefusal
  | RefusalOf<'segment_over', { segment: number; endedAt: string }>
  | RefusalOf<'service_too_long', { minutes: number; maxMinutes: number }>
  | PastWorkingTimeRefusal
  | TimeRefusal

/** A segment of the extended visit with the rows it takes then. */
interface MovedSegment {
  readonly segment: BookingSegment
  readonly rows: TakenTime
}

/**
 * Makes a running segment longer (加钟) and moves those that follow it as far as they must, or changes nothing. Its own
 * person's working time is not asked for: they are there, and agreed to stay; that of others is, unless it is not to be.
 * Refuses by the booking's state, an unknown segment, one that the next has followed, a block or claim above a day,
 * others who would work past opening hours or their shift, what others or other guests have taken, a service that is
 * full, then a location that is.
 */
export function extendSegment(
  state: ExtendState,
  command: ExtendSegment,
  nowMs: number,
): Decision<BookChanges, BookingEvent, ExtendRefusal> {
  const { booking, location } = state
  const forbidden = refuseTransition(booking, 'EXTEND') ?? refuseSegment(booking, command.segment)
  if (forbidden) return { ok: false, refusal: forbidden }
  const next = follower(booking, command.segment)
  if (next && next.startsAtMs <= nowMs) {
    const endedAt = formatInstant(location.timeZone, next.startsAtMs)
    return refuse('segment_over', { segment: command.segment, endedAt })
  }
  const moved = movedSegments(state, command)
  const longest = Math.max(...moved.flatMap(({ rows }) => [...rows.busy, ...rows.claims]).map(lengthOf))
  if (longest > longestBlockMs) {
    return refuse('service_too_long', { minutes: longest / MINUTE_MS, maxMinutes: longestBlockMs / MINUTE_MS })
  }
  const late = command.pastWorkingTime ? undefined : refusePastWorkingTime(state, workOfOthers(state, moved, command))
  if (late) return { ok: false, refusal: late }
  const owner = { ownerKind: 'BOOKING', ownerId: booking.id, expiresAtMs: null } as const
  const segments = moved.map(({ segment }) => segment)
  const occupancy = moved.flatMap(({ rows }) => rows.busy)
  const claims = [
    ...moved.flatMap(({ rows }) => rows.claims),
    ...placeClaims(owner, booking, segments),
    ...serviceClaims(owner, location.id, segments),
  ]
  const taken = refuseMoved(state, moved, { busy: occupancy, claims }, command)
  if (taken) return { ok: false, refusal: taken }

  // From here it must succeed.
  const extended = advance(booking, 'EXTEND', command, nowMs, { segments, endsAtMs: endOf(segments) })
  return accept({ booking: extended, segments, occupancy, claims }, [
    bookingEvent('booking.extended', extended, booking),
  ])
}

/** The segments of people other than the one who goes on. */
function workOfOthers(
  state: ExtendState,
  moved: readonly MovedSegment[],
  { segment: extended }: ExtendSegment,
): readonly MovedWork[] {
  const { booking } = state
  const goesOn = booking.segments.find(({ ordinal }) => ordinal === extended)?.staffId
  return moved.flatMap(({ segment, rows }, index) => {
    const before = present(booking.segments[index], 'a segment for each that moves')
    if (segment.staffId === goesOn) return []
    return [{ segment, before: rowsOfSegment(booking, before, state).busy, after: rows.busy }]
  })
}

/** The segment that begins when this one is done, if one does. */
function follower({ segments, guestArrangement }: Booking, ordinal: number): BookingSegment | undefined {
  const next = segments.find((segment) => segment.ordinal === ordinal + 1)
  const guest = segments.find((segment) => segment.ordinal === ordinal)?.guest
  return guestArrangement === 'IN_TURN' || next?.guest === guest ? next : undefined
}

/** Why others, or other guests of the visit, stand in the way of what it would take. */
function refuseMoved(
  state: ExtendState,
  moved: readonly MovedSegment[],
  wanted: TakenTime,
  command: ExtendSegment,
): TimeRefusal | undefined {
  const { booking, location, resources, services } = state
  const others = {
    busy: state.busy.filter((block) => block.ownerId !== booking.id),
    claims: state.claims.filter((claim) => claim.ownerId !== booking.id),
  }
  // Also those that stay where they are: their rows are written again, and a pool may have become smaller meanwhile.
  for (const { segment, rows } of moved) {
    const { ordinal, guest } = segment
    const at = { segment: ordinal, startsAt: formatInstant(location.timeZone, segment.startsAtMs) }
    const around = [...others.busy, ...aroundGuest(booking, guest, wanted.busy)]
    if (rows.busy.some((block) => isTaken(block, around))) return { code: 'slot_taken', details: at }
    const resourceIds = [...new Set(rows.claims.map((claim) => claim.resourceId))].filter((id) =>
      isFull(id, resources.get(id)?.quantity ?? 0, wanted.claims, others.claims),
    )
    if (resourceIds.length > 0) return { code: 'capacity_full', details: { limit: 'RESOURCE', ...at, resourceIds } }
  }
  const crowded = moved.find(({ segment: { serviceId } }) => {
    const most = services.get(serviceId)?.maxConcurrentBookings ?? Number.POSITIVE_INFINITY
    return isFull(servicePoolId(location.id, serviceId), most, wanted.claims, others.claims)
  })
  if (crowded) {
    const { ordinal, startsAtMs } = crowded.segment
    const startsAt = formatInstant(location.timeZone, startsAtMs)
    return { code: 'capacity_full', details: { limit: 'SERVICE', segment: ordinal, startsAt, resourceIds: [] } }
  }
  const places = location.maxConcurrentCustomers
  if (places === null || !isFull(location.id, places, wanted.claims, others.claims)) return undefined
  const startsAt = formatInstant(location.timeZone, booking.startsAtMs)
  return {
    code: 'capacity_full',
    details: { limit: 'LOCATION', segment: command.segment, startsAt, resourceIds: [] },
  }
}

/** Why the booking has no such segment, if it has not. */
export function refuseSegment({ segments }: Booking, segment: number): SegmentRefusal | undefined {
  if (segments.some(({ ordinal }) => ordinal === segment)) return undefined
  return { code: 'segment_not_found', details: { segment, segments: segments.length } }
}

/** All segments: one longer, those that follow it later by as much as waiting between them does not take up. */
function movedSegments(state: ExtendState, { segment: extended, minutes }: ExtendSegment): readonly MovedSegment[] {
  const { booking } = state
  const longerMs = minutes * MINUTE_MS
  const delays = new Map<number, number>()
  let at: BookingSegment | undefined = booking.segments.find((segment) => segment.ordinal === extended)
  for (let delayMs = longerMs; at && delayMs > 0; ) {
    const next = follower(booking, at.ordinal)
    delayMs -= next ? next.startsAtMs - at.endsAtMs : 0
    if (next && delayMs > 0) delays.set(next.ordinal, delayMs)
    at = next
  }
  const moved = booking.segments.map((segment): MovedSegment => {
    const rows = rowsOfSegment(booking, segment, state)
    if (segment.ordinal === extended) {
      return {
        segment: { ...segment, endsAtMs: segment.endsAtMs + longerMs },
        rows: {
          busy: longerBlocks(segment, rows.busy, longerMs),
          claims: rows.claims.map((claim) =>
            claim.endMs === segment.endsAtMs ? movedClaim(claim, 0, longerMs) : claim,
          ),
        },
      }
    }
    const byMs = delays.get(segment.ordinal) ?? 0
    if (byMs === 0) return { segment, rows }
    return {
      segment: { ...segment, startsAtMs: segment.startsAtMs + byMs, endsAtMs: segment.endsAtMs + byMs },
      rows: {
        busy: rows.busy.map((block) => movedBlock(block, byMs, byMs)),
        claims: rows.claims.map((claim) => movedClaim(claim, byMs, byMs)),
      },
    }
  })
  return withSharedClaims(state, moved)
}

/** Claims what a segment used together with another guest's, and now has to itself. */
function withSharedClaims({ booking, claims }: ExtendState, moved: readonly MovedSegment[]): readonly MovedSegment[] {
  const taken = moved.flatMap(({ rows }) => rows.claims)
  return moved.map(({ segment, rows }) => {
    const missing = segment.resourceIds.flatMap((resourceId) => {
      const of = claims.find((claim) => claim.ownerId === booking.id && claim.resourceId === resourceId)
      const covered = normalize(taken.filter((claim) => claim.resourceId === resourceId))
      const time = { startMs: segment.startsAtMs, endMs: segment.endsAtMs }
      return of ? subtract([time], covered).map((piece) => ({ ...of, ...piece, segment: segment.ordinal })) : []
    })
    taken.push(...missing)
    return { segment, rows: { ...rows, claims: [...rows.claims, ...missing] } }
  })
}

function movedClaim(claim: CapacityClaim, startByMs: number, endByMs: number): CapacityClaim {
  return { ...claim, startMs: claim.startMs + startByMs, endMs: claim.endMs + endByMs }
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
