import type { ClientBase, QueryResult, QueryResultRow } from 'pg'
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

/** Building an index may take hours, and so may waiting for another process that does. */
const longestStatementMs = 24 * 60 * 60 * 1000

function ask<R extends QueryResultRow>(
  client: ClientBase,
  text: string,
  values: readonly string[] = [],
): Promise<QueryResult<R>> {
  const query = { text, values: [...values], query_timeout: longestStatementMs }
  return client.query<R>(query)
}

async function locked<T>(
  client: ClientBase,
  schema: string,
  work: (transaction: MigrationTransaction) => Promise<T>,
): Promise<T> {
  try {
    await ask(client, 'begin')
    await ask(client, `select pg_advisory_xact_lock(${lockNumber})`)
    const result = await work(transactionOn(client, schema))
    await ask(client, 'commit')
    return result
  } catch (error) {
    const failure = error instanceof Error && 'code' in error ? toStorageError(error) : error
    await ask(client, 'rollback').catch(() => {})
    throw failure
  }
}

function transactionOn(client: ClientBase, schema: string): MigrationTransaction {
  const table = `"${schema}".schema_migration`
  return {
    applied: async () => {
      const { rows } = await ask<{ there: boolean }>(client, 'select to_regclass($1) is not null as there', [table])
      if (!rows[0]?.there) {
        await ask(client, `create schema if not exists "${schema}"`)
        await ask(client, `create extension if not exists btree_gist with schema "${schema}"`)
        await ask(
          client,
          `create table ${table} (id text collate "C" primary key, checksum text not null, applied_at timestamptz not null)`,
        )
      }
      return (await ask<AppliedMigration>(client, `select id, checksum from ${table} order by id`)).rows
    },
    execute: async (sql) => {
      // Migrations name the schema `mendian`; a setting of that name, in quotes, stays what it is.
      await ask(client, sql.replace(/(?<!['\w])mendian\./g, `"${schema}".`))
    },
    record: async ({ id, checksum }) => {
      await ask(client, `insert into ${table} (id, checksum, applied_at) values ($1, $2, now())`, [id, checksum])
    },
  }
}
