import type { DatabaseView } from './database-view.ts'
import type { DatabaseKind } from './proof.ts'

/** How many rows each table has, and what its columns of whole numbers come to. */
export type Tally = ReadonlyMap<string, number>

/** Counts all that is stored, of one tenant or of all, past the engine. */
export type TakeTally = (tenantId?: string) => Promise<Tally>

interface Column {
  readonly table_name: string
  readonly column_name: string
  readonly data_type: string
}

/** Times differ by nature, and some rows are numbered across tenants. */
const isCounted = ({ column_name, data_type }: Column): boolean =>
  /^(?:bigint|integer|int)$/i.test(data_type) && !/_ms$|^seq(?:uence)?$/.test(column_name)

const columnsOf: Readonly<Record<DatabaseKind, string>> = {
  sqlite: `select substr(t.name, 9) as table_name, c.name as column_name, c.type as data_type
    from sqlite_master t, pragma_table_info(t.name) c where t.type = 'table' and t.name like 'mendian_%'`,
  postgres: `select table_name, column_name, data_type from information_schema.columns where table_schema = 'mendian'
    and table_name in (select tablename from pg_tables where schemaname = 'mendian')`,
}

export async function openTally(view: DatabaseView, kind: DatabaseKind): Promise<TakeTally> {
  const columns = await view.rows<Column>(columnsOf[kind])
  const names = [...new Set(columns.map(({ table_name }) => table_name))].sort()
  // The keys are what a repetition goes by, and not its effect.
  const tables = names.filter((name) => {
    const own = columns.filter(({ table_name }) => table_name === name)
    return name !== 'idempotency_key' && own.some(({ column_name }) => column_name === 'tenant_id')
  })
  const counts = tables.map((name) => {
    const summed = columns.filter((column) => column.table_name === name && isCounted(column))
    const sums = summed.map(({ column_name }) => `coalesce(sum("${column_name}"), 0)`)
    return { name, of: ['rows', ...summed.map(({ column_name }) => column_name)], sums: ['count(*)', ...sums] }
  })
  return async (tenantId) => {
    const whose = tenantId === undefined ? '' : ` where tenant_id = '${tenantId}'`
    const queries = counts.map(({ name, sums }) => {
      const values = sums.map((sum) => `cast(${sum} as text)`).join(` || ' ' || `)
      return `select '${name}' as name, ${values} as sums from {${name}}${whose}`
    })
    const rows = await view.rows<{ name: string; sums: string }>(queries.join(' union all '))
    const tally = new Map<string, number>()
    for (const { name, sums } of rows) {
      const { of = [] } = counts.find((count) => count.name === name) ?? {}
      for (const [index, sum] of sums.split(' ').entries()) tally.set(`${name}.${of[index]}`, Number(sum))
    }
    return tally
  }
}

/** What has come and gone between two tallies, in words; empty when nothing has. */
export function changesBetween(before: Tally, after: Tally): string {
  return [...after]
    .map(([name, now]) => [name, now - (before.get(name) ?? 0)] as const)
    .filter(([, change]) => change !== 0)
    .map(([name, change]) => `${name} ${change > 0 ? '+' : ''}${change}`)
    .join(', ')
}
