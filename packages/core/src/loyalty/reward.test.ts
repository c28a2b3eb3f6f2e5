import { expect, test } from 'vitest'
import { idOf } from '../base/ids.ts'
import { club } from './loyalty.fixture.ts'
import { type EarningBoost, refuseProgramme, type SubLedger } from './loyalty-programme.ts'
import { priceOfReward, refuseReward } from './reward.ts'

const [gold, silver] = [idOf('Tier', 'gold'), idOf('Tier', 'silver')]

test('a reward has one price for each tier, and the plain one for the others', () => {
  const tierPoints = [
    { tierId: gold, points: 800 },
    { tierId: silver, points: 900 },
  ]
  const price = (tierId: typeof gold | null) => priceOfReward({ points: 1000, tierPoints }, tierId)
  expect([price(gold), price(silver), price(idOf('Tier', 'other')), price(null)]).toEqual([800, 900, 1000, 1000])
  expect(refuseReward({ tierPoints })).toBeUndefined()
  expect(refuseReward({ tierPoints: [...tierPoints, { tierId: silver, points: 1 }] })).toEqual({
    ...{ code: 'duplicate_in_list', details: { list: 'tierPoints', id: silver } },
  })
})

test('a programme has each of its rules once, and each of its boosts', () => {
  const [rule] = club.earningRules
  if (!rule) throw new Error('it has a rule')
  const boost: EarningBoost = {
    ...{ code: 'SPEND', name: 'Boost', effect: { kind: 'ADD', points: 1 }, windows: null, validFrom: null },
    ...{ validUntil: null, minSpendMinor: 0, tierIds: null, limit: null },
  }
  const others = [boost, { ...boost, code: 'OTHER' }]
  expect(
    refuseProgramme({ subLedgers: [], earningRules: [rule, { ...rule, code: 'OTHER' }], earningBoosts: others }),
  ).toBeUndefined()
  expect(refuseProgramme({ subLedgers: [], earningRules: [rule], earningBoosts: [...others, boost] })).toEqual({
    ...{ code: 'duplicate_in_list', details: { list: 'earningBoosts', id: 'SPEND' } },
  })
  expect(refuseProgramme({ subLedgers: [], earningRules: [rule, rule], earningBoosts: [boost, boost] })).toEqual({
    ...{ code: 'duplicate_in_list', details: { list: 'earningRules', id: 'SPEND' } },
  })
})

test('a programme has each sub-ledger once, and names no other; that it has lists twice is said first', () => {
  const [rule] = club.earningRules
  if (!rule) throw new Error('it has a rule')
  const skin: SubLedger = { code: 'SKINCARE', name: 'Skin care', expiry: { kind: 'NEVER' }, paysBills: true }
  const named = { ...rule, subLedgerCode: 'SPRING' }
  const refused = (subLedgers: SubLedger[], earningRules = [rule]) =>
    refuseProgramme({ subLedgers, earningRules, earningBoosts: [] })
  const twice = (list: string, id: string) => ({ code: 'duplicate_in_list', details: { list, id } })
  expect(refused([skin, skin], [named, named])).toEqual(twice('subLedgers', 'SKINCARE'))
  expect(refused([skin], [named, named])).toEqual(twice('earningRules', 'SPEND'))
  expect(refused([skin], [named])).toEqual({ code: 'sub_ledger_unknown', details: { subLedgerCode: 'SPRING' } })
  expect(refused([skin, { ...skin, code: 'SPRING' }], [named])).toBeUndefined()
  expect(refused([skin])).toBeUndefined()
})
