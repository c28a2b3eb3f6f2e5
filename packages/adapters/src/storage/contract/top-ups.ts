import { deepEqual, equal } from 'node:assert/strict'
import { type AccountCode, idOf, type LedgerSourceKind } from '@mendian/core'
import type { ContractPart } from './contract.ts'
import { refuses } from './expect.ts'
import {
  accountBalance,
  adjustment,
  customer,
  ids,
  ledgerChanges,
  ledgerTransaction,
  lot,
  nineMs,
  order,
  paidTopUp,
  payment,
  storedValuePin,
  topUpOffer,
} from './fixtures.ts'

/** Top-ups with their offers, and references of payments. */
export const topUpsPart: ContractPart = {
  name: 'top-ups',
  declare: ({ storage, tenant, write, test }) => {
    test('offers that are not archived are all found at once', async () => {
      const tenantId = await tenant()
      const other = { ...topUpOffer, id: idOf('TopUpOffer', '2') }
      await write(tenantId, async (tx) => {
        await tx.topUpOffers.insert({ ...other, locationIds: null, bonusValidDays: null })
        await tx.topUpOffers.insert({ ...other, id: idOf('TopUpOffer', '3'), archivedAtMs: nineMs })
      })
      const found = await storage().read({ tenantId }, (tx) => tx.topUpOffers.active())
      deepEqual(found, [topUpOffer, { ...other, locationIds: null, bonusValidDays: null }])
    })

    test('top-ups come back as they were stored and tell who has topped up', async () => {
      const tenantId = await tenant()
      const friend = { ...customer, id: idOf('Customer', '2'), phone: null }
      await write(tenantId, async (tx) => {
        await tx.customers.insert(friend)
        await tx.orders.insert(order('1'))
        await tx.topUps.insertMany([paidTopUp('1'), paidTopUp('2', { line: 2, topUpOfferId: null })])
      })
      await storage().read({ tenantId }, async (tx) => {
        deepEqual(await tx.topUps.find(idOf('TopUp', '2')), paidTopUp('2', { line: 2, topUpOfferId: null }))
        equal(await tx.topUps.find(idOf('TopUp', '3')), undefined)
        deepEqual([await tx.topUps.hasToppedUp(ids.customer), await tx.topUps.hasToppedUp(friend.id)], [true, false])
      })
      await write(tenantId, (tx) => tx.orders.moveAll(ids.customer, friend.id))
      await storage().read({ tenantId }, async (tx) => {
        deepEqual([await tx.topUps.hasToppedUp(ids.customer), await tx.topUps.hasToppedUp(friend.id)], [false, true])
      })
    })

    test('what was used of a top-up is what payments and debts took of its lots and refunds did not give back', async () => {
      const tenantId = await tenant()
      const line = (lot: string, amountMinor: number, account: AccountCode = 'STORED_VALUE_PRINCIPAL') => ({
        ...({ account, subjectId: ids.customer, unit: 'CNY', amountMinor } as const),
        ...{ lotId: idOf('Lot', lot), costMinor: 0 },
      })
      const entry = (
        body: string,
        kind: LedgerSourceKind,
        of: string,
        id: string,
        amountMinor: number,
        account?: AccountCode,
      ) =>
        ledgerTransaction(body, {
          source: { kind, id },
          lines: [
            line(of, amountMinor, account),
            { ...line(of, 0 - amountMinor), account: 'RECEIVABLES', lotId: null, costMinor: null },
          ],
        })
      await write(tenantId, (tx) =>
        tx.ledger.apply(
          ledgerChanges({
            newLots: [lot('1'), lot('2', { source: { kind: 'TOP_UP', id: 'top_other' } })],
            transactions: [
              entry('a', 'ORDER_PAYMENT', '1', 'ord_2', 3_000),
              entry('b', 'ORDER_REFUND', '1', 'ord_2', -1_000),
              entry('c', 'ORDER_REFUND', '1', 'ord_1', 500),
              entry('d', 'LOT_EXPIRY', '1', 'x', 50),
              entry('e', 'ORDER_PAYMENT', '2', 'ord_2', 7),
              entry('f', 'RECEIVABLE_SETTLEMENT', '1', 'rst_1', 300),
              entry('g', 'STORED_VALUE_ADJUSTMENT', '1', 'x', 11),
              entry('h', 'ORDER_REOPENING', '1', 'ord_3', -20),
              entry('i', 'LOT_EXPIRY', '1', 'x', 40, 'STORED_VALUE_BONUS'),
            ],
          }),
        ),
      )
      const outflow = await storage().read({ tenantId }, (tx) => tx.topUps.outflowOf(paidTopUp('1')))
      deepEqual(outflow, { usedMinor: 2_280, settledMinor: 300, expiredBonusMinor: 40 })
    })

    test('what of a top-up comes back as bonus is found by its lots, and changes from what it was', async () => {
      const tenantId = await tenant()
      const source = { kind: 'TOP_UP', id: 'top_1' } as const
      await write(tenantId, async (tx) => {
        await tx.orders.insert(order('1'))
        await tx.topUps.insertMany([paidTopUp('1'), paidTopUp('2', { line: 2 })])
        const newLots = [
          lot('1', { source }),
          lot('2', { source, account: 'STORED_VALUE_BONUS' }),
          lot('3', { source: { kind: 'TOP_UP', id: 'top_2' } }),
        ]
        await tx.ledger.apply(ledgerChanges({ newLots }))
      })
      const set = (beforeMinor: number, afterMinor: number) =>
        write(tenantId, (tx) => tx.topUps.setBackAsBonus(idOf('TopUp', '1'), { beforeMinor, afterMinor }))
      const found = () =>
        storage().read({ tenantId }, (tx) => tx.topUps.paidBackOf(['1', '3'].map((body) => idOf('Lot', body))))
      deepEqual(await found(), [])
      deepEqual([await set(1, 5), await set(0, 700)], [false, true])
      const [principalLotId, bonusLotId] = [idOf('Lot', '1'), idOf('Lot', '2')]
      deepEqual(await found(), [{ topUpId: idOf('TopUp', '1'), principalLotId, bonusLotId, backAsBonusMinor: 700 }])
    })

    test('a line is delivered once', async () => {
      const tenantId = await tenant()
      await write(tenantId, async (tx) => {
        await tx.orders.insert(order('1'))
        await tx.topUps.insertMany([paidTopUp('1')])
      })
      await refuses(
        'CONFLICT',
        write(tenantId, (tx) => tx.topUps.insertMany([paidTopUp('2')])),
      )
    })

    test('who has stored value is listed by customer and currency', async () => {
      const tenantId = await tenant()
      const friend = { ...customer, id: idOf('Customer', '2'), phone: null }
      const bonus = { account: 'STORED_VALUE_BONUS', subjectId: friend.id } as const
      await write(tenantId, async (tx) => {
        await tx.customers.insert(friend)
        await tx.ledger.apply(
          ledgerChanges({
            newBalances: [
              accountBalance(),
              accountBalance({ account: 'STORED_VALUE_BONUS' }),
              accountBalance({ unit: 'HKD' }),
              accountBalance(bonus),
              accountBalance({ account: 'POINTS', unit: 'POINT' }),
            ],
          }),
        )
      })
      const list = (limit: number, after?: string, customerId?: typeof friend.id) =>
        storage().read({ tenantId }, async (tx) => {
          const page = { limit, ...(after === undefined ? {} : { after }) }
          const owners = await tx.storedValue.owners(customerId ? { customerId } : {}, page)
          return owners.map((owner) => `${owner.customerId}:${owner.currency}`)
        })
      deepEqual(await list(9), ['cus_1:CNY', 'cus_1:HKD', 'cus_2:CNY'])
      deepEqual(await list(1, 'cus_1:CNY'), ['cus_1:HKD'])
      deepEqual(await list(9, undefined, friend.id), ['cus_2:CNY'])
    })

    test('what a customer spent on a day is what payments took', async () => {
      const tenantId = await tenant()
      const line = { subjectId: ids.customer, unit: 'CNY', lotId: idOf('Lot', '1'), costMinor: 0 }
      const entry = (body: string, kind: 'ORDER_PAYMENT' | 'TOP_UP', businessDate: string, amountMinor: number) =>
        ledgerTransaction(body, {
          ...{ businessDate, source: { kind, id: body } },
          lines: [
            { ...line, account: 'STORED_VALUE_PRINCIPAL', amountMinor },
            { ...line, account: 'STORED_VALUE_BONUS', amountMinor: 1 },
            { ...line, account: 'RECEIVABLES', lotId: null, costMinor: null, amountMinor: 0 - amountMinor - 1 },
          ],
        })
      await write(tenantId, (tx) =>
        tx.ledger.apply(
          ledgerChanges({
            transactions: [
              entry('a', 'ORDER_PAYMENT', '2026-11-23', 100),
              entry('b', 'ORDER_PAYMENT', '2026-11-23', 20),
              entry('c', 'ORDER_PAYMENT', '2026-11-24', 7),
              entry('d', 'TOP_UP', '2026-11-23', -500),
            ],
          }),
        ),
      )
      const spent = (currency: string) =>
        storage().read({ tenantId }, (tx) =>
          tx.storedValue.spentOn({ customerId: ids.customer, currency, businessDate: '2026-11-23' }),
        )
      deepEqual([await spent('CNY'), await spent('HKD')], [122, 0])
    })

    test('PINs are kept one a customer, and reasons beside their entries', async () => {
      const tenantId = await tenant()
      const pins = () => storage().read({ tenantId }, (tx) => tx.storedValue.pins([ids.customer]))
      await write(tenantId, (tx) => tx.storedValue.keepPin(storedValuePin()))
      await write(tenantId, (tx) => tx.storedValue.keepPin(storedValuePin({ wrongInRow: 3, lockedUntilMs: nineMs })))
      deepEqual(await pins(), [storedValuePin({ wrongInRow: 3, lockedUntilMs: nineMs })])
      await write(tenantId, (tx) => tx.storedValue.removePin(ids.customer))
      deepEqual(await pins(), [])
      await write(tenantId, (tx) => tx.storedValue.insertAdjustment(adjustment('1')))
      const found = await storage().read({ tenantId }, (tx) =>
        tx.storedValue.adjustments([idOf('LedgerTransaction', '1'), idOf('LedgerTransaction', '2')]),
      )
      deepEqual(found, [adjustment('1')])
    })

    test("a provider's reference pays once, and tells which order", async () => {
      const tenantId = await tenant()
      const captured = (body: string, reference: string) =>
        payment(body, { kind: 'PROVIDER', provider: 'SANDBOX', reference })
      await write(tenantId, (tx) => tx.orders.insert(order('1', { payments: [captured('1', 'a')] })))
      const orders = await storage().read({ tenantId }, (tx) =>
        tx.payments.ordersOf({ provider: 'SANDBOX', references: ['a', 'b'] }),
      )
      deepEqual([...orders], [['a', ids.order('1')]])
      await refuses(
        'CONFLICT',
        write(tenantId, (tx) => tx.orders.insert(order('2', { payments: [captured('2', 'a')] }))),
      )
      await write(tenantId, (tx) => tx.orders.insert(order('3', { payments: [captured('3', 'b')] })))
    })
  },
}
