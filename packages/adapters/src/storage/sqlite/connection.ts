import BetterSqlite3, { type Database, type Statement } from 'better-sqlite3'
import type { CompiledStatement } from '../dialect.ts'
import type { StatementOutcome } from '../executor.ts'
import type { ParameterValue } from '../statement.ts'
import { isBusy } from './errors.ts'

export interface ConnectionOptions {
  readonly file: string
  readonly synchronous: 'FULL' | 'NORMAL' | 'OFF'
  readonly readonly: boolean
}

/** One connection with the statements it has prepared. */
export interface SqliteConnection {
  readonly database: Database
  /** Runs a statement of a bounded set, prepared once. */
  run(statement: CompiledStatement, values: readonly ParameterValue[]): StatementOutcome
  /** Runs a text without values and rows. */
  execute(sql: string): void
  close(): void
}

/** How long SQLite itself waits for a lock, in which nothing else of the process runs; longer waits are ours. */
const busyTimeoutMs = 20
const statementsKept = 500

/** Opens the file, making it if need be. Throws when it cannot be opened. */
export function openConnection(options: ConnectionOptions): SqliteConnection {
  const database = new BetterSqlite3(options.file, { timeout: busyTimeoutMs })
  configure(database, options)
  const kept = new Map<string, Statement<unknown[]>>()
  const prepared = (sql: string): Statement<unknown[]> => {
    const known = kept.get(sql)
    if (known) return known
    const statement = database.prepare<unknown[]>(sql)
    if (kept.size >= statementsKept) {
      const oldest = kept.keys().next().value
      if (oldest !== undefined) kept.delete(oldest)
    }
    kept.set(sql, statement)
    return statement
  }
  return {
    database,
    run: ({ sql }, values) => {
      const statement = prepared(sql)
      const bound = values.map(toSqlite)
      if (statement.reader) {
        const rows = statement.all(...bound)
        return { rows, changed: rows.length }
      }
      return { rows: [], changed: statement.run(...bound).changes }
    },
    execute: (sql) => {
      prepared(sql).run()
    },
    close: () => {
      kept.clear()
      database.close()
    },
  }
}

function configure(database: Database, { synchronous, readonly }: ConnectionOptions): void {
  if (readonly) {
    database.pragma('query_only = ON')
  } else {
    switchToWal(database)
    database.pragma(`synchronous = ${synchronous}`)
    database.pragma('foreign_keys = ON')
    // A log that a long read let grow is cut back once it can be.
    database.pragma('journal_size_limit = 67108864')
    // So that `insert or replace` cannot delete an append-only row unseen by its trigger.
    database.pragma('recursive_triggers = ON')
  }
  database.pragma('cache_size = -16000')
  database.pragma('temp_store = MEMORY')
}

/** Two processes that open a new file at once may find it busy; this happens at start only, so it may block. */
function switchToWal(database: Database): void {
  const pause = new Int32Array(new SharedArrayBuffer(4))
  for (let attempt = 1; ; attempt += 1) {
    try {
      database.pragma('journal_mode = WAL')
      return
    } catch (error) {
      if (!isBusy(error) || attempt >= 100) throw error
      Atomics.wait(pause, 0, 0, 20)
    }
  }
}

function toSqlite(value: ParameterValue): string | number | null {
  return typeof value === 'object' && value !== null ? JSON.stringify(value) : value
}
