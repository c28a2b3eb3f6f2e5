import {
  type Actor,
  afterGuess,
  allows,
  type CustomerId,
  type Permission,
  refusePin,
  type TenderRequest,
  type Transaction,
} from '@mendian/core'
import type { Refusal } from '../refusal.ts'
import { isPin } from './pin-hash.ts'

const overridePermission: Permission = 'stored-value:override'

/** Why tenders may not go past the limits as they ask to, if so: nobody who may has approved it. */
export function refuseApproval(tenders: readonly TenderRequest[], actor: Actor): Refusal | undefined {
  const approved = tenders.some((tender) => tender.kind === 'STORED_VALUE' && tender.approved === true)
  if (!approved || allows(actor, overridePermission)) return undefined
  return { code: 'forbidden', details: { permission: overridePermission } }
}

/**
 * Why the PIN that comes with the tenders does not open the customer's stored value, if so. A wrong one is counted, and
 * the count stays although the payment is refused.
 */
export async function refuseWrongPin(
  tx: Transaction,
  customerId: CustomerId | null,
  tenders: readonly TenderRequest[],
  nowMs: number,
): Promise<Refusal | undefined> {
  const given = tenders.flatMap((tender) => (tender.kind === 'STORED_VALUE' ? (tender.pin ?? []) : []))
  if (given.length === 0 || customerId === null) return undefined
  const [pin] = await tx.storedValue.pins([customerId])
  const refused = refusePin(pin, customerId, nowMs)
  if (refused || !pin) return refused?.refusal
  const right = given.every((text) => isPin(text, pin.hash))
  const { pin: after, decision } = afterGuess(pin, right, nowMs)
  if (!right || pin.wrongInRow > 0 || pin.lockedUntilMs !== null) await tx.storedValue.keepPin(after)
  return decision.ok ? undefined : decision.refusal
}
