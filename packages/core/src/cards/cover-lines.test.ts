import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { idOf } from '../base/ids.ts'
import { bund, manicure, monthPass, owner, pedicure, sold, tenMs, tenVisits, use as useOf } from './card.fixture.ts'
import { availableUnits } from './card-books.ts'
import type { CardProduct } from './card-product.ts'
import { type CardStanding, coverLines, inOrderOfUse } from './cover-lines.ts'
import type { CustomerCard } from './customer-card.ts'
import { redeemCard } from './redeem-card.ts'

function standing(product: CardProduct, fields: Partial<CustomerCard> = {}, usesToday = 0): CardStanding {
  const { card, books } = sold(product)
  const available = new Map(card.entitlements.map((one) => [one.id, availableUnits(books, one, tenMs)]))
  return { card: { ...card, ...fields }, available, usesToday }
}

const use = { location: bund, customerId: owner }
const lines = [
  { line: 0, serviceId: pedicure, quantity: 1 },
  { line: 2, serviceId: manicure, quantity: 3 },
]
const [visits] = tenVisits.components as [CardProduct['components'][number]]
const visitsOf = (quantity: number, fields: Partial<CardProduct> = {}): CardProduct => {
  return { ...tenVisits, ...fields, components: [{ ...visits, quantity }] }
}
const cover = (...cards: readonly CardStanding[]) =>
  coverLines(lines, cards, use, tenMs).covered.map(({ line, cardId, units }) => [line, cardId, units])

describe('what cards pay for on a bill', () => {
  test('units of the services they are for, one card after another', () => {
    const second = { id: idOf('CustomerCard', 'd') }
    expect(cover(standing(visitsOf(2)), standing(visitsOf(9), second))).toEqual([
      [2, 'crd_c', 2],
      [2, 'crd_d', 1],
    ])
    expect(cover(standing(monthPass))).toEqual([
      [0, 'crd_c', 1],
      [2, 'crd_c', 3],
    ])
  })

  test('no more than the day and the visits left allow', () => {
    expect(cover(standing(visitsOf(9, { maxUsesPerDay: 3 }), {}, 1))).toEqual([[2, 'crd_c', 2]])
    const double = {
      ...tenVisits,
      components: [{ ...visits, quantity: 5, unitsPerUse: [{ serviceId: manicure, units: 2 }] }],
    }
    expect(cover(standing(double))).toEqual([[2, 'crd_c', 2]])
  })

  test('a card that cannot be used, or has nothing for the bill, is told', () => {
    const hair = { ...tenVisits, components: [{ ...visits, serviceIds: [idOf('Service', 'hair')] }] }
    const { idle } = coverLines(lines, [standing(tenVisits, { state: 'BLOCKED' }), standing(hair)], use, tenMs)
    expect(idle.map(({ refusal }) => refusal?.code ?? null)).toEqual(['card_blocked', null])
  })

  test('units of one card go to the lines in turn, until the day or the visits are used up', () => {
    const twice = [...lines, { line: 3, serviceId: manicure, quantity: 4 }]
    const of = (product: CardProduct) =>
      coverLines(twice, [standing(product)], use, tenMs).covered.map(({ line, units }) => [line, units])
    expect(of(visitsOf(9, { maxUsesPerDay: 5 }))).toEqual([
      [2, 3],
      [3, 2],
    ])
    expect(of(visitsOf(5))).toEqual([
      [2, 3],
      [3, 2],
    ])
    const double = [{ ...visits, quantity: 11, unitsPerUse: [{ serviceId: manicure, units: 2 }] }]
    expect(of({ ...tenVisits, components: double })).toEqual([
      [2, 3],
      [3, 2],
    ])
  })

  test('a gift covers what the visits that were paid for do not', () => {
    const gift = { kind: 'ITEM', name: 'Gift', serviceIds: null, quantity: 9 } as const
    const { covered, idle } = coverLines(lines, [standing(visitsOf(2, { gifts: [gift] }))], use, tenMs)
    const found = { cardId: 'crd_c', name: tenVisits.name, guest: null }
    expect(covered).toEqual([
      { ...found, line: 0, entitlementId: 'ent_e1', serviceId: pedicure, units: 1 },
      { ...found, line: 2, entitlementId: 'ent_e0', serviceId: manicure, units: 2 },
      { ...found, line: 2, entitlementId: 'ent_e1', serviceId: manicure, units: 1 },
    ])
    expect(idle).toEqual([])
  })

  test('a line of a guest takes guest passes, as many as there are', () => {
    const guest = { name: 'Chen', customerId: null }
    const guestLines = [{ line: 1, serviceId: manicure, quantity: 3, guest }, ...lines]
    const of = (fields: Partial<CardProduct>, guestUses: CustomerCard['guestUses'] = null) => {
      const cards = [standing(visitsOf(9, fields), { guestUses })]
      const { covered, idle } = coverLines(guestLines, cards, use, tenMs)
      return [covered.map((one) => [one.line, one.guest?.name, one.units]), idle.map(({ refusal }) => refusal?.code)]
    }
    const twice = { guestPasses: { count: 2, per: 'CARD' } } as const
    const own = [2, undefined, 3]
    expect(of(twice)).toEqual([[[1, 'Chen', 2], own], []])
    expect(of(twice, { from: '2026-11-21', uses: 1 })).toEqual([[[1, 'Chen', 1], own], []])
    expect(of(twice, { from: '2026-11-21', uses: 2 })).toEqual([[own], []])
    expect(of({})).toEqual([[own], []])
  })

  test('a card that pays for nothing since guests may not use it says so', () => {
    const guest = { name: 'Chen', customerId: null }
    const idleOf = (serviceId: typeof manicure, card: CardStanding) =>
      coverLines([{ line: 0, serviceId, quantity: 1, guest }], [card], use, tenMs).idle.map(({ refusal }) => refusal)
    const cardId = 'crd_c'
    const none = { code: 'card_has_no_guest_passes', details: { cardId } }
    expect(idleOf(manicure, standing(tenVisits))).toEqual([none])
    const rule = { count: 1, per: 'CARD' } as const
    const used = standing({ ...tenVisits, guestPasses: rule }, { guestUses: { from: '2026-11-21', uses: 1 } })
    const usedUp = { code: 'guest_passes_used_up', details: { cardId, ...rule, nextAtMs: null } }
    expect(idleOf(manicure, used)).toEqual([usedUp])
    expect(idleOf(pedicure, used)).toEqual([null])
  })

  test('a day that is used up, or has been used more often than it may be, covers nothing', () => {
    const spent = [
      standing(visitsOf(9, { maxUsesPerDay: 3 }), {}, 3),
      standing(visitsOf(9, { maxUsesPerDay: 3 }), {}, 4),
    ]
    expect(coverLines(lines, spent, use, tenMs)).toEqual({
      covered: [],
      idle: spent.map(() => ({ cardId: 'crd_c', refusal: null })),
    })
  })

  test('asserts that what is left of an entitlement was read', () => {
    const unread = { ...standing(monthPass), available: new Map() }
    expect(() => coverLines(lines, [unread], use, tenMs)).toThrow('what an entitlement has left was read')
  })

  test('cards are used by priority, then the earliest end, then age, whatever order they come in', () => {
    const of = (id: string, expiresAtMs: number | null, priority: number): CardStanding => {
      const { card, ...rest } = standing(tenVisits)
      return {
        ...rest,
        card: { ...card, id: idOf('CustomerCard', id), expiresAtMs, terms: { ...card.terms, priority } },
      }
    }
    const cards = [
      of('a', null, -2),
      of('b', 9, -1),
      of('c', null, -1),
      of('d', 5, 0),
      of('e', 9, 0),
      of('f', null, 0),
      of('g', null, 0),
      of('h', 1, 7),
    ]
    const order = (given: readonly CardStanding[]) =>
      inOrderOfUse(given)
        .map(({ card }) => card.id.slice(4))
        .join('')
    expect([order(cards), order(cards.toReversed())]).toEqual(['abcdefgh', 'abcdefgh'])
    const shuffled = fc.shuffledSubarray(cards, { minLength: cards.length })
    fc.assert(fc.property(shuffled, (some) => order(some) === 'abcdefgh'))
  })
})

