import type { RefusalOf } from '../base/decision.ts'
import type { LocationType } from '../catalog/location-type.ts'
import type { VisitAddress } from '../places/visit-address.schema.ts'

export type AddressRefusal =
  | RefusalOf<'address_required', { locationType: LocationType }>
  | RefusalOf<'address_not_expected', { locationType: LocationType }>

/** Why the visit lacks its address or has one for nothing, if so. */
export function refuseAddress(locationType: LocationType, address: VisitAddress | null): AddressRefusal | undefined {
  const isNeeded = locationType === 'CUSTOMER_ADDRESS'
  if (isNeeded === (address !== null)) return undefined
  return { code: isNeeded ? 'address_required' : 'address_not_expected', details: { locationType } }
}
