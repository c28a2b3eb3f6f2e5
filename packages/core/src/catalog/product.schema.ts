import { z } from 'zod'
import { displayName, shortText } from '../base/wire.schema.ts'
import { money } from '../money/money.schema.ts'
import { displayFields } from './display.schema.ts'

export const productFields = z.strictObject({
  name: displayName,
  sku: shortText(64).trim().min(1).nullable().default(null),
  price: money,
  ...displayFields,
})

export type ProductFields = z.infer<typeof productFields>
