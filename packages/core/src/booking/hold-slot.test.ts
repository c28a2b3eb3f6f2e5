import { describe, expect, test } from 'vitest'
import { idOf } from '../base/ids.ts'
import {
  archived,
  at,
  bund,
  byId,
  chairs,
  chen,
  configuration,
  cut,
  dye,
  lin,
  wang,
} from '../scheduling/salon.fixture.ts'
import { type BookState, book } from './book.ts'
import { accepted, codeOf, cutAtNoon, nineMs, openDay } from './booking.fixture.ts'
import { type HoldChanges, type HoldSlot, holdSlot } from './hold-slot.ts'
import { isLive, refuseHold } from './slot-hold.ts'

const noon: HoldSlot = {
  holdId: idOf('SlotHold', 'one'),
  tokenHash: 'hash',
  startsAtMs: at('12:00'),
  segments: [{ serviceId: cut.id }],
  ttlSeconds: 300,
}
const held = accepted(holdSlot(openDay, noon, nineMs))

/** The day in which the hold's time is taken. */
function dayOf({ occupancy, claims }: HoldChanges, more: Partial<BookState> = {}): BookState {
  return { ...openDay, busy: occupancy, claims, ...more }
}

describe('holdSlot', () => {
  test('keeps what a booking would take, under its own name and until it lapses', () => {
    const booked = accepted(book(openDay, cutAtNoon, nineMs))
    const owner = { ownerKind: 'HOLD', ownerId: 'hld_one', expiresAtMs: nineMs + 300_000 }
    expect(held.occupancy).toEqual(booked.occupancy.map((block) => ({ ...block, ...owner })))
    expect(held.hold).toEqual({
      id: 'hld_one',
      tokenHash: 'hash',
      locationId: bund.id,
      customerId: wang.id,
      locationType: 'LOCATION',
      startsAtMs: at('12:00'),
      endsAtMs: at('13:00'),
      segments: booked.booking.segments,
      guestArrangement: 'TOGETHER',
      maxWaitMinutes: 0,
      expiresAtMs: nineMs + 300_000,
      createdAtMs: nineMs,
    })
  })

  test('keeps pools too, and may be of nobody yet', () => {
    const { hold, claims } = accepted(
      holdSlot({ ...openDay, customer: null }, { ...noon, segments: [{ serviceId: dye.id }] }, nineMs),
    )
    expect(hold.customerId).toBeNull()
    const owner = { ownerKind: 'HOLD', expiresAtMs: nineMs + 300_000 }
    expect(claims).toMatchObject([
      { resourceId: chairs.id, ...owner },
      { resourceId: bund.id, ...owner },
      { resourceId: `${bund.id}/${dye.id}`, ...owner },
    ])
  })

  test('ends when the visit would begin, if not before', () => {
    const { hold } = accepted(holdSlot(openDay, { ...noon, ttlSeconds: 1800 }, at('11:50')))
    expect(hold.expiresAtMs).toBe(at('12:00'))
    expect(isLive(hold, at('12:00') - 1)).toBe(true)
    expect(isLive(hold, at('12:00'))).toBe(false)
  })

  test('keeps nothing that begins now, though it can be booked', () => {
    const now = { ...cutAtNoon, holdId: idOf('SlotHold', 'now'), tokenHash: '', ttlSeconds: 300 }
    expect(codeOf(holdSlot(openDay, now, at('12:00')))).toBe('start_in_past')
    expect(codeOf(holdSlot(openDay, now, at('12:00') - 1))).toBe('accepted')
    expect(codeOf(book(openDay, cutAtNoon, at('12:00')))).toBe('accepted')
  })

  test('is refused as a booking would be', () => {
    const full = { ...openDay, shifts: [] }
    expect(codeOf(holdSlot(full, noon, nineMs))).toBe('staff_not_working')
    expect(codeOf(holdSlot({ ...openDay, customer: archived(wang) }, noon, nineMs))).toBe('reference_archived')
    expect(codeOf(holdSlot(openDay, { ...noon, startsAtMs: at('12:07') }, nineMs))).toBe('start_off_grid')
  })

  test('a hold of nothing is a bug of the caller', () => {
    expect(() => holdSlot(openDay, { ...noon, segments: [] }, nineMs)).toThrow('a hold has a segment')
  })
})

