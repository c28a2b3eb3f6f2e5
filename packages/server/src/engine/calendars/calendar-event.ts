import type {
  Booking,
  BookingSegment,
  BookingState,
  CalendarBooking,
  ClassSession,
  Location,
  TimeBlock,
} from '@mendian/core'

/** One entry of a calendar, before it is written down. */
export interface CalendarEvent {
  /** The same for the same thing in every calendar and at all times. */
  readonly uid: string
  /** Rises with every change of the thing. */
  readonly sequence: number
  readonly status: 'CONFIRMED' | 'TENTATIVE' | 'CANCELLED'
  readonly startMs: number
  readonly endMs: number
  readonly summary: string
  readonly description: string
  /** Where, in words; empty where that is not said. */
  readonly place: string
  readonly createdAtMs: number
  readonly updatedAtMs: number
}

/** The names that events are told with, by id. */
export type Names = ReadonlyMap<string, string>

/** What a booking is called; a name that is gone is left out. */
export interface EventNames {
  readonly services: Names
  readonly staff: Names
  /** Empty where customers are not to be named. */
  readonly customers: Names
  /** Whether customers' own addresses are told. */
  readonly tellsAddresses: boolean
}

/** The whole visit, with who performs what. */
export function visitEvent(booking: CalendarBooking | Booking, location: Location, names: EventNames): CalendarEvent {
  const services = booking.segments.map((segment) => nameOf(names.services, segment.serviceId))
  const steps = booking.segments.map((segment) =>
    [nameOf(names.services, segment.serviceId), nameOf(names.staff, segment.staffId)].filter(Boolean).join(': '),
  )
  return {
    uid: `${booking.id}@mendian`,
    startMs: booking.startsAtMs,
    endMs: booking.endsAtMs,
    summary: titled(services, names, booking),
    description: steps.filter(Boolean).join('\n'),
    ...common(booking, location, names),
  }
}

/** One person's part of a visit. */
export function segmentEvent(
  booking: CalendarBooking,
  segment: BookingSegment,
  location: Location,
  names: EventNames,
): CalendarEvent {
  return {
    uid: `${booking.id}-${segment.ordinal}@mendian`,
    startMs: segment.startsAtMs,
    endMs: segment.endsAtMs,
    summary: titled([nameOf(names.services, segment.serviceId)], names, booking),
    description: '',
    ...common(booking, location, names),
  }
}

/** A class, with who teaches it; how many are enrolled is not told, as it is no change of the class. */
export function classEvent(session: ClassSession, location: Location, staff: Names): CalendarEvent {
  return {
    uid: `${session.id}@mendian`,
    sequence: session.version,
    status: session.state === 'CANCELLED' ? 'CANCELLED' : 'CONFIRMED',
    startMs: session.startsAtMs,
    endMs: session.endsAtMs,
    summary: session.name,
    description: nameOf(staff, session.staffId),
    place: placeOf(location),
    createdAtMs: session.createdAtMs,
    updatedAtMs: session.updatedAtMs,
  }
}

/** Blocked time, without a word of what it is for: a feed's readers need not know of somebody's sick leave. */
export function busyEvent(block: TimeBlock): CalendarEvent {
  return {
    uid: `${block.id}@mendian`,
    sequence: 1,
    status: 'CONFIRMED',
    startMs: block.startsAtMs,
    endMs: block.endsAtMs,
    summary: 'Busy',
    description: '',
    place: '',
    createdAtMs: block.createdAtMs,
    updatedAtMs: block.createdAtMs,
  }
}

function common(
  booking: CalendarBooking,
  location: Location,
  { tellsAddresses }: EventNames,
): Pick<CalendarEvent, 'sequence' | 'status' | 'place' | 'createdAtMs' | 'updatedAtMs'> {
  return {
    sequence: booking.version,
    status: statusOf(booking.state),
    place: booking.locationType === 'LOCATION' ? placeOf(location) : tellsAddresses ? addressOf(booking) : '',
    createdAtMs: booking.createdAtMs,
    updatedAtMs: booking.updatedAtMs,
  }
}

function placeOf({ name, address }: Location): string {
  return address === undefined || address === '' ? name : `${name}, ${address}`
}

/** Where the customer is visited; empty online. */
function addressOf({ address }: CalendarBooking): string {
  if (!address) return ''
  return address.city === null ? address.line : `${address.line}, ${address.city}`
}

function statusOf(state: BookingState): CalendarEvent['status'] {
  switch (state) {
    case 'PENDING':
      return 'TENTATIVE'
    case 'CONFIRMED':
    case 'ARRIVED':
    case 'IN_SERVICE':
    case 'COMPLETED':
      return 'CONFIRMED'
    case 'CANCELLED':
    case 'LATE_CANCELLED':
    case 'NO_SHOW':
    case 'DECLINED':
    case 'EXPIRED':
      return 'CANCELLED'
  }
}

function titled(services: readonly string[], names: EventNames, { customerId }: CalendarBooking): string {
  const parts = [services.filter(Boolean).join(', '), nameOf(names.customers, customerId)]
  return parts.filter(Boolean).join(' · ')
}

function nameOf(names: Names, id: string): string {
  return names.get(id) ?? ''
}
