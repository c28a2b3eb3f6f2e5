import { describe, expect, test } from 'vitest'
import { booked } from '../booking/booking.fixture.ts'
import type { Booking, BookingState } from '../booking/booking.ts'
import { bookingFigures } from './booking-figures.ts'

const hourMs = 3_600_000
const window = { startMs: 0, endMs: 24 * hourMs }
const hours = (from: number, to: number) => ({ startMs: from * hourMs, endMs: to * hourMs })
const { booking: visit } = booked()

function inState(state: BookingState, waitMinutes?: number): Booking {
  const [first] = visit.history
  if (waitMinutes === undefined || !first) return { ...visit, state }
  const arrived = { ...first, action: 'CHECK_IN', occurredAtMs: 10 * hourMs } as const
  const begun = { ...first, action: 'START', occurredAtMs: 10 * hourMs + waitMinutes * 60_000 } as const
  return { ...visit, state, history: [first, arrived, begun] }
}

describe('bookingFigures', () => {
  test('are none where there is nothing', () => {
    const figures = bookingFigures([], [], window)
    expect(figures).toMatchObject({ noShowRate: null, avgWaitMinutes: null, utilisation: null, due: 0 })
    expect(new Set(Object.values(figures.byState))).toEqual(new Set([0]))
  })

  test('count no-shows among those who were due, and waits of those who were served', () => {
    const figures = bookingFigures(
      [
        inState('NO_SHOW'),
        inState('COMPLETED', 10),
        inState('IN_SERVICE', 5.5),
        inState('ARRIVED'),
        inState('CANCELLED'),
      ],
      [],
      window,
    )
    expect(figures).toMatchObject({ noShows: 1, due: 4, noShowRate: 0.25, waits: 2, avgWaitMinutes: 7.75 })
    expect(figures.byState).toMatchObject({ NO_SHOW: 1, CANCELLED: 1, CONFIRMED: 0 })
  })

  test('measure booked time against working time without what is blocked, inside the window', () => {
    const lin = {
      working: [hours(-2, 8), hours(9, 12)],
      // An hour outside the shift, and one that is blocked twice, take nothing more off.
      blocked: [hours(6, 7), hours(6, 7), hours(8, 9)],
      booked: [hours(0, 2), hours(23, 25)],
    }
    const chen = { working: [], blocked: [hours(1, 2)], booked: [hours(3, 4)] }
    expect(bookingFigures([], [lin, chen], window)).toMatchObject({
      ...{ workingMinutes: 660, blockedMinutes: 60, bookedMinutes: 240, utilisation: 0.4 },
    })
  })
})
