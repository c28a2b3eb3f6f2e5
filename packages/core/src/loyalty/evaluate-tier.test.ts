import { describe, expect, test } from 'vitest'
import { at, wang } from '../scheduling/salon.fixture.ts'
import { DAY_MS } from '../time/local-time.ts'
import {
  gapTo,
  meetsCriteria,
  nextTier,
  periodStartMs,
  reachedTier,
  retainCriteria,
  reviewedTier,
  tierEndsAtMs,
} from './evaluate-tier.ts'
import { account, club, tier } from './loyalty.fixture.ts'
import { withTierReached } from './loyalty-account.ts'
import type { LoyaltyProgramme, TierEvaluation } from './loyalty-programme.ts'
import { reviewTier } from './review-tier.ts'
import type { TierCriteria } from './tier.ts'

const criteria = (fields: Partial<TierCriteria>): TierCriteria => {
  return { minSpentMinor: null, minVisits: null, minQualifyingPoints: null, match: 'ALL', ...fields }
}
const figures = (spentMinor: number, visits = 0, qualifyingPoints = 0) => ({ spentMinor, visits, qualifyingPoints })

const normal = tier('normal', 1, { criteria: criteria({}) })
const silver = tier('silver', 2, { criteria: criteria({ minSpentMinor: 100 }) })
const gold = tier('gold', 3, {
  criteria: criteria({ minSpentMinor: 200 }),
  retainThreshold: criteria({ minVisits: 2 }),
})
const honoured = tier('honoured', 9)
const ladder = [gold, honoured, normal, silver]

const yearly: TierEvaluation = {
  period: { kind: 'CALENDAR_YEAR' },
  tierEnds: { kind: 'YEAR_END' },
  downgrade: 'ONE_DOWN',
}
const programmeOf = (fields: Partial<TierEvaluation> = {}): LoyaltyProgramme => {
  return { ...club, tierEvaluation: { ...yearly, ...fields } }
}

describe('criteria', () => {
  const rows: readonly (readonly [Partial<TierCriteria>, ReturnType<typeof figures>, boolean])[] = [
    [{}, figures(0), true],
    [{ match: 'ANY' }, figures(0), true],
    [{ minSpentMinor: 5 }, figures(4), false],
    [{ minSpentMinor: 5 }, figures(5), true],
    [{ minVisits: 2 }, figures(9, 1), false],
    [{ minQualifyingPoints: 3 }, figures(0, 0, 3), true],
    [{ minSpentMinor: 5, minVisits: 2 }, figures(5, 1), false],
    [{ minSpentMinor: 5, minVisits: 2 }, figures(5, 2), true],
    [{ minSpentMinor: 5, minVisits: 2, match: 'ANY' }, figures(5, 1), true],
    [{ minSpentMinor: 5, minVisits: 2, match: 'ANY' }, figures(4, 1), false],
  ]
  test.each(rows)('%j with %j: %s', (fields, counted, met) => {
    expect(meetsCriteria(criteria(fields), counted)).toBe(met)
    const gap = gapTo(criteria(fields), counted)
    expect(Object.values(gap).some((missing) => missing > 0)).toBe(!met)
  })

  test.each<readonly [Partial<TierCriteria>, ReturnType<typeof figures>, ReturnType<typeof figures>]>([
    [{ minSpentMinor: 5, minVisits: 4, minQualifyingPoints: 3 }, figures(1, 2, 3), figures(4, 2, 0)],
    [{ minSpentMinor: 5, minVisits: 4, minQualifyingPoints: 3 }, figures(9, 9, 1), figures(0, 0, 2)],
    [{ minVisits: 4 }, figures(0, 1, 0), figures(0, 3, 0)],
    [{ minSpentMinor: 5, minVisits: 4, match: 'ANY' }, figures(1, 1), figures(4, 3)],
    [{ minSpentMinor: 5, minVisits: 4, match: 'ANY' }, figures(5, 1), figures(0)],
  ])('%j from %j are %j away', (fields, counted, gap) => expect(gapTo(criteria(fields), counted)).toEqual(gap))

  test('of one rank the older tier is reached, and is the next', () => {
    const [older, newer] = [tier('a', 2, { criteria: criteria({}) }), tier('b', 2, { criteria: criteria({}) })]
    for (const tiers of [
      [older, newer],
      [newer, older],
    ]) {
      expect(reachedTier(tiers, figures(0))?.id).toBe(older.id)
      expect(nextTier([...tiers, gold], silver)?.id).toBe(gold.id)
    }
    expect(nextTier([newer, older], normal)?.id).toBe(newer.id)
    expect(reachedTier([], figures(0))).toBeUndefined()
    expect(reachedTier([honoured], figures(0))).toBeUndefined()
  })

  test('what retains a tier is its own threshold, or what reaches it', () => {
    expect(retainCriteria(gold)).toBe(gold.retainThreshold)
    expect(retainCriteria(silver)).toBe(silver.criteria)
    expect(retainCriteria(honoured)).toBeNull()
  })

  test('where tiers are not evaluated none is lost', () => {
    expect(reviewedTier(ladder, gold, figures(0), club)).toBe(gold)
  })

  test('below the lowest there is none, and tiers by hand are not fallen to', () => {
    const strict = tier('strict', 1, { criteria: criteria({ minVisits: 1 }) })
    const byHand = tier('hand', 0)
    const down = (downgrade: TierEvaluation['downgrade']) =>
      reviewedTier([strict, byHand], strict, figures(0), programmeOf({ downgrade }))
    expect([down('ONE_DOWN'), down('BALANCE_BASED')]).toEqual([undefined, undefined])
  })

  test('the highest tier that is reached, and the next one; tiers by hand are neither', () => {
    expect(reachedTier(ladder, figures(99))?.id).toBe(normal.id)
    expect(reachedTier(ladder, figures(200))?.id).toBe(gold.id)
    expect(reachedTier([{ ...gold, archivedAtMs: 1 }, silver], figures(200))?.id).toBe(silver.id)
    expect(nextTier(ladder, undefined)?.id).toBe(normal.id)
    expect(nextTier(ladder, silver)?.id).toBe(gold.id)
    expect(nextTier(ladder, gold)).toBeUndefined()
  })
})

