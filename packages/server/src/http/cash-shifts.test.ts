import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { auditBooks } from '../engine/ledger/audit-books.ts'
import { databases, type OpenDatabase } from '../main/testing/databases.ts'
import { type Answer, rowsOf, textOf } from '../testing/call.ts'
import { furnish, nineMs, type OpenSalon, openSalon, type SalonIds } from '../testing/open-salon.ts'

const hourMs = 3_600_000

describe.each(databases)('cash shifts on $name', ({ open }) => {
  let database: OpenDatabase
  let salon: OpenSalon
  let ids: SalonIds
  let keys = 0

  beforeAll(async () => {
    database = await open()
  })
  afterAll(() => database.close())
  beforeEach(async () => {
    salon = await openSalon(database.storage)
    ids = await furnish(salon.mendian, salon)
  })

  const post = (path: string, body: object): Promise<Answer> => {
    keys += 1
    return salon.call(`POST /v1/${path}`, body, { headers: { 'idempotency-key': `cash-${keys}` } })
  }
  const settings = async (fields: object): Promise<void> => {
    const { headers } = await salon.call(`GET /v1/locations/${ids.location}`)
    const match = { headers: { 'if-match': headers.get('etag') ?? '' } }
    expect((await salon.call(`PATCH /v1/locations/${ids.location}`, fields, match)).status).toBe(200)
  }
  const rules = (cashShifts: object): Promise<void> => settings({ cashShifts })
  const openShift = (fields: object = {}): Promise<Answer> =>
    post('cash-shifts', { locationId: ids.location, staffId: ids.lin, openingFloatMinor: 50_000, ...fields })
  const opened = async (): Promise<string> => `cash-shifts/${textOf(await openShift(), 'id')}`
  const bill = (): Promise<Answer> =>
    salon.call('POST /v1/orders', {
      locationId: ids.location,
      lines: [{ kind: 'PRODUCT', productId: ids.shampoo, quantity: 1 }],
    })
  const sheet = async (): Promise<Record<string, number>> => {
    const [of] = rowsOf(await salon.call('GET /v1/ledger/trial-balance'))
    const lines = (of?.lines ?? []) as readonly { account: string; debitMinor: number; creditMinor: number }[]
    return Object.fromEntries(lines.map((line) => [line.account, line.debitMinor - line.creditMinor]))
  }
  const sound = (): Promise<boolean> =>
    database.storage.read({ tenantId: salon.tenantId }, async (tx) => (await auditBooks(tx)).sound)

  test('B58 float, paid in and out, an expense, the count: over or short, and who opened, ended and closed', async () => {
    expect(await openShift()).toMatchObject({ status: 409, body: { code: 'cash_shifts_off' } })
    await rules({ use: 'REQUIRED' })
    const first = await openShift()
    expect(first).toMatchObject({
      status: 201,
      body: { state: 'OPEN', openedById: ids.lin, openingFloatMinor: 50_000, expectedMinor: 50_000, precedingId: null },
    })
    expect(await openShift()).toMatchObject({
      status: 409,
      body: { code: 'cash_shift_open', details: { cashShiftId: first.body.id } },
    })
    const shift = `cash-shifts/${textOf(first, 'id')}`
    const by = { staffId: ids.lin, reason: '换零钱' }
    expect(await post(`${shift}/pay-in`, { ...by, amountMinor: 10_000, counterpart: 'OWNER_EQUITY' })).toMatchObject({
      status: 201,
      body: { kind: 'PAID_IN', amountMinor: 10_000, reason: '换零钱' },
    })
    expect(await post(`${shift}/pay-out`, { ...by, amountMinor: 60_001 })).toMatchObject({
      status: 409,
      body: { code: 'cash_insufficient', details: { availableMinor: 60_000, askedMinor: 60_001 } },
    })
    expect((await post(`${shift}/pay-out`, { ...by, amountMinor: 5_000 })).status).toBe(201)
    await post('expenses', { locationId: ids.location, category: 'tea', amountMinor: 3_000, paidFrom: 'CASH' })
    expect(rowsOf(await salon.call(`GET /v1/${shift}/movements`)).map((row) => row.kind)).toEqual([
      'PAID_IN',
      'PAID_OUT',
    ])
    expect((await salon.call(`GET /v1/${shift}`)).body).toMatchObject({
      expectedMinor: 52_000,
      flow: { receivedMinor: 0, refundedMinor: 0, paidInMinor: 10_000, paidOutMinor: 5_000, expensesMinor: 3_000 },
    })
    salon.clock.set(nineMs + hourMs)
    expect((await post(`${shift}/end`, { staffId: ids.lin })).body).toMatchObject({
      state: 'ENDED',
      endedById: ids.lin,
    })
    expect(await post(`${shift}/pay-in`, { ...by, amountMinor: 1 })).toMatchObject({
      body: { code: 'cash_shift_state_forbids', details: { state: 'ENDED', action: 'PAY_IN' } },
    })
    const spend = { locationId: ids.location, category: 'tea', amountMinor: 1, paidFrom: 'CASH' }
    expect((await post('expenses', spend)).body).toMatchObject({ code: 'cash_shift_required' })
    const count = { staffId: ids.chen, countedMinor: 51_990, bankedMinor: 51_991 }
    expect(await post(`${shift}/close`, count)).toMatchObject({ status: 422, body: { code: 'banked_exceeds_counted' } })
    const closed = await post(`${shift}/close`, { ...count, bankedMinor: 1_990 })
    expect(closed.body).toMatchObject({
      ...{ state: 'CLOSED', openedById: ids.lin, endedById: ids.lin, closedById: ids.chen },
      ...{ expectedMinor: 52_000, countedMinor: 51_990, overShortMinor: -10, bankedMinor: 1_990, leftMinor: 50_000 },
    })
    expect((await post(`${shift}/close`, count)).body).toMatchObject({ code: 'cash_shift_state_forbids' })
    expect(await sheet()).toMatchObject({
      ...{ CASH_DRAWER: 50_000, CASH_OVER_SHORT: 10, EXPENSES: 3_000, OWNER_EQUITY: -10_000 },
      BANK: -50_000 + 5_000 + 1_990,
    })
    const next = await openShift({ openingFloatMinor: 50_005 })
    expect(next.body).toMatchObject({ precedingId: first.body.id, openingOverShortMinor: 5 })
    expect((await salon.call(`GET /v1/${shift}`)).body).toMatchObject({
      followedById: next.body.id,
      expectedMinor: 52_000,
    })
    expect(await sheet()).toMatchObject({ CASH_DRAWER: 50_005, CASH_OVER_SHORT: 5 })
    expect(rowsOf(await salon.call(`GET /v1/cash-shifts?locationId=${ids.location}`)).map((row) => row.state)).toEqual([
      'CLOSED',
      'OPEN',
    ])
    expect(rowsOf(await salon.call('GET /v1/cash-shifts?state=OPEN')).map((row) => row.id)).toEqual([next.body.id])
    expect(await sound()).toBe(true)
  })

  test('B58 bills that are open block, warn of or allow closing, and are carried over', async () => {
    await rules({ use: 'OPTIONAL', openOrdersAtClose: 'BLOCK' })
    const shift = await opened()
    const order = textOf(await bill(), 'id')
    const count = { staffId: ids.chen, countedMinor: 50_000 }
    expect(await post(`${shift}/close`, { ...count, carryOverOrders: true })).toMatchObject({
      status: 409,
      body: { code: 'orders_open', details: { policy: 'BLOCK', orderIds: [order], more: false } },
    })
    await rules({ openOrdersAtClose: 'WARN' })
    expect((await post(`${shift}/close`, count)).body).toMatchObject({
      code: 'orders_open',
      details: { policy: 'WARN' },
    })
    const handed = await post(`${shift}/hand-over`, { ...count, toStaffId: ids.chen, carryOverOrders: true })
    expect(handed.body).toMatchObject({
      closed: { state: 'CLOSED', carriedOrderIds: [order], overShortMinor: 0, leftMinor: 50_000 },
      opened: { state: 'OPEN', openedById: ids.chen, openingFloatMinor: 50_000 },
    })
    const { closed, opened: next } = handed.body as {
      closed: { id: string }
      opened: { id: string; precedingId: string }
    }
    expect(next.precedingId).toBe(closed.id)
    await rules({ openOrdersAtClose: 'ALLOW' })
    const last = await post(`cash-shifts/${next.id}/close`, count)
    expect(last.body).toMatchObject({ state: 'CLOSED', carriedOrderIds: [order] })
    await salon.mendian.jobs.run()
    const told = salon.events.filter(({ tenantId, subject }) => {
      return tenantId === salon.tenantId && subject.kind === 'CASH_SHIFT'
    })
    for (const id of [closed.id, next.id]) {
      const types = told.filter(({ subject }) => subject.id === id).map(({ type }) => type)
      expect(types).toEqual(['cash_shift.opened', 'cash_shift.closed'])
    }
    expect(await sound()).toBe(true)
  })

  test('B59 a shift past midnight belongs to the business day before, until the cutover', async () => {
    await settings({ businessDayCutover: '04:00', cashShifts: { use: 'OPTIONAL', pastDays: 'BLOCK' } })
    salon.clock.set(nineMs + 16 * hourMs + hourMs / 2)
    const first = await openShift()
    expect(first.body).toMatchObject({ businessDate: '2026-11-21', openedAt: '2026-11-22T01:30:00+08:00' })
    const spend = { locationId: ids.location, category: 'tea', amountMinor: 100, paidFrom: 'CASH' }
    expect((await post('expenses', spend)).body).toMatchObject({
      businessDate: '2026-11-21',
      cashShiftId: first.body.id,
    })
    salon.clock.set(nineMs + 19 * hourMs)
    expect((await post('expenses', spend)).body).toMatchObject({
      code: 'cash_shift_overdue',
      details: { cashShiftId: first.body.id, businessDate: '2026-11-21' },
    })
    const shift = `cash-shifts/${textOf(first, 'id')}`
    const closed = await post(`${shift}/close`, { staffId: ids.lin, countedMinor: 49_900 })
    expect(closed.body).toMatchObject({ businessDate: '2026-11-21', overShortMinor: 0 })
    expect((await openShift({ openingFloatMinor: 49_900 })).body).toMatchObject({ businessDate: '2026-11-22' })
    expect((await post('expenses', spend)).body).toMatchObject({ businessDate: '2026-11-22' })
    const days = 'GET /v1/cash-shifts?fromDate=2026-11-22&toDate=2026-11-22'
    expect(rowsOf(await salon.call(days))).toHaveLength(1)
  })

  test('FN-01 expenses by category, out of cash or the bank, stand in profit and loss, and are taken back', async () => {
    const rent = { locationId: ids.location, category: 'rent', amountMinor: 300_000, paidFrom: 'BANK', payee: '房东' }
    const paid = await post('expenses', { ...rent, businessDate: '2026-11-20', staffId: ids.lin })
    expect(paid).toMatchObject({
      status: 201,
      body: { state: 'RECORDED', businessDate: '2026-11-20', cashShiftId: null, payee: '房东', staffId: ids.lin },
    })
    await post('expenses', { locationId: ids.location, category: 'tea', amountMinor: 3_000, paidFrom: 'CASH' })
    const future = await post('expenses', { ...rent, businessDate: '2026-11-22' })
    expect(future).toMatchObject({ status: 422, body: { code: 'expense_in_future' } })
    const listed = async (query: string): Promise<readonly unknown[]> =>
      rowsOf(await salon.call(`GET /v1/expenses?${query}`)).map((row) => row.category)
    expect(await listed('')).toEqual(['rent', 'tea'])
    expect(await listed('category=tea')).toEqual(['tea'])
    expect(await listed(`toDate=2026-11-20&locationId=${ids.location}`)).toEqual(['rent'])
    const profit = async (): Promise<unknown> =>
      rowsOf(await salon.call('GET /v1/ledger/profit-and-loss'))[0]?.expenseMinor
    expect(await profit()).toBe(303_000)
    expect(await sheet()).toMatchObject({ BANK: -300_000, CASH_DRAWER: -3_000, EXPENSES: 303_000 })
    const id = textOf(paid, 'id')
    const back = await post(`expenses/${id}/void`, { reason: '重复' })
    expect(back.body).toMatchObject({ state: 'VOIDED', voidReason: '重复', version: 2 })
    expect(await post(`expenses/${id}/void`, { reason: '重复' })).toMatchObject({
      status: 409,
      body: { code: 'expense_voided' },
    })
    expect(await profit()).toBe(3_000)
    expect((await salon.call(`GET /v1/expenses/${id}`)).body).toEqual(back.body)
    expect(await listed('state=VOIDED')).toEqual(['rent'])
    expect(await sound()).toBe(true)
  })

  test('a person who is not there, or no longer, takes no charge', async () => {
    await rules({ use: 'OPTIONAL' })
    expect(await openShift({ staffId: 'stf_none' })).toMatchObject({
      status: 422,
      body: { code: 'reference_not_found' },
    })
    await salon.call(`POST /v1/staff/${ids.chen}/archive`)
    expect(await openShift({ staffId: ids.chen })).toMatchObject({ status: 409, body: { code: 'reference_archived' } })
  })
})
