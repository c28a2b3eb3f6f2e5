import type { EventEnvelope, Transaction } from '@mendian/core'
import type { Scope } from '../scope.ts'

/** Events on their way out: stored with the change, handed over later. */
export function createOutbox(scope: Scope): Transaction['outbox'] {
  return {
    append: (events: readonly EventEnvelope[], dueAtMs: number) =>
      scope.insert(
        'outbox',
        events.map((event) => ({
          id: event.id,
          subjectId: event.subject.id,
          subjectVersion: event.subject.version,
          event,
          dueAtMs,
          attempt: 0,
        })),
      ),
  }
}
