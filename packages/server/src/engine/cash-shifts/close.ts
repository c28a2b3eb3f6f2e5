import { closeCashShift, endCashShift, ledgerChangesOf, maxCarriedOrders } from '@mendian/core'
import { cashCount, cashShiftId, cashShiftView as cashShiftSchema, staffId } from '@mendian/core/schemas'
import { z } from 'zod'
import { loadBooks } from '../ledger/load-books.ts'
import { notFound } from '../not-found.ts'
import { defineWrite, type WriteOperation } from '../operation.ts'
import type { RefusalCode } from '../refusal.ts'
import { assertReplaced, refuseVersion } from '../version.ts'
import { announceCashShift, cashShiftView } from './cash-shift-view.ts'
import { loadShift, refuseStaff } from './load-cash.ts'

const endInput = z.strictObject({ id: cashShiftId, staffId })

/** Ends a shift: nothing goes into its drawer any more, and somebody is to count it. */
export const end: WriteOperation<typeof endInput, typeof cashShiftSchema> = defineWrite({
  name: 'cashShifts.end',
  summary: 'End a cash shift, to be counted later',
  http: ['POST', '/v1/cash-shifts/{id}/end'],
  input: endInput,
  output: cashShiftSchema,
  permission: 'cash:write',
  movesMoney: false,
  refusals: ['not_found', 'reference_not_found', 'reference_archived', 'cash_shift_state_forbids'],
  locks: () => [],
  lockHint: ({ id }) => id,
  async run(tx, { id, staffId: by }, run) {
    const loaded = await loadShift(tx, id, run)
    if (!loaded) return notFound('CashShift', id)
    const { shift, flow, location } = loaded
    const refused = refuseVersion(shift, run.expectedVersion) ?? (await refuseStaff(tx, [by]))
    if (refused) return refused
    const decision = endCashShift(shift, by, run.nowMs)
    if (!decision.ok) return decision
    const { shift: ended } = decision.changes
    assertReplaced(await tx.cashShifts.replace(ended, shift.version), 'the shift')
    return { ok: true, value: cashShiftView(ended, flow, location.timeZone), subjectId: id }
  },
})

/** What counting a shift may be refused for. */
export const countRefusals: readonly RefusalCode[] = [
  'not_found',
  'reference_not_found',
  'reference_archived',
  'cash_shift_state_forbids',
  'banked_exceeds_counted',
  'orders_open',
  'period_closed',
]

const closeInput = z.strictObject({ id: cashShiftId, ...cashCount })

/** Closes a shift by what was counted. */
export const close: WriteOperation<typeof closeInput, typeof cashShiftSchema> = defineWrite({
  name: 'cashShifts.close',
  summary: 'Count a cash shift and close it; a difference is over or short',
  http: ['POST', '/v1/cash-shifts/{id}/close'],
  input: closeInput,
  output: cashShiftSchema,
  permission: 'cash:write',
  movesMoney: true,
  refusals: countRefusals,
  locks: () => [],
  lockHint: ({ id }) => id,
  async run(tx, { id, ...count }, run) {
    const loaded = await loadShift(tx, id, run)
    if (!loaded) return notFound('CashShift', id)
    const { shift, flow, location, businessDate } = loaded
    const refused = refuseVersion(shift, run.expectedVersion) ?? (await refuseStaff(tx, [count.staffId]))
    if (refused) return refused
    const [openOrderIds, unchargedMinor, books] = await Promise.all([
      tx.orders.openAt(location.id, maxCarriedOrders + 1),
      tx.cashShifts.unchargedMinor(location.id, shift.currency),
      loadBooks(tx, { locationId: location.id, businessDate }, run.nowMs),
    ])
    const decision = closeCashShift(
      { shift, flow, unchargedMinor, rules: location.cashShifts, openOrderIds, businessDate, books },
      { ...count, transactionId: run.ids.next('LedgerTransaction'), takeOverId: run.ids.next('LedgerTransaction') },
      run.nowMs,
    )
    if (!decision.ok) return decision
    const { shift: closed, flow: after } = decision.changes
    assertReplaced(await tx.cashShifts.replace(closed, shift.version), 'the shift')
    await tx.ledger.apply(ledgerChangesOf(decision.changes.books))
    const { timeZone } = location
    return {
      ok: true,
      value: cashShiftView(closed, after, timeZone),
      subjectId: id,
      announcements: decision.events.map((event) => announceCashShift(event, after, timeZone)),
    }
  },
})
