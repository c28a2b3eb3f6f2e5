import { present } from '../base/assert.ts'
import type { ServiceId, StaffId } from '../base/ids.ts'
import { type BookRefusal, planVisit, rowsOfPlan, type VisitPlan } from '../booking/plan-visit.ts'
import type { VisitRows } from '../booking/visit-rows.ts'
import type { Service } from '../catalog/service.ts'
import { serviceTerms } from '../catalog/service-terms.ts'
import type { Money } from '../money/money.ts'
import type { Staff } from '../people/staff.ts'
import type { Location } from '../places/location.ts'
import type { TimeOwner } from '../scheduling/occupancy.ts'
import { servicePoolId } from '../scheduling/service-limits.ts'
import type { VisitCalendar, VisitConfiguration } from '../scheduling/visit-plan.ts'
import { anybody } from '../scheduling/visitor.ts'

/** One need for a resource: met by one of these. */
export type ResourceRequirement = Pick<Service['resourceRequirements'][number], 'resourceIds' | 'quantity'>

/** What a class asks of its place and teacher. */
export interface ClassWish {
  readonly serviceId: ServiceId
  readonly staffId: StaffId
  /** The service's own time when null. */
  readonly durationMinutes: number | null
  /** Of one seat; when null, the service's at the location and with the teacher. */
  readonly price: Money | null
  /** The service's own requirements when null. */
  readonly resourceRequirements: readonly ResourceRequirement[] | null
}

/** The furthest ahead that anything can be planned, whatever customers may book. */
const maxPlanDays = 730

/** What limits customers, and not who plans for them. */
const forPlanners = { minLeadMinutes: 0, maxLeadDays: maxPlanDays, tierReserve: null, requireVerifiedContact: false }

/**
 * The configuration as a class sees it, which is then planned like a visit of one segment. Its service has the class's
 * own length and needs, and no time at which the teacher is free; what limits customers does not limit who
 * plans, nor do limits on bookings of the service; and a teacher need not take appointments.
 */
export function classConfiguration(configuration: VisitConfiguration, wish: ClassWish): VisitConfiguration {
  const { location, services, staff } = configuration
  const service = services.get(wish.serviceId)
  const teacher = staff.get(wish.staffId)
  return {
    ...configuration,
    location: { ...location, ...forPlanners },
    services: service
      ? new Map([...services, [service.id, classService(service, wish, { location, teacher })]])
      : services,
    staff: teacher ? new Map([...staff, [teacher.id, { ...teacher, bookable: true }]]) : staff,
  }
}

function classService(
  service: Service,
  { durationMinutes, price, resourceRequirements }: ClassWish,
  { location, teacher = null }: { readonly location: Location; readonly teacher?: Staff | undefined | null },
): Service {
  const context = { locationId: location.id, performer: teacher, customer: null }
  return {
    ...service,
    price: price ?? serviceTerms(service, context).price,
    durationMinutes: durationMinutes ?? service.durationMinutes + service.processingMinutes + service.finishingMinutes,
    processingMinutes: 0,
    finishingMinutes: 0,
    maxConcurrentBookings: null,
    maxBookingsPerDay: null,
    resourceRequirements: (resourceRequirements ?? service.resourceRequirements).map((requirement) => ({
      ...requirement,
      sharedByParty: false,
      carriedAlong: false,
    })),
    // What customers choose of a service, and where, does not bind who plans a class.
    bookable: true,
    overrides: [],
    addOnGroups: [],
    locationTypes: ['LOCATION'],
    locationIds: null,
  }
}

type Planned = { readonly ok: true; readonly plan: VisitPlan } | { readonly ok: false; readonly refusal: BookRefusal }

/** Whether the class can be held then, by the rules of any visit; `configuration` is that of {@link classConfiguration}. */
export function planClass(
  configuration: VisitConfiguration,
  calendar: VisitCalendar,
  { serviceId, staffId, startsAtMs }: Pick<ClassWish, 'serviceId' | 'staffId'> & { readonly startsAtMs: number },
  nowMs: number,
): Planned {
  const state = { ...calendar, configuration, customer: null, openBookings: 0, visitor: anybody }
  return planVisit(state, { startsAtMs, segments: [{ serviceId, staffId }] }, nowMs)
}

/** The planned class as rows: it keeps a place at the location for each of its seats, and none of its service's. */
export function classRows(owner: TimeOwner, plan: VisitPlan, capacity: number): VisitRows {
  const rows = rowsOfPlan(owner, plan)
  const { location, service } = present(plan.candidates[0], 'a class is a visit of one segment')
  const claims = rows.claims
    .filter(({ resourceId }) => resourceId !== servicePoolId(location.id, service.id))
    .map((claim) => (claim.resourceId === location.id ? { ...claim, units: capacity } : claim))
  return { ...rows, claims }
}
