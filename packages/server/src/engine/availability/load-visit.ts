import {
  addDays,
  type CandidateSegment,
  candidateUnits,
  type LocationId,
  type ReadTransaction,
  type SegmentRequest,
  toLocal,
  type VisitCalendar,
  type VisitConfiguration,
} from '@mendian/core'

/** The longest a visit may reach back from an instant: a shift's two days. */
const shiftReachDays = 2

/** The configuration a request depends on, in a constant number of queries; undefined when the location is not there. */
export async function loadVisitConfiguration(
  tx: ReadTransaction,
  locationId: LocationId,
  requests: readonly SegmentRequest[],
): Promise<VisitConfiguration | undefined> {
  const location = await tx.locations.find(locationId)
  if (!location) return undefined
  const services = await tx.services.findMany([...new Set(requests.map((request) => request.serviceId))])
  const staffIds = new Set<string>()
  for (const request of requests) if (request.staffId !== undefined) staffIds.add(request.staffId)
  for (const request of requests) {
    if (request.staffId !== undefined) continue
    for (const id of services.find((service) => service.id === request.serviceId)?.staffIds ?? []) staffIds.add(id)
  }
  const resourceIds = new Set(
    services.flatMap((service) => service.resourceRequirements.flatMap((requirement) => requirement.resourceIds)),
  )
  const staff = await tx.staff.findMany([...staffIds])
  const resources = resourceIds.size === 0 ? [] : await tx.resources.findMany([...resourceIds])
  return { location, services: byId(services), staff: byId(staff), resources: byId(resources) }
}

function byId<T extends { readonly id: string }>(rows: readonly T[]): ReadonlyMap<string, T> {
  return new Map(rows.map((row) => [row.id, row]))
}

/** What happens to the candidates between two instants, in three queries whatever their number. */
export async function loadCalendar(
  tx: ReadTransaction,
  configuration: VisitConfiguration,
  candidates: readonly CandidateSegment[],
  time: { readonly fromMs: number; readonly toMs: number },
  nowMs: number,
): Promise<VisitCalendar> {
  const { location } = configuration
  const { staffIds, resourceIds } = candidateUnits(candidates)
  const shifts = await tx.shifts.ofStaff({
    staffIds,
    locationId: location.id,
    fromDate: addDays(toLocal(location.timeZone, time.fromMs).date, -shiftReachDays),
    toDate: toLocal(location.timeZone, time.toMs).date,
  })
  const busy = await tx.occupancy.busy({ unitIds: staffIds, ...time, nowMs })
  const claims = resourceIds.length === 0 ? [] : await tx.capacity.claims({ resourceIds, ...time, nowMs })
  return { shifts, busy, claims }
}
