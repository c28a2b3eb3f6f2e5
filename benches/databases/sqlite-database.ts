import { copyFileSync, mkdirSync } from 'node:fs'
import { join } from 'node:path'
import BetterSqlite3, { type Database, type Statement } from 'better-sqlite3'
import { sqliteStorage } from '../../packages/adapters/src/storage/sqlite/index.ts'
import { sqlitePlace } from '../../scripts/prove/place.ts'
import type { BenchDatabase, Cell, Replayed } from './bench-database.ts'
import { type CapturedStep, type CapturedTransaction, groupTransactions, type Recorder, stepsOf } from './captured.ts'

let made = 0

/** An SQLite file in a folder of its own below that one. */
export function sqliteDatabase(parentFolder: string): BenchDatabase {
  const folder = join(parentFolder, `sqlite-${++made}`)
  mkdirSync(folder, { recursive: true })
  const file = join(folder, 'mendian.db')
  return {
    kind: 'sqlite',
    place: sqlitePlace(folder),
    openStorage: () => sqliteStorage({ file }),
    insertRows: async (table, rows) => withDatabase(file, (database) => insertRows(database, table, rows)),
    // SQLite has no statistics unless asked, and the product does not ask.
    settle: () => Promise.resolve(),
    copy: async () => {
      withDatabase(file, (database) => void database.pragma('wal_checkpoint(TRUNCATE)'))
      const other = sqliteDatabase(parentFolder)
      copyFileSync(file, join(other.place.environment.MENDIAN_DATA_FOLDER ?? '', 'mendian.db'))
      return other
    },
    record: recordSqlite,
    replay: async (transactions, { afterwards }) =>
      withDatabase(file, (database) => replay(database, transactions, afterwards)),
  }
}

function withDatabase<T>(file: string, work: (database: Database) => T): T {
  const database = new BetterSqlite3(file)
  try {
    // As the product sets its writer.
    for (const setting of [
      'journal_mode = WAL',
      'synchronous = FULL',
      'foreign_keys = ON',
      'recursive_triggers = ON',
      'cache_size = -16000',
      'temp_store = MEMORY',
    ]) {
      database.pragma(setting)
    }
    return work(database)
  } finally {
    database.close()
  }
}

function insertRows(database: Database, table: string, rows: readonly Readonly<Record<string, Cell>>[]): void {
  const columns = Object.keys(rows[0] ?? {})
  if (columns.length === 0) return
  const places = columns.map(() => '?').join(', ')
  const insert = database.prepare(`insert into mendian_${table} (${columns.join(', ')}) values (${places})`)
  database.transaction(() => {
    for (const row of rows) insert.run(...columns.map((column) => row[column] ?? null))
  })()
}

type Prepare = (this: Database, sql: string) => Statement<unknown[]>

/** Connections opened from now on note what they run. The product prepares each text once, so that is where we stand. */
function recordSqlite(): Recorder {
  const prototype = BetterSqlite3.prototype as { prepare: Prepare }
  const original = prototype.prepare
  let transactions: CapturedTransaction[] = []
  const perConnection = new WeakMap<Database, (steps: readonly CapturedStep[]) => void>()
  const noteOn = (database: Database): ((steps: readonly CapturedStep[]) => void) => {
    const known = perConnection.get(database) ?? groupTransactions((transaction) => transactions.push(transaction))
    perConnection.set(database, known)
    return known
  }
  prototype.prepare = function prepare(sql) {
    const statement = original.call(this, sql)
    const note = noteOn(this)
    const noted = (values: readonly unknown[]): unknown[] => {
      note([{ sql, values: values as CapturedStep['values'] }])
      return [...values]
    }
    return {
      reader: statement.reader,
      all: (...values: unknown[]) => statement.all(...noted(values)),
      run: (...values: unknown[]) => statement.run(...noted(values)),
    } as unknown as Statement<unknown[]>
  }
  return {
    take: () => {
      const taken = transactions
      transactions = []
      return taken
    },
    stop: () => {
      prototype.prepare = original
    },
  }
}

/** One after another on one connection with kept statements, a commit each. */
function replay(
  database: Database,
  transactions: readonly CapturedTransaction[],
  afterwards: ((index: number) => void) | undefined,
): Replayed {
  const kept = new Map<string, Statement<unknown[]>>()
  const prepared = (sql: string): Statement<unknown[]> => {
    const statement = kept.get(sql) ?? database.prepare<unknown[]>(sql)
    kept.set(sql, statement)
    return statement
  }
  const durationsMs: number[] = []
  const beganMs = performance.now()
  let previousMs = beganMs
  for (const [index, transaction] of transactions.entries()) {
    for (const { sql, values } of stepsOf(transaction)) {
      const statement = prepared(sql)
      if (statement.reader) statement.all(...values)
      else statement.run(...values)
    }
    afterwards?.(index)
    const nowMs = performance.now()
    durationsMs.push(nowMs - previousMs)
    previousMs = nowMs
  }
  return { durationsMs, elapsedMs: previousMs - beganMs }
}
