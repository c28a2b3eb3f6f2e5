import type { ClientBase } from 'pg'
import { migrations } from '../migrations/index.ts'
import { type Migration, postgresDdl } from '../migrations/migration.ts'
import { type AppliedMigration, type MigrationTransaction, runMigrations } from '../migrations/run-migrations.ts'
import type { Connections } from './connections.ts'
import { toStorageError } from './errors.ts'

/** Every migrator of the database takes this lock, whatever its schema, since the extension is one for all. */
const lockNumber = 7_041_776

/** Migrates the schema; who comes second waits, then finds it done. */
export function migratePostgres(
  connections: Connections,
  schema: string,
  waitMs: number,
  list: readonly Migration[] = migrations,
): Promise<{ readonly applied: readonly string[] }> {
  return runMigrations(
    {
      ddl: postgresDdl,
      locked: (work) => connections.use(waitMs, (client) => locked(client, schema, work)),
    },
    list,
  )
}

async function locked<T>(
  client: ClientBase,
  schema: string,
  work: (transaction: MigrationTransaction) => Promise<T>,
): Promise<T> {
  try {
    await client.query('begin')
    await client.query(`select pg_advisory_xact_lock(${lockNumber})`)
    const result = await work(transactionOn(client, schema))
    await client.query('commit')
    return result
  } catch (error) {
    const failure = error instanceof Error && 'code' in error ? toStorageError(error) : error
    await client.query('rollback').catch(() => {})
    throw failure
  }
}

function transactionOn(client: ClientBase, schema: string): MigrationTransaction {
  const table = `"${schema}".schema_migration`
  return {
    applied: async () => {
      const { rows } = await client.query<{ there: boolean }>('select to_regclass($1) is not null as there', [table])
      if (!rows[0]?.there) {
        await client.query(`create schema if not exists "${schema}"`)
        await client.query(`create extension if not exists btree_gist with schema "${schema}"`)
        await client.query(
          `create table ${table} (id text collate "C" primary key, checksum text not null, applied_at timestamptz not null)`,
        )
      }
      return (await client.query<AppliedMigration>(`select id, checksum from ${table} order by id`)).rows
    },
    execute: async (sql) => {
      // Migrations name the schema `mendian`; a setting of that name, in quotes, stays what it is.
      await client.query(sql.replace(/(?<!['\w])mendian\./g, `"${schema}".`))
    },
    record: async ({ id, checksum }) => {
      await client.query(`insert into ${table} (id, checksum, applied_at) values ($1, $2, now())`, [id, checksum])
    },
  }
}
