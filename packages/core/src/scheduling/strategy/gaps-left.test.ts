import { expect, test } from 'vitest'
import type { BusyBlock } from '../can-serve.ts'
import { at, cut, dye } from '../salon.fixture.ts'
import { layoutSegment } from '../segment-layout.ts'
import { gapsLeft } from './gaps-left.ts'

const minute = 60_000
const thatDay = { day: { startMs: at('00:00'), endMs: at('24:00') }, shortestMs: 30 * minute }
const working = [{ startMs: at('10:00'), endMs: at('20:00') }]
const block = (from: string, to: string, free = to, preparationMinutes = 0): BusyBlock => ({
  preparationMs: preparationMinutes * minute,
  startMs: at(from),
  endMs: at(to),
  transitionEndMs: at(free),
})

test.each([
  ['an empty day', working, [], [0, 0, 540]],
  ['right after another', working, [block('11:00', '12:00')], [0, 0, 420]],
  ['a quarter after another', working, [block('11:00', '11:45')], [1, 15, 435]],
  ['right after another has cleaned up', working, [block('11:00', '11:45', '12:00')], [0, 0, 420]],
  ['between two, a quarter from each', working, [block('11:00', '11:45'), block('13:15', '14:00')], [2, 30, 30]],
  ['at the end of the shift', [{ startMs: at('10:00'), endMs: at('13:00') }], [], [0, 0, 120]],
  ['just before the end of the shift', [{ startMs: at('10:00'), endMs: at('13:29') }], [], [1, 29, 149]],
  ['in the last of two shifts that touch', [...working, { startMs: at('20:00'), endMs: at('21:00') }], [], [0, 0, 600]],
  [
    'after a break',
    [
      { startMs: at('10:00'), endMs: at('11:50') },
      { startMs: at('12:00'), endMs: at('20:00') },
    ],
    [],
    [0, 0, 420],
  ],
] as const)('a cut at noon, %s', (_, hours, busy, [uselessGaps, uselessMinutes, freeMinutes]) => {
  const layout = layoutSegment(cut)
  const left = gapsLeft({ staffId: 'stf_x', working: hours, busy }, layout, at('12:00'), thatDay)
  expect(left).toEqual({ uselessGaps, uselessMs: uselessMinutes * minute, freeMs: freeMinutes * minute })
})

test('cleaning up takes of the gap after the visit', () => {
  const layout = layoutSegment(dye)
  const calendar = { staffId: 'stf_x', working, busy: [block('13:45', '15:00')] }
  const left = gapsLeft(calendar, layout, at('12:00'), thatDay)
  // Dyeing ends at 13:30, and its cleaning up at 13:40.
  expect(left).toEqual({ uselessGaps: 1, uselessMs: 5 * minute, freeMs: 125 * minute })
})

test('getting ready takes of the gap before the visit, and of the gap before the next one', () => {
  const layout = layoutSegment({ ...cut, preparationMinutes: 10 })
  const calendar = { staffId: 'stf_x', working, busy: [block('10:00', '11:45'), block('13:30', '15:00', '15:00', 20)] }
  const left = gapsLeft(calendar, layout, at('12:00'), thatDay)
  expect(left).toEqual({ uselessGaps: 2, uselessMs: 15 * minute, freeMs: 15 * minute })
})
