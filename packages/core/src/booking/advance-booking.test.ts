import { describe, expect, test } from 'vitest'
import { at } from '../scheduling/salon.fixture.ts'
import { advanceBooking } from './advance-booking.ts'
import { accepted, booked, codeOf, frontDesk } from './booking.fixture.ts'
import { bookingStates, bookingTransitions, occupies } from './booking.ts'

const { booking } = booked()
const acting = { actor: frontDesk, reason: 'ill' }

describe('advanceBooking', () => {
  const allowed = {
    CANCEL: ['PENDING', 'CONFIRMED'],
    START: ['ARRIVED'],
    COMPLETE: ['ARRIVED', 'IN_SERVICE'],
  } as const

  test.each(['CANCEL', 'START', 'COMPLETE'] as const)('%s is allowed from its states and no others', (step) => {
    const from = bookingStates.filter((state) => advanceBooking({ ...booking, state }, step, acting, at('12:00')).ok)
    expect(from).toEqual(allowed[step])
  })

  test('a refusal tells the state and where the step may start from', () => {
    expect(advanceBooking(booking, 'START', acting, at('12:00'))).toEqual({
      ok: false,
      refusal: {
        code: 'booking_state_forbids',
        details: { state: 'CONFIRMED', action: 'START', allowedFrom: ['ARRIVED'] },
      },
    })
  })

  test.each([
    ['CANCEL', 'CONFIRMED', 'CANCELLED', true, 'booking.cancelled'],
    ['START', 'ARRIVED', 'IN_SERVICE', false, 'booking.started'],
    ['COMPLETE', 'IN_SERVICE', 'COMPLETED', false, 'booking.completed'],
  ] as const)('%s leads from %s to %s', (step, from, to, releases, type) => {
    const before = { ...booking, state: from }
    const decision = advanceBooking(before, step, acting, at('12:00'))
    const changes = accepted(decision)
    expect(changes.releases).toBe(releases)
    expect(changes.booking).toEqual({
      ...before,
      state: to,
      version: 2,
      updatedAtMs: at('12:00'),
      history: [
        ...before.history,
        {
          version: 2,
          state: to,
          action: step,
          occurredAtMs: at('12:00'),
          actorKind: 'API_KEY',
          actorId: frontDesk.id,
          reason: 'ill',
        },
      ],
    })
    expect(decision.ok && decision.events).toEqual([
      { type, subjectKind: 'BOOKING', subject: changes.booking, previous: before },
    ])
  })

  test('a step that releases time is one to a state that takes none, and the other way round', () => {
    for (const step of ['CANCEL', 'START', 'COMPLETE'] as const) {
      const { from, to } = bookingTransitions[step]
      for (const state of from) {
        const { releases } = accepted(advanceBooking({ ...booking, state }, step, acting, at('12:00')))
        expect(releases).toBe(to !== 'SAME' && !occupies(to))
      }
    }
  })

  test('a completed visit cannot be cancelled afterwards', () => {
    expect(codeOf(advanceBooking({ ...booking, state: 'COMPLETED' }, 'CANCEL', acting, at('14:00')))).toBe(
      'booking_state_forbids',
    )
  })
})
