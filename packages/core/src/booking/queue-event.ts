import type { DomainEvent } from '../base/domain-event.ts'
import type { QueueAction, QueueEntry } from './queue-entry.ts'

export type QueueEventType =
  | 'queue_entry.joined'
  | 'queue_entry.called'
  | 'queue_entry.left'
  | 'queue_entry.no_show'
  | 'queue_entry.moved'

export type QueueEvent = DomainEvent<QueueEventType, 'QUEUE_ENTRY', QueueEntry>

const eventOfAction: Readonly<Record<QueueAction, QueueEventType>> = {
  CALL: 'queue_entry.called',
  LEAVE: 'queue_entry.left',
  NO_SHOW: 'queue_entry.no_show',
  MOVE: 'queue_entry.moved',
}

/** The event of that action, with the entry before it. */
export function queueEvent(action: QueueAction, subject: QueueEntry, previous: QueueEntry): QueueEvent {
  return { type: eventOfAction[action], subjectKind: 'QUEUE_ENTRY', subject, previous }
}
