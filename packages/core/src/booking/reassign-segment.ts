import { accept, type Decision, type RefusalOf, refuse } from '../base/decision.ts'
import type { StaffId } from '../base/ids.ts'
import type { Occupancy } from '../scheduling/occupancy.ts'
import { type Shift, shiftInterval } from '../scheduling/shift.ts'
import { candidateSegments, type VisitConfiguration, type VisitRefusal } from '../scheduling/visit-plan.ts'
import { subtract } from '../time/interval.ts'
import { formatInstant } from '../time/zone.ts'
import type { Booking, BookingSegment } from './booking.ts'
import { type BookingEvent, bookingEvent } from './booking-event.ts'
import { refuseSegment, type SegmentRefusal } from './extend-segment.ts'
import { isTakenByOthers, rowsOfSegment } from './own-time.ts'
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

/**
 * Gives a segment to another person at the same time. Refuses by the booking's state, an unknown segment, a person the
 * customer asked for, then one who cannot be booked for it, who does not work then, or who is taken. A person chosen
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
    segments.push(replaced ? { ...segment, staffId: command.staffId, staffRequested: false } : segment)
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
  const { timeZone } = configuration.location
  if (segment.staffRequested && !customerAgreed && segment.staffId !== staffId) {
    return refuse('staff_requested', { segment: segment.ordinal, staffId: segment.staffId }).refusal
  }
  const candidates = candidateSegments(configuration, [{ serviceId: segment.serviceId, staffId }])
  if (!candidates.ok) return candidates.refusal
  if (segment.staffId === staffId) return undefined
  const details = { segment: segment.ordinal, startsAt: formatInstant(timeZone, segment.startsAtMs) }
  const working = state.shifts.filter(
    (shift) => shift.staffId === staffId && shift.locationId === configuration.location.id,
  )
  const idle = subtract(
    blocks,
    working.map((shift) => shiftInterval(shift, timeZone)),
  )
  if (idle.length > 0) return { code: 'staff_not_working', details }
  const taken = blocks.some((block) => isTakenByOthers({ ...block, unitId: staffId }, state.busy))
  return taken ? { code: 'slot_taken', details } : undefined
}
