import { longestBlockMs, type OccupancyRepository } from '@mendian/core'
import { tables } from '../schema.ts'
import type { Scope } from '../scope.ts'
import { type Parameters, statement } from '../statement.ts'

const { columns, fromRow } = tables.occupancy

interface BusyValues {
  readonly unitIds: readonly string[]
  readonly afterMs: number
  readonly fromMs: number
  readonly toMs: number
  readonly nowMs: number
}

// Bounded on both sides, so that the index range does not grow with the unit's past.
const busy = statement((queries, { unitIds, afterMs, fromMs, toMs, nowMs }: Parameters<BusyValues>) =>
  queries
    .select('occupancy')
    .select(columns)
    .where(queries.oneOf('unit_id', unitIds))
    .where('start_ms', '>', afterMs)
    .where('start_ms', '<', toMs)
    .where('transition_end_ms', '>', fromMs)
    .where((row) => row.or([row('expires_at_ms', 'is', null), row('expires_at_ms', '>', nowMs)]))
    .orderBy('unit_id')
    .orderBy('start_ms'),
)

const removeOfOwner = statement((queries, { ownerId }: Parameters<{ ownerId: string }>) =>
  queries.delete('occupancy').where('owner_id', '=', ownerId),
)

const removeExpired = statement(
  (queries, { unitIds, nowMs }: Parameters<{ unitIds: readonly string[]; nowMs: number }>) =>
    queries.delete('occupancy').where(queries.oneOf('unit_id', unitIds)).where('expires_at_ms', '<=', nowMs),
)

/** A block and the transition after it are each at most this long. */
const longestWithTransitionMs = 2 * longestBlockMs

/** Who is taken when. */
export function createOccupancyRepository(scope: Scope): OccupancyRepository {
  return {
    busy: async (query) => {
      if (query.unitIds.length === 0) return []
      const values = { ...query, afterMs: query.fromMs - longestWithTransitionMs }
      return (await scope.rows(busy, values)).map(fromRow)
    },
    insertMany: (rows) => scope.insert('occupancy', rows),
    removeOfOwner: (ownerId) => scope.defer(removeOfOwner, { ownerId }),
    removeExpired: (query) => scope.defer(removeExpired, query),
  }
}
