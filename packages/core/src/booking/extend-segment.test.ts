import { describe, expect, test } from 'vitest'
import { idOf } from '../base/ids.ts'
import type { CapacityClaim } from '../scheduling/occupancy.ts'
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
import type { Interval } from '../time/interval.ts'
import type { BookChanges } from './book.ts'
import { accepted, booked, codeOf, cutAtNoon, frontDesk, openDay } from './booking.fixture.ts'
import { bookingStates } from './booking.ts'
import { type ExtendSegment, type ExtendState, extendSegment } from './extend-segment.ts'

/** Lin cuts from 12:00 to 13:00, then Chen dyes till 14:30, waiting from 13:30, with a transition till 14:40. */
const own = booked(openDay, {
  ...cutAtNoon,
  segments: [
    { serviceId: cut.id, staffId: lin.id },
    { serviceId: dye.id, staffId: chen.id },
  ],
})
const byHalf: ExtendSegment = { segment: 0, minutes: 30, actor: frontDesk, reason: 'longer hair' }

function dayOf(...others: readonly BookChanges[]): ExtendState {
  const all = [own, ...others]
  return {
    booking: { ...own.booking, state: 'IN_SERVICE' },
    location: bund,
    resources: byId(chairs, sofas),
    services: configuration.services,
    shifts: openDay.shifts,
    busy: all.flatMap(({ occupancy }) => occupancy),
    claims: all.flatMap(({ claims }) => claims),
  }
}
const other = (clock: string, serviceId = cut.id, staffId = lin.id): BookChanges =>
  booked(openDay, {
    ...cutAtNoon,
    bookingId: idOf('Booking', `x${clock.replace(':', '')}${serviceId.slice(4)}`),
    startsAtMs: at(clock),
    segments: [{ serviceId, staffId }],
  })
const half = 30 * 60_000

