import type { BookFault } from '@mendian/core'
import { type AliasedRawBuilder, type Compilable, type Expression, type RawBuilder, sql } from 'kysely'
import type { SqlDialect } from '../dialect.ts'
import type { Statement, TenantQueries } from '../statement.ts'

export type Nothing = Record<never, never>

/** What two sides that should agree differ by, in up to two figures. */
export interface DifferenceRow {
  readonly subject: string
  readonly amount: number
  readonly other: number
}

type Sides = (queries: TenantQueries, dialect: SqlDialect) => readonly Expression<unknown>[]

/** A text as a statement's build gives it. */
export function compilable<R>(dialect: SqlDialect, text: RawBuilder<R>): Compilable<R> {
  return { compile: () => text.compile(dialect.kysely) }
}

/** The subjects whose rows of all sides do not sum to zero. */
export function differences(sides: Sides): Statement<Nothing, DifferenceRow> {
  return sumsWhere(sides, '<>')
}

/** The subjects whose rows of all sides sum to more than zero: more than there may be. */
export function excesses(sides: Sides): Statement<Nothing, DifferenceRow> {
  return sumsWhere(sides, '>')
}

function sumsWhere(sides: Sides, compare: '<>' | '>'): Statement<Nothing, DifferenceRow> {
  const toZero = sql.raw(`${compare} 0`)
  return {
    build: (queries, _parameters, dialect) =>
      compilable<DifferenceRow>(
        dialect,
        sql`select subject, cast(sum(amount) as bigint) as amount, cast(sum(other) as bigint) as other
          from (${sql.join(
            sides(queries, dialect).map((side) => sql`select * from ${side} as side`),
            sql` union all `,
          )}) as sides
          group by subject having sum(amount) ${toZero} or sum(other) ${toZero} order by subject limit 100`,
      ),
  }
}

/** The columns of one side, in SQL: what each row is about, and its one or two figures. */
export function figures(
  subject: string,
  amount: string,
  other = '0',
): [AliasedRawBuilder<string, 'subject'>, AliasedRawBuilder<number, 'amount'>, AliasedRawBuilder<number, 'other'>] {
  return [
    sql<string>`${sql.raw(subject)}`.as('subject'),
    sql<number>`${sql.raw(amount)}`.as('amount'),
    sql<number>`${sql.raw(other)}`.as('other'),
  ]
}

/** The rows once for each element of the list in their column, which is `element`, and its place from 0. */
export function elementsOf(dialect: SqlDialect, rows: Expression<unknown>, column: string): RawBuilder<unknown> {
  const list = sql.ref(`listed.${column}`)
  return dialect.kind === 'sqlite'
    ? sql`(select listed.*, each.value as element, each.key as place from ${rows} as listed, json_each(${list}) as each)`
    : sql`(select listed.*, each.element, each.place - 1 as place
        from ${rows} as listed, jsonb_array_elements(${list}::jsonb) with ordinality as each(element, place))`
}

/** A text in the element of a list. */
export function textIn(dialect: SqlDialect, field: string): RawBuilder<string> {
  return dialect.kind === 'sqlite'
    ? sql<string>`json_extract(element, ${sql.lit(`$.${field}`)})`
    : sql<string>`(element ->> ${sql.lit(field)})`
}

/** A number in the element of a list; the element itself when no field is named. */
export function numberIn(dialect: SqlDialect, field?: string): RawBuilder<number> {
  if (field === undefined) {
    return dialect.kind === 'sqlite' ? sql<number>`element` : sql<number>`(element #>> '{}')::bigint`
  }
  return dialect.kind === 'sqlite'
    ? sql<number>`json_extract(element, ${sql.lit(`$.${field}`)})`
    : sql<number>`(element ->> ${sql.lit(field)})::bigint`
}

/** What differs, as it is told: by how much where nothing else is said. */
export function faultsOf(
  rows: readonly DifferenceRow[],
  tell: (row: DifferenceRow) => string = ({ amount }) => `off by ${amount}`,
): readonly BookFault[] {
  return rows.map((row) => ({ subject: row.subject, found: tell(row) }))
}
