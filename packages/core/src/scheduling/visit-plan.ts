import { present } from '../base/assert.ts'
import { type RefusalOf, refuse } from '../base/decision.ts'
import type { LocationId, ResourceId, ServiceId, StaffId } from '../base/ids.ts'
import type { AddOn, AddOnChoice } from '../catalog/add-on.ts'
import { maxServiceMinutes } from '../catalog/check-service.ts'
import {
  type AddOnRefusal,
  type ChosenAddOn,
  chooseAddOns,
  performsAddOns,
  requirementsWith,
  withAddOns,
} from '../catalog/choose-add-ons.ts'
import type { LocationType } from '../catalog/location-type.ts'
import { type LocationOfferRefusal, refuseOffer } from '../catalog/offered-at.ts'
import { type Service, totalMinutes } from '../catalog/service.ts'
import { maxPreparationMinutes, type ServiceTerms, serviceTerms, withTravel } from '../catalog/service-terms.ts'
import type { Customer } from '../people/customer.ts'
import type { Staff } from '../people/staff.ts'
import type { Location } from '../places/location.ts'
import { isAlwaysOpen, openingIntervals } from '../places/opening-hours.ts'
import type { Resource } from '../places/resource.ts'
import { type Interval, intersect, normalize } from '../time/interval.ts'
import { DAY_MS, MINUTE_MS } from '../time/local-time.ts'
import { dayBounds, toLocal } from '../time/zone.ts'
import type { StaffCalendar } from './can-serve.ts'
import type { PoolCalendar } from './capacity.ts'
import { fullDays } from './daily-cap.ts'
import type { SegmentNeed } from './free-slots.ts'
import type { CapacityClaim, Occupancy } from './occupancy.ts'
import { type PlaceLimits, placeLimits } from './place-limits.ts'
import { layoutSegments } from './segment-layout.ts'
import { type Shift, shiftInterval, workingTime } from './shift.ts'

/** One segment asked for: a service, with a requested person or anybody qualified. */
export interface SegmentRequest {
  readonly serviceId: ServiceId
  readonly staffId?: StaffId | undefined
  readonly addOns?: readonly AddOnChoice[] | undefined
}

/** The configuration a visit depends on: what the requests name, and everybody and everything that could serve. */
export interface VisitConfiguration {
  readonly location: Location
  readonly services: ReadonlyMap<string, Service>
  readonly addOns: ReadonlyMap<string, AddOn>
  readonly staff: ReadonlyMap<string, Staff>
  readonly resources: ReadonlyMap<string, Resource>
  /** Whose visit it is, where that is known: terms may depend on it. */
  readonly customer?: Customer | null
  /** Where the visit takes place; at the location when absent. */
  readonly locationType?: LocationType
}

/** What happens at the location in the time in question. */
export interface VisitCalendar {
  readonly shifts: readonly Shift[]
  readonly busy: readonly Occupancy[]
  readonly claims: readonly CapacityClaim[]
}

/** Somebody who could perform a segment, and on what terms. */
export interface CandidateStaff {
  readonly person: Staff
  readonly terms: ServiceTerms
}

/** One segment's service and place with the people who could perform it, in the catalogue's order. */
export interface CandidateSegment {
  readonly location: Location
  readonly service: Service
  readonly addOns: readonly ChosenAddOn[]
  readonly locationType: LocationType
  readonly staffRequested: boolean
  readonly staff: readonly CandidateStaff[]
  readonly requirements: readonly { readonly units: number; readonly anyOf: readonly Resource[] }[]
}

export type VisitRefusal =
  | RefusalOf<'reference_not_found', { kind: string; id: string }>
  | RefusalOf<'reference_archived', { kind: string; id: string }>
  | LocationOfferRefusal
  | RefusalOf<'location_type_not_offered', { serviceId: ServiceId; locationType: LocationType }>
  | AddOnRefusal
  | RefusalOf<'service_too_long', { minutes: number; maxMinutes: number }>
  | RefusalOf<'currency_mismatch', { serviceId: ServiceId; expected: string; actual: string }>
  | RefusalOf<'staff_not_qualified', { staffId: StaffId; serviceId: ServiceId }>
  | RefusalOf<'staff_not_bookable', { staffId: StaffId }>
  | RefusalOf<'no_qualified_staff', { serviceId: ServiceId }>
  | RefusalOf<'resource_not_at_location', { serviceId: ServiceId; resourceIds: readonly ResourceId[] }>

