import type { TierStandingRepository } from '@mendian/core'
import type { RowOf } from '../columns.ts'
import type { RecordIn } from '../schema.ts'
import { tables } from '../schema.ts'
import type { Scope } from '../scope.ts'
import { type Parameters, statement } from '../statement.ts'

const { columns, fromRow, toRow } = tables.tier_standing

type StandingRow = RowOf<RecordIn<'tier_standing'>>

const byCustomer = statement((queries, { customerId }: Parameters<{ customerId: string }>) =>
  queries.select('tier_standing').select(columns).where('customer_id', '=', customerId),
)

const put = statement((queries, { tier_id, since_ms, ends_at_ms }: Parameters<StandingRow>) =>
  queries
    .insert('tier_standing')
    .onConflict((conflict) =>
      conflict.columns(['tenant_id', 'customer_id']).doUpdateSet({ tier_id, since_ms, ends_at_ms }),
    ),
)

/** Since when customers have their tiers, and until when: one a customer. */
export function createTierStandingRepository(scope: Scope): TierStandingRepository {
  return {
    find: async (customerId) => {
      const row = await scope.row(byCustomer, { customerId })
      return row && fromRow(row)
    },
    put: (standing) => scope.defer(put, toRow(standing)),
  }
}
