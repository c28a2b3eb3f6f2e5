import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { databases, type OpenDatabase } from '../main/testing/databases.ts'
import { answersTo, type BadCase, expectedOf, headers } from '../testing/bad-case.ts'
import { furnish, type OpenSalon, openSalon, publishDay, salonIds } from '../testing/open-salon.ts'

const ids = salonIds()
const at = (clock: string): string => `2026-11-21T${clock}:00+08:00`
const booking = {
  locationId: ids.location,
  customerId: ids.wang,
  startsAt: at('12:00'),
  segments: [{ serviceId: ids.cut }],
}
const product = { name: 'Comb', price: { amountMinor: 100, currency: 'CNY' } }
const _priced = (amountMinor: unknown): object => ({ ...product, price: { amountMinor, currency: 'CNY' } })
const shifts = (...list: readonly object[]): object => ({ locationId: ids.location, staffId: ids.lin, shifts: list })
const block = { staffId: ids.lin, type: 'OTHER' }
const shift = { date: '2026-11-21', startTime: '10:00', endTime: '12:00' }
const search = { locationId: ids.location, segments: [{ serviceId: ids.cut }], from: at('10:00'), to: at('20:00') }
const order = { locationId: ids.location, lines: [{ kind: 'PRODUCT', productId: ids.shampoo, quantity: 1 }] }
const cash = { tenders: [{ kind: 'CASH', tenderedMinor: 1 }] }

