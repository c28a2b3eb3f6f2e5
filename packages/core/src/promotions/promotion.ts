import type { PromotionId } from '../base/ids.ts'
import type { ConfigurationRecord } from '../base/record.ts'
import type { PromotionFields } from './promotion.schema.ts'

/** A discount that every bill has to which it applies (促销), without being asked for. */
export type Promotion = ConfigurationRecord<PromotionId, PromotionFields>
