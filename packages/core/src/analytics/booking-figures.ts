import { assert } from '../base/assert.ts'
import { type BookingChannel, bookingChannels } from '../base/channel.ts'
import { type Booking, type BookingState, bookingStates } from '../booking/booking.ts'
import { type Interval, intersect, normalize, subtract } from '../time/interval.ts'
import { MINUTE_MS } from '../time/local-time.ts'

/** One person's time at a location in the window. */
export interface StaffTime {
  /** Published shifts without their breaks. */
  readonly working: readonly Interval[]
  /** Blocked time that counts toward utilisation. */
  readonly blocked: readonly Interval[]
  /** Time with customers, as bookings and classes take it. */
  readonly booked: readonly Interval[]
}

/** How well a location's time was used, with what each figure is made of. */
export interface BookingFigures {
  readonly byState: Readonly<Record<BookingState, number>>
  readonly byChannel: Readonly<Record<BookingChannel, number>>
  readonly noShows: number
  /** Bookings whose customer came or should have. */
  readonly due: number
  /** Parts of one, to four places; null when nobody was due. */
  readonly noShowRate: number | null
  /** Visits that were checked in and begun. */
  readonly waits: number
  /** To two places; null without such visits. */
  readonly avgWaitMinutes: number | null
  readonly bookedMinutes: number
  readonly workingMinutes: number
  readonly blockedMinutes: number
  /** Parts of one, to four places; over one where people were booked outside their shifts; null without time to use. */
  readonly utilisation: number | null
}

/** What each figure means, for whoever reads it. */
export const bookingFigureDefinitions = {
  counts: 'Bookings that start in the window, by the state they are in now and by the channel they came through.',
  noShowRate: 'noShows / due: NO_SHOW, of all that are NO_SHOW, ARRIVED, IN_SERVICE or COMPLETED.',
  avgWaitMinutes: 'The mean time from check-in to the start of the service, of visits that had both.',
  utilisation:
    'bookedMinutes / (workingMinutes - blockedMinutes): time of staff with customers, in visits and in classes, of ' +
    'published shifts without breaks and without blocked time that counts toward utilisation.',
} as const

const came: ReadonlySet<BookingState> = new Set(['ARRIVED', 'IN_SERVICE', 'COMPLETED'])

/** The figures of bookings and of the time of everybody who worked or was booked, all cut to the window. */
export function bookingFigures(
  bookings: readonly Booking[],
  staff: readonly StaffTime[],
  window: Interval,
): BookingFigures {
  assert(window.startMs < window.endMs, 'a window lasts')
  const noShows = bookings.filter(({ state }) => state === 'NO_SHOW').length
  const due = noShows + bookings.filter(({ state }) => came.has(state)).length
  const waits = bookings.flatMap(waitMs)
  const times = staff.map((person) => {
    const working = intersect(normalize(person.working), [window])
    const left = subtract(working, normalize(person.blocked))
    return { workingMs: lengthOf(working), usableMs: lengthOf(left), bookedMs: lengthOf(within(person.booked, window)) }
  })
  const bookedMs = sum(times.map((time) => time.bookedMs))
  const usableMs = sum(times.map((time) => time.usableMs))
  const workingMs = sum(times.map((time) => time.workingMs))
  return {
    byState: count(bookingStates, bookings, ({ state }) => state),
    byChannel: count(bookingChannels, bookings, ({ channel }) => channel),
    noShows,
    due,
    noShowRate: quotient(noShows, due, 4),
    waits: waits.length,
    avgWaitMinutes: quotient(sum(waits), waits.length * MINUTE_MS, 2),
    bookedMinutes: Math.floor(bookedMs / MINUTE_MS),
    workingMinutes: Math.floor(workingMs / MINUTE_MS),
    blockedMinutes: Math.floor((workingMs - usableMs) / MINUTE_MS),
    utilisation: quotient(bookedMs, usableMs, 4),
  }
}

function within(list: readonly Interval[], window: Interval): readonly Interval[] {
  return intersect(normalize(list), [window])
}

function waitMs({ history }: Booking): readonly number[] {
  const arrived = history.find(({ action }) => action === 'CHECK_IN')
  const begun = history.find(({ action }) => action === 'START')
  return arrived && begun ? [begun.occurredAtMs - arrived.occurredAtMs] : []
}

function lengthOf(list: readonly Interval[]): number {
  return sum(list.map(({ startMs, endMs }) => endMs - startMs))
}

function sum(numbers: readonly number[]): number {
  return numbers.reduce((total, each) => total + each, 0)
}

function quotient(part: number, whole: number, places: number): number | null {
  const unit = 10 ** places
  return whole === 0 ? null : Math.round((part / whole) * unit) / unit
}

function count<K extends string>(
  kinds: readonly K[],
  bookings: readonly Booking[],
  kindOf: (booking: Booking) => K,
): Readonly<Record<K, number>> {
  const counts = Object.fromEntries(kinds.map((kind) => [kind, 0])) as Record<K, number>
  for (const booking of bookings) counts[kindOf(booking)] += 1
  return counts
}
