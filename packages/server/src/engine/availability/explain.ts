import {
  calendarReach,
  candidateSegments,
  candidateUnits,
  dayBounds,
  explainStart,
  gridStartAt,
  type Occupancy,
  type ReadTransaction,
  slotGrid,
  type TimeBlockId,
  type TimeBlockType,
  type VisitConfiguration,
  wantedVisit,
} from '@mendian/core'
import {
  customerId,
  dateOfInstants,
  explanationView,
  holdToken,
  instant,
  locationId,
  oneVisit,
  visitFields,
} from '@mendian/core/schemas'
import { z } from 'zod'
import { addOnRefusals } from '../bookings/add-on-refusals.ts'
import { loadAssignment } from '../bookings/load-assignment.ts'
import { toMs } from '../instants.ts'
import { referenceNotFound } from '../not-found.ts'
import { defineRead, type ReadOperation } from '../operation.ts'
import { startView } from './explanation-view.ts'
import { loadCalendar, loadVisitConfiguration, withHeldPeople } from './load-visit.ts'
import { countOpen, loadVisitor } from './load-visitor.ts'
import { forAnybody, heldStart, loadWho, refuseArchived } from './load-who.ts'

/** So many people are named at most in one answer, each as often as there are starts. */
const maxNamed = 20_000

const input = oneVisit(
  z.strictObject({
    locationId,
    ...visitFields,
    date: dateOfInstants
      .optional()
      .meta({ description: "Every start of the location's grid on that date; or startsAt." }),
    startsAt: instant.optional().meta({ description: 'That start alone, on the grid or not.' }),
    customerId: customerId.optional().meta({ description: 'Whose limits count; nobody in particular when absent.' }),
    holdToken: holdToken
      .optional()
      .meta({ description: 'The token of a hold, whose own time counts as free at its own start.' }),
  }),
)

/** For each start whether the visit can be booked and, where not, why: by the rules that search and booking follow. */
export const explain: ReadOperation<typeof input, typeof explanationView> = defineRead({
  name: 'availability.explain',
  summary: 'Say for each start of a day why a visit can or cannot be booked',
  http: ['POST', '/v1/availability/explain'],
  input,
  output: explanationView,
  permission: 'booking:read',
  refusals: [
    'date_or_start_required',
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
    if ((request.date === undefined) === (request.startsAt === undefined)) {
      return { ok: false, refusal: { code: 'date_or_start_required', details: {} } }
    }
    const wanted = wantedVisit(request)
    const [configured, { hold, customer }] = await Promise.all([
      loadVisitConfiguration(tx, request.locationId, wanted.segments),
      loadWho(tx, request),
    ])
    if (!configured) return referenceNotFound('Location', request.locationId)
    if (customer === undefined) return referenceNotFound('Customer', request.customerId ?? '')
    const known = await withHeldPeople(tx, configured, hold)
    const configuration = { ...known, customer, locationType: request.locationType }
    const { location } = configuration
    const archived = refuseArchived(location, customer)
    if (archived) return archived
    const candidates = candidateSegments(configuration, wanted.segments)
    if (!candidates.ok) return candidates
    const starts = startsOf(configuration, request)
    const named = candidates.value.reduce((total, { staff }) => total + staff.length, 0) * starts.length
    if (named > maxNamed) return { ok: false, refusal: { code: 'answer_too_large', details: { maxNamed } } }
    const time = { fromMs: starts[0] ?? nowMs, toMs: starts.at(-1) ?? nowMs }
    const reach = calendarReach(candidates.value, time.fromMs, time.toMs, request.maxWaitMinutes)
    const { staffIds } = candidateUnits(candidates.value)
    const [calendar, visitor, openBookings, assignment] = await Promise.all([
      loadCalendar(tx, configuration, candidates.value, reach, nowMs),
      loadVisitor(tx, location, customer, time, nowMs),
      countOpen(tx, location, customer, nowMs),
      loadAssignment(tx, location, staffIds, time.fromMs, nowMs),
    ])
    const types = await blockTypes(tx, calendar.busy)
    const asked = { ...wanted, locationId: location.id, customerId: customer?.id ?? null }
    const held = hold && heldStart(hold, asked, location.timeZone, nowMs)
    const judged = customer ? configuration : forAnybody(configuration)
    const state = { configuration: judged, customer, openBookings, visitor, assignment, ...calendar }
    const explained = starts.map((startsAtMs) => {
      const wish = { ...wanted, startsAtMs }
      const kept = startsAtMs === held ? explainStart({ ...state, hold }, wish, nowMs) : undefined
      const anew = kept?.bookable ? kept : explainStart(state, wish, nowMs)
      return anew.bookable ? anew : (kept ?? anew)
    })
    const view = explained.map((start) => startView(start, location.timeZone, types))
    return { ok: true, value: { locationId: location.id, timeZone: location.timeZone, starts: view } }
  },
})

function startsOf(
  { location }: VisitConfiguration,
  { date, startsAt }: { readonly date?: string | undefined; readonly startsAt?: string | undefined },
): readonly number[] {
  if (date === undefined) return startsAt === undefined ? [] : [toMs(startsAt)]
  const { startMs, endMs } = dayBounds(location.timeZone, date)
  const grid = slotGrid(location.timeZone, startMs, endMs, location.slotAlignmentMinutes)
  return Array.from({ length: grid.total }, (_, index) => gridStartAt(grid, index))
}

async function blockTypes(
  tx: ReadTransaction,
  busy: readonly Occupancy[],
): Promise<ReadonlyMap<string, TimeBlockType>> {
  const ids = new Set(busy.filter(({ ownerKind }) => ownerKind === 'TIME_BLOCK').map(({ ownerId }) => ownerId))
  const blocks = await tx.timeBlocks.findMany([...ids] as TimeBlockId[])
  return new Map(blocks.map(({ id, type }) => [id, type]))
}
