import { describe, expect, test } from 'vitest'
import { idOf } from '../base/ids.ts'
import { bund, manicure, monthPass, owner, pedicure, shanghai, tenMs, tenVisits, valueCard } from './card.fixture.ts'
import type { CardProduct } from './card-product.ts'
import { entitlementCount, entitlementIdsOf, type IssueCard, issueCard } from './issue-card.ts'

const [visits] = tenVisits.components as [CardProduct['components'][number]]
const cardId = idOf('CustomerCard', 'c')
const gift: CardProduct['gifts'][number] = { kind: 'ITEM', name: 'Gift', serviceIds: [pedicure], quantity: 2 }
const coupon = { kind: 'COUPON', couponTemplateId: idOf('CouponTemplate', 't'), count: 1 } as const
const end = Date.parse('2026-12-21T00:00:00+08:00')

function issued(product: CardProduct, fields: Partial<IssueCard> = {}) {
  const entitlementIds = entitlementIdsOf(cardId, entitlementCount(product))
  const sale = { cardId, number: 'NO1', customerId: owner, orderId: null, paidMinor: product.price.amountMinor }
  return issueCard(product, { ...sale, entitlementIds, location: bund, ...fields }, tenMs)
}

const amount = (code: string, amountMinor: number, subjectId: string | null = null) => {
  return { kind: 'AMOUNT', account: expect.objectContaining({ code, subjectId }), amountMinor }
}
const lot = (code: string, subjectId: string, lotFields: object) => {
  return { kind: 'ISSUE', account: expect.objectContaining({ code, subjectId }), lot: lotFields }
}
const visitLot = (origin: string, amountMinor: number, costMinor: number, expiresAtMs: number | null) => {
  return { origin, amountMinor, cost: { amountMinor: costMinor, currency: 'CNY' }, deferredCardId: cardId, expiresAtMs }
}

describe('the entitlements of a card', () => {
  test('one for each component and each item given with it, named after the card', () => {
    expect(entitlementCount({ ...tenVisits, gifts: [coupon, gift, gift] })).toBe(3)
    expect(entitlementCount(valueCard)).toBe(0)
    expect(entitlementIdsOf('crd_abc', 2)).toEqual(['ent_abce0', 'ent_abce1'])
  })

  test('as many as there are ids', () => {
    const entitlementIds = entitlementIdsOf(cardId, 2)
    expect(() => issued(tenVisits, { entitlementIds })).toThrow('an id for each entitlement')
    expect(issued({ ...tenVisits, gifts: [coupon, gift] }, { entitlementIds }).card.entitlements).toEqual([
      { ...visits, id: 'ent_ce0', gift: false },
      {
        ...{ id: 'ent_ce1', gift: true, name: 'Gift', serviceIds: [pedicure], quantity: 2 },
        ...{ unitsPerUse: [], unitValueMinor: 0 },
      },
    ])
  })
})

describe('a card that is sold', () => {
  test('is new, active and within its time', () => {
    const orderId = idOf('Order', '1')
    const { card } = issued({ ...monthPass, priority: 3 }, { orderId, paidMinor: 29_000 })
    expect(card).toEqual({
      ...{ id: cardId, number: 'NO1', previousNumbers: [], productId: monthPass.id, customerId: owner, holderIds: [] },
      ...{ locationId: bund.id, timeZone: shanghai, orderId, currency: 'CNY', paidMinor: 29_000 },
      terms: expect.objectContaining({ kind: 'TIME_PASS', priority: 3 }),
      entitlements: [{ ...monthPass.components[0], id: 'ent_ce0', gift: false }],
      ...{ state: 'ACTIVE', activatedAtMs: tenMs, expiresAtMs: end, freeze: null, frozenDays: 0, guestUses: null },
      ...{ dueAtMs: Date.parse('2026-12-01T00:00:00+08:00'), version: 1, createdAtMs: tenMs, updatedAtMs: tenMs },
    })
  })

  test.each<readonly [string, Partial<CardProduct>, Partial<IssueCard>, object]>([
    ['without an end', {}, {}, { state: 'ACTIVE', activatedAtMs: tenMs, expiresAtMs: null, dueAtMs: null }],
    [
      'to begin with its first use',
      { activation: 'ON_FIRST_USE', validity: { unit: 'DAYS', count: 30 } },
      {},
      {
        ...{ state: 'ISSUED', activatedAtMs: null, expiresAtMs: null, dueAtMs: null },
      },
    ],
    [
      'with its end told',
      { validity: { unit: 'DAYS', count: 30 } },
      { expiresAtMs: end + 7 },
      {
        ...{ expiresAtMs: end + 7, dueAtMs: end + 7 },
      },
    ],
    ['by its terms', { validity: { unit: 'DAYS', count: 30 } }, {}, { expiresAtMs: end, dueAtMs: end }],
  ])('%s', (_, terms, sale, card) => expect(issued({ ...tenVisits, ...terms }, sale).card).toMatchObject(card))

  test('costs whole minor units, and nothing at the least', () => {
    expect(issued(tenVisits, { paidMinor: 0 }).card.paidMinor).toBe(0)
    for (const paidMinor of [-1, 0.5]) expect(() => issued(tenVisits, { paidMinor })).toThrow('costs nothing or more')
  })
})

