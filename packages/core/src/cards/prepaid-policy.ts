import type { RefusalOf } from '../base/decision.ts'
import type { PrepaidPolicyId } from '../base/ids.ts'
import type { ConfigurationRecord } from '../base/record.ts'
import type { TimeZoneId } from '../time/zone.ts'
import type { PrepaidPolicyFields } from './prepaid-policy.schema.ts'
import { validityEnd } from './validity.ts'

/** What the law or the shop allows of prepaid cards (单用途预付卡): data, so that each country has its own. */
export type PrepaidPolicy = ConfigurationRecord<PrepaidPolicyId, PrepaidPolicyFields>

/** A card that is to be sold or loaded. */
export interface PrepaidCard {
  readonly currency: string
  /** What it is worth then: the price of a card, the balance of a gift card. */
  readonly amountMinor: number
  /** Whether its holder is known. */
  readonly named: boolean
  /** Whether it is a balance, rather than visits or time. */
  readonly isBalance: boolean
  /** Null when it never ends. */
  readonly expiresAtMs: number | null
}

export type PrepaidRefusal =
  | RefusalOf<
      'prepaid_limit_exceeded',
      { policyId: PrepaidPolicyId; named: boolean; maxMinor: number; amountMinor: number }
    >
  | RefusalOf<'prepaid_must_last', { policyId: PrepaidPolicyId; named: boolean; minMonths: number | null }>

/** Why the shop's policies forbid such a card, if so. */
export function refusePrepaid(
  policies: readonly PrepaidPolicy[],
  card: PrepaidCard,
  zone: TimeZoneId,
  nowMs: number,
): PrepaidRefusal | undefined {
  for (const policy of policies) {
    if (policy.currency !== card.currency || policy.archivedAtMs !== null) continue
    const { id: policyId } = policy
    const { named, amountMinor, expiresAtMs } = card
    const maxMinor = named ? policy.namedMaxMinor : policy.unnamedMaxMinor
    if (maxMinor !== null && amountMinor > maxMinor) {
      return { code: 'prepaid_limit_exceeded', details: { policyId, named, maxMinor, amountMinor } }
    }
    if (!card.isBalance || expiresAtMs === null) continue
    if (named && !policy.namedMayExpire) {
      return { code: 'prepaid_must_last', details: { policyId, named, minMonths: null } }
    }
    const minMonths = policy.unnamedMinMonths
    if (!named && minMonths > 0 && expiresAtMs < validityEnd(zone, nowMs, { unit: 'MONTHS', count: minMonths })) {
      return { code: 'prepaid_must_last', details: { policyId, named, minMonths } }
    }
  }
  return undefined
}
