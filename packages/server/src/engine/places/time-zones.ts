import { type LocationId, present, type ReadTransaction } from '@mendian/core'

/** The zones of the locations that some rows refer to. */
export interface TimeZones {
  of(locationId: LocationId): string
}

/** Looks the zones up in one query. */
export async function timeZonesOf(tx: ReadTransaction, locationIds: readonly LocationId[]): Promise<TimeZones> {
  const wanted = [...new Set(locationIds)]
  const locations = wanted.length === 0 ? [] : await tx.locations.findMany(wanted)
  const zones = new Map(locations.map((location) => [location.id, location.timeZone]))
  return { of: (locationId) => present(zones.get(locationId), 'rows name locations that exist') }
}
