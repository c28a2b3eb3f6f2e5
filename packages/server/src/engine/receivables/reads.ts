import type { ReceivableFilter, SettlementFilter } from '@mendian/core'
import {
  customerId,
  locationId,
  orderId,
  pageInput,
  receivableId,
  receivableView as receivableSchema,
  receivableState,
  settlementKind,
  receivableSettlementView as settlementSchema,
} from '@mendian/core/schemas'
import { z } from 'zod'
import { notFound } from '../not-found.ts'
import { defineRead, type ReadOperation } from '../operation.ts'
import { pageOf, readPage } from '../page.ts'
import { timeZonesOf } from '../places/time-zones.ts'
import { receivableView, settlementView } from './receivable-view.ts'

const getInput = z.strictObject({ id: receivableId })

export const get: ReadOperation<typeof getInput, typeof receivableSchema> = defineRead({
  name: 'receivables.get',
  summary: 'Get what a customer owes for one payment on account',
  http: ['GET', '/v1/receivables/{id}'],
  input: getInput,
  output: receivableSchema,
  permission: 'receivable:read',
  refusals: ['not_found'],
  async run(tx, { id }) {
    const receivable = await tx.receivables.find(id)
    if (!receivable) return notFound('Receivable', id)
    const zones = await timeZonesOf(tx, [receivable.locationId])
    return { ok: true, value: receivableView(receivable, zones.of(receivable.locationId)) }
  },
})

const listInput = z.strictObject({
  ...pageInput,
  customerId: customerId.optional(),
  locationId: locationId.optional().meta({ description: 'Where it was put on account.' }),
  orderId: orderId.optional(),
  state: receivableState.optional(),
})
const receivablePage = pageOf('Receivable', receivableSchema)

export const list: ReadOperation<typeof listInput, typeof receivablePage> = defineRead({
  name: 'receivables.list',
  summary: 'List what customers owe and have owed, oldest first',
  http: ['GET', '/v1/receivables'],
  input: listInput,
  output: receivablePage,
  permission: 'receivable:read',
  refusals: [],
  async run(tx, { limit, cursor, ...asked }) {
    const filter = given(asked) as ReceivableFilter
    let zones = await timeZonesOf(tx, [])
    return readPage(
      { limit, cursor },
      async (keys) => {
        const rows = await tx.receivables.list(filter, keys)
        zones = await timeZonesOf(
          tx,
          rows.map((row) => row.locationId),
        )
        return rows
      },
      (row) => row.id,
      (row) => receivableView(row, zones.of(row.locationId)),
    )
  },
})

const settlementsInput = z.strictObject({
  ...pageInput,
  customerId: customerId.optional(),
  locationId: locationId.optional().meta({ description: 'Where it was settled.' }),
  kind: settlementKind.optional(),
})
const settlementPage = pageOf('ReceivableSettlement', settlementSchema)

export const settlements: ReadOperation<typeof settlementsInput, typeof settlementPage> = defineRead({
  name: 'receivables.settlements',
  summary: 'List what was paid of debts or written off, oldest first',
  http: ['GET', '/v1/receivable-settlements'],
  input: settlementsInput,
  output: settlementPage,
  permission: 'receivable:read',
  refusals: [],
  async run(tx, { limit, cursor, ...asked }) {
    const filter = given(asked) as SettlementFilter
    let zones = await timeZonesOf(tx, [])
    return readPage(
      { limit, cursor },
      async (keys) => {
        const rows = await tx.receivables.settlements(filter, keys)
        zones = await timeZonesOf(
          tx,
          rows.map((row) => row.locationId),
        )
        return rows
      },
      (row) => row.id,
      (row) => settlementView(row, zones.of(row.locationId)),
    )
  },
})

/** What of it was asked for. */
function given(asked: object): object {
  return Object.fromEntries(Object.entries(asked).filter(([, value]) => value !== undefined))
}