type Found<T> = { readonly ok: true; readonly value: T } | { readonly ok: false; readonly refusal: VisitRefusal }

/** Who and what could serve each requested segment, or why the request can never be served as it stands. */
export function candidateSegments(
  configuration: VisitConfiguration,
  requests: readonly SegmentRequest[],
): Found<readonly CandidateSegment[]> {
  const segments: CandidateSegment[] = []
  for (const request of requests) {
    const found = candidateSegment(configuration, request)
    if (!found.ok) return found
    segments.push(found.value)
  }
  return { ok: true, value: segments }
}

function candidateSegment(configuration: VisitConfiguration, request: SegmentRequest): Found<CandidateSegment> {
  const { location, locationType = 'LOCATION' } = configuration
  const service = configuration.services.get(request.serviceId)
  if (!service) return refuse('reference_not_found', { kind: 'Service', id: request.serviceId })
  if (service.archivedAtMs !== null) {
    return refuse('reference_archived', { kind: 'Service', id: service.id })
  }
  const elsewhere = refuseOffer('Service', service, location.id)
  if (elsewhere) return { ok: false, refusal: elsewhere }
  if (!service.locationTypes.includes(locationType)) {
    return refuse('location_type_not_offered', { serviceId: service.id, locationType })
  }
  const added = chooseAddOns(service, request.addOns ?? [], configuration.addOns)
  if (!added.ok) return added
  const { chosen } = added
  const prices = [termsWith(configuration, service, null), ...chosen.map(({ addOn }) => addOn)]
  const foreign = firstForeign(location, service, prices)
  if (foreign) return { ok: false, refusal: foreign }
  const found = candidateStaff(configuration, service, request.staffId, chosen)
  if (!found.ok) return found
  const foreignTo = firstForeign(
    location,
    service,
    found.value.map(({ terms }) => terms),
  )
  if (foreignTo) return { ok: false, refusal: foreignTo }
  const travel = locationType === 'CUSTOMER_ADDRESS' ? (service.travelMinutes ?? location.travelMinutes) : 0
  const staff = found.value.map(({ person, terms }) => ({
    person,
    terms: withTravel(withAddOns(terms, chosen), travel),
  }))
  const tooLong = refuseLength(staff)
  if (tooLong) return { ok: false, refusal: tooLong }
  const requirements = []
  for (const requirement of requirementsWith(service, chosen)) {
    if (locationType !== 'LOCATION' && !requirement.carriedAlong) continue
    const anyOf = requirement.resourceIds
      .map((id) => configuration.resources.get(id))
      .filter((resource) => resource !== undefined)
      .filter((resource) => resource.locationId === location.id && resource.archivedAtMs === null)
    if (anyOf.length === 0) {
      const details = { serviceId: service.id, resourceIds: requirement.resourceIds }
      return refuse('resource_not_at_location', details)
    }
    requirements.push({ units: requirement.quantity, anyOf })
  }
  return {
    ok: true,
    value: {
      location,
      service,
      addOns: chosen,
      locationType,
      staffRequested: request.staffId !== undefined,
      staff,
      requirements,
    },
  }
}

/** The terms on which that person, or anybody, performs the service at the location for the customer. */
function termsWith({ location, customer = null }: VisitConfiguration, service: Service, performer: Staff | null) {
  return serviceTerms(service, { locationId: location.id, performer, customer })
}

/** A visit has one price, in the location's currency. */
function firstForeign(location: Location, { id: serviceId }: Service, priced: readonly Pick<ServiceTerms, 'price'>[]) {
  const price = priced.map((each) => each.price).find(({ currency }) => currency !== location.currency)
  if (!price) return undefined
  const details = { serviceId, expected: location.currency, actual: price.currency }
  return refuse('currency_mismatch', details).refusal
}

/** Each override fits the service; several together, or with add-ons, may still come to more than a day. */
function refuseLength(staff: readonly CandidateStaff[]) {
  const preparation = Math.max(...staff.map(({ terms }) => terms.blocks.preparationMinutes))
  if (preparation > maxPreparationMinutes) {
    return refuse('service_too_long', { minutes: preparation, maxMinutes: maxPreparationMinutes }).refusal
  }
  const minutes = Math.max(...staff.map(({ terms }) => totalMinutes(terms.blocks)))
  if (minutes <= maxServiceMinutes) return undefined
  return refuse('service_too_long', { minutes, maxMinutes: maxServiceMinutes }).refusal
}

