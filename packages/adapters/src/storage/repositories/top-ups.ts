import type { TopUpRepository } from '@mendian/core'
import { type SqlBool, sql } from 'kysely'
import { exactInteger } from '../columns.ts'
import { tables } from '../schema.ts'
import type { Scope } from '../scope.ts'
import { type Parameters, statement } from '../statement.ts'

const { columns, fromRow } = tables.top_up

const byId = statement((queries, { id }: Parameters<{ id: string }>) =>
  queries.select('top_up').select(columns).where('id', '=', id),
)

const ofOrder = statement((queries, { orderId }: Parameters<{ orderId: string }>) =>
  queries.select('top_up').select(columns).where('order_id', '=', orderId).orderBy('line'),
)

const count = statement((queries, { customerId }: Parameters<{ customerId: string }>) =>
  queries
    .select('top_up')
    .select(sql<number>`count(*)`.as('top_ups'))
    .where('customer_id', '=', customerId)
    // Of an order that was reopened its successor counts, once it is paid.
    .where('order_id', 'not in', queries.select('order_').select('id').where('reopened_as_id', 'is not', null)),
)

interface UsedValues {
  readonly id: string
  readonly customerId: string
  readonly orderId: string
}

const used = statement((queries, { id, customerId, orderId }: Parameters<UsedValues>) =>
  queries
    .select('ledger_line')
    .select(sql<number>`cast(coalesce(sum(amount_minor), 0) as bigint)`.as('used_minor'))
    .where('subject_id', '=', customerId)
    .where(sql<SqlBool>`account in ('STORED_VALUE_PRINCIPAL', 'STORED_VALUE_BONUS')`)
    .where(sql<SqlBool>`source_kind in ('ORDER_PAYMENT', 'ORDER_REFUND', 'ORDER_REOPENING')`)
    // Refunding the order of the top-up itself takes it back, and uses nothing.
    .where('source_id', '<>', orderId)
    .where('lot_id', 'in', queries.select('ledger_lot').select('id').where('source_id', '=', id)),
)

/** Top-ups that were paid. */
export function createTopUpRepository(scope: Scope): TopUpRepository {
  return {
    find: async (id) => {
      const row = await scope.row(byId, { id })
      return row && fromRow(row)
    },
    ofOrder: async (orderId) => (await scope.rows(ofOrder, { orderId })).map(fromRow),
    countOf: async (customerId) => exactInteger((await scope.row(count, { customerId }))?.top_ups, 'top_ups'),
    usedOf: async ({ id, customerId, orderId }) =>
      exactInteger((await scope.row(used, { id, customerId, orderId }))?.used_minor, 'used_minor'),
    insertMany: (topUps) => scope.insert('top_up', topUps),
  }
}
