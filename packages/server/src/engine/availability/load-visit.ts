import {
  type AddOn,
  addDays,
  type CandidateSegment,
  candidateUnits,
  type LocationId,
  type ReadTransaction,
  type SegmentRequest,
  type Service,
  type SlotHold,
  toLocal,
  type VisitCalendar,
  type VisitConfiguration,
} from '@mendian/core'

/** The longest a visit may reach back from an instant: a shift's two days. */
const shiftReachDays = 2

/** Ids that will probably be needed, and are then loaded together with what tells whether they are. */
export interface LikelyUnits {
  readonly staffIds: readonly string[]
  readonly resourceIds: readonly string[]
}

export const nobodyLikely: LikelyUnits = { staffIds: [], resourceIds: [] }

/**
 * The configuration a request depends on, in a constant number of queries; undefined when the location is not there.
 * Queries that do not wait for one another are asked together: one round trip, where round trips count.
 */
export async function loadVisitConfiguration(
  tx: ReadTransaction,
  locationId: LocationId,
  requests: readonly SegmentRequest[],
  likely: LikelyUnits = nobodyLikely,
): Promise<VisitConfiguration | undefined> {
  const serviceIds = [...new Set(requests.map((request) => request.serviceId))]
  const requested = requests.map((request) => request.staffId).filter((id) => id !== undefined)
  const addOnIds = requests.flatMap((request) => (request.addOns ?? []).map(({ addOnId }) => addOnId))
  const [location, services, addOns, staff, resources] = await Promise.all([
    tx.locations.find(locationId),
    tx.services.findMany(serviceIds),
    tx.addOns.findMany([...new Set(addOnIds)]),
    tx.staff.findMany([...new Set([...requested, ...likely.staffIds])]),
    tx.resources.findMany(likely.resourceIds),
  ])
  if (!location) return undefined
  const needed = neededUnits(requests, services, addOns)
  const known = { staff: byId(staff), resources: byId(resources) }
  const [moreStaff, moreResources] = await Promise.all([
    tx.staff.findMany([...needed.staffIds].filter((id) => !known.staff.has(id))),
    tx.resources.findMany([...needed.resourceIds].filter((id) => !known.resources.has(id))),
  ])
  return {
    location,
    services: byId(services),
    addOns: byId(addOns),
    staff: byId([...staff, ...moreStaff]),
    resources: byId([...resources, ...moreResources]),
  }
}

/** The same with everybody whom the hold keeps, also those who would not be asked for any more. */
export async function withHeldPeople(
  tx: ReadTransaction,
  configuration: VisitConfiguration,
  hold: SlotHold | undefined,
): Promise<VisitConfiguration> {
  const held = new Set(hold?.segments.map((segment) => segment.staffId))
  const missing = await tx.staff.findMany([...held].filter((id) => !configuration.staff.has(id)))
  return missing.length === 0
    ? configuration
    : { ...configuration, staff: byId([...configuration.staff.values(), ...missing]) }
}

function neededUnits(
  requests: readonly SegmentRequest[],
  services: readonly Service[],
  addOns: readonly AddOn[],
): { readonly staffIds: ReadonlySet<string>; readonly resourceIds: ReadonlySet<string> } {
  const staffIds = new Set<string>()
  const resourceIds = new Set<string>()
  for (const request of requests) {
    const service = services.find((candidate) => candidate.id === request.serviceId)
    // For a pick on the spot, everybody whose turn may come before.
    const anybody = request.staffId === undefined || request.assignmentSource === 'ON_SPOT_PICK'
    if (anybody) for (const id of service?.staffIds ?? []) staffIds.add(id)
  }
  for (const { resourceRequirements } of [...services, ...addOns]) {
    for (const id of resourceRequirements.flatMap((each) => each.resourceIds)) resourceIds.add(id)
  }
  return { staffIds, resourceIds }
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
  const [shifts, busy, claims] = await Promise.all([
    tx.shifts.ofStaff({
      staffIds,
      locationId: location.id,
      fromDate: addDays(toLocal(location.timeZone, time.fromMs).date, -shiftReachDays),
      toDate: toLocal(location.timeZone, time.toMs).date,
    }),
    tx.occupancy.busy({ unitIds: staffIds, ...time, nowMs }),
    tx.capacity.claims({ resourceIds, ...time, nowMs }),
  ])
  return { shifts, busy, claims }
}
