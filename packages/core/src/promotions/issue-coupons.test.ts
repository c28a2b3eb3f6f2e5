import { describe, expect, test } from 'vitest'
import { idOf } from '../base/ids.ts'
import { DAY_MS } from '../time/local-time.ts'
import { claimCoupon, reserveCoupon, voidCoupon } from './change-coupon.ts'
import { coupon, template, tenMs } from './coupon.fixture.ts'
import { couponStateAt } from './coupon.ts'
import { type IssueState, issueCoupons, issueKeysOf } from './issue-coupons.ts'

const [wang, zhao] = [idOf('Customer', 'wang'), idOf('Customer', 'zhao')]
const wanted = [wang, wang, zhao].map((customerId, n) => ({
  couponId: idOf('Coupon', `c${n}`),
  customerId,
  code: null,
}))
const limited = { ...template, issueLimit: 10, issueLimitPerCustomer: 3 }
const issued = (...counts: readonly (readonly [string, number])[]): IssueState['counts'] =>
  new Map(counts.map(([key, uses]) => [key, { uses, amountMinor: 0 }]))

const rows: readonly (readonly [string, IssueState, string])[] = [
  [
    'of an archived template',
    { template: { ...limited, archivedAtMs: 1, validUntil: '2026-11-24T02:00:00Z' }, counts: issued() },
    'reference_archived',
  ],
  [
    'of one that is over',
    { template: { ...limited, validUntil: '2026-11-24T02:00:00Z' }, counts: issued(['cpt_thirty/issued', 8]) },
    'coupon_template_over',
  ],
  [
    'more than there may be',
    { template: limited, counts: issued(['cpt_thirty/issued', 8], ['cpt_thirty/issued/cus_wang', 2]) },
    'coupon_limit_reached',
  ],
  [
    'more than one customer gets',
    { template: limited, counts: issued(['cpt_thirty/issued', 7], ['cpt_thirty/issued/cus_wang', 2]) },
    'coupon_limit_reached',
  ],
  [
    'to the last',
    { template: limited, counts: issued(['cpt_thirty/issued', 7], ['cpt_thirty/issued/cus_wang', 1]) },
    'accepted',
  ],
]

describe('issueCoupons refuses in a declared order', () => {
  test.each(rows)('coupons %s: %s', (_, state, code) => {
    const decision = issueCoupons(state, wanted, tenMs)
    expect(decision.ok ? 'accepted' : decision.refusal.code).toBe(code)
  })

  test('counts what it issues under the keys it looks at', () => {
    const decision = issueCoupons({ template: limited, counts: issued() }, wanted, tenMs)
    const keys = decision.ok ? decision.changes.usages.map(({ key }) => key) : []
    expect(keys).toEqual(issueKeysOf(limited, [wang, wang, zhao, null]))
    expect(decision.ok && decision.changes.usages.map(({ uses }) => uses)).toEqual([3, 2, 1])
    expect(issueKeysOf(template, [wang])).toEqual([])
  })

  test.each([
    ['never', {}, null],
    ['with the template', { validUntil: '2026-12-01T00:00:00Z' }, Date.parse('2026-12-01T00:00:00Z')],
    ['days after the issue', { validDaysAfterIssue: 3 }, tenMs + 3 * DAY_MS],
    [
      'with what ends first',
      { validDaysAfterIssue: 30, validUntil: '2026-12-01T00:00:00Z' },
      Date.parse('2026-12-01T00:00:00Z'),
    ],
  ])('its coupons end %s', (_, more, expiresAtMs) => {
    const decision = issueCoupons({ template: { ...template, ...more }, counts: issued() }, wanted.slice(0, 1), tenMs)
    expect(decision.ok && decision.changes.coupons[0]).toMatchObject({ state: 'ISSUED', expiresAtMs, orderId: null })
  })
})

describe('a coupon', () => {
  const anyones = { ...coupon, customerId: null, code: 'ABCD' }
  const ended = { ...anyones, expiresAtMs: tenMs }

  test('has expired from its end on, unless it was spent before', () => {
    expect([tenMs - 1, tenMs].map((nowMs) => couponStateAt(ended, nowMs))).toEqual(['ISSUED', 'EXPIRED'])
    expect(couponStateAt({ ...ended, state: 'RESERVED' }, tenMs)).toBe('RESERVED')
  })

  test.each([
    ['of nobody', anyones, 'cus_wang'],
    ['of the same customer', coupon, 'cus_wang'],
    ['of another', { ...coupon, customerId: zhao }, 'coupon_taken'],
    ['that has ended', ended, 'coupon_state_forbids'],
    ['that was voided', { ...anyones, state: 'VOIDED' as const }, 'coupon_state_forbids'],
  ])('%s can be claimed or not: %s', (_, one, outcome) => {
    const decision = claimCoupon(one, wang, tenMs)
    expect(decision.ok ? decision.changes.coupon.customerId : decision.refusal.code).toBe(outcome)
  })

  test.each([
    ['ISSUED', 'VOIDED'],
    ['VOIDED', 'VOIDED'],
    ['RESERVED', 'coupon_state_forbids'],
    ['USED', 'coupon_state_forbids'],
  ] as const)('%s is taken back or not: %s', (state, outcome) => {
    const decision = voidCoupon({ ...coupon, state }, tenMs)
    expect(decision.ok ? decision.changes.coupon.state : decision.refusal.code).toBe(outcome)
  })

  test('is kept for one order', () => {
    const reserved = reserveCoupon(coupon, idOf('Order', 'one'), tenMs)
    expect(reserved).toMatchObject({ state: 'RESERVED', orderId: 'ord_one', version: 2 })
    expect(() => reserveCoupon(reserved, idOf('Order', 'two'), tenMs)).toThrow()
  })
})
