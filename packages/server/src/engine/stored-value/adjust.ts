import { adjustStoredValue, businessDate, ledgerChangesOf, parseInstant, present } from '@mendian/core'
import {
  currency,
  customerId,
  instant,
  ledgerTransactionId,
  locationId,
  maxAmountMinor,
  note,
  storedValueKind,
} from '@mendian/core/schemas'
import { z } from 'zod'
import { accountLocks, loadBooks } from '../ledger/load-books.ts'
import { referenceArchived, referenceNotFound } from '../not-found.ts'
import { defineWrite, type WriteOperation } from '../operation.ts'

const input = z.strictObject({
  locationId: locationId.meta({ description: 'Whose books it is entered in.' }),
  customerId,
  kind: storedValueKind,
  amountMinor: z
    .int()
    .min(-maxAmountMinor)
    .max(maxAmountMinor)
    .refine((amount) => amount !== 0, 'must not be zero')
    .meta({ description: 'Signed: what is given, or taken away.' }),
  expiresAt: instant
    .nullable()
    .default(null)
    .meta({ description: 'Until when what is given can be spent; null for ever.' }),
  reason: note.min(1),
})
const output = z
  .strictObject({
    transactionId: ledgerTransactionId,
    customerId,
    currency,
    kind: storedValueKind,
    amountMinor: z.int(),
    reason: z.string(),
  })
  .meta({ id: 'StoredValueAdjustment' })

/** Puts stored value right by hand; who, when and why stands beside the entry. */
export const adjust: WriteOperation<typeof input, typeof output> = defineWrite({
  name: 'storedValue.adjust',
  summary: 'Give or take stored value by hand',
  http: ['POST', '/v1/stored-value/adjust'],
  input,
  output,
  permission: 'stored-value:write',
  movesMoney: true,
  refusals: ['reference_not_found', 'reference_archived', 'expiry_in_past', 'balance_insufficient', 'period_closed'],
  locks: (command) => accountLocks([command.customerId]),
  async run(tx, command, run) {
    const [location, customer] = await Promise.all([
      tx.locations.find(command.locationId),
      tx.customers.find(command.customerId),
    ])
    if (!location) return referenceNotFound('Location', command.locationId)
    if (!customer) return referenceNotFound('Customer', command.customerId)
    if (customer.archivedAtMs !== null && command.amountMinor > 0) return referenceArchived('Customer', customer.id)
    const date = businessDate(location, run.nowMs)
    const query = { locationId: location.id, businessDate: date, subjectIds: [customer.id] }
    const books = await loadBooks(tx, query, run.nowMs)
    const transactionId = run.ids.next('LedgerTransaction')
    const { kind, amountMinor, reason, expiresAt } = command
    const of = { transactionId, customerId: customer.id, currency: location.currency, kind, amountMinor }
    const expiresAtMs = expiresAt === null ? null : present(parseInstant(expiresAt), 'the schema has seen it')
    const where = { locationId: location.id, businessDate: date }
    const decision = adjustStoredValue(books, { ...of, ...where, expiresAtMs }, run.nowMs)
    if (!decision.ok) return decision
    await tx.ledger.apply(ledgerChangesOf(decision.changes))
    const { kind: actorKind, id: actorId } = run.actor
    const kept = { id: transactionId, customerId: customer.id, reason, actorKind, actorId }
    await tx.storedValue.insertAdjustment(kept)
    const value = { ...of, reason }
    return {
      ok: true,
      value,
      subjectId: customer.id,
      announcements: [
        {
          type: 'stored_value.adjusted',
          locationId: location.id,
          subject: { kind: 'STORED_VALUE_ADJUSTMENT', id: transactionId, version: 1 },
          data: { adjustment: value },
        },
      ],
    }
  },
})
