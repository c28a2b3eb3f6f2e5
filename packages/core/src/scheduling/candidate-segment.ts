import { refuse } from '../base/decision.ts'
import { maxServiceMinutes } from '../catalog/check-service.ts'
import {
  type ChosenAddOn,
  chooseAddOns,
  performsAddOns,
  requirementsWith,
  withAddOns,
} from '../catalog/choose-add-ons.ts'
import { refuseOffer } from '../catalog/offered-at.ts'
import { type Service, totalMinutes } from '../catalog/service.ts'
import type { ServiceOverride } from '../catalog/service-override.schema.ts'
import { maxPreparationMinutes, type ServiceTerms, serviceTerms, withTravel } from '../catalog/service-terms.ts'
import type { Staff } from '../people/staff.ts'
import type { Location } from '../places/location.ts'
import type {
  CandidatePools,
  CandidateSegment,
  CandidateStaff,
  Found,
  SegmentRequest,
  VisitConfiguration,
  VisitRefusal,
} from './visit-plan.ts'

/** Who and what could serve the segment, and on what terms, or why the request can never be served as it stands. */
export function candidateSegment(configuration: VisitConfiguration, request: SegmentRequest): Found<CandidateSegment> {
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
  const termsOf = termsAt(configuration, service, request)
  const foreign = refuseCurrency(location, service, [termsOf(null), ...chosen.map(({ addOn }) => addOn)])
  if (foreign) return { ok: false, refusal: foreign }
  const found = candidateStaff(configuration, service, request, { chosen, termsOf })
  if (!found.ok) return found
  const listed = found.value.map(({ terms }) => terms)
  const travel = locationType === 'CUSTOMER_ADDRESS' ? (service.travelMinutes ?? location.travelMinutes) : 0
  const faulty = refuseCurrency(location, service, listed)
  if (faulty) return { ok: false, refusal: faulty }
  const completeTerms = oncePerTerms((terms) => withTravel(withAddOns(terms, chosen), travel))
  const complete = ({ person, terms }: CandidateStaff): CandidateStaff => ({ person, terms: completeTerms(terms) })
  const staff = found.value.map(complete)
  const tooLong = refuseLength(staff)
  if (tooLong) return { ok: false, refusal: tooLong }
  const namedAs = request.staffId === undefined ? null : (request.assignmentSource ?? 'REQUESTED')
  const { assignmentStrategy, rotationRules } = location
  const skipsTurns = namedAs === 'ON_SPOT_PICK' && assignmentStrategy === 'ROTATION' && rotationRules.strict
  const pools = candidatePools(configuration, service, chosen)
  if (!pools.ok) return pools
  return {
    ok: true,
    value: {
      location,
      service,
      addOns: chosen,
      locationType,
      guest: request.guest ?? 0,
      staffRequested: namedAs === 'REQUESTED',
      namedAs,
      staffLevelId: request.staffLevelId ?? null,
      staffGender: request.staffGender ?? null,
      staff,
      inTurn: skipsTurns
        ? qualifiedStaff(configuration, service, request, { chosen, termsOf })
            .filter(({ terms }) => terms.price.currency === location.currency)
            .map(complete)
        : [],
      requirements: pools.value,
    },
  }
}

/** Most people have the very same terms. */
function oncePerTerms(complete: (terms: ServiceTerms) => ServiceTerms): (terms: ServiceTerms) => ServiceTerms {
  const known = new Map<ServiceTerms, ServiceTerms>()
  return (terms) => {
    const before = known.get(terms)
    if (before) return before
    const completed = complete(terms)
    known.set(terms, completed)
    return completed
  }
}

type TermsOf = (performer: Staff | null) => ServiceTerms

/** The terms at the location, for the customer where the segment is the first guest's. */
function termsAt(
  { location, customer = null }: VisitConfiguration,
  service: Service,
  request: SegmentRequest,
): TermsOf {
  const forWhom = (request.guest ?? 0) === 0 ? customer : null
  const termsOf: TermsOf = (performer) =>
    serviceTerms(service, { locationId: location.id, performer, customer: forWhom })
  if (namesPerformer(service.overrides) || namesPerformer(forWhom?.serviceOverrides ?? [])) return termsOf
  const ofAnybody = termsOf(null)
  return () => ofAnybody
}

