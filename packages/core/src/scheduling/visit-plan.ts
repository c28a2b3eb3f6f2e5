import { assert } from '../base/assert.ts'
import type { RefusalOf } from '../base/decision.ts'
import type { ResourceId, ServiceId, StaffId, StaffLevelId } from '../base/ids.ts'
import type { AddOn, AddOnChoice } from '../catalog/add-on.ts'
import type { AddOnRefusal, ChosenAddOn } from '../catalog/choose-add-ons.ts'
import type { LocationType } from '../catalog/location-type.ts'
import type { LocationOfferRefusal } from '../catalog/offered-at.ts'
import { type Service, totalMinutes } from '../catalog/service.ts'
import type { ServiceTerms, TimeBlocks } from '../catalog/service-terms.ts'
import type { Customer } from '../people/customer.ts'
import type { Staff } from '../people/staff.ts'
import type { StaffGender } from '../people/staff-gender.ts'
import type { AssignmentSource } from '../places/assignment-strategy.ts'
import type { Location } from '../places/location.ts'
import type { Resource } from '../places/resource.ts'
import type { Interval } from '../time/interval.ts'
import { DAY_MS, MINUTE_MS } from '../time/local-time.ts'
import { dayBounds, toLocal } from '../time/zone.ts'
import type { BusyBlock, StaffCalendar } from './can-serve.ts'
import { candidateSegment } from './candidate-segment.ts'
import type { PoolCalendar } from './capacity.ts'
import { fullDays } from './daily-cap.ts'
import type { CapacityClaim, Occupancy, PoolId } from './occupancy.ts'
import { type PlaceLimits, placeLimits } from './place-limits.ts'
import { rowsByUnit } from './rows-by-unit.ts'
import { layoutSegment, type SegmentLayout } from './segment-layout.ts'
import type { PoolNeed, SegmentNeed } from './segment-need.ts'
import { limitsService, type ServiceLimits, serviceLimits, servicePoolId } from './service-limits.ts'
import type { Shift } from './shift.ts'
import { type TakenByStaff, type TakenTimes, takenBlocks } from './taken-times.ts'
import type { Reserve, Visitor } from './visitor.ts'
import { type ShiftOfStaff, workingByStaff } from './working-by-staff.ts'

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
  readonly addOns?: readonly AddOnChoice[] | undefined
  /** How that person came to be named; requested when absent. */
  readonly assignmentSource?: NamedAs | undefined
}

/** How a person came to be named: asked for by the customer, or picked at the counter. */
export type NamedAs = Extract<AssignmentSource, 'REQUESTED' | 'ON_SPOT_PICK'>

