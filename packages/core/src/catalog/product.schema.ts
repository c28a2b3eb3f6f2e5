import { z } from 'zod'
import { displayName } from '../base/wire.schema.ts'
import { money } from '../money/money.schema.ts'

export const productFields = z.strictObject({
  name: displayName,
  sku: z.string().trim().min(1).max(64).nullable().default(null),
  price: money,
})

export type ProductFields = z.infer<typeof productFields>
