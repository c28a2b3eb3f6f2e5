import { expect, test } from 'vitest'
import { dayBounds } from '../time/zone.ts'
import { fullDays, startsOnFullDay } from './daily-cap.ts'
import { at } from './salon.fixture.ts'

const zone = 'Asia/Shanghai'
const saturday = dayBounds(zone, '2026-11-21')
const sunday = dayBounds(zone, '2026-11-22')
const row = (ownerId: string, clock: string) => ({ ownerId, startMs: at(clock) })

test.each([
  ['one short of the cap', 3, [row('a', '10:00'), row('b', '11:00')], []],
  ['the cap', 2, [row('a', '10:00'), row('b', '11:00')], [saturday]],
  ['more than the cap', 1, [row('a', '10:00'), row('b', '11:00'), row('c', '12:00')], [saturday]],
  ['two blocks of one booking count once', 2, [row('a', '10:00'), row('a', '11:00')], []],
  ['days are counted apart', 2, [row('a', '23:59'), row('b', '24:00')], []],
  ['both days', 1, [row('a', '23:59'), row('b', '24:00')], [saturday, sunday]],
  ['a booking on both days counts on both', 1, [row('a', '23:00'), row('a', '25:00')], [saturday, sunday]],
  ['nothing', 1, [], []],
] as const)('%s', (_, cap, rows, full) => {
  expect(fullDays(rows, cap, zone)).toEqual(full)
})

test('a full day begins with its midnight and ends before the next', () => {
  const starts = ['-00:01', '00:00', '23:59', '24:00'].map((clock) =>
    clock === '-00:01' ? at('00:00') - 60_000 : at(clock),
  )
  expect(starts.map((startMs) => startsOnFullDay([saturday], startMs))).toEqual([false, true, true, false])
})
