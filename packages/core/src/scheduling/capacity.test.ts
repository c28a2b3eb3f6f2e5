import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { type PoolClaim, peakUse, poolBusy } from './capacity.ts'

const RUNS = Number(process.env.MENDIAN_PROPERTY_RUNS ?? 1000)
const HORIZON = 30

function claim(startMs: number, endMs: number, units = 1): PoolClaim {
  return { startMs, endMs, units }
}

const claimList = fc.array(
  fc.tuple(fc.nat(HORIZON), fc.nat(HORIZON), fc.nat(3)).map(([a, b, units]) => claim(a, b, units)),
  { maxLength: 10 },
)

function usedAt(claims: readonly PoolClaim[], ms: number): number {
  return claims.reduce((sum, item) => sum + (item.startMs <= ms && ms < item.endMs ? item.units : 0), 0)
}

describe('peakUse', () => {
  test('is the peak at one instant, not the sum', () => {
    const claims = [claim(0, 10), claim(10, 20), claim(5, 15, 2)]
    expect(peakUse(claims, { startMs: 0, endMs: 20 })).toBe(3)
    expect(peakUse(claims, { startMs: 0, endMs: 5 })).toBe(1)
    expect(peakUse(claims, { startMs: 20, endMs: 30 })).toBe(0)
    expect(peakUse(claims, { startMs: 7, endMs: 7 })).toBe(0)
    expect(peakUse([], { startMs: 0, endMs: 5 })).toBe(0)
  })

  test('one ends as the next starts: never both', () => {
    expect(peakUse([claim(10, 20), claim(0, 10)], { startMs: 0, endMs: 20 })).toBe(1)
  })

  test('is the maximum over every instant', () => {
    fc.assert(
      fc.property(claimList, fc.nat(HORIZON), fc.nat(HORIZON), (claims, startMs, endMs) => {
        let expected = 0
        for (let ms = startMs; ms < endMs; ms += 1) expected = Math.max(expected, usedAt(claims, ms))
        expect(peakUse(claims, { startMs, endMs })).toBe(expected)
      }),
      { numRuns: RUNS },
    )
  })
})

describe('poolBusy', () => {
  test('never enough units is busy always; an idle pool never', () => {
    const [always] = poolBusy({ poolId: 'chairs', quantity: 1, claims: [] }, 2)
    expect(always?.startMs).toBeLessThanOrEqual(-8.64e15)
    expect(always?.endMs).toBeGreaterThanOrEqual(8.64e15)
    expect(poolBusy({ poolId: 'chairs', quantity: 2, claims: [] }, 2)).toEqual([])
  })

  test('merges stretches that touch', () => {
    const claims = [claim(0, 10), claim(10, 20, 2), claim(25, 30)]
    expect(poolBusy({ poolId: 'chairs', quantity: 2, claims }, 2)).toEqual([
      { startMs: 0, endMs: 20 },
      { startMs: 25, endMs: 30 },
    ])
  })

  test('asserts units above zero', () => {
    expect(() => poolBusy({ poolId: 'chairs', quantity: 2, claims: [] }, 0)).toThrow(/above zero/)
  })

  test('is exactly the instants without the units', () => {
    fc.assert(
      fc.property(
        claimList,
        fc.integer({ min: 0, max: 6 }),
        fc.integer({ min: 1, max: 4 }),
        (claims, quantity, units) => {
          const busy = poolBusy({ poolId: 'chairs', quantity, claims }, units)
          for (let ms = -1; ms <= HORIZON; ms += 1) {
            const inBusy = busy.some((item) => item.startMs <= ms && ms < item.endMs)
            expect(inBusy).toBe(quantity - usedAt(claims, ms) < units)
          }
          busy.slice(1).forEach((item, index) => {
            expect(item.startMs).toBeGreaterThan(busy[index]?.endMs ?? Number.POSITIVE_INFINITY)
          })
        },
      ),
      { numRuns: RUNS },
    )
  })
})
