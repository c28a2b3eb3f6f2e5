import type { SqlDialect } from '../dialect.ts'
import type { Parameters, Statement, TenantQueries } from '../statement.ts'

/**
 * The statement of a list with filters, by its values: those that are null are not asked for. One constant text per
 * combination of them, made when first asked for.
 */
export function listShapes<V extends object, R>(
  build: (
    queries: TenantQueries,
    parameters: Parameters<V>,
    given: ReadonlySet<string>,
    dialect: SqlDialect,
  ) => ReturnType<Statement<V, R>['build']>,
): (values: V) => Statement<V, R> {
  const byShape = new Map<string, Statement<V, R>>()
  return (values) => {
    const given = Object.entries(values)
      .filter(([, value]) => value !== null)
      .map(([name]) => name)
    const shape = given.join()
    const known = byShape.get(shape)
    if (known) return known
    const asked = new Set(given)
    const declared: Statement<V, R> = {
      build: (queries, parameters, dialect) => build(queries, parameters, asked, dialect),
    }
    byShape.set(shape, declared)
    return declared
  }
}
