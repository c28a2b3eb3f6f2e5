import { describe, expect, it } from 'vitest'
import type { Money } from '../money/money.ts'
import { type PricesAtLocations, refuseCurrencies } from './refuse-currencies.ts'

const money = (currency: string): Money => ({ amountMinor: 100, currency }) as Money
const [cny, usd, eur] = [money('CNY'), money('USD'), money('EUR')]
const currencies = new Map([
  ['loc_cn', 'CNY'],
  ['loc_sh', 'CNY'],
  ['loc_us', 'USD'],
])

describe('prices at locations', () => {
  it.each<[string, PricesAtLocations, [string, string] | undefined]>([
    ['anywhere', { price: usd, locationIds: null }, undefined],
    ['in the currency of all', { price: cny, locationIds: ['loc_cn', 'loc_sh'] }, undefined],
    ['in that of none', { price: usd, locationIds: ['loc_cn'] }, ['/price/currency', 'loc_cn']],
    ['in that of some', { price: cny, locationIds: ['loc_cn', 'loc_us'] }, ['/price/currency', 'loc_us']],
    [
      'in that of some, with an override for the other that changes no price',
      { price: cny, locationIds: ['loc_cn', 'loc_us'], overrides: [{ locationId: 'loc_us' }] },
      ['/price/currency', 'loc_us'],
    ],
    [
      'in that of some, with a price for the other',
      { price: cny, locationIds: ['loc_cn', 'loc_us'], overrides: [{ locationId: 'loc_us', price: usd }] },
      undefined,
    ],
    [
      'with a price for one location in another currency',
      { price: cny, locationIds: null, overrides: [{ price: usd }, { locationId: 'loc_cn', price: usd }] },
      ['/overrides/1/price/currency', 'loc_cn'],
    ],
    [
      'with a price for all locations in the currency of one',
      {
        price: cny,
        locationIds: ['loc_cn', 'loc_us'],
        overrides: [{ locationId: 'loc_us', price: usd }, { price: usd }],
      },
      undefined,
    ],
    [
      'with a price for all locations in the currency of none',
      { price: cny, locationIds: ['loc_cn'], overrides: [{ price: eur }] },
      ['/overrides/0/price/currency', 'loc_cn'],
    ],
    [
      'of overrides alone, under another name',
      { locationIds: null, overrides: [{ locationId: 'loc_us', price: eur }], overridesField: 'serviceOverrides' },
      ['/serviceOverrides/0/price/currency', 'loc_us'],
    ],
    ['of amounts that act at one of them', { locationIds: ['loc_cn', 'loc_us'], currency: 'USD' }, undefined],
    ['of amounts that act everywhere', { locationIds: null, currency: 'EUR' }, undefined],
    ['of amounts that act nowhere', { locationIds: ['loc_cn', 'loc_us'], currency: 'EUR' }, ['/currency', 'loc_cn']],
  ])('%s', (_name, prices, expected) => {
    const refusal = refuseCurrencies(prices, currencies)
    expect(refusal && [refusal.details.errors[0].pointer, refusal.details.locationId]).toEqual(expected)
    if (refusal) expect(refusal.details.expected).not.toBe(refusal.details.actual)
  })
})