/** The configuration a visit depends on: what the requests name, and everybody and everything that could serve. */
export interface VisitConfiguration {
  readonly location: Location
  readonly services: ReadonlyMap<string, Service>
  readonly addOns: ReadonlyMap<string, AddOn>
  readonly staff: ReadonlyMap<string, Staff>
  readonly resources: ReadonlyMap<string, Resource>
  /** Whose visit it is, where that is known: the first guest's terms may depend on it. */
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

/**
 * What the candidates' calendars are made of. Taken time may come as numbers where nobody asks whose it is: nothing of an
 * owner is left out, and none of the candidates has a cap on the bookings of a day.
 */
export interface NeedsCalendar extends Pick<VisitCalendar, 'claims'> {
  readonly shifts: readonly ShiftOfStaff[]
  readonly busy: readonly Occupancy[] | TakenByStaff
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
  | LocationOfferRefusal
  | RefusalOf<'location_type_not_offered', { serviceId: ServiceId; locationType: LocationType }>
  | AddOnRefusal
  | RefusalOf<'service_too_long', { minutes: number; maxMinutes: number }>
  | RefusalOf<'currency_mismatch', { serviceId: ServiceId; expected: string; actual: string }>
  | RefusalOf<'staff_not_qualified', { staffId: StaffId; serviceId: ServiceId }>
  | RefusalOf<'staff_not_bookable', { staffId: StaffId }>
  | RefusalOf<
      'no_qualified_staff',
      { serviceId: ServiceId; staffLevelId: StaffLevelId | null; staffGender: StaffGender | null }
    >
  | RefusalOf<'resource_not_at_location', { serviceId: ServiceId; resourceIds: readonly ResourceId[] }>

export type Found<T> = { readonly ok: true; readonly value: T } | { readonly ok: false; readonly refusal: VisitRefusal }

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

/**
 * The ids of everybody and everything that could serve the segments: what a booking locks and a search loads. A
 * location that limits its visits is one of the pools, and so is a service with limits.
 */
export function candidateUnits(segments: readonly CandidateSegment[]): {
  readonly staffIds: readonly StaffId[]
  readonly resourceIds: readonly PoolId[]
} {
  const staffIds = new Set<StaffId>()
  const resourceIds = new Set<PoolId>()
  for (const segment of segments) {
    if (segment.locationType === 'LOCATION' && limitsVisits(segment.location)) resourceIds.add(segment.location.id)
    for (const { person } of segment.staff) staffIds.add(person.id)
    if (limitsVisits(segment.location)) resourceIds.add(segment.location.id)
    if (limitsService(segment.service)) resourceIds.add(servicePoolId(segment.location.id, segment.service.id))
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
  const reach = { fromMs: fromMs - DAY_MS, toMs: toMs + visitMinutes(segments, maxWaitMinutes) * MINUTE_MS }
  const [first] = segments
  if (!first) return reach
  const { timeZone } = first.location
  return {
    fromMs: Math.min(reach.fromMs, dayBounds(timeZone, toLocal(timeZone, fromMs).date).startMs),
    toMs: Math.max(reach.toMs, dayBounds(timeZone, toLocal(timeZone, reach.toMs).date).endMs),
  }
}

/** The same for visits of one location, whichever of them takes the longest. */
export function longestReach(
  visits: readonly { readonly segments: readonly CandidateSegment[]; readonly maxWaitMinutes: number }[],
  fromMs: number,
  toMs: number,
): { readonly fromMs: number; readonly toMs: number } {
  const lengths = visits.map(({ segments, maxWaitMinutes }) => visitMinutes(segments, maxWaitMinutes))
  const longest = visits[lengths.indexOf(Math.max(...lengths))]
  return calendarReach(longest?.segments ?? [], fromMs, toMs, longest?.maxWaitMinutes)
}

function visitMinutes(segments: readonly CandidateSegment[], maxWaitMinutes: number): number {
  return segments.reduce((total, segment) => total + longestMinutes(segment), maxWaitMinutes)
}

/** The time of the segment with whoever takes the longest. */
function longestMinutes({ staff }: CandidateSegment): number {
  return staff.reduce((longest, { terms }) => Math.max(longest, totalMinutes(terms.blocks)), 0)
}

/** For whom limits are judged, and what is kept from them. */
export interface VisitorLimits {
  readonly visitor: Visitor
  readonly reserve?: Reserve | undefined
}

/**
 * Each segment with its time blocks, its candidates' calendars and the limits on it; what is of `exceptOwnerId` is left
 * out.
 */
export function segmentNeeds(
  segments: readonly CandidateSegment[],
  calendar: NeedsCalendar,
  timeZone: string,
  exceptOwnerId?: string,
  limits?: VisitorLimits,
): readonly SegmentNeed[] {
  const staffCalendars = new Map<string, StaffCalendar>()
  const pools = new Map<string, PoolCalendar>()
  const location = segments[0]?.location
  const working = workingByStaff(calendar.shifts, timeZone, location)
  const calendarFor = calendarMaker(calendar.busy, timeZone, exceptOwnerId)
  const claims = rowsByUnit(calendar.claims, (claim) => claim.resourceId, exceptOwnerId)
  const layoutOf = layoutMaker()
  const services = new Map<string, ServiceLimits>()
  const place = segments[0] && placeFor(segments[0], claims, exceptOwnerId, limits)
  const calendarOf = (person: Staff): StaffCalendar =>
    memo(staffCalendars, person.id, () => calendarFor(person, working.get(person.id) ?? []))
  const limitsOf = ({ location: at, service }: CandidateSegment): ServiceLimits => {
    const poolId = servicePoolId(at.id, service.id)
    return memo(services, poolId, () => serviceLimits(service, poolId, claims.get(poolId) ?? [], timeZone))
  }
  return segments.map((segment) => {
    const serviceLimited = limitsOf(segment)
    const { fullDays: full } = serviceLimited
    return {
      guest: segment.guest,
      staff: segment.staff.map(({ person }) => {
        if (!full) return calendarOf(person)
        const key = `${person.id} ${segment.service.id}`
        return memo(staffCalendars, key, () => withFullDays(calendarOf(person), full))
      }),
      layouts: segment.staff.map(({ terms }) => layoutOf(terms.blocks)),
      pools: [
        ...segment.requirements.map(({ units, anyOf, sharedByParty }) => ({
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
        ...serviceNeeds(serviceLimited),
      ],
      ...serviceDays(serviceLimited),
      ...(place ? { place } : {}),
    }
  })
}

function serviceNeeds({ customers }: ServiceLimits): readonly PoolNeed[] {
  return customers ? [customers] : []
}

function serviceDays({ fullDays: serviceFullDays }: ServiceLimits): Pick<SegmentNeed, 'serviceFullDays'> {
  return serviceFullDays ? { serviceFullDays } : {}
}

/** The calendar of who may begin nothing on those days either. */
function withFullDays(calendar: StaffCalendar, days: readonly Interval[]): StaffCalendar {
  return { ...calendar, fullDays: [...(calendar.fullDays ?? []), ...days] }
}

/** What the place allows; a visit elsewhere keeps to its opening hours and to the customer's limits only. */
function placeFor(
  { location, locationType }: CandidateSegment,
  claims: ReadonlyMap<string, readonly CapacityClaim[]>,
  exceptOwnerId: string | undefined,
  limits: VisitorLimits | undefined,
): PlaceLimits {
  const elsewhere = { ...location, maxConcurrentCustomers: null, maxBookingsPerDay: null }
  const place = locationType === 'LOCATION' ? location : elsewhere
  const taken = claims.get(location.id) ?? []
  if (!limits) return placeLimits(place, taken)
  const visits = limits.visitor.visits.filter(({ ownerId }) => ownerId !== exceptOwnerId)
  return placeLimits(place, taken, { ...limits.visitor, visits }, limits.reserve)
}

/** Requirements alike in resources and units are shared with each other. */
function sharedName(units: number, anyOf: readonly Resource[]): string {
  const ids = anyOf.map((pool) => pool.id).sort()
  return [units, ...ids].join(' ')
}

/** One layout for all who take the same time; most have the very same blocks. */
function layoutMaker(): (blocks: TimeBlocks) => SegmentLayout {
  const ofBlocks = new Map<TimeBlocks, SegmentLayout>()
  const ofTimes = new Map<string, SegmentLayout>()
  return (blocks) => {
    const known = ofBlocks.get(blocks)
    if (known) return known
    const layout = memo(ofTimes, layoutKey(blocks), () => layoutSegment(blocks))
    ofBlocks.set(blocks, layout)
    return layout
  }
}

function layoutKey(blocks: TimeBlocks): string {
  const { preparationMinutes, durationMinutes, processingMinutes, finishingMinutes, transitionMinutes } = blocks
  return `${preparationMinutes} ${durationMinutes} ${processingMinutes} ${finishingMinutes} ${transitionMinutes}`
}

type CalendarFor = (person: Staff, working: readonly Interval[]) => StaffCalendar

function calendarMaker(busy: NeedsCalendar['busy'], timeZone: string, exceptOwnerId: string | undefined): CalendarFor {
  if ('get' in busy) {
    assert(exceptOwnerId === undefined, 'segmentNeeds: what is left out is told by whose time it is')
    return (person, working) => {
      assert(person.maxBookingsPerDay === null, 'segmentNeeds: how much is booked a day is told by whose time it is')
      return calendarOfTimes(person.id, working, busy.get(person.id) ?? [])
    }
  }
  const blocks = rowsByUnit(busy, (block) => block.unitId, exceptOwnerId)
  return (person, working) => staffCalendar(person, working, blocks.get(person.id) ?? [], timeZone)
}

/** Most searches never ask for the blocks. */
function calendarOfTimes(staffId: string, working: readonly Interval[], taken: TakenTimes): StaffCalendar {
  let blocks: readonly BusyBlock[] | undefined
  return {
    staffId,
    working,
    taken,
    get busy() {
      blocks ??= takenBlocks(taken)
      return blocks
    },
  }
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

function memo<T>(cache: Map<string, T>, key: string, make: () => T): T {
  const known = cache.get(key)
  if (known !== undefined) return known
  const made = make()
  cache.set(key, made)
  return made
}
