import { describe, expect, test } from 'vitest'
import { idOf } from '../base/ids.ts'
import { at, wang } from '../scheduling/salon.fixture.ts'
import type { CustomerActivity } from './customer-activity.ts'
import { account, club, location, tier } from './loyalty.fixture.ts'
import { withActivity, withoutUses, withTier, withTierReached, withUses } from './loyalty-account.ts'
import type { TierEvaluation } from './loyalty-programme.ts'

const nowMs = at('12:00')
const order: CustomerActivity = {
  ...{ id: idOf('CustomerActivity', '1'), customerId: wang.id, kind: 'ORDER', sourceId: 'ord_1', locationId: location },
  ...{ businessDate: '2026-11-21', currency: 'CNY', totalMinor: 500, spentMinor: 300, visits: 1, points: 3 },
  subLedgerPoints: [],
  occurredAtMs: nowMs,
}
const before = account({ period: { spentMinor: 1000, visits: 4, qualifyingPoints: 10 } })
const item = { customerId: wang.id, key: 'svc_cut', amount: 1, firstAtMs: nowMs, lastAtMs: nowMs }

describe('an activity', () => {
  test('adds to the figures of the period, and is kept with all that it counts', () => {
    const once = withActivity(before, order, [item])
    expect(once).toEqual({
      ...before,
      period: { spentMinor: 1300, visits: 5, qualifyingPoints: 13 },
      activities: [order],
      counts: [
        { ...item, key: 'SPENT/CNY', amount: 300 },
        { ...item, key: 'ORDERS/CNY', amount: 1 },
        { ...item, key: 'VISITS', amount: 1 },
        item,
      ],
    })
    const twice = withActivity(once, { ...order, kind: 'RETURN', spentMinor: -300, visits: 0, points: -3 }, [])
    expect(twice.period).toEqual({ spentMinor: 1000, visits: 5, qualifyingPoints: 10 })
    expect([twice.activities.length, twice.counts.length]).toEqual([2, 5])
  })

  test('in another currency than the programme’s, or without one, counts towards no tier’s spending', () => {
    const period = { spentMinor: 1000, visits: 5, qualifyingPoints: 13 }
    expect(withActivity(before, { ...order, currency: 'EUR' }, []).period).toEqual(period)
    expect(withActivity({ ...before, programme: null }, order, []).period).toEqual(period)
  })
})

test('uses of boosts are counted one by one, and kept', () => {
  const [a, b] = [
    { key: 'a', times: 2 },
    { key: 'b', times: 9 },
  ]
  const first = withUses({ ...before, uses: new Map([['a', 1]]) }, [a, b])
  expect([...first.uses]).toEqual([
    ['a', 2],
    ['b', 1],
  ])
  const second = withUses(first, [b])
  expect(second.uses.get('b')).toBe(2)
  expect(second.taken).toEqual([a, b, b])
  expect(before.uses.size).toBe(0)
})

test('uses that are given back are none below nothing, and are kept', () => {
  const after = withoutUses({ ...before, uses: new Map([['a', 2]]) }, ['a', 'b'])
  expect([...after.uses]).toEqual([
    ['a', 1],
    ['b', 0],
  ])
  expect(withoutUses(after, ['a', 'a'])).toEqual({
    ...after,
    uses: new Map([
      ['a', 0],
      ['b', 0],
    ]),
    returned: ['a', 'b', 'a', 'a'],
  })
})

describe('a tier', () => {
  const gold = tier('gold', 3)

  test('is given with the next version of the customer, and taken away the same', () => {
    const up = withTier(before, gold, nowMs)
    const customer = { ...wang, tierId: gold.id, version: wang.version + 1, updatedAtMs: nowMs }
    const type = 'customer.tier_changed'
    expect(up.customer).toEqual(customer)
    expect(up.events).toEqual([{ type, subjectKind: 'CUSTOMER', subject: customer, previous: wang }])
    const down = withTier(up, undefined, nowMs)
    expect(down.customer).toMatchObject({ tierId: null, version: wang.version + 2 })
    expect(down.events).toMatchObject([{ previous: { tierId: null } }, { previous: { tierId: gold.id } }])
  })

  test('that the customer has already changes nothing', () => {
    expect(withTier(before, undefined, nowMs)).toBe(before)
    const held = account({ customer: { ...wang, tierId: gold.id } })
    expect(withTier(held, gold, nowMs)).toBe(held)
  })

  const tierEvaluation: TierEvaluation = {
    period: { kind: 'SINCE_JOIN' },
    tierEnds: { kind: 'AFTER_JOINING', days: 10 },
    downgrade: 'NEVER',
  }
  const reachable = { minSpentMinor: 100, minVisits: null, minQualifyingPoints: null, match: 'ALL' } as const
  const [low, high] = [tier('low', 1, { criteria: reachable }), tier('high', 2, { criteria: reachable })]
  const reach = (fields: Parameters<typeof account>[0]) =>
    withTierReached(account({ programme: { ...club, tierEvaluation }, tiers: [low, high], ...fields }), nowMs)
  const spent = { spentMinor: 100, visits: 0, qualifyingPoints: 0 }

  test('that is reached begins now and ends by the programme', () => {
    const customer = { ...wang, createdAtMs: nowMs - 86_400_000 }
    expect(reach({ customer, period: spent })).toMatchObject({
      customer: { tierId: high.id },
      standing: { customerId: wang.id, tierId: high.id, sinceMs: nowMs, endsAtMs: nowMs + 9 * 86_400_000 },
      events: [{ subject: { tierId: high.id } }],
    })
  })

  test('that is reached again, or stands already, is left as it is', () => {
    const customer = { ...wang, tierId: high.id }
    const standing = { customerId: wang.id, tierId: high.id, sinceMs: 1, endsAtMs: 2 }
    for (const period of [spent, { ...spent, spentMinor: 0 }]) {
      const reached = reach({ customer, standing, period })
      expect(reached.standing).toBe(standing)
      expect(reached.customer).toBe(customer)
    }
    expect(reach({})).toMatchObject({ customer: wang, standing: null, events: [] })
  })

  test('of the same rank as the one that was given is not taken instead', () => {
    const equal = { ...high, id: idOf('Tier', 'equal'), criteria: null }
    const customer = { ...wang, tierId: equal.id }
    const reached = reach({ customer, tiers: [high, equal], period: spent })
    expect(reached.customer.tierId).toBe(equal.id)
    expect(reached.standing).toMatchObject({ tierId: equal.id, sinceMs: nowMs })
  })
})
