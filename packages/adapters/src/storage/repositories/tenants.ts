import type { ReadTransaction, Tenant } from '@mendian/core'
import type { RowOf } from '../columns.ts'
import { type RecordIn, tables } from '../schema.ts'
import type { Scope } from '../scope.ts'
import { type Parameters, statement } from '../statement.ts'

const current = statement((queries, _parameters: Parameters<object>) =>
  queries.select('tenant').select(['tenant_id', ...tables.tenant.columns]),
)

/** The tenant of the scope. */
export function createTenantReader(scope: Scope): ReadTransaction['tenants'] {
  return {
    current: async () => {
      const row = await scope.row(current, {})
      return row && toTenant(row)
    },
  }
}

/** The row as a tenant, whose id is the key of everything it has. */
export function toTenant(row: RowOf<RecordIn<'tenant'>> & { readonly tenant_id: string }): Tenant {
  return { id: row.tenant_id as Tenant['id'], ...tables.tenant.fromRow(row) }
}
