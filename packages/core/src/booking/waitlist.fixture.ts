import { idOf } from '../base/ids.ts'
import { at, cut, wang } from '../scheduling/salon.fixture.ts'
import { openDay } from './booking.fixture.ts'
import type { VisitState } from './plan-visit.ts'
import { keptVisit } from './visit-request.ts'
import type { WaitlistEntry } from './waitlist-entry.ts'

/** Wang waits for a cut between noon and three. */
export const waiting: WaitlistEntry = {
  id: idOf('WaitlistEntry', 'one'),
  locationId: openDay.configuration.location.id,
  customerId: wang.id,
  state: 'WAITING',
  ...keptVisit({ segments: [{ serviceId: cut.id }] }),
  address: null,
  ranges: [{ startMs: at('12:00'), endMs: at('15:00') }],
  channel: 'PHONE',
  note: 'after lunch',
  expiresAtMs: at('15:00'),
  offer: null,
  bookingId: null,
  passedTimes: [],
  notifiedStarts: [],
  version: 1,
  createdAtMs: at('09:00'),
  updatedAtMs: at('09:00'),
}

export const offerAtNoon = {
  holdId: idOf('SlotHold', 'one'),
  tokenHash: 'hash',
  startsAtMs: at('12:00'),
  ttlSeconds: 1800,
} as const

/** The day with that changed about its location. */
export function dayAt<S extends VisitState>(state: S, location: Partial<S['configuration']['location']>): S {
  const { configuration } = state
  return { ...state, configuration: { ...configuration, location: { ...configuration.location, ...location } } }
}
