import { type RefusalOf, refuse } from '../base/decision.ts'
import type { LocationId, ResourceId, ServiceId, StaffId, StaffLevelId } from '../base/ids.ts'
import { type Service, totalMinutes } from '../catalog/service.ts'
import { type ServiceTerms, serviceTerms, type TimeBlocks } from '../catalog/service-terms.ts'
import type { Staff } from '../people/staff.ts'
import type { StaffGender } from '../people/staff-gender.ts'
import type { AssignmentSource } from '../places/assignment-strategy.ts'
import type { Location } from '../places/location.ts'
import { isAlwaysOpen, openingIntervals } from '../places/opening-hours.ts'
import type { Resource } from '../places/resource.ts'
import { type Interval, intersect, normalize } from '../time/interval.ts'
import { DAY_MS, MINUTE_MS } from '../time/local-time.ts'
import { dayBounds, toLocal } from '../time/zone.ts'
import type { StaffCalendar } from './can-serve.ts'
import type { PoolCalendar } from './capacity.ts'
import { fullDays } from './daily-cap.ts'
import type { CapacityClaim, Occupancy } from './occupancy.ts'
import { placeLimits } from './place-limits.ts'
import { layoutSegment, type SegmentLayout } from './segment-layout.ts'
import type { SegmentNeed } from './segment-need.ts'
import { type Shift, shiftInterval, workingTime } from './shift.ts'

/** One segment asked for: a service, with a requested person or anybody qualified. */
export interface SegmentRequest {
  readonly serviceId: ServiceId
  /** Whose it is, numbered from 0, which is also what absence means. Each guest's segments stand together. */
  readonly guest?: number | undefined
  readonly staffId?: StaffId | undefined
  /** Only people of that level. */
  readonly staffLevelId?: StaffLevelId | undefined
  /** Only people of that gender. */
  readonly staffGender?: StaffGender | undefined
  /** How that person came to be named; requested when absent. */
  readonly assignmentSource?: NamedAs | undefined
}

/** How a person came to be named: asked for by the customer, or picked at the counter. */
export type NamedAs = Extract<AssignmentSource, 'REQUESTED' | 'ON_SPOT_PICK'>

/** The configuration a visit depends on: what the requests name, and everybody and everything that could serve. */
export interface VisitConfiguration {
  readonly location: Location
  readonly services: ReadonlyMap<string, Service>
  readonly staff: ReadonlyMap<string, Staff>
  readonly resources: ReadonlyMap<string, Resource>
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
  readonly guest: number
  /** The customer asked for the one candidate. */
  readonly staffRequested: boolean
  /** How the one candidate came to be named; null where anybody may serve. */
  readonly namedAs: NamedAs | null
  /** What was asked of whoever serves; null where it may be anybody. */
  readonly staffLevelId: StaffLevelId | null
  readonly staffGender: StaffGender | null
  readonly staff: readonly CandidateStaff[]
  /** Whose turn may come before that of the person picked, where the location rotates strictly. */
  readonly inTurn: readonly CandidateStaff[]
  readonly requirements: readonly CandidatePools[]
}

/** Resources at the location that meet a requirement. */
export interface CandidatePools {
  readonly units: number
  readonly anyOf: readonly Resource[]
  /** Guests of one visit use it together. */
  readonly sharedByParty: boolean
}

export type VisitRefusal =
  | RefusalOf<'reference_not_found', { kind: string; id: string }>
  | RefusalOf<'reference_archived', { kind: string; id: string }>
  | RefusalOf<'currency_mismatch', { serviceId: ServiceId; expected: string; actual: string }>
  | RefusalOf<'staff_not_qualified', { staffId: StaffId; serviceId: ServiceId }>
  | RefusalOf<'staff_not_bookable', { staffId: StaffId }>
  | RefusalOf<
      'no_qualified_staff',
      { serviceId: ServiceId; staffLevelId: StaffLevelId | null; staffGender: StaffGender | null }
    >
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
  const { location } = configuration
  const service = configuration.services.get(request.serviceId)
  if (!service) return refuse('reference_not_found', { kind: 'Service', id: request.serviceId })
  if (service.archivedAtMs !== null) {
    return refuse('reference_archived', { kind: 'Service', id: service.id })
  }
  // A visit has one price, in the location's currency.
  const prices = [service.price, ...service.levelPrices.map((level) => level.price)]
  const foreign = prices.find((price) => price.currency !== location.currency)
  if (foreign) {
    const details = { serviceId: service.id, expected: location.currency, actual: foreign.currency }
    return refuse('currency_mismatch', details)
  }
  const staff = candidateStaff(configuration, service, request)
  if (!staff.ok) return staff
  const namedAs = request.staffId === undefined ? null : (request.assignmentSource ?? 'REQUESTED')
  const { assignmentStrategy, rotationRules } = location
  const skipsTurns = namedAs === 'ON_SPOT_PICK' && assignmentStrategy === 'ROTATION' && rotationRules.strict
  const withTerms = (person: Staff): CandidateStaff => ({ person, terms: serviceTerms(service, person) })
  const requirements = []
  for (const requirement of service.resourceRequirements) {
    const anyOf = requirement.resourceIds
      .map((id) => configuration.resources.get(id))
      .filter((resource) => resource !== undefined)
      .filter((resource) => resource.locationId === location.id && resource.archivedAtMs === null)
    if (anyOf.length === 0) {
      const details = { serviceId: service.id, resourceIds: requirement.resourceIds }
      return refuse('resource_not_at_location', details)
    }
    requirements.push({ units: requirement.quantity, anyOf, sharedByParty: requirement.sharedByParty })
  }
  return {
    ok: true,
    value: {
      location,
      service,
      guest: request.guest ?? 0,
      staffRequested: namedAs === 'REQUESTED',
      namedAs,
      staffLevelId: request.staffLevelId ?? null,
      staffGender: request.staffGender ?? null,
      staff: staff.value.map(withTerms),
      inTurn: skipsTurns ? qualifiedStaff(configuration, service, request).map(withTerms) : [],
      requirements,
    },
  }
}

