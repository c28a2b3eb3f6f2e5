import {
  bookingWindow,
  calendarReach,
  candidateSegments,
  candidateUnits,
  DAY_MS,
  type FreeSlotsInput,
  foretellChoice,
  formatInstant,
  freeSlots,
  type Location,
  peopleOfSegments,
  refuseCustomer,
  reserveFrom,
  type StaffId,
  segmentNeeds,
  slotGrid,
  wantedVisit,
} from '@mendian/core'
import {
  customerId,
  holdToken,
  instant,
  locationId,
  oneVisit,
  readerTimeZone,
  slotsView,
  visitFields,
} from '@mendian/core/schemas'
import { z } from 'zod'
import { addOnRefusals } from '../bookings/add-on-refusals.ts'
import { loadAssignment } from '../bookings/load-assignment.ts'
import { toMs } from '../instants.ts'
import { referenceNotFound } from '../not-found.ts'
import { defineRead, type ReadOperation, type Result } from '../operation.ts'
import { loadSearchedCalendar, loadVisitConfiguration } from './load-visit.ts'
import { countOpen, loadVisitor } from './load-visitor.ts'
import { heldStart, loadWho, refuseArchived } from './load-who.ts'

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
    customerId: customerId.optional().meta({ description: 'For whom; a customer may have terms of their own.' }),
    from: instant.meta({ description: 'Starts from here on, this one included.' }),
    to: instant.meta({ description: 'Starts before this; at most 62 days after `from`, 14 for several guests.' }),
    timeZone: readerTimeZone,
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
    'not_offered_at_location',
    'location_type_not_offered',
    ...addOnRefusals,
    'service_too_long',
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
    const maxDays = request.guests.length > 1 ? maxPartyDays : maxSearchDays
    if (toMsExclusive - fromMs > maxDays * DAY_MS) {
      return { ok: false, refusal: { code: 'range_too_long', details: { maxDays } } }
    }
    const wanted = wantedVisit(request)
    const [configured, { hold, customer }] = await Promise.all([
      loadVisitConfiguration(tx, request.locationId, wanted.segments),
      loadWho(tx, request),
    ])
    if (!configured) return referenceNotFound('Location', request.locationId)
    if (customer === undefined) return referenceNotFound('Customer', request.customerId ?? '')
    const configuration = { ...configured, customer, locationType: request.locationType }
    const { location } = configuration
    const timeZone = request.timeZone ?? location.timeZone
    const archived = refuseArchived(location, customer)
    if (archived) return archived
    const candidates = candidateSegments(configuration, wanted.segments)
    if (!candidates.ok) return candidates
    const [visitor, openBookings] = await Promise.all([
      loadVisitor(tx, location, customer, { fromMs, toMs: toMsExclusive }, nowMs),
      countOpen(tx, location, customer, nowMs),
    ])
    const answer = (slots: Slot[]): Found => ({
      ok: true,
      value: { locationId: location.id, timeZone, slots },
    })
    if (customer && refuseCustomer(location, customer, openBookings)) return answer([])
    const asked = { ...wanted, locationId: location.id, customerId: customer?.id ?? null }
    const heldStartMs = hold && heldStart(hold, asked, location.timeZone, nowMs)
    const times = rangesOf({ fromMs, toMsExclusive }, bookingWindow(location, nowMs, visitor.tier), heldStartMs)
    const [first, last] = [times[0], times.at(-1)]
    if (!first || !last) return answer([])
    const reach = calendarReach(candidates.value, first.notBeforeMs, last.notAfterMs, request.maxWaitMinutes)
    const { staffIds } = candidateUnits(candidates.value)
    const [calendar, assignment] = await Promise.all([
      loadSearchedCalendar(tx, configuration, candidates.value, reach, nowMs, hold?.id),
      loadAssignment(tx, location, staffIds, first.notBeforeMs, nowMs),
    ])
    const { shape } = wanted
    const reserve = reserveFrom(location, visitor, nowMs)
    const told = {
      includeStaff: request.includeStaff,
      tellTimes: request.maxWaitMinutes > 0 || request.guests.length > 0,
      mostNamed: request.guests.length > 1 || request.maxWaitMinutes > 0 ? maxChosenAgain : maxNamed,
      timeZone,
    }
    const slots: Slot[] = []
    for (const time of times) {
      // A held start is judged without what is kept for tiers, as booking the hold judges it.
      const limits = { visitor, reserve: time.notBeforeMs === heldStartMs ? undefined : reserve }
      const needs = segmentNeeds(candidates.value, calendar, location.timeZone, hold?.id, limits)
      const people = peopleOfSegments(candidates.value, needs)
      const rank = foretellChoice(people, { ...assignment, location, shape, nowMs })
      const found = slotsIn(location, { needs, shape, rank, ...time }, told)
      if (!found) return { ok: false, refusal: { code: 'answer_too_large', details: { maxNamed: told.mostNamed } } }
      slots.push(...found)
    }
    return answer(slots)
  },
})

