import { describe, expect, test } from 'vitest'
import { idOf } from '../base/ids.ts'
import { bund, manicure, monthPass, owner, pedicure, sold, tenMs, tenVisits } from './card.fixture.ts'
import { availableUnits } from './card-books.ts'
import type { CardProduct } from './card-product.ts'
import { type CardStanding, coverLines, inOrderOfUse } from './cover-lines.ts'
import type { CustomerCard } from './customer-card.ts'

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

  test('cards are used by priority, then the earliest end, then age', () => {
    const of = (id: string, expiresAtMs: number | null, priority: number) => {
      const card = standing(tenVisits)
      return {
        ...card,
        card: { ...card.card, id: idOf('CustomerCard', id), expiresAtMs, terms: { ...card.card.terms, priority } },
      }
    }
    const cards = [of('e', null, 0), of('d', null, 0), of('c', 9, 0), of('b', 5, 0), of('a', null, -1)]
    expect(
      inOrderOfUse(cards)
        .map(({ card }) => card.id.slice(4))
        .join(''),
    ).toBe('abcde')
  })
})
