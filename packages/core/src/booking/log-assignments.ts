import type { StaffId } from '../base/ids.ts'
import type { Location } from '../places/location.ts'
import type { AssignmentState } from '../scheduling/strategy/prefer-staff.ts'
import { strategyVersion } from '../scheduling/strategy/rank-staff.ts'
import { giveTurnBack, type RotationQueue } from '../scheduling/strategy/rotation-queue.ts'
import { toLocal } from '../time/zone.ts'
import type { Booking } from './booking.ts'
import type { AssignmentEntry, StaffChoice } from './staff-choice.ts'
import { takeTurns } from './take-turns.ts'

/** What choosing a visit's people leaves behind. */
export interface LoggedAssignments {
  /** Of every choice made by a strategy, and of every turn taken. */
  readonly assignments: readonly AssignmentEntry[]
  /** The rotation queue after the turns taken; null where it has not changed. */
  readonly rotation: RotationQueue | null
}

/** The choices of a new booking as the log keeps them, with the turns they took. */
export function logAssignments(
  booking: Booking,
  choices: readonly StaffChoice[],
  state: { readonly configuration: { readonly location: Location }; readonly assignment?: AssignmentState | undefined },
  nowMs: number,
): LoggedAssignments {
  const { location } = state.configuration
  const time = { startsAtMs: booking.startsAtMs, nowMs }
  const { turns, rotation } = takeTurns(choices, location, state.assignment?.rotation ?? null, time)
  const counted = new Set<StaffId>()
  const assignments = choices.map((choice, segment) => {
    const counts = choice.strategy === 'WEIGHTED_SHARE' && !isNamed(choice) && !counted.has(choice.staffId)
    if (counts) counted.add(choice.staffId)
    return entryOf(booking, choice, location, nowMs, { turn: turns[segment] ?? null, counted: counts })
  })
  return { assignments: assignments.filter((entry) => !isNamed(entry) || entry.turn !== null), rotation }
}

/** What booking several visits leaves behind: all their choices, and the queue after the last of them. */
export function mergeLogged(logged: readonly LoggedAssignments[]): LoggedAssignments {
  const rotations = logged.map(({ rotation }) => rotation).filter((rotation) => rotation !== null)
  return { assignments: logged.flatMap(({ assignments }) => assignments), rotation: rotations.at(-1) ?? null }
}

/** What strategies look at after visits that are booked before, in the same decision. */
export function assignmentAfter(
  state: AssignmentState,
  earlier: readonly LoggedAssignments[],
  nowMs: number,
): AssignmentState {
  const { assignments, rotation } = mergeLogged(earlier)
  const given = assignments
    .filter(({ counted }) => counted)
    .map(({ staffId, decidedOn }) => ({ staffId, date: decidedOn, assigned: 1, lastAssignedAtMs: nowMs }))
  return { days: [...state.days, ...given], rotation: rotation ?? state.rotation }
}

/** The choices of a visit that moved: logged, but neither turns nor shares are taken anew. */
export function logMoved(
  booking: Booking,
  choices: readonly StaffChoice[],
  location: Location,
  nowMs: number,
): LoggedAssignments {
  const assignments = choices
    .filter((choice) => !isNamed(choice))
    .map((choice) => entryOf(booking, choice, location, nowMs, { turn: null, counted: false }))
  return { assignments, rotation: null }
}

/** The queue as it is when a visit with those entries came to nothing; null where that changes nothing. */
export function rotationWithout(
  queue: RotationQueue | null,
  entries: readonly AssignmentEntry[],
  nowMs: number,
): RotationQueue | null {
  let next = queue
  for (const { staffId, turn } of entries) if (next && turn) next = giveTurnBack(next, staffId, turn)
  return next && next !== queue ? { ...next, version: next.version + 1, updatedAtMs: nowMs } : null
}

function entryOf(
  booking: Booking,
  choice: StaffChoice,
  location: Location,
  nowMs: number,
  taken: Pick<AssignmentEntry, 'turn' | 'counted'>,
): AssignmentEntry {
  return {
    ...choice,
    ...taken,
    bookingId: booking.id,
    bookingVersion: booking.version,
    locationId: location.id,
    strategyVersion,
    decidedAtMs: nowMs,
    decidedOn: toLocal(location.timeZone, nowMs).date,
  }
}

function isNamed({ source }: Pick<StaffChoice, 'source'>): boolean {
  return source === 'REQUESTED' || source === 'ON_SPOT_PICK'
}
