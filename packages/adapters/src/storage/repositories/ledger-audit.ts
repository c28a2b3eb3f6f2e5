import { accountCodes, accounts, type BookFault, isGuarded, type LedgerAuditReader } from '@mendian/core'
import { type SqlBool, sql } from 'kysely'
import { exactInteger } from '../columns.ts'
import type { Scope } from '../scope.ts'
import { type Parameters, type Statement, statement } from '../statement.ts'
import { compilable, type DifferenceRow, differences, faultsOf, figures, type Nothing } from './differences.ts'

const quoted = (codes: readonly string[]): string => codes.map((code) => `'${code}'`).join(', ')
const guardedCodes = sql.raw(quoted(accountCodes.filter(isGuarded)))
const lotCodes = sql.raw(quoted(accountCodes.filter((code) => accounts[code].lots)))
/** Turns growth of an account into the signed amount of a line, and back. */
const sign = sql.raw(
  `case when account in (${quoted(accountCodes.filter((code) => accounts[code].normal === 'DEBIT'))}) then 1 else -1 end`,
)

const account = sql<string>`account || ':' || subject_id || ':' || unit`.as('subject')
const nothing = sql<number>`0`.as('other')

const balancesUnlikeLines = differences((queries) => [
  queries.select('ledger_balance').select([account, sql<number>`posted_minor * ${sign}`.as('amount'), nothing]),
  queries
    .select('ledger_line')
    .select([account, sql<number>`0 - amount_minor`.as('amount'), nothing])
    .where(sql<SqlBool>`account in (${guardedCodes})`),
])

const balancesUnlikeLots = differences((queries) => [
  queries
    .select('ledger_balance')
    .select([account, sql<number>`posted_minor`.as('amount'), sql<number>`held_minor`.as('other')])
    .where(sql<SqlBool>`account in (${lotCodes})`),
  queries
    .select('ledger_lot')
    .select([account, sql<number>`0 - remaining_minor`.as('amount'), sql<number>`0 - held_minor`.as('other')]),
])

const lotsUnlikeLines = differences((queries) => [
  queries
    .select('ledger_lot')
    .select([
      sql<string>`id`.as('subject'),
      sql<number>`remaining_minor`.as('amount'),
      sql<number>`cost_left_minor`.as('other'),
    ]),
  queries
    .select('ledger_line')
    .select([
      sql<string>`lot_id`.as('subject'),
      sql<number>`0 - amount_minor * ${sign}`.as('amount'),
      sql<number>`case when amount_minor * ${sign} > 0 then 0 - cost_minor else cost_minor end`.as('other'),
    ])
    .where('lot_id', 'is not', null),
])

const balancesUnlikeHolds = differences((queries) => [
  queries.select('ledger_balance').select([account, sql<number>`held_minor`.as('amount'), nothing]),
  queries
    .select('ledger_hold')
    .select([account, sql<number>`0 - amount_minor`.as('amount'), nothing])
    .where('state', '=', sql.lit('PENDING')),
])

const bonusUnbacked = differences((queries) => [
  queries
    .select('ledger_line')
    .select([
      sql<string>`transaction_id || ' in ' || unit`.as('subject'),
      sql<number>`amount_minor`.as('amount'),
      nothing,
    ])
    .where(sql<SqlBool>`account in ('STORED_VALUE_BONUS', 'BONUS_GRANTED')`),
])

const movedIn = (id: string, cashShiftId: string): string =>
  `${id} || ' at ' || location_id || ' in ' || coalesce(${cashShiftId}, 'no shift')`

const belowFloor = differences((queries) => [
  queries
    .select('ledger_balance')
    .select([account, sql<number>`posted_minor - held_minor - floor_minor`.as('amount'), nothing])
    .where(sql<SqlBool>`(posted_minor - held_minor < floor_minor or held_minor < 0)`),
  queries
    .select('ledger_lot')
    .select([sql<string>`id`.as('subject'), sql<number>`remaining_minor`.as('amount'), sql<number>`1`.as('other')])
    .where(sql<SqlBool>`(held_minor < 0 or remaining_minor < held_minor or remaining_minor > original_minor)`),
])

