import { bookingSeriesId, bookingSeriesResult } from '@mendian/core/schemas'
import { z } from 'zod'
import { defineRead, type ReadOperation } from '../operation.ts'
import { loadSeries } from './load-series.ts'
import { bookingSeriesView, visitOutcome } from './series-view.ts'

const input = z.strictObject({ id: bookingSeriesId })

export const get: ReadOperation<typeof input, typeof bookingSeriesResult> = defineRead({
  name: 'bookingSeries.get',
  summary: 'Get a series with its bookings as they are now',
  http: ['GET', '/v1/booking-series/{id}'],
  input,
  output: bookingSeriesResult,
  permission: 'booking:read',
  refusals: ['not_found'],
  async run(tx, { id }) {
    const loaded = await loadSeries(tx, id)
    if (!loaded.ok) return loaded
    const { timeZone } = loaded.location
    const occurrences = loaded.bookings.map((booking) =>
      visitOutcome({ occurrence: booking.occurrence ?? 0, startsAtMs: booking.startsAtMs }, booking, null, timeZone),
    )
    return { ok: true, value: { series: bookingSeriesView(loaded.series, timeZone), occurrences } }
  },
})
