import type { LocationId, StaffId, StaffLevelId, TierId } from '../base/ids.ts'
import type { Money } from '../money/money.ts'
import type { Service } from './service.ts'
import type { CustomerServiceOverride, ServiceOverride } from './service-override.schema.ts'

/** The longest that staff prepare for one service. */
export const maxPreparationMinutes = 240

/** The time blocks of a service, in the order in which they pass. */
export interface TimeBlocks {
  /** Staff only, before the customer's turn: getting things ready. */
  readonly preparationMinutes: number
  /** The service itself: customer and staff. */
  readonly durationMinutes: number
  /** The customer waits, the staff member is free for others. */
  readonly processingMinutes: number
  /** Customer and staff again. */
  readonly finishingMinutes: number
  /** Staff only, after their last block: cleaning up. The customer has moved on. */
  readonly transitionMinutes: number
}

/** How long a service takes and what it costs when one particular person performs it. */
export interface ServiceTerms {
  /** Whether it can be had like this at all. */
  readonly bookable: boolean
  readonly blocks: TimeBlocks
  /** The list price. */
  readonly price: Money
}

/** Who performs a service, as far as terms depend on it; `id` is null for anybody of that level. */
export interface Performer {
  readonly id: StaffId | null
  readonly staffLevelId: StaffLevelId | null
}

/** Where, by whom and for whom a service is performed. */
export interface TermsContext {
  readonly locationId: LocationId
  /** Null while nobody is chosen: overrides for people and levels are then left out. */
  readonly performer: Performer | null
  readonly customer: TermsCustomer | null
}

/** For whom a service is performed, as far as terms depend on it. */
export interface TermsCustomer {
  readonly serviceOverrides: readonly CustomerServiceOverride[]
  readonly tierId: TierId | null
}

/**
 * The terms of the service in that context: each field as the most specific override gives it that applies and gives
 * the field, else as the service has it. Naming the customer is more specific than naming their tier, that more than the
 * person, that more than the level, that more than the location, whatever else is named besides; an override that names
 * several of them applies where all of them do.
 */
export function serviceTerms(service: Service, context: TermsContext): ServiceTerms {
  const overrides = applicable(service, context)
  const given = <K extends keyof ServiceOverride & keyof Service>(field: K): Service[K] => {
    const override = overrides.find((each) => each[field] !== undefined)
    return (override?.[field] as Service[K] | undefined) ?? service[field]
  }
  return {
    bookable: given('bookable'),
    blocks: {
      preparationMinutes: given('preparationMinutes'),
      durationMinutes: given('durationMinutes'),
      processingMinutes: given('processingMinutes'),
      finishingMinutes: given('finishingMinutes'),
      transitionMinutes: given('transitionMinutes'),
    },
    price: given('price'),
  }
}

/** Whether somebody could perform the service there for that customer, whoever it is. */
export function isToBeHad(service: Service, context: Omit<TermsContext, 'performer'>): boolean {
  if (serviceTerms(service, { ...context, performer: null }).bookable) return true
  const ofCustomer = (context.customer?.serviceOverrides ?? []).filter(({ serviceId }) => serviceId === service.id)
  const performers: readonly Performer[] = [...ofCustomer, ...service.overrides].map(({ staffId, staffLevelId }) => ({
    id: staffId ?? null,
    staffLevelId: staffLevelId ?? null,
  }))
  return performers.some((performer) => serviceTerms(service, { ...context, performer }).bookable)
}

/** The overrides that apply, the most specific first. No two name the same, so none are equally specific. */
function applicable(service: Service, { locationId, performer, customer }: TermsContext): readonly ServiceOverride[] {
  const applies = (override: ServiceOverride): boolean =>
    (override.locationId === undefined || override.locationId === locationId) &&
    (override.tierId === undefined || override.tierId === customer?.tierId) &&
    (override.staffLevelId === undefined || override.staffLevelId === performer?.staffLevelId) &&
    (override.staffId === undefined || override.staffId === performer?.id)
  const ofCustomer = (customer?.serviceOverrides ?? []).filter(({ serviceId }) => serviceId === service.id)
  return [...ofCustomer.filter(applies).sort(bySpecificity), ...service.overrides.filter(applies).sort(bySpecificity)]
}

function bySpecificity(a: ServiceOverride, b: ServiceOverride): number {
  return specificity(b) - specificity(a)
}

function specificity({ tierId, staffId, staffLevelId, locationId }: ServiceOverride): number {
  const named = [tierId, staffId, staffLevelId, locationId]
  return named.reduce((sum, id) => 2 * sum + (id === undefined ? 0 : 1), 0)
}

/** The terms with staff on their way for so long before and after. */
export function withTravel({ blocks, ...terms }: ServiceTerms, travelMinutes: number): ServiceTerms {
  return {
    ...terms,
    blocks: {
      ...blocks,
      preparationMinutes: blocks.preparationMinutes + travelMinutes,
      transitionMinutes: blocks.transitionMinutes + travelMinutes,
    },
  }
}
