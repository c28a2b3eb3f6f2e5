import {
  type CustomerCardId,
  type EndedPoints,
  giftPointsOf,
  isPointUnit,
  type LotId,
  lotsNamedBy,
  type Order,
  type OrderId,
  type PointUnit,
  pointUnitOf,
  present,
  type ReadTransaction,
} from '@mendian/core'

/**
 * How many of the points that the order gave have ended unused up to now; what a merge moved has, once their time is over.
 * The customer's account is locked, so that none end meanwhile.
 */
export async function loadEndedPoints(
  tx: ReadTransaction,
  { id: orderId, loyalty }: Pick<Order, 'id' | 'loyalty'>,
  nowMs: number,
): Promise<EndedPoints> {
  if (loyalty === null) return new Map()
  const given = [{ ...loyalty, subLedgerCode: null }, ...(loyalty.subLedgers ?? [])]
  const over = given.flatMap(({ subLedgerCode, lotId, expiresAtMs }) =>
    lotId !== null && expiresAtMs !== null && nowMs >= expiresAtMs
      ? [{ sourceId: orderId, unit: pointUnitOf(subLedgerCode), lotId }]
      : [],
  )
  return (await endedOf(tx, over)).get(orderId) ?? new Map()
}

/** How many of the points given with each card of an order have ended unused up to now, counted as those of the order. */
export async function loadEndedGifts(
  tx: ReadTransaction,
  { lines }: Pick<Order, 'lines'>,
  cardIds: readonly CustomerCardId[],
  nowMs: number,
): Promise<ReadonlyMap<CustomerCardId, EndedPoints>> {
  const gives = lines.some(({ prepaid }) => prepaid?.kind === 'CARD' && giftPointsOf(prepaid.product).size > 0)
  if (!gives) return new Map()
  const sales = (await tx.ledger.transactionsOf(cardIds)).filter(({ source }) => source.kind === 'CARD_SALE')
  const lots = new Map((await tx.ledger.lots(sales.flatMap(lotsNamedBy))).map((lot) => [lot.id, lot]))
  const over = sales.flatMap((sale) =>
    lotsNamedBy(sale).flatMap((lotId) => {
      const { unit, expiresAtMs } = present(lots.get(lotId), 'what a sale has made is in the books')
      const isOver = isPointUnit(unit) && expiresAtMs !== null && nowMs >= expiresAtMs
      return isOver ? [{ sourceId: sale.source.id as CustomerCardId, unit, lotId }] : []
    }),
  )
  return endedOf(tx, over)
}

/** What has ended of the points of each source, in the units of its lots. */
async function endedOf<S extends OrderId | CustomerCardId>(
  tx: ReadTransaction,
  over: readonly { readonly sourceId: S; readonly unit: PointUnit; readonly lotId: LotId }[],
): Promise<ReadonlyMap<S, EndedPoints>> {
  const ended = await tx.ledger.endedPoints(over)
  const bySource = new Map<S, Map<PointUnit, number>>()
  for (const { sourceId, unit } of over) {
    const ofSource = bySource.get(sourceId) ?? new Map<PointUnit, number>()
    bySource.set(sourceId, ofSource.set(unit, ended.get(sourceId)?.get(unit) ?? 0))
  }
  return bySource
}
