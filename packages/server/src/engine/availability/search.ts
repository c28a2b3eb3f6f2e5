import {
  bookingWindow,
  calendarReach,
  candidateSegments,
  DAY_MS,
  formatInstant,
  freeSlots,
  type Location,
  refuseCustomer,
  reserveFrom,
  type SegmentNeed,
  type StaffId,
  segmentNeeds,
  slotGrid,
} from '@mendian/core'
import { customerId, holdToken, instant, locationId, segmentRequests, slotsView } from '@mendian/core/schemas'
import { z } from 'zod'
import { toMs } from '../instants.ts'
import { referenceNotFound } from '../not-found.ts'
import { defineRead, type ReadOperation, type Result } from '../operation.ts'
import { loadCalendar, loadVisitConfiguration } from './load-visit.ts'
import { countOpen, loadVisitor } from './load-visitor.ts'
import { heldStart, loadWho, refuseArchived } from './load-who.ts'

/** The longest range one search covers. */
const maxSearchDays = 62

/** So many people are named at most in one answer, each as often as there are starts. */
const maxNamed = 200_000

const input = z.strictObject({
  locationId,
  customerId: customerId
    .optional()
    .meta({ description: 'Who is to be booked: their tier, their limits and their standing count then.' }),
  segments: segmentRequests,
  from: instant.meta({ description: 'Starts from here on, this one included.' }),
  to: instant.meta({ description: 'Starts before this; at most 62 days after `from`.' }),
  holdToken: holdToken
    .optional()
    .meta({ description: 'The token of a hold: its own time is shown as free, as its holder can book it.' }),
  includeStaff: z
    .boolean()
    .default(false)
    .meta({ description: 'Also tell who is free for each segment of each start.' }),
})

/** Every start in the range that can be booked: what is shown can be booked, and what can be booked is shown. */
export const search: ReadOperation<typeof input, typeof slotsView> = defineRead({
  name: 'availability.search',
  summary: 'Find the starts at which a visit can be booked',
  http: ['POST', '/v1/availability/search'],
  input,
  output: slotsView,
  permission: 'booking:read',
  refusals: [
    'range_empty',
    'range_too_long',
    'answer_too_large',
    'reference_not_found',
    'reference_archived',
    'currency_mismatch',
    'staff_not_qualified',
    'staff_not_bookable',
    'no_qualified_staff',
    'resource_not_at_location',
  ],
  async run(tx, request, { nowMs }) {
    const fromMs = toMs(request.from)
    const toMsExclusive = toMs(request.to)
    if (toMsExclusive <= fromMs) {
      return { ok: false, refusal: { code: 'range_empty', details: { from: request.from, to: request.to } } }
    }
    if (toMsExclusive - fromMs > maxSearchDays * DAY_MS) {
      return { ok: false, refusal: { code: 'range_too_long', details: { maxDays: maxSearchDays } } }
    }
    const [configuration, { hold, customer }] = await Promise.all([
      loadVisitConfiguration(tx, request.locationId, request.segments),
      loadWho(tx, request),
    ])
    if (!configuration) return referenceNotFound('Location', request.locationId)
    if (customer === undefined) return referenceNotFound('Customer', request.customerId ?? '')
    const { location } = configuration
    const archived = refuseArchived(location, customer)
    if (archived) return archived
    const candidates = candidateSegments(configuration, request.segments)
    if (!candidates.ok) return candidates
    const [visitor, openBookings] = await Promise.all([
      loadVisitor(tx, location, customer, { fromMs, toMs: toMsExclusive }, nowMs),
      countOpen(tx, location, customer, nowMs),
    ])
    const answer = (slots: Slot[]): Found => ({
      ok: true,
      value: { locationId: location.id, timeZone: location.timeZone, slots },
    })
    if (customer && refuseCustomer(location, customer, openBookings)) return answer([])
    const window = bookingWindow(location, nowMs, visitor.tier)
    const held = { ...request, customerId: customer?.id ?? null }
    const heldStartMs = hold && heldStart(hold, held, location.timeZone, nowMs)
    const range = { notBeforeMs: Math.max(fromMs, window.earliestMs), notAfterMs: toMsExclusive - 1 }
    const open = { ...range, notAfterMs: Math.min(range.notAfterMs, window.latestMs) }
    const isHeldAsked = heldStartMs !== undefined && heldStartMs >= fromMs && heldStartMs < toMsExclusive
    const parts = isHeldAsked ? around(open, heldStartMs) : [open]
    const times = parts.filter(({ notBeforeMs, notAfterMs }) => notBeforeMs <= notAfterMs)
    const [first, last] = [times[0], times.at(-1)]
    if (!first || !last) return answer([])
    const reach = calendarReach(candidates.value, first.notBeforeMs, last.notAfterMs)
    const calendar = await loadCalendar(tx, configuration, candidates.value, reach, nowMs)
    const reserve = reserveFrom(location, visitor, nowMs)
    const slots: Slot[] = []
    for (const time of times) {
      // A held start is judged without what is kept for tiers, as booking the hold judges it.
      const limits = { visitor, reserve: isHeldAsked && time.notBeforeMs === heldStartMs ? undefined : reserve }
      const needs = segmentNeeds(candidates.value, calendar, location.timeZone, hold?.id, limits)
      const found = slotsIn(location, needs, time, request.includeStaff)
      if (!found) return { ok: false, refusal: { code: 'answer_too_large', details: { maxNamed } } }
      slots.push(...found)
    }
    return answer(slots)
  },
})

type Slot = z.output<typeof slotsView>['slots'][number]
type Found = Result<z.output<typeof slotsView>>

interface StartRange {
  readonly notBeforeMs: number
  readonly notAfterMs: number
}

/** The range with the held start, however near it has come meanwhile, as a range of its own. */
function around({ notBeforeMs, notAfterMs }: StartRange, heldStartMs: number): readonly StartRange[] {
  return [
    { notBeforeMs, notAfterMs: Math.min(notAfterMs, heldStartMs - 1) },
    { notBeforeMs: heldStartMs, notAfterMs: heldStartMs },
    { notBeforeMs: Math.max(notBeforeMs, heldStartMs + 1), notAfterMs },
  ]
}

/** The starts of the range as they are shown; undefined when naming everybody would be too much. */
function slotsIn(
  { timeZone, slotAlignmentMinutes }: Location,
  needs: readonly SegmentNeed[],
  { notBeforeMs, notAfterMs }: StartRange,
  includeStaff: boolean,
): Slot[] | undefined {
  const grid = slotGrid(timeZone, notBeforeMs, notAfterMs + 1, slotAlignmentMinutes)
  const free = freeSlots({ grid, needs, notBeforeMs, notAfterMs })
  const candidateCount = needs.reduce((total, need) => total + need.staff.length, 0)
  if (includeStaff && free.startsAtMs.length * candidateCount > maxNamed) return undefined
  const lengthMs = needs.at(-1)?.layout.endOffsetMs ?? 0
  return free.startsAtMs.map((startMs, index) => ({
    startsAt: formatInstant(timeZone, startMs),
    endsAt: formatInstant(timeZone, startMs + lengthMs),
    ...(includeStaff ? { staff: needs.map((_, segment) => [...free.staffFor(index, segment)] as StaffId[]) } : {}),
  }))
}
