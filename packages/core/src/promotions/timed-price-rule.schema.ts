import { z } from 'zod'
import { displayName } from '../base/wire.schema.ts'
import { timeWindow } from '../time/time-window.schema.ts'
import {
  customerConditionsField,
  exclusiveGroupField,
  locationIdsField,
  offerScopeField,
  priorityField,
  timedPriceEffect,
} from './offer-terms.schema.ts'

export const timedPriceRuleFields = z.strictObject({
  name: displayName,
  kind: z.enum(['TIMED_PRICE', 'MEMBER_DAY']).default('TIMED_PRICE'),
  effect: timedPriceEffect,
  scope: offerScopeField,
  windows: z.array(timeWindow).min(1).max(20).meta({ description: 'One of them must hold when the service starts.' }),
  customers: customerConditionsField,
  locationIds: locationIdsField,
  exclusiveGroup: exclusiveGroupField,
  priority: priorityField,
})

export type TimedPriceRuleFields = z.infer<typeof timedPriceRuleFields>
