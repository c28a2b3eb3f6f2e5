/** What a migration may use to say the same thing on both databases. */
export interface Ddl {
  readonly kind: 'sqlite' | 'postgres'
  /** Ids, codes and texts: compared byte by byte, so that order and cursors match on both. */
  readonly text: string
  /** Instants, amounts, counts and flags. */
  readonly integer: string
  /** A number the database gives out in rising order, when rows come in. */
  readonly sequence: string
  name(table: string): string
  /** `create table`; `keyed` keeps the rows in the primary key's tree, which suits small rows read by key ranges. */
  table(name: string, body: string, options?: { readonly keyed?: boolean }): string
  index(name: string, table: string, columns: string, options?: IndexOptions): string
  /** Statements that this database alone needs. */
  only(kind: Ddl['kind'], statements: readonly string[]): readonly string[]
}

export interface IndexOptions {
  readonly unique?: boolean
  readonly where?: string
}

/**
 * One step of the schema. Once released a migration never changes, nor does what the functions of {@link Ddl} make of
 * it: the runner compares checksums, and a test pins them.
 */
export interface Migration {
  /** Four digits and a name; the order of the list is the order of the ids. */
  readonly id: string
  readonly statements: (ddl: Ddl) => readonly string[]
}

/** SQLite: strict tables whose names begin with `mendian_`. */
export const sqliteDdl: Ddl = {
  kind: 'sqlite',
  text: 'text',
  integer: 'integer',
  sequence: 'integer primary key autoincrement',
  name: (table) => `mendian_${table}`,
  table: (name, body, { keyed = false } = {}) =>
    `create table mendian_${name} (${tidy(body)}) ${keyed ? 'without rowid, strict' : 'strict'}`,
  index: (name, table, columns, options) => index(`mendian_${name}`, `mendian_${table}`, columns, options),
  only: (kind, statements) => (kind === 'sqlite' ? statements.map(tidy) : []),
}

/** PostgreSQL: tables in the schema `mendian`; the runner writes another name over it where one is chosen. */
export const postgresDdl: Ddl = {
  kind: 'postgres',
  text: 'text collate "C"',
  integer: 'bigint',
  sequence: 'bigint generated always as identity',
  name: (table) => `mendian.${table}`,
  table: (name, body) => `create table mendian.${name} (${tidy(body)})`,
  index: (name, table, columns, options) => index(name, `mendian.${table}`, columns, options),
  only: (kind, statements) => (kind === 'postgres' ? statements.map(tidy) : []),
}

function index(name: string, table: string, columns: string, { unique = false, where }: IndexOptions = {}): string {
  const made = `create ${unique ? 'unique ' : ''}index ${name} on ${table} (${columns})`
  return where === undefined ? made : `${made} where ${where}`
}

/** Without the indentation of the source, so that reformatting a migration does not change its checksum. */
function tidy(sql: string): string {
  return sql.trim().replace(/\s+/g, ' ')
}
