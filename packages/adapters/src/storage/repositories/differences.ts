import { type Compilable, type Expression, type RawBuilder, sql } from 'kysely'
import type { SqlDialect } from '../dialect.ts'
import type { Statement, TenantQueries } from '../statement.ts'

/** A statement without placeholders. */
export type Nothing = Record<never, never>

/** What two sides that should agree differ by, in up to two figures. */
export interface DifferenceRow {
  readonly subject: string
  readonly amount: number
  readonly other: number
}

/** The text as a statement of that database. */
export function compilable<R>(dialect: SqlDialect, text: RawBuilder<R>): Compilable<R> {
  return { compile: () => text.compile(dialect.kysely) }
}

/** The subjects whose rows of all sides do not sum to zero. */
export function differences(
  sides: (queries: TenantQueries) => readonly Expression<unknown>[],
): Statement<Nothing, DifferenceRow> {
  return {
    build: (queries, _parameters, dialect) =>
      compilable<DifferenceRow>(
        dialect,
        sql`select subject, cast(sum(amount) as bigint) as amount, cast(sum(other) as bigint) as other
          from (${sql.join(
            sides(queries).map((side) => sql`select * from ${side} as side`),
            sql` union all `,
          )}) as sides
          group by subject having sum(amount) <> 0 or sum(other) <> 0 order by subject limit 100`,
      ),
  }
}
