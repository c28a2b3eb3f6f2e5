import { describe, expect, test } from 'vitest'
import { idOf } from '../base/ids.ts'
import { assignStaff } from './assign-staff.ts'
import type { Occupancy } from './occupancy.ts'
import { at, bund, chen, configuration, cut, dye, lin, shift } from './salon.fixture.ts'
import { candidateSegments, type SegmentRequest, segmentNeeds, type VisitCalendar } from './visit-plan.ts'

const open: VisitCalendar = {
  shifts: [shift(lin, '10:00', '20:00'), shift(chen, '10:00', '20:00')],
  busy: [],
  claims: [],
}

function busy(person: typeof lin, from: string, to: string, free = to): Occupancy {
  const owner = { ownerKind: 'BOOKING', ownerId: idOf('Booking', 'x'), expiresAtMs: null } as const
  const times = { preparationMs: 0, startMs: at(from), endMs: at(to), transitionEndMs: at(free), segment: 0 }
  return { unitKind: 'STAFF', unitId: person.id, ...times, ...owner }
}

function assign(
  calendar: VisitCalendar,
  clock: string,
  requests: readonly SegmentRequest[],
  preferred: readonly string[] = [],
) {
  const candidates = candidateSegments(configuration, requests)
  if (!candidates.ok) throw new Error(candidates.refusal.code)
  return assignStaff(segmentNeeds(candidates.value, calendar, bund.timeZone), at(clock), bund.timeZone, { preferred })
}

function chosen(
  calendar: VisitCalendar,
  clock: string,
  requests: readonly SegmentRequest[],
  preferred?: readonly string[],
): unknown {
  const assigned = assign(calendar, clock, requests, preferred)
  return assigned.ok ? assigned.assignments.map(({ staffId }) => staffId) : assigned.refusal.code
}

const anybody = [{ serviceId: cut.id }]

describe('assignStaff', () => {
  test.each([
    ['nobody is booked', open, [lin.id]],
    ['the first is taken', { ...open, busy: [busy(lin, '12:00', '12:15')] }, [chen.id]],
    ['both are taken', { ...open, busy: [busy(lin, '12:00', '13:00'), busy(chen, '12:30', '13:00')] }, 'slot_taken'],
    [
      'one is taken, the other not on shift',
      { ...open, shifts: [shift(lin, '10:00', '20:00')], busy: [busy(lin, '12:00', '13:00')] },
      'slot_taken',
    ],
    ['nobody is on shift', { ...open, shifts: [] }, 'staff_not_working'],
    ['the shift ends too soon', { ...open, shifts: [shift(lin, '10:00', '12:59')] }, 'staff_not_working'],
    ['two shifts touch', { ...open, shifts: [shift(lin, '10:00', '12:30'), shift(lin, '12:30', '20:00')] }, [lin.id]],
  ] as const)('a cut at noon, when %s', (_, calendar, expected) => {
    expect(chosen(calendar, '12:00', anybody)).toEqual(expected)
  })

  test('a preferred person comes first where free, and only there', () => {
    const taken = { ...open, busy: [busy(chen, '12:00', '13:00')] }
    expect(chosen(open, '12:00', anybody, [chen.id])).toEqual([chen.id])
    expect(chosen(taken, '12:00', anybody, [chen.id])).toEqual([lin.id])
  })

  test('a refusal names the segment that cannot be served, and when it would start', () => {
    const requests = [
      { serviceId: cut.id, staffId: lin.id },
      { serviceId: cut.id, staffId: chen.id },
    ]
    expect(assign({ ...open, busy: [busy(chen, '13:30', '14:00')] }, '12:00', requests)).toEqual({
      ok: false,
      refusal: { code: 'slot_taken', details: { segment: 1, startsAt: '2026-11-21T13:00:00+08:00' } },
    })
  })

  test('staff work only in the blocks that are theirs: a shift may end while a colour takes', () => {
    const split = { ...open, shifts: [shift(lin, '10:00', '12:30'), shift(lin, '13:15', '13:30')] }
    const gap = { ...open, shifts: [shift(lin, '10:00', '12:30'), shift(lin, '13:20', '14:00')] }
    expect(chosen(split, '12:00', [{ serviceId: dye.id }])).toEqual([lin.id])
    expect(chosen(gap, '12:00', [{ serviceId: dye.id }])).toBe('staff_not_working')
  })
})
