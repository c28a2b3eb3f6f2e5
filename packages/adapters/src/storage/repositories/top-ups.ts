import type { TopUpRepository } from '@mendian/core'
import { sql } from 'kysely'
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
  queries.select('top_up').select(sql<number>`count(*)`.as('top_ups')).where('customer_id', '=', customerId),
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
    insertMany: (topUps) => scope.insert('top_up', topUps),
  }
}
