import type { BookFault } from '@mendian/core'
import { type Compilable, type Expression, type RawBuilder, sql } from 'kysely'
import type { SqlDialect } from '../dialect.ts'
import type { Statement, TenantQueries } from '../statement.ts'

export type Nothing = Record<never, never>

/** What two sides that should agree differ by, in up to two figures. */
export interface DifferenceRow {
  readonly subject: string
  readonly amount: number
  readonly other: number
}

/** A text as a statement's build gives it. */
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

/** What differs, as it is told: by how much where nothing else is said. */
export function faultsOf(
  rows: readonly DifferenceRow[],
  tell: (row: DifferenceRow) => string = ({ amount }) => `off by ${amount}`,
): readonly BookFault[] {
  return rows.map((row) => ({ subject: row.subject, found: tell(row) }))
}
