import type { GiftCard, GiftCardRepository } from '@mendian/core'
import { sql } from 'kysely'
import type { RowOf } from '../columns.ts'
import { type RecordIn, tables } from '../schema.ts'
import type { Scope } from '../scope.ts'
import { type Parameters, statement } from '../statement.ts'
import { listShapes } from './list-shapes.ts'

const { columns, fromRow, toRow } = tables.gift_card
const activity = tables.gift_card_activity

type GiftRow = RowOf<RecordIn<'gift_card'>>

const byId = statement((queries, { id }: Parameters<{ id: string }>) =>
  queries.select('gift_card').select(columns).where('id', '=', id),
)

const byIds = statement((queries, { ids }: Parameters<{ ids: readonly string[] }>) =>
  queries.select('gift_card').select(columns).where(queries.oneOf('id', ids)),
)

const byCodeHash = statement((queries, { codeHash }: Parameters<{ codeHash: string }>) =>
  queries.select('gift_card').select(columns).where('code_hash', '=', codeHash),
)

interface ListValues {
  readonly customerId: string | null
  readonly state: string | null
  readonly after: string
  readonly limit: number
}

const list = listShapes<ListValues, GiftRow>((queries, parameters, given) => {
  let rows = queries
    .select('gift_card')
    .select(columns)
    .where('id', '>', parameters.after)
    .orderBy('id')
    .limit(parameters.limit)
  if (given.has('customerId')) rows = rows.where('customer_id', '=', parameters.customerId)
  if (given.has('state')) rows = rows.where('state', '=', parameters.state as never)
  return rows
})

const activities = statement(
  (queries, { id, after, limit }: Parameters<{ id: string; after: number; limit: number }>) =>
    queries
      .select('gift_card_activity')
      .select(activity.columns)
      .where('gift_card_id', '=', id)
      .where('ordinal', '>', after)
      .orderBy('ordinal')
      .limit(limit),
)

const loadsOf = statement((queries, { orderId, ids }: Parameters<{ orderId: string; ids: readonly string[] }>) =>
  queries
    .select('gift_card_activity')
    .select(activity.columns)
    .where(queries.oneOf('gift_card_id', ids))
    .where('kind', '=', sql.lit('LOAD') as never)
    .where('source_id', '=', orderId)
    .orderBy('gift_card_id')
    .orderBy('ordinal'),
)

// The code of a card never changes.
const settable = columns.filter((column) => column !== 'id' && column !== 'code_hash' && column !== 'code_hint')

const replaceAtVersion = statement((queries, parameters: Parameters<GiftRow & { expected_version: number }>) =>
  queries
    .update('gift_card')
    .set(Object.fromEntries(settable.map((column) => [column, parameters[column]])))
    .where('id', '=', parameters.id)
    .where('version', '=', parameters.expected_version),
)

const moveAll = statement((queries, { fromId, toId }: Parameters<{ fromId: string; toId: string }>) =>
  queries
    .update('gift_card')
    .set({ customer_id: toId as never, version: sql<number>`version + 1` })
    .where('customer_id', '=', fromId),
)

/** The hash stays with the storage. */
function toCard(row: GiftRow): GiftCard {
  const { codeHash: _codeHash, ...card } = fromRow(row)
  return card
}

/** Gift cards, found by the hash of their code, and what happened to them. */
export function createGiftCardRepository(scope: Scope): GiftCardRepository {
  return {
    find: async (id) => {
      const row = await scope.row(byId, { id })
      return row && toCard(row)
    },
    findMany: async (ids) => (ids.length === 0 ? [] : (await scope.rows(byIds, { ids })).map(toCard)),
    findByCodeHash: async (codeHash) => {
      const row = await scope.row(byCodeHash, { codeHash })
      return row && toCard(row)
    },
    list: async ({ customerId = null, state = null }, { limit, after = '' }) => {
      const values = { customerId, state, after, limit }
      return (await scope.rows(list(values), values)).map(toCard)
    },
    activities: async (id, { limit, after }) => {
      const last = after === undefined ? -1 : Number(after.slice(after.indexOf(':') + 1))
      return (await scope.rows(activities, { id, after: last, limit })).map(activity.fromRow)
    },
    loadsOf: async (orderId, ids) =>
      ids.length === 0 ? [] : (await scope.rows(loadsOf, { orderId, ids })).map(activity.fromRow),
    insert: (card, codeHash) => scope.insert('gift_card', [{ ...card, codeHash }]),
    replace: async (card, expectedVersion) => {
      const row = toRow({ ...card, codeHash: '' })
      return (await scope.change(replaceAtVersion, { ...row, expected_version: expectedVersion })) === 1
    },
    append: (rows) => scope.insert('gift_card_activity', rows),
    moveAll: (fromId, toId) => scope.defer(moveAll, { fromId, toId }),
  }
}
