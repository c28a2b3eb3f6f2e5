import type { ReadTransaction } from '@mendian/core'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { auditBooks } from '../engine/ledger/audit-books.ts'
import { bookChecks } from '../engine/ledger/book-checks.ts'
import { databases, type OpenDatabase } from '../main/testing/databases.ts'
import { type OpenSalon, openSalon } from '../testing/open-salon.ts'
import { tradeForADay } from '../testing/traded-day.ts'

/** Puts a transaction back once it has been looked at. */
class Undone extends Error {}

/** What may run SQL inside a transaction: the adapter's own handle. */
type Handle =
  | {
      readonly kind: 'sqlite'
      readonly database: { exec(sql: string): void; prepare(sql: string): { all(): unknown[] } }
    }
  | { readonly kind: 'postgres'; readonly client: { query(sql: string): Promise<unknown> } }

async function runSql(handle: Handle, sql: string): Promise<void> {
  if (handle.kind === 'sqlite') handle.database.exec(sql.replace(/\{(\w+)\}/g, 'mendian_$1'))
  else await handle.client.query(sql.replace(/\{(\w+)\}/g, 'mendian.$1'))
}

/** Takes away what the database itself would refuse, until the transaction is over. */
async function unguard(handle: Handle): Promise<void> {
  if (handle.kind === 'sqlite') {
    const { database } = handle
    const triggers = database.prepare("select name from sqlite_master where type = 'trigger'").all()
    for (const { name } of triggers as { name: string }[]) database.exec(`drop trigger ${name}`)
    database.exec('pragma defer_foreign_keys = on; pragma ignore_check_constraints = on')
    return
  }
  await handle.client.query(`set local session_replication_role = replica;
    alter table mendian.occupancy drop constraint occupancy_no_overlap;
    do $$ declare found record; begin
      for found in select conrelid::regclass as owner, conname from pg_constraint
        where contype = 'c' and connamespace = 'mendian'::regnamespace and coninhcount = 0
      loop execute format('alter table %s drop constraint %I', found.owner, found.conname); end loop;
    end $$`)
}

const namesOf = async (tx: ReadTransaction): Promise<readonly string[]> =>
  (await auditBooks(tx)).checks.flatMap(({ name, faults }) => (faults.length > 0 ? [name] : []))

const oneOf = (table: string, where = 'true', column = 'id'): string =>
  `${column} = (select min(${column}) from {${table}} where ${where})`
const paidOrder = `state = 'COMPLETED' and refunded_minor > 0`
const lineColumns = `tenant_id, account, subject_id, unit, lot_id, cost_minor, location_id, business_date,
  occurred_at_ms, recorded_at_ms, source_kind, source_id`
/** Another line like those of a posting, of that account. */
const anotherLine = (account: string, amountMinor: number, where: string): string =>
  `insert into {ledger_line} (transaction_id, line_no, amount_minor, ${lineColumns})
    select transaction_id, line_no + 90, ${amountMinor}, ${lineColumns.replace('account', `'${account}'`)}
    from {ledger_line} where transaction_id = (select min(transaction_id) from {ledger_line} where ${where})
    order by line_no limit 1`

