import { assert } from '@mendian/core'
import {
  type Compilable,
  type DeleteQueryBuilder,
  type DeleteResult,
  type Expression,
  type InsertQueryBuilder,
  type InsertResult,
  type RawBuilder,
  type SelectQueryBuilder,
  type SqlBool,
  sql,
  type UpdateQueryBuilder,
  type UpdateResult,
} from 'kysely'
import type { SqlValue, Table } from './columns.ts'
import type { CompiledStatement, SqlDialect } from './dialect.ts'
import { type Database, type TableName, tables } from './schema.ts'

/** A value for a placeholder; a list is for {@link TenantQueries.oneOf} and {@link TenantQueries.insertRows} only. */
export type ParameterValue = SqlValue | readonly SqlValue[]

/** The placeholders of a statement, by name. */
export type Parameters<P> = { readonly [K in keyof P]: RawBuilder<P[K]> }

/** Makers of queries that see one tenant only: each brings the condition on `tenant_id` with it. */
export interface TenantQueries {
  select<T extends TableName>(table: T): SelectQueryBuilder<Database, T, Record<never, never>>
  /** One row whose values are placeholders named like the columns. */
  insert<T extends TableName>(table: T): InsertQueryBuilder<Database, T, InsertResult>
  /** Any number of rows, whose values are placeholders named like the columns, each a list. For PostgreSQL. */
  insertRows<T extends TableName>(table: T): InsertQueryBuilder<Database, T, InsertResult>
  update<T extends TableName>(table: T): UpdateQueryBuilder<Database, T, T, UpdateResult>
  delete<T extends TableName>(table: T): DeleteQueryBuilder<Database, T, DeleteResult>
  /** The column of the row that is there already, where an insert meets one. */
  present(table: TableName, column: string): Expression<unknown>
  /** Whether the column's value is in the list; the text stays the same however long the list is. */
  oneOf(column: string, list: RawBuilder<readonly string[]>): Expression<SqlBool>
  /**
   * The column, to sort by, for the few rows that an index finds by something else: SQLite, which knows nothing of how
   * many rows there are, would rather read all of the tenant in the order of the primary key.
   */
  sorted(column: string): Expression<unknown>
}

/**
 * A statement as its declaration: built and compiled once per database, run any number of times. `P` names its
 * placeholders, `R` is a row of its result.
 */
export interface Statement<P, R> {
  readonly build: (queries: TenantQueries, parameters: Parameters<P>, dialect: SqlDialect) => Compilable<R>
}

/** Declares a statement of one tenant. */
export function statement<P, R>(
  build: (queries: TenantQueries, parameters: Parameters<P>) => Compilable<R>,
): Statement<P, R> {
  return { build }
}

/** How rows of one table come in: one, or any number together where a statement each would be a message each. */
export interface Insertion<T extends TableName> {
  readonly table: T
  readonly one: Statement<object, unknown>
  readonly many: Statement<object, unknown>
}

/** Declares an insertion, and what is done about rows that are there already. */
export function insertion<T extends TableName>(
  table: T,
  refine: (
    query: InsertQueryBuilder<Database, T, InsertResult>,
    queries: TenantQueries,
  ) => InsertQueryBuilder<Database, T, InsertResult> = (query) => query,
): Insertion<T> {
  return {
    table,
    one: { build: (queries) => refine(queries.insert(table), queries) },
    many: { build: (queries) => refine(queries.insertRows(table), queries) },
  }
}

/** Declares a statement above the tenants: for the platform's own repository, nowhere else. */
export function platformStatement<P, R>(
  build: (dialect: SqlDialect, parameters: Parameters<P>, queries: TenantQueries) => Compilable<R>,
): Statement<P, R> {
  return { build: (queries, parameters, dialect) => build(dialect, parameters, queries) }
}

/** The statement in that dialect, compiled on first use. */
export function compile<P, R>(dialect: SqlDialect, declared: Statement<P, R>): CompiledStatement {
  const known = dialect.compiled.get(declared)
  if (known) return known
  const query = declared.build(tenantQueries(dialect), parametersByName<P>(dialect), dialect).compile()
  const compiled = { sql: query.sql, slots: query.parameters.map(slotName) }
  dialect.compiled.set(declared, compiled)
  return compiled
}

