import {
  type AccountTotal,
  balanceSheets,
  dateRangeFields,
  emptyRange,
  type LedgerRange,
  type LocationId,
  profitsAndLosses,
  type ReadTransaction,
  trialBalances,
} from '@mendian/core'
import {
  balanceSheetView,
  localDate,
  profitAndLossView,
  type StatementRange,
  statementRange,
  trialBalanceView,
} from '@mendian/core/schemas'
import { z } from 'zod'
import { referenceNotFound } from '../not-found.ts'
import { defineRead, type ReadOperation } from '../operation.ts'
import type { Refusal } from '../refusal.ts'

const trialOutput = z.strictObject({ data: z.array(trialBalanceView) }).meta({ id: 'TrialBalances' })

export const trialBalance: ReadOperation<typeof statementRange, typeof trialOutput> = defineRead({
  name: 'ledger.trialBalance',
  summary: 'Trial balance of each unit',
  http: ['GET', '/v1/ledger/trial-balance'],
  input: statementRange,
  output: trialOutput,
  permission: 'ledger:read',
  refusals: ['reference_not_found', 'range_empty'],
  async run(tx, given) {
    const read = await readTotals(tx, given)
    return read.ok ? { ok: true, value: { data: writable(trialBalances(read.totals)) } } : read
  },
})

const profitOutput = z.strictObject({ data: z.array(profitAndLossView) }).meta({ id: 'ProfitAndLossStatement' })

export const profitAndLoss: ReadOperation<typeof statementRange, typeof profitOutput> = defineRead({
  name: 'ledger.profitAndLoss',
  summary: 'Profit and loss of each currency in a period',
  http: ['GET', '/v1/ledger/profit-and-loss'],
  input: statementRange,
  output: profitOutput,
  permission: 'ledger:read',
  refusals: ['reference_not_found', 'range_empty'],
  async run(tx, given) {
    const read = await readTotals(tx, given)
    return read.ok ? { ok: true, value: { data: writable(profitsAndLosses(read.totals)) } } : read
  },
})

const sheetInput = z.strictObject({
  locationIds: statementRange.shape.locationIds,
  date: localDate.optional().meta({ description: 'At the end of this business day; of all days when absent.' }),
})
const sheetOutput = z.strictObject({ data: z.array(balanceSheetView) }).meta({ id: 'BalanceSheetStatement' })

export const balanceSheet: ReadOperation<typeof sheetInput, typeof sheetOutput> = defineRead({
  name: 'ledger.balanceSheet',
  summary: 'Balance sheet of each currency at the end of a day',
  http: ['GET', '/v1/ledger/balance-sheet'],
  input: sheetInput,
  output: sheetOutput,
  permission: 'ledger:read',
  refusals: ['reference_not_found'],
  async run(tx, { locationIds, date }) {
    const read = await readTotals(tx, { locationIds, toDate: date })
    return read.ok ? { ok: true, value: { data: writable(balanceSheets(read.totals)) } } : read
  },
})

/** What the answer's type wants of a list that nobody changes any more. */
type Writable<T> = T extends readonly (infer Item)[]
  ? Writable<Item>[]
  : T extends object
    ? { -readonly [K in keyof T]: Writable<T[K]> }
    : T

function writable<T>(value: T): Writable<T> {
  return value as Writable<T>
}

async function readTotals(
  tx: ReadTransaction,
  given: StatementRange,
): Promise<
  { readonly ok: true; readonly totals: readonly AccountTotal[] } | { readonly ok: false; readonly refusal: Refusal }
> {
  const { fromDate, toDate } = given
  if (fromDate !== undefined && toDate !== undefined && fromDate > toDate) {
    return {
      ok: false,
      refusal: { code: 'range_empty', details: emptyRange({ from: fromDate, to: toDate }, dateRangeFields) },
    }
  }
  const locationIds =
    given.locationIds === undefined ? [] : ([...new Set(given.locationIds.split(','))] as LocationId[])
  if (locationIds.length > 0) {
    const found = new Set((await tx.locations.findMany(locationIds)).map(({ id }) => id))
    const missing = locationIds.find((id) => !found.has(id))
    if (missing !== undefined) return referenceNotFound('Location', missing)
  }
  const range: LedgerRange = {
    ...(locationIds.length === 0 ? {} : { locationIds }),
    ...(fromDate === undefined ? {} : { fromDate }),
    ...(toDate === undefined ? {} : { toDate }),
  }
  return { ok: true, totals: await tx.ledger.totals(range) }
}
