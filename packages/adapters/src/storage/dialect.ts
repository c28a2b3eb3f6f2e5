import {
  DummyDriver,
  Kysely,
  type Kysely as KyselyType,
  PostgresAdapter,
  PostgresIntrospector,
  PostgresQueryCompiler,
  SqliteAdapter,
  SqliteIntrospector,
  SqliteQueryCompiler,
} from 'kysely'
import type { Database, TableName } from './schema.ts'

/** All that differs between the two databases when a statement is written. */
export interface SqlDialect {
  readonly kind: 'sqlite' | 'postgres'
  /** The name of one of our tables in this database, as Kysely takes it. */
  tableName(table: TableName): string
  /** Kysely as a maker of SQL texts: statements are compiled once and run by the adapter's own executor. */
  readonly kysely: KyselyType<Database>
  /** Compiled statements, by their declaration. */
  readonly compiled: WeakMap<object, CompiledStatement>
}

/** A statement of this dialect: constant text, and which value goes to which placeholder. */
export interface CompiledStatement {
  readonly sql: string
  readonly slots: readonly string[]
}

/** SQLite: one file may be shared with the host, so our tables carry a prefix. */
export function sqliteDialect(): SqlDialect {
  return {
    kind: 'sqlite',
    tableName: (table) => `mendian_${table}`,
    kysely: new Kysely<Database>({
      dialect: {
        createAdapter: () => new SqliteAdapter(),
        createDriver: () => new DummyDriver(),
        createIntrospector: (db) => new SqliteIntrospector(db),
        createQueryCompiler: () => new SqliteQueryCompiler(),
      },
    }),
    compiled: new WeakMap(),
  }
}

/** PostgreSQL: our tables have a schema of their own. */
export function postgresDialect(schema: string): SqlDialect {
  return {
    kind: 'postgres',
    tableName: (table) => `${schema}.${table}`,
    kysely: new Kysely<Database>({
      dialect: {
        createAdapter: () => new PostgresAdapter(),
        createDriver: () => new DummyDriver(),
        createIntrospector: (db) => new PostgresIntrospector(db),
        createQueryCompiler: () => new PostgresQueryCompiler(),
      },
    }),
    compiled: new WeakMap(),
  }
}
