import type { PaymentReader, TenderTotal } from '@mendian/core'
import { sql } from 'kysely'
import { exactInteger } from '../columns.ts'
import type { Scope } from '../scope.ts'
import { type Parameters, statement } from '../statement.ts'

interface DayValues {
  readonly locationId: string
  readonly businessDate: string
}

const totals = statement((queries, { locationId, businessDate }: Parameters<DayValues>) =>
  queries
    .select('payment')
    .select(['kind', 'currency'])
    .select([
      sql<number>`count(*)`.as('payments'),
      // A sum of bigints is numeric on PostgreSQL; back in bigint it has to fit, as on SQLite.
      sql<number>`cast(sum(amount_minor) as bigint)`.as('amount_minor'),
    ])
    .where('location_id', '=', locationId)
    .where('business_date', '=', businessDate)
    .groupBy(['kind', 'currency'])
    .orderBy('kind')
    .orderBy('currency'),
)

/** A day's takings. */
export function createPaymentReader(scope: Scope): PaymentReader {
  return {
    totals: async (query) =>
      (await scope.rows(totals, query)).map((row) => ({
        kind: row.kind as TenderTotal['kind'],
        currency: row.currency,
        payments: exactInteger(row.payments, 'payments'),
        amountMinor: exactInteger(row.amount_minor, 'amount_minor'),
      })),
  }
}
