import { expect, test } from 'vitest'
import { manicure, pedicure } from './card.fixture.ts'
import { covers, unitsPerUseOf } from './entitlement.ts'

test('pays for the services named, for every one where none is, and for a visit that names no service', () => {
  const some = { serviceIds: [manicure] }
  expect([covers(some, manicure), covers(some, pedicure), covers(some, null)]).toEqual([true, false, true])
  expect([covers({ serviceIds: null }, pedicure), covers({ serviceIds: null }, null)]).toEqual([true, true])
})

test('takes one unit but for the services that take more', () => {
  const double = { unitsPerUse: [{ serviceId: pedicure, units: 2 }] }
  expect(unitsPerUseOf(double, pedicure)).toBe(2)
  expect(unitsPerUseOf(double, manicure)).toBe(1)
  expect(unitsPerUseOf(double, null)).toBe(1)
})
