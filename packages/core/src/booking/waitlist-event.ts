import type { DomainEvent } from '../base/domain-event.ts'
import type { WaitlistAction, WaitlistEntry } from './waitlist-entry.ts'

export type WaitlistEventType =
  | 'waitlist_entry.created'
  | 'waitlist_entry.offered'
  | 'waitlist_entry.notified'
  | 'waitlist_entry.booked'
  | 'waitlist_entry.declined'
  | 'waitlist_entry.kept_waiting'
  | 'waitlist_entry.offer_expired'
  | 'waitlist_entry.withdrawn'
  | 'waitlist_entry.expired'

export type WaitlistEvent = DomainEvent<WaitlistEventType, 'WAITLIST_ENTRY', WaitlistEntry>

const eventOfAction: Readonly<Record<WaitlistAction, WaitlistEventType>> = {
  OFFER: 'waitlist_entry.offered',
  NOTIFY: 'waitlist_entry.notified',
  ACCEPT: 'waitlist_entry.booked',
  CLAIM: 'waitlist_entry.booked',
  DECLINE: 'waitlist_entry.declined',
  KEEP_WAITING: 'waitlist_entry.kept_waiting',
  LAPSE: 'waitlist_entry.offer_expired',
  WITHDRAW: 'waitlist_entry.withdrawn',
  EXPIRE: 'waitlist_entry.expired',
}

/** The event of that action, with the entry before it. */
export function waitlistEvent(action: WaitlistAction, subject: WaitlistEntry, previous: WaitlistEntry): WaitlistEvent {
  return { type: eventOfAction[action], subjectKind: 'WAITLIST_ENTRY', subject, previous }
}
