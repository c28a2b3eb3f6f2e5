import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { idOf } from '../base/ids.ts'
import { bonusOf, grantTopUp, maxBonusMinor, type TopUpOccasion } from './grant-top-up.ts'
import type { TopUpOffer } from './top-up-offer.ts'

const nowMs = Date.parse('2026-11-21T09:00:00+08:00')
const steps = [
  { paidMinor: 100_000, bonusMinor: 15_000 },
  { paidMinor: 50_000, bonusMinor: 5_000 },
]
const ladder: TopUpOffer = {
  ...{ id: idOf('TopUpOffer', 'b'), name: 'Ladder', currency: 'CNY', steps, cumulative: false },
  ...{ principalValidDays: null, bonusValidDays: 30, newCustomersOnly: false, locationIds: null },
  ...{ validFrom: null, validUntil: null },
  ...{ version: 1, createdAtMs: 0, updatedAtMs: 0, archivedAtMs: null },
}
const occasion: TopUpOccasion = { locationId: idOf('Location', 'bund'), currency: 'CNY', toppedUpBefore: false, nowMs }

function outcome(offer: TopUpOffer | undefined, amountMinor = 50_000, more: Partial<TopUpOccasion> = {}): unknown {
  const granted = grantTopUp(offer ? [offer] : [], amountMinor, ladder.id, { ...occasion, ...more })
  if (granted.ok) return granted.grant.bonusMinor
  return 'because' in granted.refusal.details ? granted.refusal.details.because : granted.refusal.code
}

describe('an offer that is asked for', () => {
  const spoilt: TopUpOffer = {
    ...ladder,
    ...{ archivedAtMs: 1, validFrom: '2026-11-22T00:00:00Z', validUntil: '2026-11-20T00:00:00Z', currency: 'EUR' },
    ...{ locationIds: [idOf('Location', 'other')], newCustomersOnly: true },
  }
  test.each([
    ['no such offer', undefined, {}, 'reference_not_found'],
    ['an archived one', spoilt, {}, 'reference_archived'],
    ['too early', { ...spoilt, archivedAtMs: null }, {}, 'NOT_YET_VALID'],
    ['over', { ...spoilt, archivedAtMs: null, validFrom: null }, {}, 'EXPIRED'],
    ['elsewhere', { ...spoilt, archivedAtMs: null, validFrom: null, validUntil: null }, {}, 'OTHER_LOCATION'],
    ['in another currency', { ...ladder, currency: 'EUR', newCustomersOnly: true }, {}, 'OTHER_CURRENCY'],
    ['for the first time', { ...ladder, newCustomersOnly: true }, { toppedUpBefore: true }, 'NOT_FIRST_TOP_UP'],
    ['of more than that', ladder, { amountMinor: 49_999 }, 'BELOW_FIRST_STEP'],
    ['to be had', { ...ladder, newCustomersOnly: true }, {}, 5_000],
  ] as const)('%s', (_, offer, more, expected) => {
    const { amountMinor, ...given } = { amountMinor: 50_000, ...more }
    expect(outcome(offer, amountMinor, given)).toBe(expected)
  })
})

test.each([
  ['just below the most', 999_999_999_999, 1, 999_999_999_999],
  ['the most', 1_000_000_000_000, 2, maxBonusMinor],
  ['beyond every number', 1_000_000_000_000, 1_000_000_000_000, maxBonusMinor],
])('a bonus that adds up to %s', (_, amountMinor, bonusMinor, expected) => {
  expect(bonusOf({ cumulative: true, steps: [{ paidMinor: 1, bonusMinor }] }, amountMinor)).toBe(expected)
})

describe('the offer that is taken', () => {
  const equal: TopUpOffer = { ...ladder, id: idOf('TopUpOffer', 'a'), bonusValidDays: 10 }
  const lasting: TopUpOffer = { ...ladder, id: idOf('TopUpOffer', 'c'), bonusValidDays: null }
  const richer: TopUpOffer = { ...equal, id: idOf('TopUpOffer', 'd'), steps: [{ paidMinor: 1, bonusMinor: 5_001 }] }
  const gone: TopUpOffer = { ...richer, steps: [{ paidMinor: 1, bonusMinor: 9_000 }], archivedAtMs: 1 }

  test.each([
    ['the one with the highest bonus', [equal, richer, lasting, gone], undefined, richer.id],
    ['among equal ones the one that lasts', [equal, lasting, ladder], undefined, lasting.id],
    ['then the first', [ladder, { ...ladder, id: equal.id }], undefined, equal.id],
    ['the one that is named', [equal, richer], equal.id, equal.id],
    ['none where none is wanted', [richer], null, null],
    ['none where none is to be had', [gone], undefined, null],
  ] as const)('is %s', (_, offers, asked, expected) => {
    const granted = grantTopUp(offers, 50_000, asked, occasion)
    expect(granted).toMatchObject({ ok: true, grant: { topUpOfferId: expected, principalMinor: 50_000 } })
  })
})

const anySteps = fc
  .uniqueArray(
    fc.record({ paidMinor: fc.integer({ min: 1, max: 500 }), bonusMinor: fc.integer({ min: 1, max: 90 }) }),
    {
      minLength: 1,
      maxLength: 6,
      selector: ({ paidMinor }) => paidMinor,
    },
  )
  .map((list) => [...list])

test('the bonus is that of the highest step reached, and filling with steps never gives less', () => {
  fc.assert(
    fc.property(anySteps, fc.nat(2_000), (list, amountMinor) => {
      const reached = list.filter(({ paidMinor }) => paidMinor <= amountMinor)
      const highest = reached.toSorted((a, b) => b.paidMinor - a.paidMinor)[0]?.bonusMinor ?? 0
      const plain = bonusOf({ steps: list, cumulative: false }, amountMinor)
      expect(plain).toBe(highest)
      expect(bonusOf({ steps: list, cumulative: true }, amountMinor)).toBeGreaterThanOrEqual(plain)
    }),
  )
})
