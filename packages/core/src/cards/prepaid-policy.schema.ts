import { z } from 'zod'
import { displayName } from '../base/wire.schema.ts'
import { currency, maxAmountMinor } from '../money/money.schema.ts'

const maxMinor = z.int().min(1).max(maxAmountMinor).nullable().default(null)

export const prepaidPolicyFields = z.strictObject({
  name: displayName,
  currency: currency.meta({ description: 'Cards in this currency must obey it.' }),
  namedMaxMinor: maxMinor.meta({ description: 'What a card of a known customer may be worth at most.' }),
  unnamedMaxMinor: maxMinor.meta({ description: 'What a card of whoever has it may be worth at most.' }),
  namedIdentityFromMinor: maxMinor.meta({
    description:
      'From which amount on, paid at once on one bill for cards, balances and gift cards of known customers, the identity of the buyer must have been verified: 1 is always, null never.',
  }),
  unnamedIdentityFromMinor: maxMinor.meta({
    description:
      'The same for gift cards of whoever has them, all of one bill together; the buyer is the customer of the bill.',
  }),
  namedMayExpire: z.boolean().default(true).meta({ description: 'Whether balances of a known customer may expire.' }),
  unnamedMinMonths: z.int().min(0).max(1200).default(0).meta({
    description: 'For how many months a card of whoever has it must be good at least.',
  }),
})

export type PrepaidPolicyFields = z.infer<typeof prepaidPolicyFields>
