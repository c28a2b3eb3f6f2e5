import type { CardRedemption, CardRedemptionRepository, CustomerCardId } from '@mendian/core'
import { sql } from 'kysely'
import { exactInteger } from '../columns.ts'
import { tables } from '../schema.ts'
import type { Scope } from '../scope.ts'
import { type Parameters, statement } from '../statement.ts'

const { columns, fromRow } = tables.card_redemption

const byId = statement((queries, { id }: Parameters<{ id: string }>) =>
  queries.select('card_redemption').select(columns).where('id', '=', id),
)

const usesOn = statement((queries, { cardIds, date }: Parameters<{ cardIds: readonly string[]; date: string }>) =>
  queries
    .select('card_redemption')
    .select(['card_id', sql<number>`count(*)`.as('uses')])
    .where(queries.oneOf('card_id', cardIds))
    .where('used_on', '=', date)
    .where('reversed_at_ms', 'is', null)
    .groupBy('card_id'),
)

const unitsUsed = statement((queries, { cardIds }: Parameters<{ cardIds: readonly string[] }>) =>
  queries
    .select('card_redemption')
    .select(['card_id', 'entitlement_id', sql<number>`cast(sum(units) as bigint)`.as('units')])
    .where(queries.oneOf('card_id', cardIds))
    .where('reversed_at_ms', 'is', null)
    .groupBy(['card_id', 'entitlement_id'])
    .orderBy('card_id')
    .orderBy('entitlement_id'),
)

const ofOrder = statement((queries, { orderId }: Parameters<{ orderId: string }>) =>
  queries
    .select('card_redemption')
    .select(columns)
    .where('order_id', '=', orderId)
    .where('reversed_at_ms', 'is', null)
    .orderBy(queries.sorted('id')),
)

const list = statement(
  (queries, { cardId, after, limit }: Parameters<{ cardId: string; after: string; limit: number }>) =>
    queries
      .select('card_redemption')
      .select(columns)
      .where('card_id', '=', cardId)
      .where('id', '>', after)
      .orderBy('id')
      .limit(limit),
)

const markReversed = statement((queries, { id, reversedAtMs }: Parameters<{ id: string; reversedAtMs: number }>) =>
  queries
    .update('card_redemption')
    .set({ reversed_at_ms: reversedAtMs })
    .where('id', '=', id)
    .where('reversed_at_ms', 'is', null),
)

/** The uses of cards. */
export function createCardRedemptionRepository(scope: Scope): CardRedemptionRepository {
  return {
    find: async (id) => {
      const row = await scope.row(byId, { id })
      return row && fromRow(row)
    },
    usesOn: async (cardIds, date) => {
      if (cardIds.length === 0) return new Map()
      const rows = await scope.rows(usesOn, { cardIds, date })
      return new Map(rows.map((row) => [row.card_id as CustomerCardId, exactInteger(row.uses, 'uses')]))
    },
    unitsUsed: async (cardIds) => {
      const used = new Map<CustomerCardId, Pick<CardRedemption, 'entitlementId' | 'units'>[]>()
      if (cardIds.length === 0) return used
      for (const row of await scope.rows(unitsUsed, { cardIds })) {
        const cardId = row.card_id as CustomerCardId
        const entitlementId = row.entitlement_id as CardRedemption['entitlementId']
        const ofCard = used.get(cardId) ?? []
        ofCard.push({ entitlementId, units: exactInteger(row.units, 'units') })
        used.set(cardId, ofCard)
      }
      return used
    },
    ofOrder: async (orderId) => (await scope.rows(ofOrder, { orderId })).map(fromRow),
    list: async (cardId, { limit, after = '' }) => (await scope.rows(list, { cardId, after, limit })).map(fromRow),
    insertMany: (redemptions) => scope.insert('card_redemption', redemptions),
    markReversed: async (id, reversedAtMs) => (await scope.change(markReversed, { id, reversedAtMs })) === 1,
  }
}