function candidateStaff(
  configuration: VisitConfiguration,
  service: Service,
  requested: StaffId | undefined,
  chosen: readonly ChosenAddOn[],
): Found<readonly CandidateStaff[]> {
  if (requested !== undefined) {
    const person = configuration.staff.get(requested)
    if (!person) return refuse('reference_not_found', { kind: 'Staff', id: requested })
    if (person.archivedAtMs !== null) {
      return refuse('reference_archived', { kind: 'Staff', id: requested })
    }
    const terms = termsWith(configuration, service, person)
    if (!service.staffIds.includes(requested) || !performsAddOns(person, chosen) || !terms.bookable) {
      return refuse('staff_not_qualified', { staffId: requested, serviceId: service.id })
    }
    if (!person.bookable) return refuse('staff_not_bookable', { staffId: requested })
    return { ok: true, value: [{ person, terms }] }
  }
  const qualified = service.staffIds
    .map((id) => configuration.staff.get(id))
    .filter((person) => person !== undefined)
    .filter((person) => person.archivedAtMs === null && person.bookable && performsAddOns(person, chosen))
    .map((person) => ({ person, terms: termsWith(configuration, service, person) }))
    .filter(({ terms }) => terms.bookable)
  if (qualified.length === 0) return refuse('no_qualified_staff', { serviceId: service.id })
  return { ok: true, value: qualified }
}

/**
 * The ids of everybody and everything that could serve the segments: what a booking locks and a search loads. A
 * location that limits its visits is one of the pools.
 */
export function candidateUnits(segments: readonly CandidateSegment[]): {
  readonly staffIds: readonly StaffId[]
  readonly resourceIds: readonly (ResourceId | LocationId)[]
} {
  const staffIds = new Set<StaffId>()
  const resourceIds = new Set<ResourceId | LocationId>()
  for (const segment of segments) {
    if (segment.locationType === 'LOCATION' && limitsVisits(segment.location)) resourceIds.add(segment.location.id)
    for (const { person } of segment.staff) staffIds.add(person.id)
    for (const requirement of segment.requirements) for (const pool of requirement.anyOf) resourceIds.add(pool.id)
  }
  return { staffIds: [...staffIds], resourceIds: [...resourceIds] }
}

function limitsVisits({ maxConcurrentCustomers, maxBookingsPerDay }: Location): boolean {
  return maxConcurrentCustomers !== null || maxBookingsPerDay !== null
}

/**
 * The time around starts in `[fromMs, toMs]` in which others' blocks can matter: a day back, a visit's length on, and
 * whole days where bookings of a day are counted.
 */
export function calendarReach(
  segments: readonly CandidateSegment[],
  fromMs: number,
  toMs: number,
): { readonly fromMs: number; readonly toMs: number } {
  const longest = ({ staff }: CandidateSegment): number =>
    Math.max(0, ...staff.map(({ terms }) => totalMinutes(terms.blocks)))
  const visitMinutes = segments.reduce((total, segment) => total + longest(segment), 0)
  const reach = { fromMs: fromMs - DAY_MS, toMs: toMs + visitMinutes * MINUTE_MS }
  const counting = segments.find(
    ({ location, staff }) =>
      location.maxBookingsPerDay !== null || staff.some(({ person }) => person.maxBookingsPerDay !== null),
  )
  if (!counting) return reach
  const { timeZone } = counting.location
  return {
    fromMs: Math.min(reach.fromMs, dayBounds(timeZone, toLocal(timeZone, fromMs).date).startMs),
    toMs: Math.max(reach.toMs, dayBounds(timeZone, toLocal(timeZone, reach.toMs).date).endMs),
  }
}

