import { goodsFulfilmentStates, type OrderFilter, orderLineKinds } from '@mendian/core'
import {
  bookingId,
  categoryId,
  customerId,
  instant,
  locationId,
  orderView as orderSchema,
  orderState,
  pageInput,
  serviceId,
} from '@mendian/core/schemas'
import { z } from 'zod'
import { toMs } from '../instants.ts'
import { defineRead, type ReadOperation } from '../operation.ts'
import { pageOf, readPage } from '../page.ts'
import { timeZonesOf } from '../places/time-zones.ts'
import { orderView } from './order-view.ts'

const listInput = z.strictObject({
  ...pageInput,
  locationId: locationId.optional(),
  customerId: customerId.optional(),
  state: orderState.optional(),
  parking: z.enum(['PARKED', 'NOT_PARKED']).optional().meta({ description: 'Put aside (挂单), or not.' }),
  fulfilmentState: z.enum(goodsFulfilmentStates).optional().meta({
    description: 'With goods that are picked up or brought, as far as that; those still to be paid are PROPOSED.',
  }),
  bookingId: bookingId.optional(),
  serviceId: serviceId.optional().meta({ description: 'With a line of that service.' }),
  categoryId: categoryId.optional().meta({ description: 'With a line of that category when it was sold.' }),
  lineKind: z.enum(orderLineKinds).optional().meta({ description: 'With a line of that kind.' }),
  from: instant.optional().meta({ description: 'Made from then on.' }),
  to: instant.optional().meta({ description: 'Made before then.' }),
})
const orderPage = pageOf('Order', orderSchema)

export const list: ReadOperation<typeof listInput, typeof orderPage> = defineRead({
  name: 'orders.list',
  summary: 'List orders, oldest first',
  http: ['GET', '/v1/orders'],
  input: listInput,
  output: orderPage,
  permission: 'order:read',
  refusals: [],
  async run(tx, input) {
    const filter: OrderFilter = {
      ...(input.locationId === undefined ? {} : { locationId: input.locationId }),
      ...(input.customerId === undefined ? {} : { customerId: input.customerId }),
      ...(input.state === undefined ? {} : { state: input.state }),
      ...(input.parking === undefined ? {} : { parked: input.parking === 'PARKED' }),
      ...(input.fulfilmentState === undefined ? {} : { fulfilmentState: input.fulfilmentState }),
      ...(input.bookingId === undefined ? {} : { bookingId: input.bookingId }),
      ...(input.serviceId === undefined ? {} : { serviceId: input.serviceId }),
      ...(input.categoryId === undefined ? {} : { categoryId: input.categoryId }),
      ...(input.lineKind === undefined ? {} : { lineKind: input.lineKind }),
      ...(input.from === undefined ? {} : { fromMs: toMs(input.from) }),
      ...(input.to === undefined ? {} : { toMs: toMs(input.to) }),
    }
    let zones = await timeZonesOf(tx, [])
    return readPage(
      input,
      async (page) => {
        const rows = await tx.orders.list(filter, page)
        zones = await timeZonesOf(
          tx,
          rows.map((row) => row.locationId),
        )
        return rows
      },
      (row) => `${row.createdAtMs}:${row.id}`,
      (row) => orderView(row, zones.of(row.locationId)),
      'START_AND_ID',
    )
  },
})
