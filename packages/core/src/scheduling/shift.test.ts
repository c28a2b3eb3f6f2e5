import { describe, expect, test } from 'vitest'
import { refuseShiftTimes, workingTime } from './shift.ts'

const pause = (startMinute: number, endMinute: number) => ({ startMinute, endMinute })

describe('workingTime', () => {
  const zone = 'Europe/Berlin'
  const hours = (date: string, startMinute: number, endMinute: number, breaks: ReturnType<typeof pause>[]) =>
    workingTime({ date, startMinute, endMinute, breaks }, zone).map(({ startMs, endMs }) => [
      new Date(startMs).toISOString().slice(8, 16),
      new Date(endMs).toISOString().slice(8, 16),
    ])

  test.each([
    ['no break', [], [['20T09:00', '21T00:30']]],
    [
      'breaks, one past midnight',
      [pause(720, 780), pause(1440, 1470)],
      [
        ['20T09:00', '20T11:00'],
        ['20T12:00', '20T23:00'],
        ['20T23:30', '21T00:30'],
      ],
    ],
    ['a break at the end', [pause(1500, 1530)], [['20T09:00', '21T00:00']]],
    ['a break all the time', [pause(600, 1530)], []],
  ])('a shift from 10:00 to 25:30 with %s', (_, breaks, expected) => {
    expect(hours('2026-11-20', 600, 1530, breaks)).toEqual(expected)
  })

  test('a break in the hour that comes twice lasts for both readings', () => {
    expect(hours('2026-10-25', 60, 300, [pause(120, 180)])).toEqual([
      ['24T23:00', '25T00:00'],
      ['25T02:00', '25T04:00'],
    ])
  })
})

describe('refuseShiftTimes', () => {
  test.each([
    [600, 1080, [], undefined],
    [600, 600, [], 'shift_ends_before_start'],
    [600, 1080, [pause(600, 1080)], undefined],
    [600, 1080, [pause(720, 780), pause(780, 800)], undefined],
    [600, 1080, [pause(720, 780), pause(779, 800)], 'break_outside_shift'],
    [600, 1080, [pause(780, 800), pause(720, 760)], 'break_outside_shift'],
    [600, 1080, [pause(599, 700)], 'break_outside_shift'],
    [600, 1080, [pause(1000, 1081)], 'break_outside_shift'],
    [600, 1080, [pause(700, 700)], 'break_outside_shift'],
  ])('%i to %i with %j: %s', (startMinute, endMinute, breaks, code) => {
    expect(refuseShiftTimes({ startMinute, endMinute, breaks }, 3)?.code).toBe(code)
  })

  test('the details name the shift and the break', () => {
    const times = { startMinute: 600, endMinute: 1080, breaks: [pause(700, 710), pause(705, 720)] }
    expect(refuseShiftTimes(times, 3)?.details).toEqual({ index: 3, break: 1 })
  })
})
