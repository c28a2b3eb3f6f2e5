import {
  type LotCode,
  type LotId,
  type PaidBackTopUp,
  present,
  type TopUpId,
  type TopUpRepository,
} from '@mendian/core'
import { type SqlBool, sql } from 'kysely'
import { exactInteger } from '../columns.ts'
import { tables } from '../schema.ts'
import type { Scope } from '../scope.ts'
import { type Parameters, type Statement, statement, type TenantQueries } from '../statement.ts'
import { compilable } from './differences.ts'

const { columns, fromRow } = tables.top_up

const byId = statement((queries, { id }: Parameters<{ id: string }>) =>
  queries.select('top_up').select(columns).where('id', '=', id),
)

const ofOrder = statement((queries, { orderId }: Parameters<{ orderId: string }>) =>
  queries.select('top_up').select(columns).where('order_id', '=', orderId).orderBy('line'),
)

const ofCustomer: Statement<{ customerId: string }, { id: string }> = {
  build: (queries, { customerId }, dialect) => {
    // By whose the orders are: those of a duplicate are the customer's whom it has become a part of. Of an order that was
    // reopened its successor counts, once it is paid.
    const orders = queries
      .select('order_')
      .select('id')
      .where('customer_id', '=', customerId)
      .where('reopened_as_id', 'is', null)
    const topUps = queries.select('top_up').select('order_id')
    // Counted order by order: as a join (exists) PostgreSQL would read all orders of the tenant in a database that is new.
    return compilable(
      dialect,
      sql`select id from ${orders} as orders
        where (select count(*) from ${topUps} as top_ups where top_ups.order_id = orders.id) > 0 limit 1`,
    )
  },
}

interface OutflowValues {
  readonly id: string
  readonly customerId: string
  readonly orderId: string
}

interface BackAsBonusValues {
  readonly id: string
  readonly beforeMinor: number
  readonly afterMinor: number
}

const sumWhere = (condition: string) =>
  sql<number>`cast(coalesce(sum(case when ${sql.raw(condition)} then amount_minor else 0 end), 0) as bigint)`

const outflow = statement((queries, { id, customerId, orderId }: Parameters<OutflowValues>) =>
  queries
    .select('ledger_line')
    .select([
      sumWhere(`source_kind in ('ORDER_PAYMENT', 'ORDER_REFUND', 'ORDER_REOPENING', 'RECEIVABLE_SETTLEMENT')`).as(
        'used_minor',
      ),
      sumWhere(`source_kind = 'RECEIVABLE_SETTLEMENT'`).as('settled_minor'),
      sumWhere(`source_kind = 'LOT_EXPIRY' and account = 'STORED_VALUE_BONUS'`).as('expired_bonus_minor'),
    ])
    .where('subject_id', '=', customerId)
    .where(sql<SqlBool>`account in ('STORED_VALUE_PRINCIPAL', 'STORED_VALUE_BONUS')`)
    // Refunding the order of the top-up itself takes it back, and uses nothing.
    .where('source_id', '<>', orderId)
    .where('lot_id', 'in', lotsOfTopUps(queries).select('id').where('source_id', '=', id)),
)

const paidBack = statement((queries, { lotIds }: Parameters<{ lotIds: readonly string[] }>) =>
  queries
    .select('top_up')
    .select(['id', 'back_as_bonus_minor'])
    .where('back_as_bonus_minor', '>', sql.lit(0))
    .where('id', 'in', lotsOfTopUps(queries).select('source_id').where(queries.oneOf('id', lotIds))),
)

const lotsMadeBy = statement((queries, { ids }: Parameters<{ ids: readonly string[] }>) =>
  lotsOfTopUps(queries).select(['id', 'account', 'source_id']).where(queries.oneOf('source_id', ids)),
)

const setBackAsBonus = statement((queries, { id, beforeMinor, afterMinor }: Parameters<BackAsBonusValues>) =>
  queries
    .update('top_up')
    .set({ back_as_bonus_minor: afterMinor })
    .where('id', '=', id as never)
    .where('back_as_bonus_minor', '=', beforeMinor),
)

function lotsOfTopUps(queries: TenantQueries) {
  return queries.select('ledger_lot').where('source_kind', '=', sql.lit('TOP_UP'))
}

/** Top-ups that were paid. */
export function createTopUpRepository(scope: Scope): TopUpRepository {
  return {
    find: async (id) => {
      const row = await scope.row(byId, { id })
      return row && fromRow(row)
    },
    ofOrder: async (orderId) => (await scope.rows(ofOrder, { orderId })).map(fromRow),
    hasToppedUp: async (customerId) => (await scope.row(ofCustomer, { customerId })) !== undefined,
    outflowOf: async ({ id, customerId, orderId }) => {
      const row = await scope.row(outflow, { id, customerId, orderId })
      return {
        usedMinor: exactInteger(row?.used_minor, 'used_minor'),
        settledMinor: exactInteger(row?.settled_minor, 'settled_minor'),
        expiredBonusMinor: exactInteger(row?.expired_bonus_minor, 'expired_bonus_minor'),
      }
    },
    paidBackOf: async (lotIds) => {
      const found = lotIds.length === 0 ? [] : await scope.rows(paidBack, { lotIds })
      if (found.length === 0) return []
      const lots = await scope.rows(lotsMadeBy, { ids: found.map(({ id }) => id) })
      return found.map(({ id: topUpId, back_as_bonus_minor: amountMinor }): PaidBackTopUp => {
        const lotOf = (account: LotCode): LotId =>
          present(
            lots.find((lot) => lot.source_id === topUpId && lot.account === account),
            'a top-up that comes back as bonus has made both lots',
          ).id as LotId
        return {
          topUpId: topUpId as TopUpId,
          principalLotId: lotOf('STORED_VALUE_PRINCIPAL'),
          bonusLotId: lotOf('STORED_VALUE_BONUS'),
          backAsBonusMinor: exactInteger(amountMinor, 'back_as_bonus_minor'),
        }
      })
    },
    setBackAsBonus: async (id, { beforeMinor, afterMinor }) =>
      (await scope.change(setBackAsBonus, { id, beforeMinor, afterMinor })) === 1,
    insertMany: (topUps) => scope.insert('top_up', topUps),
  }
}
