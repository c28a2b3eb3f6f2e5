import {
  type Enrollment,
  type EnrollmentFilter,
  type EnrollmentRepository,
  type EnrollmentState,
  type PageRequest,
  takesSeats,
} from '@mendian/core'
import { sql } from 'kysely'
import type { RowOf } from '../columns.ts'
import { tables } from '../schema.ts'
import type { Scope } from '../scope.ts'
import { type Parameters, statement } from '../statement.ts'
import { listShapes } from './list-shapes.ts'

const { columns, fromRow, toRow } = tables.enrollment

type EnrollmentRow = RowOf<Enrollment>

/** As the partial index has it. */
const isLive = sql<boolean>`state not in ('CANCELLED', 'LATE_CANCELLED')`

const byId = statement((queries, { id }: Parameters<{ id: string }>) =>
  queries.select('enrollment').select(columns).where('id', '=', id),
)

const liveOfCustomer = statement(
  (queries, { classSessionId, customerId }: Parameters<{ classSessionId: string; customerId: string }>) =>
    queries
      .select('enrollment')
      .select(columns)
      .where('class_session_id', '=', classSessionId)
      .where('customer_id', '=', customerId)
      .where(isLive),
)

const liveOfClass = statement((queries, { classSessionId }: Parameters<{ classSessionId: string }>) =>
  queries
    .select('enrollment')
    .select(columns)
    .where('class_session_id', '=', classSessionId)
    .where(isLive)
    .orderBy('id'),
)

const spotsOfClass = statement((queries, { classSessionId }: Parameters<{ classSessionId: string }>) =>
  queries.select('enrollment_spot').select('spot').where('class_session_id', '=', classSessionId).orderBy('spot'),
)

const settable = columns.filter((column) => column !== 'id')

const replaceAtVersion = statement((queries, parameters: Parameters<EnrollmentRow & { expected_version: number }>) =>
  queries
    .update('enrollment')
    .set(Object.fromEntries(settable.map((column) => [column, parameters[column]])))
    .where('id', '=', parameters.id)
    .where('version', '=', parameters.expected_version),
)

const freeSpots = statement((queries, { id }: Parameters<{ id: string }>) =>
  queries.delete('enrollment_spot').where('enrollment_id', '=', id),
)

interface CancelAllValues {
  readonly classSessionId: string
  readonly reason: string
  readonly nowMs: number
}

const cancelAll = statement((queries, { classSessionId, reason, nowMs }: Parameters<CancelAllValues>) =>
  queries
    .update('enrollment')
    .set({
      state: sql<EnrollmentState>`'CANCELLED'`,
      // All goes back of what was paid.
      settlement: sql<string>`'{"refundMinor":' || price_amount_minor || ',"feeMinor":0,"waived":false}'`,
      cancel_reason: sql<string>`'LOCATION'`,
      reason,
      updated_at_ms: nowMs,
      version: sql<number>`version + 1`,
    })
    .where('class_session_id', '=', classSessionId)
    .where(sql<boolean>`state in ('ENROLLED', 'ARRIVED')`),
)

const freeCancelledSpots = statement((queries, { classSessionId }: Parameters<{ classSessionId: string }>) =>
  queries
    .delete('enrollment_spot')
    .where('class_session_id', '=', classSessionId)
    .where(
      'enrollment_id',
      'in',
      queries
        .select('enrollment')
        .select('id')
        .where('class_session_id', '=', classSessionId)
        .where(sql<boolean>`state in ('CANCELLED', 'LATE_CANCELLED')`),
    ),
)

interface ListValues {
  readonly classSessionId: string | null
  readonly customerId: string | null
  readonly state: string | null
  readonly after: string | null
  readonly limit: number
}

function listValues(filter: EnrollmentFilter, page: PageRequest): ListValues {
  return {
    classSessionId: filter.classSessionId ?? null,
    customerId: filter.customerId ?? null,
    state: filter.state ?? null,
    after: page.after ?? null,
    limit: page.limit,
  }
}

const list = listShapes<ListValues, EnrollmentRow>((queries, parameters, given) => {
  let rows = queries.select('enrollment').select(columns).orderBy('id').limit(parameters.limit)
  if (given.has('classSessionId')) rows = rows.where('class_session_id', '=', parameters.classSessionId)
  if (given.has('customerId')) rows = rows.where('customer_id', '=', parameters.customerId)
  if (given.has('state')) rows = rows.where('state', '=', parameters.state)
  if (given.has('after')) rows = rows.where('id', '>', parameters.after)
  return rows
})

/** Who has seats in classes; the spots of those that are not cancelled are rows of their own, so that none is picked twice. */
export function createEnrollmentRepository(scope: Scope): EnrollmentRepository {
  return {
    find: async (id) => {
      const row = await scope.row(byId, { id })
      return row && fromRow(row)
    },
    findLive: async (query) => {
      const row = await scope.row(liveOfCustomer, query)
      return row && fromRow(row)
    },
    liveOf: async (classSessionId) => (await scope.rows(liveOfClass, { classSessionId })).map(fromRow),
    takenSpots: async (classSessionId) => (await scope.rows(spotsOfClass, { classSessionId })).map(({ spot }) => spot),
    list: async (filter, page) => {
      const values = listValues(filter, page)
      return (await scope.rows(list(values), values)).map(fromRow)
    },
    insert: async (enrollment) => {
      const { id: enrollmentId, classSessionId } = enrollment
      await scope.insert('enrollment', [enrollment])
      await scope.insert(
        'enrollment_spot',
        enrollment.spots.map((spot) => ({ classSessionId, spot, enrollmentId })),
      )
    },
    replace: async (enrollment, expectedVersion) => {
      const values = { ...toRow(enrollment), expected_version: expectedVersion }
      if ((await scope.change(replaceAtVersion, values)) !== 1) return false
      if (!takesSeats(enrollment)) await scope.defer(freeSpots, { id: enrollment.id })
      return true
    },
    cancelAllOf: async (classSessionId, change) => {
      await scope.defer(cancelAll, { classSessionId, ...change })
      await scope.defer(freeCancelledSpots, { classSessionId })
    },
  }
}
