import { describe, expect, test } from 'vitest'
import { idOf } from '../base/ids.ts'
import { archived, at, bund, byId, chen, configuration, cut, lin, shift } from '../scheduling/salon.fixture.ts'
import type { BookChanges } from './book.ts'
import { accepted, booked, codeOf, cutAtNoon, frontDesk, nineMs, openDay } from './booking.fixture.ts'
import { reassignMany } from './reassign-many.ts'
import { type ReassignSegment, type ReassignState, reassignSegment } from './reassign-segment.ts'

const visitOf = (name: string, clock: string, staffIds: readonly (typeof lin.id | undefined)[]): BookChanges =>
  booked(openDay, {
    ...cutAtNoon,
    bookingId: idOf('Booking', name),
    startsAtMs: at(clock),
    segments: staffIds.map((staffId) => ({ serviceId: cut.id, staffId })),
  })
const own = visitOf('own', '12:00', [undefined, undefined])
const asked = visitOf('asked', '12:00', [lin.id, lin.id])
const [first] = own.booking.segments
const other = first?.staffId === lin.id ? chen : lin
const toOther: ReassignSegment = {
  segment: 0,
  staffId: other.id,
  customerAgreed: false,
  actor: frontDesk,
  reason: 'ill',
}

function dayOf(changes: BookChanges, ...others: readonly BookChanges[]): ReassignState {
  const busy = [changes, ...others].flatMap(({ occupancy }) => occupancy)
  return { booking: changes.booking, configuration, shifts: openDay.shifts, busy }
}

describe('reassignSegment refuses in a declared order', () => {
  const taken = visitOf('taken', '12:30', [chen.id])
  const free = dayOf(asked)
  const state = (more: Partial<ReassignState>): ReassignState => ({ ...free, ...more })
  const configured = (staff: typeof lin, service = cut): Partial<ReassignState> => ({
    configuration: { ...configuration, staff: byId(lin, staff), services: byId(service) },
    shifts: [],
  })
  const placed = (more: Partial<typeof bund>): Partial<ReassignState> => ({
    configuration: { ...configuration, location: { ...bund, ...more } },
  })
  const capped = (day: ReassignState): ReassignState => ({
    ...day,
    configuration: { ...configuration, staff: byId(lin, { ...chen, maxBookingsPerDay: 1 }) },
  })
  const breaking = shift(chen, '10:00', '20:00', { breaks: [{ startMinute: 12 * 60 + 30, endMinute: 13 * 60 }] })
  const toChen = { ...toOther, staffId: chen.id }
  const agreed = { ...toChen, customerAgreed: true }

  test.each([
    ['the visit runs', state({ booking: { ...asked.booking, state: 'IN_SERVICE' } }), toChen, 'booking_state_forbids'],
    ['there is no such segment', free, { ...toChen, segment: 2 }, 'segment_not_found'],
    ['the customer asked for Lin', state(configured(archived(chen))), toChen, 'staff_requested'],
    ['Chen is archived', state(configured(archived(chen))), agreed, 'reference_archived'],
    ['Chen cannot', state(configured(chen, { ...cut, staffIds: [lin.id] })), agreed, 'staff_not_qualified'],
    ['Chen takes no bookings', state(configured({ ...chen, bookable: false })), agreed, 'staff_not_bookable'],
    ['Chen does not work', state({ shifts: [shift(lin, '10:00', '20:00')] }), agreed, 'staff_not_working'],
    ['Chen comes too late', state({ shifts: [shift(chen, '12:30', '20:00')] }), agreed, 'staff_not_working'],
    [
      'Chen works elsewhere',
      state({ shifts: [shift(chen, '10:00', '20:00', { locationId: idOf('Location', 'x') })] }),
      agreed,
      'staff_not_working',
    ],
    ['Chen has a break', state({ shifts: [breaking] }), agreed, 'staff_not_working'],
    ['the location is closed', state(placed({ openingHours: [] })), agreed, 'staff_not_working'],
    ['Chen has enough that day', capped(dayOf(asked, taken)), agreed, 'daily_cap_reached'],
    ['Chen may have one', capped(dayOf(asked)), agreed, 'accepted'],
    ['Chen has somebody', dayOf(asked, taken), agreed, 'slot_taken'],
    ['Chen is free', free, agreed, 'accepted'],
    ['it stays with Lin', free, { ...toChen, staffId: lin.id }, 'accepted'],
  ] as const)('when %s', (_, attempt, command, code) => {
    expect(codeOf(reassignSegment(attempt, command, nineMs))).toBe(code)
  })
})

