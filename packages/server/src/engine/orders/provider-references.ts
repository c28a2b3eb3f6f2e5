import type { LockKey, ReadTransaction, TenderRequest } from '@mendian/core'
import type { Refusal } from '../refusal.ts'

/** A reference of a provider pays once, whichever order it is given for. */
export function referenceLocks(tenders: readonly TenderRequest[]): readonly LockKey[] {
  return tenders.flatMap((tender) =>
    tender.kind === 'PROVIDER' ? [{ kind: 'CODE', id: `payment:${tender.provider}:${tender.reference}` } as const] : [],
  )
}

/** Why a provider's reference cannot pay, if it has paid already or is given twice. */
export async function usedReference(
  tx: ReadTransaction,
  tenders: readonly TenderRequest[],
): Promise<Refusal | undefined> {
  const given = tenders.map((tender) => (tender.kind === 'PROVIDER' ? tender : null))
  const references = given.flatMap((tender) => tender?.reference ?? [])
  if (references.length === 0) return undefined
  const orders = await tx.payments.ordersOf({ provider: 'SANDBOX', references })
  for (const [tender, provided] of given.entries()) {
    if (!provided) continue
    const { provider, reference } = provided
    const twice = given.findIndex((other) => other?.reference === reference) < tender
    const orderId = orders.get(reference)
    if (twice || orderId !== undefined) {
      return { code: 'payment_reference_used', details: { tender, provider, reference, orderId: orderId ?? null } }
    }
  }
  return undefined
}