/**
 * What closed shifts left, and what should have been there beside their floats; what every shift was over or short, when
 * it was opened and when it was counted; and every movement, in the charge that it names and at its place.
 */
const cashShiftsUnlikeLines = differences((queries) => [
  queries
    .select('cash_shift')
    .select([
      sql<string>`id`.as('subject'),
      sql<number>`case when followed_by_id is null then left_minor else 0 end`.as('amount'),
      sql<number>`expected_minor - opening_float_minor`.as('other'),
    ])
    .where('state', '=', sql.lit('CLOSED')),
  queries
    .select('ledger_line')
    .select([
      sql<string>`subject_id`.as('subject'),
      sql<number>`0 - amount_minor`.as('amount'),
      sql<number>`case when source_kind = 'CASH_SHIFT' then 0 else 0 - amount_minor end`.as('other'),
    ])
    .where('account', '=', sql.lit('CASH_DRAWER'))
    .where('subject_id', 'in', queries.select('cash_shift').select('id').where('state', '=', sql.lit('CLOSED'))),
  queries
    .select('cash_shift')
    .select(figures(`id || ' counted'`, 'opening_over_short_minor + coalesce(over_short_minor, 0)')),
  queries
    .select('ledger_line')
    .select(figures(`source_id || ' counted'`, 'amount_minor'))
    .where('account', '=', sql.lit('CASH_OVER_SHORT'))
    .where('source_kind', '=', sql.lit('CASH_SHIFT')),
  queries
    .select('cash_movement')
    .select(figures(movedIn('id', 'cash_shift_id'), `case when kind = 'PAID_IN' then 1 else -1 end * amount_minor`)),
  queries
    .select('ledger_line')
    .select(figures(movedIn('source_id', 'subject_id'), '0 - amount_minor'))
    .where('account', '=', sql.lit('CASH_DRAWER'))
    .where('source_kind', '=', sql.lit('CASH_MOVEMENT')),
])

/** What orders say went back and what their refunds say; what refunds say and what their payments come to. */
const refundsUnlikePayments = differences((queries) => [
  queries.select('order_').select([sql<string>`id`.as('subject'), sql<number>`refunded_minor`.as('amount'), nothing]),
  queries
    .select('refund')
    .select([sql<string>`order_id`.as('subject'), sql<number>`0 - total_minor`.as('amount'), nothing])
    .where('order_id', 'is not', null),
  queries
    .select('refund')
    .select([sql<string>`id`.as('subject'), sql<number>`0`.as('amount'), sql<number>`total_minor`.as('other')]),
  queries
    .select('refund_payment')
    .select([
      sql<string>`refund_id`.as('subject'),
      sql<number>`0`.as('amount'),
      sql<number>`0 - amount_minor`.as('other'),
    ]),
])

const expensesUnlikeLines = differences((queries) => [
  queries
    .select('expense')
    .select([
      sql<string>`id || ' of ' || category`.as('subject'),
      sql<number>`case when state = 'RECORDED' then amount_minor else 0 end`.as('amount'),
      nothing,
    ]),
  queries
    .select('ledger_line')
    .select([
      sql<string>`source_id || ' of ' || subject_id`.as('subject'),
      sql<number>`0 - amount_minor`.as('amount'),
      nothing,
    ])
    .where('account', '=', sql.lit('EXPENSES'))
    .where('source_kind', '=', sql.lit('EXPENSE')),
])

/** What the books say that customers owe, and what is open of what was put on account. */
const receivablesUnlikeBalances = differences((queries) => [
  queries
    .select('ledger_balance')
    .select([sql<string>`subject_id || ' in ' || unit`.as('subject'), sql<number>`posted_minor`.as('amount'), nothing])
    .where('account', '=', sql.lit('RECEIVABLES')),
  queries
    .select('receivable')
    .select([
      sql<string>`customer_id || ' in ' || currency`.as('subject'),
      sql<number>`paid_minor + returned_minor + written_off_minor - amount_minor`.as('amount'),
      nothing,
    ]),
])