describe('what a card that is sold moves', () => {
  test('its price is owed, and its visits have a share of it each; gifts have none', () => {
    const product: CardProduct = {
      ...tenVisits,
      kind: 'PACKAGE',
      components: [
        { ...visits, quantity: 2, unitValueMinor: 10_000 },
        { ...visits, serviceIds: null, quantity: 3, unitValueMinor: 20_000 },
      ],
      gifts: [gift],
      validity: { unit: 'DAYS', count: 30 },
    }
    expect(issued(product, { paidMinor: 60_001 }).moves).toEqual([
      amount('CARD_DEFERRED_REVENUE', -60_001, cardId),
      amount('VISITS_ISSUED', 2, 'ent_ce0'),
      lot('VISITS', 'ent_ce0', visitLot('CARD_SALE', 2, 15_000, end)),
      amount('VISITS_ISSUED', 3, 'ent_ce1'),
      lot('VISITS', 'ent_ce1', visitLot('CARD_SALE', 3, 45_001, end)),
      amount('VISITS_ISSUED', 2, 'ent_ce2'),
      lot('VISITS', 'ent_ce2', visitLot('GIFT', 2, 0, end)),
    ])
  })

  test('where one of them says nothing of its worth the price goes by units', () => {
    const components = [
      { ...visits, quantity: 1, unitValueMinor: 10_000 },
      { ...visits, serviceIds: [manicure], quantity: 3, unitValueMinor: 0 },
    ]
    const { moves } = issued({ ...tenVisits, kind: 'PACKAGE', components }, { paidMinor: 40_000 })
    expect(moves.flatMap((move) => (move.kind === 'ISSUE' ? [move.lot.cost?.amountMinor] : []))).toEqual([
      10_000, 30_000,
    ])
  })

  test('a pass of any number of visits has none to count; what is given with it is counted', () => {
    expect(issued({ ...monthPass, gifts: [gift] }).moves).toEqual([
      amount('CARD_DEFERRED_REVENUE', -30_000, cardId),
      amount('VISITS_ISSUED', 2, 'ent_ce1'),
      lot('VISITS', 'ent_ce1', visitLot('GIFT', 2, 0, end)),
    ])
  })

  test.each<readonly [string, CardProduct['validity'], object]>([
    ['is earned by its days', { unit: 'DAYS', count: 30 }, amount('CARD_DEFERRED_REVENUE', -99_900, cardId)],
    ['is earned at once where it has no end', null, amount('CARD_REVENUE', -99_900)],
  ])('the price of a discount %s', (_, validity, move) => {
    const discount = { percentOffBasisPoints: 2000, itemIds: null, excludedItemIds: [] }
    const product: CardProduct = { ...tenVisits, kind: 'DISCOUNT_CARD', components: [], discount, validity }
    expect(issued(product).moves).toEqual([move])
  })

  const principal = (amountMinor: number, expiresAtMs: number | null = null) =>
    lot('STORED_VALUE_PRINCIPAL', cardId, {
      ...{ origin: 'CARD_SALE', amountMinor, cost: { amountMinor, currency: 'CNY' }, expiresAtMs },
    })
  const bonus = (amountMinor: number, expiresAtMs: number | null = null) => [
    amount('BONUS_GRANTED', amountMinor),
    lot('STORED_VALUE_BONUS', cardId, { origin: 'BONUS', amountMinor, cost: null, expiresAtMs }),
  ]
  test.each<readonly [string, number, Partial<CardProduct>, readonly object[]]>([
    ['what was paid, and bonus beyond it', 100_000, {}, [principal(100_000), ...bonus(20_000)]],
    ['no bonus', 120_000, {}, [principal(120_000)]],
    ['nothing but bonus', 0, {}, bonus(120_000)],
    [
      'both until its end',
      119_999,
      { validity: { unit: 'DAYS', count: 30 } },
      [principal(119_999, end), ...bonus(1, end)],
    ],
  ])('a balance of %s', (_, paidMinor, fields, moves) => {
    expect(issued({ ...valueCard, ...fields }, { paidMinor }).moves).toEqual(moves)
  })
})
