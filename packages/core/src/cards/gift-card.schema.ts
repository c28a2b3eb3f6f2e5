import { z } from 'zod'
import { customerId, giftCardId, ledgerTransactionId, locationId } from '../base/wire.schema.ts'
import { currency } from '../money/money.schema.ts'
import { instant } from '../time/time.schema.ts'
import { giftCardActivityKinds, giftCardReasons, giftCardStates } from './gift-card.ts'

/** What is written on a gift card; dashes and spaces are for the eye. */
export const giftCardCode: z.ZodString = z
  .string()
  .max(60)
  .regex(
    /^([ -]*[0-9A-Za-z]){8}[0-9A-Za-z -]*$/,
    'must have at least 8 letters and digits, with dashes and spaces between',
  )

export const giftCardState = z.enum(giftCardStates).meta({ id: 'GiftCardState' })
export const giftCardReason = z.enum(giftCardReasons).meta({ id: 'GiftCardReason' })

export const giftCardView = z
  .strictObject({
    id: giftCardId,
    codeHint: z.string().meta({ description: 'The last characters of the code.' }),
    state: giftCardState,
    currency,
    balanceMinor: z.int().meta({ description: 'What it can pay, in minor units.' }),
    locationId: locationId.meta({ description: 'Where it is issued.' }),
    customerId: customerId.nullable().meta({ description: 'Whose it is, where that is known.' }),
    expiresAt: instant.nullable(),
    replacedById: giftCardId.nullable().meta({ description: 'The card that its balance has moved to.' }),
    version: z.int(),
    createdAt: instant,
    updatedAt: instant,
  })
  .meta({ id: 'GiftCard', description: 'A card of whoever has its code, which is kept nowhere.' })

export const newGiftCardView = z
  .strictObject({ code: z.string().meta({ description: 'Shown this once and kept nowhere.' }), card: giftCardView })
  .meta({ id: 'NewGiftCard' })

export const giftCardActivityView = z
  .strictObject({
    giftCardId,
    ordinal: z.int().meta({ description: 'Rises with every activity of the card.' }),
    kind: z.enum(giftCardActivityKinds),
    amountMinor: z.int().meta({ description: 'By how much the balance changed, signed.' }),
    reason: giftCardReason.nullable(),
    sourceId: z.string().nullable().meta({ description: 'The order or the other card it is about.' }),
    transactionId: ledgerTransactionId.nullable().meta({ description: 'Of a load: its entry in the books.' }),
    occurredAt: instant,
  })
  .meta({ id: 'GiftCardActivity' })
