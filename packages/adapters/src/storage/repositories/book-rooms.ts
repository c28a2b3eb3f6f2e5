import type { Transaction } from '@mendian/core'
import type { Scope } from '../scope.ts'
import { createAccountingPeriodRepository } from './accounting-periods.ts'
import { createCashShiftRepository } from './cash-shifts.ts'
import { createExpenseRepository } from './expenses.ts'
import { createLedgerRepository } from './ledger.ts'
import { createLedgerAuditReader } from './ledger-audit.ts'
import { createReceivableRepository } from './receivables.ts'
import { createRecordAuditReader } from './record-audit.ts'
import { createRefundRequestRepository } from './refund-requests.ts'
import { createRefundRepository } from './refunds.ts'
import { createStoredValueRepository } from './stored-value.ts'
import { createTopUpRepository } from './top-ups.ts'

/** The repositories of the books, and of what stands beside them. */
export function createBookRooms(
  scope: Scope,
): Pick<
  Transaction,
  | 'ledger'
  | 'ledgerAudit'
  | 'recordAudit'
  | 'accountingPeriods'
  | 'cashShifts'
  | 'expenses'
  | 'refunds'
  | 'refundRequests'
  | 'topUps'
  | 'receivables'
  | 'storedValue'
> {
  return {
    ledger: createLedgerRepository(scope),
    ledgerAudit: createLedgerAuditReader(scope),
    recordAudit: createRecordAuditReader(scope),
    accountingPeriods: createAccountingPeriodRepository(scope),
    topUps: createTopUpRepository(scope),
    receivables: createReceivableRepository(scope),
    storedValue: createStoredValueRepository(scope),
    cashShifts: createCashShiftRepository(scope),
    expenses: createExpenseRepository(scope),
    refunds: createRefundRepository(scope),
    refundRequests: createRefundRequestRepository(scope),
  }
}
