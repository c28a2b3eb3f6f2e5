import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { idOf } from '../base/ids.ts'
import { accepted, codeOf } from '../booking/booking.fixture.ts'
import { presets } from '../booking/cancellation-policy.ts'
import { archived, at, bund, wang } from '../scheduling/salon.fixture.ts'
import { advanceEnrollment } from './advance-enrollment.ts'
import { enrollment, forTwo, nineMs, openClass, session } from './classes.fixture.ts'
import { type Enroll, type EnrollState, enroll } from './enroll.ts'
import { type Enrollment, takesSeats } from './enrollment.ts'

const noon = at('12:00')

type Row = readonly [fault: string, code: string, mend: (given: Given) => Partial<Given>]
type Given = EnrollState & Enroll & { readonly nowMs: number }

/** Each row mends the fault of the row before it. */
const precedence: readonly Row[] = [
  [
    'the location is archived',
    'reference_archived',
    () => ({ location: { ...bund, minLeadMinutes: 60, maxLeadDays: 1, requireVerifiedContact: true } }),
  ],
  [
    'the customer is archived',
    'reference_archived',
    ({ customer }) => ({ customer: { ...customer, archivedAtMs: null } }),
  ],
  [
    'the customer is blocked',
    'customer_blocked',
    ({ customer }) => ({ customer: { ...customer, blocked: false, contactVerifiedAt: null } }),
  ],
  [
    'the customer cannot be reached',
    'contact_not_verified',
    ({ location }) => ({ location: { ...location, requireVerifiedContact: false } }),
  ],
  ['the class is cancelled', 'class_not_open', (given) => ({ session: { ...given.session, state: 'SCHEDULED' } })],
  ['the class is over', 'class_not_open', () => ({ nowMs: noon })],
  ['the class has begun', 'class_not_open', () => ({ nowMs: noon - 1 })],
  ['the notice is too short', 'lead_time_too_short', () => ({ nowMs: noon - 2 * 86_400_000 })],
  ['it is too far ahead', 'beyond_booking_horizon', () => ({ nowMs: nineMs })],
  ['the customer has seats', 'already_enrolled', () => ({ existing: undefined })],
  ['a spot is named twice', 'duplicate_in_list', () => ({ spots: [9, 10, 11] })],
  ['there are more spots than seats', 'too_many_spots', () => ({ spots: [9, 11] })],
  ['there is no such spot', 'spot_not_in_class', () => ({ spots: [9, 10] })],
  ['too few seats are left', 'class_full', (given) => ({ session: { ...given.session, seatsTaken: 8 } })],
  ['a spot is taken', 'spot_taken', () => ({ takenSpots: [1, 8] })],
  ['nothing', 'accepted', () => ({})],
]

describe('enroll refuses in a declared order', () => {
  let given: Given = {
    session: { ...session, state: 'CANCELLED', seatsTaken: 9 },
    location: archived({ ...bund, minLeadMinutes: 60, maxLeadDays: 1 }),
    customer: archived({ ...wang, blocked: true }),
    existing: enrollment,
    takenSpots: [9],
    policy: undefined,
    ...forTwo,
    spots: [9, 9, 11],
    nowMs: at('13:00'),
  }
  const rows = precedence.map(([fault, code, mend]) => {
    const row = [fault, code, given] as const
    given = { ...given, ...mend(given) }
    return row
  })

  test.each(rows)('when %s: %s', (_, code, { nowMs, ...state }) => {
    expect(codeOf(enroll(state, state, nowMs))).toBe(code)
  })
})

describe('enroll', () => {
  test('gives the customer seats, with the spots in order', () => {
    const decision = enroll(openClass, { ...forTwo, spots: [7, 2] }, nineMs)
    expect(accepted(decision).enrollment).toEqual({
      id: 'enr_wang',
      classSessionId: session.id,
      locationId: bund.id,
      customerId: wang.id,
      state: 'ENROLLED',
      seats: 2,
      spots: [2, 7],
      channel: 'APP',
      note: 'mat',
      price: { amountMinor: 2 * session.price.amountMinor, currency: 'CNY' },
      cancellationTerms: [],
      settlement: null,
      cancelReason: null,
      reason: null,
      version: 1,
      createdAtMs: nineMs,
      updatedAtMs: nineMs,
    })
    expect(decision).toMatchObject({ events: [{ type: 'enrollment.created', subjectKind: 'ENROLLMENT' }] })
  })

  test('keeps the terms of the policy as they are now, and none of an archived one', () => {
    const stamps = { version: 1, createdAtMs: 0, updatedAtMs: 0 }
    const policy = { ...presets.STRICT, id: idOf('CancellationPolicy', 'strict'), ...stamps, archivedAtMs: null }
    const termsUnder = (given: EnrollState['policy']): unknown =>
      accepted(enroll({ ...openClass, policy: given }, forTwo, nineMs)).enrollment.cancellationTerms
    const { name: _, ...terms } = presets.STRICT
    expect(termsUnder(policy)).toEqual([terms])
    expect(termsUnder(archived(policy))).toEqual([])
  })

  const step = fc.record({
    who: fc.integer({ min: 0, max: 8 }),
    does: fc.constantFrom('ENROLL', 'ENROLL', 'CANCEL', 'CHECK_IN'),
    seats: fc.integer({ min: 1, max: 4 }),
    spots: fc.uniqueArray(fc.integer({ min: 1, max: 11 }), { maxLength: 3 }),
  })

  test('whoever comes and goes, seats are within the capacity, one enrollment a customer and one customer a spot', () => {
    const refused = new Set<string>()
    fc.assert(
      fc.property(fc.array(step, { maxLength: 60 }), (steps) => {
        const live = new Map<number, Enrollment>()
        for (const [index, { who, does, seats, spots }] of steps.entries()) {
          const roster = [...live.values()]
          const seatsTaken = roster.reduce((total, each) => total + each.seats, 0)
          const takenSpots = roster.flatMap((each) => each.spots)
          expect(seatsTaken).toBeLessThanOrEqual(session.capacity)
          expect(new Set(takenSpots).size).toBe(takenSpots.length)
          const existing = live.get(who)
          const customer = { ...wang, id: idOf('Customer', `c${who}`) }
          if (does === 'ENROLL') {
            const state = { ...openClass, session: { ...session, seatsTaken }, customer, existing, takenSpots }
            const command = { ...forTwo, enrollmentId: idOf('Enrollment', `e${index}`), seats, spots }
            const decision = enroll(state, command, nineMs)
            if (decision.ok) live.set(who, decision.changes.enrollment)
            else refused.add(decision.refusal.code)
            const fits = existing === undefined && seats <= session.capacity - seatsTaken && spots.length <= seats
            const free = spots.every((spot) => spot <= session.capacity && !takenSpots.includes(spot))
            expect(decision.ok).toBe(fits && free)
          } else if (existing) {
            const decision = advanceEnrollment({ enrollment: existing, session }, { step: does, reason: null }, nineMs)
            if (!decision.ok) continue
            const next = decision.changes.enrollment
            if (takesSeats(next)) live.set(who, next)
            else live.delete(who)
          }
        }
      }),
      { numRuns: 300 },
    )
    const codes = ['already_enrolled', 'class_full', 'spot_not_in_class', 'spot_taken', 'too_many_spots']
    expect([...refused].sort()).toEqual(codes)
  })
})
