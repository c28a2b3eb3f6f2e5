import { handOverCashShift, ledgerChangesOf, maxCarriedOrders, noFlow } from '@mendian/core'
import { cashCount, cashShiftId, handOverView, staffId } from '@mendian/core/schemas'
import { z } from 'zod'
import { loadBooks } from '../ledger/load-books.ts'
import { notFound } from '../not-found.ts'
import { defineWrite, type WriteOperation } from '../operation.ts'
import { assertReplaced, refuseVersion } from '../version.ts'
import { announceCashShift, cashShiftView } from './cash-shift-view.ts'
import { countRefusals } from './close.ts'
import { loadShift, refuseStaff } from './load-cash.ts'

const input = z.strictObject({
  id: cashShiftId,
  ...cashCount,
  toStaffId: staffId.meta({ description: 'Who is in charge from now on.' }),
})

/** Hands the drawer over: this shift is closed, and the next person's opened with what stays in it. */
export const handOver: WriteOperation<typeof input, typeof handOverView> = defineWrite({
  name: 'cashShifts.handOver',
  summary: 'Count a cash shift and hand it over to the next person',
  http: ['POST', '/v1/cash-shifts/{id}/hand-over'],
  input,
  output: handOverView,
  permission: 'cash:write',
  movesMoney: true,
  refusals: [...countRefusals, 'cash_shifts_off'],
  locks: () => [],
  lockHint: ({ id }) => id,
  async run(tx, { id, ...given }, run) {
    const loaded = await loadShift(tx, id, run)
    if (!loaded) return notFound('CashShift', id)
    const { shift, flow, location, businessDate } = loaded
    const refused =
      refuseVersion(shift, run.expectedVersion) ?? (await refuseStaff(tx, [given.staffId, given.toStaffId]))
    if (refused) return refused
    const [openOrderIds, unchargedMinor, books] = await Promise.all([
      tx.orders.openAt(location.id, maxCarriedOrders + 1),
      tx.cashShifts.unchargedMinor(location.id, shift.currency),
      loadBooks(tx, { locationId: location.id, businessDate }, run.nowMs),
    ])
    const decision = handOverCashShift(
      { shift, flow, location, unchargedMinor, openOrderIds, businessDate, books },
      {
        ...given,
        transactionId: run.ids.next('LedgerTransaction'),
        takeOverId: run.ids.next('LedgerTransaction'),
        nextCashShiftId: run.ids.next('CashShift'),
        nextTransactionId: run.ids.next('LedgerTransaction'),
      },
      run.nowMs,
    )
    if (!decision.ok) return decision
    const { preceding, flow: after, shift: opened } = decision.changes
    assertReplaced(await tx.cashShifts.replace(preceding, shift.version), 'the shift')
    await tx.cashShifts.insert(opened)
    await tx.ledger.apply(ledgerChangesOf(decision.changes.books))
    const { timeZone } = location
    return {
      ok: true,
      value: {
        closed: cashShiftView(preceding, after, timeZone),
        opened: cashShiftView(opened, noFlow, timeZone),
      },
      subjectId: id,
      announcements: decision.events.map((event) =>
        announceCashShift(event, event.subject.id === id ? after : noFlow, timeZone),
      ),
    }
  },
})
