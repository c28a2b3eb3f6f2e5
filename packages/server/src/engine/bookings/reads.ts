import type { BookingFilter, ReadTransaction } from '@mendian/core'
import {
  bookingChannel,
  bookingId,
  bookingView as bookingSchema,
  bookingSeriesId,
  bookingState,
  customerId,
  instant,
  locationId,
  locationType,
  pageInput,
  readerTimeZone,
  staffId,
} from '@mendian/core/schemas'
import { z } from 'zod'
import { toMs } from '../instants.ts'
import { notFound } from '../not-found.ts'
import { defineRead, type ReadOperation } from '../operation.ts'
import { pageOf, readPage } from '../page.ts'
import { timeZonesOf } from '../places/time-zones.ts'
import { bookingView } from './booking-view.ts'

const getInput = z.strictObject({ id: bookingId, timeZone: readerTimeZone })

export const get: ReadOperation<typeof getInput, typeof bookingSchema> = defineRead({
  name: 'bookings.get',
  summary: 'Get a booking with its history',
  http: ['GET', '/v1/bookings/{id}'],
  input: getInput,
  output: bookingSchema,
  permission: 'booking:read',
  refusals: ['not_found'],
  async run(tx, { id, timeZone }) {
    const booking = await tx.bookings.find(id)
    if (!booking) return notFound('Booking', id)
    const zones = await timeZonesOf(tx, [booking.locationId])
    return { ok: true, value: bookingView(booking, timeZone ?? zones.of(booking.locationId)) }
  },
})

const listInput = z.strictObject({
  ...pageInput,
  timeZone: readerTimeZone,
  locationId: locationId.optional(),
  customerId: customerId.optional(),
  staffId: staffId.optional(),
  locationType: locationType.optional(),
  state: bookingState.optional(),
  channel: bookingChannel.optional(),
  seriesId: bookingSeriesId.optional(),
  from: instant.optional().meta({ description: 'Starting from here on.' }),
  to: instant.optional().meta({ description: 'Starting before this.' }),
})
const bookingPage = pageOf('Booking', bookingSchema)

export const list: ReadOperation<typeof listInput, typeof bookingPage> = defineRead({
  name: 'bookings.list',
  summary: 'List bookings by their start',
  http: ['GET', '/v1/bookings'],
  input: listInput,
  output: bookingPage,
  permission: 'booking:read',
  refusals: [],
  async run(tx: ReadTransaction, input) {
    const filter: BookingFilter = {
      ...(input.locationId === undefined ? {} : { locationId: input.locationId }),
      ...(input.customerId === undefined ? {} : { customerId: input.customerId }),
      ...(input.staffId === undefined ? {} : { staffId: input.staffId }),
      ...(input.locationType === undefined ? {} : { locationType: input.locationType }),
      ...(input.state === undefined ? {} : { state: input.state }),
      ...(input.channel === undefined ? {} : { channel: input.channel }),
      ...(input.seriesId === undefined ? {} : { seriesId: input.seriesId }),
      ...(input.from === undefined ? {} : { fromMs: toMs(input.from) }),
      ...(input.to === undefined ? {} : { toMs: toMs(input.to) }),
    }
    let zones = await timeZonesOf(tx, [])
    return readPage(
      input,
      async (page) => {
        const rows = await tx.bookings.list(filter, page)
        zones = await timeZonesOf(
          tx,
          rows.map((row) => row.locationId),
        )
        return rows
      },
      (row) => `${row.startsAtMs}:${row.id}`,
      (row) => bookingView(row, input.timeZone ?? zones.of(row.locationId)),
      'START_AND_ID',
    )
  },
})
