import { describe, expect, test } from 'vitest'
import { idOf } from '../base/ids.ts'
import type { AddOn } from '../catalog/add-on.ts'
import type { Service } from '../catalog/service.ts'
import {
  archived,
  at,
  bund,
  byId,
  chairs,
  chen,
  configuration,
  cut,
  dye,
  lin,
  shift,
  sofas,
  wang,
} from '../scheduling/salon.fixture.ts'
import { type Book, type BookState, book } from './book.ts'
import { booked, codeOf, cutAtNoon, nineMs, openDay } from './booking.fixture.ts'

interface Attempt {
  readonly state: BookState
  readonly command: Book
  readonly nowMs: number
}

/** Everything is wrong at once; the rows of the table put it right, one thing after another. */
const hopeless: Attempt = {
  state: {
    configuration: {
      location: archived({ ...bund, minLeadMinutes: 60, maxLeadDays: 1 }),
      services: byId(),
      staff: byId(),
      resources: byId(),
      addOns: byId(),
    },
    customer: archived({ ...wang, blocked: true }),
    openBookings: 2,
    policies: [],
    shifts: [],
    busy: [],
    claims: [],
  },
  command: {
    ...cutAtNoon,
    startsAtMs: at('11:07'),
    segments: [{ serviceId: dye.id, staffId: lin.id, addOns: [{ addOnId: idOf('AddOn', 'care'), quantity: 1 }] }],
    locationType: 'CUSTOMER_ADDRESS',
  },
  nowMs: at('12:00'),
}

type Repair = (attempt: Attempt) => Attempt

const configure =
  (more: Partial<BookState['configuration']>): Repair =>
  ({ state, ...rest }) => ({ ...rest, state: { ...state, configuration: { ...state.configuration, ...more } } })
const startAt =
  (clock: string): Repair =>
  (attempt) => ({ ...attempt, command: { ...attempt.command, startsAtMs: at(clock) } })
const openLocation = { ...bund, minLeadMinutes: 60, maxLeadDays: 1, maxOpenBookingsPerCustomer: 2 }
const closedLocation = { ...openLocation, openingHours: [], maxBookingsPerDay: 1, maxConcurrentCustomers: 1 }
const others = booked(openDay, { ...cutAtNoon, segments: [{ serviceId: cut.id, staffId: lin.id }] })
const chairsTaken = [chairs, sofas].map(({ id }) => ({
  resourceId: id,
  startMs: at('13:00'),
  endMs: at('14:00'),
  units: 1,
  segment: 0,
  ownerKind: 'BOOKING' as const,
  ownerId: idOf('Booking', 'other'),
  expiresAtMs: null,
}))
const placeTaken = chairsTaken.slice(0, 1).map((claim) => ({ ...claim, resourceId: bund.id }))

const care: AddOn = {
  id: idOf('AddOn', 'care'),
  version: 1,
  createdAtMs: 0,
  updatedAtMs: 0,
  archivedAtMs: null,
  name: 'Care',
  description: '',
  price: { amountMinor: 100, currency: 'CNY' },
  durationMinutes: 10,
  staffIds: null,
  resourceRequirements: [],
}
const unofferedDye: Service = {
  ...dye,
  staffIds: [],
  locationTypes: ['ONLINE'],
  addOnGroups: [{ name: 'Colour', addOnIds: [idOf('AddOn', 'red')], minSelections: 1, maxSelections: null }],
}

