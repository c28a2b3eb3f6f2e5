import {
  type Booking,
  DAY_MS,
  reassignMany as decide,
  emptyRange,
  instantRangeFields,
  present,
  type ReadTransaction,
  type ReassignManyState,
  type StaffId,
} from '@mendian/core'
import { bookingId, instant, note, staffId } from '@mendian/core/schemas'
import { z } from 'zod'
import { toMs } from '../instants.ts'
import { referenceNotFound } from '../not-found.ts'
import { defineWrite, type WriteOperation } from '../operation.ts'
import { liveBookings } from '../staff/live-bookings.ts'
import { assertReplaced } from '../version.ts'
import { announceBookings } from './booking-view.ts'
import { loadStaffTime } from './load-staff-time.ts'
import { takeTime } from './take-time.ts'

const input = z.strictObject({
  staffId: staffId.meta({ description: 'Who is absent.' }),
  from: instant.meta({ description: 'Segments that start from here on.' }),
  to: instant.meta({ description: 'Segments that start before this; at most 14 days after `from`.' }),
  reason: note.nullable().default(null),
})

const output = z
  .strictObject({
    results: z.array(
      z.strictObject({
        bookingId,
        segment: z.int(),
        outcome: z.enum(['REASSIGNED', 'STAFF_REQUESTED', 'NOBODY_FREE', 'STATE_FORBIDS']),
        staffId: staffId.meta({ description: 'Who performs the segment now.' }),
      }),
    ),
  })
  .meta({ id: 'ReassignResults' })

const maxDays = 14
const maxBookings = 200

/** Gives an absent person's segments to others where somebody is free; what customers asked for in person is left. */
export const reassignMany: WriteOperation<typeof input, typeof output> = defineWrite({
  name: 'bookings.reassignMany',
  summary: 'Give all segments of an absent person to others',
  http: ['POST', '/v1/bookings/reassign-many'],
  input,
  output,
  permission: 'booking:write',
  movesMoney: false,
  refusals: ['range_empty', 'range_too_long', 'answer_too_large', 'reference_not_found'],
  locks: ({ staffId: absent }) => [{ kind: 'STAFF', id: absent }],
  async run(tx, command, run) {
    const time = { fromMs: toMs(command.from), toMs: toMs(command.to) }
    if (time.toMs <= time.fromMs) {
      return { ok: false, refusal: { code: 'range_empty', details: emptyRange(command, instantRangeFields) } }
    }
    if (time.toMs - time.fromMs > maxDays * DAY_MS) {
      return { ok: false, refusal: { code: 'range_too_long', details: { maxDays } } }
    }
    if (!(await tx.staff.find(command.staffId))) return referenceNotFound('Staff', command.staffId)
    const bookings = await bookingsOf(tx, command.staffId, time, run.nowMs)
    if (bookings.length > maxBookings) {
      return { ok: false, refusal: { code: 'answer_too_large', details: { maxNamed: maxBookings } } }
    }
    if (bookings.length === 0) return { ok: true, value: { results: [] }, subjectId: command.staffId }
    const { staffIds, ...configured } = await loadConfigured(tx, bookings)
    run.requireLocks([
      ...staffIds.map((id) => ({ kind: 'STAFF', id }) as const),
      ...bookings.map(({ id }) => ({ kind: 'BOOKING', id }) as const),
    ])
    const timeZone = present([...configured.locations.values()][0], 'bookings have a location').timeZone
    const calendar = await loadStaffTime(tx, staffIds, { ...reachOf(bookings), timeZone }, run.nowMs)
    const acting = { actor: run.actor, reason: command.reason, staffId: command.staffId }
    const { outcomes, changed, events } = decide(
      { bookings, ...configured, ...calendar },
      { ...acting, ...time },
      run.nowMs,
    )
    for (const { booking } of changed) await tx.occupancy.removeOfOwner(booking.id)
    for (const { booking, previous, occupancy } of changed) {
      assertReplaced(await tx.bookings.replace(booking, previous.version), 'the booking')
      await takeTime(tx, { occupancy, claims: [] }, run.nowMs)
    }
    const results = outcomes.map(({ booking, ...outcome }) => ({ bookingId: booking.id, ...outcome }))
    const announcements = events.flatMap((event) => {
      const location = present(configured.locations.get(event.subject.locationId), 'loaded with its bookings')
      return announceBookings([event], location.timeZone)
    })
    return { ok: true, value: { results }, subjectId: command.staffId, announcements }
  },
})

/** The person's bookings with a segment that starts in that time and is still to be served. */
async function bookingsOf(
  tx: ReadTransaction,
  absent: StaffId,
  time: { readonly fromMs: number; readonly toMs: number },
  nowMs: number,
): Promise<readonly Booking[]> {
  const isMeant = ({ segments }: Booking): boolean =>
    segments.some((each) => each.staffId === absent && each.startsAtMs >= time.fromMs && each.startsAtMs < time.toMs)
  return (await liveBookings(tx, absent, time, nowMs)).filter(isMeant)
}

/** From before the first to after the last of them, whole: what a booking takes is written again with each change. */
function reachOf(bookings: readonly Booking[]): { readonly fromMs: number; readonly toMs: number } {
  return {
    fromMs: Math.min(...bookings.map((booking) => booking.startsAtMs)) - DAY_MS,
    toMs: Math.max(...bookings.map((booking) => booking.endsAtMs)) + DAY_MS,
  }
}

/** What the bookings' services need, and everybody who could perform them. */
async function loadConfigured(
  tx: ReadTransaction,
  bookings: readonly Booking[],
): Promise<
  Pick<ReassignManyState, 'locations' | 'customers' | 'configuration'> & { readonly staffIds: readonly StaffId[] }
> {
  const segments = bookings.flatMap((booking) => booking.segments)
  const addOnIds = segments.flatMap((segment) => segment.addOns.map(({ addOnId }) => addOnId))
  const [services, addOns, locations] = await Promise.all([
    tx.services.findMany([...new Set(segments.map((segment) => segment.serviceId))]),
    tx.addOns.findMany([...new Set(addOnIds)]),
    tx.locations.findMany([...new Set(bookings.map((booking) => booking.locationId))]),
  ])
  const staffIds = new Set(segments.map((segment) => segment.staffId))
  const resourceIds = new Set<string>()
  for (const id of services.flatMap((service) => service.staffIds)) staffIds.add(id)
  for (const { resourceRequirements } of [...services, ...addOns]) {
    for (const id of resourceRequirements.flatMap((each) => each.resourceIds)) resourceIds.add(id)
  }
  const [staff, resources, customers] = await Promise.all([
    tx.staff.findMany([...staffIds]),
    tx.resources.findMany([...resourceIds]),
    tx.customers.findMany([...new Set(bookings.map((booking) => booking.customerId))]),
  ])
  return {
    staffIds: [...staffIds],
    locations: new Map(locations.map((row) => [row.id, row])),
    customers: new Map(customers.map((row) => [row.id, row])),
    configuration: {
      services: new Map(services.map((row) => [row.id, row])),
      addOns: new Map(addOns.map((row) => [row.id, row])),
      staff: new Map(staff.map((row) => [row.id, row])),
      resources: new Map(resources.map((row) => [row.id, row])),
    },
  }
}