describe('periods and ends of tiers', () => {
  const newYear = (year: number): number => Date.parse(`${year}-01-01T00:00:00+08:00`)

  test('a calendar year is the programme’s', () => {
    expect(periodStartMs(programmeOf(), newYear(2027))).toBe(newYear(2027))
    expect(periodStartMs(programmeOf(), newYear(2027) - 1)).toBe(newYear(2026))
    expect(tierEndsAtMs(programmeOf(), newYear(2027) - 1, 0)).toBe(newYear(2027))
    expect(tierEndsAtMs(programmeOf(), newYear(2027), 0)).toBe(newYear(2028))
  })

  test('a rolling period ends with the moment, and one since joining has all there was', () => {
    const rolling = programmeOf({ period: { kind: 'ROLLING_DAYS', days: 30 } })
    expect(periodStartMs(rolling, 40 * DAY_MS)).toBe(10 * DAY_MS)
    expect(periodStartMs(rolling, 30 * DAY_MS - 1)).toBe(0)
    expect(periodStartMs(programmeOf({ period: { kind: 'SINCE_JOIN' } }), at('12:00'))).toBe(0)
    expect(periodStartMs(club, at('12:00'))).toBe(0)
  })

  test('a tier ends so long after it began, each time so long after the customer joined, or never', () => {
    const after = programmeOf({ tierEnds: { kind: 'AFTER_TIER_START', days: 10 } })
    expect(tierEndsAtMs(after, 5, 0)).toBe(10 * DAY_MS + 5)
    const joined = programmeOf({ tierEnds: { kind: 'AFTER_JOINING', days: 10 } })
    expect(tierEndsAtMs(joined, 25 * DAY_MS, DAY_MS)).toBe(31 * DAY_MS)
    expect(tierEndsAtMs(joined, 31 * DAY_MS, DAY_MS)).toBe(41 * DAY_MS)
    expect(tierEndsAtMs(joined, DAY_MS, DAY_MS)).toBe(11 * DAY_MS)
    // Its record was made after its first visit.
    expect(tierEndsAtMs(joined, 0, 30 * DAY_MS)).toBe(40 * DAY_MS)
    expect(() => tierEndsAtMs(club, 0, 0)).toThrow('tiers are evaluated')
    expect(tierEndsAtMs(programmeOf({ tierEnds: { kind: 'NEVER' } }), 5, 0)).toBeNull()
  })
})

describe('reaching a tier', () => {
  const nowMs = at('12:00')
  const reach = (spentMinor: number, tierId: string | null, programme: LoyaltyProgramme | null = programmeOf()) => {
    const customer = { ...wang, tierId: tierId as typeof wang.tierId }
    return withTierReached(account({ programme, tiers: ladder, period: figures(spentMinor), customer }), nowMs)
  }

  test('goes up, never down, and starts a period', () => {
    const up = reach(200, silver.id)
    expect(up.customer).toMatchObject({ tierId: gold.id, version: 2 })
    expect(up.standing).toMatchObject({ tierId: gold.id, sinceMs: nowMs })
    expect(up.events).toMatchObject([{ type: 'customer.tier_changed', previous: { tierId: silver.id } }])
    expect(reach(0, gold.id)).toMatchObject({ customer: { tierId: gold.id }, events: [] })
    expect(reach(200, honoured.id)).toMatchObject({ customer: { tierId: honoured.id }, events: [] })
  })

  test('does nothing without a programme that evaluates', () => {
    expect(reach(200, null, null).standing).toBeNull()
    expect(reach(200, null, club).customer.tierId).toBeNull()
  })

  test('a tier given by hand starts its period with the next activity', () => {
    expect(reach(0, gold.id).standing).toMatchObject({ tierId: gold.id, sinceMs: nowMs })
  })
})

