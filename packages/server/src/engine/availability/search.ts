import {
  bookingWindow,
  calendarReach,
  candidateSegments,
  candidateUnits,
  DAY_MS,
  emptyRange,
  foretellChoice,
  instantRangeFields,
  peopleOfSegments,
  present,
  refuseCustomer,
  reserveFrom,
  segmentNeeds,
  turnsAgainst,
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
import { loadCalendar, loadTakenTimes, loadVisitConfiguration, withHeldPeople } from './load-visit.ts'
import { countOpen, loadVisitor } from './load-visitor.ts'
import { forAnybody, heldStart, loadWho, refuseArchived } from './load-who.ts'
import { heldSlot, type Slot, slotsIn, type Telling, withKept } from './slots-in.ts'

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
    holdToken: holdToken.optional().meta({
      description: 'The token of a hold: its start is shown as its holder can book it; other starts beside it.',
    }),
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
      return { ok: false, refusal: { code: 'range_empty', details: emptyRange(request, instantRangeFields) } }
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
    const known = await withHeldPeople(tx, configured, hold)
    const configuration = { ...known, customer, locationType: request.locationType }
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
    const answer = (slots: readonly Slot[]): Found => ({
      ok: true,
      value: { locationId: location.id, timeZone, slots: [...slots] },
    })
    if (customer && refuseCustomer(location, customer, openBookings)) return answer([])
    const asked = { ...wanted, locationId: location.id, customerId: customer?.id ?? null }
    const heldStartMs = hold && heldStart(hold, asked, location.timeZone, nowMs)
    const isHeldAsked = heldStartMs !== undefined && heldStartMs >= fromMs && heldStartMs < toMsExclusive
    const { earliestMs, latestMs } = bookingWindow(location, nowMs, visitor.tier)
    const range = { notBeforeMs: Math.max(fromMs, earliestMs), notAfterMs: Math.min(toMsExclusive - 1, latestMs) }
    const isAnyOpen = range.notBeforeMs <= range.notAfterMs
    if (!isAnyOpen && !isHeldAsked) return answer([])
    // The held start can be booked however near it has come.
    const bounds = [...(isAnyOpen ? [range.notBeforeMs, range.notAfterMs] : []), ...(isHeldAsked ? [heldStartMs] : [])]
    const firstMs = Math.min(...bounds)
    const reach = calendarReach(candidates.value, firstMs, Math.max(...bounds), request.maxWaitMinutes)
    const { staffIds } = candidateUnits(candidates.value)
    // Whose time it is matters to a hold alone.
    const [rows, times, assignment] = await Promise.all([
      isHeldAsked ? loadCalendar(tx, configuration, candidates.value, reach, nowMs) : undefined,
      isHeldAsked ? undefined : loadTakenTimes(tx, configuration, candidates.value, reach, nowMs),
      loadAssignment(tx, location, staffIds, firstMs, nowMs),
    ])
    const telling = tellingOf(request, timeZone)
    const judged = customer ? configuration : forAnybody(configuration)
    const state = { configuration: judged, customer, openBookings, visitor, assignment, hold }
    const wish = { ...wanted, startsAtMs: heldStartMs ?? firstMs }
    const kept = rows && heldSlot({ ...state, ...rows }, wish, telling, nowMs)
    if (!isAnyOpen) return answer(kept ? [kept] : [])
    const limits = { visitor, reserve: reserveFrom(location, visitor, nowMs) }
    const calendar = present(rows ?? times, 'one of both is loaded')
    const needs = segmentNeeds(candidates.value, calendar, location.timeZone, undefined, limits)
    const { shape } = wanted
    const rank = foretellChoice(peopleOfSegments(candidates.value, needs), { ...assignment, location, shape, nowMs })
    const refuseTurn = turnsAgainst(candidates.value, calendar, { location, rotation: assignment.rotation, nowMs })
    const found = slotsIn(location, { needs, shape, rank, ...range }, telling, refuseTurn)
    if (found) return answer(kept ? withKept(found, kept) : found)
    return { ok: false, refusal: { code: 'answer_too_large', details: { maxNamed: telling.mostNamed } } }
  },
})

type Found = Result<z.output<typeof slotsView>>

function tellingOf({ includeStaff, maxWaitMinutes, guests }: z.output<typeof input>, timeZone: string): Telling {
  return {
    includeStaff,
    tellTimes: maxWaitMinutes > 0 || guests.length > 0,
    mostNamed: guests.length > 1 || maxWaitMinutes > 0 ? maxChosenAgain : maxNamed,
    timeZone,
  }
}