const rules: readonly BadCase[] = [
  ['an unknown location', 422, 'reference_not_found', 'POST /v1/bookings', { ...booking, locationId: 'loc_unknown' }],
  ['an unknown customer', 422, 'reference_not_found', 'POST /v1/bookings', { ...booking, customerId: 'cus_unknown' }],
  [
    'an unknown service',
    422,
    'reference_not_found',
    'POST /v1/bookings',
    { ...booking, segments: [{ serviceId: 'svc_unknown' }] },
  ],
  [
    'an unknown person',
    422,
    'reference_not_found',
    'POST /v1/bookings',
    { ...booking, segments: [{ serviceId: ids.cut, staffId: 'stf_unknown' }] },
  ],
  ['no segments', 400, 'invalid_request', 'POST /v1/bookings', { ...booking, segments: [] }],
  [
    'eleven segments',
    400,
    'invalid_request',
    'POST /v1/bookings',
    { ...booking, segments: Array(11).fill({ serviceId: ids.cut }) },
  ],
  ['a start in the past', 422, 'start_in_past', 'POST /v1/bookings', { ...booking, startsAt: at('08:00') }],
  ['a start of 1970', 422, 'start_in_past', 'POST /v1/bookings', { ...booking, startsAt: '1970-01-01T00:00:00Z' }],
  [
    'a start before 1970',
    400,
    'invalid_request',
    'POST /v1/bookings',
    { ...booking, startsAt: '1969-12-31T00:00:00Z' },
  ],
  ['a start off the grid', 422, 'start_off_grid', 'POST /v1/bookings', { ...booking, startsAt: at('12:07') }],
  [
    'a start half a second off the grid',
    422,
    'start_off_grid',
    'POST /v1/bookings',
    { ...booking, startsAt: '2026-11-21T12:00:00.500+08:00' },
  ],
  [
    'a start beyond the horizon',
    409,
    'beyond_booking_horizon',
    'POST /v1/bookings',
    { ...booking, startsAt: '2027-11-21T12:00:00+08:00' },
  ],
  [
    'the last start there is',
    409,
    'beyond_booking_horizon',
    'POST /v1/bookings',
    { ...booking, startsAt: '2199-12-31T23:45:00+08:00' },
  ],
  [
    'a start without an offset',
    400,
    'invalid_request',
    'POST /v1/bookings',
    { ...booking, startsAt: '2026-11-21T12:00:00' },
  ],
  [
    'a start on a day that is none',
    400,
    'invalid_request',
    'POST /v1/bookings',
    { ...booking, startsAt: '2026-02-30T12:00:00+08:00' },
  ],
  ['a start outside all shifts', 409, 'staff_not_working', 'POST /v1/bookings', { ...booking, startsAt: at('21:00') }],
  [
    'a search that ends before it starts',
    422,
    'range_empty',
    'POST /v1/availability/search',
    { ...search, to: at('09:00') },
  ],
  [
    'a search of ten years',
    422,
    'range_too_long',
    'POST /v1/availability/search',
    { ...search, to: '2036-11-21T00:00:00Z' },
  ],
  [
    'shifts that overlap each other',
    409,
    'shift_overlap',
    'POST /v1/shifts',
    shifts({ ...shift, date: '2026-11-25' }, { ...shift, date: '2026-11-25' }),
  ],
  ['a shift over a published one', 409, 'shift_overlap', 'POST /v1/shifts', shifts(shift)],
  [
    'a shift that ends before it starts',
    422,
    'shift_ends_before_start',
    'POST /v1/shifts',
    shifts({ ...shift, date: '2026-11-25', endTime: '09:00' }),
  ],
  [
    'a shift that starts on the next day',
    400,
    'invalid_request',
    'POST /v1/shifts',
    shifts({ ...shift, startTime: '24:00', endTime: '25:00' }),
  ],
  ['a shift of three days', 400, 'invalid_request', 'POST /v1/shifts', shifts({ ...shift, endTime: '48:01' })],
  ['a shift in 1900', 400, 'invalid_request', 'POST /v1/shifts', shifts({ ...shift, date: '1900-01-01' })],
  [
    'a shift at the end of time',
    400,
    'invalid_request',
    'POST /v1/shifts',
    shifts({ ...shift, date: '2199-12-31', endTime: '48:00' }),
  ],
  [
    'time blocked before there are instants',
    400,
    'invalid_request',
    'POST /v1/time-blocks',
    { ...block, startsAt: '1970-01-01T00:00:00+08:00', endsAt: '1970-01-01T09:00:00+08:00' },
  ],
  [
    'time blocked until after there are instants',
    400,
    'invalid_request',
    'POST /v1/time-blocks',
    {
      ...{ ...block, startsAt: '2199-12-30T10:00:00Z', endsAt: '2199-12-30T11:00:00Z' },
      repeat: { unit: 'DAYS', count: 3, timeZone: 'UTC' },
    },
  ],
  ...['1960-05-05', '2199-12-31'].map(
    (date): BadCase => [
      `explaining ${date}`,
      400,
      'invalid_request',
      'POST /v1/availability/explain',
      { locationId: ids.location, segments: [{ serviceId: ids.cut }], date },
    ],
  ),
  [
    'a shift of an unknown person',
    422,
    'reference_not_found',
    'POST /v1/shifts',
    { ...shifts(shift), staffId: 'stf_unknown' },
  ],
  ['401 shifts at once', 400, 'invalid_request', 'POST /v1/shifts', shifts(...Array(401).fill(shift))],
  ['an order of nothing', 400, 'invalid_request', 'POST /v1/orders', { ...order, lines: [] }],
  [
    'an order of none',
    400,
    'invalid_request',
    'POST /v1/orders',
    { ...order, lines: [{ ...order.lines[0], quantity: 0 }] },
  ],
  [
    'an order of a kind there is not',
    400,
    'invalid_request',
    'POST /v1/orders',
    { ...order, lines: [{ kind: 'CARD' }] },
  ],
  [
    'an order of an unknown product',
    422,
    'reference_not_found',
    'POST /v1/orders',
    { ...order, lines: [{ kind: 'PRODUCT', productId: 'prd_unknown' }] },
  ],
  [
    'an order of an unknown booking',
    422,
    'reference_not_found',
    'POST /v1/orders',
    { ...order, lines: [{ kind: 'BOOKING_SEGMENT', bookingId: 'bkg_unknown' }] },
  ],
  ['a code that is none', 400, 'invalid_request', 'POST /v1/bookings/redeem', { redemptionCode: '12ab' }],
  ['a code of Arabic digits', 400, 'invalid_request', 'POST /v1/bookings/redeem', { redemptionCode: '١٢٣٤٥٦٧٨٩٠' }],
  ['a code of nobody', 404, 'not_found', 'POST /v1/bookings/redeem', { redemptionCode: '0000000000' }],
  ['an id that is taken', 409, 'id_taken', 'POST /v1/products', { ...product, id: ids.shampoo }],
  [
    'a person of an unknown location',
    422,
    'reference_not_found',
    'POST /v1/staff',
    { name: 'X', locationIds: ['loc_unknown'] },
  ],
]