describe('book from a hold', () => {
  const [segment] = held.hold.segments
  const other = segment?.staffId === lin.id ? chen : lin
  const visit = {
    locationId: bund.id,
    customerId: wang.id,
    timeZone: bund.timeZone,
    startsAtMs: noon.startsAtMs,
    segments: noon.segments,
  }

  test.each([
    ['it is over', {}, held.hold.expiresAtMs, 'hold_expired'],
    ['it is of another place', { locationId: idOf('Location', 'x') }, nineMs, 'locationId'],
    ['it is of another customer', { customerId: idOf('Customer', 'x') }, nineMs, 'customerId'],
    ['it is of another start', { startsAtMs: at('13:00') }, nineMs, 'startsAt'],
    ['it is of another service', { segments: [{ serviceId: dye.id }] }, nineMs, 'segments'],
    ['it is of another person', { segments: [{ serviceId: cut.id, staffId: other.id }] }, nineMs, 'segments'],
    ['it is of fewer services', { segments: [] }, nineMs, 'segments'],
    ['it is of more services', { segments: [...noon.segments, ...noon.segments] }, nineMs, 'segments'],
    ['it is of this visit', {}, held.hold.expiresAtMs - 1, undefined],
    ['it names the person held', { segments: [{ serviceId: cut.id, staffId: segment?.staffId }] }, nineMs, undefined],
  ])('is refused or not when %s', (_, more, nowMs, expected) => {
    const refusal = refuseHold(held.hold, { ...visit, ...more }, nowMs)
    const told = refusal?.code === 'hold_mismatch' ? refusal.details.field : refusal?.code
    expect(told).toBe(expected)
  })

  test('anybody may book what nobody in particular holds', () => {
    const hold = { ...held.hold, customerId: null }
    expect(refuseHold(hold, { ...visit, customerId: idOf('Customer', 'x') }, nineMs)).toBeUndefined()
  })

  test('the holder gets the time and the person, a stranger neither', () => {
    const state = dayOf(held)
    const own = accepted(book({ ...state, hold: held.hold }, cutAtNoon, nineMs + 1))
    expect(own.booking.segments).toEqual(held.hold.segments)
    const staffId = segment?.staffId
    const same = { ...cutAtNoon, segments: [{ serviceId: cut.id, staffId }] }
    expect(codeOf(book(state, same, nineMs + 1))).toBe('slot_taken')
    expect(accepted(book(state, cutAtNoon, nineMs + 1)).booking.segments[0]?.staffId).toBe(other.id)
  })

  test('a person who was asked for when it was held stays asked for', () => {
    const asked = { ...noon, segments: [{ serviceId: cut.id, staffId: chen.id }] }
    const changes = accepted(holdSlot(openDay, asked, nineMs))
    const { booking } = accepted(book(dayOf(changes, { hold: changes.hold }), cutAtNoon, nineMs + 1))
    expect(booking.segments).toMatchObject([{ staffId: chen.id, staffRequested: true }])
  })

  test('a start that has come too near meanwhile is still the holder’s', () => {
    const location = { ...bund, minLeadMinutes: 60 }
    const near = { configuration: { ...configuration, location } }
    const { hold, occupancy } = accepted(holdSlot({ ...openDay, ...near }, noon, at('11:00')))
    const state = { ...openDay, ...near, busy: occupancy }
    expect(codeOf(book({ ...state, hold }, cutAtNoon, at('11:04')))).toBe('accepted')
    expect(codeOf(book(state, cutAtNoon, at('11:04')))).toBe('lead_time_too_short')
  })

  test('what has been archived meanwhile is not booked', () => {
    const services = byId(archived(cut))
    const state = dayOf(held, { hold: held.hold, configuration: { ...configuration, services } })
    expect(codeOf(book(state, cutAtNoon, nineMs + 1))).toBe('reference_archived')
  })
})
