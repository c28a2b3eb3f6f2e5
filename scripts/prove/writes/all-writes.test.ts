import { expect, it } from 'vitest'
import { createFaultList } from '../proof.ts'
import { keyedWrites } from './all-writes.ts'

it('every write of the API has a case, or a reason why it keeps no key', () => {
  const faultList = createFaultList()
  expect(keyedWrites(faultList).length).toBeGreaterThan(100)
  expect(faultList.faults).toEqual([])
})
