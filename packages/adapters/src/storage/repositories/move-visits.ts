import { type SqlBool, sql } from 'kysely'
import type { Scope } from '../scope.ts'
import { type Parameters, statement } from '../statement.ts'

type Both = Parameters<{ fromId: string; toId: string }>

const next = { version: sql<number>`version + 1` }

const moveBookings = statement((queries, { fromId, toId }: Both) =>
  queries
    .update('booking')
    .set({ customer_id: toId as never, ...next })
    .where('customer_id', '=', fromId),
)

const moveSeries = statement((queries, { fromId, toId }: Both) =>
  queries
    .update('booking_series')
    .set({ customer_id: toId as never })
    .where('customer_id', '=', fromId),
)

const moveHolds = statement((queries, { fromId, toId }: Both) =>
  queries
    .update('slot_hold')
    .set({ customer_id: toId as never })
    .where('customer_id', '=', fromId),
)

const moveWaiting = statement((queries, { fromId, toId }: Both) =>
  queries
    .update('waitlist_entry')
    .set({ customer_id: toId as never, ...next })
    .where('customer_id', '=', fromId),
)

const moveQueued = statement((queries, { fromId, toId }: Both) =>
  queries
    .update('queue_entry')
    .set({ customer_id: toId as never, ...next })
    .where('customer_id', '=', fromId),
)

/** Nobody is enrolled in a class twice: where both are, each stays as it is. */
const moveEnrollments = statement((queries, { fromId, toId }: Both) =>
  queries
    .update('enrollment')
    .set({ customer_id: toId as never, ...next })
    .where('customer_id', '=', fromId)
    .where(
      'class_session_id',
      'not in',
      queries
        .select('enrollment')
        .select('class_session_id')
        .where('customer_id', '=', toId)
        .where(sql<SqlBool>`state not in ('CANCELLED', 'LATE_CANCELLED')`),
    ),
)

/** What the one has booked and waits for is the other's from now on. */
export async function moveVisits(
  scope: Scope,
  both: { readonly fromId: string; readonly toId: string },
): Promise<void> {
  for (const move of [moveBookings, moveSeries, moveHolds, moveWaiting, moveQueued, moveEnrollments]) {
    await scope.defer(move, both)
  }
}
