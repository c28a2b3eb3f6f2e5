import type { StaffRepository } from '@mendian/core'
import { sql } from 'kysely'
import type { RowOf } from '../columns.ts'
import { type RecordIn, tables } from '../schema.ts'
import type { Scope } from '../scope.ts'
import { listShapes } from './list-shapes.ts'
import { createRecordRepository } from './records.ts'

const { columns, fromRow } = tables.staff

interface ListValues {
  /** The location's id as it stands in the list of a person's locations. */
  readonly quotedLocationId: string | null
  readonly ids: readonly string[] | null
  readonly bookable: number | null
  readonly after: string | null
  readonly limit: number
}

const listBy = listShapes<ListValues, RowOf<RecordIn<'staff'>>>((queries, parameters, given) => {
  let list = queries
    .select('staff')
    .select(columns)
    .where('archived_at_ms', 'is', null)
    .orderBy('id')
    .limit(parameters.limit)
  if (given.has('quotedLocationId')) {
    // Both databases have `replace`; a search in a text is called differently on each.
    list = list.where(sql<boolean>`replace(location_ids, ${parameters.quotedLocationId}, '') <> location_ids`)
  }
  if (given.has('ids')) list = list.where(queries.oneOf('id', parameters.ids as never))
  if (given.has('bookable')) list = list.where('bookable', '=', parameters.bookable)
  if (given.has('after')) list = list.where('id', '>', parameters.after)
  return list
})

/** Staff: configuration records that are also found by where they work. */
export function createStaffRepository(scope: Scope): StaffRepository {
  return {
    ...createRecordRepository(scope, 'staff'),
    listBy: async ({ locationId, ids, bookable }, { limit, after }) => {
      const values: ListValues = {
        quotedLocationId: locationId === undefined ? null : JSON.stringify(locationId),
        ids: ids ?? null,
        bookable: bookable ? 1 : null,
        after: after ?? null,
        limit,
      }
      return (await scope.rows(listBy(values), values)).map(fromRow)
    },
  }
}
