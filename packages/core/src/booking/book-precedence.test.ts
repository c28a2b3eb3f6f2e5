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
import { servicePoolId } from '../scheduling/service-limits.ts'
import { DAY_MS } from '../time/local-time.ts'
import { type Book, type BookState, book } from './book.ts'
import { booked, cutAtNoon, nineMs, openDay } from './booking.fixture.ts'

interface Attempt {
  readonly state: BookState
  readonly command: Book
  readonly nowMs: number
}

const gold = { id: idOf('Tier', 'gold'), rank: 1, bookingWindowDays: 2 }
const silver = { ...gold, id: idOf('Tier', 'silver'), rank: 0, bookingWindowDays: null }
const wangToo = { ownerId: idOf('Booking', 'wangs'), startMs: at('38:00') }

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
    visitor: { tier: null, tiers: [gold, silver], visits: [wangToo] },
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
const openLocation = {
  ...bund,
  minLeadMinutes: 60,
  maxLeadDays: 1,
  maxOpenBookingsPerCustomer: 2,
  requireVerifiedContact: true,
  maxConcurrentCustomers: 2,
}
const reserving = {
  ...openLocation,
  maxBookingsPerDay: 2,
  maxBookingsPerDayPerCustomer: 1,
  tierReserve: { minimumTierRank: 1, shareBasisPoints: 5000, releaseDaysBefore: 0 },
}
const closedLocation = { ...reserving, openingHours: [], maxBookingsPerDay: 1 }
const scarce = { ...dye, maxConcurrentBookings: 1, maxBookingsPerDay: 1 }
const others = booked(openDay, { ...cutAtNoon, segments: [{ serviceId: cut.id, staffId: lin.id }] })
const chairsTaken = [chairs, sofas].map(({ id }) => ({
  resourceId: id,
  startMs: at('36:00'),
  endMs: at('37:00'),
  units: 1,
  segment: 0,
  ownerKind: 'BOOKING' as const,
  ownerId: idOf('Booking', 'other'),
  expiresAtMs: null,
}))
const placeTaken = chairsTaken.slice(0, 1).map((claim) => ({ ...claim, resourceId: bund.id }))
const serviceTaken = placeTaken.map((claim) => ({ ...claim, resourceId: servicePoolId(bund.id, dye.id) }))

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
  ...scarce,
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
  ['the customer is let in', (a) => ({ ...a, state: { ...a.state, customer: wang } }), 'contact_not_verified'],
  [
    'the contact is verified',
    (a) => ({ ...a, state: { ...a.state, customer: { ...wang, contactVerifiedAt: '2026-11-20T00:00:00.000Z' } } }),
    'too_many_open_bookings',
  ],
  [
    'the customer has but one visit to come',
    (a) => ({ ...a, state: { ...a.state, openBookings: 1 } }),
    'reference_not_found',
  ],
  ['the service exists', configure({ services: byId(archived({ ...scarce, staffIds: [] })) }), 'reference_archived'],
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
      services: byId({ ...scarce, staffIds: [], overrides: [], price: { amountMinor: 1, currency: 'EUR' } }),
    }),
    'currency_mismatch',
  ],
  ['the price is in yuan', configure({ services: byId({ ...scarce, staffIds: [] }) }), 'reference_not_found'],
  ['the person exists', configure({ staff: byId(archived({ ...lin, bookable: false })) }), 'reference_archived'],
  ['the person is in use', configure({ staff: byId({ ...lin, bookable: false }) }), 'staff_not_qualified'],
  ['the person does it', configure({ services: byId(scarce) }), 'staff_not_bookable'],
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
  ['the start is far off, but for gold', startAt('36:15'), 'tier_window'],
  [
    'the start is far off for all',
    (a) => ({ ...a, command: { ...a.command, startsAtMs: at('36:15') + 2 * DAY_MS } }),
    'beyond_booking_horizon',
  ],
  ['the start is within the horizon', startAt('36:00'), 'location_closed'],
  ['the location is open then', configure({ location: reserving }), 'staff_not_working'],
  [
    'the person is on shift, with another customer',
    ({ state, ...rest }) => ({
      ...rest,
      state: {
        ...state,
        shifts: [shift(lin, '10:00', '20:00', { date: '2026-11-22' })],
        busy: others.occupancy.map(toOne),
        claims: [...chairsTaken, ...placeTaken, ...serviceTaken],
      },
    }),
    'daily_cap_reached SERVICE',
  ],
  [
    'the service is had more often that day',
    configure({ services: byId({ ...scarce, maxBookingsPerDay: 2 }) }),
    'daily_cap_reached STAFF',
  ],
  ['the person may take more that day', configure({ staff: byId(lin) }), 'slot_taken'],
  [
    'the person is free',
    ({ state, ...rest }) => ({ ...rest, state: { ...state, busy: [] } }),
    'capacity_full RESOURCE',
  ],
  [
    'a sofa is free',
    ({ state, ...rest }) => ({
      ...rest,
      state: { ...state, claims: [...chairsTaken.slice(0, 1), ...placeTaken, ...serviceTaken] },
    }),
    'capacity_full SERVICE',
  ],
  [
    'the service is for several at once',
    configure({
      services: byId({ ...scarce, maxBookingsPerDay: 2, maxConcurrentBookings: 2 }),
      location: { ...reserving, maxBookingsPerDay: 1 },
    }),
    'daily_cap_reached LOCATION',
  ],
  ['the location takes more that day', configure({ location: reserving }), 'reserved_for_tiers BOOKINGS_OF_DAY'],
  [
    'the rest of the day is for everybody',
    ({ state, ...rest }) => ({
      ...configure({ location: { ...reserving, maxBookingsPerDay: null } })({ state, ...rest }),
    }),
    'daily_cap_reached CUSTOMER',
  ],
  [
    'the customer has nothing else that day',
    ({ state, ...rest }) => ({ ...rest, state: { ...state, visitor: { ...state.visitor, visits: [] } } }),
    'reserved_for_tiers CUSTOMERS_AT_ONCE',
  ],
  [
    'nothing is kept, but somebody is there',
    configure({ location: { ...openLocation, maxConcurrentCustomers: 1 } }),
    'capacity_full LOCATION',
  ],
  ['the location has room', configure({ location: openLocation }), 'accepted'],
]