function namesPerformer(overrides: readonly ServiceOverride[]): boolean {
  return overrides.some(({ staffId, staffLevelId }) => staffId !== undefined || staffLevelId !== undefined)
}

/** A visit has one price, in the location's currency. */
function refuseCurrency(
  location: Location,
  { id: serviceId }: Service,
  priced: readonly Pick<ServiceTerms, 'price'>[],
): VisitRefusal | undefined {
  const price = priced.map((each) => each.price).find(({ currency }) => currency !== location.currency)
  if (!price) return undefined
  const details = { serviceId, expected: location.currency, actual: price.currency }
  return { code: 'currency_mismatch', details }
}

/** Each override fits the service; several together, or with add-ons, may still come to more than a day. */
function refuseLength(staff: readonly CandidateStaff[]): VisitRefusal | undefined {
  const tooLong = (minutes: number, maxMinutes: number): VisitRefusal | undefined =>
    minutes <= maxMinutes ? undefined : { code: 'service_too_long', details: { minutes, maxMinutes } }
  return (
    tooLong(Math.max(...staff.map(({ terms }) => terms.blocks.preparationMinutes)), maxPreparationMinutes) ??
    tooLong(Math.max(...staff.map(({ terms }) => totalMinutes(terms.blocks))), maxServiceMinutes)
  )
}

/** The add-ons wanted, and the terms without them. */
interface Added {
  readonly chosen: readonly ChosenAddOn[]
  readonly termsOf: TermsOf
}

function candidateStaff(
  configuration: VisitConfiguration,
  service: Service,
  request: SegmentRequest,
  added: Added,
): Found<readonly CandidateStaff[]> {
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
    const terms = added.termsOf(person)
    if (!service.staffIds.includes(requested) || !performsAddOns(person, added.chosen) || !terms.bookable) {
      return refuse('staff_not_qualified', { staffId: requested, serviceId: service.id })
    }
    if (!person.bookable) return refuse('staff_not_bookable', { staffId: requested })
    if (!isWanted(person, request)) return refuse('no_qualified_staff', nobody)
    return { ok: true, value: [{ person, terms }] }
  }
  const qualified = qualifiedStaff(configuration, service, request, added)
  if (qualified.length === 0) return refuse('no_qualified_staff', nobody)
  return { ok: true, value: qualified }
}

function qualifiedStaff(
  { staff }: VisitConfiguration,
  { staffIds }: Service,
  request: SegmentRequest,
  { chosen, termsOf }: Added,
): readonly CandidateStaff[] {
  const qualified: CandidateStaff[] = []
  for (const id of staffIds) {
    const person = staff.get(id)
    if (person === undefined || person.archivedAtMs !== null || !person.bookable) continue
    if (!isWanted(person, request) || !performsAddOns(person, chosen)) continue
    const terms = termsOf(person)
    if (terms.bookable) qualified.push({ person, terms })
  }
  return qualified
}

/** Whether the person is of the level and the gender asked for. */
function isWanted(person: Staff, { staffLevelId, staffGender }: SegmentRequest): boolean {
  return (
    (staffLevelId === undefined || person.staffLevelId === staffLevelId) &&
    (staffGender === undefined || person.gender === staffGender)
  )
}

/** The resources that can meet each requirement; away from the location, of those that are carried along. */
function candidatePools(
  { location, locationType = 'LOCATION', resources }: VisitConfiguration,
  service: Service,
  chosen: readonly ChosenAddOn[],
): Found<readonly CandidatePools[]> {
  const pools: CandidatePools[] = []
  for (const { resourceIds, quantity, sharedByParty, carriedAlong } of requirementsWith(service, chosen)) {
    if (locationType !== 'LOCATION' && !carriedAlong) continue
    const anyOf = resourceIds
      .map((id) => resources.get(id))
      .filter((resource) => resource !== undefined)
      .filter((resource) => resource.locationId === location.id && resource.archivedAtMs === null)
    if (anyOf.length === 0) return refuse('resource_not_at_location', { serviceId: service.id, resourceIds })
    pools.push({ units: quantity, anyOf, sharedByParty })
  }
  return { ok: true, value: pools }
}
