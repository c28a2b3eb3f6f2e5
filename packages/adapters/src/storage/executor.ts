import type { CompiledStatement, SqlDialect } from './dialect.ts'
import type { ParameterValue } from './statement.ts'

/** What a statement came to: its rows, or how many rows it changed. */
export interface StatementOutcome {
  readonly rows: readonly unknown[]
  readonly changed: number
}

/** Runs compiled statements inside one transaction, one after another. */
export interface Executor {
  readonly dialect: SqlDialect
  run(statement: CompiledStatement, values: readonly ParameterValue[]): Promise<StatementOutcome>
  /**
   * For statements whose outcome nobody needs: may be sent together with a later one, at the latest with the commit,
   * which then fails if this did. Order is kept.
   */
  defer(statement: CompiledStatement, values: readonly ParameterValue[]): Promise<void>
}
