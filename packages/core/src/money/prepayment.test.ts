import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { prepaymentOf } from './prepayment.ts'

const price = { amountMinor: 12_805, currency: 'CNY' }

describe('prepaymentOf', () => {
  test.each([
    ['nothing', { kind: 'NONE' }, 0],
    ['all', { kind: 'FULL' }, 12_805],
    ['a tenth, rounded half up', { kind: 'DEPOSIT', percentBasisPoints: 1000 }, 1281],
    ['the least percentage', { kind: 'DEPOSIT', percentBasisPoints: 1 }, 1],
    ['an amount', { kind: 'DEPOSIT', amountMinor: 5000 }, 5000],
    ['an amount above the price', { kind: 'DEPOSIT', amountMinor: 20_000 }, 12_805],
  ] as const)('%s', (_, policy, amountMinor) => {
    expect(prepaymentOf(policy, price)).toEqual({ amountMinor, currency: 'CNY' })
  })

  test('is never more than the price', () => {
    const policy = fc.oneof(
      fc.record({ kind: fc.constant('DEPOSIT' as const), percentBasisPoints: fc.integer({ min: 1, max: 10_000 }) }),
      fc.record({ kind: fc.constant('DEPOSIT' as const), amountMinor: fc.integer({ min: 1, max: 1_000_000 }) }),
    )
    fc.assert(
      fc.property(policy, fc.nat(1_000_000), (deposit, amountMinor) => {
        const due = prepaymentOf(deposit, { amountMinor, currency: 'CNY' }).amountMinor
        expect(due >= 0 && due <= amountMinor).toBe(true)
      }),
    )
  })
})
