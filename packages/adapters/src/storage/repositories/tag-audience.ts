import type { TagAudience } from '@mendian/core'
import { type SelectQueryBuilder, sql } from 'kysely'
import type { RowOf } from '../columns.ts'
import { type Database, type RecordIn, tables } from '../schema.ts'
import { type Parameters, type Statement, statement, type TenantQueries } from '../statement.ts'

interface Paged {
  readonly fromMs: number
  readonly after: string
  readonly limit: number
}
type ServiceValues = Paged & { readonly serviceIds: readonly string[]; readonly minCount: number }
type SpentValues = Paged & { readonly currency: string; readonly minSpentMinor: number }
type WeekendValues = Paged & {
  readonly weekendDates: readonly string[]
  readonly minVisits: number
  readonly minShareBasisPoints: number
}

type CustomerRow = RowOf<RecordIn<'customer'>>
type Owners = SelectQueryBuilder<Database, 'order_' | 'customer_activity', { customer_id: string | null }>

const customersAmong = (
  queries: TenantQueries,
  { after, limit }: Pick<Parameters<Paged>, 'after' | 'limit'>,
  owners: unknown,
) =>
  queries
    .select('customer')
    .select(tables.customer.columns)
    .where('archived_at_ms', 'is', null)
    .where('id', 'in', owners as Owners as never)
    .where('id', '>', after)
    .orderBy('id')
    .limit(limit)

const byServices = statement((queries, values: Parameters<ServiceValues>) => {
  const { fromMs, serviceIds, minCount } = values
  // The one `id` there is the order's.
  const ofOrder = queries
    .select('order_line')
    .select(sql<number>`coalesce(sum(quantity), 0)`.as('quantity'))
    .where(queries.oneOf('service_id', serviceIds))
    .where(sql<boolean>`order_id = id`)
  const owners = queries
    .select('order_')
    .select('customer_id')
    .where('customer_id', 'is not', null)
    .where('state', '=', sql.lit('COMPLETED'))
    .where('refund_state', '<>', sql.lit('FULL'))
    .where('completed_at_ms', '>=', fromMs)
    .groupBy('customer_id')
    .having(sql<boolean>`sum(${ofOrder}) >= ${minCount}`)
  return customersAmong(queries, values, owners)
})

const bySpending = statement((queries, values: Parameters<SpentValues>) => {
  const { fromMs, currency, minSpentMinor } = values
  const owners = queries
    .select('customer_activity')
    .select('customer_id')
    .where('occurred_at_ms', '>=', fromMs)
    .where('currency', '=', currency)
    .groupBy('customer_id')
    .having(sql<boolean>`sum(spent_minor) >= ${minSpentMinor}`)
  return customersAmong(queries, values, owners)
})

const byWeekends = statement((queries, values: Parameters<WeekendValues>) => {
  const { fromMs, weekendDates, minVisits, minShareBasisPoints } = values
  const onWeekends = sql`sum(case when ${queries.oneOf('business_date', weekendDates)} then visits else 0 end)`
  const owners = queries
    .select('customer_activity')
    .select('customer_id')
    .where('occurred_at_ms', '>=', fromMs)
    .groupBy('customer_id')
    .having(sql<boolean>`sum(visits) >= ${minVisits} and ${onWeekends} * 10000 >= sum(visits) * ${minShareBasisPoints}`)
  return customersAmong(queries, values, owners)
})

/** The statement that finds who is in that audience, for the audience's own values with `after` and `limit`. */
export function audienceStatement({ kind }: TagAudience): Statement<never, CustomerRow> {
  const statements = { SERVICE_COUNT: byServices, SPENT: bySpending, WEEKEND_SHARE: byWeekends }
  return statements[kind] as unknown as Statement<never, CustomerRow>
}
