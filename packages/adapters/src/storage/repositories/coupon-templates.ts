import type { CouponTemplateRepository } from '@mendian/core'
import { sql } from 'kysely'
import { tables } from '../schema.ts'
import type { Scope } from '../scope.ts'
import { type Parameters, statement } from '../statement.ts'
import { createRecordRepository } from './records.ts'

const { columns, fromRow } = tables.coupon_template

const byClaimCode = statement((queries, { code }: Parameters<{ code: string }>) =>
  queries.select('coupon_template').select(columns).where('claim_code', '=', code),
)

const ofOrders = statement((queries, _parameters: Parameters<object>) =>
  queries
    .select('coupon_template')
    .select(columns)
    .where('issued_by_orders', '<>', sql.lit('null') as never)
    .where('archived_at_ms', 'is', null)
    .orderBy('id'),
)

/** Kinds of coupons: configuration records that are also found by the code customers claim them with. */
export function createCouponTemplateRepository(scope: Scope): CouponTemplateRepository {
  return {
    ...createRecordRepository(scope, 'coupon_template'),
    issuedByOrders: async () => (await scope.rows(ofOrders, {})).map(fromRow),
    findByClaimCode: async (code) => {
      const row = await scope.row(byClaimCode, { code })
      return row && fromRow(row)
    },
  }
}
