import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { idOf } from '../base/ids.ts'
import { type SpendingOrder, spendingOrders } from '../money/spending-order.ts'
import type { LotCode } from './account.ts'
import { consumeLots, costOfTaking, returnLots } from './consume-lots.ts'
import { freeOf, isSpendable, type Lot, lotIdOf } from './lot.ts'

const RUNS = Number(process.env.MENDIAN_PROPERTY_RUNS ?? 500)

function lot(body: string, fields: Partial<Lot> = {}): Lot {
  const remainingMinor = fields.remainingMinor ?? 100
  return {
    id: idOf('Lot', body),
    account: 'STORED_VALUE_PRINCIPAL',
    subjectId: 'cus_wang',
    unit: 'CNY',
    origin: 'TOP_UP',
    locationId: idOf('Location', 'bund'),
    originalMinor: remainingMinor,
    heldMinor: 0,
    costMinor: remainingMinor,
    costLeftMinor: remainingMinor,
    costCurrency: 'CNY',
    deferredCardId: null,
    availableFromMs: 0,
    expiresAtMs: null,
    createdAtMs: 0,
    source: { kind: 'TOP_UP', id: 'x' },
    ...fields,
    remainingMinor,
  }
}

const bonus = { account: 'STORED_VALUE_BONUS' as LotCode, origin: 'BONUS' } as const
const lots = [
  lot('lasting'),
  lot('soon', { expiresAtMs: 30 }),
  lot('older', { expiresAtMs: 40, createdAtMs: 1 }),
  lot('younger', { expiresAtMs: 40, createdAtMs: 2 }),
  lot('pending', { availableFromMs: 11 }),
  lot('expired', { expiresAtMs: 10 }),
  lot('held', { heldMinor: 100, expiresAtMs: 20 }),
  lot('bonus', { ...bonus, expiresAtMs: 35 }),
]

function taken(amountMinor: number, order: SpendingOrder, from = lots): unknown {
  const found = consumeLots(from, amountMinor, order, 10)
  return found.ok ? found.allocations.map(({ lotId, amountMinor: part }) => `${lotId.slice(4)} ${part}`) : found
}

describe('consumeLots', () => {
  test.each([
    ['EARLIEST_EXPIRY', ['soon 100', 'bonus 100', 'older 100', 'younger 1']],
    ['PRINCIPAL_FIRST', ['soon 100', 'older 100', 'younger 100', 'lasting 1']],
    ['BONUS_FIRST', ['bonus 100', 'soon 100', 'older 100', 'younger 1']],
    ['PRO_RATA', ['bonus 60', 'soon 100', 'older 100', 'younger 41']],
  ] as const)('%s takes the earliest expiry first within each account', (order, expected) => {
    expect(taken(301, order)).toEqual(expected)
  })

  test('leaves out what is pending, expired or held, and says how much there is', () => {
    expect(taken(501, 'EARLIEST_EXPIRY')).toEqual({ ok: false, availableMinor: 500 })
    expect(taken(500, 'EARLIEST_EXPIRY')).toHaveLength(5)
    expect(taken(0, 'PRO_RATA', [])).toEqual([])
  })

  test('of lots that are pending or about to expire, counts the first and not the last millisecond', () => {
    expect(isSpendable(lot('a', { availableFromMs: 10 }), 10)).toBe(true)
    expect(isSpendable(lot('a', { availableFromMs: 11 }), 10)).toBe(false)
    expect(isSpendable(lot('a', { expiresAtMs: 11 }), 10)).toBe(true)
    expect(isSpendable(lot('a', { expiresAtMs: 10 }), 10)).toBe(false)
  })

  const anyLot = fc.record({
    remainingMinor: fc.integer({ min: 1, max: 1_000_000 }),
    held: fc.nat(100),
    isBonus: fc.boolean(),
    expiresAtMs: fc.option(fc.integer({ min: 1, max: 30 })),
    availableFromMs: fc.nat(20),
  })
  const anyLots = fc
    .array(anyLot, { maxLength: 8 })
    .map((made) =>
      made.map(({ held, isBonus, ...fields }, n) =>
        lot(String(n), { ...fields, ...(isBonus ? bonus : {}), heldMinor: Math.min(held, fields.remainingMinor) }),
      ),
    )

  test('takes exactly the amount from what is free, whatever the order', () => {
    fc.assert(
      fc.property(anyLots, fc.constantFrom(...spendingOrders), fc.nat(100), (given, order, share) => {
        const usable = given.filter((each) => isSpendable(each, 10))
        const free = usable.reduce((total, each) => total + freeOf(each), 0)
        const amountMinor = Math.floor((free * share) / 100)
        const found = consumeLots(given, amountMinor, order, 10)
        if (!found.ok) throw new Error('there is enough')
        expect(found.allocations.reduce((total, part) => total + part.amountMinor, 0)).toBe(amountMinor)
        expect(new Set(found.allocations.map(({ lotId }) => lotId)).size).toBe(found.allocations.length)
        for (const part of found.allocations) {
          const from = usable.find(({ id }) => id === part.lotId)
          expect(part.amountMinor).toBeGreaterThan(0)
          expect(part.amountMinor).toBeLessThanOrEqual(from ? freeOf(from) : 0)
        }
        expect(consumeLots(given, free + 1, order, 10)).toEqual({ ok: false, availableMinor: free })
      }),
      { numRuns: RUNS },
    )
  })
})

