import type { RecordCheck } from '@mendian/core'
import { type SqlBool, sql } from 'kysely'
import type { Statement } from '../statement.ts'
import {
  type DifferenceRow,
  differences,
  elementsOf,
  excesses,
  figures,
  type Nothing,
  numberIn,
  textIn,
} from './differences.ts'

type OrderCheck = Extract<
  RecordCheck,
  | `ORDERS_${string}`
  | `PAYMENTS_${string}`
  | `REFUNDS_${string}`
  | 'ADVANCES_UNLIKE_ORDERS'
  | 'COUPONS_UNLIKE_ORDERS'
  | 'USAGES_UNLIKE_ORDERS'
>

const ordersUnlikeLines = differences((queries) => [
  queries.select('order_').select(figures('id', 'list_minor', 'subtotal_minor')),
  queries.select('order_line').select(figures('order_id', '0 - list_minor', '0 - total_minor')),
  queries.select('order_').select(figures(`id || ' less'`, 'discount_minor', 'covered_minor')),
  queries.select('order_line').select(figures(`order_id || ' less'`, '0 - discount_minor', '0 - covered_minor')),
  queries.select('order_').select(
    figures(
      `id || ' in all'`,
      `total_minor - subtotal_minor - service_charge_minor - tip_minor - rounding_minor
          - case when tax_inclusive = 1 then 0 else tax_minor end`,
      'subtotal_minor - list_minor + discount_minor + covered_minor',
    ),
  ),
  queries
    .select('order_line')
    .select(
      figures(
        `order_id || ' line ' || ordinal`,
        'total_minor - list_minor + discount_minor + covered_minor',
        'list_minor - unit_price_minor * quantity',
      ),
    ),
])

const ordersUnlikePayments = differences((queries) => [
  queries
    .select('order_')
    .select(
      figures('id', 'paid_minor', `case when payment_state = 'PAID' then total_minor - paid_minor else paid_minor end`),
    ),
  queries.select('payment').select(figures('order_id', '0 - amount_minor')),
  queries.select('payment').select(figures('id', 'tendered_minor - amount_minor - change_minor')),
  queries
    .select('order_')
    .select(figures(`id || ' is ' || state || ' and ' || payment_state`, '1'))
    .where(
      sql<SqlBool>`((state in ('COMPLETED', 'AWAITING_REDEMPTION') and payment_state <> 'PAID')
        or (state = 'OPEN' and payment_state = 'PAID') or (state = 'COMPLETED' and completed_at_ms is null)
        or (state <> 'COMPLETED' and completed_at_ms is not null))`,
    ),
])

/** Which tender it is that debits the account, a card's value as the customer's own; none for what goes along with it. */
const tenderOf = `case account when 'CASH_DRAWER' then 'CASH' when 'PROVIDER_CLEARING' then 'PROVIDER'
  when 'STORED_VALUE_PRINCIPAL' then 'STORED_VALUE' when 'STORED_VALUE_BONUS' then 'STORED_VALUE'
  when 'POINTS_REDEEMED' then 'POINTS' when 'GIFT_CARDS' then 'GIFT_CARD'
  when 'RECEIVABLES' then 'ON_ACCOUNT' end`

/** By tender, and in all. */
const paymentsUnlikeBooks = differences((queries) => [
  queries
    .select('payment')
    .select(
      figures(`order_id || ' ' || case kind when 'CUSTOMER_CARD' then 'STORED_VALUE' else kind end`, 'amount_minor'),
    ),
  queries
    .select('ledger_line')
    .select(figures(`source_id || ' ' || ${tenderOf}`, '0 - amount_minor'))
    .where('source_kind', '=', sql.lit('ORDER_PAYMENT'))
    .where(sql<SqlBool>`${sql.raw(tenderOf)} is not null`),
  queries.select('payment').select(figures('order_id', 'amount_minor')),
  queries
    .select('ledger_line')
    .select(figures('source_id', 'amount_minor'))
    .where('source_kind', '=', sql.lit('ORDER_PAYMENT'))
    .where('account', '=', sql.lit('CUSTOMER_ADVANCES')),
])

const moneyOf = `case account when 'CASH_DRAWER' then 'CASH' when 'PROVIDER_CLEARING' then 'PROVIDER' end`

