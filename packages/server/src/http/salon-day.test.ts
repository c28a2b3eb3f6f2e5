import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { databases, type OpenDatabase } from '../main/testing/databases.ts'
import { type Answer, rowsOf, textOf } from '../testing/call.ts'
import { furnish, nineMs, type OpenSalon, openSalon, publishDay, type SalonIds } from '../testing/open-salon.ts'

const day = { from: '2026-11-21T00:00:00+08:00', to: '2026-11-22T00:00:00+08:00' }

function startOf(clock: string): string {
  return `2026-11-21T${clock}:00+08:00`
}

function clockOf(slot: Readonly<Record<string, unknown>>): string {
  return String(slot.startsAt).slice(11, 16)
}

describe.each(databases)('a salon on $name', ({ open }) => {
  let database: OpenDatabase
  let salon: OpenSalon
  let ids: SalonIds

  beforeAll(async () => {
    database = await open()
  })
  afterAll(() => database.close())
  beforeEach(async () => {
    salon = await openSalon(database.storage)
    ids = await furnish(salon.mendian, salon)
    await publishDay(salon.mendian, salon, ids)
  })

  const search = (serviceId: string, more: object = {}): Promise<Answer> =>
    salon.call('POST /v1/availability/search', { locationId: ids.location, segments: [{ serviceId }], ...day, ...more })
  const book = (clock: string, segment: object = { serviceId: ids.cut }, more: object = {}): Promise<Answer> =>
    salon.call('POST /v1/bookings', {
      locationId: ids.location,
      customerId: ids.wang,
      startsAt: startOf(clock),
      segments: [segment],
      ...more,
    })
  const order = (lines: readonly object[], more: object = {}): Promise<Answer> =>
    salon.call('POST /v1/orders', { locationId: ids.location, customerId: ids.zhao, lines, ...more })
  const pay = (id: string, tenderedMinor: number, key: string): Promise<Answer> =>
    salon.call(
      `POST /v1/orders/${id}/pay`,
      { tenders: [{ kind: 'CASH', tenderedMinor }] },
      { headers: { 'idempotency-key': key } },
    )
  const product = (): object => ({ kind: 'PRODUCT', productId: ids.shampoo, quantity: 1 })

  test('BK-01 a search at three in the morning shows exactly the starts that can be booked', async () => {
    salon.clock.set(nineMs - 6 * 3_600_000)
    await book('12:00', { serviceId: ids.manicure })
    const shown = new Set(rowsOf(await search(ids.manicure)).map(clockOf))
    expect([...shown].filter((clock) => clock.endsWith(':00'))).toEqual([
      '10:00',
      '14:00',
      '15:00',
      '16:00',
      '17:00',
      '18:00',
    ])
    for (let minute = 9 * 60; minute <= 20 * 60; minute += 60) {
      const clock = `${String(Math.floor(minute / 60)).padStart(2, '0')}:00`
      const booked = await book(clock, { serviceId: ids.manicure })
      expect([clock, booked.status]).toEqual([clock, shown.has(clock) ? 201 : 409])
      if (booked.status === 201) await salon.call(`POST /v1/bookings/${textOf(booked, 'id')}/cancel`)
    }
  })

  test('BK-02 of 50 bookings of one slot at once exactly one wins, and the slot is gone', async () => {
    const segment = { serviceId: ids.cut, staffId: ids.lin }
    const answers = await Promise.all(Array.from({ length: 50 }, () => book('12:00', segment)))
    const lost = answers.filter(({ status }) => status === 409)
    expect(answers.filter(({ status }) => status === 201)).toHaveLength(1)
    expect([...new Set(lost.map(({ body }) => body.code))]).toEqual(['slot_taken'])
    expect(lost).toHaveLength(49)
    const shown = rowsOf(await search(ids.cut, { segments: [segment] })).map(clockOf)
    expect(shown).not.toContain('12:00')
    expect(shown).toContain('13:00')
  })

  test('BK-04 a manicure of two hours starts at 18:00 at the latest and takes two hours', async () => {
    const shown = rowsOf(await search(ids.manicure))
    expect(shown.map(clockOf).at(-1)).toBe('18:00')
    const booked = await book('18:00', { serviceId: ids.manicure })
    expect(booked).toMatchObject({ status: 201, body: { startsAt: startOf('18:00'), endsAt: startOf('20:00') } })
    expect(await book('18:15', { serviceId: ids.manicure })).toMatchObject({ status: 409 })
  })

  test('BK-05 shifts make slots, and a shift that bookings rely on stays', async () => {
    const next = { from: '2026-11-22T00:00:00+08:00', to: '2026-11-23T00:00:00+08:00' }
    expect(rowsOf(await search(ids.cut, next))).toEqual([])
    const shifts = [{ date: '2026-11-22', startTime: '10:00', endTime: '12:00' }]
    const published = await salon.call('POST /v1/shifts', { locationId: ids.location, staffId: ids.lin, shifts })
    expect(published.status).toBe(201)
    const shift = String(rowsOf(published)[0]?.id)
    expect(rowsOf(await search(ids.cut, next)).map(clockOf)).toEqual(['10:00', '10:15', '10:30', '10:45', '11:00'])
    const booked = await book('10:00', undefined, { startsAt: '2026-11-22T10:00:00+08:00' })
    const refused = await salon.call(`DELETE /v1/shifts/${shift}`)
    expect(refused).toMatchObject({
      status: 409,
      body: { code: 'shift_has_bookings', details: { bookingIds: [booked.body.id] } },
    })
    await salon.call(`POST /v1/bookings/${textOf(booked, 'id')}/cancel`)
    expect((await salon.call(`DELETE /v1/shifts/${shift}`)).status).toBe(200)
    expect(rowsOf(await search(ids.cut, next))).toEqual([])
  })

  test('BK-12 a booking moves in one step, or stays as it was', async () => {
    const segment = { serviceId: ids.cut, staffId: ids.lin }
    const mine = await book('12:00', segment)
    await book('15:00', segment)
    const path = `/v1/bookings/${textOf(mine, 'id')}`
    const refused = await salon.call(`POST ${path}/reschedule`, { startsAt: startOf('15:30') })
    expect(refused).toMatchObject({ status: 409, body: { code: 'slot_taken' } })
    expect((await salon.call(`GET ${path}`)).body).toEqual(mine.body)
    const moved = await salon.call(`POST ${path}/reschedule`, { startsAt: startOf('17:00'), reason: 'late' })
    expect(moved).toMatchObject({ status: 200, body: { startsAt: startOf('17:00'), version: 2, state: 'CONFIRMED' } })
    const shown = rowsOf(await search(ids.cut, { segments: [segment] })).map(clockOf)
    expect(shown).toContain('12:00')
    expect(shown).not.toContain('17:00')
  })

  test('BK-13 after a cancellation the next search shows the slot again', async () => {
    const segment = { serviceId: ids.manicure, staffId: ids.lin }
    const before = rowsOf(await search(ids.manicure, { segments: [segment] })).map(clockOf)
    const booked = await book('13:00', segment)
    expect(rowsOf(await search(ids.manicure, { segments: [segment] })).map(clockOf)).not.toContain('13:00')
    const cancelled = await salon.call(`POST /v1/bookings/${textOf(booked, 'id')}/cancel`, { note: 'ill' })
    expect(cancelled).toMatchObject({ status: 200, body: { state: 'CANCELLED' } })
    expect(rowsOf(await search(ids.manicure, { segments: [segment] })).map(clockOf)).toEqual(before)
  })

  test('BK-16 the code of a booking checks in once, at its own location', async () => {
    const booked = await book('12:00')
    const redemptionCode = textOf(booked, 'redemptionCode')
    expect(redemptionCode).toMatch(/^\d{10}$/)
    const elsewhere = await salon.call('POST /v1/bookings/redeem', { redemptionCode, locationId: 'loc_elsewhere' })
    expect(elsewhere).toMatchObject({ status: 422, body: { code: 'booked_at_other_location' } })
    const redeem = (): Promise<Answer> => salon.call('POST /v1/bookings/redeem', { redemptionCode })
    expect(await redeem()).toMatchObject({ status: 200, body: { id: booked.body.id, state: 'ARRIVED' } })
    expect(await redeem()).toMatchObject({ status: 409, body: { code: 'already_redeemed' } })
    expect(await salon.call('POST /v1/bookings/redeem', { redemptionCode: '0000000000' })).toMatchObject({
      status: 404,
    })
  })

  test('BK-16 of several scans of one code at once exactly one counts', async () => {
    const redemptionCode = textOf(await book('12:00'), 'redemptionCode')
    const scans = await Promise.all(
      Array.from({ length: 8 }, () => salon.call('POST /v1/bookings/redeem', { redemptionCode })),
    )
    expect(scans.map(({ status }) => status).sort()).toEqual([200, 409, 409, 409, 409, 409, 409, 409])
  })

  test('PY-01 services and goods stand on one bill', async () => {
    const made = await order([
      { kind: 'SERVICE', serviceId: ids.cut, staffId: ids.lin, quantity: 1 },
      { ...product(), quantity: 2 },
    ])
    expect(made).toMatchObject({ status: 201, body: { totalMinor: 19_800 + 2 * 6900, currency: 'CNY', state: 'OPEN' } })
  })

  test('PY-07 cash is recorded with its change, and the books balance', async () => {
    const made = await order([product()])
    const paid = await pay(textOf(made, 'id'), 10_000, 'cash-1')
    expect(paid).toMatchObject({
      status: 200,
      body: {
        state: 'COMPLETED',
        paymentState: 'PAID',
        paidMinor: 6900,
        changeMinor: 3100,
        payments: [
          { kind: 'CASH', tenderedMinor: 10_000, amountMinor: 6900, changeMinor: 3100, businessDate: '2026-11-21' },
        ],
      },
    })
    expect((await salon.call('GET /v1/ledger/verify')).body).toMatchObject({
      balanced: true,
      transactions: 2,
      unbalanced: [],
    })
    const totals = await salon.call(`GET /v1/reports/day-totals?locationId=${ids.location}&businessDate=2026-11-21`)
    expect(totals.body.tenders).toEqual([{ kind: 'CASH', currency: 'CNY', payments: 1, amountMinor: 6900 }])
  })

  test('PY-07 of several payments of one order at once exactly one counts', async () => {
    const id = textOf(await order([product()]), 'id')
    const answers = await Promise.all(Array.from({ length: 8 }, (_, n) => pay(id, 6900, `race-${n}`)))
    expect(answers.map(({ status }) => status).sort()).toEqual([200, 409, 409, 409, 409, 409, 409, 409])
    expect((await salon.call('GET /v1/ledger/verify')).body).toMatchObject({ balanced: true, transactions: 2 })
  })

  test('MB-01 a phone number belongs to one customer of a tenant', async () => {
    const customer = { name: 'Li', phone: '13900000000', birthday: '1990-05-20' }
    const made = await salon.call('POST /v1/customers', customer)
    expect(made).toMatchObject({ status: 201, body: customer })
    const again = await salon.call('POST /v1/customers', customer)
    expect(again).toMatchObject({ status: 409, body: { code: 'phone_taken', details: { customerId: made.body.id } } })
    const other = await salon.openTenant('Other')
    expect((await other.call('POST /v1/customers', customer)).status).toBe(201)
    const race = await Promise.all(
      Array.from({ length: 6 }, () => salon.call('POST /v1/customers', { name: 'Li', phone: '13911111111' })),
    )
    expect(race.map(({ status }) => status).sort()).toEqual([201, 409, 409, 409, 409, 409])
  })

  test('MB-10 the discount of a tier is worked out, and told apart by its source', async () => {
    const lines = [product(), { kind: 'SERVICE', serviceId: ids.cut, quantity: 1 }]
    const body = { locationId: ids.location, customerId: ids.wang, lines }
    const quote = await salon.call('POST /v1/orders/calculate', body)
    expect(quote).toMatchObject({ status: 200, body: { listMinor: 19_700, discountMinor: 1970, totalMinor: 17_730 } })
    const [line] = quote.body.lines as readonly { readonly trace: readonly unknown[] }[]
    expect(line?.trace.at(-1)).toMatchObject({
      source: 'TIER',
      ruleId: ids.gold,
      percentOffBasisPoints: 1000,
      amountMinor: -690,
    })
    const made = await salon.call('POST /v1/orders', body)
    expect(made.body).toMatchObject({ lines: quote.body.lines, totalMinor: 17_730 })
  })

  test('OR-01 an order awaits redemption, completes with it, and nothing leads back', async () => {
    const booked = await book('12:00')
    const line = { kind: 'BOOKING_SEGMENT', bookingId: booked.body.id, segment: 0 }
    const made = await order([line], { customerId: ids.wang })
    const id = textOf(made, 'id')
    expect(await order([line], { customerId: ids.wang })).toMatchObject({
      status: 409,
      body: { code: 'booking_already_ordered' },
    })
    expect(await pay(id, 17_820, 'or-1')).toMatchObject({ status: 200, body: { state: 'AWAITING_REDEMPTION' } })
    const listed = async (state: string): Promise<unknown[]> =>
      rowsOf(await salon.call(`GET /v1/orders?state=${state}`)).map((row) => row.id)
    expect([await listed('AWAITING_REDEMPTION'), await listed('COMPLETED')]).toEqual([[id], []])
    await salon.call('POST /v1/bookings/redeem', { redemptionCode: booked.body.redemptionCode })
    expect([await listed('AWAITING_REDEMPTION'), await listed('COMPLETED')]).toEqual([[], [id]])
    for (const again of [await pay(id, 1, 'or-2'), await salon.call(`POST /v1/orders/${id}/cancel`)]) {
      expect(again).toMatchObject({
        status: 409,
        body: { code: 'order_state_forbids', details: { state: 'COMPLETED' } },
      })
    }
    expect((await salon.call('GET /v1/ledger/verify')).body).toMatchObject({ balanced: true })
  })

  test('OR-01 a cancelled order gives its booking back to be billed again', async () => {
    const booked = await book('12:00')
    const line = { kind: 'BOOKING_SEGMENT', bookingId: booked.body.id, segment: 0 }
    const first = await order([line], { customerId: ids.wang })
    const cancelled = await salon.call(`POST /v1/orders/${textOf(first, 'id')}/cancel`)
    expect(cancelled).toMatchObject({ status: 200, body: { state: 'CANCELLED', version: 2 } })
    const ofState = rowsOf(await salon.call('GET /v1/orders?state=CANCELLED')).map(({ id }) => id)
    expect(ofState).toEqual([first.body.id])
    for (const again of [
      await pay(textOf(first, 'id'), 17_820, 'or-3'),
      await salon.call(`POST /v1/orders/${textOf(first, 'id')}/cancel`),
    ]) {
      expect(again).toMatchObject({
        status: 409,
        body: { code: 'order_state_forbids', details: { state: 'CANCELLED' } },
      })
    }
    expect((await order([line], { customerId: ids.wang })).status).toBe(201)
  })

  test('OR-01 a bill is not charged for a booking that was cancelled meanwhile', async () => {
    const booked = await book('12:00')
    const line = { kind: 'BOOKING_SEGMENT', bookingId: booked.body.id, segment: 0 }
    const id = textOf(await order([line], { customerId: ids.wang }), 'id')
    await salon.call(`POST /v1/bookings/${textOf(booked, 'id')}/cancel`)
    const refused = { status: 409, body: { code: 'booking_lapsed', details: { bookingId: booked.body.id, line: 0 } } }
    expect(await pay(id, 17_820, 'or-lapsed')).toMatchObject(refused)
    expect((await salon.call('GET /v1/ledger/verify')).body).toMatchObject({ balanced: true, transactions: 0 })
  })

  test('OR-01 a booking that is paid for is cancelled with its order, and what was paid goes back', async () => {
    const booked = await book('12:00')
    const bookingId = textOf(booked, 'id')
    const line = { kind: 'BOOKING_SEGMENT', bookingId, segment: 0 }
    const made = await order([line], { customerId: undefined })
    expect(made.body).toMatchObject({ customerId: ids.wang, discountMinor: 1980 })
    await pay(textOf(made, 'id'), 17_820, 'or-paid')
    const keyed = { headers: { 'idempotency-key': 'or-back' } }
    const cancelled = await salon.call(`POST /v1/bookings/${bookingId}/cancel`, {}, keyed)
    expect(cancelled.body).toMatchObject({ state: 'CANCELLED' })
    const paidBack = { state: 'CANCELLED', paidMinor: 17_820, refundedMinor: 17_820, refundState: 'FULL' }
    expect((await salon.call(`GET /v1/orders/${textOf(made, 'id')}`)).body).toMatchObject(paidBack)
  })

  test('a location keeps its zone and currency once something relies on them', async () => {
    const path = `/v1/locations/${ids.location}`
    const change = (fields: object, version: number): Promise<Answer> =>
      salon.call(`PATCH ${path}`, fields, { headers: { 'if-match': `"${version}"` } })
    // Shifts are of the wall clock.
    expect(await change({ timeZone: 'Asia/Tokyo', currency: 'JPY' }, 1)).toMatchObject({
      status: 409,
      body: { code: 'location_in_use', details: { fields: ['timeZone'] } },
    })
    expect((await change({ currency: 'JPY' }, 1)).status).toBe(200)
    expect((await change({ currency: 'CNY' }, 2)).status).toBe(200)
    const held = await salon.call('POST /v1/slot-holds', {
      locationId: ids.location,
      startsAt: '2026-11-21T12:00:00+08:00',
      segments: [{ serviceId: ids.cut }],
    })
    const inUse = { status: 409, body: { code: 'location_in_use', details: { fields: ['currency'] } } }
    expect(await change({ currency: 'JPY' }, 3)).toMatchObject(inUse)
    const { id, holdToken } = held.body
    await salon.call(`POST /v1/slot-holds/${id}/release`, { holdToken })
    expect((await change({ currency: 'JPY' }, 3)).status).toBe(200)
    expect((await change({ currency: 'CNY' }, 4)).status).toBe(200)
    await book('12:00')
    expect(await change({ currency: 'JPY' }, 5)).toMatchObject(inUse)
    expect((await change({ name: 'Bund, upstairs' }, 5)).status).toBe(200)
  })

  test('a resource stays at its location while it is booked or held there', async () => {
    const there = { name: 'West', timeZone: 'Asia/Shanghai', currency: 'CNY' }
    const { id: locationId } = (await salon.call('POST /v1/locations', there)).body
    const move = (): Promise<Answer> =>
      salon.call(`PATCH /v1/resources/${ids.chair}`, { locationId }, { headers: { 'if-match': '"1"' } })
    const visit = {
      locationId: ids.location,
      startsAt: '2026-11-21T12:00:00+08:00',
      segments: [{ serviceId: ids.manicure }],
    }
    const inUse = { status: 409, body: { code: 'resource_in_use', details: { fields: ['locationId'] } } }
    const held = await salon.call('POST /v1/slot-holds', visit)
    expect(await move()).toMatchObject(inUse)
    await salon.call(`POST /v1/slot-holds/${held.body.id}/release`, { holdToken: held.body.holdToken })
    const booked = await salon.call('POST /v1/bookings', { ...visit, customerId: ids.wang })
    expect(await move()).toMatchObject(inUse)
    await salon.call(`POST /v1/bookings/${booked.body.id}/cancel`, {})
    expect(await move()).toMatchObject({ status: 200, body: { locationId, version: 2 } })
  })
})
