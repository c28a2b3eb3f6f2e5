import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { DAY_MS, MINUTE_MS } from '../time/local-time.ts'
import { formatInstant, parseInstant, toInstant } from '../time/zone.ts'
import type { BusyBlock, StaffCalendar } from './can-serve.ts'
import type { PoolCalendar } from './capacity.ts'
import { freeSlotsOracle } from './free-slots.oracle.ts'
import { type FreeSlotsInput, freeSlots, type SegmentNeed } from './free-slots.ts'
import { slotGrid } from './grid.ts'
import { layoutSegment, type SegmentLayout } from './segment-layout.ts'
import { takenTimes } from './taken-times.ts'

const RUNS = Number(process.env.MENDIAN_PROPERTY_RUNS ?? 1000)
const ZONE = 'Asia/Shanghai'

function at(clock: string): number {
  const instantMs = parseInstant(`2026-11-21T${clock}:00+08:00`)
  if (instantMs === undefined) throw new Error(`${clock} is no time`)
  return instantMs
}

function staff(
  staffId: string,
  working: readonly [string, string][],
  busy: readonly [string, string][],
): StaffCalendar {
  return {
    staffId,
    working: working.map(([start, end]) => ({ startMs: at(start), endMs: at(end) })),
    busy: busy.map(([start, end]) => ({
      preparationMs: 0,
      startMs: at(start),
      endMs: at(end),
      transitionEndMs: at(end),
    })),
  }
}

function search(needs: readonly SegmentNeed[], notBefore = '00:00', notAfter = '23:59'): [string, ...string[][]][] {
  const found = freeSlots({
    grid: slotGrid(ZONE, at('00:00'), at('00:00') + DAY_MS, 30),
    needs,
    notBeforeMs: at(notBefore),
    notAfterMs: at(notAfter),
  })
  return found.startsAtMs.map((startMs, index) => [
    formatInstant(ZONE, startMs).slice(11, 16),
    ...needs.map((_, segment) => [...found.staffFor(index, segment)]),
  ])
}

const HOUR = lasting(60)
const NEXT_HALF = lasting(30)
const QUARTER = lasting(15)

function lasting(durationMinutes: number): SegmentLayout {
  const none = { preparationMinutes: 0, processingMinutes: 0, finishingMinutes: 0, transitionMinutes: 0 }
  return layoutSegment({ ...none, durationMinutes })
}

function need(layout: SegmentLayout, people: readonly StaffCalendar[], pools: SegmentNeed['pools'] = []): SegmentNeed {
  return { guest: 0, staff: people, layouts: people.map(() => layout), pools }
}
const ANNA = staff('anna', [['10:00', '13:00']], [['11:00', '11:30']])
const BO = staff(
  'bo',
  [
    ['10:30', '12:00'],
    ['12:00', '13:00'],
  ],
  [],
)

