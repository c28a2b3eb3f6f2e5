import { present } from '../base/assert.ts'
import { accept, type Decision, type RefusalOf, refuse } from '../base/decision.ts'
import { formatInstant } from '../time/zone.ts'
import { type Book, type BookedChanges, type BookState, book } from './book.ts'
import type { BookingEvent } from './booking-event.ts'
import { refuseWait, type WaitRefusal } from './offer-time.ts'
import type { BookRefusal } from './plan-visit.ts'
import { wantedOfKept } from './visit-request.ts'
import { advanceEntry, refuseWaitlistAction, type WaitlistEntry } from './waitlist-entry.ts'
import { type WaitlistEvent, waitlistEvent } from './waitlist-event.ts'

export interface AcceptOffer extends Pick<Book, 'bookingId' | 'redemptionCode' | 'actor' | 'reason'> {
  /** The start to book, where none is offered; null for the one that is. */
  readonly startsAtMs: number | null
}

export interface AcceptChanges {
  readonly entry: WaitlistEntry
  readonly booked: BookedChanges
}

export type AcceptRefusal = WaitRefusal | BookRefusal | RefusalOf<'start_missing'>

/**
 * Books the visit somebody has waited for: the start that is offered them, from its hold, or, where everybody was told
 * of free time at once, any start that suits, if it is still free. Refuses first by the entry's state, then an offer or a
 * wait that is over, a start that is missing or does not suit, and then as booking would.
 */
export function acceptOffer(
  entry: WaitlistEntry,
  state: BookState,
  command: AcceptOffer,
  nowMs: number,
): Decision<AcceptChanges, BookingEvent | WaitlistEvent, AcceptRefusal> {
  const { waitlistPolicy, timeZone } = state.configuration.location
  const action = waitlistPolicy === 'BROADCAST' && entry.state === 'WAITING' ? 'CLAIM' : 'ACCEPT'
  const forbidden = refuseWaitlistAction(entry, action)
  if (forbidden) return { ok: false, refusal: forbidden }
  const { offer } = entry
  if (offer && nowMs >= offer.expiresAtMs) {
    return refuse('hold_expired', { expiredAt: formatInstant(timeZone, offer.expiresAtMs) })
  }
  const startsAtMs = command.startsAtMs ?? offer?.startsAtMs
  if (startsAtMs === undefined) return refuse('start_missing', {})
  const unfit = offer ? undefined : refuseWait(entry, startsAtMs, state, nowMs)
  if (unfit) return { ok: false, refusal: unfit }
  const hold = offer ? present(state.hold, 'an open offer has its hold') : undefined
  const { address, channel, note } = entry
  const visit = { ...wantedOfKept(entry), startsAtMs, address, channel, note }
  const booked = book({ ...state, hold }, { ...command, ...visit }, nowMs)
  if (!booked.ok) return booked
  const next = advanceEntry(entry, action, nowMs, { bookingId: booked.changes.booking.id })
  return accept({ entry: next, booked: booked.changes }, [...booked.events, waitlistEvent(action, next, entry)])
}
