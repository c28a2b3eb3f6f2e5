import type {
  CashMovement,
  CashShift,
  CashShiftFilter,
  CashShiftId,
  CashShiftRepository,
  DrawerTotal,
  PageRequest,
} from '@mendian/core'
import { sql } from 'kysely'
import { exactInteger, type RowOf } from '../columns.ts'
import { tables } from '../schema.ts'
import type { Scope } from '../scope.ts'
import { type Parameters, statement } from '../statement.ts'
import { listShapes } from './list-shapes.ts'

const { columns, fromRow, toRow } = tables.cash_shift
const movements = tables.cash_movement

type CashShiftRow = RowOf<CashShift>

const byId = statement((queries, { id }: Parameters<{ id: string }>) =>
  queries.select('cash_shift').select(columns).where('id', '=', id),
)

const latest = statement((queries, { locationId }: Parameters<{ locationId: string }>) =>
  queries
    .select('cash_shift')
    .select(columns)
    .where('location_id', '=', locationId)
    .where('followed_by_id', 'is', null),
)

const drawerTotals = statement((queries, { ids }: Parameters<{ ids: readonly string[] }>) =>
  queries
    .select('ledger_line')
    .select([
      'subject_id',
      'source_kind',
      sql<number>`cast(sum(case when amount_minor > 0 then amount_minor else 0 end) as bigint)`.as('in_minor'),
      sql<number>`cast(sum(case when amount_minor < 0 then 0 - amount_minor else 0 end) as bigint)`.as('out_minor'),
    ])
    .where(queries.oneOf('subject_id', ids))
    .where('account', '=', sql.lit('CASH_DRAWER'))
    .groupBy(['subject_id', 'source_kind'])
    .orderBy('subject_id')
    .orderBy('source_kind'),
)

const uncharged = statement((queries, { locationId, unit }: Parameters<{ locationId: string; unit: string }>) =>
  queries
    .select('ledger_line')
    .select(sql<number>`cast(coalesce(sum(amount_minor), 0) as bigint)`.as('amount_minor'))
    .where('account', '=', sql.lit('CASH_DRAWER'))
    .where('subject_id', 'is', null)
    .where('location_id', '=', locationId)
    .where('unit', '=', unit),
)

interface ListValues {
  readonly locationId: string | null
  readonly state: string | null
  readonly openedById: string | null
  readonly fromDate: string | null
  readonly toDate: string | null
  readonly after: string | null
  readonly limit: number
}

function listValues(filter: CashShiftFilter, page: PageRequest): ListValues {
  const { locationId = null, state = null, openedById = null, fromDate = null, toDate = null } = filter
  return { locationId, state, openedById, fromDate, toDate, after: page.after ?? null, limit: page.limit }
}

const list = listShapes<ListValues, CashShiftRow>((queries, parameters, given) => {
  let rows = queries.select('cash_shift').select(columns).orderBy('id').limit(parameters.limit)
  if (given.has('locationId')) rows = rows.where('location_id', '=', parameters.locationId)
  if (given.has('state')) rows = rows.where('state', '=', parameters.state as never)
  if (given.has('openedById')) rows = rows.where('opened_by_id', '=', parameters.openedById as never)
  if (given.has('fromDate')) rows = rows.where('business_date', '>=', parameters.fromDate as never)
  if (given.has('toDate')) rows = rows.where('business_date', '<=', parameters.toDate as never)
  if (given.has('after')) rows = rows.where('id', '>', parameters.after)
  return rows
})

interface MovementListValues {
  readonly cashShiftId: string | null
  readonly locationId: string | null
  readonly fromDate: string | null
  readonly toDate: string | null
  readonly after: string | null
  readonly limit: number
}

const movementList = listShapes<MovementListValues, RowOf<CashMovement>>((queries, parameters, given) => {
  let rows = queries.select('cash_movement').select(movements.columns).orderBy('id').limit(parameters.limit)
  if (given.has('cashShiftId')) rows = rows.where('cash_shift_id', '=', parameters.cashShiftId)
  if (given.has('locationId')) rows = rows.where('location_id', '=', parameters.locationId as never)
  if (given.has('fromDate')) rows = rows.where('business_date', '>=', parameters.fromDate as never)
  if (given.has('toDate')) rows = rows.where('business_date', '<=', parameters.toDate as never)
  if (given.has('after')) rows = rows.where('id', '>', parameters.after)
  return rows
})

const settable = columns.filter((column) => column !== 'id')

const replaceAtVersion = statement((queries, parameters: Parameters<CashShiftRow & { expected_version: number }>) =>
  queries
    .update('cash_shift')
    .set(Object.fromEntries(settable.map((column) => [column, parameters[column]])))
    .where('id', '=', parameters.id)
    .where('version', '=', parameters.expected_version),
)

/** Shifts of drawers, and what moves in them besides sales. */
export function createCashShiftRepository(scope: Scope): CashShiftRepository {
  return {
    find: async (id) => {
      const row = await scope.row(byId, { id })
      return row && fromRow(row)
    },
    latest: async (locationId) => {
      const row = await scope.row(latest, { locationId })
      return row && fromRow(row)
    },
    list: async (filter, page) => {
      const values = listValues(filter, page)
      return (await scope.rows(list(values), values)).map(fromRow)
    },
    drawerTotals: async (ids) =>
      ids.length === 0
        ? []
        : (await scope.rows(drawerTotals, { ids })).map((row) => ({
            cashShiftId: row.subject_id as CashShiftId,
            sourceKind: row.source_kind as DrawerTotal['sourceKind'],
            inMinor: exactInteger(row.in_minor, 'in_minor'),
            outMinor: exactInteger(row.out_minor, 'out_minor'),
          })),
    unchargedMinor: async (locationId, currency) =>
      exactInteger((await scope.row(uncharged, { locationId, unit: currency }))?.amount_minor ?? 0, 'amount_minor'),
    insert: (shift) => scope.insert('cash_shift', [shift]),
    replace: async (shift, expectedVersion) =>
      (await scope.change(replaceAtVersion, { ...toRow(shift), expected_version: expectedVersion })) === 1,
    listMovements: async (filter, { limit, after = null }) => {
      const { cashShiftId = null, locationId = null, fromDate = null, toDate = null } = filter
      const values = { cashShiftId, locationId, fromDate, toDate, after, limit }
      return (await scope.rows(movementList(values), values)).map(movements.fromRow)
    },
    insertMovement: (movement: CashMovement) => scope.insert('cash_movement', [movement]),
  }
}
