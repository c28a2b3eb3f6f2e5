import fc from 'fast-check'
import { expect, test } from 'vitest'
import { rowsByUnit } from './rows-by-unit.ts'

const row = fc.record({
  unitId: fc.constantFrom('a', 'b', 'c'),
  ownerId: fc.constantFrom('x', 'y'),
  startMs: fc.nat(9),
})

test('gives each unit its rows by start, in whatever order they come', () => {
  fc.assert(
    fc.property(fc.array(row), fc.constantFrom('x', undefined), (rows, except) => {
      const units = rowsByUnit(rows, ({ unitId }) => unitId, except)
      const wanted = rows.filter(({ ownerId }) => ownerId !== except)
      expect([...units.keys()].sort()).toEqual([...new Set(wanted.map(({ unitId }) => unitId))].sort())
      for (const [unit, own] of units) {
        expect(own).toEqual(wanted.filter(({ unitId }) => unitId === unit).toSorted((a, b) => a.startMs - b.startMs))
      }
    }),
  )
})
