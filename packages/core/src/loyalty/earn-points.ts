import { assert } from '../base/assert.ts'
import { allocate } from '../money/allocate.ts'
import { percentOf } from '../money/ratio.ts'
import { instantOf } from '../time/instant.ts'
import { addDays, isoWeekday, type LocalDate } from '../time/local-time.ts'
import { isWithinWindows, timeWindowOf, wallClockAt } from '../time/time-window.ts'
import type { EarningBoost, EarningRule, LoyaltyProgramme } from './loyalty-programme.ts'
import { pointsBasis } from './points-basis.ts'
import type { Purchase, PurchaseLine } from './purchase.ts'

/** One use of a boost that one customer has only so often. */
export interface BoostUse {
  readonly key: string
  readonly times: number
}

/** What an order earns into one balance of points. */
export interface BalanceEarnings {
  readonly points: number
  /** What of it each line of the order earned, by ordinal. */
  readonly linePoints: readonly number[]
}

/** What an order earns. */
export interface Earnings extends BalanceEarnings {
  /** What it earns into sub-ledgers, those that get something. */
  readonly subLedgers: readonly (BalanceEarnings & { readonly subLedgerCode: string })[]
  readonly uses: readonly BoostUse[]
}

/** Whose order it is, and how often they have had what is limited, by key. */
export interface Earner {
  readonly customerId: string
  readonly tierId: string | null
  readonly uses: ReadonlyMap<string, number>
}

/** No order earns more than this into one balance, whatever the rules come to. */
export const maxPointsOfOrder = 1_000_000_000

/**
 * The points of an order: what the rules give, times the best boost that multiplies, and what boosts add. Fractions are
 * cut off once a rule and once after multiplying. An order in another currency, or that no rule gives points for, earns
 * none; none earns more than {@link maxPointsOfOrder}. Each sub-ledger is earned into by its own rules and boosts alone,
 * as the main balance is by those that name none.
 */
export function earnPoints(programme: LoyaltyProgramme, purchase: Purchase, earner: Earner, nowMs: number): Earnings {
  const none: Earnings = { points: 0, linePoints: purchase.lines.map(() => 0), subLedgers: [], uses: [] }
  if (purchase.currency !== programme.currency || purchase.lines.length === 0) return none
  const basis = pointsBasis(purchase, programme)
  const into = (subLedgerCode: string | null) => {
    const isOwn = (row: EarningRule | EarningBoost): boolean => (row.subLedgerCode ?? null) === subLedgerCode
    const [earningRules, earningBoosts] = [programme.earningRules.filter(isOwn), programme.earningBoosts.filter(isOwn)]
    return earnInto({ earningRules, earningBoosts }, { purchase, basis }, earner, nowMs)
  }
  const main = into(null)
  const others = programme.subLedgers.map(({ code: subLedgerCode }) => ({ subLedgerCode, ...into(subLedgerCode) }))
  return {
    ...main,
    subLedgers: others
      .filter(({ points }) => points > 0)
      .map(({ subLedgerCode, points, linePoints }) => ({ subLedgerCode, points, linePoints })),
    uses: [main, ...others].flatMap(({ uses }) => uses),
  }
}

/** What rules and boosts of one balance give for what was paid. */
function earnInto(
  programme: Pick<LoyaltyProgramme, 'earningRules' | 'earningBoosts'>,
  { purchase, basis }: { readonly purchase: Purchase; readonly basis: readonly number[] },
  earner: Earner,
  nowMs: number,
): BalanceEarnings & Pick<Earnings, 'uses'> {
  const basePoints = purchase.lines.map(() => 0)
  for (const rule of programme.earningRules) {
    for (const [index, points] of rulePoints(rule, purchase, basis).entries()) {
      basePoints[index] = (basePoints[index] ?? 0) + points
    }
  }
  const base = sum(basePoints)
  if (base === 0) return { points: 0, linePoints: basePoints, uses: [] }
  const earning = purchase.lines.map((line) => programme.earningRules.some((rule) => isInScope(rule, line)))
  const basisMinor = sum(basis.filter((_, index) => earning[index]))
  const acting = programme.earningBoosts.filter((boost) => acts(boost, purchase, basisMinor, earner, nowMs))
  const best = bestMultiplier(acting)
  const added = acting.flatMap(({ effect }) => (effect.kind === 'ADD' ? [effect.points] : []))
  const multiplied = best ? percentOf(base, best.factorBasisPoints, 'FLOOR') : base
  const points = Math.min(multiplied + sum(added), maxPointsOfOrder)
  const given = acting.filter((boost) => boost === best?.boost || boost.effect.kind === 'ADD')
  return {
    points,
    linePoints: allocate(points, basePoints),
    uses: given.flatMap((boost) => useOf(boost, purchase, earner, nowMs)),
  }
}

