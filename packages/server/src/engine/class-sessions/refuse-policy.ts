import type { CancellationPolicyId, ReadTransaction } from '@mendian/core'
import { referenceNotFound } from '../not-found.ts'
import type { Refusal } from '../refusal.ts'

/** Why a class cannot name that cancellation policy, if so: there is none. */
export async function refusePolicy(
  tx: ReadTransaction,
  id: CancellationPolicyId | null,
): Promise<{ readonly ok: false; readonly refusal: Refusal } | undefined> {
  if (id === null || (await tx.cancellationPolicies.find(id))) return undefined
  return referenceNotFound('CancellationPolicy', id)
}
