import { z } from 'zod'
import { displayName, shortText } from '../base/wire.schema.ts'
import { price } from '../money/money.schema.ts'
import { displayFields } from './display.schema.ts'

export const productFields = z.strictObject({
  name: displayName,
  sku: shortText(64).trim().min(1).nullable().default(null),
  price,
  ...displayFields,
})

export type ProductFields = z.infer<typeof productFields>
