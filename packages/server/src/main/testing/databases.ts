import { postgresStorage } from '@mendian/adapters/postgres'
import { sqliteStorage } from '@mendian/adapters/sqlite'
import type { Storage } from '@mendian/core'
import pg from 'pg'
import { inject } from 'vitest'

/** An empty database of its own, migrated, with a way to see everything that is in it. */
export interface OpenDatabase {
  readonly storage: Storage
  /** Every row of every table as text, to tell whether anything has changed. */
  dump(): Promise<string>
  close(): Promise<void>
}

/** The databases that a test runs on. They are opened here since main alone knows the adapters. */
export const databases: readonly { readonly name: string; open(): Promise<OpenDatabase> }[] = [
  { name: 'SQLite', open: openSqlite },
  { name: 'PostgreSQL', open: openPostgres },
]

export async function openSqlite(): Promise<OpenDatabase> {
  const storage = sqliteStorage()
  await storage.migrate()
  return {
    storage,
    dump: () =>
      storage.transaction({ tenantId: 'tnt_nobody' as never }, { locks: [] }, async ({ host: { database } }) => {
        const tables = database
          .prepare(
            "select name from sqlite_master where type = 'table' and name <> 'mendian_idempotency_key' order by name",
          )
          .all()
        const rows = (tables as { name: string }[]).map(({ name }) => database.prepare(`select * from "${name}"`).all())
        return JSON.stringify(rows)
      }),
    close: () => storage.close(),
  }
}

export async function openPostgres(): Promise<OpenDatabase & { readonly pool: pg.Pool }> {
  const pool = new pg.Pool({ connectionString: await createDatabase(inject('postgresUrl')), max: 10 })
  pool.on('error', () => {})
  const storage = postgresStorage({ pool })
  await storage.migrate()
  return {
    storage,
    pool,
    dump: async () => {
      const tables = await pool.query<{ name: string }>(
        "select tablename as name from pg_tables where schemaname = 'mendian' and tablename <> 'idempotency_key' order by 1",
      )
      const rows: unknown[] = []
      for (const { name } of tables.rows) {
        const { rows: found } = await pool.query(`select t::text from mendian.${name} t order by 1`)
        rows.push(found)
      }
      return JSON.stringify(rows)
    },
    close: async () => {
      await storage.close()
      await pool.end()
    },
  }
}

async function createDatabase(serverUrl: string): Promise<string> {
  const url = new URL(serverUrl)
  const client = new pg.Client({ connectionString: serverUrl })
  await client.connect()
  try {
    const name = `mendian_${crypto.randomUUID().replaceAll('-', '')}`
    await client.query(`create database ${name}`)
    url.pathname = `/${name}`
  } finally {
    await client.end()
  }
  return url.href
}
