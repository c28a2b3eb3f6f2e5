import { expiredLots, expireLots, ledgerChangesOf } from '@mendian/core'
import { z } from 'zod'
import { defineWrite, type WriteOperation } from '../operation.ts'
import { accountLocks } from './load-books.ts'
import { loadBooksAt } from './load-books-at.ts'

const input = z.strictObject({ subjectId: z.string().max(60) })
const output = z.strictObject({ lots: z.int() })

/** Not for callers: the job that finds what has expired runs it. What is held stays until its hold is over. */
export const expireValue: WriteOperation<typeof input, typeof output> = defineWrite({
  name: 'ledger.expireValue',
  summary: 'Take what has expired out of the lots of a customer, a card or an entitlement',
  http: ['POST', '/v1/ledger/expire-value'],
  input,
  output,
  permission: 'ledger:write',
  movesMoney: false,
  refusals: ['period_closed', 'balance_insufficient'],
  locks: ({ subjectId }) => accountLocks([subjectId]),
  async run(tx, { subjectId }, run) {
    const { nowMs } = run
    // The deferred revenue of a card goes with its visits.
    const cards = (await tx.ledger.openLots([subjectId])).flatMap(({ deferredCardId }) => deferredCardId ?? [])
    const subjectIds = [...new Set([subjectId, ...cards])]
    run.requireLocks(accountLocks(subjectIds))
    const loaded = await loadBooksAt(
      tx,
      subjectIds,
      (books) => [...new Set(expiredLots(books, nowMs).map(({ locationId }) => locationId))],
      nowMs,
    )
    let { books } = loaded
    const lots = expiredLots(books, nowMs).filter((lot) => lot.subjectId === subjectId)
    for (const { locationId, businessDate } of loaded.places) {
      const due = lots.filter((lot) => lot.locationId === locationId).map(({ id }) => id)
      const source = { kind: 'LOT_EXPIRY', id: subjectId } as const
      const header = { id: run.ids.next('LedgerTransaction'), locationId, businessDate, occurredAtMs: nowMs, source }
      const expired = expireLots(books, due, header, nowMs)
      if (!expired.ok) return expired
      books = expired.changes
    }
    await tx.ledger.apply(ledgerChangesOf(books))
    return { ok: true, value: { lots: lots.length }, subjectId }
  },
})
