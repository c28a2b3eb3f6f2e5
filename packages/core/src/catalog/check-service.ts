import type { RefusalOf } from '../base/decision.ts'
import type { AddOnFields } from './add-on.schema.ts'
import type { ServiceFields } from './service.schema.ts'
import { totalMinutes } from './service.ts'
import type { CustomerServiceOverride, ServiceOverride } from './service-override.schema.ts'

export type ServiceRefusal =
  | RefusalOf<'service_too_long', { minutes: number; maxMinutes: number }>
  | RefusalOf<'duplicate_in_list', { list: ServiceList; id: string }>

export type CustomerOverrideRefusal = RefusalOf<'duplicate_in_list', { list: 'serviceOverrides'; id: string }>

type ServiceList = 'overrides' | 'staffIds' | 'resourceRequirements' | 'addOnGroups'

/** The longest visit of one service, customer and staff time together. */
export const maxServiceMinutes = 1440

/** Why a service cannot be kept like this, if it cannot. */
export function refuseService(fields: ServiceFields): ServiceRefusal | undefined {
  for (const minutes of [totalMinutes(fields), ...fields.overrides.map((override) => minutesUnder(fields, override))]) {
    if (minutes > maxServiceMinutes) {
      return { code: 'service_too_long', details: { minutes, maxMinutes: maxServiceMinutes } }
    }
  }
  const lists: Readonly<Record<ServiceList, readonly string[]>> = {
    overrides: fields.overrides.map(namedBy),
    staffIds: fields.staffIds,
    resourceRequirements: fields.resourceRequirements.flatMap((requirement) => requirement.resourceIds),
    addOnGroups: fields.addOnGroups.flatMap((group) => group.addOnIds),
  }
  for (const [list, ids] of Object.entries(lists)) {
    const id = firstTwice(ids)
    if (id !== undefined) return { code: 'duplicate_in_list', details: { list: list as ServiceList, id } }
  }
  return undefined
}

/** The minutes of all blocks where that override alone applies. */
function minutesUnder(fields: ServiceFields, override: ServiceOverride): number {
  return totalMinutes({
    preparationMinutes: override.preparationMinutes ?? fields.preparationMinutes,
    durationMinutes: override.durationMinutes ?? fields.durationMinutes,
    processingMinutes: override.processingMinutes ?? fields.processingMinutes,
    finishingMinutes: override.finishingMinutes ?? fields.finishingMinutes,
    transitionMinutes: override.transitionMinutes ?? fields.transitionMinutes,
  })
}

/** Why a customer cannot be kept with these overrides, if so: two of them name the same. */
export function refuseCustomerOverrides({
  serviceOverrides,
}: {
  readonly serviceOverrides: readonly CustomerServiceOverride[]
}): CustomerOverrideRefusal | undefined {
  const id = firstTwice(serviceOverrides.map((each) => [each.serviceId, namedBy(each)].join(' ').trim()))
  return id === undefined ? undefined : { code: 'duplicate_in_list', details: { list: 'serviceOverrides', id } }
}

export type AddOnFieldsRefusal = RefusalOf<
  'duplicate_in_list',
  { list: 'resourceRequirements' | 'staffIds'; id: string }
>

/** Why an add-on cannot be kept like this, if it cannot. */
export function refuseAddOn({
  resourceRequirements,
  staffIds,
}: Pick<AddOnFields, 'resourceRequirements' | 'staffIds'>): AddOnFieldsRefusal | undefined {
  const resource = firstTwice(resourceRequirements.flatMap((requirement) => requirement.resourceIds))
  if (resource !== undefined)
    return { code: 'duplicate_in_list', details: { list: 'resourceRequirements', id: resource } }
  const person = firstTwice(staffIds ?? [])
  return person === undefined ? undefined : { code: 'duplicate_in_list', details: { list: 'staffIds', id: person } }
}

/** What an override names: no two of one list may name the same, or neither would go before the other. */
function namedBy({ locationId, staffLevelId, staffId, tierId }: ServiceOverride): string {
  return [locationId, staffLevelId, staffId, tierId].filter((id) => id !== undefined).join(' ')
}

/** The first entry that stands in the list a second time. */
function firstTwice(ids: readonly string[]): string | undefined {
  const seen = new Set<string>()
  for (const id of ids) {
    if (seen.has(id)) return id
    seen.add(id)
  }
  return undefined
}