describe('extendSegment', () => {
  test('makes the segment longer and moves the later ones with all their blocks', () => {
    const decision = extendSegment(dayOf(), byHalf, at('12:50'))
    const { booking, occupancy, claims } = accepted(decision)
    expect(booking).toMatchObject({ state: 'IN_SERVICE', version: 2, startsAtMs: at('12:00'), endsAtMs: at('15:00') })
    expect(booking.segments.map(({ startsAtMs, endsAtMs }) => [startsAtMs, endsAtMs])).toEqual([
      [at('12:00'), at('13:30')],
      [at('13:30'), at('15:00')],
    ])
    const moved = own.occupancy.map((block, index) => ({
      ...block,
      startMs: block.startMs + (index === 0 ? 0 : half),
      endMs: block.endMs + half,
      transitionEndMs: block.transitionEndMs + half,
    }))
    expect(occupancy).toEqual(moved)
    const time = ({ resourceId }: CapacityClaim): Interval => ({
      startMs: resourceId === bund.id || resourceId.endsWith(cut.id) ? at('12:00') : at('13:30'),
      endMs: resourceId.endsWith(cut.id) ? at('13:30') : at('15:00'),
    })
    expect(claims).toEqual(own.claims.map((claim) => ({ ...claim, ...time(claim) })))
    expect(decision.ok && decision.events).toMatchObject([{ type: 'booking.extended', previous: { version: 1 } }])
    expect(booking.history.at(-1)).toMatchObject({ action: 'EXTEND', reason: 'longer hair' })
  })

  test('the last segment leaves the earlier ones where they are', () => {
    const { occupancy } = accepted(extendSegment(dayOf(), { ...byHalf, segment: 1 }, at('14:20')))
    expect(occupancy.slice(0, 2)).toEqual(own.occupancy.slice(0, 2))
    expect(occupancy.at(-1)).toMatchObject({ startMs: at('14:15'), endMs: at('15:00'), transitionEndMs: at('15:10') })
  })

  test('a segment that ends with waiting gets a block of its own', () => {
    const unfinished = { ...own.occupancy[1], endMs: at('13:30'), transitionEndMs: at('13:40') }
    const state = dayOf()
    const busy = [...own.occupancy.slice(0, 1), unfinished] as ExtendState['busy']
    const { occupancy } = accepted(extendSegment({ ...state, busy }, { ...byHalf, segment: 1 }, at('14:20')))
    expect(occupancy.slice(1)).toMatchObject([
      { startMs: at('13:00'), endMs: at('13:30'), transitionEndMs: at('13:30') },
      { startMs: at('14:30'), endMs: at('15:00'), transitionEndMs: at('15:10') },
    ])
  })

  test.each([
    ['the person has nobody next', [], 'accepted'],
    ['the person has somebody at once', [other('13:00')], 'slot_taken'],
    ['the person has somebody right after', [other('13:30')], 'accepted'],
    ['the next person would be late for another', [other('14:45', cut.id, chen.id)], 'slot_taken'],
    ['the next person can make it', [other('15:15', cut.id, chen.id)], 'accepted'],
    ['the chair is taken then', [other('14:45', dye.id, lin.id)], 'capacity_full'],
  ] as const)('%s: %s', (_, others, code) => {
    expect(codeOf(extendSegment(dayOf(...others), byHalf, at('12:50')))).toBe(code)
  })

  test('the customer keeps a place at the location, where others leave one', () => {
    const crowded = (clock: string, maxConcurrentCustomers: number): string => {
      const state = dayOf(other(clock, cut.id, lin.id))
      return codeOf(
        extendSegment(
          { ...state, location: { ...bund, maxConcurrentCustomers } },
          { ...byHalf, segment: 1 },
          at('14:20'),
        ),
      )
    }
    expect(crowded('14:45', 1)).toBe('capacity_full')
    expect(crowded('14:45', 2)).toBe('accepted')
    expect(crowded('15:00', 1)).toBe('accepted')
  })

  test('the customer keeps a place at the service, where others leave one', () => {
    const crowded = (clock: string, maxConcurrentBookings: number): string => {
      const services = byId({ ...cut, maxConcurrentBookings }, dye)
      const roomy = { ...chairs, quantity: 9 }
      const state = { ...dayOf(other(clock, cut.id, chen.id)), services, resources: byId(roomy, sofas) }
      return codeOf(extendSegment({ ...state, busy: own.occupancy }, byHalf, at('12:50')))
    }
    expect(crowded('13:15', 1)).toBe('capacity_full')
    expect(crowded('13:15', 2)).toBe('accepted')
    expect(crowded('13:30', 1)).toBe('accepted')
  })

  test('what an earlier segment used is counted again, since its rows are written again', () => {
    const dyed = booked(openDay, {
      ...cutAtNoon,
      segments: [
        { serviceId: dye.id, staffId: chen.id },
        { serviceId: cut.id, staffId: lin.id },
      ],
    })
    const beside = booked(openDay, {
      ...cutAtNoon,
      bookingId: idOf('Booking', 'beside'),
      segments: [{ serviceId: dye.id, staffId: lin.id }],
    })
    const extendedWith = (quantity: number): string => {
      const state: ExtendState = {
        ...dayOf(),
        booking: { ...dyed.booking, state: 'IN_SERVICE' },
        resources: byId({ ...chairs, quantity }, sofas),
        busy: dyed.occupancy,
        claims: [...dyed.claims, ...beside.claims],
      }
      return codeOf(extendSegment(state, { ...byHalf, segment: 1 }, at('14:00')))
    }
    expect(extendedWith(2)).toBe('accepted')
    expect(extendedWith(1)).toBe('capacity_full')
  })

  describe('others are not kept past working time', () => {
    // Chen's part ends at 14:30, with cleaning up till 14:40, which may overhang.
    const till = (clock: string, more: Partial<ExtendState> = {}, command: Partial<ExtendSegment> = {}): string => {
      const shifts = [shift(lin, '10:00', '13:00'), shift(chen, '10:00', clock)]
      return codeOf(extendSegment({ ...dayOf(), shifts, ...more }, { ...byHalf, ...command }, at('12:50')))
    }
    const openTill = (closesAt: string): Partial<ExtendState> => ({
      location: { ...bund, openingHours: [{ weekday: 6, opensAt: '10:00', closesAt }] },
    })

    test.each([
      ['who would leave before', till('14:45'), 'staff_not_working'],
      ['who stays long enough', till('15:00'), 'accepted'],
      ['who is to stay all the same', till('14:45', {}, { pastWorkingTime: true }), 'accepted'],
      ['who was not on shift anyway', till('14:15'), 'accepted'],
      ['when the location closes before', till('20:00', openTill('14:45')), 'location_closed'],
      ['when it closes then', till('20:00', openTill('15:00')), 'accepted'],
      ['when it is closed and who leaves', till('14:45', openTill('14:45')), 'location_closed'],
      ['when only the one who goes on would', till('14:30', {}, { segment: 1 }), 'accepted'],
    ])('%s: %s %s', (_, code, expected) => {
      expect(code).toBe(expected)
    })
  })

  test('a resource is kept for a day at most, as a person is', () => {
    const longDye = { ...dye, durationMinutes: 480, processingMinutes: 480, finishingMinutes: 420 }
    const services = byId(cut, longDye)
    const shifts = [shift(chen, '00:00', '48:00')]
    const long = booked(
      { ...openDay, shifts, configuration: { ...configuration, services } },
      { ...cutAtNoon, segments: [{ serviceId: dye.id, staffId: chen.id }] },
    )
    const extendedBy = (minutes: number): string => {
      const taken = { busy: long.occupancy, claims: long.claims }
      const state: ExtendState = { ...dayOf(), ...taken, booking: { ...long.booking, state: 'IN_SERVICE' } }
      return codeOf(extendSegment(state, { ...byHalf, minutes }, at('13:00')))
    }
    expect(extendedBy(60)).toBe('accepted')
    expect(extendedBy(61)).toBe('service_too_long')
  })

  test('is for visits that are being served, and for their running segment', () => {
    const states = bookingStates.filter(
      (state) => extendSegment({ ...dayOf(), booking: { ...own.booking, state } }, byHalf, at('12:50')).ok,
    )
    expect(states).toEqual(['IN_SERVICE'])
    expect(codeOf(extendSegment(dayOf(), { ...byHalf, segment: 2 }, at('12:50')))).toBe('segment_not_found')
    expect(codeOf(extendSegment(dayOf(), byHalf, at('13:00')))).toBe('segment_over')
    expect(codeOf(extendSegment(dayOf(), { ...byHalf, minutes: 24 * 60 }, at('12:50')))).toBe('service_too_long')
  })
})
