import { describe, expect, test } from 'vitest'
import { idOf } from '../base/ids.ts'
import { at, wang } from '../scheduling/salon.fixture.ts'
import { type CustomerActivity, countsOfActivity } from './customer-activity.ts'
import { location } from './loyalty.fixture.ts'

const nowMs = at('12:00')
const order: CustomerActivity = {
  ...{ id: idOf('CustomerActivity', '1'), customerId: wang.id, kind: 'ORDER', sourceId: 'ord_1', locationId: location },
  ...{ businessDate: '2026-11-21', currency: 'CNY', totalMinor: 500, spentMinor: 300, visits: 1, points: 3 },
  subLedgerPoints: [],
  occurredAtMs: nowMs,
}

describe('the counters that an activity moves', () => {
  test.each<readonly [string, Partial<CustomerActivity>, readonly (readonly [string, number])[]]>([
    [
      'an order',
      {},
      [
        ['SPENT/CNY', 300],
        ['ORDERS/CNY', 1],
        ['VISITS', 1],
      ],
    ],
    ['an order of nothing but top-ups', { spentMinor: 0, visits: 0 }, [['ORDERS/CNY', 1]]],
    ['a visit', { kind: 'VISIT', spentMinor: 0 }, [['VISITS', 1]]],
    [
      'a return',
      { kind: 'RETURN', spentMinor: -300, visits: -1, currency: 'EUR' },
      [
        ['SPENT/EUR', -300],
        ['VISITS', -1],
      ],
    ],
  ])('%s', (_, fields, counts) => {
    const moment = { customerId: wang.id, firstAtMs: nowMs, lastAtMs: nowMs }
    expect(countsOfActivity({ ...order, ...fields })).toEqual(
      counts.map(([key, amount]) => ({ ...moment, key, amount })),
    )
  })
})
