import { describe, expect, test } from 'vitest'
import { idOf } from '../base/ids.ts'
import { bund, chairs, cut, dye, lin, sofas } from '../scheduling/salon.fixture.ts'
import { refuseCustomerOverrides, refuseService } from './check-service.ts'
import { totalMinutes } from './service.ts'

const level = { staffLevelId: idOf('StaffLevel', 'senior'), price: cut.price }
const atBund = { ...level, locationId: bund.id }
const requirement = { resourceIds: [chairs.id], quantity: 1, sharedByParty: false, carriedAlong: false }

describe('refuseService', () => {
  test.each([
    ['as it is', dye, undefined],
    ['a day long with all its blocks', { ...dye, durationMinutes: 1370 }, undefined],
    ['longer than a day by its cleaning up', { ...dye, durationMinutes: 1371 }, 'service_too_long'],
    [
      'longer than a day for one person',
      { ...dye, overrides: [{ ...level, durationMinutes: 1371 }] },
      'service_too_long',
    ],
    ['with a level priced twice', { ...dye, overrides: [level, level] }, 'duplicate_in_list'],
    ['with a level priced twice at a location', { ...dye, overrides: [atBund, atBund] }, 'duplicate_in_list'],
    ['with a level priced by location', { ...dye, overrides: [level, atBund] }, undefined],
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
})

test('a customer has one override for what it names', () => {
  const own = { serviceId: cut.id, durationMinutes: 90 }
  const byLin = { ...own, staffId: lin.id }
  expect(refuseCustomerOverrides({ serviceOverrides: [own, byLin, { ...own, serviceId: dye.id }] })).toBeUndefined()
  expect(refuseCustomerOverrides({ serviceOverrides: [own, byLin, byLin] })).toEqual({
    code: 'duplicate_in_list',
    details: { list: 'serviceOverrides', id: `${cut.id} ${lin.id}` },
  })
})
