import { formatInstant, type LedgerEntry, towardsNormal } from '@mendian/core'
import { customerId, pageInput, storedValueEntryView } from '@mendian/core/schemas'
import { z } from 'zod'
import { notFound } from '../not-found.ts'
import { defineRead, type ReadOperation } from '../operation.ts'
import { pageOf, readPage } from '../page.ts'
import { timeZonesOf } from '../places/time-zones.ts'

const input = z.strictObject({ ...pageInput, customerId })
const page = pageOf('StoredValueEntry', storedValueEntryView)

/** How a customer's stored value came and went: the lines of the books, with the reasons of what was done by hand. */
export const entries: ReadOperation<typeof input, typeof page> = defineRead({
  name: 'storedValue.entries',
  summary: "List the movements of a customer's stored value, oldest first",
  http: ['GET', '/v1/stored-value/entries'],
  input,
  output: page,
  permission: 'stored-value:read',
  refusals: ['not_found'],
  async run(tx, given) {
    if (!(await tx.customers.find(given.customerId))) return notFound('Customer', given.customerId)
    let zones = await timeZonesOf(tx, [])
    const reasons = new Map<string, string>()
    return readPage(
      given,
      async (wanted) => {
        const accounts = ['STORED_VALUE_PRINCIPAL', 'STORED_VALUE_BONUS'] as const
        const rows = await tx.ledger.listEntries({ accounts, subjectId: given.customerId }, wanted)
        const [found, adjustments] = await Promise.all([
          timeZonesOf(
            tx,
            rows.map((row) => row.locationId),
          ),
          tx.storedValue.adjustments(rows.map((row) => row.transactionId)),
        ])
        zones = found
        for (const { id, reason } of adjustments) reasons.set(id, reason)
        return rows
      },
      ({ transactionId, lineNo }) => `${transactionId}:${lineNo}`,
      (row) => entryView(row, zones.of(row.locationId), reasons.get(row.transactionId) ?? null),
      'ID_AND_NUMBER',
    )
  },
})

function entryView(row: LedgerEntry, timeZone: string, reason: string | null): z.output<typeof storedValueEntryView> {
  const { transactionId, lineNo, account, unit, amountMinor, lotId, locationId, source } = row
  return {
    ...{ transactionId, lineNo, currency: unit, lotId, locationId, source: { ...source }, reason },
    kind: account === 'STORED_VALUE_BONUS' ? 'BONUS' : 'PRINCIPAL',
    amountMinor: towardsNormal(account, amountMinor),
    occurredAt: formatInstant(timeZone, row.occurredAtMs),
  }
}
