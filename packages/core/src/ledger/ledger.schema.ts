import { z } from 'zod'
import { accountingPeriodId, ledgerTransactionId, locationId, lotId, note } from '../base/wire.schema.ts'
import { currency } from '../money/money.schema.ts'
import { instant, localDate } from '../time/time.schema.ts'
import { type AccountCode, accountCodes, accountTypes } from './account.ts'
import { periodStates } from './accounting-period.ts'
import { ledgerSourceKinds } from './entry.ts'

const codes = accountCodes as readonly [AccountCode, ...AccountCode[]]

export const accountCode = z
  .enum(codes)
  .meta({ id: 'AccountCode', description: 'An account of the chart; see docs/ledger.md.' })

/** Whose an account is: the id of a customer, a card or an entitlement, or a provider's or category's code. */
export const accountSubject: z.ZodString = z
  .string()
  .regex(/^[0-9A-Za-z_.-]{1,80}$/, 'must be an id or a code of 1–80 letters, digits, _, . and -')

const unit = z.string().meta({ description: 'A currency, VISIT, POINT, or POINT.<code> of a sub-ledger.' })
const amount = (description: string): z.ZodNumber => z.int().meta({ description })

export const accountBalanceView = z
  .strictObject({
    account: accountCode,
    subjectId: z.string().meta({ description: 'Whose it is: a customer, a card or an entitlement.' }),
    unit,
    postedMinor: amount('What it stands at, growing on its normal side; what is pending or held is included.'),
    heldMinor: amount('The part that holds keep.'),
    availableMinor: amount('postedMinor less heldMinor; of lots, those pending and expired ones are included.'),
  })
  .meta({ id: 'AccountBalance', description: 'The balance of a guarded account, which never falls below zero.' })

export const ledgerEntryView = z
  .strictObject({
    transactionId: ledgerTransactionId,
    lineNo: z.int().meta({ description: 'From 1 on within the transaction.' }),
    account: accountCode,
    subjectId: z.string().nullable(),
    unit,
    amountMinor: amount('Debits positive, credits negative; in minor units, points or visits.'),
    lotId: lotId.nullable(),
    costMinor: z.int().nullable().meta({ description: "The part of the lot's cost that moved with it." }),
    locationId,
    businessDate: localDate,
    occurredAt: instant,
    recordedAt: instant,
    source: z
      .strictObject({ kind: z.enum(ledgerSourceKinds), id: z.string() })
      .meta({ description: 'What it was posted for, such as an order.' }),
    reversesId: ledgerTransactionId.nullable().meta({ description: 'The transaction that this one takes back.' }),
  })
  .meta({ id: 'LedgerEntry', description: 'One line of the books. The lines of a transaction sum to zero per unit.' })

export const closePeriodInput = z.strictObject({
  locationId: locationId.optional().meta({ description: 'All locations when absent.' }),
  fromDate: localDate,
  toDate: localDate.meta({ description: 'The last business day, this one included; it must be over.' }),
  note: note.default(''),
})

export const accountingPeriodView = z
  .strictObject({
    id: accountingPeriodId,
    locationId: locationId.nullable().meta({ description: 'Null for all locations.' }),
    fromDate: localDate,
    toDate: localDate,
    state: z.enum(periodStates),
    note,
    version: z.int(),
    createdAt: instant,
    updatedAt: instant,
  })
  .meta({ id: 'AccountingPeriod', description: 'Business days whose books were closed; REOPENED ones take entries.' })

const statementLine = z.strictObject({
  account: accountCode,
  type: z.enum(accountTypes),
  amountMinor: amount('On the normal side of the account: what is owned, owed, earned or spent is positive.'),
})

export const trialBalanceView = z
  .strictObject({
    unit,
    lines: z.array(z.strictObject({ ...statementLine.shape, debitMinor: z.int().min(0), creditMinor: z.int().min(0) })),
    debitMinor: z.int(),
    creditMinor: amount('The same as debitMinor, or the books do not balance.'),
  })
  .meta({ id: 'TrialBalance' })

export const profitAndLossView = z
  .strictObject({
    currency,
    revenue: z.array(statementLine),
    deductions: z.array(statementLine).meta({ description: 'Discounts, and bonus and points that were spent.' }),
    expenses: z.array(statementLine),
    grossRevenueMinor: z.int(),
    netRevenueMinor: amount('Revenue less deductions.'),
    expenseMinor: z.int(),
    profitMinor: amount('Negative for a loss.'),
  })
  .meta({ id: 'ProfitAndLoss' })

export const balanceSheetView = z
  .strictObject({
    currency,
    assets: z.array(statementLine),
    liabilities: z.array(statementLine),
    equity: z.array(statementLine),
    assetMinor: amount('The same as liabilityMinor and equityMinor together.'),
    liabilityMinor: z.int(),
    prepaidMinor: amount('What customers have paid ahead: a part of liabilityMinor.'),
    retainedEarningsMinor: amount('Profit and loss of all days up to the date: a part of equityMinor.'),
    equityMinor: z.int(),
  })
  .meta({ id: 'BalanceSheet' })

/** Which locations and days a statement is of. */
export const statementRange = z.strictObject({
  locationIds: z
    .string()
    .regex(/^loc_[0-9a-z]{1,40}(?:,loc_[0-9a-z]{1,40}){0,199}$/, 'must be up to 200 ids of locations, comma-separated')
    .optional()
    .meta({ description: 'Ids of locations, comma-separated; all locations when absent.' }),
  fromDate: localDate.optional().meta({ description: 'The first business day; from the beginning when absent.' }),
  toDate: localDate.optional().meta({ description: 'The last business day, this one included.' }),
})

/** The locations that a statement names. */
export type StatementRange = z.output<typeof statementRange>