/** Each segment with its time blocks and its candidates' calendars; blocks of `exceptOwnerId` are left out. */
export function segmentNeeds(
  segments: readonly CandidateSegment[],
  calendar: VisitCalendar,
  timeZone: string,
  exceptOwnerId?: string,
): readonly SegmentNeed[] {
  const staffCalendars = new Map<string, StaffCalendar>()
  const pools = new Map<string, PoolCalendar>()
  const location = segments[0]?.location
  const working = workingByStaff(calendar.shifts, timeZone, location)
  const busy = groupBy(calendar.busy, (block) => block.unitId, exceptOwnerId)
  const claims = groupBy(calendar.claims, (claim) => claim.resourceId, exceptOwnerId)
  const layouts = layoutSegments(
    segments.map(({ staff: [first] }) => present(first, 'a segment has a candidate').terms.blocks),
  )
  const place = segments[0] && placeOf(segments[0], claims)
  return segments.map((segment, index) => {
    const layout = present(layouts[index], 'one layout a segment')
    return {
      layout,
      staff: segment.staff.map(({ person }) =>
        memo(staffCalendars, person.id, () =>
          staffCalendar(person, working.get(person.id) ?? [], busy.get(person.id) ?? [], timeZone),
        ),
      ),
      pools: segment.requirements.map((requirement) => ({
        units: requirement.units,
        anyOf: requirement.anyOf.map((pool) =>
          memo(pools, pool.id, () => ({
            poolId: pool.id,
            quantity: pool.quantity,
            claims: claims.get(pool.id) ?? [],
          })),
        ),
      })),
      ...(place ? { place } : {}),
    }
  })
}

/** What the place allows; a visit elsewhere keeps to its opening hours only. */
function placeOf(
  { location, locationType }: CandidateSegment,
  claims: ReadonlyMap<string, readonly CapacityClaim[]>,
): PlaceLimits {
  return locationType === 'LOCATION' ? placeLimits(location, claims.get(location.id) ?? []) : { location, fullDays: [] }
}

function staffCalendar(
  { id: staffId, maxBookingsPerDay }: Staff,
  working: readonly Interval[],
  busy: readonly Occupancy[],
  timeZone: string,
): StaffCalendar {
  if (maxBookingsPerDay === null) return { staffId, working, busy }
  const bookings = busy.filter((block) => block.ownerKind !== 'TIME_BLOCK')
  return { staffId, working, busy, fullDays: fullDays(bookings, maxBookingsPerDay, timeZone) }
}

/** Each person's working time within the location's opening hours. */
export function workingByStaff(
  shifts: readonly Shift[],
  timeZone: string,
  location: Location | undefined,
): ReadonlyMap<string, readonly Interval[]> {
  const byStaff = new Map<string, Interval[]>()
  for (const shift of shifts) {
    let list = byStaff.get(shift.staffId)
    if (list === undefined) {
      list = []
      byStaff.set(shift.staffId, list)
    }
    if (shift.breaks.length === 0) list.push(shiftInterval(shift, timeZone))
    else list.push(...workingTime(shift, timeZone))
  }
  for (const [staffId, list] of byStaff) byStaff.set(staffId, normalize(list))
  return location === undefined || isAlwaysOpen(location) ? byStaff : whileOpen(byStaff, location)
}

/** That time as far as the location is open: its hours are worked out once, for everybody's time from first to last. */
function whileOpen(
  byStaff: ReadonlyMap<string, readonly Interval[]>,
  location: Location,
): ReadonlyMap<string, readonly Interval[]> {
  const lists = [...byStaff.values()].filter((list) => list.length > 0)
  if (lists.length === 0) return byStaff
  const fromMs = Math.min(...lists.map((list) => list[0]?.startMs ?? 0))
  const toMs = Math.max(...lists.map((list) => list.at(-1)?.endMs ?? 0))
  const open = openingIntervals(location, fromMs, toMs)
  return new Map([...byStaff].map(([staffId, list]) => [staffId, intersect(list, open)]))
}

/** Rows by key, each group by start. Storage gives them by unit and start, which makes this one pass. */
function groupBy<T extends { readonly ownerId: string; readonly startMs: number }>(
  rows: readonly T[],
  key: (row: T) => string,
  exceptOwnerId: string | undefined,
): ReadonlyMap<string, readonly T[]> {
  const groups = new Map<string, T[]>()
  const unsorted = new Set<T[]>()
  let group: T[] | undefined
  let groupKey: string | undefined
  for (const row of rows) {
    if (row.ownerId === exceptOwnerId) continue
    const rowKey = key(row)
    if (group === undefined || rowKey !== groupKey) {
      groupKey = rowKey
      group = groups.get(rowKey)
      if (group === undefined) {
        group = []
        groups.set(rowKey, group)
      }
    }
    const last = group[group.length - 1]
    if (last !== undefined && last.startMs > row.startMs) unsorted.add(group)
    group.push(row)
  }
  for (const mixed of unsorted) mixed.sort((a, b) => a.startMs - b.startMs)
  return groups
}

function memo<T>(cache: Map<string, T>, key: string, make: () => T): T {
  const known = cache.get(key)
  if (known !== undefined) return known
  const made = make()
  cache.set(key, made)
  return made
}