describe('freeSlots', () => {
  test('is the union over the staff, with names', () => {
    expect(search([need(HOUR, [ANNA, BO])])).toEqual([
      ['10:00', ['anna']],
      ['10:30', ['bo']],
      ['11:00', ['bo']],
      ['11:30', ['anna', 'bo']],
      ['12:00', ['anna', 'bo']],
    ])
  })

  test('both bounds of the start are included', () => {
    const needs = [need(HOUR, [BO])]
    expect(search(needs, '11:00', '11:30')).toEqual([
      ['11:00', ['bo']],
      ['11:30', ['bo']],
    ])
    expect(search(needs, '11:01', '11:29')).toEqual([])
    expect(search(needs, '12:00', '10:00')).toEqual([])
  })

  test('the first and the last start of the grid can be taken alone', () => {
    const night = staff(
      'night',
      [['00:00', '23:59']],
      [
        ['00:00', '00:10'],
        ['23:30', '23:40'],
      ],
    )
    const grid = slotGrid(ZONE, at('00:00'), at('23:31'), 30)
    const needs = [need(QUARTER, [night])]
    const found = freeSlots({ grid, needs, notBeforeMs: at('00:00'), notAfterMs: at('23:59') })
    expect([found.startsAtMs.at(0), found.startsAtMs.at(-1)]).toEqual([at('00:30'), at('23:00')])
    expect(found.startsAtMs).toHaveLength(grid.total - 2)
  })

  test('every segment needs someone', () => {
    expect(search([need(HOUR, [ANNA]), need(NEXT_HALF, [BO])])).toEqual([
      ['10:00', ['anna'], ['bo']],
      ['11:30', ['anna'], ['bo']],
    ])
    expect(search([need(HOUR, [])])).toEqual([])
  })

  test('every pool need has a pool', () => {
    const basin = (poolId: string, start: string, end: string): PoolCalendar => ({
      poolId,
      quantity: 1,
      claims: [{ startMs: at(start), endMs: at(end), units: 1 }],
    })
    const anyOf = [basin('left', '10:30', '11:00'), basin('right', '11:00', '11:30')]
    // At 10:30 the left basin is taken first and the right one then: neither is free throughout.
    const found = search([need(HOUR, [BO], [{ units: 1, anyOf }])])
    expect(found.map(([clock]) => clock)).toEqual(['11:00', '11:30', '12:00'])
    expect(search([need(HOUR, [BO], [{ units: 2, anyOf }])])).toEqual([])
    expect(search([need(HOUR, [BO], [{ units: 1, anyOf: [] }])])).toEqual([])
  })

  test('asserts its indexes and a segment', () => {
    const grid = slotGrid(ZONE, at('00:00'), at('23:00'), 30)
    const bounds = { notBeforeMs: at('00:00'), notAfterMs: at('23:00') }
    const found = freeSlots({ grid, needs: [need(HOUR, [BO])], ...bounds })
    expect(() => found.staffFor(99, 0)).toThrow(/within the starts/)
    expect(() => found.staffFor(0, 1)).toThrow(/one of the needs/)
    expect(() => freeSlots({ grid, needs: [], ...bounds })).toThrow(/has a segment/)
  })

  test('an empty grid has no starts', () => {
    const grid = slotGrid(ZONE, 5, 5, 30)
    const needs = [need(HOUR, [BO])]
    expect(freeSlots({ grid, needs, notBeforeMs: 0, notAfterMs: at('23:00') }).startsAtMs).toEqual([])
  })
})

// Days around changes of the clock: spring, autumn, half an hour, and none.
const DAYS: readonly [zone: string, date: string][] = [
  ['Europe/Berlin', '2026-03-28'],
  ['Europe/Berlin', '2026-10-24'],
  ['Australia/Lord_Howe', '2026-10-03'],
  ['Australia/Lord_Howe', '2026-04-04'],
  ['Africa/Cairo', '2026-04-23'],
  ['Asia/Kathmandu', '2026-11-20'],
  ['Asia/Shanghai', '2026-11-20'],
]
const SPAN_MINUTES = 3 * 1_440

/** Lengths and gaps in units of 5 minutes, laid one after another from `baseMs`; a gap of 0 makes them touch. */
function chain(baseMs: number, pieces: readonly (readonly [gap: number, length: number])[]): [number, number][] {
  let cursorMs = baseMs
  return pieces.map(([gap, length]) => {
    const startMs = cursorMs + gap * 5 * MINUTE_MS
    cursorMs = startMs + length * 5 * MINUTE_MS
    return [startMs, cursorMs]
  })
}

function busyBlocks(baseMs: number, blocks: readonly (readonly [number, number, number, number])[]): BusyBlock[] {
  return blocks
    .map(([start, length, transition, preparation]) => {
      const startMs = baseMs + start * MINUTE_MS
      const endMs = startMs + length * MINUTE_MS
      return { preparationMs: preparation * MINUTE_MS, startMs, endMs, transitionEndMs: endMs + transition * MINUTE_MS }
    })
    .sort((a, b) => a.startMs - b.startMs)
}

