import { assert } from '../base/assert.ts'
import type { Decision } from '../base/decision.ts'
import { idOf } from '../base/ids.ts'
import type { AccountingPeriod } from './accounting-period.ts'
import { type Books, type LedgerState, openBooks } from './books.ts'

/** Books of those customers and cards in which nothing has happened yet. */
export function newBooks(subjectIds: readonly string[] = [], state: Partial<LedgerState> = {}): Books {
  return openBooks({ subjectIds, balances: [], lots: [], holds: [], closedPeriods: [], ...state }, 0)
}

/** The books after storing what was decided and reading them again at that instant. */
export function reopened(books: Books, nowMs: number): Books {
  const state: LedgerState = {
    subjectIds: [...books.subjectIds],
    balances: [...books.balances.values()],
    lots: [...books.lots.values()],
    holds: [...books.holds.values()],
    closedPeriods: books.closedPeriods,
  }
  return openBooks(state, nowMs)
}

/** What was accepted. */
export function accepted<T>(decision: Decision<T, unknown, { readonly code: string; readonly details: object }>): T {
  assert(decision.ok, decision.ok ? '' : `${decision.refusal.code} ${JSON.stringify(decision.refusal.details)}`)
  return decision.changes
}

/** A closed period of all locations. */
export function closedPeriod(fields: Partial<AccountingPeriod> = {}): AccountingPeriod {
  return {
    id: idOf('AccountingPeriod', '1'),
    locationId: null,
    fromDate: '2026-11-01',
    toDate: '2026-11-20',
    state: 'CLOSED',
    note: '',
    version: 1,
    createdAtMs: 0,
    updatedAtMs: 0,
    ...fields,
  }
}