describe('reviewing a tier at its end', () => {
  const endsAtMs = Date.parse('2027-01-01T00:00:00+08:00')
  const review = (
    tierOf: typeof gold,
    counted: ReturnType<typeof figures>,
    fields: Partial<TierEvaluation> = {},
    nowMs = endsAtMs,
  ) =>
    reviewTier(
      account({
        ...{ programme: programmeOf(fields), tiers: ladder, customer: { ...wang, tierId: tierOf.id } },
        standing: { customerId: wang.id, tierId: tierOf.id, sinceMs: 5, endsAtMs },
      }),
      counted,
      nowMs,
    )

  const rows: readonly (readonly [
    string,
    typeof gold,
    ReturnType<typeof figures>,
    Partial<TierEvaluation>,
    string | null,
  ])[] = [
    ['retained by its own threshold', gold, figures(0, 2), {}, gold.id],
    ['lost: one down', gold, figures(0, 1), {}, silver.id],
    ['lost: to what the figures reach', gold, figures(0, 1), { downgrade: 'BALANCE_BASED' }, normal.id],
    [
      'lost: to a lower one though the figures reach it',
      gold,
      figures(200, 1),
      { downgrade: 'BALANCE_BASED' },
      silver.id,
    ],
    ['never lost', gold, figures(0), { downgrade: 'NEVER' }, gold.id],
    ['retained by what reaches it', silver, figures(100), {}, silver.id],
    ['the lowest, which everybody reaches', normal, figures(0), {}, normal.id],
    ['one without criteria', honoured, figures(0), {}, honoured.id],
  ]
  test.each(rows)('%s', (_, tierOf, counted, fields, tierId) => {
    expect(review(tierOf, counted, fields).customer.tierId).toBe(tierId)
  })

  test('the next period begins where this one ended, however late it is looked at', () => {
    const late = review(gold, figures(0, 2), {}, endsAtMs + 40 * DAY_MS)
    expect(late.standing).toMatchObject({ sinceMs: 5, endsAtMs: Date.parse('2028-01-01T00:00:00+08:00') })
    expect(review(gold, figures(0), {}).standing).toMatchObject({ tierId: silver.id, sinceMs: endsAtMs })
  })

  test('nothing happens without a programme that evaluates, or to what never ends', () => {
    const standing = { customerId: wang.id, tierId: gold.id, sinceMs: 5, endsAtMs }
    const customer = { ...wang, tierId: gold.id }
    for (const fields of [
      { programme: null, standing },
      { programme: club, standing },
      { programme: programmeOf(), standing: null },
      { programme: programmeOf(), standing: { ...standing, endsAtMs: null } },
    ]) {
      const before = account({ tiers: ladder, customer, ...fields })
      expect(reviewTier(before, figures(0), endsAtMs + 1)).toBe(before)
    }
  })

  test('who falls below all tiers has none, and no end of it', () => {
    const only = tier('only', 1, { criteria: criteria({ minVisits: 1 }) })
    const standing = { customerId: wang.id, tierId: only.id, sinceMs: 5, endsAtMs }
    const of = { programme: programmeOf(), tiers: [only], customer: { ...wang, tierId: only.id }, standing }
    const after = reviewTier(account(of), figures(0), endsAtMs + 7)
    expect(after.customer).toMatchObject({ tierId: null, version: wang.version + 1, updatedAtMs: endsAtMs + 7 })
    expect(after.standing).toEqual({ customerId: wang.id, tierId: null, sinceMs: endsAtMs, endsAtMs: null })
    expect(after.events).toHaveLength(1)
  })

  test('a tier that is gone is lost', () => {
    const standing = { customerId: wang.id, tierId: gold.id, sinceMs: 5, endsAtMs }
    const of = { programme: programmeOf(), tiers: [], customer: { ...wang, tierId: gold.id }, standing }
    expect(reviewTier(account(of), figures(0), endsAtMs).customer.tierId).toBeNull()
  })

  test('nothing happens before its end, and a tier changed by hand begins anew', () => {
    const early = review(gold, figures(0), {}, endsAtMs - 1)
    expect(early.standing).toBe(early.opening.standing)
    const changed = reviewTier(
      account({
        ...{ programme: programmeOf(), tiers: ladder, customer: { ...wang, tierId: gold.id } },
        standing: { customerId: wang.id, tierId: silver.id, sinceMs: 5, endsAtMs },
      }),
      figures(0),
      endsAtMs,
    )
    expect(changed.customer.tierId).toBe(gold.id)
    expect(changed.standing).toEqual({
      ...{ customerId: wang.id, tierId: gold.id, sinceMs: endsAtMs },
      endsAtMs: Date.parse('2028-01-01T00:00:00+08:00'),
    })
  })
})
