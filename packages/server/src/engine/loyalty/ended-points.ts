import type { Order, ReadTransaction } from '@mendian/core'

/**
 * How many of the points that the order gave have ended unused up to now; what a merge moved has, once their time is over.
 * The customer's account is locked, so that none end meanwhile.
 */
export async function loadEndedPoints(
  tx: ReadTransaction,
  { id: orderId, loyalty }: Pick<Order, 'id' | 'loyalty'>,
  nowMs: number,
): Promise<number> {
  if (loyalty === null || loyalty.lotId === null || loyalty.expiresAtMs === null) return 0
  if (nowMs < loyalty.expiresAtMs) return 0
  return tx.ledger.endedPoints({ orderId, lotId: loyalty.lotId })
}
