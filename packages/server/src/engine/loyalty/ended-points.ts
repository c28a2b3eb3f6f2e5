import {
  type CustomerCardId,
  type EndedPoints,
  giftPointsOf,
  isPointUnit,
  type LotId,
  lotsNamedBy,
  type Order,
  type PointUnit,
  pointUnitOf,
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
    lotId !== null && expiresAtMs !== null && nowMs >= expiresAtMs ? [{ unit: pointUnitOf(subLedgerCode), lotId }] : [],
  )
  return endedOf(tx, orderId, over)
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
  const ended = cardIds.map(async (sourceId) => {
    const sales = (await tx.ledger.transactionsOf(sourceId)).filter(({ source }) => source.kind === 'CARD_SALE')
    const over = (await tx.ledger.lots(sales.flatMap(lotsNamedBy))).flatMap(({ id: lotId, unit, expiresAtMs }) =>
      isPointUnit(unit) && expiresAtMs !== null && nowMs >= expiresAtMs ? [{ unit, lotId }] : [],
    )
    return [sourceId, await endedOf(tx, sourceId, over)] as const
  })
  return new Map(await Promise.all(ended))
}

/** What has ended of the points of one source, in the units of those lots. */
async function endedOf(
  tx: ReadTransaction,
  sourceId: Order['id'] | CustomerCardId,
  over: readonly { readonly unit: PointUnit; readonly lotId: LotId }[],
): Promise<EndedPoints> {
  const [first] = over
  if (first === undefined) return new Map()
  const ended = await tx.ledger.endedPoints({ sourceId, lotId: first.lotId })
  return new Map(over.map(({ unit }): [PointUnit, number] => [unit, ended.get(unit) ?? 0]))
}
