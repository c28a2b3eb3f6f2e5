import { expect, test } from 'vitest'
import { idOf, type ServiceId } from '../base/ids.ts'
import { bund, manicure, pedicure } from '../cards/card.fixture.ts'
import type { Service } from '../catalog/service.ts'
import { type BalanceTotal, prepaidLiabilities, servicesOfUnits, type UnitsTotal } from './prepaid-liability.ts'

const jing = idOf('Location', 'jing')
const nails = idOf('Category', 'nails')
const cny = (amountMinor: number): Service['price'] => ({ amountMinor, currency: 'CNY' })
const service = (id: ServiceId, fields: Partial<Service> = {}): Service => {
  return { id, price: cny(10_000), overrides: [], categoryId: nails, ...fields } as unknown as Service
}
const services = (...all: readonly Service[]): ReadonlyMap<ServiceId, Service> =>
  new Map(all.map((one) => [one.id, one]))

const five: UnitsTotal = {
  ...{ kind: 'VISIT_PASS', locationId: bund.id, currency: 'CNY', serviceIds: [manicure], unitsPerUse: [] },
  ...{ unitValueMinor: 9_000, units: 5, costMinor: 40_000 },
}
const owed = { kind: 'VISIT_PASS', locationId: bund.id, currency: 'CNY', deferredMinor: 40_000 } as const
const balance = (account: BalanceTotal['account'], amountMinor: number, onCards = false): BalanceTotal => {
  return { account, onCards, locationId: bund.id, currency: 'CNY', amountMinor }
}
const valueOfUnits = (fields: Partial<UnitsTotal>, all = services(service(manicure), service(pedicure))): unknown => {
  const [found] = prepaidLiabilities({ deferred: [], units: [{ ...five, ...fields }], balances: [] }, all)
  return [found?.credits[0]?.valueMinor, found?.credits[0]?.valuedBy]
}

test('five visits of 100.00 sold for 400.00 are 400.00 by price, 500.00 by value, 5 by credits', () => {
  const found = prepaidLiabilities({ deferred: [owed], units: [five], balances: [] }, services(service(manicure)))
  const credits = { serviceIds: [manicure], categoryIds: [nails], units: 5, priceMinor: 40_000, valueMinor: 50_000 }
  const kind = { kind: 'VISIT_PASS', priceMinor: 40_000, valueMinor: 50_000, bonusMinor: 0, units: 5 }
  expect(found).toEqual([
    {
      ...{ currency: 'CNY', priceMinor: 40_000, valueMinor: 50_000, uncountedPriceMinor: 0, units: 5 },
      ...{ kinds: [kind], credits: [{ ...credits, valuedBy: 'LIST_PRICE' }] },
    },
  ])
})

test('units for one service are worth its list price where the card was sold, today', () => {
  const dearer = service(manicure, {
    overrides: [
      { locationId: bund.id, price: cny(12_000) },
      { locationId: jing, price: cny(13_000) },
      { locationId: bund.id, staffLevelId: idOf('StaffLevel', '1'), price: cny(99_000) },
    ],
  })
  expect(valueOfUnits({}, services(dearer))).toEqual([60_000, 'LIST_PRICE'])
  expect(valueOfUnits({ locationId: jing }, services(dearer))).toEqual([65_000, 'LIST_PRICE'])
  expect(valueOfUnits({ unitsPerUse: [{ serviceId: manicure, units: 3 }] })).toEqual([16_667, 'LIST_PRICE'])
  expect(valueOfUnits({ unitsPerUse: [{ serviceId: pedicure, units: 3 }] })).toEqual([50_000, 'LIST_PRICE'])
})

test('other units are worth what the card says, and what nothing is said of cannot be counted', () => {
  expect(valueOfUnits({ serviceIds: null })).toEqual([45_000, 'UNIT_VALUE'])
  expect(valueOfUnits({ serviceIds: [manicure, pedicure] })).toEqual([45_000, 'UNIT_VALUE'])
  expect(valueOfUnits({}, services())).toEqual([45_000, 'UNIT_VALUE'])
  const euro = service(manicure, { price: { amountMinor: 1, currency: 'EUR' } })
  expect(valueOfUnits({}, services(euro))).toEqual([45_000, 'UNIT_VALUE'])
  expect(valueOfUnits({ serviceIds: null, unitValueMinor: 0 })).toEqual([null, null])
})