const unbalanced = statement((queries, _parameters: Parameters<object>) =>
  queries
    .select('ledger_line')
    .select(['transaction_id', 'unit', sql<number>`cast(sum(amount_minor) as bigint)`.as('amount_minor')])
    .groupBy(['transaction_id', 'unit', sql`case when unit = 'VISIT' then subject_id end`])
    .having(sql<boolean>`sum(amount_minor) <> 0`)
    .orderBy('transaction_id')
    .orderBy('unit')
    .limit(sql.lit(100)),
)

const misnumbered = statement((queries, _parameters: Parameters<object>) =>
  queries
    .select('ledger_line')
    .select(['transaction_id', sql<number>`count(*)`.as('lines'), sql<number>`max(line_no)`.as('last')])
    .groupBy('transaction_id')
    .having(sql<boolean>`count(*) <> max(line_no)`)
    .orderBy('transaction_id')
    .limit(sql.lit(100)),
)

/** The triggers that make lines append-only, by their names in each database. */
const missingGuards: Statement<Nothing, { readonly subject: string }> = {
  build: (_queries, _parameters, dialect) =>
    compilable<{ readonly subject: string }>(
      dialect,
      dialect.kind === 'sqlite'
        ? sql`select value as subject from json_each('["mendian_ledger_line_no_update","mendian_ledger_line_no_delete"]')
            where value not in (select name from sqlite_master where type = 'trigger')`
        : sql`select subject from unnest(array['ledger_line_append_only', 'ledger_line_no_truncate']) as subject
            where not exists (select from pg_trigger where tgname = subject and tgenabled <> 'D'
              and tgrelid = ${sql.lit(dialect.tableName('ledger_line'))}::regclass)`,
    ),
}

/** Looks for what must not be in the books: constant statements over all of a tenant's rows. */
export function createLedgerAuditReader(scope: Scope): LedgerAuditReader {
  const faults = async (
    declared: Statement<Nothing, DifferenceRow>,
    tell?: (row: DifferenceRow) => string,
  ): Promise<readonly BookFault[]> => faultsOf(await scope.rows(declared, {}), tell)
  return {
    unbalanced: async () =>
      (await scope.rows(unbalanced, {})).map((row) => ({
        transactionId: row.transaction_id,
        unit: row.unit,
        amountMinor: exactInteger(row.amount_minor, 'amount_minor'),
      })),
    misnumbered: async () =>
      (await scope.rows(misnumbered, {})).map((row) => ({
        subject: row.transaction_id,
        found: `${row.lines} lines, the last of them ${row.last}`,
      })),
    balancesUnlikeLines: () => faults(balancesUnlikeLines),
    balancesUnlikeLots: () =>
      faults(balancesUnlikeLots, ({ amount, other }) => `off by ${amount}, what is held by ${other}`),
    lotsUnlikeLines: () => faults(lotsUnlikeLines, ({ amount, other }) => `off by ${amount}, its cost by ${other}`),
    balancesUnlikeHolds: () => faults(balancesUnlikeHolds),
    belowFloor: () => faults(belowFloor, ({ amount }) => `at ${amount}`),
    bonusUnbacked: () => faults(bonusUnbacked),
    cashShiftsUnlikeLines: () =>
      faults(cashShiftsUnlikeLines, ({ amount, other }) => `left off by ${amount}, expected by ${other}`),
    refundsUnlikePayments: () =>
      faults(refundsUnlikePayments, ({ amount, other }) => `the order off by ${amount}, the payments by ${other}`),
    receivablesUnlikeBalances: () => faults(receivablesUnlikeBalances),
    expensesUnlikeLines: () => faults(expensesUnlikeLines),
    missingGuards: async () =>
      (await scope.rows(missingGuards, {})).map(({ subject }) => ({ subject, found: 'not there' })),
  }
}
