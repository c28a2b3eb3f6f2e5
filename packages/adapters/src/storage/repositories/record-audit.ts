import type { RecordAuditReader, RecordCheck } from '@mendian/core'
import { type Expression, type RawBuilder, sql } from 'kysely'
import type { Scope } from '../scope.ts'
import type { Statement } from '../statement.ts'
import { calendarAudits } from './calendar-audit.ts'
import { type DifferenceRow, differences, excesses, faultsOf, figures, type Nothing } from './differences.ts'
import { orderAudits } from './order-audit.ts'

const topUpsUnlikeBooks = differences((queries) => [
  queries.select('top_up').select(figures('id', 'principal_minor', 'bonus_minor')),
  queries
    .select('ledger_line')
    .select(figures('source_id', 'amount_minor'))
    .where('account', '=', sql.lit('STORED_VALUE_PRINCIPAL'))
    .where('source_kind', '=', sql.lit('TOP_UP')),
  queries
    .select('ledger_line')
    .select(figures('source_id', '0', 'amount_minor'))
    .where('account', '=', sql.lit('STORED_VALUE_BONUS'))
    .where('source_kind', '=', sql.lit('TOP_UP')),
])

const redemptionsUnlikeBooks = differences((queries) => [
  queries
    .select('points_redemption')
    .select(figures(`id || ' of POINT' || coalesce('.' || sub_ledger_code, '')`, 'points')),
  queries
    .select('ledger_line')
    .select(figures(`source_id || ' of ' || unit`, 'amount_minor'))
    .where('account', '=', sql.lit('POINTS_ISSUED'))
    .where('source_kind', '=', sql.lit('POINTS_REDEEMED')),
])

/** Rows that name something which is not there. A join, since lists of what is there may be long. */
const missing = (subject: string, rows: Expression<unknown>, parents: Expression<unknown>): RawBuilder<unknown> =>
  sql`(select ${sql.raw(subject)} as subject, 1 as amount, 0 as other
    from ${rows} as part left join ${parents} as whole on whole.id = part.whole_id where whole.id is null)`

const rowsAstray = differences((queries) => {
  const orders = queries.select('order_').select('id')
  const ofWhole = `whole_id || ' of ' || part_id`
  return [
    missing(`whole_id || ' of a line'`, queries.select('order_line').select('order_id as whole_id'), orders),
    missing(ofWhole, queries.select('payment').select(['order_id as whole_id', 'id as part_id']), orders),
    missing(
      ofWhole,
      queries.select('refund').select(['order_id as whole_id', 'id as part_id']).where('order_id', 'is not', null),
      orders,
    ),
    missing(ofWhole, queries.select('top_up').select(['order_id as whole_id', 'id as part_id']), orders),
    missing(
      `whole_id || ' of a payment'`,
      queries.select('refund_payment').select('refund_id as whole_id'),
      queries.select('refund').select('id'),
    ),
    missing(
      `whole_id || ' of a segment'`,
      queries.select('booking_segment').select('booking_id as whole_id'),
      queries.select('booking').select('id'),
    ),
    missing(
      ofWhole,
      queries.select('enrollment').select(['class_session_id as whole_id', 'id as part_id']),
      queries.select('class_session').select('id'),
    ),
    missing(
      ofWhole,
      queries.select('coupon').select(['template_id as whole_id', 'id as part_id']),
      queries.select('coupon_template').select('id'),
    ),
  ]
})

/**
 * The audit entry is stored with the change, and names what the outcome gives. Entries count for more than any number of
 * keys, so that grouping finds ids without one: a join would not be quick on both databases.
 */
const keysUnlikeChanges = excesses((queries, dialect) => {
  const outcomes = queries.select('idempotency_key').select('outcome')
  const given =
    dialect.kind === 'sqlite'
      ? sql`(select json_extract(outcome, '$.value.id') as id from ${outcomes} as outcomes
          where json_extract(outcome, '$.ok'))`
      : sql`(select outcome::jsonb -> 'value' ->> 'id' as id from ${outcomes} as outcomes
          where (outcome::jsonb -> 'ok')::boolean)`
  return [
    sql`(select id as subject, 1 as amount, 0 as other from ${given} as given where id is not null)`,
    queries.select('audit_entry').select(figures('subject_id', '-1000000000')).where('subject_id', 'is not', null),
  ]
})

const statements: Readonly<Record<RecordCheck, Statement<Nothing, DifferenceRow>>> = {
  ...orderAudits,
  ...calendarAudits,
  TOP_UPS_UNLIKE_BOOKS: topUpsUnlikeBooks,
  REDEMPTIONS_UNLIKE_BOOKS: redemptionsUnlikeBooks,
  ROWS_ASTRAY: rowsAstray,
  KEYS_UNLIKE_CHANGES: keysUnlikeChanges,
}

/** Holds records against each other and against the books: constant statements over all of a tenant's rows. */
export function createRecordAuditReader(scope: Scope): RecordAuditReader {
  return {
    faults: async (check) =>
      faultsOf(
        await scope.rows(statements[check], {}),
        ({ amount, other }) => `off by ${amount}${Number(other) === 0 ? '' : ` and ${other}`}`,
      ),
  }
}
