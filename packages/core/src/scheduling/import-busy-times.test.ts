import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { idOf } from '../base/ids.ts'
import { overlaps } from '../time/interval.ts'
import { DAY_MS } from '../time/local-time.ts'
import { type ImportBusyTimes, type ImportBusyTimesState, importBusyTimes } from './import-busy-times.ts'
import type { Occupancy } from './occupancy.ts'
import { archived, at, lin } from './salon.fixture.ts'

const window = { startMs: at('00:00'), endMs: at('00:00') + DAY_MS }
const time = (body: string, from: string, to: string): ImportBusyTimes['times'][number] => ({
  ...{ id: idOf('TimeBlock', body), externalId: `e-${body}`, startMs: at(from), endMs: at(to) },
})
const taken = (from: string, to: string, owner: Partial<Occupancy> = {}): Occupancy => ({
  ...{ unitKind: 'STAFF', unitId: lin.id, preparationMs: 0, segment: null, startMs: at(from), endMs: at(to) },
  ...{ transitionEndMs: at(to), ownerKind: 'BOOKING', ownerId: idOf('Booking', '1'), expiresAtMs: null, ...owner },
})
const empty: ImportBusyTimesState = { staff: lin, existing: [], busy: [] }
const run = (state: Partial<ImportBusyTimesState>, ...times: ImportBusyTimes['times']) => {
  const decision = importBusyTimes({ ...empty, ...state }, { source: 's', window, times }, at('09:00'))
  if (!decision.ok) throw new Error(decision.refusal.code)
  return decision.changes
}
const rows = (occupancy: readonly Occupancy[]) =>
  occupancy.map(({ ownerId, startMs, endMs }) => [
    ownerId,
    (startMs - at('00:00')) / 3_600_000,
    (endMs - at('00:00')) / 3_600_000,
  ])

describe('importBusyTimes refuses in a declared order', () => {
  const gone = { ...empty, staff: archived(lin) }
  const outside = { ...time('a', '10:00', '11:00'), startMs: window.endMs, endMs: window.endMs + 1 }
  const long = { ...window, endMs: window.startMs + 367 * DAY_MS }
  test.each([
    ['all is wrong', gone, long, [outside], 'range_too_long'],
    ['a time is long', gone, window, [{ ...outside, endMs: outside.endMs + 367 * DAY_MS }], 'range_too_long'],
    ['it is short', gone, window, [outside], 'time_outside_window'],
    ['it is inside', gone, window, [time('a', '10:00', '11:00')], 'reference_archived'],
  ] as const)('when %s: %s', (_, state, within, times, code) => {
    expect(importBusyTimes(state, { source: 's', window: within, times }, 0)).toMatchObject({ refusal: { code } })
  })
})

describe('importBusyTimes', () => {
  test('makes a block of each time', () => {
    const { added, occupancy, conflicts } = run({}, time('a', '10:00', '11:00'))
    expect(added).toEqual([
      {
        ...{ id: 'tmb_a', staffId: lin.id, resourceId: null, units: null, type: 'EXTERNAL', countsAsWork: false },
        ...{
          countsTowardUtilisation: true,
          reason: '',
          startsAtMs: at('10:00'),
          endsAtMs: at('11:00'),
          seriesId: null,
        },
        ...{ source: 's', externalId: 'e-a', createdAtMs: at('09:00') },
      },
    ])
    expect(rows(occupancy)).toEqual([['tmb_a', 10, 11]])
    expect(conflicts).toEqual([])
  })

  test('keeps what the source still has, gives it its time anew, and removes the rest', () => {
    const existing = run({}, time('a', '10:00', '11:00'), time('b', '12:00', '13:00')).added
    const busy = [taken('10:00', '11:00', { ownerKind: 'TIME_BLOCK', ownerId: idOf('TimeBlock', 'a') })]
    const moved = { ...time('y', '12:00', '14:00'), externalId: 'e-b' }
    const again = { ...time('x', '10:00', '11:00'), externalId: 'e-a' }
    const changes = run({ existing, busy }, again, moved)
    expect(changes).toMatchObject({ kept: ['tmb_a'], removed: ['tmb_b'], conflicts: [] })
    expect(changes.added.map(({ id }) => id)).toEqual(['tmb_y'])
    expect(rows(changes.occupancy)).toEqual([
      ['tmb_a', 10, 11],
      ['tmb_y', 12, 14],
    ])
  })

  test('takes the time around bookings and other blocks, and tells of the bookings', () => {
    const block = { ownerKind: 'TIME_BLOCK', ownerId: idOf('TimeBlock', 'own') } as const
    const busy = [taken('11:00', '12:00'), taken('13:00', '14:00', block), taken('16:00', '17:00')]
    const { occupancy, conflicts } = run({ busy }, time('a', '10:00', '15:00'), time('b', '14:00', '16:00'))
    expect(rows(occupancy)).toEqual([
      ['tmb_a', 10, 11],
      ['tmb_a', 12, 13],
      ['tmb_a', 14, 15],
      ['tmb_b', 15, 16],
    ])
    expect(conflicts).toEqual([{ externalId: 'e-a', bookingId: 'bkg_1' }])
  })

  test('tells the same entry once', () => {
    const twice = run({}, time('a', '10:00', '11:00'), { ...time('b', '10:00', '11:00'), externalId: 'e-a' })
    expect(twice.added.map(({ id }) => id)).toHaveLength(1)
  })

  test('never takes an instant twice, and leaves none of the given times free', () => {
    const hours = fc.tuple(fc.integer({ min: 0, max: 22 }), fc.integer({ min: 1, max: 30 }))
    const span = ([from, hoursLong]: readonly [number, number]) => ({
      startMs: at('00:00') + from * 3_600_000,
      endMs: at('00:00') + (from + hoursLong) * 3_600_000,
    })
    fc.assert(
      fc.property(fc.array(hours, { maxLength: 6 }), fc.array(hours, { maxLength: 4 }), (wanted, others) => {
        const times = wanted.map((each, n) => ({ id: idOf('TimeBlock', `${n}`), externalId: `${n}`, ...span(each) }))
        const busy = others.map((each, n) => {
          const { startMs, endMs } = span(each)
          return {
            ...taken('00:00', '01:00'),
            startMs,
            endMs,
            transitionEndMs: endMs,
            ownerId: idOf('Booking', `${n}`),
          }
        })
        const { occupancy, conflicts } = run({ busy }, ...times)
        for (let hour = 0; hour < 54; hour += 1) {
          const instant = { startMs: at('00:00') + hour * 3_600_000, endMs: at('00:00') + hour * 3_600_000 + 1 }
          const isTaken = busy.some((block) => overlaps(block, instant))
          const isWanted = times.some((each) => overlaps(each, instant))
          const owners = occupancy.filter((block) => overlaps(block, instant))
          expect(owners).toHaveLength(isWanted && !isTaken ? 1 : 0)
        }
        const pairs = times.flatMap((each) =>
          busy.filter((block) => overlaps(block, each)).map((block) => block.ownerId),
        )
        expect(conflicts.map(({ bookingId }) => bookingId).sort()).toEqual([...pairs].sort())
      }),
    )
  })
})
