import { describe, expect, test } from 'vitest'
import { idOf } from '../base/ids.ts'
import { chairs, cut, dye, lin, sofas } from '../scheduling/salon.fixture.ts'
import { refuseService } from './check-service.ts'
import { listPriceAtLevel, totalMinutes } from './service.ts'

const level = cut.levelPrices[0] ?? { staffLevelId: idOf('StaffLevel', 'none'), price: cut.price }
const requirement = { resourceIds: [chairs.id], quantity: 1, sharedByParty: false }

describe('refuseService', () => {
  test.each([
    ['as it is', dye, undefined],
    ['a day long with all its blocks', { ...dye, durationMinutes: 1370 }, undefined],
    ['longer than a day by its cleaning up', { ...dye, durationMinutes: 1371 }, 'service_too_long'],
    ['with a level priced twice', { ...dye, levelPrices: [level, level] }, 'duplicate_in_list'],
    ['with a person twice', { ...dye, staffIds: [lin.id, lin.id] }, 'duplicate_in_list'],
    [
      'with a resource twice in a requirement',
      { ...dye, resourceRequirements: [{ ...requirement, resourceIds: [chairs.id, chairs.id] }] },
      'duplicate_in_list',
    ],
    // Each requirement is met by itself; one resource in two of them would be promised twice.
    [
      'with a resource in two requirements',
      { ...dye, resourceRequirements: [requirement, requirement] },
      'duplicate_in_list',
    ],
    [
      'with two requirements',
      { ...dye, resourceRequirements: [requirement, { ...requirement, resourceIds: [sofas.id] }] },
      undefined,
    ],
  ])('a service %s', (_, service, code) => {
    expect(refuseService(service)?.code).toBe(code)
  })

  test('names the list and the id', () => {
    expect(refuseService({ ...dye, staffIds: [lin.id, lin.id] })?.details).toEqual({ list: 'staffIds', id: lin.id })
  })
})

describe('a service', () => {
  test('takes all its blocks', () => {
    expect(totalMinutes(dye)).toBe(100)
  })

  test.each([
    ['senior', 19_800],
    ['junior', 12_800],
    [null, 12_800],
  ])('costs at the level %s: %i', (name, amountMinor) => {
    const staffLevelId = name === null ? null : idOf('StaffLevel', name)
    expect(listPriceAtLevel(cut, staffLevelId)).toEqual({ amountMinor, currency: 'CNY' })
  })
})
