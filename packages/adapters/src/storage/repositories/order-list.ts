import type { OrderFilter, PageRequest } from '@mendian/core'
import type { RowOf } from '../columns.ts'
import { type RecordIn, tables } from '../schema.ts'
import { type Statement, statement } from '../statement.ts'

type OrderRow = RowOf<RecordIn<'order_'>>

interface ListValues {
  readonly locationId: string | null
  readonly customerId: string | null
  readonly state: string | null
  readonly bookingId: string | null
  readonly after: string | null
  readonly limit: number
}

// One constant text per combination of filters: at most 2^5, each made when first asked for.
const byShape = new Map<string, Statement<ListValues, OrderRow>>()

/** The statement that lists orders by those filters, by id. */
export function orderList(filter: OrderFilter, page: PageRequest): Statement<ListValues, OrderRow> {
  const given = Object.entries(orderListValues(filter, page))
    .filter(([, value]) => value !== null)
    .map(([name]) => name)
  const shape = given.join()
  const known = byShape.get(shape)
  if (known) return known
  const declared = declareList(new Set(given))
  byShape.set(shape, declared)
  return declared
}

/** The values of that statement. */
export function orderListValues(filter: OrderFilter, page: PageRequest): ListValues {
  return {
    locationId: filter.locationId ?? null,
    customerId: filter.customerId ?? null,
    state: filter.state ?? null,
    bookingId: filter.bookingId ?? null,
    after: page.after ?? null,
    limit: page.limit,
  }
}

function declareList(given: ReadonlySet<string>): Statement<ListValues, OrderRow> {
  return statement((queries, parameters) => {
    let list = queries.select('order_').select(tables.order_.columns).orderBy('id').limit(parameters.limit)
    if (given.has('locationId')) list = list.where('location_id', '=', parameters.locationId)
    if (given.has('customerId')) list = list.where('customer_id', '=', parameters.customerId)
    if (given.has('state')) list = list.where('state', '=', parameters.state)
    if (given.has('after')) list = list.where('id', '>', parameters.after)
    if (given.has('bookingId')) {
      const ofBooking = queries.select('order_line').select('order_id').where('booking_id', '=', parameters.bookingId)
      list = list.where('id', 'in', ofBooking)
    }
    return list
  })
}
