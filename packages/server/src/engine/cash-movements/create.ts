import { businessDate, ledgerChangesOf, moveCashAt } from '@mendian/core'
import { moveCashAtInput, cashMovementView as movementSchema } from '@mendian/core/schemas'
import { cashMovementView } from '../cash-shifts/cash-shift-view.ts'
import { cashRefusals, drawerLock, loadFlow, refuseStaff } from '../cash-shifts/load-cash.ts'
import { loadBooks } from '../ledger/load-books.ts'
import { referenceNotFound } from '../not-found.ts'
import { defineWrite, type WriteOperation } from '../operation.ts'

/** Puts cash into a location's drawer, or takes it out, in the open shift or without one. */
export const create: WriteOperation<typeof moveCashAtInput, typeof movementSchema> = defineWrite({
  name: 'cashMovements.create',
  summary: "Put cash into a location's drawer or take it out: in the open cash shift, or without one",
  http: ['POST', '/v1/cash-movements'],
  status: 201,
  input: moveCashAtInput,
  output: movementSchema,
  permission: 'cash:write',
  movesMoney: true,
  refusals: ['reference_not_found', 'reference_archived', ...cashRefusals, 'cash_insufficient', 'period_closed'],
  locks: ({ locationId }) => [drawerLock(locationId)],
  async run(tx, { locationId, ...given }, run) {
    const [location, latest, refused] = await Promise.all([
      tx.locations.find(locationId),
      tx.cashShifts.latest(locationId),
      refuseStaff(tx, [given.staffId]),
    ])
    if (!location) return referenceNotFound('Location', locationId)
    if (refused) return refused
    const date = businessDate(location, run.nowMs)
    const [flow, unchargedMinor, books] = await Promise.all([
      loadFlow(tx, latest),
      tx.cashShifts.unchargedMinor(locationId, location.currency),
      loadBooks(tx, { locationId, businessDate: date }, run.nowMs),
    ])
    const decision = moveCashAt(
      { location, latest, flow, unchargedMinor, businessDate: date, books },
      { ...given, id: run.ids.next('CashMovement'), transactionId: run.ids.next('LedgerTransaction') },
      run.nowMs,
    )
    if (!decision.ok) return decision
    const { movement } = decision.changes
    await tx.cashShifts.insertMovement(movement)
    await tx.ledger.apply(ledgerChangesOf(decision.changes.books))
    return { ok: true, value: cashMovementView(movement, location.timeZone), subjectId: movement.id }
  },
})