describe('reassignSegment', () => {
  test('moves the blocks of that segment to the other person and tells of both', () => {
    const decision = reassignSegment(dayOf(own), toOther, nineMs)
    const { booking, occupancy } = accepted(decision)
    expect(booking.segments).toEqual([{ ...first, staffId: other.id }, own.booking.segments[1]])
    expect(occupancy).toEqual([{ ...own.occupancy[0], unitId: other.id }, own.occupancy[1]])
    expect(decision.ok && decision.events).toMatchObject([{ type: 'booking.reassigned', previous: { version: 1 } }])
  })

  test('who was given instead was not asked for', () => {
    const { booking } = accepted(
      reassignSegment(dayOf(asked), { ...toOther, staffId: chen.id, customerAgreed: true }, 0),
    )
    expect(booking.segments).toMatchObject([
      { staffId: chen.id, staffRequested: false },
      { staffId: lin.id, staffRequested: true },
    ])
  })
})

describe('reassignMany', () => {
  const absent = { staffId: lin.id, fromMs: at('10:00'), toMs: at('16:00'), actor: frontDesk, reason: 'ill' }
  const lins = (name: string, clock: string): BookChanges => {
    const changes = visitOf(name, clock, [lin.id])
    const segments = changes.booking.segments.map((segment) => ({ ...segment, staffRequested: false }))
    return { ...changes, booking: { ...changes.booking, segments } }
  }
  const run = (...visits: readonly BookChanges[]) => {
    const busy = [...visits, visitOf('chens', '14:00', [chen.id])].flatMap(({ occupancy }) => occupancy)
    const bookings = visits.map(({ booking }) => booking)
    return reassignMany(
      { bookings, configuration, locations: byId(bund), shifts: openDay.shifts, busy },
      absent,
      nineMs,
    )
  }

  test('gives what it can to others and reports the rest', () => {
    const running = lins('running', '10:00')
    const served = { ...running, booking: { ...running.booking, state: 'IN_SERVICE' as const } }
    const { outcomes, changed, events } = run(
      served,
      lins('a', '11:00'),
      asked,
      lins('b', '14:30'),
      lins('c', '15:00'),
      lins('late', '16:00'),
    )
    expect(outcomes.map(({ booking, segment, outcome, staffId }) => [booking.id, segment, outcome, staffId])).toEqual([
      ['bkg_running', 0, 'STATE_FORBIDS', lin.id],
      ['bkg_a', 0, 'REASSIGNED', chen.id],
      ['bkg_asked', 0, 'STAFF_REQUESTED', lin.id],
      ['bkg_asked', 1, 'STAFF_REQUESTED', lin.id],
      ['bkg_b', 0, 'NOBODY_FREE', lin.id],
      ['bkg_c', 0, 'REASSIGNED', chen.id],
    ])
    expect(changed.map(({ booking, previous }) => [booking.id, previous.version, booking.version])).toEqual([
      ['bkg_a', 1, 2],
      ['bkg_c', 1, 2],
    ])
    expect(events).toHaveLength(2)
  })

  test('what it has just given away counts as taken', () => {
    const twins = [lins('a', '11:00'), lins('b', '11:00')]
    expect(run(...twins).outcomes.map(({ outcome }) => outcome)).toEqual(['REASSIGNED', 'NOBODY_FREE'])
  })

  test('two segments of one visit are two steps of its history', () => {
    const two = visitOf('two', '11:00', [lin.id, lin.id])
    const segments = two.booking.segments.map((segment) => ({ ...segment, staffRequested: false }))
    const { changed, events } = run({ ...two, booking: { ...two.booking, segments } })
    expect(changed).toHaveLength(1)
    expect(changed[0]?.booking).toMatchObject({ version: 3, segments: [{ staffId: chen.id }, { staffId: chen.id }] })
    expect(changed[0]?.occupancy.map(({ unitId }) => unitId)).toEqual([chen.id, chen.id])
    expect(events.map(({ subject }) => subject.version)).toEqual([2, 3])
  })

  test.each([
    ['LEAST_BOOKED', '17:00', 0, 'stf_mei'],
    ['LEAST_BOOKED', '17:00', 86_400_000, chen.id],
    ['CATALOGUE_ORDER', '17:00', 0, chen.id],
  ] as const)(
    'tries people by %s, Chen being booked at %s, %i ms later',
    (assignmentStrategy, clock, laterMs, expected) => {
      const mei = { ...chen, id: idOf('Staff', 'mei'), name: 'Mei' }
      const location = { ...bund, assignmentStrategy }
      const [chens] = visitOf('chens', clock, [chen.id]).occupancy
      const visit = lins('a', '11:00')
      const { outcomes } = reassignMany(
        {
          bookings: [visit.booking],
          configuration: {
            ...configuration,
            services: byId({ ...cut, staffIds: [lin.id, chen.id, mei.id] }),
            staff: byId(lin, chen, mei),
          },
          locations: byId(location),
          shifts: [...openDay.shifts, shift(mei, '10:00', '20:00')],
          busy: [
            ...visit.occupancy,
            ...(chens
              ? [
                  {
                    ...chens,
                    startMs: chens.startMs + laterMs,
                    endMs: chens.endMs + laterMs,
                    transitionEndMs: chens.transitionEndMs + laterMs,
                  },
                ]
              : []),
          ],
        },
        absent,
        nineMs,
      )
      expect(outcomes).toMatchObject([{ outcome: 'REASSIGNED', staffId: expected }])
    },
  )
})
