import { businessDate, ledgerChangesOf, noFlow, openCashShift } from '@mendian/core'
import { cashShiftView as cashShiftSchema, openCashShiftInput } from '@mendian/core/schemas'
import { loadBooks } from '../ledger/load-books.ts'
import { referenceNotFound } from '../not-found.ts'
import { defineWrite, type WriteOperation } from '../operation.ts'
import { assertReplaced } from '../version.ts'
import { announceCashShift, cashShiftView } from './cash-shift-view.ts'
import { drawerLock, refuseStaff } from './load-cash.ts'

/** Opens a shift: from now on cash goes into its drawer. */
export const open: WriteOperation<typeof openCashShiftInput, typeof cashShiftSchema> = defineWrite({
  name: 'cashShifts.open',
  summary: 'Open a cash shift with what is in the drawer',
  http: ['POST', '/v1/cash-shifts'],
  status: 201,
  input: openCashShiftInput,
  output: cashShiftSchema,
  permission: 'cash:write',
  movesMoney: true,
  refusals: ['reference_not_found', 'reference_archived', 'cash_shifts_off', 'cash_shift_open', 'period_closed'],
  locks: ({ locationId }) => [drawerLock(locationId)],
  async run(tx, { locationId, staffId, openingFloatMinor, floatFrom, note }, run) {
    const [location, latest, refused] = await Promise.all([
      tx.locations.find(locationId),
      tx.cashShifts.latest(locationId),
      refuseStaff(tx, [staffId]),
    ])
    if (!location) return referenceNotFound('Location', locationId)
    if (location.archivedAtMs !== null) {
      return { ok: false, refusal: { code: 'reference_archived', details: { kind: 'Location', id: locationId } } }
    }
    if (refused) return refused
    const date = businessDate(location, run.nowMs)
    const [unchargedMinor, books] = await Promise.all([
      tx.cashShifts.unchargedMinor(locationId, location.currency),
      loadBooks(tx, { locationId, businessDate: date }, run.nowMs),
    ])
    const decision = openCashShift(
      { location, latest, unchargedMinor, businessDate: date, books },
      {
        cashShiftId: run.ids.next('CashShift'),
        staffId,
        floatMinor: openingFloatMinor,
        floatFrom: floatFrom ?? null,
        note,
        transactionId: run.ids.next('LedgerTransaction'),
      },
      run.nowMs,
    )
    if (!decision.ok) return decision
    const { shift, preceding } = decision.changes
    if (preceding) assertReplaced(await tx.cashShifts.replace(preceding, preceding.version - 1), 'the shift')
    await tx.cashShifts.insert(shift)
    await tx.ledger.apply(ledgerChangesOf(decision.changes.books))
    const { timeZone } = location
    return {
      ok: true,
      value: cashShiftView(shift, noFlow, timeZone),
      subjectId: shift.id,
      announcements: decision.events.map((event) => announceCashShift(event, noFlow, timeZone)),
    }
  },
})
