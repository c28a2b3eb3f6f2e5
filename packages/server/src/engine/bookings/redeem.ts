import { bookingId, bookingView as bookingSchema, locationId } from '@mendian/core/schemas'
import { z } from 'zod'
import { notFound } from '../not-found.ts'
import { defineWrite, type WriteOperation } from '../operation.ts'
import { arrive } from './arrive.ts'

const input = z.strictObject({
  redemptionCode: z.string().regex(/^\d{6,20}$/, 'must be the digits of a redemption code'),
  locationId: locationId.optional().meta({ description: 'Where the code is shown; another location refuses.' }),
})

/** The customer arrives and shows the code: the booking is redeemed, once, and orders waiting for it complete. */
export const redeem: WriteOperation<typeof input, typeof bookingSchema> = defineWrite({
  name: 'bookings.redeem',
  summary: 'Check a customer in by the code of the booking',
  http: ['POST', '/v1/bookings/redeem'],
  input,
  output: bookingSchema,
  permission: 'booking:write',
  movesMoney: false,
  refusals: ['not_found', 'already_redeemed', 'booking_state_forbids', 'booked_at_other_location', 'period_closed'],
  locks: ({ redemptionCode }) => [{ kind: 'CODE', id: `redemption:${redemptionCode}` }],
  async run(tx, command, run) {
    const booking = await tx.bookings.findByRedemptionCode(command.redemptionCode)
    if (!booking) return notFound('Booking', command.redemptionCode)
    return arrive(tx, booking, command.locationId, run)
  },
})

const checkInInput = z.strictObject({ id: bookingId })

/** For the customer who comes without the code: what follows is the same. */
export const checkIn: WriteOperation<typeof checkInInput, typeof bookingSchema> = defineWrite({
  name: 'bookings.checkIn',
  summary: 'Check a customer in at the desk, without the code',
  http: ['POST', '/v1/bookings/{id}/check-in'],
  input: checkInInput,
  output: bookingSchema,
  permission: 'booking:write',
  movesMoney: false,
  refusals: ['not_found', 'already_redeemed', 'booking_state_forbids', 'period_closed'],
  locks: ({ id }) => [{ kind: 'BOOKING', id }],
  async run(tx, { id }, run) {
    const booking = await tx.bookings.find(id)
    return booking ? arrive(tx, booking, undefined, run) : notFound('Booking', id)
  },
})
