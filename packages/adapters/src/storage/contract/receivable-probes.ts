import { idOf, type ReadTransaction, type Transaction } from '@mendian/core'
import * as fixtures from './fixtures.ts'

const { ids } = fixtures
const page = { limit: 200 }

/** Reads of debts that find something in a filled tenant. */
export const receivableReadProbes = {
  'receivables.find': (tx) => tx.receivables.find(idOf('Receivable', '1')),
  'receivables.openOf': (tx) => tx.receivables.openOf({ customerId: ids.customer, currency: 'CNY', limit: 9 }),
  'receivables.openAmong': (tx) =>
    tx.receivables.openAmong({ customerId: ids.customer, currency: 'CNY', ids: [idOf('Receivable', '1')] }),
  'receivables.ofOrder': (tx) => tx.receivables.ofOrder(ids.order('1')),
  'receivables.list': (tx) => tx.receivables.list({}, page),
  'receivables.settlements': (tx) => tx.receivables.settlements({}, page),
  'receivables.totals': (tx) => tx.receivables.totals({ locationId: ids.location, businessDate: '2026-11-23' }),
  'ledgerAudit.receivablesUnlikeBalances': (tx) => tx.ledgerAudit.receivablesUnlikeBalances(),
} as const satisfies Readonly<Record<string, (tx: ReadTransaction) => Promise<unknown>>>

/** Writes of debts that change a filled tenant. */
export const receivableWriteProbes = {
  'receivables.insertMany': (tx) => tx.receivables.insertMany([fixtures.receivable('new')]),
  'receivables.replaceMany': (tx) =>
    tx.receivables.replaceMany([fixtures.receivable('1', { version: 2, paidMinor: 7 })]),
  'receivables.insertSettlement': (tx) => tx.receivables.insertSettlement(fixtures.receivableSettlement('new')),
  'receivables.moveAll': (tx) => tx.receivables.moveAll(ids.customer, idOf('Customer', '2')),
} as const satisfies Readonly<Record<string, (tx: Transaction) => Promise<unknown>>>
