import type { RefusalOf } from '../base/decision.ts'
import type { CustomerId, PrepaidPolicyId } from '../base/ids.ts'
import type { PrepaidPolicy } from './prepaid-policy.ts'

/** What somebody pays ahead at once. */
export interface PrepaidPurchase {
  readonly currency: string
  /** For cards and balances of known customers: named cards (记名卡), top-ups included. */
  readonly namedMinor: number
  /** For cards of whoever has them (不记名卡), all together. */
  readonly unnamedMinor: number
}

/** Who buys, as far as it matters here. */
export interface PrepaidBuyer {
  readonly id: CustomerId
  readonly identity: object | null
}

export type UnverifiedRefusal = RefusalOf<
  'identity_not_verified',
  {
    policyId: PrepaidPolicyId
    customerId: CustomerId | null
    named: boolean
    thresholdMinor: number
    amountMinor: number
  }
>

/**
 * Why somebody whose identity nobody has seen may not pay so much ahead at once, if so. From which amounts on it must have
 * been seen is data; in China, for one, whoever buys or tops up a named card, or buys unnamed ones for 10 000 yuan or more
 * at once, shows a valid document (Administrative Measures on Single-Purpose Commercial Prepaid Cards (for trial
 * implementation), Order No. 9 of the Ministry of Commerce, 2012, article 15).
 */
export function refuseUnverified(
  policies: readonly PrepaidPolicy[],
  { currency, namedMinor, unnamedMinor }: PrepaidPurchase,
  buyer: PrepaidBuyer | null,
): { readonly ok: false; readonly refusal: UnverifiedRefusal } | undefined {
  if (buyer !== null && buyer.identity !== null) return undefined
  for (const policy of policies) {
    if (policy.currency !== currency || policy.archivedAtMs !== null) continue
    for (const named of [true, false]) {
      const amountMinor = named ? namedMinor : unnamedMinor
      const thresholdMinor = named ? policy.namedIdentityFromMinor : policy.unnamedIdentityFromMinor
      if (thresholdMinor === null || amountMinor < thresholdMinor) continue
      const details = { policyId: policy.id, customerId: buyer?.id ?? null, named, thresholdMinor, amountMinor }
      return { ok: false, refusal: { code: 'identity_not_verified', details } }
    }
  }
  return undefined
}
