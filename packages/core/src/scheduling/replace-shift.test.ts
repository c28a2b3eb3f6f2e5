import { describe, expect, test } from 'vitest'
import { idOf } from '../base/ids.ts'
import type { Occupancy } from './occupancy.ts'
import { type ReplaceShift, refuseLeavingBookings, replaceShift, type ShiftState } from './replace-shift.ts'
import { at, bund, lin, shift } from './salon.fixture.ts'

const { timeZone } = bund

function taken(from: string, to: string, body: string, more: Partial<Occupancy> = {}): Occupancy {
  const times = { segment: 0, preparationMs: 0, startMs: at(from), endMs: at(to), transitionEndMs: at(to) }
  const owner = { ownerKind: 'BOOKING', ownerId: idOf('Booking', body), expiresAtMs: null } as const
  return { unitKind: 'STAFF', unitId: lin.id, ...times, ...owner, ...more }
}

const state: ShiftState = {
  shift: shift(lin, '10:00', '18:00'),
  timeZone,
  others: [{ ...shift(lin, '18:00', '20:00'), timeZone }],
  busy: [taken('10:00', '11:00', 'early'), taken('16:00', '17:00', 'late')],
}

function to(startMinute: number, endMinute: number, breaks: ReplaceShift['breaks'] = []): ReplaceShift {
  return { id: idOf('Shift', 'new'), startMinute: startMinute * 60, endMinute: endMinute * 60, breaks }
}

describe('replaceShift refuses in a declared order', () => {
  test.each([
    ['the times are turned round', to(19, 10), 'shift_ends_before_start'],
    ['a break lies outside', to(11, 19, [{ startMinute: 600, endMinute: 660 }]), 'break_outside_shift'],
    ['another shift overlaps', to(11, 19), 'shift_overlap'],
    ['a booking would fall outside', to(11, 18), 'shift_has_bookings'],
    ['all bookings fit', to(9, 17), 'accepted'],
  ])('when %s: %s', (_, command, code) => {
    const decision = replaceShift(state, command, at('09:00'))
    expect(decision.ok ? 'accepted' : decision.refusal.code).toBe(code)
  })
})

describe('replaceShift', () => {
  test('keeps place, person and date, and has an id of its own', () => {
    const decision = replaceShift(state, to(9, 17), at('09:00'))
    expect(decision.ok && decision.changes.shift).toEqual({
      ...state.shift,
      id: 'shf_new',
      startMinute: 540,
      endMinute: 1020,
      createdAtMs: at('09:00'),
    })
  })

  test('a break over a booking drives it out', () => {
    const decision = replaceShift(state, to(10, 18, [{ startMinute: 16 * 60 + 30, endMinute: 17 * 60 }]), 0)
    expect(decision).toMatchObject({ refusal: { details: { bookingIds: ['bkg_late'] } } })
  })
})

describe('refuseLeavingBookings', () => {
  test('a class stands in the way under its own name', () => {
    const owner = { ownerKind: 'CLASS_SESSION', ownerId: idOf('ClassSession', 'yoga') } as const
    const busy = [taken('12:00', '13:00', 'x', owner)]
    expect(refuseLeavingBookings({ ...state, busy }, [])?.details).toEqual({
      bookingIds: [],
      classSessionIds: ['cls_yoga'],
    })
  })

  test('without the shift every booking in it is left, one that runs on into the next shift too', () => {
    const busy = [...state.busy, taken('17:30', '18:30', 'both')]
    expect(refuseLeavingBookings({ ...state, busy }, [])?.details.bookingIds).toEqual([
      'bkg_early',
      'bkg_late',
      'bkg_both',
    ])
  })

  test('a hold stands in the way, but is no booking', () => {
    const owner = { ownerKind: 'HOLD', ownerId: idOf('SlotHold', 'h'), expiresAtMs: at('10:05') } as const
    const held = taken('12:00', '13:00', 'x', owner)
    expect(refuseLeavingBookings({ ...state, busy: [held] }, [])?.details.bookingIds).toEqual([])
  })

  test('blocked time and what lies outside already stand in nobody’s way', () => {
    const owner = { ownerKind: 'TIME_BLOCK', ownerId: idOf('TimeBlock', 't') } as const
    const busy = [taken('12:00', '13:00', 'x', owner), taken('09:30', '10:30', 'before')]
    expect(refuseLeavingBookings({ ...state, busy }, [])).toBeUndefined()
  })
})
