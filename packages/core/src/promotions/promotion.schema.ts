import { z } from 'zod'
import { displayName } from '../base/wire.schema.ts'
import { exclusiveGroupField, offerTerms } from './offer-terms.schema.ts'

export const promotionFields = z.strictObject({
  name: displayName,
  ...offerTerms,
  exclusiveGroup: exclusiveGroupField,
})

export type PromotionFields = z.infer<typeof promotionFields>
