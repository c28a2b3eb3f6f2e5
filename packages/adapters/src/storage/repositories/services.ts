import type { ServiceRepository } from '@mendian/core'
import { sql } from 'kysely'
import { tables } from '../schema.ts'
import type { Scope } from '../scope.ts'
import { type Parameters, statement } from '../statement.ts'
import { createRecordRepository } from './records.ts'

const { columns, fromRow } = tables.service

interface TierValues {
  /** The tier as it stands in an override. */
  readonly namedTier: string
  readonly after: string
  readonly limit: number
}

const byTier = statement((queries, { namedTier, after, limit }: Parameters<TierValues>) =>
  queries
    .select('service')
    .select(columns)
    .where('archived_at_ms', 'is', null)
    // Both databases have `replace`; a search in a text is called differently on each.
    .where(sql<boolean>`replace(overrides, ${namedTier}, '') <> overrides`)
    .where('id', '>', after)
    .orderBy('id')
    .limit(limit),
)

/** Services: configuration records that are also found by the tiers that have other terms of them. */
export function createServiceRepository(scope: Scope): ServiceRepository {
  return {
    ...createRecordRepository(scope, 'service'),
    listByTier: async (tierId, { limit, after = '' }) => {
      const values = { namedTier: `"tierId":${JSON.stringify(tierId)}`, after, limit }
      return (await scope.rows(byTier, values)).map(fromRow)
    },
  }
}