/** The tenant's placeholder; whoever runs the statement fills it, so that no repository can. */
export const tenantSlot = 'tenant_id'

interface Slot {
  readonly slot: string
}

function slotName(parameter: unknown): string {
  const isSlot = typeof parameter === 'object' && parameter !== null && 'slot' in parameter
  assert(isSlot, 'a statement holds placeholders only, so that its text is constant')
  return (parameter as Slot).slot
}

/**
 * SQLite compiles a statement that sorts anew whenever a placeholder that is compared with a column has been given a
 * value, since the value might tell it a better plan. The sign changes no value, and keeps it from that.
 */
function placeholder<V>(dialect: SqlDialect, name: string): RawBuilder<V> {
  const slot: Slot = { slot: name }
  return dialect.kind === 'sqlite' ? sql<V>`+${slot}` : sql<V>`${slot}`
}

function parametersByName<P>(dialect: SqlDialect): Parameters<P> {
  return new Proxy({} as Parameters<P>, { get: (_target, name) => placeholder(dialect, String(name)) })
}

function tenantQueries(dialect: SqlDialect): TenantQueries {
  // Kysely knows our plain table names; their names in this database are put in here, and only here.
  const kysely = dialect.kysely as unknown as UntypedKysely
  const tenant = placeholder<string>(dialect, tenantSlot)
  const ofTenant = sql<SqlBool>`tenant_id = ${tenant}`
  const queries: UntypedQueries = {
    select: (table) => kysely.selectFrom(dialect.tableName(table)).where(ofTenant),
    insert: (table) => {
      const row = Object.fromEntries(tables[table].columns.map((column) => [column, placeholder(dialect, column)]))
      return kysely.insertInto(dialect.tableName(table)).values({ tenant_id: tenant, ...row })
    },
    insertRows: (table) => {
      const { columns, integers } = tables[table] as Table<object>
      const lists = columns.map((column) =>
        integers.has(column)
          ? sql`${placeholder(dialect, column)}::bigint[]`
          : sql`${placeholder(dialect, column)}::text[]`,
      )
      const names = sql.join(columns.map((column) => sql.ref(column)))
      return kysely
        .insertInto(dialect.tableName(table))
        .columns([tenantSlot, ...columns])
        .expression(sql`select ${tenant}, ${names} from unnest(${sql.join(lists)}) as given (${names})`)
    },
    update: (table) => kysely.updateTable(dialect.tableName(table)).where(ofTenant),
    delete: (table) => kysely.deleteFrom(dialect.tableName(table)).where(ofTenant),
    present: (table, column) => sql.ref(`${dialect.tableName(table)}.${column}`),
    oneOf: (column, list) =>
      dialect.kind === 'sqlite'
        ? sql<SqlBool>`${sql.ref(column)} in (select value from json_each(${list}))`
        : sql<SqlBool>`${sql.ref(column)} = any(${list}::text[])`,
    sorted: (column) => (dialect.kind === 'sqlite' ? sql`+${sql.ref(column)}` : sql.ref(column)),
  }
  return queries as TenantQueries
}

/** The few steps of Kysely that work on a table yet unknown. */
interface UntypedKysely {
  selectFrom(table: string): { where(condition: Expression<SqlBool>): unknown }
  insertInto(table: string): {
    values(row: Readonly<Record<string, unknown>>): unknown
    columns(columns: readonly string[]): { expression(rows: Expression<unknown>): unknown }
  }
  updateTable(table: string): { where(condition: Expression<SqlBool>): unknown }
  deleteFrom(table: string): { where(condition: Expression<SqlBool>): unknown }
}

type OfColumns = 'present' | 'oneOf' | 'sorted'

type UntypedQueries = { [K in Exclude<keyof TenantQueries, OfColumns>]: (table: TableName) => unknown } & Pick<
  TenantQueries,
  OfColumns
>
