import { postgresStorage } from '@mendian/adapters/postgres'
import { sqliteStorage } from '@mendian/adapters/sqlite'
import type { Storage } from '@mendian/core'
import pg from 'pg'
import { inject } from 'vitest'
import { verifyBooks } from '../verify-books.ts'

/** An empty database of its own, migrated, with a way to see everything that is in it. */
export interface OpenDatabase {
  readonly storage: Storage
  /** Every row of every table as text, to tell whether anything has changed. */
  dump(): Promise<string>
  /** Tenants whose rows a test has spoilt on purpose. */
  readonly spoilt: Set<string>
  /** Proves the books and the records of all tenants first, so that every test ends with it. @throws what it finds */
  close(): Promise<void>
}

async function proveSound(storage: Storage, spoilt: ReadonlySet<string>): Promise<void> {
  const { sound, text } = await verifyBooks(storage, spoilt)
  if (!sound) throw new Error(`the tests leave what must not be:\n${text}`)
}

/** The databases that a test runs on. They are opened here since main alone knows the adapters. */
export const databases: readonly { readonly name: string; open(): Promise<OpenDatabase> }[] = [
  { name: 'SQLite', open: openSqlite },
  { name: 'PostgreSQL', open: openPostgres },
]

export async function openSqlite(): Promise<OpenDatabase> {
  const storage = sqliteStorage()
  await storage.migrate()
  const spoilt = new Set<string>()
  return {
    storage,
    spoilt,
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
    close: async () => {
      try {
        await proveSound(storage, spoilt)
      } finally {
        await storage.close()
      }
    },
  }
}

export async function openPostgres(): Promise<OpenDatabase & { readonly pool: pg.Pool }> {
  const pool = new pg.Pool({ connectionString: await createDatabase(inject('postgresUrl')), max: 10 })
  pool.on('error', () => {})
  const storage = postgresStorage({ pool })
  await storage.migrate()
  const spoilt = new Set<string>()
  return {
    storage,
    spoilt,
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
      try {
        await proveSound(storage, spoilt)
      } finally {
        await storage.close()
        await pool.end()
      }
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
