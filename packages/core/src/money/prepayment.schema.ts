import { z } from 'zod'
import { basisPoints, maxAmountMinor } from './money.schema.ts'

/** What of a price is to be paid before a booking stands. */
export const prepayment = z
  .union([
    z.strictObject({ kind: z.literal('NONE') }),
    z.strictObject({
      kind: z.literal('DEPOSIT'),
      percentBasisPoints: basisPoints.min(1).meta({ description: 'Of the list price: 3000 is 30 %.' }),
    }),
    z.strictObject({
      kind: z.literal('DEPOSIT'),
      amountMinor: z
        .int()
        .min(1)
        .max(maxAmountMinor)
        .meta({ description: 'In minor units of the price; never more than the price itself.' }),
    }),
    z.strictObject({ kind: z.literal('FULL') }),
  ])
  .meta({ id: 'Prepayment', description: 'What of the list price is to be paid before a booking stands (定金).' })

export type Prepayment = z.infer<typeof prepayment>
