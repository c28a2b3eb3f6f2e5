import { assert } from '../base/assert.ts'
import type { Decision } from '../base/decision.ts'
import { idOf } from '../base/ids.ts'
import { at, chen, configuration, cut, lin, shift, wang } from '../scheduling/salon.fixture.ts'
import { anybody } from '../scheduling/visitor.ts'
import { type Book, type BookChanges, type BookState, book } from './book.ts'

export const frontDesk = { kind: 'API_KEY', id: 'key_desk' } as const

/** Lin and Chen work from 10 to 20; nothing is booked. */
export const openDay: BookState = {
  configuration,
  customer: wang,
  openBookings: 0,
  visitor: anybody,
  policies: [],
  shifts: [shift(lin, '10:00', '20:00'), shift(chen, '10:00', '20:00')],
  busy: [],
  claims: [],
}

/** A cut by anybody at noon. */
export const cutAtNoon: Book = {
  bookingId: idOf('Booking', 'one'),
  redemptionCode: '0123456789',
  startsAtMs: at('12:00'),
  segments: [{ serviceId: cut.id }],
  channel: 'WEB',
  note: 'window seat',
  actor: frontDesk,
  reason: null,
}

/** When the salon's bookings are made: an hour before it opens. */
export const nineMs = at('09:00')

/** What an accepted decision changes; anything else is a mistake of the test. */
export function accepted<C, E>(decision: Decision<C, E, { readonly code: string }>): C {
  assert(decision.ok, `accepted, not refused with ${decision.ok ? '' : decision.refusal.code}`)
  return decision.changes
}

/** 'accepted', or the code of the refusal. */
export function codeOf(decision: Decision<unknown, unknown, { readonly code: string }>): string {
  return decision.ok ? 'accepted' : decision.refusal.code
}

/** The booking of a command that is accepted, with what it takes. */
export function booked(state: BookState = openDay, command: Book = cutAtNoon): BookChanges {
  return accepted(book(state, command, nineMs))
}

/** The state in which what those bookings take is taken. */
export function withTaken(state: BookState, ...bookings: readonly BookChanges[]): BookState {
  return {
    ...state,
    busy: [...state.busy, ...bookings.flatMap(({ occupancy }) => occupancy)],
    claims: [...state.claims, ...bookings.flatMap(({ claims }) => claims)],
  }
}
