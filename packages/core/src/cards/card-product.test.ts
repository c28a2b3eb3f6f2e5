import { describe, expect, test } from 'vitest'
import { manicure, monthPass, tenVisits, valueCard } from './card.fixture.ts'
import { type CardProduct, refuseCardProduct } from './card-product.ts'

const [visits] = tenVisits.components as [CardProduct['components'][number]]
const discount = { percentOffBasisPoints: 2000, itemIds: null, excludedItemIds: [] }
const discountCard: CardProduct = { ...tenVisits, kind: 'DISCOUNT_CARD', components: [], discount }

describe('fields that make no card', () => {
  test.each<readonly [string, CardProduct]>([
    ['COMPONENTS', { ...tenVisits, components: [] }],
    ['COMPONENTS', { ...tenVisits, components: [visits, visits] }],
    ['COMPONENTS', { ...tenVisits, components: [{ ...visits, quantity: null }] }],
    ['COMPONENTS', { ...monthPass, components: [visits] }],
    ['COMPONENTS', { ...tenVisits, kind: 'PACKAGE', components: [visits, { ...visits, quantity: null }] }],
    ['COMPONENTS', { ...monthPass, components: [...monthPass.components, ...monthPass.components] }],
    ['COMPONENTS', { ...monthPass, components: [] }],
    ['COMPONENTS', { ...tenVisits, kind: 'PACKAGE', components: [] }],
    ['COMPONENTS', { ...valueCard, components: [visits] }],
    ['STORED_VALUE', { ...valueCard, storedValueMinor: null }],
    ['STORED_VALUE', { ...valueCard, storedValueMinor: 99_999 }],
    ['STORED_VALUE', { ...tenVisits, storedValueMinor: 100_000 }],
    ['DISCOUNT', { ...discountCard, discount: null }],
    ['DISCOUNT', { ...tenVisits, discount }],
    ['VALIDITY_MISSING', { ...monthPass, validity: null }],
    ['ACTIVATION', { ...discountCard, activation: 'ON_FIRST_USE' }],
    ['ACTIVATION', { ...valueCard, activation: 'ON_FIRST_USE' }],
    ['UNITS_PER_USE', { ...tenVisits, components: [{ ...visits, unitsPerUse: [{ serviceId: manicure, units: 11 }] }] }],
    ['GUEST_PASSES', { ...valueCard, guestPasses: { count: 1, per: 'CARD' } }],
    ['GUEST_PASSES', { ...discountCard, guestPasses: { count: 1, per: 'MONTH' } }],
  ])('%s', (because, product) => {
    expect(refuseCardProduct(product)).toEqual({ code: 'card_product_invalid', details: { because } })
  })

  test.each<readonly [string, CardProduct]>([
    ['a balance of just what was paid', { ...valueCard, storedValueMinor: valueCard.price.amountMinor }],
    ['visits of guests', { ...tenVisits, guestPasses: { count: 1, per: 'YEAR' } }],
    ['visits that begin with the first one', { ...tenVisits, activation: 'ON_FIRST_USE' }],
    ['time that begins with the first visit', { ...monthPass, activation: 'ON_FIRST_USE' }],
    [
      'a use that takes all there is',
      { ...tenVisits, components: [{ ...visits, unitsPerUse: [{ serviceId: manicure, units: 10 }] }] },
    ],
    [
      'a use that takes more of any number',
      { ...monthPass, components: [{ ...visits, quantity: null, unitsPerUse: [{ serviceId: manicure, units: 99 }] }] },
    ],
  ])('%s is fine', (_, product) => expect(refuseCardProduct(product)).toBeUndefined())

  test('cards of every kind are fine', () => {
    const pack: CardProduct = { ...tenVisits, kind: 'PACKAGE', components: [visits, { ...visits, quantity: 1 }] }
    for (const product of [tenVisits, monthPass, valueCard, discountCard, pack]) {
      expect(refuseCardProduct(product)).toBeUndefined()
    }
  })
})
