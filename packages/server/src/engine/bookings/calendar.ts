import { present } from '@mendian/core'
import { bookingId } from '@mendian/core/schemas'
import { z } from 'zod'
import { visitEvent } from '../calendars/calendar-event.ts'
import { loadNames } from '../calendars/load-names.ts'
import { writeCalendar } from '../calendars/write-calendar.ts'
import { notFound } from '../not-found.ts'
import { defineRead, type ReadOperation } from '../operation.ts'

const input = z.strictObject({ id: bookingId })
const output = z.string().meta({ description: 'An iCalendar text (RFC 5545) with one event.' })

/** For the customer's own calendar: imported again after a change, the same event is replaced. */
export const calendar: ReadOperation<typeof input, typeof output> = defineRead({
  name: 'bookings.calendar',
  summary: 'Get a booking as an .ics file',
  http: ['GET', '/v1/bookings/{id}/calendar'],
  mediaType: 'text/calendar',
  input,
  output,
  permission: 'booking:read',
  refusals: ['not_found'],
  async run(tx, { id }) {
    const booking = await tx.bookings.find(id)
    if (!booking) return notFound('Booking', id)
    const [found, names] = await Promise.all([
      tx.locations.find(booking.locationId),
      loadNames(tx, { bookings: [booking] }, { customers: false, addresses: true }),
    ])
    const location = present(found, 'a booking names a location that exists')
    return { ok: true, value: writeCalendar(location.name, [visitEvent(booking, location, names)]) }
  },
})
