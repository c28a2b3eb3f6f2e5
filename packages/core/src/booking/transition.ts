import type { RefusalOf } from '../base/decision.ts'
import {
  type Booking,
  type BookingAction,
  type BookingHistoryEntry,
  type BookingMove,
  type BookingState,
  bookingTransitions,
  type CancelReason,
} from './booking.ts'

/** Who asked for a step, for the booking's history. */
export interface Acting {
  readonly actor: { readonly kind: string; readonly id: string }
  readonly reason: string | null
  readonly cancelReason?: CancelReason
}

export type TransitionRefusal = RefusalOf<
  'booking_state_forbids',
  { state: BookingState; action: BookingAction; allowedFrom: readonly BookingState[] }
>

/** Why the booking's state does not allow the action, if it does not. */
export function refuseTransition(booking: Booking, action: BookingMove): TransitionRefusal | undefined {
  const { from } = bookingTransitions[action]
  if (from.includes(booking.state)) return undefined
  return { code: 'booking_state_forbids', details: { state: booking.state, action, allowedFrom: from } }
}

/** The history entry of a step that makes `version`. */
export function historyEntry(
  version: number,
  state: BookingState,
  action: BookingAction,
  acting: Acting,
  nowMs: number,
): BookingHistoryEntry {
  return {
    version,
    state,
    action,
    occurredAtMs: nowMs,
    actorKind: acting.actor.kind,
    actorId: acting.actor.id,
    reason: acting.reason,
    cancelReason: acting.cancelReason ?? null,
  }
}

/** The booking one version on, in the state the action leads to, with the step in its history. */
export function advance(
  booking: Booking,
  action: BookingMove,
  acting: Acting,
  nowMs: number,
  changes: Partial<
    Pick<
      Booking,
      'startsAtMs' | 'endsAtMs' | 'segments' | 'awaiting' | 'pendingExpiresAtMs' | 'settlement' | 'meetingUrl'
    >
  > = {},
): Booking {
  const { to } = bookingTransitions[action]
  const state = to === 'SAME' ? booking.state : to
  const version = booking.version + 1
  return {
    ...booking,
    ...changes,
    state,
    ...(state === 'PENDING' ? {} : { awaiting: null, pendingExpiresAtMs: null }),
    version,
    updatedAtMs: nowMs,
    history: [...booking.history, historyEntry(version, state, action, acting, nowMs)],
  }
}