const refundsUnlikeBooks = differences((queries) => [
  sql`(select refund.transaction_id || ' ' || payment.kind as subject, payment.amount_minor as amount, 0 as other
    from ${queries.select('refund').select(['id', 'transaction_id'])} as refund
    join ${queries.select('refund_payment').select(['refund_id', 'kind', 'amount_minor'])} as payment
      on payment.refund_id = refund.id
    where payment.kind in ('CASH', 'PROVIDER'))`,
  queries
    .select('ledger_line')
    .select(figures(`transaction_id || ' ' || ${moneyOf}`, 'amount_minor'))
    .where(sql<SqlBool>`account in ('CASH_DRAWER', 'PROVIDER_CLEARING')`)
    .where('transaction_id', 'in', queries.select('refund').select('transaction_id')),
])

const refundsAboveSale = excesses((queries, dialect) => [
  queries.select('refund_payment').select(figures('payment_id', 'amount_minor')).where('payment_id', 'is not', null),
  queries.select('payment').select(figures('id', '0 - amount_minor')),
  sql`(select order_id || ' line ' || ${numberIn(dialect, 'line')} as subject,
      ${numberIn(dialect, 'quantity')} as amount, ${numberIn(dialect, 'totalMinor')} as other
    from ${elementsOf(dialect, queries.select('refund').select(['order_id', 'lines']), 'lines')} as lines
    where order_id is not null)`,
  queries.select('order_line').select(figures(`order_id || ' line ' || ordinal`, '0 - quantity', '0 - total_minor')),
])

const ordersUnlikeRefunds = differences((queries, dialect) => [
  sql`(select id || ' line ' || place as subject, ${numberIn(dialect)} as amount, 0 as other from
    ${elementsOf(dialect, queries.select('order_').select(['id', 'returned_quantities']), 'returned_quantities')} as lines)`,
  sql`(select order_id || ' line ' || ${numberIn(dialect, 'line')} as subject,
      0 - ${numberIn(dialect, 'quantity')} as amount, 0 as other
    from ${elementsOf(dialect, queries.select('refund').select(['order_id', 'lines']), 'lines')} as lines
    where order_id is not null)`,
])

/** Of paid orders that wait for a redemption: what was neither delivered when it was paid nor given back. */
const advancesUnlikeOrders = differences((queries, dialect) => {
  const waiting = queries
    .select('order_')
    .select(['id', 'currency', 'total_minor'])
    .where('state', '=', sql.lit('AWAITING_REDEMPTION'))
  const prepaid = queries
    .select('order_line')
    .select(['order_id', 'ordinal', 'total_minor'])
    .where('prepaid', '<>', sql.lit('null'))
  const refunds = queries.select('refund').select(['order_id', 'amount_minor', 'lines'])
  return [
    queries
      .select('ledger_line')
      .select(figures('unit', 'amount_minor'))
      .where('account', '=', sql.lit('CUSTOMER_ADVANCES')),
    sql`(select currency as subject, total_minor as amount, 0 as other from ${waiting} as waiting)`,
    sql`(select currency as subject, 0 - prepaid.total_minor as amount, 0 as other
      from ${waiting} as waiting join ${prepaid} as prepaid on prepaid.order_id = waiting.id)`,
    sql`(select currency as subject, 0 - refunds.amount_minor as amount, 0 as other
      from ${waiting} as waiting join ${refunds} as refunds on refunds.order_id = waiting.id)`,
    sql`(select currency as subject, ${numberIn(dialect, 'totalMinor')} as amount, 0 as other
      from ${waiting} as waiting
      join ${elementsOf(dialect, refunds, 'lines')} as lines on lines.order_id = waiting.id
      join ${prepaid} as prepaid
        on prepaid.order_id = waiting.id and prepaid.ordinal = ${numberIn(dialect, 'line')})`,
  ]
})

/** Orders that keep what they took; of those that went back as a whole it depends on the location. */
const keeping = sql<SqlBool>`(state <> 'CANCELLED' and refund_state <> 'FULL')`

