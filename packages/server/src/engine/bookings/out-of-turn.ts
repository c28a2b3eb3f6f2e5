import { type Actor, allows } from '@mendian/core'
import type { Refusal } from '../refusal.ts'

/** Why the caller may not pick somebody while it is another's turn, if so. */
export function refuseOutOfTurn(
  input: { readonly outOfTurn: boolean },
  actor: Actor,
): { readonly ok: false; readonly refusal: Refusal } | undefined {
  if (!input.outOfTurn || allows(actor, 'booking:override')) return undefined
  return { ok: false, refusal: { code: 'forbidden', details: { permission: 'booking:override' } } }
}
