import type { Ddl, Migration } from './migration.ts'

/**
 * What the database itself refuses of prepaid cards: thresholds below one, which is always as null is never, and more guests
 * than the card's terms let use it.
 */
export const prepaidGuards: Migration = {
  id: '0184-prepaid-guards',
  statements: (ddl) => [
    ...guard(ddl, 'prepaid_policy', threshold('named_identity_from_minor')),
    ...guard(ddl, 'prepaid_policy', threshold('unnamed_identity_from_minor')),
    ...guard(ddl, 'customer_card', guestUses),
  ],
}

interface Guarded {
  readonly column: string
  /** How the column is declared, its type left out. */
  readonly declared: string
  readonly type: 'text' | 'integer'
  /** What must hold of the column, which has another name while it is made on SQLite. */
  readonly check: (kind: Ddl['kind'], column: string) => string
}

function threshold(column: string): Guarded {
  return { column, declared: '', type: 'integer', check: (_kind, name) => `${name} >= 1` }
}

/** Uses of one period, as many as the terms give at most; none of a card that gives no guest passes. */
const guestUses: Guarded = {
  column: 'guest_uses',
  declared: `not null default 'null'`,
  type: 'text',
  check: (kind, name) => `${name} = 'null' or ${kind === 'sqlite' ? sqliteUses(name) : postgresUses(name)}`,
}

function sqliteUses(column: string): string {
  const of = (path: string): string => `json_extract(${column}, '${path}')`
  return `case when json_valid(${column}) and json_type(${column}, '$.uses') is 'integer' then
    ${of('$.uses')} between 0 and coalesce(json_extract(terms, '$.guestPasses.count'), -1)
    and json_type(${column}, '$.from') is 'text' and ${of('$.from')} glob '????-??-??' else 0 end`
}

function postgresUses(column: string): string {
  return `jsonb_path_exists(${column}::jsonb,
    '$ ? (@.uses >= 0 && @.uses <= $count && @.uses.floor() == @.uses && @.from like_regex "^.{4}-.{2}-.{2}$")',
    jsonb_build_object('count', terms::jsonb #> '{guestPasses,count}'))`
}

/** SQLite takes a check only together with a new column, which then takes the place of the old one. */
function guard({ kind, name, only, ...types }: Ddl, table: string, { column, declared, type, check }: Guarded) {
  const next = `${column}_next`
  const alter = `alter table ${name(table)}`
  return [
    ...only('postgres', [`${alter} add constraint ${table}_${column} check (${check(kind, column)})`]),
    ...only('sqlite', [
      `${alter} add column ${next} ${types[type]} ${declared} check (${check(kind, next)})`,
      `update ${name(table)} set ${next} = ${column}`,
      `${alter} drop column ${column}`,
      `${alter} rename column ${next} to ${column}`,
    ]),
  ]
}
