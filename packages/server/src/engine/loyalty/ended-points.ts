import { type CustomerCardId, giftPointsOf, lotsNamedBy, type Order, type ReadTransaction } from '@mendian/core'

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
  return tx.ledger.endedPoints({ sourceId: orderId, lotId: loyalty.lotId })
}

/** How many of the points given with each card of an order have ended unused up to now, counted as those of the order. */
export async function loadEndedGifts(
  tx: ReadTransaction,
  { lines }: Pick<Order, 'lines'>,
  cardIds: readonly CustomerCardId[],
  nowMs: number,
): Promise<ReadonlyMap<CustomerCardId, number>> {
  const gives = lines.some(({ prepaid }) => prepaid?.kind === 'CARD' && giftPointsOf(prepaid.product) > 0)
  if (!gives) return new Map()
  const ended = cardIds.map(async (sourceId) => {
    const sales = (await tx.ledger.transactionsOf(sourceId)).filter(({ source }) => source.kind === 'CARD_SALE')
    const lots = (await tx.ledger.lots(sales.flatMap(lotsNamedBy))).filter(({ account, expiresAtMs }) => {
      return account === 'POINTS' && expiresAtMs !== null && nowMs >= expiresAtMs
    })
    const points = await Promise.all(lots.map(({ id: lotId }) => tx.ledger.endedPoints({ sourceId, lotId })))
    return [sourceId, points.reduce((sum, each) => sum + each, 0)] as const
  })
  return new Map(await Promise.all(ended))
}
