import { z } from 'zod'
import { customerCardId, shortText } from '../../base/wire.schema.ts'
import { giftCardCode } from '../../cards/gift-card.schema.ts'
import { subLedgerCode } from '../../loyalty/loyalty-programme.schema.ts'
import { maxAmountMinor } from '../../money/money.schema.ts'
import { pin } from '../../stored-value/stored-value.schema.ts'
import { maxTenders, paymentProviders } from './tender.ts'

const amountMinor = z.int().min(1).max(maxAmountMinor)

const partOfBill = amountMinor
  .optional()
  .meta({ description: 'In minor units; as much as is due and there is when absent.' })

const cash = z.strictObject({
  kind: z.literal('CASH'),
  tenderedMinor: amountMinor.meta({
    description: 'What the customer hands over, in minor units; change is worked out.',
  }),
})

const storedValue = z.strictObject({
  kind: z.literal('STORED_VALUE'),
  amountMinor: partOfBill,
  pin: pin.optional().meta({ description: "The customer's PIN, for more than the limits of the location let pass." }),
  approved: z
    .boolean()
    .optional()
    .meta({ description: 'Lets it pass the limits; needs the permission stored-value:override.' }),
})

const customerCard = z.strictObject({ kind: z.literal('CUSTOMER_CARD'), customerCardId, amountMinor: partOfBill })

const giftCard = z.strictObject({ kind: z.literal('GIFT_CARD'), code: giftCardCode, amountMinor: partOfBill })

const points = z.strictObject({
  kind: z.literal('POINTS'),
  points: z.int().min(1).max(1_000_000_000).meta({
    description: 'No more of them are taken than it needs; the programme says what they are worth.',
  }),
  subLedgerCode: subLedgerCode
    .optional()
    .meta({ description: 'The sub-ledger that they come from, one that pays bills; the main balance when absent.' }),
})

const onAccount = z.strictObject({ kind: z.literal('ON_ACCOUNT'), amountMinor: partOfBill })

const provider = z.strictObject({
  kind: z.literal('PROVIDER'),
  provider: z.enum(paymentProviders),
  reference: shortText(120).min(1).meta({ description: 'What the provider calls the payment; one pays once.' }),
  amountMinor: partOfBill,
})

const kinds = [cash, storedValue, customerCard, giftCard, points, onAccount, provider] as const

export const tender = z.discriminatedUnion('kind', kinds).meta({
  id: 'Tender',
  description:
    'With what a bill is paid. Only cash gives change. ON_ACCOUNT is paid later and needs the permission order:on_account. Stored value, points and debts pay for no top-ups.',
})

export const debtTender = z.discriminatedUnion('kind', [cash, storedValue, provider]).meta({
  id: 'DebtTender',
  description: 'With what debts are paid: money, or principal of the stored value. Bonus pays none.',
})

/** What a bill is paid with. */
export const tenders = z
  .array(tender)
  .max(maxTenders)
  .meta({ description: 'They pay in this order, together at least the total; none when the total is zero.' })
