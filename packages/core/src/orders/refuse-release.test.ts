import { expect, test } from 'vitest'
import { idOf } from '../base/ids.ts'
import { bookedDye, cutByAnybody, orderOf, visit } from './bill.fixture.ts'
import { refuseRelease } from './refuse-release.ts'

const open = orderOf([bookedDye])
const paid = { ...open, paymentState: 'PAID' as const, state: 'AWAITING_REDEMPTION' as const }

test('a booking is released while no order that charges for it has been paid', () => {
  const elsewhere = { ...orderOf([cutByAnybody]), paymentState: 'PAID' as const }
  expect(refuseRelease(visit.id, [])).toBeUndefined()
  expect(refuseRelease(visit.id, [open, elsewhere])).toBeUndefined()
  expect(refuseRelease(idOf('Booking', 'other'), [paid])).toBeUndefined()
})

test('a paid booking is not, and the orders are named', () => {
  const details = { bookingId: visit.id, orderIds: [paid.id] }
  expect(refuseRelease(visit.id, [open, paid])).toEqual({ code: 'booking_paid', details })
})
