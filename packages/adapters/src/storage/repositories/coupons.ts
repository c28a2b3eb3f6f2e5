import type { CouponFilter, CouponRepository, CouponState, PageRequest } from '@mendian/core'
import { sql } from 'kysely'
import type { RowOf } from '../columns.ts'
import { type RecordIn, tables } from '../schema.ts'
import type { Scope } from '../scope.ts'
import { type Parameters, statement } from '../statement.ts'
import { listShapes } from './list-shapes.ts'

const { columns, fromRow, toRow } = tables.coupon

type CouponRow = RowOf<RecordIn<'coupon'>>

const byId = statement((queries, { id }: Parameters<{ id: string }>) =>
  queries.select('coupon').select(columns).where('id', '=', id),
)

const byIds = statement((queries, { ids }: Parameters<{ ids: readonly string[] }>) =>
  queries.select('coupon').select(columns).where(queries.oneOf('id', ids)),
)

const byCodes = statement((queries, { codes }: Parameters<{ codes: readonly string[] }>) =>
  queries.select('coupon').select(columns).where(queries.oneOf('code', codes)),
)

interface ListValues {
  readonly customerId: string | null
  readonly templateId: string | null
  readonly state: string | null
  /** Only issued ones whose end has come, or has not. */
  readonly endedAtMs: number | null
  readonly liveAtMs: number | null
  readonly after: string
  readonly limit: number
}

function listValues(filter: CouponFilter, nowMs: number, { limit, after = '' }: PageRequest): ListValues {
  const { customerId = null, templateId = null, state = null } = filter
  return {
    ...{ customerId, templateId, after, limit },
    state: state === 'EXPIRED' ? 'ISSUED' : state,
    endedAtMs: state === 'EXPIRED' ? nowMs : null,
    liveAtMs: state === 'ISSUED' ? nowMs : null,
  }
}

const list = listShapes<ListValues, CouponRow>((queries, parameters, given) => {
  let rows = queries
    .select('coupon')
    .select(columns)
    .where('id', '>', parameters.after)
    .orderBy('id')
    .limit(parameters.limit)
  if (given.has('customerId')) rows = rows.where('customer_id', '=', parameters.customerId)
  if (given.has('templateId')) rows = rows.where('template_id', '=', parameters.templateId)
  if (given.has('state')) rows = rows.where('state', '=', parameters.state as never)
  if (given.has('endedAtMs')) rows = rows.where('expires_at_ms', '<=', parameters.endedAtMs)
  if (given.has('liveAtMs')) {
    rows = rows.where(sql<boolean>`(expires_at_ms is null or expires_at_ms > ${parameters.liveAtMs})`)
  }
  return rows
})

const settable = columns.filter((column) => column !== 'id')

const replaceAtVersion = statement((queries, parameters: Parameters<CouponRow & { expected_version: number }>) =>
  queries
    .update('coupon')
    .set(Object.fromEntries(settable.map((column) => [column, parameters[column]])))
    .where('id', '=', parameters.id)
    .where('version', '=', parameters.expected_version),
)

const settle = (state: CouponState) =>
  statement((queries, { orderId, nowMs }: Parameters<{ orderId: string; nowMs: number }>) =>
    queries
      .update('coupon')
      .set({
        state: sql<CouponState>`${sql.lit(state)}`,
        ...(state === 'ISSUED' ? { order_id: sql<null>`null` } : {}),
        version: sql<number>`version + 1`,
        updated_at_ms: nowMs,
      })
      .where('order_id', '=', orderId)
      .where('state', '=', sql.lit('RESERVED')),
  )

const moveTo = statement((queries, { ids, customerId, nowMs }: Parameters<MoveValues>) =>
  queries
    .update('coupon')
    .set({ customer_id: customerId, version: sql<number>`version + 1`, updated_at_ms: nowMs })
    .where(queries.oneOf('id', ids)),
)

interface MoveValues {
  readonly ids: readonly string[]
  readonly customerId: string
  readonly nowMs: number
}

const settleStatements = { USED: settle('USED'), ISSUED: settle('ISSUED') }

