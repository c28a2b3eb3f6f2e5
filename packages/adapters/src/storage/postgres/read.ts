import type { ReadTransaction, TenantId } from '@mendian/core'
import type { ClientBase } from 'pg'
import type { SqlDialect } from '../dialect.ts'
import type { Executor } from '../executor.ts'
import { createSqlTransaction } from '../sql-transaction.ts'
import type { Connections } from './connections.ts'
import { createPostgresExecutor } from './postgres-executor.ts'
import { bracketed } from './write.ts'

const readOnly = {
  begin: 'begin isolation level repeatable read read only',
  commit: 'commit',
  rollback: 'rollback',
} as const

/** So that plans made while the tables were small do not scan them once they have grown; see the claim function. */
const goByKeys = { sql: 'set local enable_seqscan = off', slots: [] }

/** Runs work on one consistent view; the answer does not wait for the transaction's end, which changes nothing. */
export function readTransaction<T>(
  connections: Connections,
  waitMs: number,
  dialect: SqlDialect,
  work: (executor: Executor) => Promise<T>,
): Promise<T> {
  return new Promise((resolve, reject) => {
    const answered = async (executor: Executor): Promise<void> => {
      await executor.defer(goByKeys, [])
      resolve(await work(executor))
    }
    connections.use(waitMs, (client) => bracketed(client, dialect, readOnly, answered)).catch(reject)
  })
}

/** Runs work of a single statement, which needs no transaction around it. */
export async function readOnce<T>(
  client: ClientBase,
  dialect: SqlDialect,
  work: (executor: Executor) => Promise<T>,
): Promise<T> {
  const executor = createPostgresExecutor(client, dialect)
  try {
    return await work(executor)
  } finally {
    await executor.abandon()
  }
}

/** The repositories of one tenant for reading. */
export function readsOf(tenantId: TenantId, executor: Executor): ReadTransaction {
  const host = (): never => {
    throw new Error('a read has no handle')
  }
  return createSqlTransaction({ executor, tenantId, idempotencyKey: undefined, claimed: undefined, host })
}
