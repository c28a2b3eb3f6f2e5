import type { BookingChannel } from '../base/channel.ts'
import type { StaffLevelId } from '../base/ids.ts'
import type { AddOn } from '../catalog/add-on.ts'
import { isOfferedAt } from '../catalog/offered-at.ts'
import type { Service } from '../catalog/service.ts'
import { type Performer, type ServiceTerms, serviceTerms } from '../catalog/service-terms.ts'
import type { Staff, StaffLevel } from '../people/staff.ts'
import type { Location } from '../places/location.ts'
import type { MenuItem } from './menu.schema.ts'

/** What the items of a menu depend on. */
export interface MenuState {
  readonly location: Location
  /** Whose menu; every item is shown when absent. */
  readonly channel?: BookingChannel | undefined
  readonly staff: ReadonlyMap<string, Staff>
  readonly staffLevels: ReadonlyMap<string, StaffLevel>
  readonly addOns: ReadonlyMap<string, AddOn>
}

/** The service as the location's menu shows it; undefined where it is not offered, shown, or priced in its currency. */
export function menuItem(service: Service, state: MenuState): MenuItem | undefined {
  const { location, channel } = state
  if (!isOfferedAt(service, location.id)) return undefined
  if (channel !== undefined && service.channels !== null && !service.channels.includes(channel)) return undefined
  const termsOf = (performer: Performer | null): ServiceTerms =>
    serviceTerms(service, { locationId: location.id, performer, customer: null })
  const { price, blocks } = termsOf(null)
  if (price.currency !== location.currency) return undefined
  const { id: serviceId, name, description, media, steps, locationTypes } = service
  return {
    serviceId,
    name,
    description,
    media,
    steps,
    locationTypes,
    price,
    visitMinutes: visitMinutes(blocks),
    levels: levelsOf(service, state).map(({ id: staffLevelId, name: levelName }) => {
      const terms = termsOf({ id: null, staffLevelId })
      return { staffLevelId, name: levelName, price: terms.price, visitMinutes: visitMinutes(terms.blocks) }
    }),
    addOnGroups: service.addOnGroups.map(({ addOnIds, ...group }) => ({
      name: group.name,
      minSelections: group.minSelections,
      maxSelections: group.maxSelections,
      addOns: addOnIds
        .map((id) => state.addOns.get(id))
        .filter((addOn) => addOn !== undefined)
        .filter((addOn) => addOn.archivedAtMs === null && addOn.price.currency === location.currency)
        .map((addOn) => ({
          addOnId: addOn.id,
          name: addOn.name,
          description: addOn.description,
          price: addOn.price,
          durationMinutes: addOn.durationMinutes,
        })),
    })),
  }
}

/** The levels of those with whom the service can be booked at the location, lowest first. */
function levelsOf(service: Service, { location, staff, staffLevels }: MenuState): readonly StaffLevel[] {
  const ids = new Set<StaffLevelId>()
  for (const id of service.staffIds) {
    const person = staff.get(id)
    if (!person?.bookable || person.archivedAtMs !== null || person.staffLevelId === null) continue
    if (!person.locationIds.includes(location.id)) continue
    if (!serviceTerms(service, { locationId: location.id, performer: person, customer: null }).bookable) continue
    ids.add(person.staffLevelId)
  }
  return [...ids]
    .map((id) => staffLevels.get(id))
    .filter((level) => level !== undefined)
    .sort((a, b) => a.rank - b.rank || (a.id < b.id ? -1 : 1))
}

function visitMinutes({ durationMinutes, processingMinutes, finishingMinutes }: ServiceTerms['blocks']): number {
  return durationMinutes + processingMinutes + finishingMinutes
}