const piece = fc.tuple(fc.oneof(fc.constant(0), fc.nat(60)), fc.integer({ min: 1, max: 140 }))
const aligned = fc.nat(SPAN_MINUTES / 15).map((step) => step * 15)
const busyBlock = fc.tuple(
  fc.oneof(aligned, fc.nat(SPAN_MINUTES)),
  fc.constantFrom(0, 15, 30, 45, 61),
  fc.constantFrom(0, 0, 5, 20),
  fc.constantFrom(0, 0, 10, 15, 240),
)
const staffShape = fc.record({
  working: fc.array(piece, { maxLength: 8 }),
  busy: fc.array(busyBlock, { maxLength: 12 }),
  asNumbers: fc.boolean(),
})
const poolShape = fc.record({
  quantity: fc.nat(3),
  claims: fc.array(fc.tuple(aligned, fc.constantFrom(0, 30, 300), fc.integer({ min: 1, max: 2 })), { maxLength: 8 }),
})
const needShape = fc.record({
  timing: fc.record({
    preparationMinutes: fc.constantFrom(0, 0, 10, 30),
    durationMinutes: fc.constantFrom(15, 20, 60),
    processingMinutes: fc.constantFrom(0, 0, 30, 45),
    finishingMinutes: fc.constantFrom(0, 10, 15),
    transitionMinutes: fc.constantFrom(0, 0, 5, 15),
  }),
  staff: fc.array(fc.nat(3), { minLength: 1, maxLength: 4 }),
  pools: fc.array(
    fc.record({ units: fc.integer({ min: 1, max: 2 }), anyOf: fc.array(fc.nat(2), { minLength: 1, maxLength: 2 }) }),
    { maxLength: 2 },
  ),
})
const schedule = fc.record({
  day: fc.constantFrom(...DAYS),
  alignmentMinutes: fc.constantFrom(5, 15, 15, 20, 60, 90),
  window: fc.tuple(fc.nat(SPAN_MINUTES), fc.nat(SPAN_MINUTES)),
  staff: fc.array(staffShape, { minLength: 4, maxLength: 4 }),
  pools: fc.array(poolShape, { minLength: 3, maxLength: 3 }),
  needs: fc.array(needShape, { minLength: 1, maxLength: 3 }),
})
type Schedule = typeof schedule extends fc.Arbitrary<infer Shape> ? Shape : never

function inputOf({ day: [zone, date], alignmentMinutes, window, ...shape }: Schedule): FreeSlotsInput {
  const baseMs = toInstant(zone, date, 0, 'EARLIER')
  const calendars = shape.staff.map((person, index): StaffCalendar => {
    const working = chain(baseMs, person.working).map(([startMs, endMs]) => ({ startMs, endMs }))
    const busy = busyBlocks(baseMs, person.busy)
    return { staffId: `stf_${index}`, working, busy, ...(person.asNumbers ? { taken: takenTimes(busy) } : {}) }
  })
  const pools = shape.pools.map(
    ({ quantity, claims }, index): PoolCalendar => ({
      poolId: `pool_${index}`,
      quantity,
      claims: claims.map(([start, length, units]) => {
        const startMs = baseMs + start * MINUTE_MS
        return { startMs, endMs: startMs + length * MINUTE_MS, units }
      }),
    }),
  )
  const needs = shape.needs.map((need): SegmentNeed => {
    const layout = layoutSegment(need.timing)
    const people = calendars.filter((_, person) => need.staff.includes(person))
    // A pool meets one need of a segment only, as in the catalogue.
    const taken = new Set<number>()
    const anyOf = (indexes: readonly number[]) => {
      const own = indexes.filter((pool) => !taken.has(pool))
      for (const pool of own) taken.add(pool)
      return pools.filter((_, pool) => own.includes(pool))
    }
    return {
      guest: 0,
      layouts: people.map(() => layout),
      staff: people,
      pools: need.pools.map((pool) => ({ units: pool.units, anyOf: anyOf(pool.anyOf) })),
    }
  })
  const [a, b] = window
  return {
    grid: slotGrid(zone, baseMs, baseMs + SPAN_MINUTES * MINUTE_MS, alignmentMinutes),
    needs,
    notBeforeMs: baseMs + Math.min(a, b) * MINUTE_MS,
    notAfterMs: baseMs + Math.max(a, b) * MINUTE_MS,
  }
}

describe('freeSlots against the plain search', () => {
  test('finds the same starts and names the same staff', () => {
    let withStarts = 0
    fc.assert(
      fc.property(schedule, (shape) => {
        const input = inputOf(shape)
        const found = freeSlots(input)
        const named = found.startsAtMs.map((startMs, index) => ({
          startMs,
          staff: input.needs.map((_, segment) => found.staffFor(index, segment)),
        }))
        if (named.length > 0) withStarts += 1
        expect(named).toEqual(freeSlotsOracle(input))
      }),
      { numRuns: RUNS },
    )
    // A generator whose schedules hardly ever have a free start would prove nothing.
    expect(withStarts).toBeGreaterThan(RUNS / 5)
  })
})