const couponsUnlikeOrders = differences((queries, dialect) => {
  const orders = queries.select('order_').select(['id', 'state', 'payment_state', 'refund_state', 'applied'])
  const coupons = queries
    .select('coupon')
    .select(['id', 'state', 'order_id', 'issued_by_order_id', 'issued_with_card_id'])
  const cards = queries.select('customer_card').select(['id', 'state'])
  return [
    sql`(select coupon.id || ' is ' || coupon.state as subject, 1 as amount, 0 as other
      from ${coupons} as coupon left join ${orders} as bill on bill.id = coupon.order_id
      where (coupon.state = 'RESERVED' and coalesce(bill.state, '') <> 'OPEN')
        or (coupon.state = 'USED' and coalesce(bill.payment_state, '') <> 'PAID')
        or (coupon.state = 'ISSUED' and coupon.order_id is not null))`,
    sql`(select coupon.id || ' was given by what went back' as subject, 1 as amount, 0 as other
      from ${coupons} as coupon join ${orders} as giver on giver.id = coupon.issued_by_order_id
      where coupon.state = 'ISSUED' and (giver.state = 'CANCELLED' or giver.refund_state = 'FULL'))`,
    sql`(select coupon.id || ' was given with a card that went back' as subject, 1 as amount, 0 as other
      from ${coupons} as coupon join ${cards} as card on card.id = coupon.issued_with_card_id
      where coupon.state = 'ISSUED' and card.state = 'REFUNDED')`,
    sql`(select id || ' ' || ${textIn(dialect, 'ruleId')} as subject, 1 as amount, 0 as other
      from ${elementsOf(dialect, orders.where(keeping), 'applied')} as applied
      where ${textIn(dialect, 'source')} = 'COUPON')`,
    sql`(select bill.id || ' ' || coupon.id as subject, -1 as amount, 0 as other
      from ${coupons} as coupon join ${orders.where(keeping)} as bill on bill.id = coupon.order_id)`,
  ]
})

/** Not fewer than orders that keep them, not more than those and the ones that went back as a whole. */
const usagesUnlikeOrders = excesses((queries, dialect) => {
  const taken = (orders: ReturnType<typeof sql<SqlBool>>) =>
    elementsOf(dialect, queries.select('order_').select(['id', 'usages']).where(orders), 'usages')
  const key = textIn(dialect, 'key')
  const uses = numberIn(dialect, 'uses')
  const amount = numberIn(dialect, 'amountMinor')
  const maybe = sql<SqlBool>`(state <> 'CANCELLED' or refund_state = 'FULL')`
  return [
    sql`(select ${key} || ' taken' as subject, ${uses} as amount, ${amount} as other from ${taken(keeping)} as taken)`,
    queries.select('usage_count').select(figures(`key || ' taken'`, '0 - uses', '0 - amount_minor')),
    sql`(select ${key} || ' counted' as subject, 0 - ${uses} as amount, 0 - ${amount} as other
      from ${taken(maybe)} as taken)`,
    queries
      .select('usage_count')
      .select(figures(`key || ' counted'`, 'uses', 'amount_minor'))
      .where('key', 'in', sql<string>`(select ${key} from ${taken(sql<SqlBool>`(state is not null)`)} as taken)`),
    queries.select('usage_count').select(figures(`key || ' below nothing'`, '0 - uses', '0 - amount_minor')),
  ]
})

/** What is on bills, and what was paid and given back for them. */
export const orderAudits: Readonly<Record<OrderCheck, Statement<Nothing, DifferenceRow>>> = {
  ORDERS_UNLIKE_LINES: ordersUnlikeLines,
  ORDERS_UNLIKE_PAYMENTS: ordersUnlikePayments,
  PAYMENTS_UNLIKE_BOOKS: paymentsUnlikeBooks,
  REFUNDS_UNLIKE_BOOKS: refundsUnlikeBooks,
  REFUNDS_ABOVE_SALE: refundsAboveSale,
  ORDERS_UNLIKE_REFUNDS: ordersUnlikeRefunds,
  ADVANCES_UNLIKE_ORDERS: advancesUnlikeOrders,
  COUPONS_UNLIKE_ORDERS: couponsUnlikeOrders,
  USAGES_UNLIKE_ORDERS: usagesUnlikeOrders,
}