type Slot = z.output<typeof slotsView>['slots'][number]
type Found = Result<z.output<typeof slotsView>>

/** What is told of each start, and how many people may be named in all. */
interface Telling {
  readonly includeStaff: boolean
  readonly tellTimes: boolean
  readonly mostNamed: number
  /** In which zone's wall clock times are told. */
  readonly timeZone: string
}

interface StartRange {
  readonly notBeforeMs: number
  readonly notAfterMs: number
}

/** What is searched: the range within the window, and the held start, however near it has come, as a range of its own. */
function rangesOf(
  { fromMs, toMsExclusive }: { readonly fromMs: number; readonly toMsExclusive: number },
  { earliestMs, latestMs }: ReturnType<typeof bookingWindow>,
  heldStartMs: number | undefined,
): readonly StartRange[] {
  const notBeforeMs = Math.max(fromMs, earliestMs)
  const notAfterMs = Math.min(toMsExclusive - 1, latestMs)
  const isHeldAsked = heldStartMs !== undefined && heldStartMs >= fromMs && heldStartMs < toMsExclusive
  const ranges = isHeldAsked
    ? [
        { notBeforeMs, notAfterMs: Math.min(notAfterMs, heldStartMs - 1) },
        { notBeforeMs: heldStartMs, notAfterMs: heldStartMs },
        { notBeforeMs: Math.max(notBeforeMs, heldStartMs + 1), notAfterMs },
      ]
    : [{ notBeforeMs, notAfterMs }]
  return ranges.filter((range) => range.notBeforeMs <= range.notAfterMs)
}

/** The starts of the range as they are shown; undefined when naming everybody would be too much. */
function slotsIn(
  location: Location,
  visit: Omit<FreeSlotsInput, 'grid'>,
  { includeStaff, tellTimes, mostNamed, timeZone }: Telling,
): Slot[] | undefined {
  const { needs, notBeforeMs, notAfterMs } = visit
  const grid = slotGrid(location.timeZone, notBeforeMs, notAfterMs + 1, location.slotAlignmentMinutes)
  const free = freeSlots({ ...visit, grid })
  const candidateCount = needs.reduce((total, need) => total + need.staff.length, 0)
  if (includeStaff && free.startsAtMs.length * candidateCount > mostNamed) return undefined
  const at = (ms: number): string => formatInstant(timeZone, ms)
  return free.startsAtMs.map((startMs, index) => ({
    startsAt: at(startMs),
    endsAt: at(free.endsAtMs(index)),
    ...(tellTimes
      ? { segments: free.timesAt(index).map((time) => ({ startsAt: at(time.startMs), endsAt: at(time.endMs) })) }
      : {}),
    ...(includeStaff ? { staff: needs.map((_, segment) => [...free.staffFor(index, segment)] as StaffId[]) } : {}),
  }))
}
