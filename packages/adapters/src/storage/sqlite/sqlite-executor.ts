import { assert } from '@mendian/core'
import type { SqlDialect } from '../dialect.ts'
import type { Executor, StatementOutcome } from '../executor.ts'
import type { SqliteConnection } from './connection.ts'
import { toStorageError } from './errors.ts'

/** An executor with an end: what is left of a transaction's work after that reaches the database no more. */
export interface SqliteExecutor extends Executor {
  /** The first statement that failed; the transaction must not be committed then. */
  failure(): Error | undefined
  /** @throws AssertionError when the transaction is over. */
  assertRunning(): void
  end(): void
}

/** Runs statements on that connection, each at once: SQLite has no wait in which anything else could run. */
export function createSqliteExecutor(connection: SqliteConnection, dialect: SqlDialect): SqliteExecutor {
  let ended = false
  let failure: Error | undefined
  const assertRunning = (): void =>
    assert(!ended, 'the transaction is over; its repositories and its handle are used only while its work runs')
  const run: Executor['run'] = async (statement, values): Promise<StatementOutcome> => {
    assertRunning()
    if (failure) throw failure
    try {
      return connection.run(statement, values)
    } catch (error) {
      failure = toStorageError(error)
      throw failure
    }
  }
  return {
    dialect,
    run,
    defer: async (statement, values) => {
      await run(statement, values)
    },
    failure: () => failure,
    assertRunning,
    end: () => {
      ended = true
    },
  }
}
