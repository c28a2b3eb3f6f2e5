import { describe, expect, test } from 'vitest'
import { idOf } from '../base/ids.ts'
import { at } from '../scheduling/salon.fixture.ts'
import { waiting } from './waitlist.fixture.ts'
import {
  advanceEntry,
  refuseWaitlistAction,
  suits,
  type WaitlistAction,
  type WaitlistEntry,
  type WaitlistState,
  waitlistActions,
  waitlistStates,
} from './waitlist-entry.ts'

const offer = {
  holdId: idOf('SlotHold', 'one'),
  startsAtMs: at('12:00'),
  endsAtMs: at('13:00'),
  expiresAtMs: at('11:00'),
}

/** Kept by hand: what may be done to an entry, and what it is then. */
const allowed: Readonly<Record<WaitlistState, Partial<Record<WaitlistAction, WaitlistState>>>> = {
  WAITING: { OFFER: 'OFFERED', NOTIFY: 'WAITING', CLAIM: 'BOOKED', WITHDRAW: 'WITHDRAWN', EXPIRE: 'EXPIRED' },
  OFFERED: {
    ACCEPT: 'BOOKED',
    DECLINE: 'DECLINED',
    KEEP_WAITING: 'WAITING',
    LAPSE: 'WAITING',
    WITHDRAW: 'WITHDRAWN',
  },
  BOOKED: {},
  DECLINED: {},
  WITHDRAWN: {},
  EXPIRED: {},
}

function entryIn(state: WaitlistState): WaitlistEntry {
  return {
    ...waiting,
    state,
    offer: state === 'OFFERED' ? offer : null,
    bookingId: state === 'BOOKED' ? idOf('Booking', 'one') : null,
  }
}

describe('a waitlist entry', () => {
  const pairs = waitlistStates.flatMap((state) => waitlistActions.map((action) => [state, action] as const))

  test.each(pairs)('that is %s is changed by %s as the table says', (state, action) => {
    const to = allowed[state][action]
    const entry = entryIn(state)
    expect(refuseWaitlistAction(entry, action)?.code).toBe(to ? undefined : 'waitlist_state_forbids')
    const changes = {
      ...(to === 'OFFERED' ? { offer } : {}),
      ...(to === 'BOOKED' ? { bookingId: idOf('Booking', 'one') } : {}),
    }
    if (to) expect(advanceEntry(entry, action, at('10:00'), changes)).toMatchObject({ state: to, version: 2 })
    else expect(() => advanceEntry(entry, action, at('10:00'), changes)).toThrow('allows the action')
  })

  test('has an offer or a booking in no other state', () => {
    expect(() => advanceEntry(waiting, 'WITHDRAW', 0, { offer })).toThrow('exactly while one is open')
    expect(() => advanceEntry(waiting, 'OFFER', 0)).toThrow('exactly while one is open')
    expect(() => advanceEntry(waiting, 'CLAIM', 0)).toThrow('exactly when it is booked')
  })

  test('is suited by starts within its ranges, the end of a range left out', () => {
    expect(suits(waiting, at('12:00'))).toBe(true)
    expect(suits(waiting, at('15:00') - 1)).toBe(true)
    expect(suits(waiting, at('15:00'))).toBe(false)
    expect(suits(waiting, at('12:00') - 1)).toBe(false)
  })
})
