import { DatabaseSync } from 'node:sqlite'
import { Client } from 'pg'

/** A look at the tables themselves, past the engine, its adapters and, on SQLite, their driver. */
export interface DatabaseView {
  /** Rows of a query in which `{booking}` stands for that table. Numbers come as numbers. */
  rows<R>(sql: string): Promise<readonly R[]>
  /** The one number a query gives. */
  number(sql: string): Promise<number>
  /** What the database says of its own soundness; empty when it is sound. */
  damage(): Promise<readonly string[]>
  /** How many deadlocks the database has had to break; 0 where there are none. */
  deadlocks(): Promise<number>
  close(): Promise<void>
}

export function openSqliteView(file: string): DatabaseView {
  const database = new DatabaseSync(file, { readOnly: true })
  const rows = async <R>(sql: string): Promise<readonly R[]> =>
    database.prepare(sql.replace(/\{(\w+)\}/g, 'mendian_$1')).all() as unknown as R[]
  return {
    rows,
    number: (sql) => onlyNumber(rows, sql),
    damage: async () => {
      const found = await rows<{ integrity_check: string }>('pragma integrity_check')
      return found.map((row) => row.integrity_check).filter((text) => text !== 'ok')
    },
    deadlocks: async () => 0,
    close: async () => {
      database.close()
    },
  }
}

/** bigint, the type of all our numbers, as numbers. */
const bigint = 20

export async function openPostgresView(url: string): Promise<DatabaseView> {
  const client = new Client({ connectionString: url })
  client.on('error', () => {})
  await client.connect()
  const types = {
    getTypeParser: () => (text: string) => text,
  }
  const rows = async <R>(sql: string): Promise<readonly R[]> => {
    const result = await client.query({ text: sql.replace(/\{(\w+)\}/g, 'mendian.$1'), types })
    const numeric = result.fields.filter((field) => numericTypes.has(field.dataTypeID)).map((field) => field.name)
    for (const row of result.rows as Record<string, unknown>[]) {
      for (const name of numeric) if (row[name] !== null) row[name] = Number(row[name])
    }
    return result.rows as R[]
  }
  return {
    rows,
    number: (sql) => onlyNumber(rows, sql),
    damage: async () => [],
    deadlocks: () => onlyNumber(rows, 'select deadlocks as n from pg_stat_database where datname = current_database()'),
    close: () => client.end(),
  }
}

/** bigint, int and numeric, which sums of bigint are. */
const numericTypes: ReadonlySet<number> = new Set([bigint, 23, 1700])

async function onlyNumber(rows: DatabaseView['rows'], sql: string): Promise<number> {
  const [row] = await rows<Record<string, unknown>>(sql)
  return Number(Object.values(row ?? {})[0] ?? 0)
}
