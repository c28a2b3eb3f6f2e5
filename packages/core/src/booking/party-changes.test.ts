import { describe, expect, test } from 'vitest'
import {
  at,
  bund,
  byId,
  chairs,
  chen,
  configuration,
  cut,
  dye,
  lin,
  shift,
  sofas,
} from '../scheduling/salon.fixture.ts'
import type { SegmentRequest } from '../scheduling/visit-plan.ts'
import type { VisitShape } from '../scheduling/visit-shape.ts'
import type { BookChanges, BookState } from './book.ts'
import { accepted, booked, codeOf, cutAtNoon, frontDesk, nineMs, openDay } from './booking.fixture.ts'
import { type ExtendState, extendSegment } from './extend-segment.ts'
import { reassignSegment } from './reassign-segment.ts'
import { reschedule } from './reschedule.ts'

const inTurn = { guestArrangement: 'IN_TURN', maxWaitMinutes: 0 } as const
const together = { guestArrangement: 'TOGETHER', maxWaitMinutes: 0 } as const

function party(segments: readonly SegmentRequest[], shape: VisitShape, state: BookState = openDay): BookChanges {
  return booked(state, { ...cutAtNoon, segments, shape })
}

function running({ booking, occupancy, claims }: BookChanges): ExtendState {
  const resources = byId(chairs, sofas)
  const { services } = configuration
  const { shifts } = openDay
  const taken = { busy: occupancy, claims }
  return { booking: { ...booking, state: 'IN_SERVICE' }, location: bund, resources, services, shifts, ...taken }
}

function timesOf({ booking }: { readonly booking: BookChanges['booking'] }): readonly (readonly number[])[] {
  return booking.segments.map(({ startsAtMs, endsAtMs }) => [startsAtMs, endsAtMs])
}

const byHalf = { segment: 0, minutes: 30, actor: frontDesk, reason: null }

describe('extending a segment of a party', () => {
  const withLin = { serviceId: cut.id, staffId: lin.id }
  const withChen = { serviceId: cut.id, staffId: chen.id }

  test('leaves the guests beside alone, and moves those in turn', () => {
    const segments = [withLin, { ...withChen, guest: 1 }]
    expect(timesOf(accepted(extendSegment(running(party(segments, together)), byHalf, at('12:50'))))).toEqual([
      [at('12:00'), at('13:30')],
      [at('12:00'), at('13:00')],
    ])
    const after = accepted(extendSegment(running(party(segments, inTurn)), byHalf, at('12:50')))
    expect(timesOf(after)).toEqual([
      [at('12:00'), at('13:30')],
      [at('13:30'), at('14:30')],
    ])
    // Each guest's place at the location, and at their service.
    const claimed = after.claims.map(({ startMs, endMs }) => [startMs, endMs])
    expect(claimed).toEqual([...timesOf(after), ...timesOf(after)])
  })

  test('refuses when another guest has the person then', () => {
    // Lin cuts the first guest till 13:00, then the second one, whom Chen has served before.
    const segments = [withLin, { ...withChen, guest: 1 }, { ...withLin, guest: 1 }]
    expect(codeOf(extendSegment(running(party(segments, together)), byHalf, at('12:50')))).toBe('slot_taken')
  })

  test('is taken up by waiting as far as there is some', () => {
    const taken = booked(openDay, { ...cutAtNoon, segments: [withChen], startsAtMs: at('12:15') })
    const busy = taken.occupancy.map((block) => ({ ...block, ownerId: 'bkg_other' as typeof block.ownerId }))
    const waiting = party([withLin, withChen], { ...together, maxWaitMinutes: 30 }, { ...openDay, busy })
    expect(timesOf(waiting)).toEqual([
      [at('12:00'), at('13:00')],
      [at('13:15'), at('14:15')],
    ])
    expect(timesOf(accepted(extendSegment(running(waiting), byHalf, at('12:50'))))).toEqual([
      [at('12:00'), at('13:30')],
      [at('13:30'), at('14:30')],
    ])
    expect(timesOf(accepted(extendSegment(running(waiting), { ...byHalf, minutes: 10 }, at('12:50'))))).toEqual([
      [at('12:00'), at('13:10')],
      [at('13:15'), at('14:15')],
    ])
  })

  test('claims a shared room for whoever stays in it', () => {
    const services = byId({
      ...cut,
      resourceRequirements: [{ resourceIds: [chairs.id], quantity: 1, sharedByParty: true, carriedAlong: false }],
    })
    const couple = party([withLin, { ...withChen, guest: 1 }], together, {
      ...openDay,
      configuration: { ...configuration, services },
    })
    const room = (changes: Pick<BookChanges, 'claims'>): readonly (readonly (number | null)[])[] =>
      changes.claims
        .filter(({ resourceId }) => resourceId === chairs.id)
        .map(({ startMs, endMs, segment }) => [startMs, endMs, segment])
    expect(room(couple)).toEqual([[at('12:00'), at('13:00'), 0]])
    const longer = accepted(extendSegment(running(couple), { ...byHalf, segment: 1 }, at('12:50')))
    expect(room(longer)).toEqual([
      [at('12:00'), at('13:00'), 0],
      [at('13:00'), at('13:30'), 1],
    ])
  })
})

test('a person cannot be given a guest while they serve another of the same party', () => {
  const { booking, occupancy } = party([{ serviceId: cut.id }, { serviceId: cut.id, guest: 1 }], together)
  const shifts = [shift(lin, '10:00', '20:00'), shift(chen, '10:00', '20:00')]
  const command = { segment: 1, staffId: lin.id, customerAgreed: false, actor: frontDesk, reason: null }
  expect(booking.segments.map(({ staffId }) => staffId)).toEqual([lin.id, chen.id])
  expect(codeOf(reassignSegment({ booking, configuration, shifts, busy: occupancy }, command, nineMs))).toBe(
    'slot_taken',
  )
})

test('one person serves another guest while a colour takes', () => {
  const services = byId({ ...dye, staffIds: [lin.id] }, { ...cut, durationMinutes: 45 })
  const state = { ...openDay, configuration: { ...configuration, services } }
  // Chen washes for half an hour; then Lin, whose colour takes from 12:30 to 13:15, has time for the second guest.
  const wash = { ...cut, id: 'svc_wash' as typeof cut.id, durationMinutes: 30, staffIds: [chen.id] }
  const withWash = { ...state, configuration: { ...state.configuration, services: byId(...services.values(), wash) } }
  const segments = [
    { serviceId: dye.id },
    { serviceId: wash.id, guest: 1 },
    { serviceId: cut.id, guest: 1, staffId: lin.id },
  ]
  // Between guests, cleaning up counts; this colour's comes after its finishing.
  const both = party(segments, together, withWash)
  expect(both.booking.segments[2]).toMatchObject({ startsAtMs: at('12:30'), endsAtMs: at('13:15'), staffId: lin.id })
})

test('a booking that moves keeps its guests, their order and how long they may wait', () => {
  const shape = { guestArrangement: 'IN_TURN', maxWaitMinutes: 15 } as const
  const { booking } = party([{ serviceId: cut.id }, { serviceId: cut.id, guest: 1 }], shape)
  const moved = accepted(
    reschedule({ ...openDay, booking }, { startsAtMs: at('16:00'), actor: frontDesk, reason: null }, nineMs),
  )
  expect(moved.booking).toMatchObject({ ...shape, guests: booking.guests })
  expect(moved.booking.segments.map(({ guest, startsAtMs }) => [guest, startsAtMs])).toEqual([
    [0, at('16:00')],
    [1, at('17:00')],
  ])
})