test('a kind whose value cannot be counted is left out of the value, and the price of it is told', () => {
  const pass = { ...owed, kind: 'TIME_PASS', deferredMinor: 30_000 } as const
  const discount = { ...owed, kind: 'DISCOUNT_CARD', deferredMinor: 7 } as const
  const given = { ...five, kind: 'TIME_PASS', units: 1, costMinor: 0 } as const
  const unvalued = { ...five, kind: 'PACKAGE', serviceIds: null, unitValueMinor: 0, costMinor: 100 } as const
  const packages = { ...owed, kind: 'PACKAGE', deferredMinor: 40_100 } as const
  const totals = {
    deferred: [pass, discount, packages, owed],
    units: [given, unvalued, { ...five, kind: 'PACKAGE' } as const, five],
    balances: [],
  }
  const [found] = prepaidLiabilities(totals, services(service(manicure)))
  expect(found).toMatchObject({ priceMinor: 110_107, valueMinor: 50_000, uncountedPriceMinor: 70_107, units: 16 })
  expect(found?.kinds.map(({ kind, valueMinor, units }) => [kind, valueMinor, units])).toEqual([
    ['VISIT_PASS', 50_000, 5],
    ['PACKAGE', null, 10],
    ['TIME_PASS', null, 1],
    ['DISCOUNT_CARD', null, 0],
  ])
  expect(found?.credits.map(({ serviceIds, units, valueMinor }) => [serviceIds, units, valueMinor])).toEqual([
    [null, 5, null],
    [[manicure], 11, 110_000],
  ])
})

test('a balance is worth what it can pay, and bonus was not paid', () => {
  const [found] = prepaidLiabilities(
    {
      deferred: [],
      units: [],
      balances: [
        balance('STORED_VALUE_PRINCIPAL', 1_000),
        balance('STORED_VALUE_BONUS', 200),
        balance('STORED_VALUE_PRINCIPAL', 50, true),
        balance('GIFT_CARDS', 3),
      ],
    },
    services(),
  )
  expect(found).toMatchObject({ priceMinor: 1_053, valueMinor: 1_253, uncountedPriceMinor: 0, units: 0, credits: [] })
  expect(found?.kinds).toEqual([
    { kind: 'STORED_VALUE_CARD', priceMinor: 50, valueMinor: 50, bonusMinor: 0, units: 0 },
    { kind: 'STORED_VALUE', priceMinor: 1_000, valueMinor: 1_200, bonusMinor: 200, units: 0 },
    { kind: 'GIFT_CARD', priceMinor: 3, valueMinor: 3, bonusMinor: 0, units: 0 },
  ])
})

test('each currency is told apart, and the same services in whatever order are the same credits', () => {
  const both = { ...five, serviceIds: [pedicure, manicure] }
  const turned = { ...five, serviceIds: [manicure, pedicure], locationId: jing }
  const euro = { ...balance('GIFT_CARDS', 9), currency: 'EUR' }
  const found = prepaidLiabilities({ deferred: [], units: [both, turned], balances: [euro] }, services())
  expect(found.map(({ currency, valueMinor }) => [currency, valueMinor])).toEqual([
    ['CNY', 90_000],
    ['EUR', 9],
  ])
  expect(found[0]?.credits).toMatchObject([{ serviceIds: [manicure, pedicure], units: 10 }])
  expect(servicesOfUnits([both, turned, { serviceIds: null }])).toEqual([pedicure, manicure])
})

test('what is worth more than can be counted exactly is told by its price and its units, and no fault', () => {
  const dear = services({ ...service(manicure), price: cny(1_000_000_000_000) })
  expect(valueOfUnits({ units: 1_000 }, dear)).toEqual([1_000_000_000_000_000, 'LIST_PRICE'])
  expect(valueOfUnits({ units: 1_001 }, dear)).toEqual([null, null])
  expect(valueOfUnits({ units: 10_000 }, dear)).toEqual([null, null])
  expect(valueOfUnits({ serviceIds: null, units: 2_000_000, unitValueMinor: 10_000_000_000 })).toEqual([null, null])
  const half = { ...five, units: 600 }
  const pass = { ...half, kind: 'PACKAGE', units: 1 } as const
  const totals = { deferred: [owed], units: [half, { ...half, locationId: jing }, pass], balances: [] }
  const [found] = prepaidLiabilities(totals, dear)
  expect(found).toMatchObject({ priceMinor: 40_000, valueMinor: 1_000_000_000_000, uncountedPriceMinor: 40_000 })
  expect(found?.kinds.map(({ kind, valueMinor }) => [kind, valueMinor])).toEqual([
    ['VISIT_PASS', null],
    ['PACKAGE', 1_000_000_000_000],
  ])
  expect(found?.credits).toMatchObject([{ units: 1_201, valueMinor: null, valuedBy: null }])
  const rich = prepaidLiabilities({ deferred: [], units: [], balances: [balance('GIFT_CARDS', 2e15)] }, services())
  expect(rich).toMatchObject([{ priceMinor: 2e15, valueMinor: 0, uncountedPriceMinor: 2e15 }])
})
