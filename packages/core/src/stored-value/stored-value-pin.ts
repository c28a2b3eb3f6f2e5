import { accept, type Decision, type RefusalOf, refuse } from '../base/decision.ts'
import type { CustomerId } from '../base/ids.ts'

/** A customer's PIN as it is kept: a slow hash with its salt, and how often it was given wrongly in a row. */
export interface StoredValuePin {
  readonly customerId: CustomerId
  readonly hash: string
  readonly wrongInRow: number
  readonly lockedUntilMs: number | null
}

/** So many wrong ones in a row, and none is looked at for a while. */
export const maxWrongPins = 5
export const pinLockMs = 15 * 60_000

export type PinRefusal =
  | RefusalOf<'pin_not_set', { customerId: CustomerId }>
  | RefusalOf<'pin_wrong', { attemptsLeft: number }>
  | RefusalOf<'pin_locked', { until: string }>

/** Whether a PIN is looked at now; a wrong one comes to `afterWrong`. */
export function refusePin(
  pin: StoredValuePin | undefined,
  customerId: CustomerId,
  nowMs: number,
): { readonly ok: false; readonly refusal: PinRefusal } | undefined {
  if (!pin) return refuse('pin_not_set', { customerId })
  if (pin.lockedUntilMs === null || nowMs >= pin.lockedUntilMs) return undefined
  return refuse('pin_locked', { until: new Date(pin.lockedUntilMs).toISOString() })
}

/** The PIN after it was given rightly or wrongly; the refusal is of a wrong one, and what has changed is kept even so. */
export function afterGuess(
  pin: StoredValuePin,
  right: boolean,
  nowMs: number,
): { readonly pin: StoredValuePin; readonly decision: Decision<null, never, PinRefusal> } {
  if (right) return { pin: { ...pin, wrongInRow: 0, lockedUntilMs: null }, decision: accept(null, []) }
  const wrongInRow = pin.wrongInRow + 1
  const locked = wrongInRow >= maxWrongPins
  const after = { ...pin, wrongInRow: locked ? 0 : wrongInRow, lockedUntilMs: locked ? nowMs + pinLockMs : null }
  return { pin: after, decision: refuse('pin_wrong', { attemptsLeft: locked ? 0 : maxWrongPins - wrongInRow }) }
}
