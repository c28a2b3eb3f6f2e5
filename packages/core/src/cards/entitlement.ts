import type { EntitlementId, ServiceId } from '../base/ids.ts'
import type { CardComponent } from './card-product.ts'

/** A right that a card gives (权益); what is left of a counted one are the visits on its account. */
export interface Entitlement extends Readonly<CardComponent> {
  readonly id: EntitlementId
  /** Given for opening the card, beside what was paid for. */
  readonly gift: boolean
}

/** Whether it pays for the service; for whatever is done on a visit when no service is named. */
export function covers({ serviceIds }: Pick<Entitlement, 'serviceIds'>, serviceId: ServiceId | null): boolean {
  return serviceIds === null || serviceId === null || serviceIds.includes(serviceId)
}

/** How many units one use takes. */
export function unitsPerUseOf({ unitsPerUse }: Pick<Entitlement, 'unitsPerUse'>, serviceId: ServiceId | null): number {
  return unitsPerUse.find((rule) => rule.serviceId === serviceId)?.units ?? 1
}
