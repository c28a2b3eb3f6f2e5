import { describe, expect, test } from 'vitest'
import { manicure, monthPass, tenVisits, valueCard } from './card.fixture.ts'
import { type CardProduct, refuseCardProduct } from './card-product.ts'

const [visits] = tenVisits.components as [CardProduct['components'][number]]
const discount = { percentOffBasisPoints: 2000, itemIds: null, excludedItemIds: [] }
const discountCard: CardProduct = { ...tenVisits, kind: 'DISCOUNT_CARD', components: [], discount }

describe('fields that make no card', () => {
  test.each<readonly [string, CardProduct, string]>([
    ['COMPONENTS_MISSING', { ...tenVisits, components: [] }, '/components'],
    ['COMPONENTS_TOO_MANY', { ...tenVisits, components: [visits, visits] }, '/components/1'],
    ['QUANTITY_MISSING', { ...tenVisits, components: [{ ...visits, quantity: null }] }, '/components/0/quantity'],
    ['QUANTITY_NOT_COUNTED', { ...monthPass, components: [visits] }, '/components/0/quantity'],
    [
      'QUANTITY_MISSING',
      { ...tenVisits, kind: 'PACKAGE', components: [visits, { ...visits, quantity: null }] },
      '/components/1/quantity',
    ],
    [
      'COMPONENTS_TOO_MANY',
      { ...monthPass, components: [...monthPass.components, ...monthPass.components] },
      '/components/1',
    ],
    ['COMPONENTS_MISSING', { ...monthPass, components: [] }, '/components'],
    ['COMPONENTS_MISSING', { ...tenVisits, kind: 'PACKAGE', components: [] }, '/components'],
    ['COMPONENTS_TOO_MANY', { ...valueCard, components: [visits] }, '/components/0'],
    ['STORED_VALUE', { ...valueCard, storedValueMinor: null }, '/storedValueMinor'],
    ['STORED_VALUE', { ...valueCard, storedValueMinor: 99_999 }, '/storedValueMinor'],
    ['STORED_VALUE', { ...tenVisits, storedValueMinor: 100_000 }, '/storedValueMinor'],
    ['DISCOUNT', { ...discountCard, discount: null }, '/discount'],
    ['DISCOUNT', { ...tenVisits, discount }, '/discount'],
    ['VALIDITY_MISSING', { ...monthPass, validity: null }, '/validity'],
    ['ACTIVATION', { ...discountCard, activation: 'ON_FIRST_USE' }, '/activation'],
    ['ACTIVATION', { ...valueCard, activation: 'ON_FIRST_USE' }, '/activation'],
    [
      'UNITS_PER_USE',
      { ...tenVisits, components: [{ ...visits, unitsPerUse: [{ serviceId: manicure, units: 11 }] }] },
      '/components/0/unitsPerUse',
    ],
    ['GUEST_PASSES', { ...valueCard, guestPasses: { count: 1, per: 'CARD' } }, '/guestPasses'],
    ['GUEST_PASSES', { ...discountCard, guestPasses: { count: 1, per: 'MONTH' } }, '/guestPasses'],
  ])('%s', (because, product, pointer) => {
    const errors = [{ pointer, code: because, message: expect.stringMatching(/^(is|must)/) }]
    expect(refuseCardProduct(product)).toEqual({ code: 'card_product_invalid', details: { because, errors } })
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
