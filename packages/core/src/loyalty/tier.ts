import type { TierId } from '../base/ids.ts'
import type { ConfigurationRecord } from '../base/record.ts'
import type { TierCriteria as TierCriteriaFields, TierFields } from './tier.schema.ts'

/** A member tier (会员等级) with what it gives. */
export type Tier = ConfigurationRecord<TierId, TierFields>

/** What customers must come to for a tier. */
export type TierCriteria = TierCriteriaFields
