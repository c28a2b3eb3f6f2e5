import { describe, expect, test } from 'vitest'
import { idOf } from '../base/ids.ts'
import { coupon, occasion, template, tenMs, unlimited } from './coupon.fixture.ts'
import { type AskedCoupon, judgeCoupon } from './judge-coupon.ts'
import type { Occasion } from './occasion.ts'
import type { UsageCounts } from './usage.ts'

interface Attempt {
  readonly asked: AskedCoupon
  readonly occasion: Occasion
  readonly counts: UsageCounts
}

type Repair = (attempt: Attempt) => Attempt

const withCoupon =
  (more: Partial<AskedCoupon['coupon']>): Repair =>
  (attempt) => ({ ...attempt, asked: { ...attempt.asked, coupon: { ...attempt.asked.coupon, ...more } } })
const on =
  (more: Partial<Occasion>): Repair =>
  (attempt) => ({ ...attempt, occasion: { ...attempt.occasion, ...more } })
const counted =
  (...counts: readonly (readonly [string, number])[]): Repair =>
  (attempt) => ({ ...attempt, counts: new Map(counts.map(([key, uses]) => [key, { uses, amountMinor: 0 }])) })

const heldOut =
  (holdOutBasisPoints: number): Repair =>
  ({ asked, ...attempt }) => {
    const customers = { ...asked.template.customers, holdOutBasisPoints }
    return { ...attempt, asked: { ...asked, template: { ...asked.template, customers } } }
  }

const gold = idOf('Tier', 'gold')
const friends = idOf('CustomerGroup', 'friends')
const wang = { id: idOf('Customer', 'wang'), birthday: null, groupIds: [] }
const demanding = {
  ...template,
  validFrom: '2026-11-24T09:00:00+08:00',
  validUntil: '2026-11-24T12:00:00+08:00',
  locationIds: [idOf('Location', 'bund')],
  customers: {
    membersOnly: true,
    tierIds: [gold],
    groupIds: [friends],
    firstOrderOnly: true,
    minSpentMinor: 100,
    holdOutBasisPoints: 10_000,
  },
  limits: {
    ...unlimited,
    total: 5,
    perDay: 3,
    perLocation: 4,
    perLocationPerDay: 2,
    perCustomer: 2,
    perCustomerPerDay: 1,
    perCustomerPerWeek: 1,
  },
}

/** All is wrong at the start; each row repairs the fault of the row before. */
const start: Attempt = {
  asked: { coupon: { ...coupon, state: 'VOIDED', expiresAtMs: tenMs }, template: demanding },
  occasion: {
    ...occasion,
    nowMs: Date.parse('2026-11-24T12:00:00+08:00'),
    locationId: idOf('Location', 'other'),
    customer: null,
    history: { orders: 1, spentMinor: 99 },
  },
  counts: new Map(),
}

const rows: readonly (readonly [string, Repair, string])[] = [
  ['it was taken back', (attempt) => attempt, 'VOIDED'],
  ['it was spent', withCoupon({ state: 'USED' }), 'USED'],
  ['it is kept for another order', withCoupon({ state: 'RESERVED' }), 'RESERVED'],
  ['it has ended', withCoupon({ state: 'ISSUED' }), 'EXPIRED'],
  ['it is somebody’s and nobody is named', withCoupon({ expiresAtMs: null }), 'CUSTOMER_REQUIRED'],
  ['it is of another customer', on({ customer: { ...wang, id: idOf('Customer', 'zhao') } }), 'OTHER_CUSTOMER'],
  ['all of its kind have ended, to the instant', on({ customer: wang }), 'EXPIRED'],
  ['they have not begun', on({ nowMs: Date.parse('2026-11-24T08:59:59.999+08:00') }), 'NOT_YET_VALID'],
  ['they are for another location', on({ nowMs: Date.parse('2026-11-24T09:00:00+08:00') }), 'OTHER_LOCATION'],
  ['the customer has no tier', on({ locationId: idOf('Location', 'bund') }), 'OTHER_TIER'],
  ['the tier is another', on({ tierId: idOf('Tier', 'silver') }), 'OTHER_TIER'],
  ['the customer is in another group', on({ tierId: gold }), 'OTHER_GROUP'],
  ['there was an order', on({ customer: { ...wang, groupIds: [friends] } }), 'NOT_FIRST_ORDER'],
  ['too little was spent', on({ history: { orders: 0, spentMinor: 99 } }), 'SPENT_TOO_LITTLE'],
  ['the customer is held out', on({ history: { orders: 0, spentMinor: 100 } }), 'HELD_OUT'],
  ['all uses are gone', (attempt) => counted(['cpt_thirty/total', 5])(heldOut(0)(attempt)), 'LIMIT_REACHED'],
  ['those of the day are gone', counted(['cpt_thirty/total', 4], ['cpt_thirty/day/2026-11-24', 3]), 'LIMIT_REACHED'],
  ['those of the location are gone', counted(['cpt_thirty/loc_bund', 4]), 'LIMIT_REACHED'],
  ['those of its day are gone', counted(['cpt_thirty/loc_bund/2026-11-24', 2]), 'LIMIT_REACHED'],
  ['the customer’s are gone', counted(['cpt_thirty/cus_wang', 2]), 'CUSTOMER_LIMIT_REACHED'],
  ['the customer’s of the day are gone', counted(['cpt_thirty/cus_wang/2026-11-24', 1]), 'CUSTOMER_LIMIT_REACHED'],
  [
    'the customer’s of the week are gone',
    counted(['cpt_thirty/cus_wang/week/2026-11-23', 1]),
    'CUSTOMER_LIMIT_REACHED',
  ],
  ['nothing is wrong', counted(['cpt_thirty/cus_wang/2026-11-23', 9], ['cpt_thirty/total', 4]), 'accepted'],
]

describe('judgeCoupon rejects in a declared order', () => {
  test.each(rows.map(([fault, , reason], row) => [fault, reason, row] as const))('%s: %s', (_, reason, row) => {
    const {
      asked,
      occasion: when,
      counts,
    } = rows.slice(0, row + 1).reduce((attempt, [, repair]) => repair(attempt), start)
    const judged = judgeCoupon(asked, when, counts)
    expect(judged.ok ? 'accepted' : judged.reason).toBe(reason)
  })
})

describe('judgeCoupon, given a coupon that can be spent', () => {
  test('makes it a rule under its own id, of its template', () => {
    const judged = judgeCoupon({ coupon, template: { ...template, version: 3 } }, occasion, new Map())
    expect(judged.ok && judged.value.rule).toMatchObject({
      id: coupon.id,
      version: 3,
      source: 'COUPON',
      exclusiveGroups: [],
      minSpendMinor: 10_000,
    })
  })

  test('puts those that do not stack into one group', () => {
    const judged = judgeCoupon({ coupon, template: { ...template, stackable: false } }, occasion, new Map())
    expect(judged.ok && judged.value.rule.exclusiveGroups).toEqual(['coupons:not-stackable'])
  })

  test('lets whoever has its code spend one of nobody, unless customers are counted', () => {
    const anyones = { ...coupon, customerId: null, code: 'ABCD' }
    const nobody = { ...occasion, customer: null }
    expect(judgeCoupon({ coupon: anyones, template }, nobody, new Map()).ok).toBe(true)
    const limited = { ...template, limits: { ...unlimited, perCustomer: 1 } }
    expect(judgeCoupon({ coupon: anyones, template: limited }, nobody, new Map())).toMatchObject({
      reason: 'CUSTOMER_REQUIRED',
    })
  })
})
