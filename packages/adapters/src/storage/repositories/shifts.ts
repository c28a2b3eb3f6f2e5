import type { Shift, ShiftOfStaff, ShiftRepository, StaffId } from '@mendian/core'
import { exactInteger, type RowOf } from '../columns.ts'
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

const ofStaff = statement((queries, parameters: Parameters<StaffDates>) =>
  shiftsOfStaff(queries, parameters).select(columns),
)

const ofStaffAtLocation = statement((queries, parameters: Parameters<StaffDates & { locationId: string }>) =>
  shiftsOfStaff(queries, parameters).where('location_id', '=', parameters.locationId).select(columns),
)

const timesOfStaff = statement((queries, parameters: Parameters<StaffDates & { locationId: string }>) =>
  shiftsOfStaff(queries, parameters)
    .where('location_id', '=', parameters.locationId)
    .select(['staff_id', 'date', 'start_minute', 'end_minute', 'breaks']),
)

function shiftsOfStaff(queries: TenantQueries, { staffIds, fromDate, toDate }: Parameters<StaffDates>) {
  return queries
    .select('shift')
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

type ShiftRow = RowOf<Shift>
type TimesRow = Pick<ShiftRow, 'staff_id' | 'date' | 'start_minute' | 'end_minute' | 'breaks'>

const noBreaks: Shift['breaks'] = []

function timesFromRow(row: TimesRow): ShiftOfStaff {
  return {
    staffId: row.staff_id as StaffId,
    date: row.date,
    startMinute: exactInteger(row.start_minute, 'start_minute'),
    endMinute: exactInteger(row.end_minute, 'end_minute'),
    breaks: row.breaks === '[]' ? noBreaks : (JSON.parse(row.breaks) as Shift['breaks']),
  }
}

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
    timesOfStaff: async (query) => {
      if (query.staffIds.length === 0) return []
      return (await scope.rows(timesOfStaff, query)).map(timesFromRow)
    },
    list: async ({ staffId = '', after = '', ...query }) => {
      const list = staffId ? (after ? ofOneAtLocationAfter : ofOneAtLocation) : after ? ofLocationAfter : ofLocation
      return (await scope.rows(list, { ...query, staffId, after })).map(fromRow)
    },
    remove: (id) => scope.defer(remove, { id }),
  }
}
