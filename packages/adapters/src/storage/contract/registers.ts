import { deepEqual, equal } from 'node:assert/strict'
import {
  type CashMovementFilter,
  type CashShiftFilter,
  type ExpenseFilter,
  idOf,
  type LedgerTransaction,
  type TenantId,
} from '@mendian/core'
import type { ContractPart } from './contract.ts'
import { refuses } from './expect.ts'
import {
  cashMovement,
  cashShift,
  closedShift,
  expense,
  ids,
  ledgerChanges,
  ledgerTransaction,
  location,
  nineMs,
} from './fixtures.ts'

const inCash = { unit: 'CNY', subjectId: null, lotId: null, costMinor: null } as const
const shiftOf = (body: string) => idOf('CashShift', body)

/** Cash counted shift by shift, and expenses. */
export const registersPart: ContractPart = {
  name: 'registers',
  declare: ({ storage, tenant, write, test }) => {
    const latest = (tenantId: TenantId) =>
      storage().read({ tenantId }, async (tx) => (await tx.cashShifts.latest(ids.location))?.id)

    test('shifts come back whole, and the last is the one nobody followed', async () => {
      const tenantId = await tenant()
      equal(await latest(tenantId), undefined)
      await write(tenantId, (tx) => tx.cashShifts.insert(cashShift('1')))
      deepEqual(await write(tenantId, (tx) => tx.cashShifts.find(shiftOf('1'))), cashShift('1'))
      equal(await write(tenantId, (tx) => tx.cashShifts.find(shiftOf('none'))), undefined)
      const closed = closedShift('1', { version: 2 })
      equal(await write(tenantId, (tx) => tx.cashShifts.replace(closed, 1)), true)
      equal(await write(tenantId, (tx) => tx.cashShifts.replace(closed, 1)), false)
      deepEqual(await write(tenantId, (tx) => tx.cashShifts.find(shiftOf('1'))), closed)
      equal(await latest(tenantId), shiftOf('1'))
      await refuses(
        'CONFLICT',
        write(tenantId, (tx) => tx.cashShifts.insert(cashShift('2'))),
      )
      await write(tenantId, async (tx) => {
        equal(await tx.cashShifts.replace({ ...closed, version: 3, followedById: shiftOf('2') }, 2), true)
        await tx.cashShifts.insert(cashShift('2', { precedingId: shiftOf('1') }))
      })
      equal(await latest(tenantId), shiftOf('2'))
    })

    test('shifts are listed by every filter, and go on after a row', async () => {
      const tenantId = await tenant()
      await write(tenantId, async (tx) => {
        await tx.cashShifts.insert(closedShift('1', { followedById: shiftOf('2'), businessDate: '2026-11-22' }))
        await tx.cashShifts.insert(cashShift('2', { openedById: ids.otherStaff }))
      })
      const listed = (filter: CashShiftFilter, after?: string) =>
        storage().read({ tenantId }, async (tx) =>
          (await tx.cashShifts.list(filter, after ? { limit: 9, after } : { limit: 9 }))
            .map(({ id }) => id.slice(4))
            .join(''),
        )
      equal(await listed({}), '12')
      equal(await listed({}, 'csh_1'), '2')
      equal(await listed({ state: 'OPEN', locationId: ids.location }), '2')
      equal(await listed({ openedById: ids.staff }), '1')
      equal(await listed({ fromDate: '2026-11-23' }), '2')
      equal(await listed({ toDate: '2026-11-22' }), '1')
      equal(await listed({ locationId: idOf('Location', 'none') }), '')
    })

    test('what moved in a drawer is what the books have of it, by cause', async () => {
      const tenantId = await tenant()
      const moved = (
        body: string,
        kind: 'ORDER_PAYMENT' | 'CASH_MOVEMENT',
        cashShiftId: string,
        amountMinor: number,
      ) => {
        const line = { unit: 'CNY', lotId: null, costMinor: null } as const
        return ledgerTransaction(body, {
          source: { kind, id: body },
          lines: [
            { ...line, account: 'CASH_DRAWER', subjectId: cashShiftId, amountMinor },
            { ...line, account: 'BANK', subjectId: null, amountMinor: 0 - amountMinor },
          ],
        })
      }
      const [one, two] = [shiftOf('1'), shiftOf('2')]
      await write(tenantId, async (tx) => {
        const transactions = [
          moved('a', 'ORDER_PAYMENT', one, 500),
          moved('b', 'ORDER_PAYMENT', one, 70),
          moved('c', 'CASH_MOVEMENT', one, -30),
          moved('d', 'CASH_MOVEMENT', one, 9),
          moved('e', 'ORDER_PAYMENT', two, 1),
        ]
        await tx.ledger.apply(ledgerChanges({ transactions }))
      })
      const totals = await storage().read({ tenantId }, (tx) => tx.cashShifts.drawerTotals([one, shiftOf('none')]))
      deepEqual(totals, [
        { cashShiftId: one, sourceKind: 'CASH_MOVEMENT', inMinor: 9, outMinor: 30 },
        { cashShiftId: one, sourceKind: 'ORDER_PAYMENT', inMinor: 570, outMinor: 0 },
      ])
      deepEqual(await storage().read({ tenantId }, (tx) => tx.cashShifts.drawerTotals([])), [])
    })

    test('the cash in no charge is what the books have of the drawer of that place without a shift', async () => {
      const tenantId = await tenant()
      const elsewhere = idOf('Location', 'elsewhere')
      const moved = (body: string, fields: Partial<LedgerTransaction>, line: object = {}) =>
        ledgerTransaction(body, {
          lines: [
            { ...inCash, account: 'CASH_DRAWER', amountMinor: 500, ...line },
            { ...inCash, account: 'BANK', amountMinor: -500, ...line, subjectId: null },
          ],
          ...fields,
        })
      const lying = (locationId = ids.location, currency = 'CNY') =>
        storage().read({ tenantId }, (tx) => tx.cashShifts.unchargedMinor(locationId, currency))
      equal(await lying(), 0)
      const transactions = [
        moved('a', {}),
        moved('b', { businessDate: '2026-11-24' }),
        moved('c', { locationId: elsewhere }),
        moved('d', {}, { subjectId: shiftOf('1') }),
        moved('e', {}, { unit: 'JPY' }),
        ledgerTransaction('f', {
          lines: [
            { ...inCash, account: 'CASH_DRAWER', amountMinor: -1_007 },
            { ...inCash, account: 'EXPENSES', amountMinor: 1_007 },
          ],
        }),
      ]
      await write(tenantId, async (tx) => {
        await tx.locations.insert({ ...location, id: elsewhere })
        await tx.ledger.apply(ledgerChanges({ transactions }))
      })
      equal(await lying(), -7)
      equal(await lying(elsewhere), 500)
      equal(await lying(ids.location, 'JPY'), 500)
    })

    test('movements and expenses come back whole', async () => {
      const tenantId = await tenant()
      const uncharged = cashMovement('3', { cashShiftId: null, businessDate: '2026-11-24' })
      await write(tenantId, async (tx) => {
        await tx.cashShifts.insert(cashShift('1'))
        await tx.cashShifts.insertMovement(cashMovement('1'))
        await tx.cashShifts.insertMovement(cashMovement('2', { kind: 'PAID_IN', counterpart: 'OWNER_EQUITY' }))
        await tx.cashShifts.insertMovement(uncharged)
        await tx.expenses.insert(expense('1'))
        await tx.expenses.insert(
          expense('2', { category: 'tea', paidFrom: 'CASH', cashShiftId: shiftOf('1'), businessDate: '2026-11-24' }),
        )
      })
      const moved = (filter: CashMovementFilter, after?: string) =>
        storage().read({ tenantId }, (tx) =>
          tx.cashShifts.listMovements(filter, after ? { limit: 9, after } : { limit: 9 }),
        )
      const bodies = async (filter: CashMovementFilter, after?: string) =>
        (await moved(filter, after)).map(({ id }) => id.slice(4)).join('')
      deepEqual((await moved({}))[0], cashMovement('1'))
      deepEqual((await moved({}, 'cmv_2'))[0], uncharged)
      equal(await bodies({ cashShiftId: shiftOf('1') }), '12')
      equal(await bodies({ cashShiftId: shiftOf('1') }, 'cmv_1'), '2')
      equal(await bodies({ locationId: ids.location }), '123')
      equal(await bodies({ locationId: idOf('Location', 'none') }), '')
      equal(await bodies({ fromDate: '2026-11-24' }), '3')
      equal(await bodies({ toDate: '2026-11-23' }), '12')
      deepEqual(await write(tenantId, (tx) => tx.expenses.find(idOf('Expense', '1'))), expense('1'))
      equal(await write(tenantId, (tx) => tx.expenses.find(idOf('Expense', 'none'))), undefined)
      const voided = expense('1', { state: 'VOIDED', voidReason: 'twice', version: 2, updatedAtMs: nineMs + 1 })
      equal(await write(tenantId, (tx) => tx.expenses.replace(voided, 1)), true)
      equal(await write(tenantId, (tx) => tx.expenses.replace(voided, 1)), false)
      const listed = (filter: ExpenseFilter, after?: string) =>
        storage().read({ tenantId }, async (tx) =>
          (await tx.expenses.list(filter, after ? { limit: 9, after } : { limit: 9 }))
            .map(({ id }) => id.slice(4))
            .join(''),
        )
      equal(await listed({}), '12')
      equal(await listed({ locationId: ids.location }, 'exp_1'), '2')
      equal(await listed({ state: 'VOIDED' }), '1')
      equal(await listed({ category: 'tea' }), '2')
      equal(await listed({ fromDate: '2026-11-24' }), '2')
      equal(await listed({ toDate: '2026-11-23' }), '1')
    })
  },
}
