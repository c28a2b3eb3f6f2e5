import { StorageError } from '@mendian/core'
import type { SqlDialect } from '../dialect.ts'
import type { Executor } from '../executor.ts'
import type { SqliteConnection } from './connection.ts'
import { toStorageError } from './errors.ts'
import { createSqliteExecutor } from './sqlite-executor.ts'

/** The longest that Node's timers take. */
const longestTimerMs = 2 ** 31 - 1

/** Reads, each alone on a connection while it lasts. */
export interface ReadPool {
  /** Past its deadline a read neither gets a connection nor runs another statement: BUSY. */
  read<T>(work: (executor: Executor) => Promise<T>, deadlineAtMs?: number): Promise<T>
  /** Resolves when the reads under way have ended; later ones are refused. */
  close(): Promise<void>
}

/**
 * A read has a connection, and on it a transaction, to itself from beginning to end, so that everything it sees is of
 * one moment: that of its first statement, which comes after the call, so that it sees every write answered before.
 * Reads beyond the number of connections wait for one, first come first served.
 */
export function createReadPool(
  connections: readonly SqliteConnection[],
  dialect: SqlDialect,
  nowMs: () => number,
): ReadPool {
  const idle = [...connections]
  const waiting: ((connection: SqliteConnection) => void)[] = []
  const closing: (() => void)[] = []
  let closed = false

  const assertInTime = (deadlineAtMs: number | undefined): void => {
    if (deadlineAtMs !== undefined && deadlineAtMs <= nowMs()) throw new StorageError('BUSY', 'the deadline is over')
  }
  const take = (deadlineAtMs: number | undefined): SqliteConnection | Promise<SqliteConnection> =>
    idle.pop() ??
    new Promise<SqliteConnection>((resolve, reject) => {
      const waiter = (connection: SqliteConnection): void => {
        clearTimeout(timer)
        resolve(connection)
      }
      const giveUp = (): void => {
        waiting.splice(waiting.indexOf(waiter), 1)
        reject(new StorageError('BUSY', 'no connection was free before the deadline'))
      }
      const timer =
        deadlineAtMs === undefined
          ? undefined
          : setTimeout(giveUp, Math.min(Math.max(deadlineAtMs - nowMs(), 1), longestTimerMs))
      waiting.push(waiter)
    })
  const giveBack = (connection: SqliteConnection): void => {
    const next = waiting.shift()
    if (next) {
      next(connection)
      return
    }
    idle.push(connection)
    if (closed && idle.length === connections.length) for (const resolve of closing) resolve()
  }

  return {
    read: async (work, deadlineAtMs) => {
      if (closed) throw new StorageError('UNAVAILABLE', 'the storage is closed')
      assertInTime(deadlineAtMs)
      const connection = await take(deadlineAtMs)
      const executor = createSqliteExecutor(connection, dialect)
      try {
        begin(connection)
        return await work({
          ...executor,
          run: async (statement, values) => {
            assertInTime(deadlineAtMs)
            return executor.run(statement, values)
          },
        })
      } finally {
        executor.end()
        if (connection.database.inTransaction) connection.execute('commit')
        giveBack(connection)
      }
    },
    close: () => {
      closed = true
      if (idle.length === connections.length) return Promise.resolve()
      return new Promise((resolve) => closing.push(resolve))
    },
  }
}

function begin(connection: SqliteConnection): void {
  try {
    connection.execute('begin')
  } catch (error) {
    throw toStorageError(error)
  }
}
