import { expect, test } from 'vitest'
import { idOf } from '../base/ids.ts'
import { baseServicesOf, refuseTier, type TierBenefit } from './tier-benefit.ts'

const shared = { name: 'Benefit', validFrom: null, validUntil: null }
const [cut, styled, wash] = [idOf('Service', 'cut'), idOf('Service', 'styled'), idOf('Service', 'wash')]
const upgrade: TierBenefit = {
  ...{ ...shared, kind: 'BIRTHDAY_UPGRADE', code: 'BIRTHDAY' },
  upgrades: [
    { baseServiceId: cut, upgradedServiceId: styled },
    { baseServiceId: wash, upgradedServiceId: cut },
  ],
}
const free: TierBenefit = {
  ...{ ...shared, kind: 'FREE_ITEM', code: 'FREE', itemIds: [wash], quota: 1, period: 'MONTH', automatic: false },
}

test('a tier has each of its benefits once', () => {
  expect(refuseTier({ benefits: [] })).toBeUndefined()
  expect(refuseTier({ benefits: [upgrade, free] })).toBeUndefined()
  expect(refuseTier({ benefits: [upgrade, free, { ...free, name: 'Again' }] })).toEqual({
    ...{ code: 'duplicate_in_list', details: { list: 'benefits', id: 'FREE' } },
  })
})

test('an upgrade is priced by the services it is from, a free item by nothing else', () => {
  expect(baseServicesOf([free, upgrade])).toEqual([cut, wash])
  expect(baseServicesOf([free])).toEqual([])
})
