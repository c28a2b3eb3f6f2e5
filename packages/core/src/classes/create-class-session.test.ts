import { describe, expect, test } from 'vitest'
import { idOf } from '../base/ids.ts'
import { accepted, codeOf } from '../booking/booking.fixture.ts'
import type { Occupancy } from '../scheduling/occupancy.ts'
import { archived, at, bund, byId, chairs, chen, lin, sofas } from '../scheduling/salon.fixture.ts'
import { nineMs, session, studio, yoga, yogaAtNoon } from './classes.fixture.ts'
import { type CreateClassSession, type CreateClassSessionState, createClassSession } from './create-class-session.ts'

const taken: Occupancy = {
  unitKind: 'STAFF',
  unitId: lin.id,
  preparationMs: 0,
  startMs: at('13:00'),
  endMs: at('14:00'),
  transitionEndMs: at('14:00'),
  segment: 0,
  ownerKind: 'BOOKING',
  ownerId: idOf('Booking', 'other'),
  expiresAtMs: null,
}
const inChair = {
  resourceId: chairs.id,
  startMs: at('12:30'),
  endMs: at('13:30'),
  units: 1,
  segment: 0,
  ownerKind: 'BOOKING',
  ownerId: idOf('Booking', 'other'),
  expiresAtMs: null,
} as const
const atPlace = { ...inChair, resourceId: bund.id }
const limited = { ...bund, maxConcurrentCustomers: 10 }

type Mend = (
  state: CreateClassSessionState,
  command: CreateClassSession,
) => [CreateClassSessionState, CreateClassSession]
const mendState =
  (change: (state: CreateClassSessionState) => Partial<CreateClassSessionState>): Mend =>
  (state, command) => [{ ...state, ...change(state) }, command]
const mendCommand =
  (change: Partial<CreateClassSession>): Mend =>
  (state, command) => [state, { ...command, ...change }]
const configure = (change: Partial<CreateClassSessionState['configuration']>): Mend =>
  mendState((state) => ({ configuration: { ...state.configuration, ...change } }))

/** Each row mends the fault of the row before it. */
const precedence: readonly (readonly [fault: string, code: string, mend: Mend])[] = [
  ['the location is archived', 'reference_archived', configure({ location: { ...limited, openingHours: [] } })],
  ['there is no such service', 'reference_not_found', mendCommand({ serviceId: yoga.id })],
  [
    'the service is archived',
    'reference_archived',
    configure({ services: byId({ ...yoga, staffIds: [chen.id], price: { amountMinor: 1, currency: 'EUR' } }) }),
  ],
  [
    'the service has another currency',
    'currency_mismatch',
    configure({ services: byId({ ...yoga, staffIds: [chen.id] }) }),
  ],
  ['there is no such person', 'reference_not_found', mendCommand({ staffId: lin.id })],
  ['the person does not teach this', 'staff_not_qualified', configure({ services: byId(yoga) })],
  ['the rooms are elsewhere', 'resource_not_at_location', mendCommand({ resourceRequirements: null })],
  ['the start is off the grid', 'start_off_grid', mendCommand({ startsAtMs: at('08:00') })],
  ['the start is over', 'start_in_past', mendCommand({ startsAtMs: at('12:00') + 731 * 86_400_000 })],
  ['the start is years away', 'beyond_booking_horizon', mendCommand({ startsAtMs: at('12:00') })],
  ['the location is closed', 'location_closed', configure({ location: limited })],
  ['nobody works', 'staff_not_working', mendState(() => ({ shifts: studio.shifts }))],
  ['the teacher is taken', 'slot_taken', mendState(() => ({ busy: [] }))],
  ['the room is taken', 'capacity_full', mendState(() => ({ claims: [atPlace] }))],
  ['the location has too few places', 'capacity_full', mendCommand({ capacity: 9 })],
  ['nothing', 'accepted', (state, command) => [state, command]],
]

describe('createClassSession refuses in a declared order', () => {
  let state: CreateClassSessionState = {
    ...studio,
    configuration: { ...studio.configuration, location: archived(bund), services: byId(archived(yoga)) },
    shifts: [],
    busy: [taken],
    claims: [inChair, atPlace],
  }
  let command: CreateClassSession = {
    ...yogaAtNoon,
    serviceId: idOf('Service', 'none'),
    staffId: idOf('Staff', 'none'),
    startsAtMs: at('12:07'),
    resourceRequirements: [{ resourceIds: [idOf('Resource', 'none')], quantity: 1 }],
  }
  const rows = precedence.map(([fault, code, mend]) => {
    const row = [fault, code, state, command] as const
    ;[state, command] = mend(state, command)
    return row
  })

  test.each(rows)('when %s: %s', (_, code, given, asked) => {
    expect(codeOf(createClassSession(given, asked, nineMs))).toBe(code)
  })
})

