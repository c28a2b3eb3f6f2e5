import type { ReadTransaction, TenantId } from '@mendian/core'
import type { ClientBase } from 'pg'
import type { SqlDialect } from '../dialect.ts'
import type { Executor } from '../executor.ts'
import { createSqlTransaction } from '../sql-transaction.ts'
import type { Connections } from './connections.ts'
import { isTimedOut } from './errors.ts'
import { bounded, type Limits, pastDeadline, settle } from './limits.ts'
import { createPostgresExecutor, type PostgresExecutor } from './postgres-executor.ts'
import { type Brackets, bracketed } from './write.ts'

const readOnly: Brackets = {
  begin: 'begin isolation level repeatable read read only',
  commit: 'commit',
  rollback: 'rollback',
  hosted: false,
}

export interface ReadOptions {
  readonly connections: Connections
  readonly dialect: SqlDialect
  readonly statementTimeoutMs: number
  readonly deadlineAtMs: number | undefined
  /** How long to wait for anything, from now on. */
  readonly waitMs: () => number
}

/**
 * Runs work on one consistent view; the answer does not wait for the transaction's end, which changes nothing, nor does
 * the refusal at the deadline wait for the statement that the server gives up at that moment.
 */
export function readTransaction<T>(options: ReadOptions, work: (executor: Executor) => Promise<T>): Promise<T> {
  const { connections, dialect, statementTimeoutMs, deadlineAtMs, waitMs } = options
  const hasDeadline = deadlineAtMs !== undefined
  return new Promise((resolve, reject) => {
    const answered = async (executor: PostgresExecutor): Promise<void> => {
      const leftMs = waitMs()
      const statementMs = hasDeadline ? Math.min(statementTimeoutMs, leftMs) : statementTimeoutMs
      await settle(executor, { statementMs, lockMs: leftMs })
      const late = (): void => {
        const error = pastDeadline()
        executor.stop(error)
        reject(error)
      }
      const timer = hasDeadline ? setTimeout(late, bounded(leftMs)) : undefined
      try {
        resolve(await work(executor))
      } finally {
        clearTimeout(timer)
      }
    }
    connections
      .use(waitMs(), (client) => bracketed(client, dialect, readOnly, answered))
      .catch((error: unknown) => reject(hasDeadline && isTimedOut(error) ? pastDeadline(error) : error))
  })
}

/** Runs work of a single statement, which needs no transaction around it; in a host's transaction without limits. */
export async function readOnce<T>(
  client: ClientBase,
  dialect: SqlDialect,
  limits: Limits | undefined,
  work: (executor: Executor) => Promise<T>,
): Promise<T> {
  const executor = createPostgresExecutor(client, dialect)
  try {
    if (limits) await settle(executor, limits)
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
