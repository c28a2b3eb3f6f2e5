import { assert, present } from '../base/assert.ts'
import { accept, type Decision } from '../base/decision.ts'
import type { CancellationPolicyId, ClassSeriesId, ClassSessionId, ResourceId } from '../base/ids.ts'
import type { BookRefusal } from '../booking/plan-visit.ts'
import { peakUse } from '../scheduling/capacity.ts'
import type { CapacityClaim, Occupancy } from '../scheduling/occupancy.ts'
import type { PlaceRefusal } from '../scheduling/place-limits.ts'
import type { VisitCalendar, VisitConfiguration } from '../scheduling/visit-plan.ts'
import type { Interval } from '../time/interval.ts'
import { formatInstant } from '../time/zone.ts'
import type { ClassSession } from './class-session.ts'
import { type ClassSessionEvent, classSessionEvent } from './class-session-event.ts'
import { type ClassWish, classConfiguration, classRows, planClass } from './class-visit.ts'

export interface CreateClassSession extends ClassWish {
  readonly classSessionId: ClassSessionId
  /** The service's name when null. */
  readonly name: string | null
  readonly startsAtMs: number
  readonly capacity: number
  readonly cancellationPolicyId: CancellationPolicyId | null
  /** Of a series of classes, which one. */
  readonly series?: { readonly seriesId: ClassSeriesId; readonly occurrence: number }
}

export interface CreateClassSessionState extends VisitCalendar {
  readonly configuration: VisitConfiguration
}

export interface ClassSessionChanges {
  readonly session: ClassSession
  readonly occupancy: readonly Occupancy[]
  readonly claims: readonly CapacityClaim[]
}

/**
 * Plans a class: its teacher's time and its rooms are taken as a booking takes them, so that neither can be had twice,
 * and the location keeps a place for every seat. Refuses as booking a visit of its service with its teacher would, and
 * then a class for which the location has too few places left.
 */
export function createClassSession(
  state: CreateClassSessionState,
  command: CreateClassSession,
  nowMs: number,
): Decision<ClassSessionChanges, ClassSessionEvent, BookRefusal> {
  assert(command.capacity > 0, 'a class has seats')
  const configuration = classConfiguration(state.configuration, command)
  const planned = planClass(configuration, state, command, nowMs)
  if (!planned.ok) return planned
  const owner = { ownerKind: 'CLASS_SESSION', ownerId: command.classSessionId, expiresAtMs: null } as const
  const { segments, occupancy, claims } = classRows(owner, planned.plan, command.capacity)
  const segment = present(segments[0], 'a class is a visit of one segment')
  const time = { startMs: segment.startsAtMs, endMs: segment.endsAtMs }
  const crowded = refuseCrowd(state, time, command.capacity)
  if (crowded) return { ok: false, refusal: crowded }

  // From here it must succeed.
  const { location, services } = configuration
  const service = present(services.get(command.serviceId), 'a planned class has its service')
  const session: ClassSession = {
    id: command.classSessionId,
    locationId: location.id,
    serviceId: command.serviceId,
    staffId: command.staffId,
    name: command.name ?? service.name,
    state: 'SCHEDULED',
    startsAtMs: time.startMs,
    endsAtMs: time.endMs,
    capacity: command.capacity,
    seatsTaken: 0,
    price: service.price,
    cancellationPolicyId: command.cancellationPolicyId,
    resources: claims
      .filter((claim) => claim.resourceId !== location.id)
      .map(({ resourceId, units }) => ({ resourceId: resourceId as ResourceId, units })),
    cancelReason: null,
    seriesId: command.series?.seriesId ?? null,
    occurrence: command.series?.occurrence ?? null,
    version: 1,
    createdAtMs: nowMs,
    updatedAtMs: nowMs,
  }
  return accept({ session, occupancy, claims }, [classSessionEvent('class_session.created', session)])
}

/** Why the location has no place for everybody, if it has not. */
function refuseCrowd(
  { configuration: { location }, claims }: CreateClassSessionState,
  time: Interval,
  capacity: number,
): PlaceRefusal | undefined {
  const { id, maxConcurrentCustomers, timeZone } = location
  if (maxConcurrentCustomers === null) return undefined
  const taken = peakUse(
    claims.filter((claim) => claim.resourceId === id),
    time,
  )
  if (taken + capacity <= maxConcurrentCustomers) return undefined
  const startsAt = formatInstant(timeZone, time.startMs)
  return { code: 'capacity_full', details: { limit: 'LOCATION', segment: 0, startsAt, resourceIds: [] } }
}
