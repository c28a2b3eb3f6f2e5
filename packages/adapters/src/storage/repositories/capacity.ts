import { type CapacityRepository, longestBlockMs } from '@mendian/core'
import { sql } from 'kysely'
import { tables } from '../schema.ts'
import type { Scope } from '../scope.ts'
import { type Parameters, statement } from '../statement.ts'

const { columns, fromRow } = tables.capacity_claim

interface ClaimValues {
  readonly resourceIds: readonly string[]
  readonly afterMs: number
  readonly fromMs: number
  readonly toMs: number
  readonly nowMs: number
}

const claims = statement((queries, { resourceIds, afterMs, fromMs, toMs, nowMs }: Parameters<ClaimValues>) =>
  queries
    .select('capacity_claim')
    .select(columns)
    .where(queries.oneOf('resource_id', resourceIds))
    .where('start_ms', '>', afterMs)
    .where('start_ms', '<', toMs)
    .where('end_ms', '>', fromMs)
    .where((row) => row.or([row('expires_at_ms', 'is', null), row('expires_at_ms', '>', nowMs)]))
    .orderBy('resource_id')
    .orderBy('start_ms')
    .orderBy('owner_id'),
)

const toCome = statement((queries, { resourceId, nowMs }: Parameters<{ resourceId: string; nowMs: number }>) =>
  queries
    .select('capacity_claim')
    .select('owner_id')
    .where('resource_id', '=', resourceId)
    .where('end_ms', '>', nowMs)
    .where(sql<boolean>`owner_kind <> 'TIME_BLOCK'`)
    .where((row) => row.or([row('expires_at_ms', 'is', null), row('expires_at_ms', '>', nowMs)]))
    .limit(sql.lit(1)),
)

const removeOfOwner = statement((queries, { ownerId }: Parameters<{ ownerId: string }>) =>
  queries.delete('capacity_claim').where('owner_id', '=', ownerId),
)

const removeExpired = statement(
  (queries, { resourceIds, nowMs }: Parameters<{ resourceIds: readonly string[]; nowMs: number }>) =>
    queries
      .delete('capacity_claim')
      .where(queries.oneOf('resource_id', resourceIds))
      .where('expires_at_ms', '<=', nowMs),
)

/** How many of each pool are taken when. */
export function createCapacityRepository(scope: Scope): CapacityRepository {
  return {
    claims: async (query) => {
      if (query.resourceIds.length === 0) return []
      const values = { ...query, afterMs: query.fromMs - longestBlockMs }
      return (await scope.rows(claims, values)).map(fromRow)
    },
    isClaimed: async (query) => (await scope.row(toCome, query)) !== undefined,
    insertMany: (rows) => scope.insert('capacity_claim', rows),
    removeOfOwner: (ownerId) => scope.defer(removeOfOwner, { ownerId }),
    removeExpired: (query) => scope.defer(removeExpired, query),
  }
}
