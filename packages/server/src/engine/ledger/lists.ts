import { type BalanceFilter, type EntryFilter, formatInstant } from '@mendian/core'
import {
  accountBalanceView,
  accountCode,
  accountSubject,
  ledgerEntryView,
  ledgerTransactionId,
  localDate,
  locationId,
  pageInput,
} from '@mendian/core/schemas'
import { z } from 'zod'
import { defineRead, type ReadOperation } from '../operation.ts'
import { pageOf, readPage } from '../page.ts'
import { timeZonesOf } from '../places/time-zones.ts'

const accountsInput = z.strictObject({
  ...pageInput,
  account: accountCode.optional(),
  subjectId: accountSubject.optional().meta({ description: 'A customer, a card or an entitlement.' }),
})
const accountPage = pageOf('AccountBalance', accountBalanceView)

export const accounts: ReadOperation<typeof accountsInput, typeof accountPage> = defineRead({
  name: 'ledger.accounts',
  summary: 'List the balances of customers, cards and entitlements',
  http: ['GET', '/v1/ledger/accounts'],
  input: accountsInput,
  output: accountPage,
  permission: 'ledger:read',
  refusals: [],
  run(tx, given) {
    const filter: BalanceFilter = {
      ...(given.account === undefined ? {} : { account: given.account }),
      ...(given.subjectId === undefined ? {} : { subjectId: given.subjectId }),
    }
    return readPage(
      given,
      (page) => tx.ledger.listBalances(filter, page),
      ({ subjectId, account, unit }) => `${subjectId}:${account}:${unit}`,
      ({ floorMinor, ...balance }) => ({
        ...balance,
        availableMinor: balance.postedMinor - balance.heldMinor - floorMinor,
      }),
      'ACCOUNT',
    )
  },
})

const entriesInput = z.strictObject({
  ...pageInput,
  account: accountCode.optional(),
  subjectId: accountSubject.optional().meta({ description: 'A customer, a card or an entitlement, or a code.' }),
  locationId: locationId.optional(),
  fromDate: localDate.optional().meta({ description: 'The first business day.' }),
  toDate: localDate.optional().meta({ description: 'The last business day, this one included.' }),
  sourceId: accountSubject.optional().meta({ description: 'What was posted for, such as the id of an order.' }),
  transactionId: ledgerTransactionId.optional(),
})
const entryPage = pageOf('LedgerEntry', ledgerEntryView)

export const entries: ReadOperation<typeof entriesInput, typeof entryPage> = defineRead({
  name: 'ledger.entries',
  summary: 'List the lines of the books, oldest first',
  http: ['GET', '/v1/ledger/entries'],
  input: entriesInput,
  output: entryPage,
  permission: 'ledger:read',
  refusals: [],
  async run(tx, { limit, cursor, ...asked }) {
    const filter = Object.fromEntries(Object.entries(asked).filter(([, value]) => value !== undefined)) as EntryFilter
    let zones = await timeZonesOf(tx, [])
    return readPage(
      { limit, cursor },
      async (page) => {
        const rows = await tx.ledger.listEntries(filter, page)
        zones = await timeZonesOf(
          tx,
          rows.map((row) => row.locationId),
        )
        return rows
      },
      ({ transactionId, lineNo }) => `${transactionId}:${lineNo}`,
      ({ occurredAtMs, recordedAtMs, source, ...row }) => ({
        ...row,
        source: { ...source },
        occurredAt: formatInstant(zones.of(row.locationId), occurredAtMs),
        recordedAt: formatInstant(zones.of(row.locationId), recordedAtMs),
      }),
      'ID_AND_NUMBER',
    )
  },
})
