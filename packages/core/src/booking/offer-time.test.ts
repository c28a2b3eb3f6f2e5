import { describe, expect, test } from 'vitest'
import { idOf } from '../base/ids.ts'
import { at } from '../scheduling/salon.fixture.ts'
import { type AcceptOffer, acceptOffer } from './accept-offer.ts'
import type { BookState } from './book.ts'
import { accepted, booked, codeOf, cutAtNoon, frontDesk, nineMs, openDay, withTaken } from './booking.fixture.ts'
import { declineOffer, withdrawEntry } from './leave-waitlist.ts'
import { offerTime } from './offer-time.ts'
import { dayAt, offerAtNoon, waiting } from './waitlist.fixture.ts'
import type { WaitlistEntry } from './waitlist-entry.ts'

const offered = accepted(offerTime(waiting, openDay, offerAtNoon, nineMs))
const { hold } = offered.held
const heldDay: BookState = { ...openDay, busy: offered.held.occupancy, claims: offered.held.claims, hold }
const accept: AcceptOffer = {
  bookingId: cutAtNoon.bookingId,
  redemptionCode: '0123456789',
  actor: frontDesk,
  reason: null,
  startsAtMs: null,
}
const first = booked()
const second = booked(withTaken(openDay, first), { ...cutAtNoon, bookingId: idOf('Booking', 'two') })
const fullDay = withTaken(openDay, first, second)

describe('offerTime', () => {
  const past: WaitlistEntry = { ...waiting, expiresAtMs: nineMs }
  const precedence = [
    ['the entry waits no more', { ...past, state: 'WITHDRAWN' }, '11:00', fullDay, 'waitlist_state_forbids'],
    ['the wait is over', past, '11:00', fullDay, 'waiting_time_over'],
    ['the start does not suit', waiting, '11:00', fullDay, 'start_does_not_suit'],
    ['the start is taken', waiting, '12:00', { ...fullDay, shifts: [] }, 'staff_not_working'],
    ['the start is free', waiting, '12:00', openDay, 'accepted'],
  ] as const
  test.each(precedence)('%s', (_, entry, clock, state, code) => {
    expect(codeOf(offerTime(entry, state, { ...offerAtNoon, startsAtMs: at(clock) }, nineMs))).toBe(code)
  })

  test('keeps the time for the customer, and says so once', () => {
    expect(hold).toMatchObject({ customerId: waiting.customerId, startsAtMs: at('12:00'), expiresAtMs: at('09:30') })
    expect(offered.entry).toMatchObject({
      state: 'OFFERED',
      version: 2,
      offer: { holdId: hold.id, startsAtMs: at('12:00'), endsAtMs: at('13:00'), expiresAtMs: at('09:30') },
    })
    expect(codeOf(offerTime(offered.entry, openDay, offerAtNoon, nineMs))).toBe('waitlist_state_forbids')
  })
})

describe('acceptOffer', () => {
  const broadcast = dayAt(openDay, { waitlistPolicy: 'BROADCAST' })
  const early = at('09:29')
  const noon = { ...accept, startsAtMs: at('12:00') }
  const crowded = { ...broadcast, busy: fullDay.busy, claims: fullDay.claims }

  const precedence = [
    ['nothing is offered', waiting, openDay, noon, early, 'waitlist_state_forbids'],
    ['the offer is over', offered.entry, heldDay, noon, at('09:30'), 'hold_expired'],
    [
      'the offer is of another start',
      offered.entry,
      heldDay,
      { ...noon, startsAtMs: at('13:00') },
      early,
      'hold_mismatch',
    ],
    ['the offer stands', offered.entry, heldDay, accept, early, 'accepted'],
    ['no start is named', waiting, broadcast, accept, at('15:00'), 'start_missing'],
    ['the wait is over', waiting, crowded, { ...noon, startsAtMs: at('11:00') }, at('15:00'), 'waiting_time_over'],
    ['the start does not suit', waiting, crowded, { ...noon, startsAtMs: at('11:00') }, early, 'start_does_not_suit'],
    ['another was faster', waiting, crowded, noon, early, 'slot_taken'],
    ['the start is free', waiting, broadcast, noon, early, 'accepted'],
  ] as const
  test.each(precedence)('%s', (_, entry, state, command, nowMs, code) => {
    expect(codeOf(acceptOffer(entry, state, command, nowMs))).toBe(code)
  })

  test('books what was kept, for whom and as it was asked', () => {
    const decision = acceptOffer(offered.entry, heldDay, accept, early)
    const { entry, booked: changes } = accepted(decision)
    expect(changes.booking).toMatchObject({ channel: 'PHONE', note: 'after lunch', customerId: waiting.customerId })
    expect(changes.booking.segments).toEqual(hold.segments)
    expect(entry).toMatchObject({ state: 'BOOKED', offer: null, bookingId: changes.booking.id, version: 3 })
    const types = decision.ok ? decision.events.map(({ type }) => type) : []
    expect(types).toEqual(['booking.created', 'waitlist_entry.booked'])
  })
})

describe('leaving', () => {
  const noon = [{ startMs: at('12:00'), endMs: at('13:00') }]

  test.each([
    ['declining', () => declineOffer(offered.entry, { keepWaiting: false }, nineMs), 'DECLINED', 'declined'],
    ['waiting on', () => declineOffer(offered.entry, { keepWaiting: true }, nineMs), 'WAITING', 'kept_waiting'],
    ['withdrawing', () => withdrawEntry(offered.entry, nineMs), 'WITHDRAWN', 'withdrawn'],
  ] as const)('by %s remembers what was offered', (_, leave, state, event) => {
    const decision = leave()
    expect(accepted(decision).entry).toMatchObject({ state, offer: null, passedTimes: noon })
    expect(decision.ok && decision.events[0]?.type).toBe(`waitlist_entry.${event}`)
  })

  test('needs something to leave', () => {
    expect(codeOf(declineOffer(waiting, { keepWaiting: true }, nineMs))).toBe('waitlist_state_forbids')
    expect(accepted(withdrawEntry(waiting, nineMs)).entry).toMatchObject({ state: 'WITHDRAWN', passedTimes: [] })
    expect(codeOf(withdrawEntry({ ...waiting, state: 'EXPIRED' }, nineMs))).toBe('waitlist_state_forbids')
  })
})
