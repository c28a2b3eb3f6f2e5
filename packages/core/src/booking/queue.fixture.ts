import { idOf } from '../base/ids.ts'
import { at, cut, wang } from '../scheduling/salon.fixture.ts'
import { noWaiting } from '../scheduling/visit-shape.ts'
import { openDay } from './booking.fixture.ts'
import type { QueueEntry } from './queue-entry.ts'

/** Wang waits for a cut since half past eleven. */
export const queued: QueueEntry = {
  id: idOf('QueueEntry', 'one'),
  locationId: openDay.configuration.location.id,
  customerId: wang.id,
  label: null,
  segments: [{ serviceId: cut.id }],
  guests: [{ name: null }],
  ...noWaiting,
  state: 'WAITING',
  place: 1,
  note: 'in a hurry',
  bookingId: null,
  expiresAtMs: at('24:00'),
  version: 1,
  createdAtMs: at('11:30'),
  updatedAtMs: at('11:30'),
}

/** A queue of that many, in its order. */
export function queueOf(length: number): readonly QueueEntry[] {
  return Array.from({ length }, (_, index) => ({
    ...queued,
    id: idOf('QueueEntry', String(index + 1)),
    customerId: null,
    label: `No. ${index + 1}`,
    place: (index + 1) * 2,
  }))
}
