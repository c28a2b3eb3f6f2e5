import { assert, type Money } from '@mendian/core'

/**
 * The one type table: how a field of a record is kept, the same on both databases. Instants and amounts are integers,
 * flags 0 or 1, lists and objects JSON text, money two columns. `optional` is for fields that are left out, `nullable`
 * for those that are null.
 */
export type ColumnKind =
  | 'text'
  | 'nullableText'
  | 'optionalText'
  | 'integer'
  | 'nullableInteger'
  | 'flag'
  | 'json'
  | 'money'

/** The kind that fits a field of that type, so that a new field does not compile until it has its column. */
export type KindFor<V> = [V] extends [string]
  ? 'text'
  : [V] extends [string | null]
    ? 'nullableText'
    : [V] extends [string | undefined]
      ? 'optionalText'
      : [V] extends [number]
        ? 'integer'
        : [V] extends [number | null]
          ? 'nullableInteger'
          : [V] extends [boolean]
            ? 'flag'
            : [V] extends [Money]
              ? 'money'
              : 'json'

/** The columns of a record: every field with its kind. */
export type ColumnsOf<R> = { readonly [F in keyof R & string]-?: KindFor<R[F]> }

type SnakeCase<S extends string> = S extends `${infer Head}${infer Tail}`
  ? Head extends Uppercase<Head>
    ? Head extends Lowercase<Head>
      ? `${Head}${SnakeCase<Tail>}`
      : `_${Lowercase<Head>}${SnakeCase<Tail>}`
    : `${Head}${SnakeCase<Tail>}`
  : S

type Stored<V> = {
  text: string
  nullableText: string | null
  optionalText: string | null
  integer: number
  nullableInteger: number | null
  flag: number
  json: string
  money: never
}[KindFor<V>]

/** A record as the row that holds it. */
export type RowOf<R> = {
  [F in keyof R & string as KindFor<R[F]> extends 'money' ? never : SnakeCase<F>]: Stored<R[F]>
} & {
  [F in keyof R & string as KindFor<R[F]> extends 'money' ? `${SnakeCase<F>}_amount_minor` : never]: number
} & {
  [F in keyof R & string as KindFor<R[F]> extends 'money' ? `${SnakeCase<F>}_currency` : never]: string
}

/** A value as both databases take and give it. */
export type SqlValue = string | number | null

/** How the records of one table become rows and come back. `tenant_id` is not part of it: the scope adds that. */
export interface Table<R> {
  readonly columns: readonly (keyof RowOf<R> & string)[]
  /** Those that hold numbers; all others hold text. */
  readonly integers: ReadonlySet<string>
  toRow(record: R): RowOf<R>
  fromRow(row: RowOf<R>): R
}

/** A table of records with those columns; each field `likeThis` is kept in a column `like_this`. */
export function table<R>(kinds: ColumnsOf<R>): Table<R> {
  const fields = Object.entries(kinds as Readonly<Record<string, ColumnKind>>).map(([field, kind]) => ({
    field,
    kind,
    column: snakeCase(field),
  }))
  return {
    columns: fields.flatMap(({ column, kind }) =>
      kind === 'money' ? [`${column}_amount_minor`, `${column}_currency`] : [column],
    ) as (keyof RowOf<R> & string)[],
    integers: new Set(
      fields.flatMap(({ column, kind }) => {
        if (kind === 'money') return [`${column}_amount_minor`]
        return kind === 'integer' || kind === 'nullableInteger' || kind === 'flag' ? [column] : []
      }),
    ),
    toRow: (record) => {
      const row: Record<string, SqlValue> = {}
      for (const { field, kind, column } of fields) {
        writeField(row, column, kind, (record as Readonly<Record<string, unknown>>)[field])
      }
      return row as RowOf<R>
    },
    fromRow: (row) => {
      const record: Record<string, unknown> = {}
      for (const { field, kind, column } of fields) {
        const value = readField(row as Readonly<Record<string, SqlValue>>, column, kind)
        if (value !== undefined) record[field] = value
      }
      return record as R
    },
  }
}

/** `likeThis` as `like_this`. */
export function snakeCase(field: string): string {
  return field.replace(/[A-Z]/g, (letter) => `_${letter.toLowerCase()}`)
}

function writeField(row: Record<string, SqlValue>, column: string, kind: ColumnKind, value: unknown): void {
  switch (kind) {
    case 'flag':
      row[column] = value === true ? 1 : 0
      return
    case 'json':
      row[column] = JSON.stringify(value)
      return
    case 'money': {
      const { amountMinor, currency } = value as Money
      row[`${column}_amount_minor`] = exactInteger(amountMinor, column)
      row[`${column}_currency`] = currency
      return
    }
    case 'integer':
      row[column] = exactInteger(value, column)
      return
    case 'nullableInteger':
      row[column] = value === null ? null : exactInteger(value, column)
      return
    case 'text':
      assert(typeof value === 'string', `${column} is a text`)
      row[column] = value
      return
    default:
      row[column] = (value as string | null | undefined) ?? null
  }
}

function readField(row: Readonly<Record<string, SqlValue>>, column: string, kind: ColumnKind): unknown {
  switch (kind) {
    case 'flag':
      return row[column] === 1
    case 'json':
      return JSON.parse(row[column] as string)
    case 'money':
      return {
        amountMinor: exactInteger(row[`${column}_amount_minor`], column),
        currency: row[`${column}_currency`],
      }
    case 'integer':
      return exactInteger(row[column], column)
    case 'nullableInteger':
      return row[column] === null ? null : exactInteger(row[column], column)
    case 'optionalText':
      return row[column] ?? undefined
    default:
      return row[column]
  }
}

/** The number, asserted to be an integer that JavaScript holds exactly: 64-bit columns could hold more. */
export function exactInteger(value: unknown, column: string): number {
  assert(Number.isSafeInteger(value), `${column} is a safe integer`)
  return value as number
}
