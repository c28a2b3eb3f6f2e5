import { accept, type Decision, type RefusalOf, refuse } from '../base/decision.ts'
import type { AccountingPeriodId, LocationId } from '../base/ids.ts'
import type { Versioned } from '../base/record.ts'
import { dateRangeFields, type EmptyRange, emptyRange } from '../time/empty-range.ts'
import type { LocalDate } from '../time/local-time.ts'

export const periodStates = ['CLOSED', 'REOPENED'] as const
export type PeriodState = (typeof periodStates)[number]

/** Business days whose books were closed, of one location or of all. While it is closed nothing is entered there. */
export interface AccountingPeriod extends Versioned {
  readonly id: AccountingPeriodId
  /** Null for all locations of the tenant. */
  readonly locationId: LocationId | null
  readonly fromDate: LocalDate
  /** The last day, this one included. */
  readonly toDate: LocalDate
  readonly state: PeriodState
  readonly note: string
}

export interface ClosePeriod {
  readonly id: AccountingPeriodId
  readonly locationId: LocationId | null
  readonly fromDate: LocalDate
  readonly toDate: LocalDate
  readonly note: string
}

export type ClosePeriodRefusal =
  | RefusalOf<'range_empty', EmptyRange>
  | RefusalOf<'period_not_over', { toDate: LocalDate; lastClosable: LocalDate }>
  | RefusalOf<'period_overlap', { periodId: AccountingPeriodId }>

export type ReopenPeriodRefusal = RefusalOf<'period_not_closed', { periodId: AccountingPeriodId }>

/** Closes business days that are over. One scope has each day in one closed period at most. */
export function closePeriod(
  state: { readonly closed: readonly AccountingPeriod[]; readonly lastClosable: LocalDate },
  command: ClosePeriod,
  nowMs: number,
): Decision<{ readonly period: AccountingPeriod }, never, ClosePeriodRefusal> {
  const { fromDate, toDate, locationId } = command
  if (fromDate > toDate) return refuse('range_empty', emptyRange({ from: fromDate, to: toDate }, dateRangeFields))
  if (toDate > state.lastClosable) return refuse('period_not_over', { toDate, lastClosable: state.lastClosable })
  const other = state.closed.find(
    (period) =>
      period.state === 'CLOSED' &&
      period.locationId === locationId &&
      period.fromDate <= toDate &&
      fromDate <= period.toDate,
  )
  if (other) return refuse('period_overlap', { periodId: other.id })
  return accept({ period: { ...command, state: 'CLOSED', version: 1, createdAtMs: nowMs, updatedAtMs: nowMs } }, [])
}

/** Opens a closed period again. */
export function reopenPeriod(
  period: AccountingPeriod,
  nowMs: number,
): Decision<{ readonly period: AccountingPeriod }, never, ReopenPeriodRefusal> {
  if (period.state !== 'CLOSED') return refuse('period_not_closed', { periodId: period.id })
  return accept({ period: { ...period, state: 'REOPENED', version: period.version + 1, updatedAtMs: nowMs } }, [])
}

/** The closed period that a business day of a location lies in. */
export function closedPeriodOf(
  periods: readonly AccountingPeriod[],
  locationId: LocationId,
  businessDate: LocalDate,
): AccountingPeriod | undefined {
  return periods.find(
    (period) =>
      period.state === 'CLOSED' &&
      (period.locationId === null || period.locationId === locationId) &&
      period.fromDate <= businessDate &&
      businessDate <= period.toDate,
  )
}
