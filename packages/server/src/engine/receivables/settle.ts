import {
  businessDate,
  type GivenTender,
  type Location,
  ledgerChangesOf,
  type SettleReceivablesChanges,
  settleReceivables,
  type Transaction,
  writeOffReceivables,
} from '@mendian/core'
import {
  receivableSettlementView as settlementSchema,
  settleReceivablesInput,
  writeOffReceivablesInput,
} from '@mendian/core/schemas'
import type { z } from 'zod'
import { cashRefusals, loadShiftForCash } from '../cash-shifts/load-cash.ts'
import { accountLocks, loadBooks } from '../ledger/load-books.ts'
import { referenceNotFound } from '../not-found.ts'
import { defineWrite, type WriteOperation, type WriteResult, type WriteRun } from '../operation.ts'
import { referenceLocks, usedReference } from '../orders/provider-references.ts'
import type { Refusal, RefusalCode } from '../refusal.ts'
import { refuseApproval, refuseWrongPin } from '../stored-value/check-pin.ts'
import { assertReplaced } from '../version.ts'
import { settlementView } from './receivable-view.ts'

type Asked = Pick<z.output<typeof writeOffReceivablesInput>, 'customerId' | 'locationId' | 'receivableIds'>

/** What refuses a settlement before anything is decided. */
const debtRefusals: readonly RefusalCode[] = ['reference_not_found', 'nothing_owed', 'debt_exceeded', 'period_closed']

/** Of more that are owed the oldest are settled, and the others by asking again. */
const maxSettledAtOnce = 1000

interface Debt {
  readonly ok: true
  readonly location: Location
  readonly state: Omit<Parameters<typeof writeOffReceivables>[0], 'books'>
}

/** What the customer owes of what was asked for, in the currency of the location. */
async function loadDebt(
  tx: Transaction,
  { customerId, locationId, receivableIds }: Asked,
  nowMs: number,
): Promise<Debt | { readonly ok: false; readonly refusal: Refusal }> {
  const [location, customer] = await Promise.all([tx.locations.find(locationId), tx.customers.find(customerId)])
  if (!location) return referenceNotFound('Location', locationId)
  if (!customer) return referenceNotFound('Customer', customerId)
  const { currency } = location
  const open = await (receivableIds === undefined
    ? tx.receivables.openOf({ customerId, currency, limit: maxSettledAtOnce })
    : tx.receivables.openAmong({ customerId, currency, ids: receivableIds }))
  const asked = [...new Set(receivableIds ?? open.map(({ id }) => id))]
  const receivables = asked.flatMap((id) => open.filter((one) => one.id === id))
  const settled = asked.find((id) => !receivables.some((one) => one.id === id))
  if (settled !== undefined) {
    const found = await tx.receivables.find(settled)
    if (found?.customerId !== customerId) return referenceNotFound('Receivable', settled)
    return { ok: false, refusal: { code: 'nothing_owed', details: { customerId, currency } } }
  }
  const date = businessDate(location, nowMs)
  return { ok: true, location, state: { customerId, locationId, currency, receivables, businessDate: date } }
}

/** Stores what became of the debts. */
async function keep(
  tx: Transaction,
  { settlement, receivables, books }: SettleReceivablesChanges,
  { id: locationId, timeZone }: Location,
): Promise<WriteResult<z.output<typeof settlementSchema>>> {
  await tx.ledger.apply(ledgerChangesOf(books))
  assertReplaced(await tx.receivables.replaceMany(receivables), 'what is owed')
  await tx.receivables.insertSettlement(settlement)
  const value = settlementView(settlement, timeZone)
  const type = settlement.kind === 'PAYMENT' ? 'receivable.settled' : 'receivable.written_off'
  const subject = { kind: 'RECEIVABLE_SETTLEMENT', id: settlement.id, version: 1 }
  const announcements = [{ type, locationId, subject, data: { settlement: value } } as const]
  return { ok: true, value, subjectId: settlement.id, announcements }
}

function idsOf({ ids }: WriteRun): Pick<Parameters<typeof writeOffReceivables>[1], 'settlementId' | 'transactionId'> {
  return { settlementId: ids.next('ReceivableSettlement'), transactionId: ids.next('LedgerTransaction') }
}

/** Takes money for what a customer owes, all of it or a part. */
export const settle: WriteOperation<typeof settleReceivablesInput, typeof settlementSchema> = defineWrite({
  name: 'receivables.settle',
  summary: 'Take money for what a customer owes',
  http: ['POST', '/v1/receivables/settle'],
  status: 201,
  input: settleReceivablesInput,
  output: settlementSchema,
  permission: 'receivable:write',
  movesMoney: true,
  refusals: [
    ...debtRefusals,
    ...cashRefusals,
    'tender_insufficient',
    'tender_superfluous',
    'tender_exceeds_due',
    'payment_reference_used',
    'balance_insufficient',
    'limit_exceeded',
    'pin_not_set',
    'pin_wrong',
    'pin_locked',
  ],
  locks: ({ customerId, tenders }) => [...accountLocks([customerId]), ...referenceLocks(tenders)],
  async run(tx, input, run) {
    const { customerId, tenders, amountMinor = null } = input
    const debt = await loadDebt(tx, input, run.nowMs)
    if (!debt.ok) return debt
    const { location, state } = debt
    const shift = tenders.some(({ kind }) => kind === 'CASH') ? await loadShiftForCash(tx, location, run) : undefined
    if (shift && !shift.ok) return shift
    const unapproved = refuseApproval(tenders, run.actor) ?? (await refuseWrongPin(tx, customerId, tenders, run.nowMs))
    if (unapproved) return { ok: false, refusal: unapproved }
    const { businessDate: date, currency } = state
    const [used, storedValueTodayMinor, books] = await Promise.all([
      usedReference(tx, tenders),
      tx.storedValue.spentOn({ customerId, currency, businessDate: date }),
      loadBooks(tx, { locationId: location.id, businessDate: date, subjectIds: [customerId] }, run.nowMs),
    ])
    if (used) return { ok: false, refusal: used }
    const given = tenders.map((tender): GivenTender => ({ ...tender, paymentId: run.ids.next('Payment') }))
    const decision = settleReceivables(
      { ...state, location, storedValueTodayMinor, cashShiftId: shift?.changes?.id ?? null, books },
      { ...idsOf(run), amountMinor, tenders: given },
      run.nowMs,
    )
    return decision.ok ? keep(tx, decision.changes, location) : decision
  },
})

/** Gives up what a customer owes, with a reason: it becomes an expense. */
export const writeOff: WriteOperation<typeof writeOffReceivablesInput, typeof settlementSchema> = defineWrite({
  name: 'receivables.writeOff',
  summary: 'Give up what a customer owes',
  http: ['POST', '/v1/receivables/write-off'],
  status: 201,
  input: writeOffReceivablesInput,
  output: settlementSchema,
  permission: 'receivable:write_off',
  movesMoney: true,
  refusals: debtRefusals,
  locks: ({ customerId }) => accountLocks([customerId]),
  async run(tx, input, run) {
    const { customerId, amountMinor = null, reason } = input
    const debt = await loadDebt(tx, input, run.nowMs)
    if (!debt.ok) return debt
    const { location, state } = debt
    const query = { locationId: location.id, businessDate: state.businessDate, subjectIds: [customerId] }
    const books = await loadBooks(tx, query, run.nowMs)
    const command = { ...idsOf(run), amountMinor, reason }
    const decision = writeOffReceivables({ ...state, books }, command, run.nowMs)
    return decision.ok ? keep(tx, decision.changes, location) : decision
  },
})
