import type { LocationId, StaffId } from '../../base/ids.ts'
import type { Versioned } from '../../base/record.ts'

/** Somebody in a rotation queue. */
export interface RotationPlace {
  readonly staffId: StaffId
  /** The lower comes first; given anew by each turn, and never given twice. */
  readonly turn: number
  readonly state: 'READY' | 'PAUSED'
  readonly joinedAtMs: number
  /** Until when the next turn is kept for them (留牌); null when none is. */
  readonly reservedUntilMs: number | null
}

/** Whose turn it is at a location (轮牌): the people who are there, in the order of their turns. */
export interface RotationQueue extends Versioned {
  readonly locationId: LocationId
  /** By turn. */
  readonly places: readonly RotationPlace[]
  /** The turn that the next person to queue up gets. */
  readonly nextTurn: number
}

/** One person's turn taken: what it was before and is after. */
export interface TurnTaken {
  readonly from: number
  readonly to: number
}

/** Whether the next turn is kept for that person at the instant. */
export function isReserved(place: RotationPlace, nowMs: number): boolean {
  return place.reservedUntilMs !== null && nowMs < place.reservedUntilMs
}

/** Those whose turn may come, next first: kept turns before all others. */
export function orderOfTurns(queue: RotationQueue, nowMs: number): readonly RotationPlace[] {
  return orderOfPlaces(queue, nowMs).filter((place) => place.state === 'READY')
}

/** Everybody in the queue in that order, paused people where they were. */
export function orderOfPlaces({ places }: RotationQueue, nowMs: number): readonly RotationPlace[] {
  return [...places.filter((place) => isReserved(place, nowMs)), ...places.filter((place) => !isReserved(place, nowMs))]
}

/** The queue with that person at its end and no turn kept for them; undefined when they are not in it. */
export function takeTurn(
  queue: RotationQueue,
  staffId: StaffId,
): { readonly queue: RotationQueue; readonly turn: TurnTaken } | undefined {
  const place = queue.places.find((each) => each.staffId === staffId)
  if (!place) return undefined
  const turn = { from: place.turn, to: queue.nextTurn }
  const rest = queue.places.filter((each) => each !== place)
  const places = [...rest, { ...place, turn: turn.to, reservedUntilMs: null }]
  return { queue: { ...queue, places, nextTurn: queue.nextTurn + 1 }, turn }
}

/**
 * The queue as if that turn had not been taken. Only where it is the person's latest: whoever has had another turn,
 * left, or was moved by hand since, stays where they are.
 */
export function giveTurnBack(queue: RotationQueue, staffId: StaffId, turn: TurnTaken): RotationQueue {
  const place = queue.places.find((each) => each.staffId === staffId && each.turn === turn.to)
  if (!place) return queue
  const places = queue.places.map((each) => (each === place ? { ...place, turn: turn.from } : each))
  return { ...queue, places: places.sort((a, b) => a.turn - b.turn) }
}
