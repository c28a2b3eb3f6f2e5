import { type EndedPoints, type Order, type PointUnit, pointUnitOf, type ReadTransaction } from '@mendian/core'

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
  const [first] = over
  if (first === undefined) return new Map()
  const ended = await tx.ledger.endedPoints({ orderId, lotId: first.lotId })
  return new Map(over.map(({ unit }): [PointUnit, number] => [unit, ended.get(unit) ?? 0]))
}
