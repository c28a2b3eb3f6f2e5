import { describe, expect, test } from 'vitest'
import { DAY_MS, MINUTE_MS } from '../time/local-time.ts'
import { dayBounds, formatInstant, toLocal } from '../time/zone.ts'
import { gridIndexFrom, gridStartAt, isOnGrid, type SlotGrid, slotGrid } from './grid.ts'

function starts(grid: SlotGrid): number[] {
  return Array.from({ length: grid.total }, (_, index) => gridStartAt(grid, index))
}

function clockTimes(zone: string, date: string, alignmentMinutes: number): string[] {
  const day = dayBounds(zone, date)
  return starts(slotGrid(zone, day.startMs, day.endMs, alignmentMinutes)).map((ms) =>
    formatInstant(zone, ms).slice(11, 16),
  )
}

describe('slotGrid', () => {
  test('a plain day is one segment from midnight', () => {
    const day = dayBounds('Asia/Shanghai', '2026-11-21')
    expect(slotGrid('Asia/Shanghai', day.startMs, day.endMs, 15)).toEqual({
      segments: [{ firstStartMs: day.startMs, stepMs: 15 * MINUTE_MS, count: 96, baseIndex: 0 }],
      total: 96,
    })
  })

  test('follows the wall clock where the offset is no multiple of the alignment', () => {
    expect(clockTimes('Asia/Kathmandu', '2026-11-21', 360)).toEqual(['00:00', '06:00', '12:00', '18:00'])
  })

  test('a skipped hour has no starts, a repeated one has both', () => {
    expect(clockTimes('Europe/Berlin', '2026-03-29', 30).slice(2, 8)).toEqual([
      '01:00',
      '01:30',
      '03:00',
      '03:30',
      '04:00',
      '04:30',
    ])
    expect(clockTimes('Europe/Berlin', '2026-10-25', 30).slice(3, 9)).toEqual([
      '01:30',
      '02:00',
      '02:30',
      '02:00',
      '02:30',
      '03:00',
    ])
  })

  test('the alignment restarts on the new wall clock', () => {
    expect(clockTimes('Europe/Berlin', '2026-03-29', 120)).toEqual([
      '00:00',
      '04:00',
      '06:00',
      '08:00',
      '10:00',
      '12:00',
      '14:00',
      '16:00',
      '18:00',
      '20:00',
      '22:00',
    ])
    expect(clockTimes('Australia/Lord_Howe', '2026-10-04', 60).slice(0, 4)).toEqual([
      '00:00',
      '01:00',
      '03:00',
      '04:00',
    ])
    expect(clockTimes('Australia/Lord_Howe', '2026-04-05', 60).slice(0, 4)).toEqual([
      '00:00',
      '01:00',
      '02:00',
      '03:00',
    ])
  })

  test('an empty range has no starts, and both ends are half-open', () => {
    expect(slotGrid('UTC', 5, 5, 15)).toEqual({ segments: [], total: 0 })
    expect(slotGrid('UTC', 1, 15 * MINUTE_MS, 15).total).toBe(0)
    expect(slotGrid('UTC', 0, 15 * MINUTE_MS + 1, 15).total).toBe(2)
  })

  test.each([0, -15, 7, 2.5, 2_880, Number.NaN])('asserts that %d divides the day', (alignmentMinutes) => {
    expect(() => slotGrid('UTC', 0, DAY_MS, alignmentMinutes)).toThrow(/alignment/)
    expect(() => isOnGrid('UTC', 0, alignmentMinutes)).toThrow(/alignment/)
  })

  test('is exactly the minutes that are on the grid, and indexes them in order', () => {
    for (const zone of [
      'Europe/Berlin',
      'Australia/Lord_Howe',
      'America/New_York',
      'Asia/Kathmandu',
      'America/Asuncion',
    ]) {
      for (const alignmentMinutes of [5, 20, 45, 90]) {
        for (const fromMs of [Date.UTC(2024, 2, 22), Date.UTC(2026, 9, 3, 11, 7), Date.UTC(2026, 9, 24)]) {
          const toMs = fromMs + 2 * DAY_MS
          const expected: number[] = []
          for (let ms = Math.ceil(fromMs / MINUTE_MS) * MINUTE_MS; ms < toMs; ms += MINUTE_MS) {
            const onGrid = toLocal(zone, ms).minuteOfDay % alignmentMinutes === 0
            if (onGrid !== isOnGrid(zone, ms, alignmentMinutes)) expect.fail(`${zone} ${ms}`)
            if (onGrid) expected.push(ms)
          }
          const grid = slotGrid(zone, fromMs, toMs, alignmentMinutes)
          expect(starts(grid)).toEqual(expected)
          expected.forEach((ms, index) => {
            expect(gridIndexFrom(grid, ms)).toBe(index)
            expect(gridIndexFrom(grid, ms + 1)).toBe(index + 1)
          })
        }
      }
    }
  })

  test('isOnGrid minds seconds; gridStartAt asserts its range', () => {
    expect(isOnGrid('UTC', 1, 15)).toBe(false)
    expect(isOnGrid('UTC', -15 * MINUTE_MS, 15)).toBe(true)
    const grid = slotGrid('UTC', 0, DAY_MS, 60)
    expect(() => gridStartAt(grid, 24)).toThrow(/within the grid/)
    expect(() => gridStartAt(grid, -1)).toThrow(/within the grid/)
    expect([gridIndexFrom(grid, -5), gridIndexFrom(grid, 9 * DAY_MS)]).toEqual([0, 24])
  })
})
