import type { TenantId } from '@mendian/core'
import type { SqlValue } from './columns.ts'
import type { Executor } from './executor.ts'
import { type RecordIn, type TableName, tables } from './schema.ts'
import { compile, type Insertion, insertion, type ParameterValue, type Statement, tenantSlot } from './statement.ts'

/**
 * The only way from a repository to the database: it runs statements for one tenant and puts that tenant into every
 * one of them.
 */
export interface Scope {
  readonly tenantId: TenantId
  rows<P extends object, R>(declared: Statement<P, R>, values: P): Promise<readonly R[]>
  /** The first row. */
  row<P extends object, R>(declared: Statement<P, R>, values: P): Promise<R | undefined>
  /** Runs the statement; gives how many rows it changed. */
  change<P extends object>(declared: Statement<P, unknown>, values: P): Promise<number>
  /** Runs the statement at the latest with the commit. */
  defer<P extends object>(declared: Statement<P, unknown>, values: P): Promise<void>
  /** Inserts the records, at the latest with the commit; on PostgreSQL in one statement. */
  insert<T extends TableName>(into: T | Insertion<T>, records: readonly RecordIn<T>[]): Promise<void>
}

/** The scope of that tenant within a transaction. */
export function createScope(executor: Executor, tenantId: TenantId): Scope {
  const { dialect } = executor
  const bound = (slots: readonly string[], values: object): readonly ParameterValue[] =>
    slots.map((slot) =>
      slot === tenantSlot ? tenantId : ((values as Readonly<Record<string, ParameterValue>>)[slot] ?? null),
    )
  const run = (declared: Statement<never, unknown>, values: object) => {
    const compiled = compile(dialect, declared)
    return executor.run(compiled, bound(compiled.slots, values))
  }
  return {
    tenantId,
    rows: async <P extends object, R>(declared: Statement<P, R>, values: P) =>
      (await run(declared, values)).rows as readonly R[],
    row: async <P extends object, R>(declared: Statement<P, R>, values: P) =>
      (await run(declared, values)).rows[0] as R | undefined,
    change: async (declared, values) => (await run(declared, values)).changed,
    defer: (declared, values) => {
      const compiled = compile(dialect, declared)
      return executor.defer(compiled, bound(compiled.slots, values))
    },
    insert: async (into, records) => {
      const { table, one, many } = typeof into === 'string' ? insertions[into] : into
      const toRow = tables[table].toRow as (record: unknown) => object
      if (dialect.kind === 'postgres' && records.length > 1) {
        const compiled = compile(dialect, many)
        const rows = records.map(toRow) as readonly Readonly<Record<string, SqlValue>>[]
        const lists = tables[table].columns.map((column) => [column, rows.map((row) => row[column] ?? null)])
        await executor.defer(compiled, bound(compiled.slots, Object.fromEntries(lists)))
        return
      }
      const compiled = compile(dialect, one)
      for (const record of records) await executor.defer(compiled, bound(compiled.slots, toRow(record)))
    },
  }
}

const insertions = Object.fromEntries(
  Object.keys(tables).map((table) => [table, insertion(table as TableName)]),
) as unknown as Readonly<Record<TableName, Insertion<TableName>>>
