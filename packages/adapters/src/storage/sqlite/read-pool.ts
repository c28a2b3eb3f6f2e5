import { StorageError } from '@mendian/core'
import type { SqlDialect } from '../dialect.ts'
import type { SqliteConnection } from './connection.ts'
import { toStorageError } from './errors.ts'
import { createSqliteExecutor, type SqliteExecutor } from './sqlite-executor.ts'

/** Reads, each alone on a connection while it lasts. */
export interface ReadPool {
  read<T>(work: (executor: SqliteExecutor) => Promise<T>): Promise<T>
  /** Resolves when the reads under way have ended; later ones are refused. */
  close(): Promise<void>
}

/**
 * A read has a connection, and on it a transaction, to itself from beginning to end, so that everything it sees is of
 * one moment: that of its first statement, which comes after the call, so that it sees every write answered before.
 * Reads beyond the number of connections wait for one, first come first served.
 */
export function createReadPool(connections: readonly SqliteConnection[], dialect: SqlDialect): ReadPool {
  const idle = [...connections]
  const waiting: ((connection: SqliteConnection) => void)[] = []
  const closing: (() => void)[] = []
  let closed = false

  const take = (): SqliteConnection | Promise<SqliteConnection> =>
    idle.pop() ?? new Promise<SqliteConnection>((resolve) => waiting.push(resolve))
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
    read: async (work) => {
      if (closed) throw new StorageError('UNAVAILABLE', 'the storage is closed')
      const connection = await take()
      const executor = createSqliteExecutor(connection, dialect)
      try {
        begin(connection)
        return await work(executor)
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
