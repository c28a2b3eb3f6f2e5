import { describe, expect, test } from 'vitest'
import { idOf } from '../base/ids.ts'
import { DAY_MS } from '../time/local-time.ts'
import { type BlockTime, type BlockTimeState, blockTime } from './block-time.ts'
import type { CapacityClaim, Occupancy } from './occupancy.ts'
import { archived, at, chairs, lin } from './salon.fixture.ts'

const noon: BlockTime = {
  id: idOf('TimeBlock', 'new'),
  type: 'LEAVE',
  countsAsWork: false,
  countsTowardUtilisation: true,
  reason: 'dentist',
  startsAtMs: at('12:00'),
  endsAtMs: at('14:00'),
}
const byBooking = (body: string) =>
  ({ ownerKind: 'BOOKING', ownerId: idOf('Booking', body), expiresAtMs: null }) as const
const byBlock = { ownerKind: 'TIME_BLOCK', ownerId: idOf('TimeBlock', 'old'), expiresAtMs: null } as const

function busy(from: string, to: string, free: string, owner: Pick<Occupancy, 'ownerKind' | 'ownerId'>): Occupancy {
  const times = { segment: 0, preparationMs: 0, startMs: at(from), endMs: at(to), transitionEndMs: at(free) }
  return { unitKind: 'STAFF', unitId: lin.id, ...times, ...owner, expiresAtMs: null }
}

function claim(from: string, to: string, owner: Pick<CapacityClaim, 'ownerKind' | 'ownerId'>): CapacityClaim {
  return { resourceId: chairs.id, startMs: at(from), endMs: at(to), units: 1, segment: 0, ...owner, expiresAtMs: null }
}

function refusal(state: BlockTimeState, command = noon): unknown {
  const decision = blockTime(state, command, at('09:00'))
  return decision.ok ? 'accepted' : decision.refusal
}

const staff = (...blocks: readonly Occupancy[]): BlockTimeState => ({ kind: 'STAFF', staff: lin, busy: blocks })
const twoChairs = { ...chairs, quantity: 2 }
const pool = (units: number | null, ...claims: readonly CapacityClaim[]): BlockTimeState => ({
  kind: 'RESOURCE',
  resource: twoChairs,
  units,
  claims,
})

describe('blockTime refuses in a declared order', () => {
  const year = { ...noon, endsAtMs: noon.startsAtMs + 367 * DAY_MS }
  const taken = [busy('13:00', '13:30', '13:30', byBlock), busy('11:00', '11:50', '12:01', byBooking('a'))]

  test.each([
    ['everything is wrong', { ...staff(...taken), staff: archived(lin) } as BlockTimeState, year, 'range_too_long'],
    ['it is short', { ...staff(...taken), staff: archived(lin) } as BlockTimeState, noon, 'reference_archived'],
    ['the person is there', staff(...taken), noon, 'time_block_overlaps_bookings'],
    ['the booking is over', staff(...taken.slice(0, 1)), noon, 'time_block_overlap'],
    ['too many units are wanted', pool(3, claim('12:00', '13:00', byBooking('a'))), noon, 'units_exceed_quantity'],
    ['there are so many', pool(2, claim('12:00', '13:00', byBooking('a'))), noon, 'time_block_overlaps_bookings'],
  ] as const)('when %s: %s', (_, state, command, code) => {
    expect(refusal(state, command)).toMatchObject({ code })
  })
})

describe('blockTime of a person', () => {
  test('touches other time without overlapping it', () => {
    const around = [busy('10:00', '11:50', '12:00', byBooking('a')), busy('14:00', '15:00', '15:00', byBlock)]
    expect(refusal(staff(...around))).toBe('accepted')
  })

  test('is refused with every booking in the way, each once', () => {
    const blocks = [
      busy('11:00', '11:50', '12:01', byBooking('a')),
      busy('12:30', '13:00', '13:00', byBooking('b')),
      busy('13:30', '14:30', '14:30', byBooking('b')),
      busy('14:00', '15:00', '15:00', byBooking('c')),
    ]
    expect(refusal(staff(...blocks))).toEqual({
      code: 'time_block_overlaps_bookings',
      details: { bookingIds: ['bkg_a', 'bkg_b'] },
    })
  })

  test('is kept in rows of at most a day, all of one owner', () => {
    const decision = blockTime(staff(), { ...noon, endsAtMs: at('12:00') + 2.5 * DAY_MS }, at('09:00'))
    const changes = decision.ok ? decision.changes : undefined
    expect(changes?.timeBlock).toEqual({
      ...noon,
      endsAtMs: at('12:00') + 2.5 * DAY_MS,
      staffId: lin.id,
      resourceId: null,
      units: null,
      seriesId: null,
      source: null,
      externalId: null,
      createdAtMs: at('09:00'),
    })
    const rows = changes?.occupancy ?? []
    expect(rows.map(({ startMs, endMs }) => (endMs - startMs) / DAY_MS)).toEqual([1, 1, 0.5])
    expect(rows.every((row, index) => index === 0 || row.startMs === rows[index - 1]?.endMs)).toBe(true)
    expect(new Set(rows.map(({ ownerId }) => ownerId))).toEqual(new Set([noon.id]))
    expect(rows.every(({ endMs, transitionEndMs }) => endMs === transitionEndMs)).toBe(true)
  })
})

describe('blockTime of a pool', () => {
  test('takes the units that are free at every instant', () => {
    const one = claim('12:00', '13:00', byBooking('a'))
    const next = claim('13:00', '14:00', byBooking('b'))
    expect(refusal(pool(1, one, next))).toBe('accepted')
    expect(refusal(pool(2, one, next))).toEqual({
      code: 'time_block_overlaps_bookings',
      details: { bookingIds: ['bkg_a', 'bkg_b'] },
    })
  })

  test('is refused with those alone who use it while too little is free', () => {
    const overlapping = [
      claim('12:00', '13:00', byBooking('a')),
      claim('12:30', '13:30', byBooking('b')),
      claim('13:30', '14:00', byBooking('c')),
    ]
    expect(refusal(pool(1, ...overlapping))).toMatchObject({ details: { bookingIds: ['bkg_a', 'bkg_b'] } })
    const blocked = [claim('12:00', '13:00', byBlock), claim('12:00', '13:00', byBlock)]
    expect(refusal(pool(1, ...blocked))).toEqual({
      code: 'time_block_overlap',
      details: { owners: [{ kind: 'TIME_BLOCK', id: 'tmb_old' }] },
    })
  })

  test('means all units where none are named', () => {
    const decision = blockTime(pool(null), noon, at('09:00'))
    expect(decision.ok && decision.changes.timeBlock.units).toBe(2)
    expect(decision.ok && decision.changes.claims).toMatchObject([{ resourceId: chairs.id, units: 2 }])
  })
})
