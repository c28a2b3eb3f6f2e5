import type { ShiftRepository } from '@mendian/core'
import { tables } from '../schema.ts'
import type { Scope } from '../scope.ts'
import { type Parameters, type Statement, statement, type TenantQueries } from '../statement.ts'

const { columns, fromRow } = tables.shift

interface StaffDates {
  readonly staffIds: readonly string[]
  readonly fromDate: string
  readonly toDate: string
}

interface LocationDates {
  readonly locationId: string
  readonly fromDate: string
  readonly toDate: string
  readonly limit: number
}

const byId = statement((queries, { id }: Parameters<{ id: string }>) =>
  queries.select('shift').select(columns).where('id', '=', id),
)

const ofStaff = statement((queries, parameters: Parameters<StaffDates>) => selectOfStaff(queries, parameters))

const ofStaffAtLocation = statement((queries, parameters: Parameters<StaffDates & { locationId: string }>) =>
  selectOfStaff(queries, parameters).where('location_id', '=', parameters.locationId),
)

function selectOfStaff(queries: TenantQueries, { staffIds, fromDate, toDate }: Parameters<StaffDates>) {
  return queries
    .select('shift')
    .select(columns)
    .where(queries.oneOf('staff_id', staffIds))
    .where('date', '>=', fromDate)
    .where('date', '<=', toDate)
    .orderBy('staff_id')
    .orderBy('date')
    .orderBy('start_minute')
    .orderBy('id')
}

const ofLocation = listStatement({ ofOne: false, after: false })
const ofLocationAfter = listStatement({ ofOne: false, after: true })
const ofOneAtLocation = listStatement({ ofOne: true, after: false })
const ofOneAtLocationAfter = listStatement({ ofOne: true, after: true })

type ListValues = LocationDates & { readonly staffId: string; readonly after: string }

function listStatement({
  ofOne,
  after,
}: {
  ofOne: boolean
  after: boolean
}): Statement<ListValues, ReturnType<typeof tables.shift.toRow>> {
  return statement((queries, parameters) => {
    const shifts = queries
      .select('shift')
      .select(columns)
      .where('location_id', '=', parameters.locationId)
      .where('date', '>=', parameters.fromDate)
      .where('date', '<=', parameters.toDate)
      .orderBy('id')
      .limit(parameters.limit)
    const ofThose = ofOne ? shifts.where('staff_id', '=', parameters.staffId) : shifts
    return after ? ofThose.where('id', '>', parameters.after) : ofThose
  })
}

const remove = statement((queries, { id }: Parameters<{ id: string }>) => queries.delete('shift').where('id', '=', id))

/** Published working time. */
export function createShiftRepository(scope: Scope): ShiftRepository {
  return {
    insertMany: (shifts) => scope.insert('shift', shifts),
    find: async (id) => {
      const row = await scope.row(byId, { id })
      return row && fromRow(row)
    },
    ofStaff: async ({ locationId, ...query }) => {
      if (query.staffIds.length === 0) return []
      const rows =
        locationId === undefined ? scope.rows(ofStaff, query) : scope.rows(ofStaffAtLocation, { ...query, locationId })
      return (await rows).map(fromRow)
    },
    list: async ({ staffId = '', after = '', ...query }) => {
      const list = staffId ? (after ? ofOneAtLocationAfter : ofOneAtLocation) : after ? ofLocationAfter : ofLocation
      return (await scope.rows(list, { ...query, staffId, after })).map(fromRow)
    },
    remove: (id) => scope.defer(remove, { id }),
  }
}
