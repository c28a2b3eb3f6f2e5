import {
  bookingWindow,
  calendarReach,
  candidateSegments,
  candidateUnits,
  DAY_MS,
  type FreeSlots,
  foretellChoice,
  formatInstant,
  freeSlots,
  type Location,
  type LocationId,
  peopleOfSegments,
  refuseHold,
  type SegmentNeed,
  type SlotHold,
  type StaffId,
  segmentNeeds,
  slotGrid,
  type WantedVisit,
  wantedVisit,
} from '@mendian/core'
import { holdToken, instant, locationId, oneVisit, slotsView, visitFields } from '@mendian/core/schemas'
import { z } from 'zod'
import { loadAssignment } from '../bookings/load-assignment.ts'
import { toMs } from '../instants.ts'
import { referenceNotFound } from '../not-found.ts'
import { defineRead, type ReadOperation } from '../operation.ts'
import { hashHoldToken } from '../slot-holds/hold-token.ts'
import { loadCalendar, loadVisitConfiguration } from './load-visit.ts'

/** The longest range one search covers. */
const maxSearchDays = 62

/** The same for several guests, for whom each start takes more to judge. */
const maxPartyDays = 14

/** So many people are named at most in one answer, each as often as there are starts. */
const maxNamed = 200_000

/** The same where naming each of them asks for choosing again. */
const maxChosenAgain = 20_000

const input = oneVisit(
  z.strictObject({
    locationId,
    ...visitFields,
    from: instant.meta({ description: 'Starts from here on, this one included.' }),
    to: instant.meta({ description: 'Starts before this; at most 62 days after `from`, 14 for several guests.' }),
    holdToken: holdToken
      .optional()
      .meta({ description: 'The token of a hold: its own time is shown as free, as its holder can book it.' }),
    includeStaff: z.boolean().default(false).meta({
      description: 'Also tell with whom each segment of each start can be booked, whoever serves the others.',
    }),
  }),
)

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
    const maxDays = request.guests.length > 1 ? maxPartyDays : maxSearchDays
    if (toMsExclusive - fromMs > maxDays * DAY_MS) {
      return { ok: false, refusal: { code: 'range_too_long', details: { maxDays } } }
    }
    const wanted = wantedVisit(request)
    const [configuration, hold] = await Promise.all([
      loadVisitConfiguration(tx, request.locationId, wanted.segments),
      request.holdToken === undefined ? undefined : tx.slotHolds.findByTokenHash(hashHoldToken(request.holdToken)),
    ])
    if (!configuration) return referenceNotFound('Location', request.locationId)
    const { location } = configuration
    if (location.archivedAtMs !== null) {
      return { ok: false, refusal: { code: 'reference_archived', details: { kind: 'Location', id: location.id } } }
    }
    const candidates = candidateSegments(configuration, wanted.segments)
    if (!candidates.ok) return candidates
    const window = bookingWindow(location, nowMs)
    const heldStartMs = hold && heldStart(hold, { ...wanted, locationId: location.id }, location.timeZone, nowMs)
    const notBeforeMs = Math.max(fromMs, Math.min(window.earliestMs, heldStartMs ?? window.earliestMs))
    const notAfterMs = Math.min(toMsExclusive - 1, window.latestMs)
    if (notAfterMs < notBeforeMs)
      return { ok: true, value: { locationId: location.id, timeZone: location.timeZone, slots: [] } }
    const reach = calendarReach(candidates.value, notBeforeMs, notAfterMs, request.maxWaitMinutes)
    const { staffIds } = candidateUnits(candidates.value)
    const [calendar, assignment] = await Promise.all([
      loadCalendar(tx, configuration, candidates.value, reach, nowMs),
      loadAssignment(tx, location, staffIds, notBeforeMs, nowMs),
    ])
    const needs = segmentNeeds(candidates.value, calendar, location.timeZone, hold?.id)
    const grid = slotGrid(location.timeZone, notBeforeMs, notAfterMs + 1, location.slotAlignmentMinutes)
    const { shape } = wanted
    const people = peopleOfSegments(candidates.value, needs)
    const rank = foretellChoice(people, { ...assignment, location, shape, nowMs })
    const free = freeSlots({ grid, needs, notBeforeMs, notAfterMs, shape, rank })
    const candidateCount = needs.reduce((total, need) => total + need.staff.length, 0)
    const mostNamed = request.guests.length > 1 || request.maxWaitMinutes > 0 ? maxChosenAgain : maxNamed
    if (request.includeStaff && free.startsAtMs.length * candidateCount > mostNamed) {
      return { ok: false, refusal: { code: 'answer_too_large', details: { maxNamed: mostNamed } } }
    }
    const slots = present(
      location,
      free,
      needs,
      { includeStaff: request.includeStaff, tellTimes: request.maxWaitMinutes > 0 || request.guests.length > 0 },
      (startMs) => startMs >= window.earliestMs || startMs === heldStartMs,
    )
    return { ok: true, value: { locationId: location.id, timeZone: location.timeZone, slots } }
  },
})

type Slot = z.output<typeof slotsView>['slots'][number]

/** The start that the hold keeps, which its holder can book however near it has come meanwhile. */
function heldStart(
  hold: SlotHold,
  wanted: WantedVisit & { readonly locationId: LocationId },
  timeZone: string,
  nowMs: number,
): number | undefined {
  const visit = { ...wanted, customerId: hold.customerId, timeZone, startsAtMs: hold.startsAtMs }
  return refuseHold(hold, visit, nowMs) ? undefined : hold.startsAtMs
}

function present(
  location: Location,
  free: FreeSlots,
  needs: readonly SegmentNeed[],
  { includeStaff, tellTimes }: { readonly includeStaff: boolean; readonly tellTimes: boolean },
  isOpen: (startMs: number) => boolean,
): Slot[] {
  const at = (ms: number): string => formatInstant(location.timeZone, ms)
  const slots: Slot[] = []
  for (const [index, startMs] of free.startsAtMs.entries()) {
    if (!isOpen(startMs)) continue
    slots.push({
      startsAt: at(startMs),
      endsAt: at(free.endsAtMs(index)),
      ...(tellTimes
        ? { segments: free.timesAt(index).map((time) => ({ startsAt: at(time.startMs), endsAt: at(time.endMs) })) }
        : {}),
      ...(includeStaff ? { staff: needs.map((_, segment) => [...free.staffFor(index, segment)] as StaffId[]) } : {}),
    })
  }
  return slots
}
