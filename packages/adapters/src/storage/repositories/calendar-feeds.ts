import type { CalendarFeed, CalendarFeedRepository } from '@mendian/core'
import type { RowOf } from '../columns.ts'
import { type RecordIn, tables } from '../schema.ts'
import type { Scope } from '../scope.ts'
import { type Parameters, statement } from '../statement.ts'

const { columns, fromRow } = tables.calendar_feed

const byId = statement((queries, { id }: Parameters<{ id: string }>) =>
  queries.select('calendar_feed').select(columns).where('id', '=', id),
)

const listAfter = statement((queries, { after, limit }: Parameters<{ after: string; limit: number }>) =>
  queries.select('calendar_feed').select(columns).where('id', '>', after).orderBy('id').limit(limit),
)

const revoke = statement((queries, { id, revokedAtMs }: Parameters<{ id: string; revokedAtMs: number }>) =>
  queries
    .update('calendar_feed')
    .set({ revoked_at_ms: revokedAtMs })
    .where('id', '=', id)
    // The first revocation stands.
    .where('revoked_at_ms', 'is', null),
)

/** Calendars that programs subscribe to. */
export function createCalendarFeedRepository(scope: Scope): CalendarFeedRepository {
  return {
    insert: (feed, tokenHash) => scope.insert('calendar_feed', [{ ...feed, tokenHash }]),
    find: async (id) => {
      const row = await scope.row(byId, { id })
      return row && withoutSecret(row)
    },
    list: async ({ after = '', limit }) => (await scope.rows(listAfter, { after, limit })).map(withoutSecret),
    revoke: (id, revokedAtMs) => scope.defer(revoke, { id, revokedAtMs }),
  }
}

function withoutSecret(row: RowOf<RecordIn<'calendar_feed'>>): CalendarFeed {
  const { tokenHash: _tokenHash, ...feed } = fromRow(row)
  return feed
}