function toOne<T extends { readonly startMs: number; readonly endMs: number; readonly transitionEndMs: number }>(
  block: T,
): T {
  return { ...block, startMs: at('36:00'), endMs: at('36:30'), transitionEndMs: at('36:30') }
}

/** 'accepted', or the code with whose limit it is, where the details say so. */
function limitOf(decision: ReturnType<typeof book>): string {
  if (decision.ok) return 'accepted'
  const { code, details } = decision.refusal
  return 'limit' in details ? `${code} ${details.limit}` : code
}

describe('book refuses in a declared order', () => {
  test.each(precedence.map(([repair, , code], row) => [repair, code, row] as const))('when %s: %s', (_, code, row) => {
    const attempt = precedence.slice(0, row + 1).reduce((so_far, [, repair]) => repair(so_far), hopeless)
    expect(limitOf(book(attempt.state, attempt.command, attempt.nowMs))).toBe(code)
  })

  test('nobody qualified is told apart from a person who is not', () => {
    const services = byId({ ...cut, staffIds: [chen.id] })
    const staff = byId(archived(chen))
    const decision = book({ ...openDay, configuration: { ...configuration, services, staff } }, cutAtNoon, nineMs)
    expect(decision).toEqual({
      ok: false,
      refusal: { code: 'no_qualified_staff', details: { serviceId: cut.id, staffLevelId: null, staffGender: null } },
    })
  })

  test('a booking without a segment is a bug of the caller', () => {
    expect(() => book(openDay, { ...cutAtNoon, segments: [] }, nineMs)).toThrow('a booking has a segment')
  })
})
