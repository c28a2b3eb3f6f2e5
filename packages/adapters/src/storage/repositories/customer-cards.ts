import type { CardProductId, CustomerCardFilter, CustomerCardRepository, PageRequest } from '@mendian/core'
import { sql } from 'kysely'
import type { RowOf } from '../columns.ts'
import { type RecordIn, tables } from '../schema.ts'
import type { Scope } from '../scope.ts'
import { type Parameters, statement } from '../statement.ts'
import { listShapes } from './list-shapes.ts'

const { columns, fromRow, toRow } = tables.customer_card

type CardRow = RowOf<RecordIn<'customer_card'>>

const byId = statement((queries, { id }: Parameters<{ id: string }>) =>
  queries.select('customer_card').select(columns).where('id', '=', id),
)

const byIds = statement((queries, { ids }: Parameters<{ ids: readonly string[] }>) =>
  queries.select('customer_card').select(columns).where(queries.oneOf('id', ids)),
)

const heldBy = statement((queries, { customerId }: Parameters<{ customerId: string }>) =>
  queries
    .select('customer_card')
    .select(columns)
    .where('id', 'in', queries.select('card_holder').select('card_id').where('customer_id', '=', customerId))
    .where('state', 'in', [sql.lit('ISSUED'), sql.lit('ACTIVE')] as never)
    .orderBy(queries.sorted('id')),
)

/** Who owns a card now need not have bought it; what was taken back to be paid anew was not bought. */
const boughtBy = statement(
  (queries, { customerId, productIds }: Parameters<{ customerId: string; productIds: readonly string[] }>) => {
    const orders = queries
      .select('order_')
      .select('id')
      .where('customer_id', '=', customerId)
      .where('reopened_as_id', 'is', null)
    return queries
      .select('customer_card')
      .select('product_id')
      .distinct()
      .where((card) =>
        card.or([
          card('order_id', 'in', orders),
          card.and([card('order_id', 'is', null), card('customer_id', '=', customerId)]),
        ]),
      )
      .where(queries.oneOf('product_id', productIds))
  },
)

const ofOrder = statement((queries, { orderId }: Parameters<{ orderId: string }>) =>
  queries.select('customer_card').select(columns).where('order_id', '=', orderId).orderBy(queries.sorted('id')),
)

interface ListValues {
  readonly holderId: string | null
  readonly productId: string | null
  readonly number: string | null
  readonly after: string
  readonly limit: number
}

function listValues(filter: CustomerCardFilter, { limit, after = '' }: PageRequest): ListValues {
  const { holderId = null, productId = null, number = null } = filter
  return { holderId, productId, number, after, limit }
}

const list = listShapes<ListValues, CardRow>((queries, parameters, given) => {
  let rows = queries
    .select('customer_card')
    .select(columns)
    .where('id', '>', parameters.after)
    .orderBy('id')
    .limit(parameters.limit)
  if (given.has('holderId')) {
    const held = queries.select('card_holder').select('card_id').where('customer_id', '=', parameters.holderId)
    rows = rows.where('id', 'in', held)
  }
  if (given.has('productId')) rows = rows.where('product_id', '=', parameters.productId)
  if (given.has('number')) rows = rows.where('number', '=', parameters.number)
  return rows
})

const settable = columns.filter((column) => column !== 'id')

const replaceAtVersion = statement((queries, parameters: Parameters<CardRow & { expected_version: number }>) =>
  queries
    .update('customer_card')
    .set(Object.fromEntries(settable.map((column) => [column, parameters[column]])))
    .where('id', '=', parameters.id)
    .where('version', '=', parameters.expected_version),
)

const forgetHolders = statement((queries, { id }: Parameters<{ id: string }>) =>
  queries.delete('card_holder').where('card_id', '=', id),
)

/** Cards of customers, and who may use them. */
export function createCustomerCardRepository(scope: Scope): CustomerCardRepository {
  const insertHolders: CustomerCardRepository['setHolders'] = ({ id, customerId, holderIds }) =>
    scope.insert(
      'card_holder',
      [customerId, ...holderIds].map((holder) => ({ cardId: id, customerId: holder })),
    )
  return {
    find: async (id) => {
      const row = await scope.row(byId, { id })
      return row && fromRow(row)
    },
    findMany: async (ids) => (ids.length === 0 ? [] : (await scope.rows(byIds, { ids })).map(fromRow)),
    heldBy: async (customerId) => (await scope.rows(heldBy, { customerId })).map(fromRow),
    boughtBy: async (customerId, productIds) => {
      if (productIds.length === 0) return []
      const rows = await scope.rows(boughtBy, { customerId, productIds })
      return rows.map((row) => row.product_id as CardProductId)
    },
    ofOrder: async (orderId) => (await scope.rows(ofOrder, { orderId })).map(fromRow),
    list: async (filter, page) => {
      const values = listValues(filter, page)
      return (await scope.rows(list(values), values)).map(fromRow)
    },
    insertMany: async (cards) => {
      await scope.insert('customer_card', cards)
      for (const card of cards) await insertHolders(card)
    },
    replace: async (card, expectedVersion) =>
      (await scope.change(replaceAtVersion, { ...toRow(card), expected_version: expectedVersion })) === 1,
    setHolders: async (card) => {
      await scope.defer(forgetHolders, { id: card.id })
      await insertHolders(card)
    },
  }
}
