import { describe, expect, test } from 'vitest'
import { idOf } from '../base/ids.ts'
import { at, bund } from '../scheduling/salon.fixture.ts'
import { accepted, booked, codeOf, frontDesk } from './booking.fixture.ts'
import { type Booking, bookingStates } from './booking.ts'
import { checkIn, isRedeemed } from './check-in.ts'

const { booking } = booked()
const elsewhere = { locationId: idOf('Location', 'elsewhere'), actor: frontDesk, reason: null }
const here = { ...elsewhere, locationId: bund.id }
const somewhere = { actor: frontDesk, reason: null }
const arrived: Booking = { ...booking, state: 'ARRIVED' }
const cancelled: Booking = { ...booking, state: 'CANCELLED' }

describe('checkIn', () => {
  test.each([
    ['the code is shown elsewhere, a second time', arrived, elsewhere, 'booked_at_other_location'],
    ['it is shown here a second time', arrived, here, 'already_redeemed'],
    ['it is of a booking that was cancelled', cancelled, here, 'booking_state_forbids'],
    ['it is of a confirmed booking', booking, here, 'accepted'],
    ['nobody says where it is shown', booking, somewhere, 'accepted'],
  ] as const)('when %s: %s', (_, given, command, code) => {
    expect(codeOf(checkIn(given, command, at('11:55')))).toBe(code)
  })

  test.each([
    ['PENDING', 'booking_state_forbids'],
    ['CONFIRMED', 'accepted'],
    ['ARRIVED', 'already_redeemed'],
    ['IN_SERVICE', 'already_redeemed'],
    ['COMPLETED', 'already_redeemed'],
    ['CANCELLED', 'booking_state_forbids'],
    ['LATE_CANCELLED', 'booking_state_forbids'],
    ['NO_SHOW', 'booking_state_forbids'],
    ['DECLINED', 'booking_state_forbids'],
    ['EXPIRED', 'booking_state_forbids'],
  ] as const)('from %s: %s', (state, code) => {
    expect(codeOf(checkIn({ ...booking, state }, somewhere, at('11:55')))).toBe(code)
  })

  test('the customer has arrived, and the event tells what was before', () => {
    const decision = checkIn(booking, here, at('11:55'))
    const changes = accepted(decision)
    expect(changes.booking).toMatchObject({ state: 'ARRIVED', version: 2, updatedAtMs: at('11:55') })
    expect(changes.booking.history.at(-1)).toMatchObject({ action: 'CHECK_IN', state: 'ARRIVED', version: 2 })
    expect(decision.ok && decision.events).toEqual([
      { type: 'booking.arrived', subjectKind: 'BOOKING', subject: changes.booking, previous: booking },
    ])
  })

  test('a booking is redeemed from the arrival on', () => {
    const redeemed = bookingStates.filter((state) => isRedeemed({ state }))
    expect(redeemed).toEqual(['ARRIVED', 'IN_SERVICE', 'COMPLETED'])
  })
})