const release = statement((queries, { orderId, nowMs }: Parameters<{ orderId: string; nowMs: number }>) =>
  queries
    .update('coupon')
    .set({
      state: sql<CouponState>`'ISSUED'`,
      order_id: sql<null>`null`,
      version: sql<number>`version + 1`,
      updated_at_ms: nowMs,
    })
    .where('order_id', '=', orderId)
    .where('state', '=', sql.lit('USED')),
)

const passOn = statement(
  (queries, { orderId, toOrderId, nowMs }: Parameters<{ orderId: string; toOrderId: string; nowMs: number }>) =>
    queries
      .update('coupon')
      .set({
        state: sql<CouponState>`'RESERVED'`,
        order_id: toOrderId,
        version: sql<number>`version + 1`,
        updated_at_ms: nowMs,
      })
      .where('order_id', '=', orderId)
      .where('state', '=', sql.lit('USED')),
)

const issuedBy = statement((queries, { orderId }: Parameters<{ orderId: string }>) =>
  queries.select('coupon').select(columns).where('issued_by_order_id', '=', orderId).orderBy(queries.sorted('id')),
)

const issuedWith = statement((queries, { cardIds }: Parameters<{ cardIds: readonly string[] }>) =>
  queries
    .select('coupon')
    .select(columns)
    .where(queries.oneOf('issued_with_card_id', cardIds))
    .orderBy(queries.sorted('id')),
)

const giftsSpentBy = statement((queries, { orderId }: Parameters<{ orderId: string }>) =>
  queries
    .select('coupon')
    .select(columns)
    .where('order_id', '=', orderId)
    .where(sql<boolean>`(issued_by_order_id is not null or issued_with_card_id is not null)`)
    .orderBy(queries.sorted('id')),
)

const passOnIssued = statement(
  (queries, { orderId, toOrderId, nowMs }: Parameters<{ orderId: string; toOrderId: string; nowMs: number }>) =>
    queries
      .update('coupon')
      .set({ issued_by_order_id: toOrderId, version: sql<number>`version + 1`, updated_at_ms: nowMs })
      .where('issued_by_order_id', '=', orderId)
      .where(sql<boolean>`state in ('RESERVED', 'USED')`),
)

/** Coupons of customers, or of whoever has their codes. */
export function createCouponRepository(scope: Scope): CouponRepository {
  return {
    find: async (id) => {
      const row = await scope.row(byId, { id })
      return row && fromRow(row)
    },
    findMany: async (ids) => (ids.length === 0 ? [] : (await scope.rows(byIds, { ids })).map(fromRow)),
    findByCodes: async (codes) => (codes.length === 0 ? [] : (await scope.rows(byCodes, { codes })).map(fromRow)),
    list: async (filter, nowMs, page) => {
      const values = listValues(filter, nowMs, page)
      return (await scope.rows(list(values), values)).map(fromRow)
    },
    issuedBy: async (orderId) => (await scope.rows(issuedBy, { orderId })).map(fromRow),
    issuedWith: async (cardIds) =>
      cardIds.length === 0 ? [] : (await scope.rows(issuedWith, { cardIds })).map(fromRow),
    giftsSpentBy: async (orderId) => (await scope.rows(giftsSpentBy, { orderId })).map(fromRow),
    passOnIssued: (orderId, toOrderId, nowMs) => scope.defer(passOnIssued, { orderId, toOrderId, nowMs }),
    insertMany: (coupons) => scope.insert('coupon', coupons),
    replace: async (coupon, expectedVersion) =>
      (await scope.change(replaceAtVersion, { ...toRow(coupon), expected_version: expectedVersion })) === 1,
    moveTo: async (ids, customerId, nowMs) => {
      if (ids.length > 0) await scope.defer(moveTo, { ids, customerId, nowMs })
    },
    passOn: (orderId, toOrderId, nowMs) => scope.defer(passOn, { orderId, toOrderId, nowMs }),
    releaseOf: (orderId, nowMs) => scope.defer(release, { orderId, nowMs }),
    settleOf: (orderId, state, nowMs) => scope.defer(settleStatements[state], { orderId, nowMs }),
  }
}
