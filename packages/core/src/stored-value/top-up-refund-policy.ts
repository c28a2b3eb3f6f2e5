import { assert } from '../base/assert.ts'
import { multiplyRatio } from '../money/ratio.ts'
import type { TopUpRefundPolicy } from '../money/top-up-refund-policies.ts'
import { DAY_MS } from '../time/local-time.ts'

/** Whose fault it is that the rest is not used. */
export const refundFaults = ['SELLER', 'CONSUMER'] as const
export type RefundFault = (typeof refundFaults)[number]

/** What a policy goes by; amounts in minor units. */
export interface TopUpFacts {
  readonly paidMinor: number
  readonly bonusMinor: number
  /** What of both has been spent, as it was charged. */
  readonly usedMinor: number
  /** What of that has settled debts: bonus pays none, so that it was all paid for. */
  readonly settledMinor: number
  /** What is left of what was paid for. */
  readonly principalLeftMinor: number
  readonly fault: RefundFault
  readonly toppedUpAtMs: number
  readonly coolingOffDays: number
  readonly nowMs: number
}

export const refundStepCodes = [
  'PAID',
  'BONUS',
  'USED',
  'SETTLED',
  'COOLING_OFF',
  'RATIO',
  'PRINCIPAL_LEFT',
  'DEDUCTED',
  'REFUND',
] as const

/** One step of the derivation, in the order of working it out. */
export interface TopUpRefundStep {
  readonly code: (typeof refundStepCodes)[number]
  /** What it comes to; of the ratio, in basis points; of the cooling-off, 1 within it and 0 after it. */
  readonly value: number
  readonly explanation: string
}

export interface TopUpRefundTerms {
  /** What is kept of what was paid. */
  readonly deductedMinor: number
  readonly refundMinor: number
  readonly steps: readonly TopUpRefundStep[]
}

/** A policy: what is paid back, and how that was worked out. Nothing else decides it, so that another law is another function. */
export type RefundTopUpBy = (facts: TopUpFacts) => TopUpRefundTerms

/** The policies there are. */
export const refundTopUpBy: Readonly<Record<TopUpRefundPolicy, RefundTopUpBy>> = {
  PRC_PREPAID: prcPrepaid,
  PRINCIPAL_LEFT: principalLeft,
}

/**
 * The rule of the People's Republic of China for prepaid consumption: where the consumer is not at fault, or within the
 * cooling-off, what was used counts at the share that was paid for, paid ÷ (paid + bonus); otherwise in full. What has
 * settled debts counts in full in any case.
 */
function prcPrepaid(facts: TopUpFacts): TopUpRefundTerms {
  const { paidMinor, bonusMinor, usedMinor, settledMinor, fault, toppedUpAtMs, coolingOffDays, nowMs } = facts
  const cooling = nowMs < toppedUpAtMs + coolingOffDays * DAY_MS
  const shared = fault === 'SELLER' || cooling
  const wholeMinor = paidMinor + bonusMinor
  const ratio = shared ? { numerator: paidMinor, denominator: wholeMinor } : { numerator: 1, denominator: 1 }
  const spentMinor = usedMinor - settledMinor
  const deductedMinor = Math.min(multiplyRatio(spentMinor, ratio, 'HALF_UP') + settledMinor, paidMinor)
  const refundMinor = paidMinor - deductedMinor
  const why = cooling
    ? 'the cooling-off still runs'
    : shared
      ? 'the consumer is not at fault'
      : 'the consumer is at fault'
  return settled(deductedMinor, refundMinor, [
    ...opening(facts),
    {
      code: 'COOLING_OFF',
      value: cooling ? 1 : 0,
      explanation: `${coolingOffDays} days from the top-up are ${cooling ? 'not over' : 'over'}`,
    },
    {
      code: 'RATIO',
      value: multiplyRatio(10_000, ratio, 'HALF_UP'),
      explanation: shared
        ? `${why}: what was used counts at ${paidMinor} ÷ (${paidMinor} + ${bonusMinor})`
        : `${why}: what was used counts in full`,
    },
    {
      code: 'DEDUCTED',
      value: deductedMinor,
      explanation: shared
        ? `${spentMinor} × ${paidMinor} ÷ ${wholeMinor}${settledMinor > 0 ? ` + ${settledMinor}` : ''} = ${deductedMinor}`
        : `${usedMinor}, at most what was paid: ${deductedMinor}`,
    },
    { code: 'REFUND', value: refundMinor, explanation: `${paidMinor} − ${deductedMinor} = ${refundMinor}` },
  ])
}

/** What is left of what was paid goes back, whoever is at fault; bonus is worth nothing. */
function principalLeft(facts: TopUpFacts): TopUpRefundTerms {
  const { paidMinor, principalLeftMinor } = facts
  const deductedMinor = paidMinor - principalLeftMinor
  return settled(deductedMinor, principalLeftMinor, [
    ...opening(facts),
    { code: 'PRINCIPAL_LEFT', value: principalLeftMinor, explanation: 'what is left of what was paid' },
    { code: 'DEDUCTED', value: deductedMinor, explanation: `${paidMinor} − ${principalLeftMinor} = ${deductedMinor}` },
    { code: 'REFUND', value: principalLeftMinor, explanation: 'what is left goes back' },
  ])
}

function opening({ paidMinor, bonusMinor, usedMinor, settledMinor }: TopUpFacts): readonly TopUpRefundStep[] {
  const settled = { code: 'SETTLED', value: settledMinor, explanation: 'what of that has settled debts' } as const
  return [
    { code: 'PAID', value: paidMinor, explanation: 'what was paid' },
    { code: 'BONUS', value: bonusMinor, explanation: 'what was given on top' },
    { code: 'USED', value: usedMinor, explanation: 'what of both was spent' },
    ...(settledMinor > 0 ? [settled] : []),
  ]
}

function settled(deductedMinor: number, refundMinor: number, steps: readonly TopUpRefundStep[]): TopUpRefundTerms {
  assert(Number.isSafeInteger(refundMinor) && refundMinor >= 0 && deductedMinor >= 0, 'no refund is negative')
  return { deductedMinor, refundMinor, steps }
}
