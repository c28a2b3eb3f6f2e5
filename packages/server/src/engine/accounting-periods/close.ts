import {
  addDays,
  businessDate,
  closePeriod,
  type LocalDate,
  type Location,
  type LocationId,
  type ReadTransaction,
} from '@mendian/core'
import { accountingPeriodView, closePeriodInput } from '@mendian/core/schemas'
import { referenceNotFound } from '../not-found.ts'
import { defineWrite, type WriteOperation } from '../operation.ts'
import { periodView } from './period-view.ts'

/** Writes that were under way when a business day ended have ended by then: they may still post to it. */
const settledAfterMs = 10 * 60_000

/** More locations than a tenant has. */
const allLocations = 10_000

/** Closes the books of business days that are over: nothing more is entered there. */
export const close: WriteOperation<typeof closePeriodInput, typeof accountingPeriodView> = defineWrite({
  name: 'accountingPeriods.close',
  summary: 'Close the books of business days',
  http: ['POST', '/v1/accounting-periods'],
  status: 201,
  input: closePeriodInput,
  output: accountingPeriodView,
  permission: 'ledger:write',
  movesMoney: false,
  refusals: ['reference_not_found', 'range_empty', 'period_not_over', 'period_overlap'],
  // Alone, so that entries of days gone by are there before, or see what is closed; see `pastDayLocks`.
  locks: ({ locationId }) =>
    locationId === undefined || locationId === null
      ? [{ kind: 'PERIODS', id: 'all' }]
      : [
          { kind: 'PERIODS', id: locationId },
          { kind: 'PERIODS', id: 'all', shared: true },
        ],
  async run(tx, { locationId: ofLocation, ...given }, run) {
    const locationId = ofLocation ?? null
    const locations = await locationsOf(tx, locationId)
    if (locationId !== null && locations.length === 0) return referenceNotFound('Location', locationId)
    const closed = await tx.accountingPeriods.closed({ locationId, fromDate: given.fromDate, toDate: given.toDate })
    const decision = closePeriod(
      { closed, lastClosable: lastClosable(locations, run.nowMs) },
      { ...given, id: run.ids.next('AccountingPeriod'), locationId },
      run.nowMs,
    )
    if (!decision.ok) return decision
    const { period } = decision.changes
    await tx.accountingPeriods.insert(period)
    return { ok: true, value: periodView(period), subjectId: period.id }
  },
})

async function locationsOf(tx: ReadTransaction, locationId: LocationId | null): Promise<readonly Location[]> {
  if (locationId === null) return tx.locations.list({ limit: allLocations })
  const location = await tx.locations.find(locationId)
  return location ? [location] : []
}

/** The last business day that is over at all of them. */
function lastClosable(locations: readonly Location[], nowMs: number): LocalDate {
  const dates = locations.map((location) => addDays(businessDate(location, nowMs - settledAfterMs), -1))
  return dates.sort()[0] ?? '0001-01-01'
}
