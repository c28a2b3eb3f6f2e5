import type { OrderFilter, PageRequest } from '@mendian/core'
import { sql } from 'kysely'
import type { RowOf } from '../columns.ts'
import { type RecordIn, tables } from '../schema.ts'
import { listShapes } from './list-shapes.ts'
import { parseStartAndId } from './start-and-id.ts'

type OrderRow = RowOf<RecordIn<'order_'>>

interface ListValues {
  readonly locationId: string | null
  readonly customerId: string | null
  readonly state: string | null
  readonly parked: 1 | null
  readonly unparked: 1 | null
  readonly fulfilmentState: string | null
  readonly bookingId: string | null
  readonly serviceId: string | null
  readonly categoryId: string | null
  readonly fromMs: number | null
  readonly toMs: number | null
  readonly lineKind: string | null
  readonly afterMs: number | null
  readonly afterId: string | null
  readonly limit: number
}

/** The values of {@link orderList}. */
export function orderListValues(filter: OrderFilter, page: PageRequest): ListValues {
  const after = page.after === undefined ? undefined : parseStartAndId(page.after)
  return {
    locationId: filter.locationId ?? null,
    customerId: filter.customerId ?? null,
    state: filter.state ?? null,
    parked: filter.parked === true ? 1 : null,
    unparked: filter.parked === false ? 1 : null,
    fulfilmentState: filter.fulfilmentState ?? null,
    bookingId: filter.bookingId ?? null,
    serviceId: filter.serviceId ?? null,
    categoryId: filter.categoryId ?? null,
    fromMs: filter.fromMs ?? null,
    toMs: filter.toMs ?? null,
    lineKind: filter.lineKind ?? null,
    afterMs: after?.startsAtMs ?? null,
    afterId: after?.id ?? null,
    limit: page.limit,
  }
}

/** The statement that lists orders by those of its values that are not null, by when they were made and id. */
export const orderList = listShapes<ListValues, OrderRow>((queries, parameters, given) => {
  let list = queries
    .select('order_')
    .select(tables.order_.columns)
    .orderBy('created_at_ms')
    .orderBy('id')
    .limit(parameters.limit)
  if (given.has('fulfilmentState')) {
    list = list.where(sql<boolean>`fulfilment_state = ${parameters.fulfilmentState}`)
  }
  if (given.has('locationId')) {
    // Far fewer orders have goods to hand over than a place has orders.
    const place = given.has('fulfilmentState') ? queries.sorted('location_id') : sql.ref('location_id')
    list = list.where(sql<boolean>`${place} = ${parameters.locationId}`)
  }
  if (given.has('customerId')) list = list.where('customer_id', '=', parameters.customerId)
  if (given.has('state')) list = list.where('state', '=', parameters.state)
  if (given.has('parked')) list = list.where('parked_at_ms', 'is not', null)
  if (given.has('unparked')) list = list.where('parked_at_ms', 'is', null)
  if (given.has('afterMs')) {
    list = list.where(sql<boolean>`(created_at_ms, id) > (${parameters.afterMs}, ${parameters.afterId})`)
  }
  if (given.has('bookingId')) {
    const ofBooking = queries.select('order_line').select('order_id').where('booking_id', '=', parameters.bookingId)
    list = list.where('id', 'in', ofBooking)
  }
  if (given.has('serviceId')) {
    const ofService = queries.select('order_line').select('order_id').where('service_id', '=', parameters.serviceId)
    list = list.where('id', 'in', ofService)
  }
  if (given.has('categoryId')) {
    const ofCategory = queries.select('order_line').select('order_id').where('category_id', '=', parameters.categoryId)
    list = list.where('id', 'in', ofCategory)
  }
  if (given.has('lineKind')) {
    // The one \`id\` there is the order's: each is asked by the key of its lines, as most have one of a common kind.
    const ofKind = queries
      .select('order_line')
      .select('order_id')
      .where('kind', '=', parameters.lineKind as never)
    list = list.where(sql<boolean>`exists ${ofKind.where(sql<boolean>`order_id = id`)}`)
  }
  if (given.has('fromMs')) list = list.where('created_at_ms', '>=', parameters.fromMs as never)
  if (given.has('toMs')) list = list.where('created_at_ms', '<', parameters.toMs as never)
  return list
})
