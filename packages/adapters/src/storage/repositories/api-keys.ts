import type { ApiKey, ApiKeyRepository } from '@mendian/core'
import type { RowOf } from '../columns.ts'
import { type RecordIn, tables } from '../schema.ts'
import type { Scope } from '../scope.ts'
import { type Parameters, statement } from '../statement.ts'

const { columns, fromRow } = tables.api_key

const byId = statement((queries, { id }: Parameters<{ id: string }>) =>
  queries.select('api_key').select(columns).where('id', '=', id),
)

const listAfter = statement((queries, { after, limit }: Parameters<{ after: string; limit: number }>) =>
  queries.select('api_key').select(columns).where('id', '>', after).orderBy('id').limit(limit),
)

const revoke = statement((queries, { id, revokedAtMs }: Parameters<{ id: string; revokedAtMs: number }>) =>
  queries
    .update('api_key')
    .set({ revoked_at_ms: revokedAtMs })
    .where('id', '=', id)
    // The first revocation stands.
    .where('revoked_at_ms', 'is', null),
)

/** A tenant's keys, without their secrets. */
export function createApiKeyRepository(scope: Scope): ApiKeyRepository {
  return {
    insert: (key, secretHash) => scope.insert('api_key', [{ ...key, secretHash }]),
    find: async (id) => {
      const row = await scope.row(byId, { id })
      return row && withoutSecret(row)
    },
    list: async ({ after = '', limit }) => (await scope.rows(listAfter, { after, limit })).map(withoutSecret),
    revoke: (id, revokedAtMs) => scope.defer(revoke, { id, revokedAtMs }),
  }
}

function withoutSecret(row: RowOf<RecordIn<'api_key'>>): ApiKey {
  const { secretHash: _secretHash, ...key } = fromRow(row)
  return key
}
