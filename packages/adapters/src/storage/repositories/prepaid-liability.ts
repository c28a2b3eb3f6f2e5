import type { BalanceTotal, DeferredTotal, LiabilityQuery, PrepaidLiabilityReader, UnitsTotal } from '@mendian/core'
import { type Expression, type RawBuilder, type SqlBool, sql } from 'kysely'
import { exactInteger } from '../columns.ts'
import type { SqlDialect } from '../dialect.ts'
import type { Scope } from '../scope.ts'
import type { Parameters, TenantQueries } from '../statement.ts'
import { compilable, elementsOf, numberIn, textIn } from './differences.ts'
import { listShapes } from './list-shapes.ts'

interface Values {
  readonly locationIds: readonly string[] | null
  readonly currency: string | null
  readonly limit: number
}

interface Place {
  readonly location_id: string
  readonly currency: string
}

interface DeferredRow extends Place {
  readonly kind: string
  readonly deferred_minor: number
}

interface UnitsRow extends Place {
  readonly kind: string
  readonly service_ids: string | null
  readonly units_per_use: string
  readonly unit_value_minor: number
  readonly units: number
  readonly cost_minor: number
}

interface BalanceRow extends Place {
  readonly account: string
  readonly on_cards: number
  readonly amount_minor: number
}

type Given = ReadonlySet<string>

const sumOf = (column: string): RawBuilder<number> => sql`cast(sum(${sql.ref(column)}) as bigint)`

/** The cards that are asked about, with the kind they were sold as. */
function cardsOf(
  queries: TenantQueries,
  parameters: Parameters<Values>,
  given: Given,
  dialect: SqlDialect,
): Expression<unknown> {
  const kind = dialect.kind === 'sqlite' ? sql`json_extract(terms, '$.kind')` : sql`(terms::jsonb ->> 'kind')`
  let cards = queries.select('customer_card').select(['id', 'location_id', 'currency', 'entitlements', kind.as('kind')])
  if (given.has('locationIds')) {
    cards = cards.where(queries.oneOf('location_id', parameters.locationIds as RawBuilder<readonly string[]>))
  }
  if (given.has('currency')) cards = cards.where('currency', '=', parameters.currency as never)
  return cards
}

const deferred = listShapes<Values, DeferredRow>((queries, parameters, given, dialect) => {
  const owed = queries
    .select('ledger_balance')
    .select(['subject_id', 'unit', 'posted_minor'])
    .where('account', '=', sql.lit('CARD_DEFERRED_REVENUE'))
    .where('posted_minor', '<>', sql.lit(0))
  return compilable<DeferredRow>(
    dialect,
    sql`select kind, location_id, currency, ${sumOf('posted_minor')} as deferred_minor
      from ${owed} as owed join ${cardsOf(queries, parameters, given, dialect)} as card
        on card.id = owed.subject_id and card.currency = owed.unit
      group by kind, location_id, currency limit ${parameters.limit}`,
  )
})

const unitsLeft = listShapes<Values, UnitsRow>((queries, parameters, given, dialect) => {
  const open = queries
    .select('ledger_lot')
    .select(['subject_id', 'deferred_card_id', 'remaining_minor', 'cost_left_minor'])
    .where('account', '=', sql.lit('VISITS'))
    .where('remaining_minor', '>', sql.lit(0))
  const cards = cardsOf(queries, parameters, given, dialect)
  const some = sql`(select * from ${cards} as card where id in (select deferred_card_id from ${open} as open))`
  const terms = sql`(select kind, location_id, currency, ${textIn(dialect, 'id')} as entitlement_id,
      ${textIn(dialect, 'serviceIds')} as service_ids, ${textIn(dialect, 'unitsPerUse')} as units_per_use,
      ${numberIn(dialect, 'unitValueMinor')} as unit_value_minor
    from ${elementsOf(dialect, some, 'entitlements')} as given)`
  // Crossed, so that SQLite finds the lots of cards, and not the cards of each lot.
  return compilable<UnitsRow>(
    dialect,
    sql`select kind, location_id, currency, service_ids, units_per_use, unit_value_minor,
        ${sumOf('remaining_minor')} as units, ${sumOf('cost_left_minor')} as cost_minor
      from ${terms} as terms cross join ${open} as open where open.subject_id = terms.entitlement_id
      group by kind, location_id, currency, service_ids, units_per_use, unit_value_minor
      limit ${parameters.limit}`,
  )
})

const balances = listShapes<Values, BalanceRow>((queries, parameters, given) => {
  const onCards = sql<number>`case when substr(subject_id, 1, 4) = 'crd_' then 1 else 0 end`
  let lots = queries
    .select('ledger_lot')
    .select([
      'account',
      onCards.as('on_cards'),
      'location_id',
      'unit as currency',
      sumOf('remaining_minor').as('amount_minor'),
    ])
    .where(sql<SqlBool>`account in ('STORED_VALUE_PRINCIPAL', 'STORED_VALUE_BONUS', 'GIFT_CARDS')`)
    .where('remaining_minor', '>', sql.lit(0))
    .groupBy(['account', onCards, 'location_id', 'unit'])
    .limit(parameters.limit)
  if (given.has('locationIds')) {
    lots = lots.where(queries.oneOf('location_id', parameters.locationIds as RawBuilder<readonly string[]>))
  }
  if (given.has('currency')) lots = lots.where('unit', '=', parameters.currency as never)
  return lots
})

function valuesOf({ locationIds, currency, limit }: LiabilityQuery): Values {
  return { locationIds: locationIds ?? null, currency: currency ?? null, limit }
}

const placeOf = ({ location_id, currency }: Place): Pick<UnitsTotal, 'locationId' | 'currency'> => ({
  locationId: location_id as UnitsTotal['locationId'],
  currency,
})

/** Sums over all of a tenant's open lots and what their cards say: one statement each, whatever there is. */
export function createPrepaidLiabilityReader(scope: Scope): PrepaidLiabilityReader {
  return {
    deferred: async (query) => {
      const values = valuesOf(query)
      return (await scope.rows(deferred(values), values)).map((row) => ({
        ...placeOf(row),
        kind: row.kind as DeferredTotal['kind'],
        deferredMinor: exactInteger(row.deferred_minor, 'deferred_minor'),
      }))
    },
    unitsLeft: async (query) => {
      const values = valuesOf(query)
      return (await scope.rows(unitsLeft(values), values)).map((row) => ({
        ...placeOf(row),
        kind: row.kind as UnitsTotal['kind'],
        serviceIds: row.service_ids === null ? null : (JSON.parse(row.service_ids) as UnitsTotal['serviceIds']),
        unitsPerUse: JSON.parse(row.units_per_use) as UnitsTotal['unitsPerUse'],
        unitValueMinor: exactInteger(row.unit_value_minor, 'unit_value_minor'),
        units: exactInteger(row.units, 'units'),
        costMinor: exactInteger(row.cost_minor, 'cost_minor'),
      }))
    },
    balances: async (query) => {
      const values = valuesOf(query)
      return (await scope.rows(balances(values), values)).map((row) => ({
        ...placeOf(row),
        account: row.account as BalanceTotal['account'],
        onCards: Number(row.on_cards) === 1,
        amountMinor: exactInteger(row.amount_minor, 'amount_minor'),
      }))
    },
  }
}
