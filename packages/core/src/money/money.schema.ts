import { z } from 'zod'
import { maxBillMinor } from './largest-bill.ts'

/** The codes this runtime knows; one that knows none takes any of the right form. */
const knownCurrencies: ReadonlySet<string> = new Set(
  typeof Intl.supportedValuesOf === 'function' ? Intl.supportedValuesOf('currency') : [],
)

export const currency: z.ZodString = z
  .string()
  .regex(/^[A-Z]{3}$/, 'must be an ISO 4217 code such as CNY')
  .refine((code) => knownCurrencies.size === 0 || knownCurrencies.has(code), 'must be an ISO 4217 code such as CNY')
  .meta({ id: 'Currency', description: 'ISO 4217 code, such as CNY.' })

/** The largest amount one field may hold: ten billion major units of a two-digit currency. */
export const maxAmountMinor = 1_000_000_000_000

export const money: z.ZodObject<{ amountMinor: z.ZodNumber; currency: z.ZodString }> = z
  .strictObject({ amountMinor: z.int().min(0).max(maxAmountMinor), currency })
  .meta({ id: 'Money', description: 'An amount in minor units (fen, cents) of one currency.' })

/** What one of something costs: never more than a bill may come to, which could not be sold. */
export const price: z.ZodObject<{ amountMinor: z.ZodNumber; currency: z.ZodString }> = z
  .strictObject({ amountMinor: z.int().min(0).max(maxBillMinor), currency })
  .meta({
    id: 'Price',
    description:
      'What one of something costs, in minor units (fen, cents) of one currency: 10 000 000 000 at most, as no bill may come to more.',
  })

/** What several amounts come to, which may be more than any one of them. */
export const totalAmount: z.ZodObject<{ amountMinor: z.ZodNumber; currency: z.ZodString }> = z
  .strictObject({ amountMinor: z.int().min(0), currency })
  .meta({ id: 'TotalAmount', description: 'What amounts of one currency come to, in minor units (fen, cents).' })

/** A percentage in basis points: 2000 is 20 % off, which is 8 折. */
export const basisPoints: z.ZodNumber = z.int().min(0).max(10_000)