/** The keys under which the uses of boosts are counted that this customer may have at that moment. */
export function boostKeysOf(
  { earningBoosts }: Pick<LoyaltyProgramme, 'earningBoosts'>,
  customerId: string,
  timeZone: string,
  nowMs: number,
): readonly string[] {
  const { date } = wallClockAt(timeZone, nowMs)
  return earningBoosts.flatMap((boost) => (boost.limit ? [boostKey(boost, customerId, date)] : []))
}

/** Whether a rule gives points for such a line. */
function isInScope({ scope }: EarningRule, { kind, itemId, categoryId }: PurchaseLine): boolean {
  const { kinds, itemIds, categoryIds, excludedItemIds } = scope
  return (
    kinds.includes(kind) &&
    (itemIds === null || (itemIds as readonly string[]).includes(itemId)) &&
    (categoryIds === null || (categoryId !== null && (categoryIds as readonly string[]).includes(categoryId))) &&
    !(excludedItemIds as readonly string[]).includes(itemId)
  )
}

/** What a rule gives each line. */
function rulePoints(rule: EarningRule, { lines }: Purchase, basis: readonly number[]): readonly number[] {
  const inScope = lines.map((line) => isInScope(rule, line))
  const within = basis.map((amountMinor, index) => (inScope[index] ? amountMinor : 0))
  const spentMinor = sum(within)
  if (rule.kind === 'ITEM') {
    return lines.map(({ quantity }, index) => ((within[index] ?? 0) > 0 ? atMost(quantity * rule.points) : 0))
  }
  if (!inScope.includes(true) || spentMinor < rule.minSpendMinor) return lines.map(() => 0)
  const points = rule.kind === 'VISIT' ? rule.points : atMost(Math.floor(spentMinor / rule.perMinor) * rule.points)
  // Where nothing was paid, such as on a visit that a card covers, the first line in scope has them.
  const weights = spentMinor > 0 ? within : inScope.map((is, index) => (is && index === inScope.indexOf(true) ? 1 : 0))
  return allocate(points, weights)
}

function acts(
  boost: EarningBoost,
  purchase: Purchase,
  basisMinor: number,
  { customerId, tierId, uses }: Earner,
  nowMs: number,
): boolean {
  const clock = wallClockAt(purchase.timeZone, nowMs)
  if (boost.validFrom !== null && nowMs < instantOf(boost.validFrom)) return false
  if (boost.validUntil !== null && nowMs >= instantOf(boost.validUntil)) return false
  if (boost.windows !== null && !isWithinWindows(boost.windows.map(timeWindowOf), clock)) return false
  if (boost.tierIds !== null && (tierId === null || !(boost.tierIds as readonly string[]).includes(tierId)))
    return false
  if (basisMinor < boost.minSpendMinor) return false
  return boost.limit === null || (uses.get(boostKey(boost, customerId, clock.date)) ?? 0) < boost.limit.times
}

function bestMultiplier(
  boosts: readonly EarningBoost[],
): { readonly boost: EarningBoost; readonly factorBasisPoints: number } | undefined {
  let best: { readonly boost: EarningBoost; readonly factorBasisPoints: number } | undefined
  for (const boost of boosts) {
    if (boost.effect.kind !== 'MULTIPLY') continue
    const { factorBasisPoints } = boost.effect
    if (!best || factorBasisPoints > best.factorBasisPoints) best = { boost, factorBasisPoints }
  }
  return best
}

function useOf(boost: EarningBoost, purchase: Purchase, { customerId }: Earner, nowMs: number): readonly BoostUse[] {
  if (boost.limit === null) return []
  const { date } = wallClockAt(purchase.timeZone, nowMs)
  return [{ key: boostKey(boost, customerId, date), times: boost.limit.times }]
}

function boostKey({ code, limit }: EarningBoost, customerId: string, date: LocalDate): string {
  assert(limit !== null, 'only what is limited is counted')
  const period = {
    DAY: date,
    WEEK: `week/${addDays(date, 1 - isoWeekday(date))}`,
    MONTH: date.slice(0, 7),
    YEAR: date.slice(0, 4),
    EVER: 'ever',
  }[limit.per]
  return `boost:${code}/${customerId}/${period}`
}

/** Also of a product that is beyond what numbers count exactly. */
function atMost(points: number): number {
  return Math.min(points, maxPointsOfOrder)
}

function sum(numbers: readonly number[]): number {
  return numbers.reduce((total, number) => total + number, 0)
}
