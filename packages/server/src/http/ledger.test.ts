import {
  accountOf,
  addDays,
  debit,
  type Entry,
  idOf,
  issue,
  type LedgerChanges,
  ledgerChangesOf,
  openBooks,
  post,
  present,
} from '@mendian/core'
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { auditBooks } from '../engine/ledger/audit-books.ts'
import { bookChecks } from '../engine/ledger/book-checks.ts'
import { databases, type OpenDatabase } from '../main/testing/databases.ts'
import { verifyBooks } from '../main/verify-books.ts'
import { type Answer, rowsOf, textOf } from '../testing/call.ts'
import { furnish, nineMs, type OpenSalon, openSalon, type SalonIds } from '../testing/open-salon.ts'

const today = '2026-11-21'
const wang = idOf('Customer', 'wang')

describe.each(databases)('the books on $name', ({ open }) => {
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
  })

  const get = async (path: string): Promise<Answer['body']> => (await salon.call(`GET /v1/${path}`)).body
  async function sell(quantity: number, key: string): Promise<Answer> {
    const lines = [{ kind: 'PRODUCT', productId: ids.shampoo, quantity }]
    const order = await salon.call('POST /v1/orders', { locationId: ids.location, lines })
    const tenders = [{ kind: 'CASH', tenderedMinor: Number(order.body.totalMinor) }]
    const options = { headers: { 'idempotency-key': key } }
    return salon.call(`POST /v1/orders/${textOf(order, 'id')}/pay`, { tenders }, options)
  }
  const close = (fields: object): Promise<Answer> =>
    salon.call('POST /v1/accounting-periods', { fromDate: '2026-11-01', toDate: '2026-11-20', ...fields })

  /** A top-up of 100.00, as a room of stored value will post it. */
  const topUp = (): Promise<void> =>
    database.storage.transaction({ tenantId: salon.tenantId }, { locks: [] }, (tx) => tx.ledger.apply(toppedUp(ids)))

  test('FN-02 trial balance, profit and loss and balance sheet come from the books, of any days and locations', async () => {
    await sell(1, 'a')
    salon.clock.set(nineMs + 86_400_000)
    await sell(2, 'b')
    await topUp()
    const trial = rowsOf({ body: await get('ledger/trial-balance') } as Answer)
    expect(trial).toMatchObject([{ unit: 'CNY', debitMinor: 30_700, creditMinor: 30_700 }])
    const profit = rowsOf({ body: await get(`ledger/profit-and-loss?fromDate=${today}&toDate=${today}`) } as Answer)
    expect(profit).toMatchObject([{ currency: 'CNY', netRevenueMinor: 6900, expenseMinor: 0, profitMinor: 6900 }])
    const sheet = rowsOf({ body: await get(`ledger/balance-sheet?locationIds=${ids.location}`) } as Answer)
    expect(sheet).toMatchObject([
      { assetMinor: 30_700, liabilityMinor: 10_000, prepaidMinor: 10_000, equityMinor: 20_700 },
    ])
    expect(rowsOf({ body: await get('ledger/balance-sheet?date=2026-11-20') } as Answer)).toEqual([])
    expect(await get('ledger/profit-and-loss?fromDate=2026-11-22&toDate=2026-11-21')).toMatchObject({
      code: 'range_empty',
      details: { from: '2026-11-22', to: '2026-11-21' },
      errors: [{ pointer: '/toDate', code: 'range_empty', message: 'must not be before fromDate' }],
    })
    expect(await get('ledger/trial-balance?locationIds=loc_none')).toMatchObject({ code: 'reference_not_found' })
    expect(await get('ledger/trial-balance?locationIds=x')).toMatchObject({ code: 'invalid_request' })
  })

  test('FN-02 what is topped up is owed until it is spent, and profit and loss is what the lines of its days say', async () => {
    const buy = async (line: object, tender: object, key: string): Promise<void> => {
      const order = await salon.call('POST /v1/orders', {
        ...{ locationId: ids.location, customerId: ids.zhao },
        lines: [line],
      })
      const options = { headers: { 'idempotency-key': key } }
      const paid = await salon.call(`POST /v1/orders/${textOf(order, 'id')}/pay`, { tenders: [tender] }, options)
      expect(paid.body).toMatchObject({ state: 'COMPLETED' })
    }
    await salon.call('POST /v1/top-up-offers', {
      ...{ name: 'Gift', currency: 'CNY', steps: [{ paidMinor: 100_000, bonusMinor: 20_000 }] },
    })
    const cash = { kind: 'CASH', tenderedMinor: 100_000 }
    await buy({ kind: 'TOP_UP', amountMinor: 100_000 }, cash, 'top-up')
    const sheet = async (): Promise<unknown> => rowsOf(await salon.call('GET /v1/ledger/balance-sheet'))
    expect(await sheet()).toMatchObject([
      { assetMinor: 100_000, liabilityMinor: 100_000, prepaidMinor: 100_000, equityMinor: 0 },
    ])
    await buy({ kind: 'SERVICE', serviceId: ids.cut }, { kind: 'STORED_VALUE' }, 'cut')
    salon.clock.set(nineMs + 86_400_000)
    await buy({ kind: 'PRODUCT', productId: ids.shampoo }, cash, 'shampoo')
    const rent = { locationId: ids.location, category: 'rent', amountMinor: 5_000, paidFrom: 'CASH' }
    expect((await salon.call('POST /v1/expenses', rent, { headers: { 'idempotency-key': 'rent' } })).status).toBe(201)
    const [trial] = rowsOf(await salon.call('GET /v1/ledger/trial-balance'))
    expect(trial).toMatchObject({ unit: 'CNY', debitMinor: trial?.creditMinor })
    expect(await sheet()).toMatchObject([
      { assetMinor: 101_900, liabilityMinor: 87_200, prepaidMinor: 87_200, equityMinor: 14_700 },
    ])
    const earned = async (date: string): Promise<unknown> => {
      const sums = { netRevenueMinor: 0, expenseMinor: 0 }
      for (const line of rowsOf(await salon.call('GET /v1/ledger/entries?limit=200'))) {
        if (line.businessDate !== date) continue
        if (/_REVENUE$/.test(String(line.account))) sums.netRevenueMinor -= Number(line.amountMinor)
        if (line.account === 'EXPENSES') sums.expenseMinor += Number(line.amountMinor)
      }
      const query = `fromDate=${date}&toDate=${date}`
      const [stated] = rowsOf(await salon.call(`GET /v1/ledger/profit-and-loss?${query}`))
      expect(stated).toMatchObject({ ...sums, profitMinor: sums.netRevenueMinor - sums.expenseMinor })
      return sums
    }
    expect(await earned(today)).toEqual({ netRevenueMinor: 12_800, expenseMinor: 0 })
    expect(await earned('2026-11-22')).toEqual({ netRevenueMinor: 6_900, expenseMinor: 5_000 })
  })

  test('balances and lines are listed page by page', async () => {
    const paid = await sell(1, 'c')
    await topUp()
    const accounts = rowsOf({ body: await get(`ledger/accounts?subjectId=${wang}`) } as Answer)
    const balance = { account: 'STORED_VALUE_PRINCIPAL', subjectId: wang, unit: 'CNY' }
    expect(accounts).toEqual([{ ...balance, postedMinor: 10_000, heldMinor: 0, availableMinor: 10_000 }])
    const first = await salon.call('GET /v1/ledger/entries?limit=5')
    const rest = await salon.call(`GET /v1/ledger/entries?limit=5&cursor=${String(first.body.nextCursor)}`)
    expect([rowsOf(first).length, rowsOf(rest).length, rest.body.nextCursor]).toEqual([5, 1, null])
    const ofOrder = rowsOf(await salon.call(`GET /v1/ledger/entries?sourceId=${textOf(paid, 'id')}`))
    expect(ofOrder).toMatchObject([
      { account: 'CASH_DRAWER', amountMinor: 6900, businessDate: today, occurredAt: '2026-11-21T09:00:00+08:00' },
      { account: 'CUSTOMER_ADVANCES', amountMinor: -6900, lineNo: 2 },
      { account: 'CUSTOMER_ADVANCES', amountMinor: 6900, source: { kind: 'ORDER_COMPLETION' } },
      { account: 'PRODUCT_REVENUE', amountMinor: -6900 },
    ])
    expect(await get('ledger/entries?cursor=eA')).toMatchObject({ code: 'invalid_request' })
  })

  test('days that are over can be closed, nothing is entered there until they are opened again', async () => {
    expect(await close({ toDate: today })).toMatchObject({ status: 409, body: { code: 'period_not_over' } })
    const closed = await close({ note: 'November so far' })
    expect(closed).toMatchObject({ status: 201, body: { state: 'CLOSED', locationId: null, version: 1 } })
    expect(await close({ fromDate: '2026-11-20' })).toMatchObject({ status: 409, body: { code: 'period_overlap' } })
    expect((await close({ locationId: ids.location })).status).toBe(201)
    // The wall clock is wrong by a day: the sale would count towards a day that is closed.
    salon.clock.set(nineMs - 86_400_000)
    const refused = await sell(1, 'd')
    const details = { locationId: ids.location, businessDate: addDays(today, -1) }
    expect(refused).toMatchObject({ status: 409, body: { code: 'period_closed', details } })
    for (const { id } of rowsOf(await salon.call('GET /v1/accounting-periods?state=CLOSED'))) {
      expect((await salon.call(`POST /v1/accounting-periods/${String(id)}/reopen`)).body).toMatchObject({
        state: 'REOPENED',
      })
    }
    expect((await sell(1, 'e')).status).toBe(200)
    expect(await salon.call(`POST /v1/accounting-periods/${textOf(closed, 'id')}/reopen`)).toMatchObject({
      status: 409,
      body: { code: 'period_not_closed' },
    })
  })

  test('the last business day can be closed ten minutes after it is over', async () => {
    const at = (clock: string): number => Date.parse(`2026-11-22T${clock}:00+08:00`)
    salon.clock.set(at('00:09'))
    expect(await close({ toDate: today })).toMatchObject({ body: { details: { lastClosable: '2026-11-20' } } })
    salon.clock.set(at('00:10'))
    expect((await close({ toDate: today })).status).toBe(201)
  })

  test('ledger.verify names every check, and finds a balance that is not its lines', async () => {
    await sell(1, 'f')
    await topUp()
    const sound = await get('ledger/verify')
    expect(sound).toMatchObject({ balanced: true, transactions: 3, lines: 6 })
    const checks = sound.checks as readonly { name: string; faults: unknown[] }[]
    expect(checks.map(({ name }) => name)).toEqual(bookChecks.map(({ name }) => name))
    const { storage } = database
    database.spoilt.add(salon.tenantId)
    await storage.transaction({ tenantId: salon.tenantId }, { locks: [] }, (tx) =>
      tx.ledger.apply({
        ...nothing,
        balanceDeltas: [{ ...present(toppedUp(ids).newBalances[0], 'one'), heldMinor: 0 }],
      }),
    )
    const found = await storage.read(salon, (tx) => auditBooks(tx))
    expect(found.checks.filter(({ faults }) => faults.length > 0).map(({ name }) => name)).toEqual([
      'balances_are_lines',
      'balances_are_lots',
    ])
    expect(await get('ledger/verify')).toMatchObject({ balanced: false })
    const told = await verifyBooks(storage)
    expect(told.sound).toBe(false)
    expect(told.text).toContain(
      `${salon.tenantId} balances_are_lines: STORED_VALUE_PRINCIPAL:${wang}:CNY off by -10000\n`,
    )
  })
})

const nothing: LedgerChanges = {
  transactions: [],
  newBalances: [],
  balanceDeltas: [],
  newLots: [],
  lotDeltas: [],
  newHolds: [],
  endedHolds: [],
}

function toppedUp(ids: SalonIds): LedgerChanges {
  const books = openBooks({ subjectIds: [wang], balances: [], lots: [], holds: [], closedPeriods: [] }, nineMs)
  const cost = { amountMinor: 10_000, currency: 'CNY' }
  const entry: Entry = {
    id: idOf('LedgerTransaction', 'top'),
    locationId: ids.location,
    businessDate: '2026-11-22',
    occurredAtMs: nineMs,
    source: { kind: 'OPENING_BALANCE', id: 'opening_1' },
    moves: [
      debit(accountOf('CASH_DRAWER', 'CNY'), 10_000),
      issue(accountOf('STORED_VALUE_PRINCIPAL', 'CNY', wang), { origin: 'TOP_UP', amountMinor: 10_000, cost }),
    ],
  }
  const posted = post(books, entry, nineMs)
  if (!posted.ok) throw new Error(posted.refusal.code)
  return ledgerChangesOf(posted.changes)
}