/** A fault, and the check that is to name it; others may see it too. */
const faults: readonly (readonly [check: string, ...sql: string[]])[] = [
  ['transactions_balance', 'update {ledger_line} set amount_minor = amount_minor + 1 where line_no = 1'],
  ['units_balance', `update {ledger_line} set amount_minor = amount_minor + 1 where account = 'TIPS_PAYABLE'`],
  ['lines_complete', 'delete from {ledger_line} where line_no = 1'],
  ['balances_are_lines', `update {ledger_balance} set posted_minor = posted_minor + 1 where account = 'POINTS'`],
  ['balances_are_lots', 'update {ledger_lot} set remaining_minor = remaining_minor - 1 where remaining_minor > 1'],
  ['lots_are_lines', 'update {ledger_lot} set cost_left_minor = cost_left_minor - 1 where cost_left_minor > 1'],
  ['balances_are_holds', 'update {ledger_balance} set held_minor = 1'],
  ['nothing_below_floor', 'update {ledger_balance} set posted_minor = -1'],
  ['cash_shifts_are_lines', 'update {cash_shift} set left_minor = left_minor + 1'],
  ['cash_shifts_are_lines', 'update {cash_shift} set opening_over_short_minor = opening_over_short_minor + 1'],
  ['cash_shifts_are_lines', 'update {cash_movement} set cash_shift_id = null'],
  ['refunds_are_payments', 'update {refund} set total_minor = total_minor + 1'],
  ['receivables_are_balances', 'update {receivable} set paid_minor = paid_minor + 1'],
  ['payments_unlike_books', `update {payment} set kind = 'CASH' where kind = 'ON_ACCOUNT'`],
  ['expenses_are_lines', 'update {expense} set amount_minor = amount_minor + 1'],
  [
    'bonus_backed',
    `update {ledger_line} set account = 'BONUS_REDEEMED' where account = 'BONUS_GRANTED' and source_kind = 'TOP_UP'`,
  ],
  [
    'cards_are_visits',
    `update {ledger_lot} set cost_left_minor = cost_left_minor - 1 where deferred_card_id is not null`,
  ],
  ['cards_owe_it_all', `update {customer_card} set currency = 'EUR'`],
  ['cards_owe_it_all', `update {customer_card} set entitlements = replace(entitlements, '"ent_', '"ent_x')`],
  ['card_uses_are_lines', 'update {card_redemption} set units = units + 1'],
  ['cards_over_are_empty', `update {customer_card} set state = 'EXPIRED'`],
  ['gift_cards_are_lines', 'update {gift_card_activity} set amount_minor = amount_minor + 1'],
  ['counters_are_activity', `update {customer_count} set amount = amount + 1 where key like 'SPENT/%'`],
  ['activity_is_orders', `delete from {customer_activity} where kind = 'ORDER'`],
  ['points_are_orders', `update {customer_activity} set points = points + 1 where kind = 'ORDER'`],
  ['orders_unlike_lines', 'update {order_line} set discount_minor = discount_minor + 1'],
  ['orders_unlike_lines', `update {order_} set tip_minor = tip_minor + 1 where ${oneOf('order_')}`],
  ['orders_unlike_payments', `delete from {payment} where ${oneOf('payment')}`],
  ['orders_unlike_payments', `update {order_} set state = 'OPEN', completed_at_ms = null where ${paidOrder}`],
  ['orders_unlike_payments', `update {payment} set change_minor = change_minor + 1 where kind = 'CASH'`],
  ['payments_unlike_books', `update {payment} set kind = 'PROVIDER' where kind = 'CASH'`],
  ['payments_unlike_books', anotherLine('CUSTOMER_ADVANCES', -1, `source_kind = 'ORDER_PAYMENT'`)],
  ['refunds_unlike_books', anotherLine('CASH_DRAWER', -1, `source_kind = 'ORDER_REFUND'`)],
  ['refunds_above_sale', `update {refund_payment} set amount_minor = 900000 where kind = 'CASH'`],
  ['refunds_above_sale', `update {refund} set lines = replace(lines, '"quantity":1', '"quantity":5')`],
  ['orders_unlike_refunds', `update {order_} set returned_quantities = '[2]' where ${paidOrder}`],
  ['advances_unlike_orders', anotherLine('CUSTOMER_ADVANCES', -1, `source_kind = 'ORDER_COMPLETION'`)],
  ['coupons_unlike_orders', `update {coupon} set state = 'ISSUED' where state = 'USED'`],
  ['coupons_unlike_orders', `update {coupon} set state = 'ISSUED', order_id = null where state = 'RESERVED'`],
  [
    'coupons_unlike_orders',
    `update {coupon} set order_id = (select order_id from {coupon} where state = 'USED') where state = 'RESERVED'`,
  ],
  ['usages_unlike_orders', 'update {usage_count} set uses = uses - 1'],
  ['usages_unlike_orders', 'update {usage_count} set uses = uses + 1'],
  ['top_ups_unlike_books', 'update {top_up} set bonus_minor = bonus_minor + 1'],
  ['redemptions_unlike_books', 'update {points_redemption} set points = points + 1'],
  [
    'time_doubled',
    `insert into {occupancy} (tenant_id, unit_kind, unit_id, start_ms, end_ms, preparation_ms, transition_end_ms,
        segment, owner_kind, owner_id, expires_at_ms)
      select tenant_id, unit_kind, unit_id, start_ms + 60000, end_ms, preparation_ms, transition_end_ms,
        segment, 'HOLD', 'hld_other', expires_at_ms from {occupancy}`,
  ],
  ['pools_overdrawn', `update {capacity_claim} set units = 2 where resource_id = 'rsc_chair'`],
  ['bookings_unlike_time', `update {booking} set state = 'CANCELLED'`],
  ['bookings_unlike_time', `delete from {occupancy} where owner_kind = 'BOOKING'`],
  ['seats_unlike_enrollments', 'update {class_session} set seats_taken = seats_taken + 1'],
  ['seats_unlike_enrollments', 'delete from {enrollment_spot}'],
  ['seats_unlike_enrollments', 'update {class_session} set capacity = 0'],
  ['rows_astray', `update {payment} set order_id = 'ord_nobody' where ${oneOf('payment')}`],
  ['rows_astray', 'delete from {booking}'],
  ['keys_unlike_changes', 'delete from {audit_entry}'],
]

describe.each(databases)('the books and records on $name', ({ open }) => {
  let database: OpenDatabase
  let salon: OpenSalon

  beforeAll(async () => {
    database = await open()
    salon = await openSalon(database.storage)
    await tradeForADay(salon)
  })
  afterAll(() => database.close())

  /** Which checks find something once that SQL has run, of those that found nothing before. */
  async function spoil(statements: readonly string[]): Promise<readonly string[]> {
    let found: readonly string[] = []
    const looked = database.storage.transaction({ tenantId: salon.tenantId }, { locks: [] }, async (tx) => {
      const handle = tx.host as Handle
      await unguard(handle)
      for (const sql of statements) await runSql(handle, sql)
      found = await namesOf(tx)
      if (handle.kind === 'sqlite') handle.database.exec('pragma ignore_check_constraints = off')
      throw new Undone()
    })
    await expect(looked).rejects.toBeInstanceOf(Undone)
    return found
  }

  test('are sound after a day of everything', async () => {
    const { body } = await salon.call('GET /v1/ledger/verify')
    const checks = body.checks as readonly { readonly name: string; readonly faults: unknown[] }[]
    expect(checks.filter(({ faults: found }) => found.length > 0)).toEqual([])
    expect(checks.map(({ name }) => name)).toEqual(bookChecks.map(({ name }) => name))
  })

  test('the guards that keep lines as they were are missed', async () => {
    // On SQLite they are gone with the others.
    const off = database.storage.dialect === 'sqlite' ? [] : ['alter table {ledger_line} disable trigger all']
    expect(await spoil(off)).toEqual(['append_only'])
  })

  test.each(faults)('%s names what is wrong: %s', async (check, ...statements) => {
    expect(await spoil(statements)).toContain(check)
  })

  test('every check is seen to find something', () => {
    const seen = new Set(['append_only', ...faults.map(([check]) => check)])
    expect(bookChecks.map(({ name }) => name).filter((name) => !seen.has(name))).toEqual([])
  })
})
