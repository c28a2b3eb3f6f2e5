import { type CardRedemption, type LineCardUse, present, type ReadTransaction } from '@mendian/core'

/** Those uses of cards, each with what it has posted. */
export async function withOriginals(
  tx: ReadTransaction,
  redemptions: readonly CardRedemption[],
): Promise<readonly LineCardUse[]> {
  const posted = await tx.ledger.transactions(redemptions.flatMap(({ transactionId }) => transactionId ?? []))
  const byId = new Map(posted.map((transaction) => [transaction.id, transaction]))
  return redemptions.map((redemption) => {
    const { transactionId } = redemption
    if (transactionId === null) return { redemption, original: null }
    return { redemption, original: present(byId.get(transactionId), 'what a use posted is in the books') }
  })
}
