import { StorageError } from '@mendian/core'
import type { Executor } from '../executor.ts'

/** How long statements may take. */
export interface Limits {
  /** One statement, on the server. */
  readonly statementMs: number
  /** One wait for a lock, on the server. */
  readonly lockMs: number
}

/** How much longer than the server we wait for its answer before we take the connection for dead. */
const graceMs = 2_000

/** Beyond this neither timers nor PostgreSQL's settings take a number. */
const longestMs = 24 * 60 * 60 * 1000

/** That time as timers and settings take it. */
export function bounded(ms: number): number {
  return Math.min(Math.max(Math.ceil(ms), 1), longestMs)
}

/** How long to wait for the answer to statements that the server itself gives up after so long. */
export function answerWithin(statementMs: number): number {
  return bounded(statementMs) + graceMs
}

const transactionLimits = {
  sql: `select set_config('statement_timeout', $1, true), set_config('lock_timeout', $2, true)`,
  slots: [],
}

/**
 * Sets the limits for the transaction, or for the one packet where there is none; sent with the first statement. Not a
 * setting of the connection: poolers between us and the server refuse or share those, and a host's pool is not ours.
 */
export async function limit(executor: Executor, { statementMs, lockMs }: Limits): Promise<void> {
  await executor.defer(transactionLimits, [String(bounded(statementMs)), String(bounded(lockMs))])
}

/** BUSY for whatever comes after its deadline. */
export function pastDeadline(cause?: unknown): StorageError {
  return new StorageError('BUSY', 'the deadline is over', cause === undefined ? undefined : { cause })
}
