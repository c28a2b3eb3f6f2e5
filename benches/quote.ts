import { anyLine, type Bill, type PriceEffect, type PricingRule, quoteBill } from '../packages/core/src/index.ts'
import { createRandom, type Random } from '../scripts/prove/random.ts'
import type { Bench, BenchOptions, Figure, Verdict } from './bench.ts'
import { latenciesOf } from './latencies.ts'
import { formatMs, formatRatio } from './report.ts'

/** A quote takes microseconds, so that so many different bills are timed together. */
const batch = 100
const batches = { FULL: 400, SMOKE: 2 }
const warmUps = { FULL: 200, SMOKE: 1 }
const lines = 10

/** The price of a bill with its trace, beside the bare sums that it comes to. */
export const quote: Bench = {
  name: 'quote',
  summary: `core: the price of a bill of ${lines} lines, with tax, shares and the trace of every step`,
  async run(options) {
    const few = measure(options, 3, 0.005)
    const many = measure(options, 20, 0.05)
    return { bench: 'quote', figures: [...few.figures, ...many.figures], verdicts: [few.verdict, many.verdict] }
  },
}

function measure(
  { size, seed }: BenchOptions,
  ruleCount: number,
  limitMs: number,
): { figures: readonly Figure[]; verdict: Verdict } {
  const random = createRandom(seed)
  const rules = rulesOf(ruleCount)
  const makeBills = (): Bill[] => Array.from({ length: batch }, () => billOf(random, rules))
  for (let index = 0; index < warmUps[size]; index += 1) for (const bill of makeBills()) quoteBill(bill)
  const quoteMs: number[] = []
  const bareMs: number[] = []
  for (let index = 0; index < batches[size]; index += 1) {
    const bills = makeBills()
    bareMs.push(timed(bills, bareTotal))
    quoteMs.push(timed(bills, (bill) => quoteBill(bill).totalMinor))
  }
  const whole = latenciesOf(quoteMs)
  const bare = latenciesOf(bareMs)
  const ratio = bare.p50 / whole.p50
  const name = `${lines} lines, ${ruleCount} rules`
  return {
    figures: [
      { what: `${name}: bare sums, no trace`, count: batches[size] * batch, latencies: bare },
      {
        what: `${name}: quote`,
        count: batches[size] * batch,
        latencies: whole,
        ratio: { to: 'bare sums', value: ratio },
      },
    ],
    verdict: {
      goal: `${name} ≤ ${formatMs(limitMs)}`,
      reached: whole.p50 <= limitMs,
      measured: `p50 ${formatMs(whole.p50)}, p99 of batches ${formatMs(whole.p99)}, ${formatRatio(ratio)} the bare sums`,
    },
  }
}

/** Milliseconds per bill. */
function timed(bills: readonly Bill[], priced: (bill: Bill) => number): number {
  let total = 0
  const startedMs = performance.now()
  for (const bill of bills) total += priced(bill)
  const tookMs = performance.now() - startedMs
  if (!(total > 0)) throw new Error('bills come to something')
  return tookMs / bills.length
}

/** The same percentages and the amount, without scopes, shares, tax, checks or trace. */
function bareTotal({ lines: billed, rules }: Bill): number {
  let totalMinor = 0
  for (const { unitPriceMinor, quantity } of billed) {
    let leftMinor = unitPriceMinor * quantity
    for (const { effect } of rules) {
      if (effect.kind === 'PERCENT_OFF') leftMinor -= Math.round((leftMinor * effect.percentOffBasisPoints) / 10_000)
    }
    totalMinor += leftMinor
  }
  for (const { effect } of rules) if (effect.kind === 'AMOUNT_OFF') totalMinor -= effect.amountOffMinor
  return totalMinor
}

/** A tier, an item promotion and a coupon with a minimum; further ones are timed, grouped or of one category. */
function rulesOf(count: number): readonly PricingRule[] {
  const percent = (percentOffBasisPoints: number): PriceEffect => ({
    kind: 'PERCENT_OFF',
    percentOffBasisPoints,
    maxOffMinor: null,
  })
  const first = [
    rule('tier', percent(1000), { source: 'TIER' }),
    rule('dye-week', percent(500), { scope: { ...anyLine, itemIds: ['svc_1', 'svc_2', 'svc_3'] } }),
    rule(
      'coupon',
      { kind: 'AMOUNT_OFF', amountOffMinor: 3000 },
      { source: 'COUPON', level: 'ORDER', minSpendMinor: 10_000 },
    ),
  ]
  const windows = [
    {
      isoWeekdays: [1, 2, 3, 4, 5],
      monthDays: null,
      fromDate: null,
      toDate: null,
      recurrence: null,
      startMinute: 540,
      endMinute: 720,
    },
  ]
  const further = Array.from({ length: count - first.length }, (_, n) =>
    rule(`further-${n}`, percent(100 + n), {
      source: n % 2 === 0 ? 'PROMOTION' : 'TIMED_PRICE',
      windows: n % 2 === 0 ? null : windows,
      scope: n % 3 === 0 ? { ...anyLine, categoryIds: ['hair'] } : anyLine,
      exclusiveGroups: n % 4 === 0 ? ['campaign'] : [],
      priority: n,
    }),
  )
  return [...first, ...further]
}

function rule(id: string, effect: PriceEffect, more: Partial<PricingRule>): PricingRule {
  return {
    id,
    version: 1,
    name: id,
    source: 'PROMOTION',
    level: 'ITEM',
    effect,
    scope: anyLine,
    windows: null,
    minSpendMinor: 0,
    priority: 0,
    exclusiveGroups: [],
    exclusive: false,
    base: 'DISCOUNTED',
    ...more,
  }
}

function billOf(random: Random, rules: readonly PricingRule[]): Bill {
  return {
    currency: 'CNY',
    lines: Array.from({ length: lines }, (_, n) => ({
      kind: n % 3 === 0 ? ('PRODUCT' as const) : ('SERVICE' as const),
      itemId: `svc_${n}`,
      categoryIds: n % 2 === 0 ? ['hair'] : ['nails'],
      unitPriceMinor: 1000 + random.between(0, 30_000),
      quantity: 1 + random.between(0, 2),
      startsAt: n % 3 === 0 ? null : { date: '2026-11-24', minuteOfDay: 480 + random.between(0, 600), isoWeekday: 2 },
      discountable: true,
      taxRateBasisPoints: 600,
      coverage: [],
    })),
    rules,
    maxPromotions: 20,
    taxInclusive: true,
    serviceCharge: null,
    tipMinor: 0,
    cashRounding: null,
  }
}