const callHeaders: readonly BadCase[] = [
  ['no version', 428, 'precondition_required', `PATCH /v1/products/${ids.shampoo}`, { name: 'X' }],
  [
    'a stale version',
    412,
    'version_conflict',
    `PATCH /v1/products/${ids.shampoo}`,
    { name: 'X' },
    headers({ 'if-match': '"99"' }),
  ],
  [
    'a version without quotes',
    400,
    'invalid_request',
    `PATCH /v1/products/${ids.shampoo}`,
    { name: 'X' },
    headers({ 'if-match': '1' }),
  ],
  [
    'any version',
    400,
    'invalid_request',
    `PATCH /v1/products/${ids.shampoo}`,
    { name: 'X' },
    headers({ 'if-match': '*' }),
  ],
  [
    'several versions',
    400,
    'invalid_request',
    `PATCH /v1/products/${ids.shampoo}`,
    { name: 'X' },
    headers({ 'if-match': '"1", "2"' }),
  ],
  [
    'null for what must be there',
    400,
    'invalid_request',
    `PATCH /v1/products/${ids.shampoo}`,
    { name: null },
    headers({ 'if-match': '"1"' }),
  ],
  [
    'an id in a patch',
    400,
    'invalid_request',
    `PATCH /v1/products/${ids.shampoo}`,
    { id: 'prd_other' },
    headers({ 'if-match': '"1"' }),
  ],
  ['an empty key', 400, 'invalid_request', 'POST /v1/products', product, headers({ 'idempotency-key': '' })],
  [
    'a key of 256 characters',
    400,
    'invalid_request',
    'POST /v1/products',
    product,
    headers({ 'idempotency-key': 'k'.repeat(256) }),
  ],
  ['a key with a space', 400, 'invalid_request', 'POST /v1/products', product, headers({ 'idempotency-key': 'a b' })],
  [
    'a key that is not ASCII',
    400,
    'invalid_request',
    'POST /v1/products',
    product,
    headers({ 'idempotency-key': 'é' }),
  ],
  ['payment without a key', 400, 'idempotency_key_required', 'POST /v1/orders/ord_one/pay', cash],
  [
    'payment of an unknown order',
    404,
    'not_found',
    'POST /v1/orders/ord_one/pay',
    cash,
    headers({ 'idempotency-key': 'k1' }),
  ],
  [
    'payment of less than nothing',
    400,
    'invalid_request',
    'POST /v1/orders/ord_one/pay',
    { tenders: [{ kind: 'CASH', tenderedMinor: -1 }] },
    headers({ 'idempotency-key': 'k1' }),
  ],
  [
    'payment by a kind there is not',
    400,
    'invalid_request',
    'POST /v1/orders/ord_one/pay',
    { tenders: [{ kind: 'IOU', tenderedMinor: 1 }] },
    headers({ 'idempotency-key': 'k1' }),
  ],
]

describe.each(databases)('what breaks a rule on $name', ({ open }) => {
  let database: OpenDatabase
  let salon: OpenSalon

  beforeAll(async () => {
    database = await open()
    salon = await openSalon(database.storage)
    await furnish(salon.mendian, salon)
    await publishDay(salon.mendian, salon, ids)
  })
  afterAll(() => database.close())

  test.each([
    ['rules', rules],
    ['headers', callHeaders],
  ])('of %s gets its own problem each and changes nothing', async (_, cases) => {
    const before = await database.dump()
    expect(await answersTo(salon.call, cases)).toEqual(expectedOf(cases))
    expect(await database.dump()).toBe(before)
  })
})
