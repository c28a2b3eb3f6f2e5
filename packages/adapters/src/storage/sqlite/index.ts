import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { assert, type Storage } from '@mendian/core'
import type { Database } from 'better-sqlite3'
import { sqliteDialect } from '../dialect.ts'
import { findClaimed } from '../repositories/idempotency.ts'
import { createPlatformStorage } from '../repositories/platform.ts'
import { createScope } from '../scope.ts'
import { createSqlTransaction } from '../sql-transaction.ts'
import { openConnection } from './connection.ts'
import { createGroupCommit } from './group-commit.ts'
import { createReadPool } from './read-pool.ts'
import { migrateSqlite } from './sqlite-migrations.ts'

export interface SqliteStorageOptions {
  /**
   * The database file, made when it is not there. Without one, or with `:memory:`, the data live in a temporary file
   * until `close`: a database in memory could not have readers of its own.
   */
  readonly file?: string
  /** `FULL`, the default, keeps every answered write through a power cut; `NORMAL` may lose the last ones. */
  readonly synchronous?: 'FULL' | 'NORMAL'
  /** How many reads may be under way at once. */
  readonly readers?: number
  /** The clock that deadlines are compared with. */
  readonly nowMs?: () => number
}

/** The handle on the transaction: statements of the host's own run on the writer's connection, at once. */
export interface SqliteHost {
  readonly kind: 'sqlite'
  readonly database: Database
}

/** How long a write without a deadline of its own waits for another process. */
const defaultWaitMs = 5_000

/**
 * Storage in one SQLite file. Writes of one turn of the event loop are committed together; reads have connections of
 * their own and never wait for writes.
 *
 * @example
 * const storage = sqliteStorage({ file: './salon.db' })
 * await storage.migrate()
 */
export function sqliteStorage(options: SqliteStorageOptions = {}): Storage<SqliteHost> {
  const { readers = 4, nowMs = Date.now } = options
  assert(Number.isInteger(readers) && readers >= 1 && readers <= 64, 'readers is a number from 1 to 64')
  const named = options.file === ':memory:' ? undefined : options.file
  const temporary = named === undefined ? mkdtempSync(join(tmpdir(), 'mendian-')) : undefined
  const file = named ?? join(temporary ?? '', 'mendian.db')
  // What is deleted on close need not survive a power cut.
  const { synchronous = temporary === undefined ? 'FULL' : 'NORMAL' } = options
  const dialect = sqliteDialect()
  const connection = openConnection({ file, synchronous, readonly: false })
  const readConnections = Array.from({ length: readers }, () => openConnection({ file, synchronous, readonly: true }))
  const writer = createGroupCommit({ connection, dialect, nowMs })
  const pool = createReadPool(readConnections, dialect)
  const handle: SqliteHost = { kind: 'sqlite', database: connection.database }
  const host = (): SqliteHost => handle
  const deadline = (): number => nowMs() + defaultWaitMs

  return {
    dialect: 'sqlite',
    locksNeeded: false,
    migrate: () => migrateSqlite(connection),
    ready: () => pool.read(async (executor) => void (await executor.run(readinessQuery, []))),
    read: ({ tenantId }, work) =>
      pool.read((executor) =>
        work(createSqlTransaction({ executor, tenantId, idempotencyKey: undefined, claimed: undefined, host })),
      ),
    transaction: ({ tenantId }, { idempotencyKey, deadlineAtMs = deadline() }, work) =>
      writer.submit({
        deadlineAtMs,
        work: async (executor) => {
          const claimed =
            idempotencyKey === undefined
              ? undefined
              : await findClaimed(createScope(executor, tenantId), idempotencyKey)
          return work(createSqlTransaction({ executor, tenantId, idempotencyKey, claimed, host }))
        },
      }),
    platform: createPlatformStorage({
      read: pool.read,
      write: (work) => writer.submit({ work, deadlineAtMs: deadline() }),
      nowMs,
    }),
    close: async () => {
      await Promise.all([writer.close(), pool.close()])
      for (const reader of readConnections) reader.close()
      connection.close()
      if (temporary !== undefined) rmSync(temporary, { recursive: true, force: true })
    },
  }
}

/** Answers only where the file can be read and the schema is there. */
const readinessQuery = { sql: 'select count(*) as migrations from mendian_schema_migration', slots: [] }
