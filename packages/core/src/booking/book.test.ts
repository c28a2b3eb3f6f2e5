import { describe, expect, test } from 'vitest'
import { idOf } from '../base/ids.ts'
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
  wang,
} from '../scheduling/salon.fixture.ts'
import { type BookState, book } from './book.ts'
import { accepted, booked, codeOf, cutAtNoon, frontDesk, nineMs, openDay, withTaken } from './booking.fixture.ts'

describe('book, given an open day', () => {
  test('when a cut is booked, then it is confirmed with its history and announced', () => {
    const decision = book(openDay, cutAtNoon, nineMs)
    const { booking } = accepted(decision)
    expect(booking).toEqual({
      id: 'bkg_one',
      locationId: bund.id,
      customerId: wang.id,
      state: 'CONFIRMED',
      channel: 'WEB',
      locationType: 'LOCATION',
      address: null,
      meetingUrl: null,
      redemptionCode: '0123456789',
      startsAtMs: at('12:00'),
      endsAtMs: at('13:00'),
      segments: [
        {
          ordinal: 0,
          guest: 0,
          serviceId: cut.id,
          staffId: lin.id,
          staffRequested: false,
          staffLevelId: null,
          staffGender: null,
          assignmentSource: 'AUTOMATIC',
          resourceIds: [],
          addOns: [],
          price: { amountMinor: 19_800, currency: 'CNY' },
          startsAtMs: at('12:00'),
          endsAtMs: at('13:00'),
        },
      ],
      guests: [{ name: null }],
      guestArrangement: 'TOGETHER',
      maxWaitMinutes: 0,
      history: [
        {
          version: 1,
          state: 'CONFIRMED',
          action: 'BOOK',
          occurredAtMs: nineMs,
          actorKind: 'API_KEY',
          actorId: frontDesk.id,
          reason: null,
          cancelReason: null,
        },
      ],
      note: 'window seat',
      awaiting: null,
      requiresApproval: false,
      prepaymentDue: { amountMinor: 0, currency: 'CNY' },
      pendingExpiresAtMs: null,
      price: { amountMinor: 19_800, currency: 'CNY' },
      cancellationTerms: [],
      settlement: null,
      seriesId: null,
      occurrence: null,
      version: 1,
      createdAtMs: nineMs,
      updatedAtMs: nineMs,
    })
    expect(decision.ok && decision.events).toEqual([
      { type: 'booking.created', subjectKind: 'BOOKING', subject: booking },
    ])
  })

  test('when several services are booked, then each takes its own blocks, staff and pool', () => {
    const segments = [
      { serviceId: dye.id, staffId: lin.id },
      { serviceId: cut.id, staffId: chen.id },
    ]
    const { booking, occupancy, claims } = booked(openDay, { ...cutAtNoon, segments })
    expect(
      booking.segments.map((segment) => [
        segment.staffId,
        segment.staffRequested,
        segment.startsAtMs,
        segment.endsAtMs,
      ]),
    ).toEqual([
      [lin.id, true, at('12:00'), at('13:30')],
      [chen.id, true, at('13:30'), at('14:30')],
    ])
    expect(booking.endsAtMs).toBe(at('14:30'))
    const owner = { ownerKind: 'BOOKING', ownerId: booking.id, expiresAtMs: null }
    expect(occupancy).toEqual([
      block(lin.id, 0, '12:00', '12:30', '12:30'),
      block(lin.id, 0, '13:15', '13:30', '13:40'),
      block(chen.id, 1, '13:30', '14:30', '14:30'),
    ])
    expect(claims).toEqual([
      { resourceId: chairs.id, startMs: at('12:00'), endMs: at('13:30'), units: 1, segment: 0, ...owner },
      { resourceId: bund.id, startMs: at('12:00'), endMs: at('14:30'), units: 1, segment: null, ...owner },
      ofService(dye.id, '12:00', '13:30'),
      ofService(cut.id, '13:30', '14:30'),
    ])

    function ofService(id: string, start: string, end: string): object {
      const times = { startMs: at(start), endMs: at(end) }
      return { resourceId: `${bund.id}/${id}`, ...times, units: 1, segment: null, ...owner }
    }

    function block(unitId: string, segment: number, start: string, end: string, free: string): object {
      const times = { preparationMs: 0, startMs: at(start), endMs: at(end), transitionEndMs: at(free) }
      return { unitKind: 'STAFF', unitId, segment, ...times, ...owner }
    }
  })

  test('when a colour takes, then its stylist can be booked by another customer, but not while finishing or cleaning', () => {
    const dyed = booked(openDay, { ...cutAtNoon, segments: [{ serviceId: dye.id, staffId: lin.id }] })
    const quick = { ...cut, durationMinutes: 15 }
    const services = byId(dye, quick)
    const state = withTaken({ ...openDay, configuration: { ...configuration, services } }, dyed)
    const codes = ['12:15', '12:30', '13:00', '13:15', '13:30', '13:45'].map((clock) => {
      const command = { ...cutAtNoon, startsAtMs: at(clock), segments: [{ serviceId: quick.id, staffId: lin.id }] }
      return codeOf(book(state, command, nineMs))
    })
    expect(codes).toEqual(['slot_taken', 'accepted', 'accepted', 'slot_taken', 'slot_taken', 'accepted'])
  })

  test('when anybody will do, then the least booked free person is chosen', () => {
    const atLins = booked(openDay, { ...cutAtNoon, startsAtMs: at('15:00') })
    const next = booked(withTaken(openDay, atLins))
    expect(atLins.booking.segments[0]?.staffId).toBe(lin.id)
    expect(next.booking.segments[0]).toMatchObject({ staffId: chen.id, staffRequested: false })
  })

  test('when a person is requested who is taken, then nobody else steps in', () => {
    const state = withTaken(openDay, booked())
    const command = { ...cutAtNoon, segments: [{ serviceId: cut.id, staffId: lin.id }] }
    expect(book(state, command, nineMs)).toEqual({
      ok: false,
      refusal: { code: 'slot_taken', details: { segment: 0, startsAt: '2026-11-21T12:00:00+08:00' } },
    })
  })

  test('when the first pool is full, then the next one is claimed', () => {
    const command = { ...cutAtNoon, segments: [{ serviceId: dye.id }] }
    const first = booked(openDay, command)
    const second = booked(withTaken(openDay, first), command)
    const third = book(withTaken(openDay, first, second), { ...command, startsAtMs: at('12:30') }, nineMs)
    expect(first.booking.segments[0]?.resourceIds).toEqual([chairs.id])
    expect(second.booking.segments[0]?.resourceIds).toEqual([sofas.id])
    expect(third).toMatchObject({ refusal: { code: 'capacity_full', details: { resourceIds: [chairs.id, sofas.id] } } })
  })

  test('when pool claims follow each other, then they count once: the peak matters, not the sum', () => {
    const command = { ...cutAtNoon, segments: [{ serviceId: dye.id, staffId: chen.id }] }
    const oneChair = { ...openDay, configuration: { ...configuration, resources: byId(chairs) } }
    const early = booked(oneChair, { ...command, segments: [{ serviceId: dye.id, staffId: lin.id }] })
    const late = book(withTaken(oneChair, early), { ...command, startsAtMs: at('13:30') }, nineMs)
    const between = book(withTaken(oneChair, early), { ...command, startsAtMs: at('13:15') }, nineMs)
    expect([codeOf(late), codeOf(between)]).toEqual(['accepted', 'capacity_full'])
  })

  test('when a shift passes midnight, then so may the visit', () => {
    const state = { ...openDay, shifts: [shift(lin, '20:00', '26:00')] }
    const codes = ['23:30', '25:00', '25:15'].map((clock) =>
      codeOf(book(state, { ...cutAtNoon, startsAtMs: at(clock) }, nineMs)),
    )
    expect(codes).toEqual(['accepted', 'accepted', 'staff_not_working'])
  })

  test('when the location closes, then the visit ends by then; only cleaning up may overhang', () => {
    const location = { ...bund, openingHours: [{ weekday: 6, opensAt: '11:00', closesAt: '15:00' }] }
    const state = { ...openDay, configuration: { ...configuration, location } }
    const codes = ['10:45', '11:00', '13:30', '13:45'].map((clock) =>
      codeOf(book(state, { ...cutAtNoon, startsAtMs: at(clock), segments: [{ serviceId: dye.id }] }, nineMs)),
    )
    expect(codes).toEqual(['location_closed', 'accepted', 'accepted', 'location_closed'])
  })

  test('when hours run past midnight into a holiday, then so may the visit', () => {
    const location = {
      ...bund,
      openingHours: [6, 7].map((weekday) => ({ weekday, opensAt: '18:00', closesAt: '25:30' })),
      specialDays: [{ date: '2026-11-22', name: 'Holiday', hours: [] }],
    }
    const shifts = [shift(lin, '10:00', '48:00')]
    const state = { ...openDay, shifts, configuration: { ...configuration, location } }
    const codes = ['17:45', '18:00', '24:30', '24:45', '42:00'].map((clock) =>
      codeOf(book(state, { ...cutAtNoon, startsAtMs: at(clock) }, nineMs)),
    )
    expect(codes).toEqual(['location_closed', 'accepted', 'accepted', 'location_closed', 'location_closed'])
  })

  test('when the person has a break, then a visit lies before or after it, and a colour may take through it', () => {
    const breaks = [{ startMinute: 12 * 60 + 30, endMinute: 13 * 60 + 15 }]
    const state = { ...openDay, shifts: [shift(lin, '10:00', '20:00', { breaks })] }
    const at12 = { ...cutAtNoon, segments: [{ serviceId: dye.id, staffId: lin.id }] }
    expect(codeOf(book(state, at12, nineMs))).toBe('accepted')
    expect(codeOf(book(state, cutAtNoon, nineMs))).toBe('staff_not_working')
    expect(codeOf(book(state, { ...cutAtNoon, startsAtMs: at('13:15') }, nineMs))).toBe('accepted')
  })

  test('when three may be there at once, then the fourth may not, and the peak counts, not the sum (BK-06)', () => {
    const location = { ...bund, maxConcurrentCustomers: 3 }
    const staff = Array.from({ length: 5 }, (_, n) => ({ ...lin, id: idOf('Staff', `p${n}`) }))
    const services = byId({ ...cut, staffIds: staff.map(({ id }) => id) })
    const shifts = staff.map((person) => shift(person, '10:00', '20:00'))
    const of = { ...configuration, location, services, staff: byId(...staff) }
    let state: BookState = { ...openDay, configuration: of, shifts }
    const attempts = ['12:00', '12:15', '12:30', '12:45', '13:00', '11:00', '13:15'].map((clock, n) => {
      const bookingId = idOf('Booking', `n${n}`)
      const decision = book(state, { ...cutAtNoon, bookingId, startsAtMs: at(clock) }, nineMs)
      if (decision.ok) state = withTaken(state, decision.changes)
      return codeOf(decision)
    })
    expect(attempts).toEqual([
      ...['accepted', 'accepted', 'accepted', 'capacity_full', 'accepted', 'accepted'],
      'accepted',
    ])
    const command = { ...cutAtNoon, bookingId: idOf('Booking', 'late'), startsAtMs: at('13:00') }
    expect(book(state, command, nineMs)).toEqual({
      ok: false,
      refusal: {
        code: 'capacity_full',
        details: { limit: 'LOCATION', segment: 0, startsAt: '2026-11-21T13:00:00+08:00', resourceIds: [] },
      },
    })
  })

  test('when a person may take two a day, then the third goes to another, or to another day (B16)', () => {
    const staff = byId({ ...lin, maxBookingsPerDay: 2 })
    const services = byId({ ...cut, staffIds: [lin.id] })
    const shifts = [shift(lin, '10:00', '44:00')]
    let state: BookState = { ...openDay, shifts, configuration: { ...configuration, services, staff } }
    const attempts = ['12:00', '14:00', '16:00', '23:00', '24:00', '26:00', '28:00'].map((clock, n) => {
      const bookingId = idOf('Booking', `n${n}`)
      const decision = book(state, { ...cutAtNoon, bookingId, startsAtMs: at(clock) }, nineMs)
      if (decision.ok) state = withTaken(state, decision.changes)
      return codeOf(decision)
    })
    const [capped, ok] = ['daily_cap_reached', 'accepted']
    expect(attempts).toEqual([ok, ok, capped, capped, ok, ok, capped])
  })
})
