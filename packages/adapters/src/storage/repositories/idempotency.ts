import { assert, type IdempotencyRecord, type Transaction } from '@mendian/core'
import { tables } from '../schema.ts'
import type { Scope } from '../scope.ts'
import { type Parameters, statement } from '../statement.ts'

const byKey = statement((queries, { key }: Parameters<{ key: string }>) =>
  queries.select('idempotency_key').select(tables.idempotency_key.columns).where('key', '=', key),
)

/** What an earlier write under that key came to. */
export async function findClaimed(scope: Scope, key: string): Promise<IdempotencyRecord | undefined> {
  const row = await scope.row(byKey, { key })
  if (!row) return undefined
  const { key: _key, ...record } = tables.idempotency_key.fromRow(row)
  return record
}

/** Keeps the outcome of the transaction under the key it claimed. */
export function createIdempotency(scope: Scope, key: string | undefined): Transaction['idempotency'] {
  let recorded = false
  return {
    record: async (entry) => {
      assert(key !== undefined, 'an outcome is recorded under an idempotency key')
      assert(!recorded, 'an outcome is recorded once')
      recorded = true
      await scope.insert('idempotency_key', [{ ...entry, key }])
    },
  }
}
