import type { MembershipCardRepository } from '@mendian/core'
import { sql } from 'kysely'
import type { RowOf } from '../columns.ts'
import { type RecordIn, tables } from '../schema.ts'
import type { Scope } from '../scope.ts'
import { type Parameters, statement } from '../statement.ts'
import { listShapes } from './list-shapes.ts'

const { columns, fromRow, toRow } = tables.membership_card

type MembershipRow = RowOf<RecordIn<'membership_card'>>

const byId = statement((queries, { id }: Parameters<{ id: string }>) =>
  queries.select('membership_card').select(columns).where('id', '=', id),
)

const byNumber = statement((queries, { number }: Parameters<{ number: string }>) =>
  queries.select('membership_card').select(columns).where('number', '=', number),
)

const currentOf = statement((queries, { customerId }: Parameters<{ customerId: string }>) =>
  queries
    .select('membership_card')
    .select(columns)
    .where('customer_id', '=', customerId)
    .where('state', '<>', sql.lit('REPLACED')),
)

interface ListValues {
  readonly customerId: string | null
  readonly number: string | null
  readonly after: string
  readonly limit: number
}

const list = listShapes<ListValues, MembershipRow>((queries, parameters, given) => {
  let rows = queries
    .select('membership_card')
    .select(columns)
    .where('id', '>', parameters.after)
    .orderBy('id')
    .limit(parameters.limit)
  if (given.has('customerId')) rows = rows.where('customer_id', '=', parameters.customerId)
  if (given.has('number')) rows = rows.where('number', '=', parameters.number)
  return rows
})

const replaceAtVersion = statement((queries, parameters: Parameters<MembershipRow & { expected_version: number }>) =>
  queries
    .update('membership_card')
    .set({ state: parameters.state, version: parameters.version, updated_at_ms: parameters.updated_at_ms })
    .where('id', '=', parameters.id)
    .where('version', '=', parameters.expected_version),
)

const moveAll = statement((queries, { fromId, toId }: Parameters<{ fromId: string; toId: string }>) =>
  queries
    .update('membership_card')
    .set({ customer_id: toId as never })
    .where('customer_id', '=', fromId),
)

/** The cards that tell who is a member. */
export function createMembershipCardRepository(scope: Scope): MembershipCardRepository {
  return {
    find: async (id) => {
      const row = await scope.row(byId, { id })
      return row && fromRow(row)
    },
    findByNumber: async (number) => {
      const row = await scope.row(byNumber, { number })
      return row && fromRow(row)
    },
    currentOf: async (customerId) => {
      const row = await scope.row(currentOf, { customerId })
      return row && fromRow(row)
    },
    list: async ({ customerId = null, number = null }, { limit, after = '' }) => {
      const values = { customerId, number, after, limit }
      return (await scope.rows(list(values), values)).map(fromRow)
    },
    insert: (card) => scope.insert('membership_card', [card]),
    replace: async (card, expectedVersion) =>
      (await scope.change(replaceAtVersion, { ...toRow(card), expected_version: expectedVersion })) === 1,
    moveAll: (fromId, toId) => scope.defer(moveAll, { fromId, toId }),
  }
}
