import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { idOf } from '../base/ids.ts'
import { type SpendingOrder, spendingOrders } from '../money/spending-order.ts'
import type { LotCode } from './account.ts'
import { capLots, consumeLots, costOfTaking, returnLots } from './consume-lots.ts'
import { freeOf, isMadeBy, isSpendable, type Lot, lotIdOf } from './lot.ts'

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

describe('capLots', () => {
  test.each([
    [
      0,
      [
        ['soon', 0],
        ['bonus', 0],
        ['older', 0],
        ['younger', 0],
        ['held', 0],
        ['lasting', 0],
      ],
    ],
    [
      150,
      [
        ['soon', 100],
        ['bonus', 50],
        ['older', 0],
        ['younger', 0],
        ['held', 0],
        ['lasting', 0],
      ],
    ],
    [
      450,
      [
        ['soon', 100],
        ['bonus', 100],
        ['older', 100],
        ['younger', 100],
        ['held', 0],
        ['lasting', 50],
      ],
    ],
  ] as const)('leaves %i free, where the earliest expiry is', (maxMinor, expected) => {
    const capped = capLots([...lots].reverse(), maxMinor, 10)
    expect(new Map(capped.map((one) => [one.id.slice(4), freeOf(one)]))).toEqual(new Map(expected))
    expect(capped.map(({ remainingMinor }) => remainingMinor)).toEqual(expected.map(() => 100))
  })
})

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

  test('takes the older of equal expiries first, and the lower id of equal ages, however they come', () => {
    const given = [lot('c', { createdAtMs: 2 }), lot('b', { createdAtMs: 1 }), lot('a', { createdAtMs: 1 })]
    const expected = ['a 100', 'b 100', 'c 50']
    expect(taken(250, 'EARLIEST_EXPIRY', given)).toEqual(expected)
    expect(taken(250, 'EARLIEST_EXPIRY', given.toReversed())).toEqual(expected)
    expect(taken(150, 'EARLIEST_EXPIRY', [lot('never'), lot('once', { expiresAtMs: 20 })])).toEqual([
      'once 100',
      'never 50',
    ])
  })

  test('asserts a whole amount of one unit', () => {
    for (const bad of [0.5, -1, Number.NaN, 2 ** 53]) {
      expect(() => taken(bad, 'EARLIEST_EXPIRY')).toThrow('consumeLots: the amount is a whole number')
    }
    expect(() => taken(1, 'EARLIEST_EXPIRY', [lot('a'), lot('b', { unit: 'EUR' })])).toThrow('lots of one unit')
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
  })

  const two = ['first', 'last'].map((body) => ({ lotId: idOf('Lot', body), amountMinor: 5, costMinor: 8 }))
  const back = (returned: number, amount: number) =>
    returnLots(two, returned, amount).map((part) => [part.lotId.slice(4), part.amountMinor, part.costMinor])

  test.each([
    [0, 0, []],
    [0, 5, [['last', 5, 8]]],
    [
      0,
      10,
      [
        ['last', 5, 8],
        ['first', 5, 8],
      ],
    ],
    // The shares of 8 are 2 (1.6), 3 (3.2), 5 (4.8), 6 (6.4) and 8, so each step costs the difference.
    [0, 1, [['last', 1, 2]]],
    [1, 1, [['last', 1, 1]]],
    [3, 1, [['last', 1, 1]]],
    [
      4,
      2,
      [
        ['last', 1, 2],
        ['first', 1, 2],
      ],
    ],
    [6, 4, [['first', 4, 6]]],
    [10, 0, []],
  ])('after %i were returned, %i more are %j', (returned, amount, expected) => {
    expect(back(returned, amount)).toEqual(expected)
  })

  test.each([
    [-1, 1, 'what was returned is a whole number'],
    [0.5, 1, 'what was returned is a whole number'],
    [1, -1, 'the amount is a whole number'],
    [1, 0.5, 'the amount is a whole number'],
    [5, 6, 'no more than was taken'],
  ])('asserts: after %d, %d more', (returned, amount, message) => {
    expect(() => back(returned, amount)).toThrow(message)
  })

  test('the cost of nothing is nothing, of all of it all that is left, and of more there is none', () => {
    expect(costOfTaking({ remainingMinor: 0, costLeftMinor: 0 }, 0)).toBe(0)
    expect(costOfTaking({ remainingMinor: 3, costLeftMinor: 10 }, 1)).toBe(3)
    expect(costOfTaking({ remainingMinor: 3, costLeftMinor: 10 }, 3)).toBe(10)
    expect(() => costOfTaking({ remainingMinor: 3, costLeftMinor: 10 }, 4)).toThrow('no more than remains')
  })

  test('a transaction is known by the lots it made, and by no others', () => {
    const [a, an1] = ['a', 'an1'].map((body) => idOf('LedgerTransaction', body)) as [never, never]
    expect([lotIdOf(a, 1), lotIdOf(a, 11)].map((id) => isMadeBy(id, a))).toEqual([true, true])
    expect(
      [lotIdOf(an1, 2), idOf('Lot', 'xan1'), idOf('Lot', 'an'), idOf('Lot', 'an1x')].map((id) => isMadeBy(id, a)),
    ).toEqual([false, false, false, false])
    expect(isMadeBy(lotIdOf(an1, 2), an1)).toBe(true)
  })

  test('every line of every transaction makes a lot of its own', () => {
    const made = ['a', 'an1', 'an', 'a1'].flatMap((body) =>
      [1, 11, 2].map((lineNo) => lotIdOf(idOf('LedgerTransaction', body), lineNo)),
    )
    expect(new Set(made).size).toBe(12)
    expect(lotIdOf(idOf('LedgerTransaction', 'a'), 2)).toBe('lot_an2')
  })
})
