import { describe, expect, test } from 'vitest'
import { present } from '../base/assert.ts'
import { idOf } from '../base/ids.ts'
import { archived, at, bund, byId, chen, cut, dye, lin, wang } from '../scheduling/salon.fixture.ts'
import { bookedDye, codeOf, cutByAnybody, gold, orderOf, shampoo, till, twoShampoos, visit } from './bill.fixture.ts'
import { createOrder } from './create-order.ts'
import { type DraftOrderState, draftOrder, type OrderLineRequest } from './draft-order.ts'
import { plainTerms } from './price-draft.ts'

interface Attempt {
  readonly state: DraftOrderState
  readonly line: OrderLineRequest
}

const draft = (state: DraftOrderState, lines: readonly OrderLineRequest[]) =>
  draftOrder(state, lines, plainTerms, at('12:00'))

type Repair = (attempt: Attempt) => Attempt

const set =
  (more: Partial<DraftOrderState>): Repair =>
  ({ state, line }) => ({ state: { ...state, ...more }, line })
const line =
  (wanted: OrderLineRequest): Repair =>
  ({ state }) => ({ state, line: wanted })

const nothing: DraftOrderState = {
  ...till,
  location: archived(bund),
  customer: archived(wang),
  services: byId(),
  products: byId(),
  staff: byId(),
  bookings: byId(),
}
const dear = { ...shampoo, price: { amountMinor: 10_000_000_000, currency: 'EUR' } }

function run(rows: readonly (readonly [string, Repair, string])[], start: Attempt, row: number): string {
  const { state, line: wanted } = rows.slice(0, row + 1).reduce((attempt, [, repair]) => repair(attempt), start)
  return codeOf(createOrder(state, { orderId: idOf('Order', 'one'), lines: [wanted] }, at('12:00')))
}

const services: readonly (readonly [string, Repair, string])[] = [
  ['nothing is right', (attempt) => attempt, 'reference_archived'],
  ['the customer is there', set({ customer: wang }), 'reference_archived'],
  ['the location is open', set({ location: bund }), 'reference_not_found'],
  ['the service exists', set({ services: byId(archived({ ...cut, staffIds: [] })) }), 'reference_archived'],
  ['the service is in use', set({ services: byId({ ...cut, staffIds: [] }) }), 'reference_not_found'],
  ['the person exists', set({ staff: byId(lin) }), 'staff_not_qualified'],
  [
    'the person does it, in another currency',
    set({ services: byId({ ...cut, overrides: [], price: dear.price }) }),
    'currency_mismatch',
  ],
  ['the price is in the currency of the location', set({ services: byId(cut) }), 'accepted'],
]
const products: readonly (readonly [string, Repair, string])[] = [
  ['there is none', (attempt) => attempt, 'reference_not_found'],
  ['the product exists', set({ products: byId(archived(dear)) }), 'reference_archived'],
  ['the product is in use', set({ products: byId(dear) }), 'currency_mismatch'],
  [
    'the price is in the currency of the location',
    set({ products: byId({ ...dear, price: { ...dear.price, currency: 'CNY' } }) }),
    'amount_too_large',
  ],
  ['one is enough', line({ ...twoShampoos, quantity: 1 } as OrderLineRequest), 'accepted'],
]
const bookings: readonly (readonly [string, Repair, string])[] = [
  ['there is none', (attempt) => attempt, 'reference_not_found'],
  [
    'the booking exists, of another location, customer and dead',
    set({ bookings: byId({ ...visit, locationId: 'loc_x', customerId: idOf('Customer', 'x'), live: false }) }),
    'reference_not_found',
  ],
  ['the segment exists', line(bookedDye), 'booking_not_billable'],
  [
    'it is of this location',
    set({ bookings: byId({ ...visit, customerId: idOf('Customer', 'x'), live: false }) }),
    'booking_not_billable',
  ],
  [
    'it is of this customer',
    set({ bookings: byId({ ...visit, live: false }), orderedSegments: new Set(['bkg_visit:0']) }),
    'booking_not_billable',
  ],
  ['it is live', set({ bookings: byId(visit) }), 'booking_already_ordered'],
  ['it stands on no other order', set({ orderedSegments: new Set(['bkg_visit:1']) }), 'reference_not_found'],
  ['its service is known, dropped from the catalogue as it is', set({ services: byId(archived(dye)) }), 'accepted'],
]

