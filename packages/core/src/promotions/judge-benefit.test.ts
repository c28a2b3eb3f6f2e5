import { describe, expect, test } from 'vitest'
import { idOf } from '../base/ids.ts'
import type { TierBenefit } from '../loyalty/tier-benefit.ts'
import { refuseTier } from '../loyalty/tier-benefit.ts'
import { occasion } from './coupon.fixture.ts'
import { judgeBenefit } from './judge-benefit.ts'

const always = { validFrom: null, validUntil: null }
const upgrade: TierBenefit = {
  kind: 'BIRTHDAY_UPGRADE',
  code: 'BIRTHDAY_UPGRADE',
  name: 'Birthday',
  upgrades: [{ baseServiceId: idOf('Service', 'cut'), upgradedServiceId: idOf('Service', 'dye') }],
  ...always,
}
const free: TierBenefit = {
  kind: 'FREE_ITEM',
  code: 'MONTHLY',
  name: 'A free item',
  itemIds: [idOf('Service', 'cut')],
  quota: 1,
  period: 'MONTH',
  automatic: false,
  ...always,
}
const used = (key: string, uses = 1) => new Map([[key, { uses, amountMinor: 0 }]])
const born = (birthday: string | null) => ({ ...occasion, customer: { id: idOf('Customer', 'wang'), birthday } })

function judged(...[benefit, when, counts]: [TierBenefit, typeof occasion, ReadonlyMap<string, never>?]): string {
  const result = judgeBenefit(benefit, when, counts ?? new Map(), undefined)
  return result.ok ? 'accepted' : result.reason
}

describe('judgeBenefit', () => {
  test.each([
    ['an upgrade in the month of the birthday', upgrade, born('1990-11-02'), new Map(), 'accepted'],
    ['in another month', upgrade, born('1990-12-24'), new Map(), 'NOT_BIRTHDAY_MONTH'],
    ['without a birthday', upgrade, born(null), new Map(), 'BIRTHDAY_UNKNOWN'],
    [
      'a second in the year',
      upgrade,
      born('1990-11-02'),
      used('benefit:BIRTHDAY_UPGRADE/cus_wang/2026'),
      'CUSTOMER_LIMIT_REACHED',
    ],
    ['one of last year', upgrade, born('1990-11-02'), used('benefit:BIRTHDAY_UPGRADE/cus_wang/2025'), 'accepted'],
    ['a free item', free, occasion, new Map(), 'accepted'],
    ['a second in the month', free, occasion, used('benefit:MONTHLY/cus_wang/2026-11'), 'CUSTOMER_LIMIT_REACHED'],
    ['one of last month', free, occasion, used('benefit:MONTHLY/cus_wang/2026-10'), 'accepted'],
    ['a second of two', { ...free, quota: 2 }, occasion, used('benefit:MONTHLY/cus_wang/2026-11'), 'accepted'],
    [
      'one a year',
      { ...free, period: 'YEAR' as const },
      occasion,
      used('benefit:MONTHLY/cus_wang/2026'),
      'CUSTOMER_LIMIT_REACHED',
    ],
    ['one to come', { ...free, validFrom: '2026-11-24T02:00:00.001Z' }, occasion, new Map(), 'NOT_YET_VALID'],
    ['one that is over', { ...free, validUntil: '2026-11-24T02:00:00Z' }, occasion, new Map(), 'EXPIRED'],
  ] as const)('%s: %s', (_, benefit, when, counts, reason) => {
    expect(judged(benefit, when as never, counts as never)).toBe(reason)
  })

  test('an upgrade costs what the base service costs by the same hands, one unit of it', () => {
    const result = judgeBenefit(upgrade, occasion, new Map(), { itemId: 'svc_dye', baseUnitPriceMinor: 12_800 })
    expect(result.ok && result.value.rule).toMatchObject({
      effect: { kind: 'UNIT_PRICE', unitPriceMinor: 12_800, maxUnits: 1 },
      scope: { itemIds: ['svc_dye'] },
    })
  })
})

test('a tier names each benefit once', () => {
  expect(refuseTier({ benefits: [free, { ...upgrade, code: free.code }] })).toMatchObject({
    code: 'duplicate_in_list',
    details: { list: 'benefits', id: 'MONTHLY' },
  })
  expect(refuseTier({ benefits: [free, upgrade] })).toBeUndefined()
})
