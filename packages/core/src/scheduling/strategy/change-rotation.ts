import { type RefusalOf, refuse } from '../../base/decision.ts'
import type { LocationId, StaffId } from '../../base/ids.ts'
import type { Staff } from '../../people/staff.ts'
import type { Location } from '../../places/location.ts'
import type { RotationPlace, RotationQueue } from './rotation-queue.ts'

/** How many people one queue holds. */
export const maxRotationPlaces = 500

export type RotationRefusal =
  | RefusalOf<'reference_archived', { kind: string; id: string }>
  | RefusalOf<'staff_not_at_location', { staffId: StaffId; locationId: string }>
  | RefusalOf<'already_in_rotation', { staffId: StaffId }>
  | RefusalOf<'not_in_rotation', { staffId: StaffId }>
  | RefusalOf<'rotation_full', { maxPlaces: number }>
  | RefusalOf<'place_out_of_range', { place: number; places: number }>

/** What is done to one person's place. */
export type RotationChange =
  | { readonly kind: 'JOIN' }
  | { readonly kind: 'LEAVE' }
  | { readonly kind: 'PAUSE' }
  | { readonly kind: 'RESUME' }
  | { readonly kind: 'RESERVE'; readonly untilMs: number | null }
  /** To that place, 1 being the next. */
  | { readonly kind: 'MOVE'; readonly place: number }

type Changed =
  | { readonly ok: true; readonly queue: RotationQueue }
  | { readonly ok: false; readonly refusal: RotationRefusal }

/** Why the person may not queue up at the location, if so. */
export function refuseJoin(location: Location, person: Staff): RotationRefusal | undefined {
  for (const [kind, record] of [
    ['Location', location],
    ['Staff', person],
  ] as const) {
    if (record.archivedAtMs !== null) return { code: 'reference_archived', details: { kind, id: record.id } }
  }
  if (person.locationIds.includes(location.id)) return undefined
  return { code: 'staff_not_at_location', details: { staffId: person.id, locationId: location.id } }
}

/** The queue of a location where nobody has joined yet; stored with its first change. */
export function emptyRotation(locationId: LocationId, nowMs: number): RotationQueue {
  return { locationId, places: [], nextTurn: 1, version: 0, createdAtMs: nowMs, updatedAtMs: nowMs }
}

/**
 * Changes one person's place. Refuses who joins twice, one too many, who is not there, and a place beyond the end.
 * Pausing keeps the place: whoever resumes is where they were.
 */
export function changeRotation(queue: RotationQueue, staffId: StaffId, change: RotationChange, nowMs: number): Changed {
  const place = queue.places.find((each) => each.staffId === staffId)
  if (change.kind === 'JOIN') {
    if (place) return refuse('already_in_rotation', { staffId })
    if (queue.places.length >= maxRotationPlaces) return refuse('rotation_full', { maxPlaces: maxRotationPlaces })
    const joined: RotationPlace = {
      staffId,
      turn: queue.nextTurn,
      state: 'READY',
      joinedAtMs: nowMs,
      reservedUntilMs: null,
    }
    return changed(queue, nowMs, { places: [...queue.places, joined], nextTurn: queue.nextTurn + 1 })
  }
  if (!place) return refuse('not_in_rotation', { staffId })
  const withPlace = (next: RotationPlace): Changed =>
    changed(queue, nowMs, { places: queue.places.map((each) => (each === place ? next : each)) })
  switch (change.kind) {
    case 'LEAVE':
      return changed(queue, nowMs, { places: queue.places.filter((each) => each !== place) })
    case 'PAUSE':
      return withPlace({ ...place, state: 'PAUSED', reservedUntilMs: null })
    case 'RESUME':
      return withPlace({ ...place, state: 'READY' })
    case 'RESERVE':
      return withPlace({ ...place, reservedUntilMs: change.untilMs })
    case 'MOVE':
      return moved(queue, place, change.place, nowMs)
  }
}

/** Everybody gets a new turn, so that no turn taken before can be given back over the order made by hand. */
function moved(queue: RotationQueue, place: RotationPlace, to: number, nowMs: number): Changed {
  const count = queue.places.length
  if (to > count) return refuse('place_out_of_range', { place: to, places: count })
  const others = queue.places.filter((each) => each !== place)
  const inOrder = [...others.slice(0, to - 1), place, ...others.slice(to - 1)]
  const places = inOrder.map((each, index) => ({ ...each, turn: queue.nextTurn + index }))
  return changed(queue, nowMs, { places, nextTurn: queue.nextTurn + count })
}

function changed(
  queue: RotationQueue,
  nowMs: number,
  changes: Partial<Pick<RotationQueue, 'places' | 'nextTurn'>>,
): Changed {
  return { ok: true, queue: { ...queue, ...changes, version: queue.version + 1, updatedAtMs: nowMs } }
}