describe('createOrder refuses in a declared order', () => {
  test.each(services.map(([repair, , code], row) => [repair, code, row] as const))(
    'a service, when %s: %s',
    (_, code, row) => {
      const wanted: OrderLineRequest = { kind: 'SERVICE', serviceId: cut.id, staffId: lin.id, quantity: 1 }
      expect(run(services, { state: nothing, line: wanted }, row)).toBe(code)
    },
  )

  test.each(products.map(([repair, , code], row) => [repair, code, row] as const))(
    'a product, when %s: %s',
    (_, code, row) => {
      expect(run(products, { state: { ...till, products: byId() }, line: twoShampoos }, row)).toBe(code)
    },
  )

  test.each(bookings.map(([repair, , code], row) => [repair, code, row] as const))(
    'a booking, when %s: %s',
    (_, code, row) => {
      const wanted: OrderLineRequest = { kind: 'BOOKING_SEGMENT', bookingId: visit.id, segment: 2 }
      expect(run(bookings, { state: { ...till, bookings: byId(), services: byId() }, line: wanted }, row)).toBe(code)
    },
  )

  test('why a booking cannot be billed is told', () => {
    const because = [
      { ...visit, locationId: 'loc_x' },
      { ...visit, customerId: idOf('Customer', 'x') },
      { ...visit, live: false },
    ].map((booking) => draft({ ...till, bookings: byId(booking) }, [bookedDye]))
    expect(because.map((drafted) => !drafted.ok && drafted.refusal.details)).toEqual([
      { bookingId: visit.id, line: 0, because: 'LOCATION' },
      { bookingId: visit.id, line: 0, because: 'CUSTOMER' },
      { bookingId: visit.id, line: 0, because: 'STATE' },
    ])
  })

  test('one segment stands once on a bill, different segments beside each other', () => {
    expect(draft(till, [bookedDye, bookedDye])).toMatchObject({ refusal: { code: 'booking_already_ordered' } })
    expect(draft(till, [bookedDye, { ...bookedDye, segment: 1 } as OrderLineRequest]).ok).toBe(true)
  })

  test('the first line that cannot be billed decides, and is named', () => {
    const lost: OrderLineRequest = { kind: 'PRODUCT', productId: idOf('Product', 'lost'), quantity: 1 }
    expect(draft(till, [cutByAnybody, lost, { ...lost, productId: idOf('Product', 'gone') }])).toEqual({
      ok: false,
      refusal: { code: 'reference_not_found', details: { kind: 'Product', id: 'prd_lost', line: 1 } },
    })
  })
})

describe('createOrder, given services, goods and a booking', () => {
  const lines = [
    bookedDye,
    twoShampoos,
    cutByAnybody,
    { kind: 'SERVICE', serviceId: cut.id, staffId: lin.id, quantity: 1 },
  ] as const

  test('prices each line at the level of who performs it', () => {
    const order = orderOf(lines)
    expect(
      order.lines.map(({ name, staffId, bookingId, bookingSegment, quantity, unitPriceMinor, totalMinor }) => [
        name,
        staffId,
        bookingId,
        bookingSegment,
        quantity,
        unitPriceMinor,
        totalMinor,
      ]),
    ).toEqual([
      ['Dye', lin.id, visit.id, 0, 1, 19_800, 19_800],
      ['Shampoo', null, null, null, 2, 6900, 13_800],
      ['Cut', null, null, null, 1, 12_800, 12_800],
      ['Cut', lin.id, null, null, 1, 19_800, 19_800],
    ])
    expect(order).toMatchObject({ listMinor: 66_200, discountMinor: 0, totalMinor: 66_200, paidMinor: 0 })
    expect(order).toMatchObject({
      state: 'OPEN',
      paymentState: 'UNPAID',
      version: 1,
      completedAtMs: null,
      payments: [],
    })
  })

  test('a booked segment costs what it was booked at, whatever the catalogue says since', () => {
    const segment = { ...bookedDye, segment: 1 } as OrderLineRequest
    const dearer = { ...till, services: byId({ ...cut, price: { amountMinor: 99_900, currency: 'CNY' } }, dye) }
    for (const state of [till, dearer]) {
      expect(orderOf([segment], state).lines[0]).toMatchObject({ staffId: chen.id, unitPriceMinor: 12_800 })
    }
    expect(orderOf([cutByAnybody], dearer).lines[0]).toMatchObject({ unitPriceMinor: 99_900 })
  })

  test('the add-ons of a booked segment cost what they were booked at', () => {
    const [booked] = visit.segments
    const mask = {
      ...shampoo,
      id: idOf('AddOn', 'mask'),
      name: 'Mask',
      price: { amountMinor: 99_900, currency: 'CNY' },
      durationMinutes: 10,
      staffIds: null,
      resourceRequirements: [],
    }
    const addOns = [{ addOnId: mask.id, quantity: 2, price: { amountMinor: 3000, currency: 'CNY' } }]
    const price = { amountMinor: 25_800, currency: 'CNY' }
    const bookings = byId({ ...visit, segments: [{ ...present(booked, 'the dye'), addOns, price }] })
    expect(orderOf([bookedDye], { ...till, bookings, addOns: byId(mask) }).lines[0]).toMatchObject({
      unitPriceMinor: 25_800,
      addOns: [{ addOnId: mask.id, name: 'Mask', quantity: 2, unitPriceMinor: 3000 }],
    })
  })

  test('the tier of the customer takes its percentage off every line', () => {
    const order = orderOf(lines, { ...till, tier: gold })
    expect(order.lines.map(({ discountMinor }) => discountMinor)).toEqual([1980, 1380, 1280, 1980])
    expect(order).toMatchObject({ listMinor: 66_200, discountMinor: 6620, totalMinor: 59_580 })
  })

  test.each([
    ['an archived tier', { ...till, tier: archived(gold) }],
    ['a bill without a customer', { ...till, tier: gold, customer: null }],
  ])('%s gives nothing', (_, state) => {
    expect(orderOf(lines, state).discountMinor).toBe(0)
  })

  test('the draft and the order say the same: what is shown is what is charged', () => {
    const drafted = draft({ ...till, tier: gold }, lines)
    const order = orderOf(lines, { ...till, tier: gold })
    expect(drafted.ok && drafted.draft.lines).toEqual(order.lines)
    expect(drafted.ok && drafted.draft.quote.totalMinor).toBe(order.totalMinor)
  })

  test('it is announced as it is', () => {
    const decision = createOrder(till, { orderId: idOf('Order', 'one'), lines }, at('12:00'))
    expect(decision.ok && decision.events).toEqual([
      { type: 'order.created', subjectKind: 'ORDER', subject: orderOf(lines) },
    ])
  })
})
