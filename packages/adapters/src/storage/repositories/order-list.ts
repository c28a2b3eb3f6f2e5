import type { OrderFilter, PageRequest } from '@mendian/core'
import type { RowOf } from '../columns.ts'
import { type RecordIn, tables } from '../schema.ts'
import { listShapes } from './list-shapes.ts'

type OrderRow = RowOf<RecordIn<'order_'>>

interface ListValues {
  readonly locationId: string | null
  readonly customerId: string | null
  readonly state: string | null
  readonly parked: 1 | null
  readonly unparked: 1 | null
  readonly bookingId: string | null
  readonly serviceId: string | null
  readonly fromMs: number | null
  readonly toMs: number | null
  readonly after: string | null
  readonly limit: number
}

/** The values of {@link orderList}. */
export function orderListValues(filter: OrderFilter, page: PageRequest): ListValues {
  return {
    locationId: filter.locationId ?? null,
    customerId: filter.customerId ?? null,
    state: filter.state ?? null,
    parked: filter.parked === true ? 1 : null,
    unparked: filter.parked === false ? 1 : null,
    bookingId: filter.bookingId ?? null,
    serviceId: filter.serviceId ?? null,
    fromMs: filter.fromMs ?? null,
    toMs: filter.toMs ?? null,
    after: page.after ?? null,
    limit: page.limit,
  }
}

/** The statement that lists orders by those of its values that are not null, by id. */
export const orderList = listShapes<ListValues, OrderRow>((queries, parameters, given) => {
  let list = queries.select('order_').select(tables.order_.columns).orderBy('id').limit(parameters.limit)
  if (given.has('locationId')) list = list.where('location_id', '=', parameters.locationId)
  if (given.has('customerId')) list = list.where('customer_id', '=', parameters.customerId)
  if (given.has('state')) list = list.where('state', '=', parameters.state)
  if (given.has('parked')) list = list.where('parked_at_ms', 'is not', null)
  if (given.has('unparked')) list = list.where('parked_at_ms', 'is', null)
  if (given.has('after')) list = list.where('id', '>', parameters.after)
  if (given.has('bookingId')) {
    const ofBooking = queries.select('order_line').select('order_id').where('booking_id', '=', parameters.bookingId)
    list = list.where('id', 'in', ofBooking)
  }
  if (given.has('serviceId')) {
    const ofService = queries.select('order_line').select('order_id').where('service_id', '=', parameters.serviceId)
    list = list.where('id', 'in', ofService)
  }
  if (given.has('fromMs')) list = list.where('created_at_ms', '>=', parameters.fromMs as never)
  if (given.has('toMs')) list = list.where('created_at_ms', '<', parameters.toMs as never)
  return list
})