function candidateStaff(
  configuration: VisitConfiguration,
  service: Service,
  request: SegmentRequest,
): Found<readonly Staff[]> {
  const { staffId: requested } = request
  const staffLevelId = request.staffLevelId ?? null
  const staffGender = request.staffGender ?? null
  const nobody = { serviceId: service.id, staffLevelId, staffGender }
  if (requested !== undefined) {
    const person = configuration.staff.get(requested)
    if (!person) return refuse('reference_not_found', { kind: 'Staff', id: requested })
    if (person.archivedAtMs !== null) {
      return refuse('reference_archived', { kind: 'Staff', id: requested })
    }
    if (!service.staffIds.includes(requested)) {
      return refuse('staff_not_qualified', { staffId: requested, serviceId: service.id })
    }
    if (!person.bookable) return refuse('staff_not_bookable', { staffId: requested })
    if (!isWanted(person, request)) return refuse('no_qualified_staff', nobody)
    return { ok: true, value: [person] }
  }
  const qualified = qualifiedStaff(configuration, service, request)
  if (qualified.length === 0) return refuse('no_qualified_staff', nobody)
  return { ok: true, value: qualified }
}

function qualifiedStaff(
  { staff }: VisitConfiguration,
  { staffIds }: Service,
  request: SegmentRequest,
): readonly Staff[] {
  return staffIds
    .map((id) => staff.get(id))
    .filter((person) => person !== undefined)
    .filter((person) => person.archivedAtMs === null && person.bookable && isWanted(person, request))
}

/** Whether the person is of the level and the gender asked for. */
function isWanted(person: Staff, { staffLevelId, staffGender }: SegmentRequest): boolean {
  return (
    (staffLevelId === undefined || person.staffLevelId === staffLevelId) &&
    (staffGender === undefined || person.gender === staffGender)
  )
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
    if (limitsVisits(segment.location)) resourceIds.add(segment.location.id)
    for (const { person } of [...segment.staff, ...segment.inTurn]) staffIds.add(person.id)
    for (const requirement of segment.requirements) for (const pool of requirement.anyOf) resourceIds.add(pool.id)
  }
  return { staffIds: [...staffIds], resourceIds: [...resourceIds] }
}

function limitsVisits({ maxConcurrentCustomers, maxBookingsPerDay }: Location): boolean {
  return maxConcurrentCustomers !== null || maxBookingsPerDay !== null
}

/**
 * The time around starts in `[fromMs, toMs]` in which others' blocks can matter: a day back, a visit's length with its
 * waiting on, and whole dates, on which bookings and people's load are counted.
 */
export function calendarReach(
  segments: readonly CandidateSegment[],
  fromMs: number,
  toMs: number,
  maxWaitMinutes = 0,
): { readonly fromMs: number; readonly toMs: number } {
  const visitMinutes = segments.reduce((total, segment) => total + longestMinutes(segment), maxWaitMinutes)
  const reach = { fromMs: fromMs - DAY_MS, toMs: toMs + visitMinutes * MINUTE_MS }
  const [first] = segments
  if (!first) return reach
  const { timeZone } = first.location
  return {
    fromMs: Math.min(reach.fromMs, dayBounds(timeZone, toLocal(timeZone, fromMs).date).startMs),
    toMs: Math.max(reach.toMs, dayBounds(timeZone, toLocal(timeZone, reach.toMs).date).endMs),
  }
}

/** The time of the segment with whoever takes the longest. */
function longestMinutes({ staff }: CandidateSegment): number {
  return staff.reduce((longest, { terms }) => Math.max(longest, totalMinutes(terms.blocks)), 0)
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
  const layouts = new Map<string, SegmentLayout>()
  const place = location && placeLimits(location, claims.get(location.id) ?? [])
  return segments.map((segment) => ({
    guest: segment.guest,
    staff: segment.staff.map(({ person }) =>
      memo(staffCalendars, person.id, () =>
        staffCalendar(person, working.get(person.id) ?? [], busy.get(person.id) ?? [], timeZone),
      ),
    ),
    layouts: segment.staff.map(({ terms }) =>
      memo(layouts, layoutKey(terms.blocks), () => layoutSegment(terms.blocks)),
    ),
    pools: segment.requirements.map(({ units, anyOf, sharedByParty }) => ({
      units,
      anyOf: anyOf.map((pool) =>
        memo(pools, pool.id, () => ({
          poolId: pool.id,
          quantity: pool.quantity,
          claims: claims.get(pool.id) ?? [],
        })),
      ),
      ...(sharedByParty ? { sharedAs: sharedName(units, anyOf) } : {}),
    })),
    ...(place ? { place } : {}),
  }))
}

/** Requirements alike in resources and units are shared with each other. */
function sharedName(units: number, anyOf: readonly Resource[]): string {
  const ids = anyOf.map((pool) => pool.id).sort()
  return [units, ...ids].join(' ')
}

/** Alike for all who take the same time, so that they have one layout. */
function layoutKey(blocks: TimeBlocks): string {
  const { preparationMinutes, durationMinutes, processingMinutes, finishingMinutes, transitionMinutes } = blocks
  return `${preparationMinutes} ${durationMinutes} ${processingMinutes} ${finishingMinutes} ${transitionMinutes}`
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
