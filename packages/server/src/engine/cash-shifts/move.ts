import { type CashMovementKind, ledgerChangesOf, moveCash } from '@mendian/core'
import { moveCashInput, cashMovementView as movementSchema } from '@mendian/core/schemas'
import { loadBooks } from '../ledger/load-books.ts'
import { notFound } from '../not-found.ts'
import { defineWrite, type WriteOperation } from '../operation.ts'
import type { RefusalCode } from '../refusal.ts'
import { cashMovementView } from './cash-shift-view.ts'
import { loadShift, refuseStaff } from './load-cash.ts'

type MoveOperation = WriteOperation<typeof moveCashInput, typeof movementSchema>

const refusals: readonly RefusalCode[] = [
  'not_found',
  'reference_not_found',
  'reference_archived',
  'cash_shift_state_forbids',
  'period_closed',
]

function defineMove(
  kind: CashMovementKind,
  operation: Pick<MoveOperation, 'name' | 'summary' | 'http' | 'refusals'>,
): MoveOperation {
  return defineWrite({
    ...operation,
    status: 201,
    input: moveCashInput,
    output: movementSchema,
    permission: 'cash:write',
    movesMoney: true,
    locks: () => [],
    lockHint: ({ id }) => id,
    async run(tx, { id, ...given }, run) {
      const loaded = await loadShift(tx, id, run)
      if (!loaded) return notFound('CashShift', id)
      const { location, businessDate } = loaded
      const [refused, books] = await Promise.all([
        refuseStaff(tx, [given.staffId]),
        loadBooks(tx, { locationId: location.id, businessDate }, run.nowMs),
      ])
      if (refused) return refused
      const movementId = run.ids.next('CashMovement')
      const transactionId = run.ids.next('LedgerTransaction')
      const decision = moveCash({ ...loaded, books }, { ...given, id: movementId, kind, transactionId }, run.nowMs)
      if (!decision.ok) return decision
      const { movement } = decision.changes
      await tx.cashShifts.insertMovement(movement)
      await tx.ledger.apply(ledgerChangesOf(decision.changes.books))
      return { ok: true, value: cashMovementView(movement, location.timeZone), subjectId: movementId }
    },
  })
}

export const payIn: MoveOperation = defineMove('PAID_IN', {
  name: 'cashShifts.payIn',
  summary: 'Put cash into the drawer of an open shift',
  http: ['POST', '/v1/cash-shifts/{id}/pay-in'],
  refusals,
})

export const payOut: MoveOperation = defineMove('PAID_OUT', {
  name: 'cashShifts.payOut',
  summary: 'Take cash out of the drawer of an open shift',
  http: ['POST', '/v1/cash-shifts/{id}/pay-out'],
  refusals: [...refusals, 'cash_insufficient'],
})
