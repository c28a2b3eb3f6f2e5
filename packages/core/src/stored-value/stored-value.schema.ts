import { z } from 'zod'
import { customerId, ledgerTransactionId, locationId, lotId } from '../base/wire.schema.ts'
import { ledgerSourceKinds } from '../ledger/entry.ts'
import { currency } from '../money/money.schema.ts'
import { instant } from '../time/time.schema.ts'

/** What only the customer knows. It is kept as a slow hash, and left out of everything else that is kept. */
export const pin: z.ZodString = z.string().regex(/^\d{4,12}$/, 'must be 4–12 digits')

export const storedValueKind = z
  .enum(['PRINCIPAL', 'BONUS'])
  .meta({ id: 'StoredValueKind', description: 'What was paid for, and what was given on top.' })

const storedValueLotView = z
  .strictObject({
    id: lotId,
    kind: storedValueKind,
    origin: z.string().meta({ description: 'How it came: TOP_UP, BONUS, ADJUSTMENT, REFUND and so on.' }),
    remainingMinor: z.int(),
    heldMinor: z.int().meta({ description: 'The part of it that is kept for something that is not settled.' }),
    availableFrom: instant,
    expiresAt: instant.nullable().meta({ description: 'From this instant on it cannot be spent; null for never.' }),
    sourceId: z.string().meta({ description: 'The top-up that brought it, or what else did.' }),
  })
  .meta({ id: 'StoredValueLot' })

export const storedValueAccountView = z
  .strictObject({
    customerId,
    currency,
    principalMinor: z.int().meta({ description: 'What can be spent now of what was paid for.' }),
    bonusMinor: z.int().meta({ description: 'What can be spent now of what was given on top.' }),
    availableMinor: z.int().meta({ description: 'principalMinor and bonusMinor together.' }),
    pinSet: z.boolean(),
    lots: z.array(storedValueLotView).meta({ description: 'What is left, the earliest end first.' }),
  })
  .meta({ id: 'StoredValueAccount', description: 'What a customer has paid ahead, in one currency (储值).' })

export const storedValueEntryView = z
  .strictObject({
    transactionId: ledgerTransactionId,
    lineNo: z.int(),
    kind: storedValueKind,
    currency,
    amountMinor: z.int().meta({ description: 'Signed: what came, or what went.' }),
    lotId: lotId.nullable(),
    locationId,
    source: z.strictObject({ kind: z.enum(ledgerSourceKinds), id: z.string() }),
    reason: z.string().nullable().meta({ description: 'Of what was done by hand.' }),
    occurredAt: instant,
  })
  .meta({ id: 'StoredValueEntry', description: 'One movement of stored value, of one lot.' })
