import {
  AssertionError,
  assert,
  type IdempotencyRecord,
  StorageError,
  type TenantId,
  type Transaction,
  type TransactionOptions,
} from '@mendian/core'
import type { ClientBase } from 'pg'
import { exactInteger } from '../columns.ts'
import type { SqlDialect } from '../dialect.ts'
import { createSqlTransaction } from '../sql-transaction.ts'
import { breaksConnection } from './errors.ts'
import { answerWithin, bounded } from './limits.ts'
import { runPipeline } from './pipeline.ts'
import { createPostgresExecutor, type PostgresExecutor } from './postgres-executor.ts'

/** The handle on the transaction: queries of the host's own on its connection. */
export interface PostgresHost {
  readonly kind: 'postgres'
  readonly client: ClientBase
}

/** How a transaction begins and ends: one of its own, or a savepoint in one that the host opened. */
export interface Brackets {
  readonly begin: string
  readonly commit: string
  readonly rollback: string
  readonly hosted: boolean
}

export const ownTransaction: Brackets = {
  begin: 'begin isolation level read committed',
  commit: 'commit',
  rollback: 'rollback',
  hosted: false,
}

export const hostsTransaction: Brackets = {
  begin: 'savepoint mendian',
  commit: 'release savepoint mendian',
  rollback: 'rollback to savepoint mendian; release savepoint mendian',
  hosted: true,
}

const longestRun = 3

/** Runs the work, and again from the start after a conflict: three times in all. */
export async function withReruns<T>(run: () => Promise<T>): Promise<T> {
  for (let runs = 1; ; runs += 1) {
    try {
      return await run()
    } catch (error) {
      const again = error instanceof StorageError && error.kind === 'CONFLICT' && runs < longestRun
      if (!again) throw error
    }
  }
}

/** One run of some work between those brackets; whatever goes wrong, they are closed. */
export async function bracketed<T>(
  client: ClientBase,
  dialect: SqlDialect,
  brackets: Brackets,
  work: (executor: PostgresExecutor) => Promise<T>,
): Promise<T> {
  const executor = createPostgresExecutor(client, dialect)
  try {
    // Sent with the first statement.
    await executor.defer({ sql: brackets.begin, slots: [] }, [])
    const value = await work(executor)
    const tag = await executor.finish(brackets.commit)
    // PostgreSQL answers the commit of a transaction in which a statement has failed with ROLLBACK, and not an error.
    if (tag === 'ROLLBACK') {
      const message =
        "an error of the host's own SQL was caught, but it undoes the whole transaction: nothing is stored"
      throw new AssertionError(message)
    }
    return value
  } catch (error) {
    await executor.abandon()
    const failure = executor.failure()
    if (failure === undefined || !breaksConnection(failure)) await rollBack(client, brackets)
    // Work that answers a failed statement with an error of its own: the statement's is the cause.
    throw failure ?? error
  }
}

/** A transaction that cannot even be rolled back takes its connection with it. */
async function rollBack(client: ClientBase, { rollback, hosted }: Brackets): Promise<void> {
  const { error } = hosted
    ? await client.query(rollback).then(
        () => ({ error: undefined }),
        (reason: unknown) => ({ error: reason }),
      )
    : await runPipeline(client, [{ statement: { sql: rollback }, values: [] }], answerWithin(0))
  if (error !== undefined) throw new StorageError('UNAVAILABLE', 'the connection was lost', { cause: error })
}

export interface WriteOptions extends Pick<TransactionOptions, 'locks' | 'idempotencyKey'> {
  readonly tenantId: TenantId
  readonly waitMs: number
  readonly statementTimeoutMs: number
  readonly hosted: boolean
}

/** Takes the locks, then runs the work on what it finds behind them. */
export async function claimAndRun<T>(
  client: ClientBase,
  executor: PostgresExecutor,
  options: WriteOptions,
  work: (tx: Transaction<PostgresHost>) => Promise<T>,
): Promise<T> {
  const { tenantId, idempotencyKey, locks, waitMs, statementTimeoutMs, hosted } = options
  const names = locks.map(({ kind, id, shared }) => `${shared ? sharedMark : ''}${kind} ${id}`)
  const waits = bounded(waitMs)
  const values = [tenantId, idempotencyKey ?? null, names, waits, statementTimeoutMs, hosted ? 'true' : 'false']
  const sql = `select fingerprint, outcome, created_at_ms from ${claimName(executor.dialect)}($1, $2, $3, $4, $5, $6)`
  // The claim takes hardly longer than its waits for locks.
  if (!hosted) executor.within(answerWithin(waits))
  const { rows } = await executor.run({ sql, slots: [] }, values)
  if (!hosted) executor.within(answerWithin(statementTimeoutMs))
  const claimed = toRecord(rows[0] as ClaimRow | undefined)
  const host = (): PostgresHost => {
    executor.hurry()
    return { kind: 'postgres', client }
  }
  const value = await work(createSqlTransaction({ executor, tenantId, idempotencyKey, claimed, host }))
  assert(client.getTransactionStatus() !== 'I', "the host's own SQL ended the transaction, which is not its own")
  return value
}

/** How the claim is told of a lock that others may hold too. */
const sharedMark = '~'

interface ClaimRow {
  readonly fingerprint: string | null
  readonly outcome: string
  readonly created_at_ms: number
}

function claimName(dialect: SqlDialect): string {
  return dialect.tableName('tenant').replace(/^(.*)\.tenant$/, '"$1".claim')
}

function toRecord(row: ClaimRow | undefined): IdempotencyRecord | undefined {
  if (!row || row.fingerprint === null) return undefined
  const { fingerprint, outcome } = row
  return { fingerprint, outcome, createdAtMs: exactInteger(row.created_at_ms, 'created_at_ms') }
}
