import {
  addDays,
  type Booking,
  bookingFigureDefinitions,
  bookingFigures,
  dayBounds,
  daysBetween,
  emptyRange,
  type Interval,
  instantRangeFields,
  type Occupancy,
  type Shift,
  type StaffTime,
  type TimeBlock,
  workingTime,
} from '@mendian/core'
import { localDate, locationId, bookingFiguresView as output } from '@mendian/core/schemas'
import { z } from 'zod'
import { referenceNotFound } from '../not-found.ts'
import { defineRead, type ReadOperation } from '../operation.ts'

const maxDays = 92
/** Of each kind of row; a report over more asks for less at once. */
const maxRows = 20_000

const input = z.strictObject({
  locationId,
  from: localDate,
  to: localDate.meta({ description: 'The last date, included; at most 92 dates.' }),
})

/** In a constant number of queries, whatever the dates. */
export const bookings: ReadOperation<typeof input, typeof output> = defineRead({
  name: 'analytics.bookings',
  summary: "No-shows, waits and utilisation of a location's time",
  http: ['GET', '/v1/analytics/bookings'],
  input,
  output,
  permission: 'booking:read',
  refusals: ['reference_not_found', 'range_empty', 'range_too_long', 'answer_too_large'],
  async run(tx, { locationId: id, from, to }, { nowMs }) {
    const days = { ...instantRangeFields, withLast: true }
    if (to < from) return { ok: false, refusal: { code: 'range_empty', details: emptyRange({ from, to }, days) } }
    if (daysBetween(from, to) >= maxDays)
      return { ok: false, refusal: { code: 'range_too_long', details: { maxDays } } }
    const location = await tx.locations.find(id)
    if (!location) return referenceNotFound('Location', id)
    const zone = location.timeZone
    const window = { startMs: dayBounds(zone, from).startMs, endMs: dayBounds(zone, to).endMs }
    const time = { fromMs: window.startMs, toMs: window.endMs }
    const page = { limit: maxRows + 1 }
    const [found, classes, shifts, blocks] = await Promise.all([
      tx.bookings.list({ locationId: id, ...time }, page),
      tx.classSessions.list({ locationId: id, state: 'SCHEDULED', ...time }, page),
      // Shifts of the two days before may still run.
      tx.shifts.list({ locationId: id, fromDate: addDays(from, -2), toDate: to, ...page }),
      tx.timeBlocks.list(time, page),
    ])
    if (Math.max(found.length, classes.length, shifts.length, blocks.length) > maxRows) {
      return { ok: false, refusal: { code: 'answer_too_large', details: { maxNamed: maxRows } } }
    }
    const unitIds = [
      ...new Set([
        ...shifts.map((shift) => shift.staffId),
        ...found.flatMap(staffOf),
        ...classes.map(({ staffId }) => staffId),
      ]),
    ]
    const busy = await tx.occupancy.busy({ unitIds, ...time, nowMs })
    const staff = staffTimes(unitIds, { served: [...found, ...classes], shifts, blocks, busy }, zone)
    const figures = bookingFigures(found, staff, window)
    const value = { locationId: id, from, to, ...figures, definitions: bookingFigureDefinitions }
    return { ok: true, value: { ...value, byState: { ...figures.byState }, byChannel: { ...figures.byChannel } } }
  },
})

function staffOf({ segments }: Booking): readonly string[] {
  return segments.map((segment) => segment.staffId)
}

interface Rows {
  /** The bookings and the classes of the location. */
  readonly served: readonly { readonly id: string }[]
  readonly shifts: readonly Shift[]
  readonly blocks: readonly TimeBlock[]
  readonly busy: readonly Occupancy[]
}

/** Everybody's time; what is booked with them elsewhere is not of this location. */
function staffTimes(unitIds: readonly string[], { served, shifts, blocks, busy }: Rows, zone: string): StaffTime[] {
  const here = new Set<string>(served.map(({ id }) => id))
  const working = listsBy(
    shifts,
    (shift) => shift.staffId,
    (shift) => workingTime(shift, zone),
  )
  const blocked = listsBy(
    blocks.filter((block) => block.countsTowardUtilisation),
    (block) => block.staffId ?? '',
    ({ startsAtMs, endsAtMs }) => [{ startMs: startsAtMs, endMs: endsAtMs }],
  )
  const booked = listsBy(
    busy.filter((block) => here.has(block.ownerId)),
    (block) => block.unitId,
    ({ startMs, endMs }) => [{ startMs, endMs }],
  )
  return unitIds.map((id) => ({ working: working(id), blocked: blocked(id), booked: booked(id) }))
}

function listsBy<T>(
  rows: readonly T[],
  keyOf: (row: T) => string,
  timeOf: (row: T) => readonly Interval[],
): (key: string) => readonly Interval[] {
  const lists = new Map<string, Interval[]>()
  for (const row of rows) {
    const list = lists.get(keyOf(row))
    if (list) list.push(...timeOf(row))
    else lists.set(keyOf(row), [...timeOf(row)])
  }
  return (key) => lists.get(key) ?? []
}
