import type { BookingSeriesRepository } from '@mendian/core'
import { tables } from '../schema.ts'
import type { Scope } from '../scope.ts'
import { type Parameters, statement } from '../statement.ts'

const { columns, fromRow } = tables.booking_series

const byId = statement((queries, { id }: Parameters<{ id: string }>) =>
  queries.select('booking_series').select(columns).where('id', '=', id),
)

/** What series were asked for. */
export function createBookingSeriesRepository(scope: Scope): BookingSeriesRepository {
  return {
    find: async (id) => {
      const row = await scope.row(byId, { id })
      return row && fromRow(row)
    },
    insert: (series) => scope.insert('booking_series', [series]),
  }
}
