import { describe, expect, test } from 'vitest'
import { idOf } from '../base/ids.ts'
import { DAY_MS } from '../time/local-time.ts'
import type { Recurrence } from '../time/recurrence.ts'
import { formatInstant } from '../time/zone.ts'
import type { BlockTimeState } from './block-time.ts'
import { blockTimeSeries, seriesTimes } from './block-time-series.ts'
import type { Occupancy } from './occupancy.ts'
import { archived, at, lin } from './salon.fixture.ts'

const berlin = 'Europe/Berlin'
const lunch = { startsAtMs: Date.parse('2026-10-24T10:00:00Z'), endsAtMs: Date.parse('2026-10-24T11:00:00Z') }
const daily: Recurrence = { every: 1, unit: 'DAYS', weekdays: [], end: { count: 3 } }

describe('seriesTimes', () => {
  test('stay where they are on the wall clock when clocks change', () => {
    const series = seriesTimes(lunch, daily, berlin)
    expect(series.ok && series.times.map(({ startsAtMs }) => formatInstant(berlin, startsAtMs))).toEqual([
      '2026-10-24T12:00:00+02:00',
      '2026-10-25T12:00:00+01:00',
      '2026-10-26T12:00:00+01:00',
    ])
  })

  test('last as long as the clock says: an hour more in the night that has one more', () => {
    const night = { startsAtMs: Date.parse('2026-10-23T23:00:00Z'), endsAtMs: Date.parse('2026-10-24T04:00:00Z') }
    const series = seriesTimes(night, daily, berlin)
    expect(series.ok && series.times.map(({ startsAtMs, endsAtMs }) => (endsAtMs - startsAtMs) / 3_600_000)).toEqual([
      ...[5, 6, 5],
    ])
  })

  test('leave out what lies in an hour that the clocks skip, and are none where that is all', () => {
    const two = { startsAtMs: Date.parse('2026-03-28T01:00:00Z'), endsAtMs: Date.parse('2026-03-28T02:00:00Z') }
    const series = seriesTimes(two, daily, berlin)
    expect(series.ok && series.times.map(({ endsAtMs }) => formatInstant(berlin, endsAtMs).slice(8, 16))).toEqual([
      ...['28T03:00', '30T03:00'],
    ])
    const sunday: Recurrence = { every: 1, unit: 'WEEKS', weekdays: [7], end: { count: 1 } }
    expect(seriesTimes(two, sunday, berlin)).toMatchObject({ refusal: { code: 'range_empty' } })
  })

  const longer = { ...lunch, endsAtMs: lunch.startsAtMs + 26 * 3_600_000 }
  test.each([
    ['all is wrong', longer, { ...daily, every: 2, end: { until: '2026-10-23' } }, 'range_empty'],
    ['there are many', longer, { ...daily, every: 2, end: { count: 201 } }, 'too_many_repetitions'],
    ['there are fewer', longer, { ...daily, every: 2, end: { count: 200 } }, 'range_too_long'],
    ['they end in a year', longer, { ...daily, end: { count: 200 } }, 'repetitions_overlap'],
  ] as const)('are refused when %s', (_, first, rule, code) => {
    expect(seriesTimes(first, rule, berlin)).toMatchObject({ ok: false, refusal: { code } })
  })

  test('touch each other without overlapping', () => {
    expect(seriesTimes({ ...lunch, endsAtMs: lunch.startsAtMs + DAY_MS }, daily, 'UTC').ok).toBe(true)
  })
})

describe('blockTimeSeries', () => {
  const ids = ['a', 'b', 'c'].map((body) => idOf('TimeBlock', body))
  const times = ids.map((id, day) => ({
    id,
    startsAtMs: at('12:00') + day * DAY_MS,
    endsAtMs: at('13:00') + day * DAY_MS,
  }))
  const command = { type: 'PERSONAL', countsAsWork: true, countsTowardUtilisation: true, reason: '' } as const
  const taken = (day: number, owner: Pick<Occupancy, 'ownerKind' | 'ownerId'>): Occupancy => ({
    ...{ unitKind: 'STAFF', unitId: lin.id, preparationMs: 0, segment: null, expiresAtMs: null },
    ...{ startMs: at('12:30') + day * DAY_MS, endMs: at('12:45') + day * DAY_MS },
    ...{ transitionEndMs: at('12:45') + day * DAY_MS, ...owner },
  })
  const state = (...busy: readonly Occupancy[]): BlockTimeState => ({ kind: 'STAFF', staff: lin, busy })

  test('makes a block of each time, all of one series', () => {
    const decision = blockTimeSeries(state(), command, times, at('09:00'))
    const changes = decision.ok ? decision.changes : undefined
    expect(changes?.timeBlocks.map(({ id, seriesId, startsAtMs }) => [id, seriesId, startsAtMs])).toEqual(
      times.map(({ id, startsAtMs }) => [id, ids[0], startsAtMs]),
    )
    expect(changes?.occupancy.map(({ ownerId }) => ownerId)).toEqual(ids)
  })

  test('is refused with all the bookings in the way of any of them, before other blocks', () => {
    const block = { ownerKind: 'TIME_BLOCK', ownerId: idOf('TimeBlock', 'old') } as const
    const booking = (body: string) => ({ ownerKind: 'BOOKING', ownerId: idOf('Booking', body) }) as const
    const busy = [taken(0, block), taken(1, booking('y')), taken(2, booking('z'))]
    expect(blockTimeSeries(state(...busy), command, times, 0)).toMatchObject({
      refusal: { code: 'time_block_overlaps_bookings', details: { bookingIds: ['bkg_y', 'bkg_z'] } },
    })
    expect(blockTimeSeries(state(taken(1, block)), command, times, 0)).toMatchObject({
      refusal: { code: 'time_block_overlap' },
    })
    const gone: BlockTimeState = { kind: 'STAFF', staff: archived(lin), busy }
    expect(blockTimeSeries(gone, command, times, 0)).toMatchObject({ refusal: { code: 'reference_archived' } })
  })
})