const precedence: readonly (readonly [repair: string, Repair, code: string])[] = [
  ['nothing is right', (attempt) => attempt, 'address_required'],
  [
    'the visit is at the location',
    ({ command, ...rest }) => ({ ...rest, command: { ...command, locationType: 'LOCATION' } }),
    'reference_archived',
  ],
  ['the location is open', configure({ location: closedLocation }), 'reference_archived'],
  [
    'the customer is there',
    (a) => ({ ...a, state: { ...a.state, customer: { ...wang, blocked: true } } }),
    'customer_blocked',
  ],
  ['the customer is let in', (a) => ({ ...a, state: { ...a.state, customer: wang } }), 'too_many_open_bookings'],
  [
    'the customer has but one visit to come',
    (a) => ({ ...a, state: { ...a.state, openBookings: 1 } }),
    'reference_not_found',
  ],
  ['the service exists', configure({ services: byId(archived({ ...dye, staffIds: [] })) }), 'reference_archived'],
  [
    'the service is in use',
    configure({ services: byId({ ...unofferedDye, locationIds: [] }) }),
    'not_offered_at_location',
  ],
  ['the service is offered there', configure({ services: byId(unofferedDye) }), 'location_type_not_offered'],
  [
    'the service is for visitors',
    configure({ services: byId({ ...unofferedDye, locationTypes: ['LOCATION'] }) }),
    'reference_not_found',
  ],
  ['the add-on exists', configure({ addOns: byId(archived(care)) }), 'reference_archived'],
  ['the add-on is in use', configure({ addOns: byId(care) }), 'add_on_not_offered'],
  [
    'the add-on is left out, a required one with it',
    ({ command, ...rest }) => ({
      ...rest,
      command: { ...command, segments: [{ serviceId: dye.id, staffId: lin.id }] },
    }),
    'add_on_group_incomplete',
  ],
  [
    'nothing is required',
    configure({
      services: byId({ ...dye, staffIds: [], overrides: [], price: { amountMinor: 1, currency: 'EUR' } }),
    }),
    'currency_mismatch',
  ],
  ['the price is in yuan', configure({ services: byId({ ...dye, staffIds: [] }) }), 'reference_not_found'],
  ['the person exists', configure({ staff: byId(archived({ ...lin, bookable: false })) }), 'reference_archived'],
  ['the person is in use', configure({ staff: byId({ ...lin, bookable: false }) }), 'staff_not_qualified'],
  ['the person does it', configure({ services: byId(dye) }), 'staff_not_bookable'],
  [
    'the person takes bookings',
    configure({ staff: byId({ ...lin, maxBookingsPerDay: 1 }) }),
    'resource_not_at_location',
  ],
  [
    'the resources are elsewhere',
    configure({ resources: byId({ ...chairs, locationId: idOf('Location', 'x') }) }),
    'resource_not_at_location',
  ],
  [
    'the resources are archived',
    configure({ resources: byId(archived(chairs), archived(sofas)) }),
    'resource_not_at_location',
  ],
  ['the resources are there', configure({ resources: byId(chairs, sofas) }), 'start_off_grid'],
  ['the start is on the grid', startAt('11:00'), 'start_in_past'],
  ['the start is to come', startAt('12:45'), 'lead_time_too_short'],
  ['the start is far off', startAt('36:15'), 'beyond_booking_horizon'],
  ['the start is within the horizon', startAt('13:00'), 'location_closed'],
  [
    'the location is open then',
    configure({ location: { ...closedLocation, openingHours: null } }),
    'staff_not_working',
  ],
  [
    'the person is on shift, with another customer',
    ({ state, ...rest }) => ({
      ...rest,
      state: {
        ...state,
        shifts: [shift(lin, '10:00', '20:00')],
        busy: others.occupancy.map(toOne),
        claims: [...chairsTaken, ...placeTaken],
      },
    }),
    'daily_cap_reached',
  ],
  ['the person may take more that day', configure({ staff: byId(lin) }), 'slot_taken'],
  ['the person is free', ({ state, ...rest }) => ({ ...rest, state: { ...state, busy: [] } }), 'capacity_full'],
  [
    'a sofa is free',
    ({ state, ...rest }) => ({ ...rest, state: { ...state, claims: [...chairsTaken.slice(0, 1), ...placeTaken] } }),
    'daily_cap_reached',
  ],
  [
    'the location takes more that day',
    configure({ location: { ...openLocation, maxConcurrentCustomers: 1 } }),
    'capacity_full',
  ],
  ['the location has room', configure({ location: { ...openLocation, maxConcurrentCustomers: 2 } }), 'accepted'],
]

function toOne<T extends { readonly startMs: number; readonly endMs: number; readonly transitionEndMs: number }>(
  block: T,
): T {
  return { ...block, startMs: at('13:00'), endMs: at('13:30'), transitionEndMs: at('13:30') }
}

describe('book refuses in a declared order', () => {
  test.each(precedence.map(([repair, , code], row) => [repair, code, row] as const))('when %s: %s', (_, code, row) => {
    const attempt = precedence.slice(0, row + 1).reduce((so_far, [, repair]) => repair(so_far), hopeless)
    expect(codeOf(book(attempt.state, attempt.command, attempt.nowMs))).toBe(code)
  })

  test('nobody qualified is told apart from a person who is not', () => {
    const services = byId({ ...cut, staffIds: [chen.id] })
    const staff = byId(archived(chen))
    const decision = book({ ...openDay, configuration: { ...configuration, services, staff } }, cutAtNoon, nineMs)
    const details = { serviceId: cut.id, staffLevelId: null, staffGender: null }
    expect(decision).toEqual({ ok: false, refusal: { code: 'no_qualified_staff', details } })
  })

  test('a booking without a segment is a bug of the caller', () => {
    expect(() => book(openDay, { ...cutAtNoon, segments: [] }, nineMs)).toThrow('a booking has a segment')
  })
})
