import { StorageError } from '@mendian/core'
import { migrations } from '../migrations/index.ts'
import { type Migration, sqliteDdl } from '../migrations/migration.ts'
import { type AppliedMigration, type MigrationTransaction, runMigrations } from '../migrations/run-migrations.ts'
import type { SqliteConnection } from './connection.ts'
import { isBusy, toStorageError } from './errors.ts'

/** How long to wait for another process that migrates. */
const patienceMs = 60_000

/** Migrates the file; who comes second waits, then finds it done. */
export function migrateSqlite(
  connection: SqliteConnection,
  list: readonly Migration[] = migrations,
): Promise<{ readonly applied: readonly string[] }> {
  const { database } = connection
  const transaction: MigrationTransaction = {
    applied: async () => {
      database.exec(`create table if not exists mendian_schema_migration (
        id text not null primary key, checksum text not null, applied_at_ms integer not null) strict`)
      const rows = database.prepare('select id, checksum from mendian_schema_migration order by id').all()
      return rows as readonly AppliedMigration[]
    },
    execute: async (sql) => {
      database.exec(sql)
    },
    record: async ({ id, checksum }) => {
      database.prepare('insert into mendian_schema_migration values (?, ?, ?)').run(id, checksum, Date.now())
    },
  }
  return runMigrations(
    {
      ddl: sqliteDdl,
      locked: async (work) => {
        await beginImmediate(connection)
        try {
          const result = await work(transaction)
          database.exec('commit')
          return result
        } catch (error) {
          if (database.inTransaction) database.exec('rollback')
          throw error instanceof Error && 'code' in error ? toStorageError(error) : error
        }
      },
    },
    list,
  )
}

async function beginImmediate({ database }: SqliteConnection): Promise<void> {
  const giveUpAtMs = Date.now() + patienceMs
  for (;;) {
    try {
      database.exec('begin immediate')
      return
    } catch (error) {
      if (!isBusy(error)) throw toStorageError(error)
      if (Date.now() > giveUpAtMs) throw new StorageError('BUSY', 'another process is migrating', { cause: error })
      await new Promise((resolve) => setTimeout(resolve, 20))
    }
  }
}
