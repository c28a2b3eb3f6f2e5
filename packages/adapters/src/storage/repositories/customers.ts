import type { CustomerRepository } from '@mendian/core'
import { sql } from 'kysely'
import { tables } from '../schema.ts'
import type { Scope } from '../scope.ts'
import { type Parameters, statement } from '../statement.ts'
import { createRecordRepository } from './records.ts'
import { audienceStatement } from './tag-audience.ts'

const { columns, fromRow } = tables.customer

const byPhone = statement((queries, { phone }: Parameters<{ phone: string }>) =>
  queries.select('customer').select(columns).where('phone', '=', phone),
)

interface GroupValues {
  /** The group's id as it stands in the list of a customer's groups. */
  readonly quotedGroupId: string
  readonly after: string
  readonly limit: number
}

const byGroup = statement((queries, { quotedGroupId, after, limit }: Parameters<GroupValues>) =>
  queries
    .select('customer')
    .select(columns)
    .where('archived_at_ms', 'is', null)
    // Both databases have `replace`; a search in a text is called differently on each.
    .where(sql<boolean>`replace(group_ids, ${quotedGroupId}, '') <> group_ids`)
    .where('id', '>', after)
    .orderBy('id')
    .limit(limit),
)

/** Customers: configuration records that are also found by their phone number. */
export function createCustomerRepository(scope: Scope): CustomerRepository {
  return {
    ...createRecordRepository(scope, 'customer'),
    findByPhone: async (phone) => {
      const row = await scope.row(byPhone, { phone })
      return row && fromRow(row)
    },
    listByGroup: async (groupId, { limit, after = '' }) => {
      const values = { quotedGroupId: JSON.stringify(groupId), after, limit }
      return (await scope.rows(byGroup, values)).map(fromRow)
    },
    listByTag: async (audience, { limit, after = '' }) => {
      const values = { ...audience, after, limit } as never
      return (await scope.rows(audienceStatement(audience), values)).map(fromRow)
    },
  }
}
