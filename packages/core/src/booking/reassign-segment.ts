import { accept, type Decision, type RefusalOf, refuse } from '../base/decision.ts'
import type { StaffId } from '../base/ids.ts'
import { fullDays, startsOnFullDay } from '../scheduling/daily-cap.ts'
import type { Occupancy } from '../scheduling/occupancy.ts'
import type { PlaceRefusal } from '../scheduling/place-limits.ts'
import type { Shift } from '../scheduling/shift.ts'
import {
  candidateSegments,
  type VisitConfiguration,
  type VisitRefusal,
  workingByStaff,
} from '../scheduling/visit-plan.ts'
import { subtract } from '../time/interval.ts'
import { formatInstant } from '../time/zone.ts'
import type { Booking, BookingSegment } from './booking.ts'
import { type BookingEvent, bookingEvent } from './booking-event.ts'
import { refuseSegment, type SegmentRefusal } from './extend-segment.ts'
import { aroundGuest, isTaken, rowsOfSegment } from './own-time.ts'
import { preferenceOf } from './staff-preference.ts'
import { type Acting, advance, refuseTransition, type TransitionRefusal } from './transition.ts'

export interface ReassignSegment extends Acting {
  readonly segment: number
  readonly staffId: StaffId
  /** The customer, who asked for somebody in person, agrees to another. */
  readonly customerAgreed: boolean
}

export interface ReassignState {
  readonly booking: Booking
  readonly configuration: VisitConfiguration
  readonly shifts: readonly Shift[]
  readonly busy: readonly Occupancy[]
}

export interface ReassignChanges {
  readonly booking: Booking
  /** All blocks of people that the booking takes now; pools are not touched. */
  readonly occupancy: readonly Occupancy[]
}

export type ReassignRefusal =
  | TransitionRefusal
  | SegmentRefusal
  | RefusalOf<'staff_requested', { segment: number; staffId: StaffId }>
  | VisitRefusal
  | RefusalOf<'staff_not_working', { segment: number; startsAt: string }>
  | RefusalOf<'slot_taken', { segment: number; startsAt: string }>
  | PlaceRefusal

/**
 * Gives a segment to another person at the same time. Refuses by the booking's state, an unknown segment, a person the
 * customer asked for, then one who cannot be booked for it, who does not work then, has bookings enough that day, or is taken. A person chosen
 * for the customer counts as assigned, not as requested.
 */
export function reassignSegment(
  state: ReassignState,
  command: ReassignSegment,
  nowMs: number,
): Decision<ReassignChanges, BookingEvent, ReassignRefusal> {
  const { booking } = state
  const forbidden = refuseTransition(booking, 'REASSIGN') ?? refuseSegment(booking, command.segment)
  if (forbidden) return { ok: false, refusal: forbidden }
  const blocks: Occupancy[] = []
  const segments: BookingSegment[] = []
  for (const segment of booking.segments) {
    const { busy } = rowsOfSegment(booking, segment, { busy: state.busy, claims: [] })
    const isMeant = segment.ordinal === command.segment
    const refusal = isMeant ? refusePerson(state, segment, busy, command) : undefined
    if (refusal) return { ok: false, refusal }
    const replaced = isMeant && segment.staffId !== command.staffId
    blocks.push(...(replaced ? busy.map((block) => ({ ...block, unitId: command.staffId })) : busy))
    segments.push(
      replaced
        ? { ...segment, staffId: command.staffId, staffRequested: false, assignmentSource: 'AUTOMATIC' }
        : segment,
    )
  }

  // From here it must succeed.
  const reassigned = advance(booking, 'REASSIGN', command, nowMs, { segments })
  return accept({ booking: reassigned, occupancy: blocks }, [bookingEvent('booking.reassigned', reassigned, booking)])
}

function refusePerson(
  state: ReassignState,
  segment: BookingSegment,
  blocks: readonly Occupancy[],
  { staffId, customerAgreed }: ReassignSegment,
): ReassignRefusal | undefined {
  const { configuration } = state
  const { location } = configuration
  const { timeZone } = location
  if (segment.staffRequested && !customerAgreed && segment.staffId !== staffId) {
    return refuse('staff_requested', { segment: segment.ordinal, staffId: segment.staffId }).refusal
  }
  const wanted = customerAgreed ? {} : preferenceOf(segment)
  const candidates = candidateSegments(configuration, [{ serviceId: segment.serviceId, staffId, ...wanted }])
  if (!candidates.ok) return candidates.refusal
  if (segment.staffId === staffId) return undefined
  const details = { segment: segment.ordinal, startsAt: formatInstant(timeZone, segment.startsAtMs) }
  const shifts = state.shifts.filter((shift) => shift.staffId === staffId && shift.locationId === location.id)
  const working = workingByStaff(shifts, timeZone, location).get(staffId) ?? []
  if (subtract(blocks, working).length > 0) return { code: 'staff_not_working', details }
  if (isDayFull(state, staffId, blocks)) {
    return { code: 'daily_cap_reached', details: { limit: 'STAFF', ...details, staffIds: [staffId] } }
  }
  const around = aroundGuest(state.booking, segment.guest, state.busy)
  const taken = blocks.some((block) => isTaken({ ...block, unitId: staffId }, around))
  return taken ? { code: 'slot_taken', details } : undefined
}

/** The person has as many other bookings, on a day on which one of the blocks starts, as they may have. */
function isDayFull(
  { booking, busy, configuration }: ReassignState,
  staffId: StaffId,
  blocks: readonly Occupancy[],
): boolean {
  const cap = configuration.staff.get(staffId)?.maxBookingsPerDay ?? null
  if (cap === null) return false
  const others = busy
    .filter((row) => row.unitId === staffId && row.ownerId !== booking.id && row.ownerKind !== 'TIME_BLOCK')
    .sort((a, b) => a.startMs - b.startMs)
  const full = fullDays(others, cap, configuration.location.timeZone)
  return blocks.some((block) => startsOnFullDay(full, block.startMs))
}
