import type { ClassSession, ClassSessionFilter, ClassSessionRepository, PageRequest } from '@mendian/core'
import { sql } from 'kysely'
import type { RowOf } from '../columns.ts'
import { tables } from '../schema.ts'
import type { Scope } from '../scope.ts'
import { type Parameters, statement } from '../statement.ts'
import { listShapes } from './list-shapes.ts'
import { parseStartAndId } from './start-and-id.ts'

const { columns, fromRow, toRow } = tables.class_session

type ClassSessionRow = RowOf<ClassSession>

const byId = statement((queries, { id }: Parameters<{ id: string }>) =>
  queries.select('class_session').select(columns).where('id', '=', id),
)

const settable = columns.filter((column) => column !== 'id' && column !== 'seats_taken')

const replaceAtVersion = statement((queries, parameters: Parameters<ClassSessionRow & { expected_version: number }>) =>
  queries
    .update('class_session')
    .set(Object.fromEntries(settable.map((column) => [column, parameters[column]])))
    .where('id', '=', parameters.id)
    .where('version', '=', parameters.expected_version),
)

interface ListValues {
  readonly locationId: string | null
  readonly serviceId: string | null
  readonly staffId: string | null
  readonly state: string | null
  readonly seriesId: string | null
  readonly fromMs: number | null
  readonly toMs: number | null
  readonly afterMs: number | null
  readonly afterId: string | null
  readonly limit: number
}

function listValues(filter: ClassSessionFilter, page: PageRequest): ListValues {
  const after = page.after === undefined ? undefined : parseStartAndId(page.after)
  return {
    locationId: filter.locationId ?? null,
    serviceId: filter.serviceId ?? null,
    staffId: filter.staffId ?? null,
    state: filter.state ?? null,
    seriesId: filter.seriesId ?? null,
    fromMs: filter.fromMs ?? null,
    toMs: filter.toMs ?? null,
    afterMs: after?.startsAtMs ?? null,
    afterId: after?.id ?? null,
    limit: page.limit,
  }
}

const list = listShapes<ListValues, ClassSessionRow>((queries, parameters, given) => {
  let rows = queries
    .select('class_session')
    .select(columns)
    .orderBy('starts_at_ms')
    .orderBy('id')
    .limit(parameters.limit)
  if (given.has('locationId')) rows = rows.where('location_id', '=', parameters.locationId)
  if (given.has('serviceId')) rows = rows.where('service_id', '=', parameters.serviceId)
  if (given.has('staffId')) rows = rows.where('staff_id', '=', parameters.staffId)
  if (given.has('state')) rows = rows.where('state', '=', parameters.state)
  if (given.has('seriesId')) rows = rows.where('series_id', '=', parameters.seriesId)
  if (given.has('fromMs')) rows = rows.where('starts_at_ms', '>=', parameters.fromMs)
  if (given.has('toMs')) rows = rows.where('starts_at_ms', '<', parameters.toMs)
  if (given.has('afterMs')) {
    rows = rows.where(sql<boolean>`(starts_at_ms, id) > (${parameters.afterMs}, ${parameters.afterId})`)
  }
  return rows
})

/** Classes; the seats taken are counted by the database as enrollments come and go. */
export function createClassSessionRepository(scope: Scope): ClassSessionRepository {
  return {
    find: async (id) => {
      const row = await scope.row(byId, { id })
      return row && fromRow(row)
    },
    list: async (filter, page) => {
      const values = listValues(filter, page)
      return (await scope.rows(list(values), values)).map(fromRow)
    },
    insertMany: (sessions) => scope.insert('class_session', sessions),
    replace: async (session, expectedVersion) =>
      (await scope.change(replaceAtVersion, { ...toRow(session), expected_version: expectedVersion })) === 1,
  }
}
