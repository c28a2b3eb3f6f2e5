import { type RefusalOf, refuse } from '../base/decision.ts'
import type { AddOnId, ServiceId } from '../base/ids.ts'
import { addMoney } from '../money/money.ts'
import type { AddOn, AddOnChoice } from './add-on.ts'
import type { ResourceRequirement } from './resource-requirement.schema.ts'
import type { Service } from './service.ts'
import type { ServiceTerms } from './service-terms.ts'

export type AddOnRefusal =
  | RefusalOf<'reference_not_found', { kind: string; id: string }>
  | RefusalOf<'reference_archived', { kind: string; id: string }>
  | RefusalOf<'add_on_not_offered', { serviceId: ServiceId; addOnId: AddOnId }>
  | RefusalOf<
      'add_on_group_incomplete',
      { serviceId: ServiceId; group: string; selections: number; minSelections: number }
    >
  | RefusalOf<
      'add_on_limit_exceeded',
      { serviceId: ServiceId; group: string; selections: number; maxSelections: number }
    >

export interface ChosenAddOn {
  readonly addOn: AddOn
  readonly quantity: number
}

type Chosen =
  | { readonly ok: true; readonly chosen: readonly ChosenAddOn[] }
  | { readonly ok: false; readonly refusal: AddOnRefusal }

/**
 * The add-ons chosen for a service. Refuses, choice after choice, one that is not there, that is archived, or that no
 * group of the service offers; then, group after group, too few and too many selections.
 */
export function chooseAddOns(
  service: Service,
  choices: readonly AddOnChoice[],
  addOns: ReadonlyMap<string, AddOn>,
): Chosen {
  const chosen: ChosenAddOn[] = []
  for (const { addOnId, quantity } of choices) {
    const addOn = addOns.get(addOnId)
    if (!addOn) return refuse('reference_not_found', { kind: 'AddOn', id: addOnId })
    if (addOn.archivedAtMs !== null) return refuse('reference_archived', { kind: 'AddOn', id: addOnId })
    if (!service.addOnGroups.some((group) => group.addOnIds.includes(addOnId))) {
      return refuse('add_on_not_offered', { serviceId: service.id, addOnId })
    }
    chosen.push({ addOn, quantity })
  }
  for (const { name: group, addOnIds, minSelections, maxSelections } of service.addOnGroups) {
    const ofGroup = choices.filter(({ addOnId }) => addOnIds.includes(addOnId))
    const selections = ofGroup.reduce((total, { quantity }) => total + quantity, 0)
    const counted = { serviceId: service.id, group, selections }
    if (selections < minSelections) return refuse('add_on_group_incomplete', { ...counted, minSelections })
    if (maxSelections !== null && selections > maxSelections) {
      return refuse('add_on_limit_exceeded', { ...counted, maxSelections })
    }
  }
  return { ok: true, chosen }
}

/** The terms of the service together with the add-ons. Asserts one currency. */
export function withAddOns(terms: ServiceTerms, chosen: readonly ChosenAddOn[]): ServiceTerms {
  return chosen.reduce(
    ({ blocks, price, ...rest }, { addOn, quantity }) => ({
      ...rest,
      blocks: { ...blocks, durationMinutes: blocks.durationMinutes + addOn.durationMinutes * quantity },
      price: addMoney(price, { ...addOn.price, amountMinor: addOn.price.amountMinor * quantity }),
    }),
    terms,
  )
}

/**
 * What the service and the add-ons need. A resource is promised to one requirement only: requirements that share one
 * are met together, by a resource they share.
 */
export function requirementsWith(service: Service, chosen: readonly ChosenAddOn[]): readonly ResourceRequirement[] {
  const all = [...service.resourceRequirements]
  for (const requirement of chosen.flatMap(({ addOn }) => addOn.resourceRequirements)) {
    const index = all.findIndex((each) => each.resourceIds.some((id) => requirement.resourceIds.includes(id)))
    const other = all[index]
    if (other === undefined) all.push(requirement)
    else {
      all[index] = {
        ...other,
        resourceIds: other.resourceIds.filter((id) => requirement.resourceIds.includes(id)),
        quantity: other.quantity + requirement.quantity,
        sharedByParty: other.sharedByParty && requirement.sharedByParty,
        carriedAlong: other.carriedAlong || requirement.carriedAlong,
      }
    }
  }
  return all
}

/** Whether the person performs all of the add-ons. */
export function performsAddOns(person: { readonly id: string }, chosen: readonly ChosenAddOn[]): boolean {
  return chosen.every(({ addOn: { staffIds } }) => staffIds === null || staffIds.some((id) => id === person.id))
}