describe('costs and returns', () => {
  test('the parts of a cost are the cost, however a lot is used up', () => {
    fc.assert(
      fc.property(fc.nat(1_000_000), fc.array(fc.integer({ min: 1, max: 9 }), { minLength: 1 }), (costMinor, parts) => {
        let remainingMinor = parts.reduce((total, part) => total + part, 0)
        let costLeftMinor = costMinor
        for (const part of parts) {
          costLeftMinor -= costOfTaking({ remainingMinor, costLeftMinor }, part)
          remainingMinor -= part
          expect(costLeftMinor).toBeGreaterThanOrEqual(0)
        }
        expect([remainingMinor, costLeftMinor]).toEqual([0, 0])
      }),
      { numRuns: RUNS },
    )
  })

  const anyTaken = fc.array(fc.tuple(fc.integer({ min: 1, max: 50 }), fc.nat(1000)), { minLength: 1, maxLength: 5 })

  test('returning in any steps returns exactly what was taken, last taken first', () => {
    fc.assert(
      fc.property(anyTaken, fc.array(fc.integer({ min: 1, max: 40 }), { maxLength: 20 }), (made, steps) => {
        const parts = made.map(([amountMinor, costMinor], n) => ({
          lotId: idOf('Lot', `${n}`),
          amountMinor,
          costMinor,
        }))
        const total = parts.reduce((sum, part) => sum + part.amountMinor, 0)
        const back = new Map<string, [number, number]>()
        let returned = 0
        for (const step of [...steps, total]) {
          const amount = Math.min(step, total - returned)
          const now = returnLots(parts, returned, amount)
          expect(now.reduce((sum, part) => sum + part.amountMinor, 0)).toBe(amount)
          for (const { lotId, amountMinor, costMinor } of now) {
            const [before, cost] = back.get(lotId) ?? [0, 0]
            back.set(lotId, [before + amountMinor, cost + costMinor])
          }
          returned += amount
        }
        expect(parts.map(({ lotId }) => back.get(lotId))).toEqual(
          parts.map(({ amountMinor, costMinor }) => [amountMinor, costMinor]),
        )
      }),
      { numRuns: RUNS },
    )
    const two = ['first', 'last'].map((body) => ({ lotId: idOf('Lot', body), amountMinor: 5, costMinor: 5 }))
    expect(returnLots(two, 0, 6).map(({ lotId, amountMinor }) => [lotId, amountMinor])).toEqual([
      ['lot_last', 5],
      ['lot_first', 1],
    ])
  })

  test('every line of every transaction makes a lot of its own', () => {
    const made = ['a', 'an1', 'an', 'a1'].flatMap((body) =>
      [1, 11, 2].map((lineNo) => lotIdOf(idOf('LedgerTransaction', body), lineNo)),
    )
    expect(new Set(made).size).toBe(12)
  })
})
