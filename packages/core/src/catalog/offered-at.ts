import type { RefusalOf } from '../base/decision.ts'
import type { LocationId } from '../base/ids.ts'

export type LocationOfferRefusal = RefusalOf<
  'not_offered_at_location',
  { kind: 'Service' | 'Product'; id: string; locationId: LocationId }
>

/** An item of the catalogue that may be kept to some locations. */
export interface OfferedItem {
  readonly id: string
  readonly locationIds: readonly LocationId[] | null
}

/** Whether the location offers the item. */
export function isOfferedAt({ locationIds }: Pick<OfferedItem, 'locationIds'>, locationId: LocationId): boolean {
  return locationIds === null || locationIds.includes(locationId)
}

/** Why the location does not offer the item, if so. */
export function refuseOffer(
  kind: LocationOfferRefusal['details']['kind'],
  item: OfferedItem,
  locationId: LocationId,
): LocationOfferRefusal | undefined {
  if (isOfferedAt(item, locationId)) return undefined
  return { code: 'not_offered_at_location', details: { kind, id: item.id, locationId } }
}
