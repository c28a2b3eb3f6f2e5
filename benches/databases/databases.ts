import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { startPostgres } from '../../scripts/postgres.ts'
import type { BenchOptions, DatabaseKind } from '../bench.ts'
import type { BenchDatabase } from './bench-database.ts'
import { postgresDatabase } from './postgres-database.ts'
import { sqliteDatabase } from './sqlite-database.ts'

/** Runs the work with an empty database of each kind asked for, one kind after another, and removes all it made. */
export async function withDatabases<T>(
  options: BenchOptions,
  work: (database: BenchDatabase) => Promise<T>,
): Promise<readonly T[]> {
  const results: T[] = []
  for (const kind of options.databases) results.push(await withDatabase(kind, options, work))
  return results
}

async function withDatabase<T>(
  kind: DatabaseKind,
  options: BenchOptions,
  work: (database: BenchDatabase) => Promise<T>,
): Promise<T> {
  if (kind === 'sqlite') {
    const folder = mkdtempSync(join(tmpdir(), 'mendian-bench-'))
    try {
      return await work(sqliteDatabase(folder))
    } finally {
      rmSync(folder, { recursive: true, force: true })
    }
  }
  if (options.postgresUrl !== undefined) return work(await postgresDatabase(options.postgresUrl))
  const server = await startPostgres()
  try {
    return await work(await postgresDatabase(server.url))
  } finally {
    await server.stop()
  }
}
