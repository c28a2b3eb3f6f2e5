import type { TimedPriceRuleId } from '../base/ids.ts'
import type { ConfigurationRecord } from '../base/record.ts'
import type { TimedPriceRuleFields } from './timed-price-rule.schema.ts'

/** A price that depends on when the service starts: quiet mornings, member days. */
export type TimedPriceRule = ConfigurationRecord<TimedPriceRuleId, TimedPriceRuleFields>