test('a card can be used for all that it is said to pay for on a bill, and then for nothing else on it', () => {
  const chen = { name: 'Chen', customerId: null }
  const component = fc.record({
    ...{ name: fc.constant('Visit'), unitValueMinor: fc.constant(100), quantity: fc.integer({ min: 1, max: 6 }) },
    serviceIds: fc.option(fc.subarray([manicure, pedicure], { minLength: 1, maxLength: 1 })),
    unitsPerUse: fc.subarray([{ serviceId: manicure, units: 2 }]),
  })
  const terms = fc.record({
    components: fc.array(component, { minLength: 1, maxLength: 3 }),
    maxUsesPerDay: fc.option(fc.integer({ min: 1, max: 8 })),
    guestPasses: fc.option(fc.record({ count: fc.integer({ min: 1, max: 4 }), per: fc.constantFrom('CARD', 'MONTH') })),
  })
  const line = fc.record({
    serviceId: fc.constantFrom(manicure, pedicure),
    quantity: fc.integer({ min: 1, max: 4 }),
    guest: fc.constantFrom(undefined, chen),
  })
  const given = [terms, fc.array(line, { maxLength: 4 }), fc.nat(2), fc.nat(2)] as const
  const property = fc.property(...given, (fields, wanted, usesToday, guestsBefore) => {
    const product: CardProduct = { ...tenVisits, ...fields }
    const before = sold(product)
    let card: CustomerCard = { ...before.card, guestUses: { from: '2026-11-21', uses: guestsBefore } }
    let { books } = before
    let uses = usesToday
    const available = new Map(card.entitlements.map((one) => [one.id, availableUnits(books, one, tenMs)]))
    const asked = wanted.map((one, index) => ({ ...one, line: index }))
    const { covered } = coverLines(asked, [{ card, available, usesToday }], use, tenMs)
    const tryUse = (how: Parameters<typeof useOf>[1]): boolean => {
      const used = redeemCard({ card, books, usesToday: uses }, useOf(`use-${uses}`, how), tenMs)
      if (used.ok) {
        card = used.changes.card
        books = used.changes.books
        uses += 1
      }
      return used.ok
    }
    const open = asked.map(({ quantity }) => quantity)
    for (const { line: of, units, serviceId, entitlementId, guest } of covered) {
      for (let n = 0; n < units; n += 1)
        expect(tryUse({ serviceId, entitlementId, guest: guest ?? undefined })).toBe(true)
      open[of] = (open[of] ?? 0) - units
    }
    expect(Math.min(0, ...open)).toBe(0)
    for (const { line: of, serviceId, guest } of asked) {
      if (open[of] !== 0) expect(tryUse({ serviceId, guest })).toBe(false)
    }
  })
  fc.assert(property, { numRuns: 500 })
})