describe('createClassSession', () => {
  test('takes the teacher, the room and a place for every seat, all the while', () => {
    const { occupancy, claims, ...changes } = accepted(createClassSession(studio, yogaAtNoon, nineMs))
    const time = { startMs: at('12:00'), endMs: at('13:00') }
    const owner = { ownerKind: 'CLASS_SESSION', ownerId: yogaAtNoon.classSessionId, expiresAtMs: null }
    expect(occupancy).toEqual([
      {
        unitKind: 'STAFF',
        unitId: lin.id,
        preparationMs: 0,
        segment: 0,
        ...time,
        transitionEndMs: at('13:15'),
        ...owner,
      },
    ])
    expect(claims).toEqual([
      { resourceId: chairs.id, units: 1, segment: 0, ...time, ...owner },
      { resourceId: bund.id, units: 10, segment: null, ...time, ...owner },
    ])
    expect(changes.session).toEqual({
      id: 'cls_yoga',
      locationId: bund.id,
      serviceId: yoga.id,
      staffId: lin.id,
      name: 'Yoga',
      state: 'SCHEDULED',
      startsAtMs: at('12:00'),
      endsAtMs: at('13:00'),
      capacity: 10,
      seatsTaken: 0,
      price: { amountMinor: 19_800, currency: 'CNY' },
      cancellationPolicyId: null,
      resources: [{ resourceId: chairs.id, units: 1 }],
      cancelReason: null,
      seriesId: null,
      occurrence: null,
      version: 1,
      createdAtMs: nineMs,
      updatedAtMs: nineMs,
    })
  })

  test('costs what its service costs there with its teacher, unless it has a price of its own', () => {
    const priceOf = (more: Partial<CreateClassSession>): unknown =>
      accepted(createClassSession(studio, { ...yogaAtNoon, ...more }, nineMs)).session.price
    expect(priceOf({})).toEqual({ amountMinor: 19_800, currency: 'CNY' })
    expect(priceOf({ staffId: chen.id })).toEqual(yoga.price)
    const own = { amountMinor: 5000, currency: 'CNY' }
    expect(priceOf({ price: own })).toEqual(own)
    const foreign = { ...yogaAtNoon, price: { amountMinor: 1, currency: 'EUR' } }
    expect(codeOf(createClassSession(studio, foreign, nineMs))).toBe('currency_mismatch')
  })

  test('may have a name, a length and rooms of its own, and a teacher who takes no appointments', () => {
    const own = {
      name: 'Sunrise',
      durationMinutes: 90,
      resourceRequirements: [{ resourceIds: [sofas.id], quantity: 1 }],
    }
    const decision = createClassSession(studio, { ...yogaAtNoon, ...own, staffId: chen.id }, nineMs)
    expect(accepted(decision).session).toMatchObject({
      name: 'Sunrise',
      staffId: chen.id,
      endsAtMs: at('13:30'),
      resources: [{ resourceId: sofas.id, units: 1 }],
    })
    expect(decision).toMatchObject({ events: [{ type: 'class_session.created', subjectKind: 'CLASS_SESSION' }] })
  })

  test('is not bound by what customers may book: notice and horizon', () => {
    const strict = { ...bund, minLeadMinutes: 1440, maxLeadDays: 1 }
    const configuration = { ...studio.configuration, location: strict }
    expect(codeOf(createClassSession({ ...studio, configuration }, yogaAtNoon, nineMs))).toBe('accepted')
  })

  test('keeps clear of another class of the teacher, transition included', () => {
    const first = accepted(createClassSession(studio, yogaAtNoon, nineMs))
    const after = { ...studio, busy: first.occupancy, claims: [] }
    const second = { ...yogaAtNoon, classSessionId: idOf('ClassSession', 'second') }
    expect(codeOf(createClassSession(after, { ...second, startsAtMs: at('13:00') }, nineMs))).toBe('slot_taken')
    expect(codeOf(createClassSession(after, { ...second, startsAtMs: at('13:15') }, nineMs))).toBe('accepted')
    expect(session.seatsTaken).toBe(0)
  })
})
