import type { RefusalOf } from '../base/decision.ts'
import type { CancellationPolicyId } from '../base/ids.ts'
import type { ConfigurationRecord } from '../base/record.ts'
import { MINUTE_MS } from '../time/local-time.ts'
import type { CancellationPolicyFields, CancellationTermsFields } from './cancellation-policy.schema.ts'

/** What cancelling, staying away and moving cost, and until when (取消规则). */
export type CancellationPolicy = ConfigurationRecord<CancellationPolicyId, CancellationPolicyFields>

/** A policy's terms without its name: what a booking keeps of it. */
export type CancellationTerms = Readonly<CancellationTermsFields>

/** Shares of the price: what goes back of it, or is owed. */
export interface CancellationShares {
  readonly refundBasisPoints: number
  readonly feeBasisPoints: number
}

export const presetNames = ['FLEXIBLE', 'FAIR', 'MODERATE', 'STRICT'] as const

export type PresetName = (typeof presetNames)[number]

function preset(name: string, lateFee: number, noShowFee: number): CancellationPolicyFields {
  const keeping = (feeBasisPoints: number): CancellationShares => ({
    refundBasisPoints: 10_000 - feeBasisPoints,
    feeBasisPoints,
  })
  return {
    name,
    windows: [
      { minHoursBefore: 24, ...keeping(0) },
      { minHoursBefore: 0, ...keeping(lateFee) },
    ],
    noShow: keeping(noShowFee),
    rescheduleMinHours: 0,
    maxReschedules: null,
  }
}

/** Common policies: within 24 hours, and for staying away, so much of the price is kept or owed. */
export const presets: Readonly<Record<PresetName, CancellationPolicyFields>> = {
  FLEXIBLE: preset('Flexible', 0, 1000),
  FAIR: preset('Fair', 1000, 3000),
  MODERATE: preset('Moderate', 3000, 5000),
  STRICT: preset('Strict', 5000, 10_000),
}

export type CancellationPolicyRefusal = RefusalOf<'duplicate_in_list', { list: 'windows'; id: string }>

/** Why a policy cannot be kept like this, if it cannot. */
export function refusePolicy({
  windows,
}: Pick<CancellationPolicyFields, 'windows'>): CancellationPolicyRefusal | undefined {
  const hours = windows.map((window) => window.minHoursBefore)
  const twice = hours.find((hour, index) => hours.indexOf(hour) !== index)
  return twice === undefined
    ? undefined
    : { code: 'duplicate_in_list', details: { list: 'windows', id: String(twice) } }
}

/** The terms that a booking keeps of the policies of its services, each once. */
export function termsOf(policies: readonly CancellationPolicy[]): readonly CancellationTerms[] {
  return [...new Map(policies.map((policy) => [policy.id, policy])).values()].map(
    ({ windows, noShow, rescheduleMinHours, maxReschedules }) => ({
      windows,
      noShow,
      rescheduleMinHours,
      maxReschedules,
    }),
  )
}

/** The whole goes back and nothing is owed: what applies where no terms do. */
export const freeOfCharge: CancellationShares = { refundBasisPoints: 10_000, feeBasisPoints: 0 }

/** The shares when a visit is cancelled now, by the strictest terms; from its start on as for staying away. */
export function cancellationShares(
  terms: readonly CancellationTerms[],
  startsAtMs: number,
  nowMs: number,
): CancellationShares {
  if (nowMs >= startsAtMs) return noShowShares(terms)
  return strictest(
    terms.map(({ windows }) => {
      const kept = windows.filter((window) => startsAtMs - nowMs >= window.minHoursBefore * 60 * MINUTE_MS)
      const [applying] = [...kept].sort((a, b) => b.minHoursBefore - a.minHoursBefore)
      return applying ?? { refundBasisPoints: 0, feeBasisPoints: 0 }
    }),
  )
}

/** The shares when the customer stays away, by the strictest terms. */
export function noShowShares(terms: readonly CancellationTerms[]): CancellationShares {
  return strictest(terms.map(({ noShow }) => noShow))
}

/** The least refund and the highest fee of all: a visit of several services obeys each of their policies. */
function strictest(list: readonly CancellationShares[]): CancellationShares {
  return list.reduce<CancellationShares>(
    (soFar, each) => ({
      refundBasisPoints: Math.min(soFar.refundBasisPoints, each.refundBasisPoints),
      feeBasisPoints: Math.max(soFar.feeBasisPoints, each.feeBasisPoints),
    }),
    freeOfCharge,
  )
}
