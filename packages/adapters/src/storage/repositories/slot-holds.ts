import type { SlotHoldRepository } from '@mendian/core'
import { sql } from 'kysely'
import { tables } from '../schema.ts'
import type { Scope } from '../scope.ts'
import { type Parameters, statement } from '../statement.ts'

const { columns, fromRow } = tables.slot_hold

const byId = statement((queries, { id }: Parameters<{ id: string }>) =>
  queries.select('slot_hold').select(columns).where('id', '=', id),
)

const byTokenHash = statement((queries, { tokenHash }: Parameters<{ tokenHash: string }>) =>
  queries.select('slot_hold').select(columns).where('token_hash', '=', tokenHash),
)

const liveAt = statement((queries, { locationId, nowMs }: Parameters<{ locationId: string; nowMs: number }>) =>
  queries
    .select('slot_hold')
    .select('id')
    .where('location_id', '=', locationId)
    .where('expires_at_ms', '>', nowMs)
    .limit(sql.lit(1)),
)

const end = statement((queries, { id, expiresAtMs }: Parameters<{ id: string; expiresAtMs: number }>) =>
  queries.update('slot_hold').set({ expires_at_ms: expiresAtMs }).where('id', '=', id),
)

/** Who keeps time for a booking to come. */
export function createSlotHoldRepository(scope: Scope): SlotHoldRepository {
  return {
    find: async (id) => {
      const row = await scope.row(byId, { id })
      return row && fromRow(row)
    },
    findByTokenHash: async (tokenHash) => {
      const row = await scope.row(byTokenHash, { tokenHash })
      return row && fromRow(row)
    },
    isAnyLive: async (query) => (await scope.row(liveAt, query)) !== undefined,
    insert: (hold) => scope.insert('slot_hold', [hold]),
    end: (id, expiresAtMs) => scope.defer(end, { id, expiresAtMs }),
  }
}
