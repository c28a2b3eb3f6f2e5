import { createHash } from 'node:crypto'
import { assert, StorageError } from '@mendian/core'
import type { Ddl, Migration } from './migration.ts'

/** A migration that the database has had. */
export interface AppliedMigration {
  readonly id: string
  readonly checksum: string
}

/** A transaction that holds the database's migration lock. */
export interface MigrationTransaction {
  /** Those it has had, by id; makes the table of them where there is none. */
  applied(): Promise<readonly AppliedMigration[]>
  execute(sql: string): Promise<void>
  record(migration: AppliedMigration): Promise<void>
}

/** What the runner needs of a database. */
export interface MigrationTarget {
  readonly ddl: Ddl
  /** Runs the work in a transaction of its own, alone among all migrators. */
  locked<T>(work: (transaction: MigrationTransaction) => Promise<T>): Promise<T>
}

/**
 * Brings the database to the end of the list, each migration in one transaction with the row that says so: a process
 * that dies half way leaves whole migrations behind, and the next one goes on from there.
 *
 * @throws StorageError SCHEMA_NEWER when the database has had a migration that this release does not know.
 */
export async function runMigrations(
  target: MigrationTarget,
  migrations: readonly Migration[],
): Promise<{ readonly applied: readonly string[] }> {
  assertAscending(migrations)
  const applied: string[] = []
  for (;;) {
    const id = await target.locked((transaction) => applyNext(transaction, target.ddl, migrations))
    if (id === undefined) return { applied }
    applied.push(id)
  }
}

/** The checksum of what a migration does on that database. */
export function checksumOf(migration: Migration, ddl: Ddl): string {
  return createHash('sha256').update(migration.statements(ddl).join(';\n')).digest('hex')
}

async function applyNext(
  transaction: MigrationTransaction,
  ddl: Ddl,
  migrations: readonly Migration[],
): Promise<string | undefined> {
  const applied = await transaction.applied()
  for (const [index, { id, checksum }] of applied.entries()) {
    const migration = migrations[index]
    if (migration?.id !== id) {
      throw new StorageError('SCHEMA_NEWER', `the database has had migration ${id}, which this release does not know`)
    }
    // An edited migration would leave two databases of one release with different schemas.
    assert(checksumOf(migration, ddl) === checksum, `migration ${id} was changed after it had been applied`)
  }
  const next = migrations[applied.length]
  if (!next) return undefined
  for (const sql of next.statements(ddl)) await transaction.execute(sql)
  await transaction.record({ id: next.id, checksum: checksumOf(next, ddl) })
  return next.id
}

/** Numbers may be left out, so that work done side by side does not meet at one number. */
function assertAscending(migrations: readonly Migration[]): void {
  let previous = ''
  for (const { id } of migrations) {
    assert(/^\d{4}-/.test(id) && id.slice(0, 4) > previous, `migration ${id} comes after ${previous || 'none'}`)
    previous = id.slice(0, 4)
  }
}
