import type { AssignmentRepository } from '@mendian/core'
import { sql } from 'kysely'
import { tables } from '../schema.ts'
import type { Scope } from '../scope.ts'
import { type Parameters, statement } from '../statement.ts'

const entries = tables.assignment_entry
const days = tables.assignment_day

const ofBookings = statement((queries, { ids }: Parameters<{ ids: readonly string[] }>) =>
  queries
    .select('assignment_entry')
    .select(entries.columns)
    .where(queries.oneOf('booking_id', ids))
    .orderBy('booking_id')
    .orderBy('booking_version')
    .orderBy('segment'),
)

interface DaysValues {
  readonly locationId: string
  readonly staffIds: readonly string[]
  readonly fromDate: string
  readonly toDate: string
}

/** One short range of the key for each person: what came before `fromDate` is not touched. */
const daysOf = statement((queries, { locationId, staffIds, fromDate, toDate }: Parameters<DaysValues>) =>
  queries
    .select('assignment_day')
    .select(days.columns)
    .where('location_id', '=', locationId)
    .where(queries.oneOf('staff_id', staffIds))
    .where('date', '>=', fromDate)
    .where('date', '<=', toDate)
    .orderBy('staff_id')
    .orderBy('date'),
)

const begin = statement((queries) => queries.insert('assignment_day').onConflict((taken) => taken.doNothing()))

interface DayValues {
  readonly locationId: string
  readonly staffId: string
  readonly date: string
  readonly atMs: number
}

const count = statement((queries, { locationId, staffId, date, atMs }: Parameters<DayValues>) =>
  queries
    .update('assignment_day')
    .set({ assigned: sql<number>`assigned + 1`, last_assigned_at_ms: atMs })
    .where('location_id', '=', locationId)
    .where('staff_id', '=', staffId)
    .where('date', '=', date),
)

const uncount = statement((queries, { locationId, staffId, date }: Parameters<Omit<DayValues, 'atMs'>>) =>
  queries
    .update('assignment_day')
    .set({ assigned: sql<number>`assigned - 1` })
    .where('location_id', '=', locationId)
    .where('staff_id', '=', staffId)
    .where('date', '=', date),
)

/** Who was chosen and why, and how many visits each person was given. */
export function createAssignmentRepository(scope: Scope): AssignmentRepository {
  return {
    ofBookings: async (ids) => (ids.length === 0 ? [] : (await scope.rows(ofBookings, { ids })).map(entries.fromRow)),
    insertMany: (rows) => scope.insert('assignment_entry', rows),
    days: async (query) => {
      if (query.staffIds.length === 0) return []
      return (await scope.rows(daysOf, query)).map((row) => {
        const { staffId, date, assigned, lastAssignedAtMs } = days.fromRow(row)
        return { staffId, date, assigned, lastAssignedAtMs }
      })
    },
    count: async ({ locationId, staffId, date, atMs }) => {
      const fresh = { locationId, staffId, date, assigned: 0, lastAssignedAtMs: atMs }
      await scope.defer(begin, days.toRow(fresh))
      await scope.defer(count, { locationId, staffId, date, atMs })
    },
    uncount: (query) => scope.defer(uncount, query),
  }
}
