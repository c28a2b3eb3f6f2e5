import type { OrderId, PaymentReader, TenderTotal } from '@mendian/core'
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

interface ReferenceValues {
  readonly provider: string
  readonly references: readonly string[]
}

const ofReferences = statement((queries, { provider, references }: Parameters<ReferenceValues>) =>
  queries
    .select('payment')
    .select(['reference', 'order_id'])
    .where('provider', '=', provider)
    .where(queries.oneOf('reference', references)),
)

const ofDebts = statement((queries, { provider, references }: Parameters<ReferenceValues>) =>
  queries
    .select('receivable_payment')
    .select('reference')
    .where('provider', '=', provider)
    .where(queries.oneOf('reference', references)),
)

/** A day's takings, and what providers have been told of. */
export function createPaymentReader(scope: Scope): PaymentReader {
  return {
    ordersOf: async ({ provider, references }) => {
      if (references.length === 0) return new Map()
      const [paid, owed] = await Promise.all([
        scope.rows(ofReferences, { provider, references }),
        scope.rows(ofDebts, { provider, references }),
      ])
      return new Map([
        ...owed.map((row) => [row.reference ?? '', null] as const),
        ...paid.map((row) => [row.reference ?? '', row.order_id as OrderId] as const),
      ])
    },
    totals: async (query) =>
      (await scope.rows(totals, query)).map((row) => ({
        kind: row.kind as TenderTotal['kind'],
        currency: row.currency,
        payments: exactInteger(row.payments, 'payments'),
        amountMinor: exactInteger(row.amount_minor, 'amount_minor'),
      })),
  }
}
