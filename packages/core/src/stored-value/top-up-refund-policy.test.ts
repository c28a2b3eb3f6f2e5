import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { refundTopUpBy, type TopUpFacts } from './top-up-refund-policy.ts'

const dayMs = 86_400_000
const facts: TopUpFacts = {
  ...{ paidMinor: 300_000, bonusMinor: 100_000, usedMinor: 359_400, settledMinor: 0, principalLeftMinor: 40_600 },
  ...{ fault: 'SELLER', toppedUpAtMs: 0, coolingOffDays: 7, nowMs: 7 * dayMs },
}

describe('PRC_PREPAID', () => {
  test('paid 3000 with 1000 of bonus, used 3594: 2695.50 is deducted where the seller is at fault', () => {
    const { deductedMinor, refundMinor, steps } = refundTopUpBy.PRC_PREPAID(facts)
    expect([deductedMinor, refundMinor]).toEqual([269_550, 30_450])
    expect(steps.map(({ code, value }) => [code, value])).toEqual([
      ['PAID', 300_000],
      ['BONUS', 100_000],
      ['USED', 359_400],
      ['COOLING_OFF', 0],
      ['RATIO', 7_500],
      ['DEDUCTED', 269_550],
      ['REFUND', 30_450],
    ])
    expect(steps[5]?.explanation).toBe('359400 × 300000 ÷ 400000 = 269550')
  })

  test.each([
    ['the consumer is at fault: in full, and nothing is left', { fault: 'CONSUMER' }, 300_000, 0],
    ['within the cooling-off, whoever is at fault', { fault: 'CONSUMER', nowMs: 7 * dayMs - 1 }, 269_550, 30_450],
    ['unused', { usedMinor: 0, fault: 'CONSUMER' }, 0, 300_000],
    ['half used by a consumer at fault', { usedMinor: 100_000, fault: 'CONSUMER' }, 100_000, 200_000],
    ['without bonus', { bonusMinor: 0, usedMinor: 100_000 }, 100_000, 200_000],
    ['settled debts count in full', { usedMinor: 100_000, settledMinor: 60_000 }, 90_000, 210_000],
    ['rounded half up', { paidMinor: 1_000, bonusMinor: 1_000, usedMinor: 333 }, 167, 833],
  ] as const)('%s', (_, more, deducted, refund) => {
    const { deductedMinor, refundMinor } = refundTopUpBy.PRC_PREPAID({ ...facts, ...more })
    expect([deductedMinor, refundMinor]).toEqual([deducted, refund])
  })
})

test('PRINCIPAL_LEFT gives back what is left of what was paid', () => {
  expect(refundTopUpBy.PRINCIPAL_LEFT(facts)).toMatchObject({ deductedMinor: 259_400, refundMinor: 40_600 })
})

test('no more than was paid ever goes back, and whoever is not at fault is not worse off', () => {
  fc.assert(
    fc.property(
      fc.integer({ min: 1, max: 1e9 }),
      fc.nat(1e9),
      fc.double({ min: 0, max: 1, noNaN: true }),
      (paid, bonus, part) => {
        const usedMinor = Math.floor((paid + bonus) * part)
        const of = { ...facts, paidMinor: paid, bonusMinor: bonus, usedMinor, principalLeftMinor: 0 }
        const [seller, consumer] = (['SELLER', 'CONSUMER'] as const).map((fault) =>
          refundTopUpBy.PRC_PREPAID({ ...of, fault }),
        )
        for (const terms of [seller, consumer])
          expect((terms?.deductedMinor ?? 0) + (terms?.refundMinor ?? 0)).toBe(paid)
        expect(seller?.refundMinor).toBeGreaterThanOrEqual(consumer?.refundMinor ?? 0)
      },
    ),
  )
})
