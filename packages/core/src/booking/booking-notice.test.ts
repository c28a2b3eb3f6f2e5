import { describe, expect, it } from 'vitest'
import { idOf } from '../base/ids.ts'
import { booked } from './booking.fixture.ts'
import { type BookingEventType, bookingEvent } from './booking-event.ts'
import { bookingNotifications } from './booking-notice.ts'

const [lin, chen] = [idOf('Staff', 'lin'), idOf('Staff', 'chen')]
const { booking: visit } = booked()
const [segment] = visit.segments
const subject = {
  ...visit,
  segments: [lin, chen, lin].flatMap((staffId, ordinal) => (segment ? [{ ...segment, ordinal, staffId }] : [])),
}
const told = (type: BookingEventType): readonly string[] =>
  bookingNotifications(bookingEvent(type, subject)).map(({ notice, recipient }) => `${notice} ${recipient.id}`)

describe('bookingNotifications', () => {
  it('tells each of the staff once of an arrival', () => {
    expect(told('booking.arrived')).toEqual([`CUSTOMER_ARRIVED ${lin}`, `CUSTOMER_ARRIVED ${chen}`])
  })

  it('tells customer and staff of a cancellation', () => {
    const { customerId } = subject
    expect(told('booking.cancelled')).toEqual([customerId, lin, chen].map((id) => `BOOKING_CANCELLED ${id}`))
  })

  it('tells nobody of other steps', () => {
    expect(told('booking.started')).toEqual([])
    expect(told('booking.rescheduled')).toEqual([])
  })
})
